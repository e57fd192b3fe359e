"""What the program keeps can be read by its user alone, whatever the mask for new files says."""

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from facilitator.cli.running import write_down
from facilitator.clock import SYSTEM_CLOCK
from facilitator.files import write_whole
from facilitator.store.opening import open_store

Call = Callable[..., Result]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights of another kind")


@pytest.fixture(autouse=True)
def open_mask() -> Iterator[None]:
    """New files and folders are open to everybody, unless a program says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(folder: Path) -> dict[str, str]:
    """What may be done with everything in `folder`."""
    return {str(path.relative_to(folder)): oct(stat.S_IMODE(path.stat().st_mode)) for path in folder.rglob("*")}


def test_the_database_what_is_beside_it_and_its_backups(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tmp_path / "kept"
    monkeypatch.setenv("FACILITATOR_DB", str(kept / "team.db"))
    store = open_store(f"sqlite:///{kept / 'team.db'}", SYSTEM_CLOCK, "Ann")
    with store.act("test.nothing"), store.read():
        assert call("backup").exit_code == 0
        found = rights(kept)
    store.close()

    assert {"team.db", "team.db-wal", "team.db-shm", "backups"} < set(found)
    assert found.pop("backups") == "0o700"
    assert set(found.values()) == {"0o600"}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o700


def test_what_a_backup_is_brought_back_into(call: Call, made: Path) -> None:
    made.chmod(0o600)
    assert call("backup").exit_code == 0
    for damage in (made.unlink, lambda: made.write_bytes(made.read_bytes()[:5000])):
        damage()
        assert call("restore", "latest").exit_code == 0
        found = rights(made.parent)
        assert {rights for name, rights in found.items() if name.startswith(("cli", "backups/"))} == {"0o600"}


def test_the_log(tmp_path: Path) -> None:
    write_down(ValueError, ValueError("what somebody wrote"), None)

    (log,) = (tmp_path / "home").rglob("facilitator.log")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert stat.S_IMODE(log.parent.stat().st_mode) == 0o700


def test_a_document_is_its_users_who_may_share_it(tmp_path: Path) -> None:
    os.umask(0o022)
    write_whole(tmp_path / "minutes.md", b"# Minutes")

    assert stat.S_IMODE((tmp_path / "minutes.md").stat().st_mode) == 0o644
