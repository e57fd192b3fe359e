"""An owner writes on a real terminal while the facilitator has the board open; the program is killed in between."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from conftest import Run, Start


def test_what_an_owner_typed_survives_a_kill_and_the_facilitator_sees_it_handed_in(
    run: Run, start: Start, home: Path
) -> None:
    begun = datetime.now(UTC) + timedelta(days=2)
    run("members", "add", "Ann Berg")
    run("members", "add", "Bo Lee")
    sheet = f"Milestone;Owner;Due;Status;Priority\nSign the lease;Ann Berg;{begun:%Y-%m-%d};green;Growth\n"
    (home / "plan.csv").write_text(sheet, encoding="utf-8")
    run("import", str(home / "plan.csv"))
    run(
        "series", "add", "Leadership", "--every", "weekly", "--on", f"{begun:%a}".lower(), "--at", f"{begun:%H:%M}",
        "--zone", "UTC", "--member", "Ann", "--member", "Bo",
    )  # fmt: skip

    owner = start("prepare", "ann")
    owner.wait_for("1 milestone, soonest first")
    owner.press("y")
    owner.wait_for("What would help with Sign the lease")
    owner.type("A lawyer from @bo")
    owner.press("enter")
    owner.wait_for("asks Bo Lee")
    owner.press("tab")
    owner.type("Three customers signed")
    # The draft is a second old at most.
    owner.settle(1.3)
    owner.kill()

    board = start("board")
    board.wait_for("Sign the lease")
    board.wait_for("might miss")

    again = start("prepare")
    again.wait_for("ANN BERG")
    again.wait_for("Three customers signed")
    again.wait_for("A lawyer from @bo")
    again.press("ctrl+s")
    again.wait_for("Handed in")
    board.wait_for("1 of 2 handed in")
    again.press("q")
    assert again.wait_for_exit() == 0
