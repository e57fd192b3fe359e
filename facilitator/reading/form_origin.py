"""Which form came back: whose, for which meeting, and as of which act."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import FacilitatorError, NotFound, NotValid
from facilitator.process.dates import MONTHS
from facilitator.process.form_reference import FormReference, read_form_reference
from facilitator.process.meeting import MeetingKind
from facilitator.process.merging import name_key, person_key
from facilitator.process.phases import Phase
from facilitator.reading.lines import local_day
from facilitator.reading.next_meeting import next_regular
from facilitator.reading.plan import database_mark
from facilitator.reading.team import member_named
from facilitator.records.columns import COLUMNS
from facilitator.text import quoted

_member = COLUMNS["member"]
_meeting = COLUMNS["meeting"]
_act = COLUMNS["act"]
_change = COLUMNS["change"]

_ANEW = "Make a new form: facilitator form"

# What a reference names, in one go: a folder may hold hundreds of forms.
_NAMED = sa.select(
    sa.select(_member.c.name).where(_member.c.id == sa.bindparam("member")).scalar_subquery().label("owner"),
    sa.select(_meeting.c.id).where(_meeting.c.id == sa.bindparam("meeting")).scalar_subquery().label("meeting"),
    sa.select(_act.c.id).where(_act.c.id == sa.bindparam("act")).scalar_subquery().label("act"),
)


@dataclass(frozen=True)
class Origin:
    """Whose form it is, and for which meeting.

    `as_of` is the newest act that the form knew. Where that is not `certain`, since its reference is missing, it is
    the act that made the meeting: the form is younger than that, and may have shown anything since. `notice` says so.
    """

    member_id: int
    meeting_id: int
    as_of: int
    certain: bool
    notice: str


def origin(connection: Connection, reference: str, member: str, meeting: str, now: datetime) -> Origin:
    """Where a form comes from, by its `reference`, else by the member and the meeting that its head names.

    Raises NotValid and NotFound where that cannot be told, or is another database.
    """
    read = read_form_reference(reference)
    if read is None:
        return _by_names(connection, reference, member, meeting, now)
    _check(connection, read, member)
    return Origin(read.member, read.meeting, read.as_of, certain=True, notice="")


def _check(connection: Connection, reference: FormReference, named: str) -> None:
    """Raise NotValid or NotFound where `reference` says something else than this database, or than the form's head."""
    if reference.database != database_mark(connection):
        raise NotValid(
            f"This form is of another team: its reference {reference} is not of this database.",
            "Collect it with the database that it was made from (--db).",
        )
    known = {"member": reference.member, "meeting": reference.meeting, "act": reference.as_of}
    there = connection.execute(_NAMED, known).one()
    if there.act is None:
        raise NotValid(
            f"This form is newer than this database: its reference {reference} names an act that is not there.",
            "Was an older copy put back? Take the newer one, or take the reference out of the form.",
        )
    if there.owner is None:
        raise NotFound(f"The member of the form {reference} is not there any more.", _ANEW)
    if there.meeting is None:
        raise NotFound(f"The meeting of the form {reference} is not there any more.", _ANEW)
    if person_key(there.owner) != person_key(named):
        _check_head(connection, there.owner, named)


def _check_head(connection: Connection, owner: str, named: str) -> None:
    """Raise NotValid where the head of a form of `owner` names another member; a name that nobody has is an old one."""
    for other in connection.execute(sa.select(_member.c.name)).scalars():
        if person_key(other) == person_key(named):
            raise NotValid(
                f"The head of the form names {other}, and its reference is that of {owner}.",
                "Put the one right that is wrong.",
            )


def _by_names(connection: Connection, reference: str, member: str, meeting: str, now: datetime) -> Origin:
    missing = f"The reference {quoted(reference)} cannot be read" if reference else "The form has no reference"
    if not member:
        raise NotValid(f"{missing}, and it names nobody.", "Put back the lines that were at the top of the form.")
    person = member_named(connection, member)
    meeting_id = _meeting_named(connection, meeting, now, missing)
    made = sa.select(sa.func.min(_change.c.act_id)).where(_change.c.record == "meeting", _change.c.key == meeting_id)
    return Origin(
        member_id=person.id,
        meeting_id=meeting_id,
        as_of=int(connection.execute(made).scalar_one()),
        certain=False,
        notice=f"{missing}, so it was taken for that of {person.name} by what its head says; "
        "what else was changed on the board meanwhile is left.",
    )


def _meeting_named(connection: Connection, text: str, now: datetime, missing: str) -> int:
    """The regular meeting that `text` means by its title and day; without a text, the one that comes next."""
    if not text:
        due = next_regular(connection, now)
        if due is None or due.meeting_id is None:
            raise NotFound(f"{missing}, and no meeting waits for updates.", _ANEW)
        return due.meeting_id
    rows = connection.execute(
        sa.select(_meeting.c.id, _meeting.c.title, _meeting.c.planned_start, _meeting.c.zone, _meeting.c.phase)
        .where(_meeting.c.kind == MeetingKind.REGULAR)
        .order_by(_meeting.c.planned_start.desc())
    ).all()
    titled = [row for row in rows if name_key(row.title) in name_key(text)]
    on_day = [row for row in titled if _names_day(text, local_day(row.planned_start, row.zone))]
    if not any(char.isdecimal() for char in name_key(text)):
        on_day = [row for row in titled if row.phase is not Phase.CLOSED]
    if len(on_day) == 1:
        return int(on_day[0].id)
    raise _unclear(text, missing, on_day)


def _unclear(text: str, missing: str, found: list[sa.Row[*tuple[Any, ...]]]) -> FacilitatorError:
    what = "could be several meetings" if found else "is no meeting that there is"
    return NotFound(f"{missing}, and {quoted(text)} {what}.", "Put back the lines that were at the top of the form.")


def _names_day(text: str, day: date) -> bool:
    """Whether `text` has the date of `day`, in figures or with the month in words."""
    words = name_key(text).replace(",", " ").replace(".", " ").split()
    return day.isoformat() in words or any((first, second) in _written(day) for first, second in pairwise(words))


def _written(day: date) -> Iterator[tuple[str, str]]:
    for month in (MONTHS[day.month - 1], MONTHS[day.month - 1][:3]):
        yield str(day.day), month
        yield month, str(day.day)
