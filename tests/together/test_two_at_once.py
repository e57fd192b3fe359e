"""Several programs write at the same moment: nothing that was saved is lost, and every conflict is shown."""

from pathlib import Path

from crowd import check_nothing_lost, edit_together, make_team

EDITORS, EDITS, SEED = 3, 16, 20261120


def test_edits_of_several_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    database = tmp_path / "team.db"
    since = make_team(database)
    done = edit_together(database, EDITORS, EDITS, SEED)
    figures = check_nothing_lost(database, since, done)
    assert figures.accepted >= EDITORS * EDITS // 2
    assert figures.conflicts > 0
