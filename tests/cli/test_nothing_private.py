"""What a command prints or writes holds no private note, and not who took how long."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from leadership import Leadership

from facilitator.acts import checkin, closing, moving, private_notes, team, topics, updates
from facilitator.cli.commands import COMMANDS
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.store.opening import open_store

WINDOWS = {"board", "run", "prepare", "follow", "notes", "demo"}
"""Commands that open screens, or make a team of their own."""

CALLS: dict[str, tuple[tuple[str, ...], ...]] = {
    "agenda": ((),),
    "export": (("milestones", "-o", "plan.csv"), ("milestones", "-o", "plan.xlsx")),
    "import": (("plan.csv", "--dry-run"),),
    "status": ((),),
    "form": (("--all", "-o", "forms"), ("Ann",)),
    "collect": (("forms", "--dry-run"),),
    "minutes": ((), ("-o", "minutes.md"), ("-o", "minutes.html")),
    "preread": ((), ("-o", "preread.md"), ("-o", "preread.html")),
    "tracker": ((), ("--all", "-o", "tracker.html"), ("-o", "tracker.xlsx"), ("-o", "tracker.csv")),
    "publish": (("--to", "public"), ()),
    "members": (("list",),),
    "series": (("list",),),
    "holidays": (("list",),),
    "calendar": (("-o", "meetings.ics"),),
    "topics": (("list",),),
    "actions": ((),),
    "circulate": (
        ("minutes", "1", "--dry-run"), ("preread", "--dry-run"), ("reminder", "--dry-run"),
        ("minutes", "1"), ("preread",), ("reminder",),
    ),
    "settings": ((),),
    "backup": ((),),
    "restore": ((),),
    "check": ((),),
}  # fmt: skip
"""Every other command, with the ways in which it tells or writes something."""

WORDS = ("Walnut", "Hazel", "11:13", "6:13", "11 minutes", "673")
"""Of two private notes, and of how long Ann spoke."""


@pytest.fixture
def held(made: Path, hand: ManualClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Leadership]:
    """One meeting closed and another in its updates, both with private notes, and with a speaker who took too long."""
    monkeypatch.chdir(made.parent)
    store = open_store(f"sqlite:///{made}", hand.clock, "Facilitator")
    room = Leadership(store, hand)
    for member in (room.ann, room.ben, room.cem, room.dora):
        team.change_member(store, member, email=f"m{member}@example.org")
    (made.parent / "public").mkdir()
    for closed in (True, False):
        room.begin()
        hand.tick(11 * 60 + 13)
        room.here(updates.next_speaker)
        hand.tick(100)
        room.here(updates.next_speaker)
        topics.raise_topic(store, "Parking", meeting=room.meeting)
        room.here(private_notes.take, "Walnut")
        room.here(checkin.note_privately, "Hazel")
        if closed:
            room.here(moving.move_to, Phase.CLOSE)
            room.here(closing.send_rest_to_next)
            room.hold()
    yield room
    store.close()


def test_every_command_is_looked_at() -> None:
    assert CALLS.keys() | WINDOWS == set(COMMANDS)


def test_no_command_tells_or_writes_what_is_private(held: Leadership, made: Path, call: Callable[..., Result]) -> None:
    done = []
    for command, ways in CALLS.items():
        for arguments in ways:
            result = call(command, *arguments)
            done.append((command, result.exit_code, result.output))
            for words in WORDS:
                assert words not in result.output, (command, arguments)

    refused = [(command, text) for command, code, text in done if code != 0]
    assert refused == []
    written = dict(files(made.parent))
    assert {path.name for path in written} >= {
        "plan.csv", "plan.xlsx", "minutes.md", "minutes.html", "preread.md", "preread.html", "tracker.html",
        "tracker.xlsx", "tracker.csv", "meetings.ics",
    }  # fmt: skip
    for path, content in written.items():
        for words in WORDS[:4]:
            assert words not in content, path


def files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Whatever was written for others to read; a database and its backups hold everything."""
    for path in folder.rglob("*"):
        if not path.is_file() or path.name.startswith("cli.db") or path.suffix == ".db" or "backups" in path.parts:
            continue
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as parts:
                yield path, "".join(parts.read(name).decode() for name in parts.namelist())
        else:
            yield path, path.read_bytes().decode("utf-8", "replace")
