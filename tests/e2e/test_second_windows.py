"""Three windows on one database: the meeting is run in one, followed in another, and noted on in a third."""

import time
from pathlib import Path

from conftest import Run, Start

WITHIN = 1.0
"""Seconds in which a change has to show."""

SLACK = 1.5
"""Seconds that a busy machine may take on top before the test fails."""


def test_what_is_done_in_one_window_shows_in_the_others(run: Run, start: Start, home: Path) -> None:
    run("demo", "--into", str(home / "team.db"))
    follow, notes = start("follow"), start("notes")
    follow.wait_for("No meeting is running")
    notes.wait_for("No meeting is running")

    main = start("run")
    main.wait_for("enter starts the meeting")
    main.press("enter")
    main.wait_for("CHECK IN")
    follow.wait_for("CHECK IN")
    notes.wait_for("CHECK IN")
    notes.wait_for("enter save")
    main.press("enter")
    main.wait_for("UPDATES 1 of 8")
    follow.wait_for("UPDATES 1 of 8")
    notes.wait_for("UPDATES 1 of 8")
    follow.wait_for("▶ running")

    pressed = time.monotonic()
    main.press("enter")
    shown = follow.wait_for("UPDATES 2 of 8")
    assert shown - pressed < WITHIN + SLACK

    notes.type("Walnut")
    notes.press("enter")
    notes.wait_for(r"\d\d:\d\d  Walnut")
    main.press("enter")
    main.wait_for("UPDATES 3 of 8")
    main.press("u")
    main.wait_for("UPDATES 2 of 8")
    follow.wait_for("UPDATES 2 of 8")
    notes.wait_for("UPDATES 2 of 8")
    assert "Walnut" in notes.text()
    assert "Walnut" not in main.text() + follow.text()

    follow.press("enter", "space", "u", "t")
    notes.press("esc")
    notes.wait_for("N write")
    notes.press("u")
    notes.wait_for("Undone: wrote the private note")
    main.wait_for("UPDATES 2 of 8")

    main.kill()
    follow.wait_for("UPDATES 2 of 8")
    for window in (follow, notes):
        window.press("q")
        assert window.wait_for_exit() == 0


def test_where_there_is_no_database_both_say_so_and_make_none(run: Run, start: Start, home: Path) -> None:
    for command in ("follow", "notes"):
        terminal = start(command)
        terminal.wait_for("There is no database at")
        assert terminal.wait_for_exit() == 1
    assert not (home / "team.db").exists()
