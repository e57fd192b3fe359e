"""Meetings: planned by hand, or made from the series that comes next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.engine import Connection
from sqlmodel import col, select

from facilitator.acts.fitting import change_plan
from facilitator.errors import NotFound, NotValid
from facilitator.process.budget import Fit, choices, chosen
from facilitator.process.schedule import check_zone, hand_in_deadline
from facilitator.reading.lines import local_day
from facilitator.reading.next_meeting import Due, due_next, next_regular
from facilitator.records.meeting import Attendance, Meeting
from facilitator.records.team import Member, Series, SeriesMember
from facilitator.records.update import Update
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import required_line


@dataclass(frozen=True)
class MeetingPlan:
    """A regular meeting that belongs to no series.

    `planned_start` is aware; `zone` is the IANA zone to show it in; `members` are ids in speaking order, each with
    whether they give an update.
    """

    title: str
    planned_start: datetime
    zone: str
    length_minutes: int
    update_seconds: int
    members: tuple[tuple[int, bool], ...]


def add_meeting(store: Store, plan: MeetingPlan) -> int:
    """Plan a meeting, and give back its id. Raises NotValid for a plan that cannot be taken, NotFound for a member."""
    with store.act("meetings.add_meeting") as unit:
        if not 5 <= plan.length_minutes <= 720:
            raise NotValid(f"A meeting cannot have {plan.length_minutes} minutes.", "Give between 5 and 720.")
        if not 15 <= plan.update_seconds <= 7200:
            raise NotValid(f"An update cannot have {plan.update_seconds} seconds.", "Give between 15 and 7200.")
        meeting = Meeting(
            title=required_line(plan.title, "title"),
            planned_start=plan.planned_start,
            zone=check_zone(plan.zone),
            length_minutes=plan.length_minutes,
            update_seconds=plan.update_seconds,
            reserve_seconds=min(Meeting.model_fields["reserve_seconds"].default, plan.length_minutes * 60 // 2),
        )
        meeting.hand_in_by = hand_in_deadline(meeting.planned_start, meeting.hand_in_hours)
        _insert(unit, meeting, [(unit.get(Member, key).id, gives) for key, gives in dict(plan.members).items()])
        unit.about(meeting.title)
        return meeting.id


def open_next_meeting(store: Store) -> int:
    """The meeting that runs, else the one that is due next, made from its series if need be. Gives back its id.

    Raises NotFound where none is planned and no series goes on.
    """
    return _open(store, due_next)


def open_next_regular(store: Store) -> int:
    """The meeting that updates are written for now, made from its series if need be. Gives back its id.

    Raises NotFound where none is planned and no series goes on.
    """
    return _open(store, next_regular)


def _open(store: Store, find: Callable[[Connection, datetime], Due | None]) -> int:
    # One that is there already can be opened while somebody else writes.
    with store.read() as connection:
        due = find(connection, store.clock.now())
    if due is not None and due.meeting_id is not None:
        return due.meeting_id
    with store.act("meetings.open_next_meeting") as unit:
        return _made(unit, find(unit.session.connection(), unit.now))


def _made(unit: Unit, due: Due | None) -> int:
    if due is not None and due.meeting_id is not None:
        return due.meeting_id
    if due is None or due.series_id is None:
        raise NotFound("No meeting is planned.", "Plan one, or say when the team meets: facilitator series add")
    meeting = from_series(unit, unit.get(Series, due.series_id), due.start)
    unit.about(meeting.title)
    return meeting.id


def from_series(unit: Unit, series: Series, start: datetime) -> Meeting:
    """Make the meeting of `series` at `start`, as part of an act; as was chosen where its updates do not fit."""
    members = unit.all(
        select(SeriesMember)
        .join(Member, col(SeriesMember.member_id) == col(Member.id))
        .where(SeriesMember.series_id == series.id, col(Member.active))
        .order_by(col(SeriesMember.position), col(SeriesMember.id))
    )
    meeting = Meeting(
        series_id=series.id,
        series_day=local_day(start, series.zone),
        title=series.name,
        planned_start=start,
        zone=series.zone,
        length_minutes=series.length_minutes,
        update_seconds=series.update_seconds,
        reserve_seconds=series.reserve_seconds,
        hand_in_hours=series.hand_in_hours,
        hand_in_by=hand_in_deadline(start, series.hand_in_hours),
    )
    fit = Fit(
        speakers=sum(member.gives_update for member in members),
        seconds_each=series.update_seconds,
        first_half_seconds=series.length_minutes * 60 // 2,
    )
    choice = chosen(choices(fit, series.length_minutes), series.fit_choice)
    if choice is not None:
        change_plan(meeting, choice)
    _insert(unit, meeting, [(member.member_id, member.gives_update) for member in members])
    return meeting


def _insert(unit: Unit, meeting: Meeting, members: list[tuple[int, bool]]) -> None:
    """Insert a meeting with who takes part, in speaking order, and an update for each who gives one."""
    unit.add(meeting)
    for position, (member_id, gives) in enumerate(members):
        unit.session.add(Attendance(meeting_id=meeting.id, member_id=member_id, position=position, gives_update=gives))
        if gives:
            unit.session.add(Update(meeting_id=meeting.id, member_id=member_id, position=position))
