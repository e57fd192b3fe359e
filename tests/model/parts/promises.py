"""What holds after every step, whatever was done before."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from itertools import pairwise

from documents_out import TODAY_ZONE
from memory import MERGED, OPEN
from rows import Row, Rows
from sqlalchemy.engine import Connection

from facilitator.process.invariants import broken
from facilitator.reading import candidates, heads
from facilitator.reading.topics import waiting
from facilitator.store.replaying import journal_faults

LIVE = ("check_in", "updates", "prioritize", "discuss", "close")


def hold(connection: Connection, rows: Rows, now: datetime, meetings: Collection[int]) -> None:
    """Raise AssertionError for the first promise that is broken, by these meetings or by any topic."""
    for meeting_id in meetings:
        assert broken(heads.meeting_facts(connection, meeting_id)) == (), f"meeting {meeting_id}"
        _times_add_up(rows, rows.tables["meeting"][meeting_id], now)
    _topics_have_one_fate(connection, rows, now)


def hold_altogether(connection: Connection, rows: Rows, now: datetime) -> None:
    """The same of every meeting, of every value that the journal has, and of every agenda to come."""
    hold(connection, rows, now, rows.tables["meeting"])
    assert journal_faults(connection) == ()
    comes_up = _on_some_agenda(connection, rows, now)
    for key in rows.ids("topic", state=OPEN):
        assert comes_up is None or key in comes_up, f"open topic {key} comes up nowhere"


def _topics_have_one_fate(connection: Connection, rows: Rows, now: datetime) -> None:
    topics = rows.tables["topic"]
    live = {key for key, row in rows.tables["meeting"].items() if row["phase"] in LIVE}
    dealt_with = {
        discussion["topic_id"]
        for discussion in rows.tables["discussion"].values()
        if discussion["meeting_id"] in live and discussion["outcome"] is not None
    }
    waits = {line.id for line in waiting(connection, now.astimezone(TODAY_ZONE).date())}
    for key, topic in topics.items():
        _merged_into_what_is_there(topics, key)
        if topic["state"] == OPEN:
            assert (key in waits) != (key in dealt_with), f"open topic {key} is neither on the board nor dealt with"
        else:
            assert key not in waits, f"topic {key} is {topic['state']} and waits on the board"


def _merged_into_what_is_there(topics: Mapping[int, Row], key: int) -> None:
    seen: set[int] = set()
    while topics[key]["state"] == MERGED:
        assert key not in seen, f"topics {sorted(seen)} are merged into each other, and none is left"
        seen.add(key)
        key = topics[key]["merged_into_id"]
    assert topics[key]["merged_into_id"] is None, f"topic {key} is {topics[key]['state']} and merged as well"


def _on_some_agenda(connection: Connection, rows: Rows, now: datetime) -> set[int] | None:
    """The topics that stand in a meeting to come, or that one would take up; None where no regular one is planned."""
    to_come = [key for key, row in rows.tables["meeting"].items() if row["phase"] != "closed"]
    placed = {row["topic_id"] for row in rows.tables["discussion"].values() if row["meeting_id"] in to_come}
    if not any(rows.tables["meeting"][key]["kind"] == "regular" for key in to_come):
        return None
    return placed.union(*(candidates.waiting_for(connection, key, now) for key in to_come))


def _times_add_up(rows: Rows, meeting: Row, now: datetime) -> None:
    spans = sorted(
        (
            (moment(span["started_at"]), moment(span["ended_at"]) if span["ended_at"] else now, span["discounted"])
            for span in rows.tables["clock_span"].values()
            if span["meeting_id"] == meeting["id"]
        ),
    )
    where = f"meeting {meeting['id']}"
    for (_, ended, _), (started, _, _) in pairwise(spans):
        assert ended <= started, f"two clocks of {where} ran at once: one until {ended}, the next from {started}"
    used = sum((max(0.0, (ended - started).total_seconds() - less) for started, ended, less in spans), 0.0)
    assert all(started <= ended for started, ended, _ in spans), f"a clock of {where} ended before it began"
    if spans:
        elapsed = (moment(meeting["ended_at"]) if meeting["ended_at"] else now) - moment(meeting["started_at"])
        assert used <= elapsed.total_seconds() + 0.001, f"{where}: {used} s were used of {elapsed}"


def moment(text: str) -> datetime:
    """A time as the file has it."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
