"""Several processes that edit one database at the same time, and what must be true of it afterwards."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import sqlalchemy as sa
from editor import Done

from facilitator.acts import checkin, meetings, moving, planning, team, topics
from facilitator.acts.meetings import MeetingPlan
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.records.columns import COLUMNS
from facilitator.store.database import Store, last_act
from facilitator.store.opening import open_store
from facilitator.store.replaying import journal_faults
from facilitator.store.soundness import file_faults

BEGAN = datetime(2026, 11, 17, 9, tzinfo=UTC)


@dataclass
class Figures:
    """What came of one run: edits that were accepted, conflicts that were shown, waits for the database."""

    accepted: int
    conflicts: int
    waited: int


def make_team(database: Path) -> int:
    """Two members in a running meeting with an update each, three milestones, two topics. Gives back the newest act."""
    store = open_store(f"sqlite:///{database}", ManualClock(BEGAN).clock, "Facilitator")
    ann, bo = team.add_member(store, "Ann Berg"), team.add_member(store, "Bo Lee")
    growth = planning.add_priority(store, "Growth")
    for title in ("Prices", "Shop", "Power"):
        planning.add_milestone(store, title=title, priority_id=growth, owner_id=ann, due=date(2026, 12, 1))
    for title in ("Parking", "Canteen"):
        topics.raise_topic(store, title)
    plan = MeetingPlan("Weekly", BEGAN, "Europe/Berlin", 60, 300, ((ann, True), (bo, True)))
    meeting = meetings.add_meeting(store, plan)
    checkin.start(store, meeting)
    moving.move_to(store, meeting, Phase.UPDATES)
    with store.read() as connection:
        newest = last_act(connection)
    store.close()
    return newest


def edit_together(database: Path, editors: int, edits: int, seed: int) -> list[Done]:
    """Let so many processes make so many edits each, all from the same moment on."""
    program = str(Path(__file__).with_name("editor.py"))
    running = [
        subprocess.Popen(
            [sys.executable, program, str(database), f"editor-{n}", str(seed * 100 + n), str(edits)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for n in range(editors)
    ]
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in running:
        assert one.stdin is not None
        one.stdin.write("go\n")
        one.stdin.flush()
    done = []
    for one in running:
        out, _ = one.communicate(timeout=120)
        assert one.returncode == 0
        done.append(Done(**json.loads(out)))
    return done


def check_nothing_lost(database: Path, since: int, done: list[Done]) -> Figures:
    """Hold the promises to what the editors say that they did after the act `since`. Raises AssertionError."""
    store = open_store(f"sqlite:///{database}", ManualClock(BEGAN).clock, "Facilitator")
    try:
        _check_texts(store, since, done)
        with store.read() as connection:
            assert journal_faults(connection) == ()
        assert file_faults(database) == ()
    finally:
        store.close()
    accepted = sum(len(one.replaced) + len(one.added) + len(one.statuses) for one in done)
    return Figures(accepted, sum(len(one.conflicts) for one in done), sum(one.waited for one in done))


def _check_texts(store: Store, since: int, done: list[Done]) -> None:
    change, act = COLUMNS["change"], COLUMNS["act"]
    with store.read() as connection:
        journal = connection.execute(
            sa.select(change.c.record, change.c.key, change.c.field, change.c.before, change.c.after)
            .where(change.c.act_id > since)
            .order_by(change.c.id)
        ).all()
        acts = connection.execute(sa.select(sa.func.count()).where(act.c.id > since)).scalar_one()
        notes = "\n".join(connection.execute(sa.select(COLUMNS["update"].c.notes)).scalars())
        titles = set(connection.execute(sa.select(COLUMNS["topic"].c.title)).scalars())
    written = [tuple(row) for row in journal if isinstance(row.after, str)]
    replaced = [tuple(one) for person in done for one in person.replaced]
    # Each text that was accepted is in the journal once, and it took the place of exactly the text that was seen.
    texts = Counter(row for row in written if row[2] in ("title", "resources", "wins", "learnings") or
                    (row[0], row[2]) == ("milestone", "notes"))  # fmt: skip
    assert texts == Counter(replaced)
    added = [words for person in done for kind, words in person.added if kind == "note"]
    assert Counter(notes.split()) == Counter(" ".join(added).split())
    reworded = {words for record, _, name, words, _ in replaced if (record, name) == ("topic", "title")}
    assert {words for person in done for kind, words in person.added if kind == "topic"} <= titles | reworded
    # A status that stood already changes nothing and leaves no act; every other edit is one.
    statuses = sum(row[2] == "status" for row in written)
    assert acts == len(replaced) + sum(len(person.added) for person in done) + statuses
    ever = {row[4] for row in written} | {row[3] for row in written}
    for person in done:
        for _, _, _, own, theirs in person.conflicts:
            assert theirs in ever
            assert own != theirs
