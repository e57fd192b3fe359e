"""Ten years of meetings for the benchmark: 520 meetings, 5,000 milestones, 60 of them open, 100,000 changes."""

import json
import sqlite3
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from facilitator.acts import series
from facilitator.clock import SYSTEM_CLOCK
from facilitator.process.schedule import Cadence
from facilitator.store.opening import open_store
from facilitator.store.revision import SCHEMA_REVISION

MEETINGS = 520
MILESTONES = 5_000
OPEN = 60
CHANGES = 100_000


def build(path: Path) -> None:
    """Write the database; rows go in directly, since acts would take minutes."""
    open_store(f"sqlite:///{path}", SYSTEM_CLOCK, "benchmark").close()
    now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    with sqlite3.connect(path) as db:
        db.executemany(
            "INSERT INTO member VALUES (?, 1, ?, 'Director', '', 1)", [(n, f"Member {n}") for n in range(1, 13)]
        )
        db.executemany(
            "INSERT INTO priority VALUES (?, 1, ?, 'An outcome', ?)", [(n, f"Priority {n}", n) for n in range(1, 9)]
        )
        db.executemany(
            "INSERT INTO milestone (id, version, priority_id, title, owner_id, due, status, resources, notes)"
            " VALUES (?, 1, ?, ?, ?, ?, ?, '', '')",
            [_milestone(n, now) for n in range(1, MILESTONES + 1)],
        )
        db.executemany(
            "INSERT INTO meeting (id, version, kind, title, phase, planned_start, zone, length_minutes, update_seconds,"
            " reserve_seconds, hand_in_hours, started_at, ended_at)"
            " VALUES (?, 1, 'regular', 'Leadership', 'closed', ?, 'Europe/Berlin', 60, 300, 300, 24, ?, ?)",
            [_meeting(n, now) for n in range(1, MEETINGS + 1)],
        )
        acts, changes = [], []
        for n in range(1, CHANGES // 10 + 1):
            meeting = 1 + n * MEETINGS // (CHANGES // 10 + 1)
            at = now - timedelta(weeks=MEETINGS - meeting + 1) + timedelta(seconds=n % 3000)
            acts.append((n, "planning.set_status", "a milestone", "benchmark", meeting, str(at), SCHEMA_REVISION))
            for k in range(10):
                milestone = 1 + (n * 7 + k) % MILESTONES
                changes.append((n, "milestone", milestone, "status", json.dumps("on_track"), json.dumps("might_miss")))
        db.executemany(
            "INSERT INTO act (id, kind, subject, actor, meeting_id, at, schema_revision) VALUES (?,?,?,?,?,?,?)", acts
        )
        db.executemany("INSERT INTO change (act_id, record, key, field, before, after) VALUES (?,?,?,?,?,?)", changes)
    db.close()
    _go_on(path)


def _go_on(path: Path) -> None:
    """They meet each week from now on, all of them."""
    store = open_store(f"sqlite:///{path}", SYSTEM_CLOCK, "benchmark")
    today = SYSTEM_CLOCK.now().date()
    plan = series.SeriesPlan("Leadership", Cadence.WEEKLY, 1, time(10), "Europe/Berlin", today, length_minutes=120)
    series.add_series(store, plan, range(1, 13))
    store.close()


def _milestone(n: int, now: datetime) -> tuple[object, ...]:
    still_open = n > MILESTONES - OPEN
    due = now + timedelta(days=n - MILESTONES + 70) if still_open else now - timedelta(days=(MILESTONES - n) // 2)
    title = f"Milestone number {n} of the plan"
    return n, 1 + n % 8, title, 1 + n % 12, str(due.date()), "on_track" if still_open else "done"


def _meeting(n: int, now: datetime) -> tuple[object, ...]:
    start = now - timedelta(weeks=MEETINGS - n + 1)
    return n, str(start), str(start), str(start + timedelta(minutes=58))
