"""Past meetings, and a search across everything that was said and decided in meetings."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.process.carryover import DEFERRED
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.records.columns import COLUMNS
from facilitator.views.history import Found, PastMeeting

_meeting = COLUMNS["meeting"]
_attendance = COLUMNS["attendance"]
_update = COLUMNS["update"]
_help = COLUMNS["help_request"]
_topic = COLUMNS["topic"]
_discussion = COLUMNS["discussion"]
_decision = COLUMNS["decision"]
_action = COLUMNS["action_item"]
_member = COLUMNS["member"]

AT_ONCE = 60
"""Meetings that a search looks through in one query: recent finds come without reading ten years."""

EXCERPT = 200
"""Characters of a long line that are shown around what was found."""

_STEP = 60
_ACCENTS = re.compile("[\u0300-\u036f]")


def _count(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> sa.ScalarSelect[int]:
    belongs = table.c.meeting_id == _meeting.c.id
    query = sa.select(sa.func.count()).select_from(table).where(belongs, *conditions)
    return query.correlate(_meeting).scalar_subquery()


_PAST = (
    sa.select(
        _meeting.c.id, _meeting.c.title, _meeting.c.started_at, _meeting.c.ended_at, _meeting.c.zone, _meeting.c.rating,
        _count(_attendance, _attendance.c.state != AttendanceState.AWAY).label("present"),
        _count(_discussion).label("topics"),
        _count(_discussion, _discussion.c.outcome.in_(DEFERRED)).label("deferred"),
        _count(_decision).label("decisions"),
        _count(_action).label("actions"),
    )
    .where(_meeting.c.phase == Phase.CLOSED, _meeting.c.started_at.is_not(None), _meeting.c.ended_at.is_not(None))
    .order_by(_meeting.c.started_at.desc(), _meeting.c.id.desc())
)  # fmt: skip

_given = _update.join(_member, _update.c.member_id == _member.c.id)
_nobody = sa.literal("")

# Kind, where its words stand, whose they are, and how it belongs to a meeting; in the order in which finds of one
# meeting are shown.
_PLACES: tuple[tuple[str, sa.Column[Any], sa.ColumnElement[str], sa.FromClause, sa.Table], ...] = (
    ("topic", _topic.c.title, _nobody, _discussion.join(_topic, _discussion.c.topic_id == _topic.c.id), _discussion),
    ("decision", _decision.c.text, _nobody, _decision, _decision),
    ("action item", _action.c.what, _member.c.name, _action.join(_member, _action.c.owner_id == _member.c.id), _action),
    ("note", _discussion.c.notes, _nobody, _discussion, _discussion),
    ("note", _update.c.notes, _member.c.name, _given, _update),
    ("wins", _update.c.wins, _member.c.name, _given, _update),
    ("learnings", _update.c.learnings, _member.c.name, _given, _update),
    ("help", _help.c.text, _member.c.name, _given.join(_help, _help.c.update_id == _update.c.id), _update),
)


def past_meetings(connection: Connection, limit: int = 100, before: datetime | None = None) -> tuple[PastMeeting, ...]:
    """Closed meetings, newest first, at most `limit` of those that began before `before` (aware) if that is given."""
    query = _PAST.limit(limit)
    if before is not None:
        query = query.where(_meeting.c.started_at < before)
    return tuple(
        PastMeeting(
            id=row.id,
            title=row.title,
            start=row.started_at,
            zone=row.zone,
            minutes_long=_minutes(row.started_at, row.ended_at),
            present=row.present,
            topics=row.topics,
            decisions=row.decisions,
            actions=row.actions,
            deferred=row.deferred,
            rating=row.rating,
        )
        for row in connection.execute(query)
    )


def _minutes(start: datetime, end: datetime) -> int:
    """How long it was by the times as they are shown, without seconds: the list and the minutes say the same."""
    return int(end.timestamp() // 60 - start.timestamp() // 60)


def search(connection: Connection, words: str, limit: int = 50) -> tuple[Found, ...]:
    """Where every one of `words` stands, of the newest meetings first, at most `limit` places; none without words.

    Capitals and small letters are the same, in every alphabet, and accents may be left out; a word may stand inside a
    longer one. Topics, decisions, action items, notes, wins, learnings and help of meetings that have begun are looked
    through; the name of who gave the update or owns the action item counts as one of its words.
    """
    wanted = _folded(words).split()
    return tuple(islice(_finds(connection, wanted), limit)) if wanted else ()


def _finds(connection: Connection, wanted: Sequence[str]) -> Iterator[Found]:
    begun = connection.execute(
        sa.select(_meeting.c.id, _meeting.c.title, _meeting.c.started_at, _meeting.c.zone)
        .where(_meeting.c.started_at.is_not(None))
        .order_by(_meeting.c.started_at.desc(), _meeting.c.id.desc())
    ).all()
    for first in range(0, len(begun), AT_ONCE):
        some = begun[first : first + AT_ONCE]
        found = defaultdict[int, list[Any]](list)
        for text in _texts(connection, [meeting.id for meeting in some]):
            if _holds(f"{text.who} {text.words}", wanted):
                found[text.meeting_id].append(text)
        for meeting in some:
            for text in sorted(found[meeting.id], key=lambda text: (text.place, text.id)):
                yield Found(
                    meeting_id=meeting.id,
                    meeting=meeting.title,
                    start=meeting.started_at,
                    zone=meeting.zone,
                    kind=_PLACES[text.place][0],
                    text=_excerpt(text.words, wanted),
                    who=text.who,
                )


def _texts(connection: Connection, meeting_ids: Sequence[int]) -> Sequence[sa.Row[*tuple[Any, ...]]]:
    """Everything that was said in these meetings.

    The words are looked for here and not by the database, which folds the case of ASCII letters at most.
    """
    parts = [
        sa.select(
            sa.literal(place).label("place"),
            table.c.meeting_id,
            words.table.c.id,
            words.label("words"),
            who.label("who"),
        )
        .select_from(source)
        .where(table.c.meeting_id.in_(meeting_ids), words != "")
        for place, (_, words, who, source, table) in enumerate(_PLACES)
    ]
    return connection.execute(sa.union_all(*parts)).all()


def _folded(text: str) -> str:
    """`text` without the difference of capitals and small letters, and without the accents of European scripts."""
    folded = text.casefold()
    return folded if folded.isascii() else _ACCENTS.sub("", unicodedata.normalize("NFD", folded))


def _holds(text: str, wanted: Sequence[str]) -> bool:
    folded = _folded(text)
    return all(word in folded for word in wanted)


def _excerpt(text: str, wanted: Sequence[str]) -> str:
    """The line of `text` that holds most of the words; of a long line the first part that holds most of them."""

    def held(part: str) -> int:
        folded = _folded(part)
        return sum(word in folded for word in wanted)

    line = max(text.split("\n"), key=held).strip()
    if len(line) <= EXCERPT:
        return line
    start = max(range(0, len(line), _STEP), key=lambda start: held(line[start : start + EXCERPT]))
    shown = line[start : start + EXCERPT]
    return f"{'…' if start else ''}{shown.strip()}{'…' if start + EXCERPT < len(line) else ''}"
