"""A team all of whose texts mean harm, made with the acts; or written into the file past every act."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing as closed
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.acts import (
    checkin,
    closing,
    days_off,
    discussing,
    meetings,
    moving,
    ordering,
    planning,
    private_notes,
    series,
    team,
    topics,
    updates,
)
from facilitator.acts.outcomes import SeparatePlan
from facilitator.clock import ManualClock
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.process.schedule import Cadence
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.text import clean, one_line

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
Hurt = Callable[[str], str]
"""What stands in a field, given a word that no other field has."""


@cache
def _empty() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        open_store(f"sqlite:///{path}", ManualClock(NOW).clock, "test").close()
        return path.read_bytes()


class Harmed:
    """The team. `lines` and `paragraphs` have what should be kept of each text that was typed."""

    def __init__(self, path: Path, texts: Sequence[str]) -> None:
        path.write_bytes(_empty())
        self.path = path
        self.hand = ManualClock(NOW)
        self.store: Store = open_store(f"sqlite:///{path}", self.hand.clock, "Facilitator")
        self.lines: dict[str, str] = {}
        self.paragraphs: dict[str, str] = {}
        self._texts, self._used = texts, 0
        self._fill()

    def _typed(self) -> str:
        """The next text, with a word of its own before or behind it."""
        self._used += 1
        text, word = self._texts[self._used % len(self._texts)], f"w{self._used}w"
        return f"{text} {word}" if self._used % 2 else f"{word}{text}"

    def line(self, field: str) -> str:
        """A text for a field of one line."""
        typed = self._typed()
        self.lines[field] = one_line(typed)
        return typed

    def many(self, field: str) -> str:
        """A text for a field of many lines."""
        typed = self._typed()
        self.paragraphs[field] = clean(typed).strip()
        return typed

    def _fill(self) -> None:
        """A meeting that is over, one that is planned, and everything else that has words."""
        store = self.store
        team.name_team(store, self.line("team.name"))
        people = [
            team.add_member(store, self.line(f"member.name {n}"), self.line(f"member.role {n}"), f"m{n}@example.org")
            for n in range(3)
        ]
        plan = series.SeriesPlan(
            self.line("series.name"), Cadence.WEEKLY, 1, time(10), "Europe/Berlin", date(2026, 11, 17)
        )
        series_id = series.add_series(store, plan, people)
        days_off.add_holiday(store, date(2026, 12, 24), date(2026, 12, 31), self.line("holiday.name"))
        days_off.skip_day(store, series_id, date(2026, 12, 1), self.line("series_skip.reason"))
        priority = planning.add_priority(store, self.line("priority.title"), self.many("priority.outcome"))
        milestone = planning.add_milestone(
            store,
            title=self.line("milestone.title"),
            priority_id=priority,
            owner_id=people[0],
            due=date(2026, 11, 10),
            resources=self.many("milestone.resources"),
            notes=self.many("milestone.notes"),
        )
        meeting = meetings.open_next_meeting(store)
        with store.read() as connection:
            update = connection.exec_driver_sql('SELECT min(id) FROM "update"').scalar_one()
        updates.write(
            store,
            update,
            wins=self.many("update.wins"),
            learnings=self.many("update.learnings"),
            notes=self.many("update.notes"),
        )
        updates.add_help(store, update, self.line("help_request.text"), milestone_id=milestone, asked=(people[1],))
        checkin.start(store, meeting)
        moving.move_to(store, meeting, Phase.UPDATES)
        private_notes.take(store, meeting, self.many("private_note.text"))
        for n in range(4):
            topics.raise_topic(store, self.line(f"topic.title {n}"), meeting=meeting, raised_by=people[n % 3])
        updates.take_rest_as_read(store, meeting)
        ordering.commit(store, meeting)
        self._discuss(meeting, people)
        closing.send_rest_to_next(store, meeting)
        self.hand.tick(600)
        closing.close(store, meeting)
        waiting = topics.raise_topic(store, self.line("topic.title waiting"))
        topics.drop(store, waiting, self.line("topic.settled_note"))
        topics.raise_topic(store, self.line("topic.title open"))
        self.hand.tick(3600)
        self.next_meeting = meetings.open_next_meeting(store)
        self.meeting = meeting
        planning.set_due(store, milestone, date(2026, 12, 24))

    def _discuss(self, meeting: int, people: Sequence[int]) -> None:
        store = self.store
        with store.read() as connection:
            order = list(connection.exec_driver_sql("SELECT id FROM discussion ORDER BY position").scalars())
        self.hand.tick(60)
        discussing.note(store, order[0], self.many("discussion.notes"))
        discussing.decide(store, meeting, self.many("decision.text"), order[0])
        discussing.decide(store, meeting, self.many("decision.text general"))
        discussing.add_action(store, meeting, self.line("action_item.what"), people[1], date(2026, 11, 20), order[0])
        discussing.conclude(store, meeting, order[0], Outcome.DROPPED, reason=self.line("discussion.reason"))
        plan = SeparatePlan(
            self.line("meeting.title"), NOW + timedelta(days=2), "Europe/Berlin", 30, people[2], tuple(people)
        )
        discussing.conclude_separately(store, meeting, order[1], plan)
        moving.move_to(store, meeting, Phase.CLOSE)

    def close(self) -> None:
        """Let go of the file."""
        self.store.close()


def harm_past_the_acts(path: Path, texts: Sequence[str]) -> None:
    """Put texts into every field of words that nothing cleaned, as another program could."""
    words = {
        "team": ("name",),
        "member": ("name", "role"),
        "series": ("name",),
        "holiday": ("name",),
        "series_skip": ("reason",),
        "priority": ("title", "outcome"),
        "milestone": ("title", "resources", "notes"),
        "meeting": ("title",),
        "update": ("wins", "learnings", "notes"),
        "help_request": ("text",),
        "topic": ("title", "settled_note"),
        "discussion": ("reason", "notes"),
        "decision": ("text",),
        "action_item": ("what",),
        "private_note": ("text",),
        "act": ("subject",),
    }
    # No database can hold half a character.
    storable = [text.encode("utf-8", "ignore").decode() for text in texts]
    with closed(sqlite3.connect(path)) as connection:
        used = 0
        for table, fields in words.items():
            for (key,) in connection.execute(f'SELECT id FROM "{table}"').fetchall():
                for field in fields:
                    used += 1
                    value = f"{storable[used % len(storable)]} w{used}w"
                    connection.execute(f'UPDATE "{table}" SET "{field}" = ? WHERE id = ?', (value, key))
        connection.commit()
