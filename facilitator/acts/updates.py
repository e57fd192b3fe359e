"""The first half: who speaks and who comes next; and what members write for it."""

from collections.abc import Collection
from datetime import datetime
from typing import Literal

from sqlmodel import col, select

from facilitator.acts import moving
from facilitator.acts.labels import counted
from facilitator.acts.requests import new_request, remove_request, requests_of, reword_request
from facilitator.acts.seen import Seen, check_seen, check_words
from facilitator.acts.speaking import (
    attendance_of,
    current_speaker,
    end_of_order,
    in_updates,
    pass_on,
    put_up,
    speaker,
    waiting,
)
from facilitator.errors import NotNow, NotValid
from facilitator.process.meeting import AttendanceState, Turn
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.records.meeting import ClockSpan, Meeting
from facilitator.records.team import Member
from facilitator.records.update import HelpRequest, Update
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import paragraph


def next_speaker(store: Store, meeting_id: int, *, as_of: int | None = None) -> None:
    """The speaker is done, and the next one who waits and is here comes up; after the last one the topics follow.

    Raises NotNow outside the updates, MovedOn where the meeting has gone on since `as_of`.
    """
    with store.act("updates.next_speaker", meeting=meeting_id, as_of=as_of) as unit:
        meeting = in_updates(unit, meeting_id)
        pass_on(unit, meeting, Turn.DONE)
        unit.about(_who_is_up(unit, meeting))


def skip(store: Store, meeting_id: int, *, as_of: int | None = None) -> None:
    """The speaker gives no update today; the next one comes up. Raises NotNow where nobody speaks, and MovedOn."""
    with store.act("updates.skip", meeting=meeting_id, as_of=as_of) as unit:
        meeting = in_updates(unit, meeting_id)
        unit.about(_name(unit, current_speaker(unit, meeting_id)))
        pass_on(unit, meeting, Turn.SKIPPED)


def later(store: Store, meeting_id: int, *, as_of: int | None = None) -> None:
    """The speaker goes to the end of the order, and the next one comes up.

    Raises NotNow where nobody speaks or nobody else waits, and MovedOn.
    """
    with store.act("updates.later", meeting=meeting_id, as_of=as_of) as unit:
        meeting = in_updates(unit, meeting_id)
        current = current_speaker(unit, meeting_id)
        if not waiting(unit, meeting_id):
            raise NotNow("Nobody else waits to speak.", "Go on to the topics, or take the time now.")
        unit.about(_name(unit, current))
        current.position = end_of_order(unit, meeting_id)
        pass_on(unit, meeting, Turn.WAITING)


def away(store: Store, meeting_id: int, *, as_of: int | None = None) -> None:
    """The speaker turns out to be away; the next one comes up. Raises NotNow where nobody speaks, and MovedOn."""
    with store.act("updates.away", meeting=meeting_id, as_of=as_of) as unit:
        meeting = in_updates(unit, meeting_id)
        current = current_speaker(unit, meeting_id)
        unit.about(_name(unit, current))
        attendance = attendance_of(unit, meeting_id, current.member_id)
        if attendance is not None:
            attendance.state = AttendanceState.AWAY
        pass_on(unit, meeting, Turn.WAITING)


def bring_up(store: Store, meeting_id: int, update_id: int, *, as_of: int | None = None) -> None:
    """Bring up a chosen speaker, whatever became of them before; whoever spoke comes directly after, with their clock.

    Somebody who was away is here now, late; somebody who was to give none gives one. Raises NotNow, NotFound, MovedOn.
    """
    with store.act("updates.bring_up", meeting=meeting_id, as_of=as_of) as unit:
        in_updates(unit, meeting_id)
        update = unit.get(Update, update_id)
        if update.meeting_id != meeting_id:
            raise NotValid("That update belongs to another meeting.", "Choose somebody from the order of this one.")
        unit.about(_name(unit, update))
        attendance = attendance_of(unit, meeting_id, update.member_id)
        if attendance is not None:
            attendance.gives_update = True
            if attendance.state is AttendanceState.AWAY:
                attendance.state = AttendanceState.LATE
        put_up(unit, update)


def previous_speaker(store: Store, meeting_id: int, *, as_of: int | None = None) -> None:
    """Back to the one who spoke last: their clock goes on, and whoever speaks now comes directly after them.

    Raises NotNow where nobody has spoken yet, and MovedOn.
    """
    with store.act("updates.previous_speaker", meeting=meeting_id, as_of=as_of) as unit:
        in_updates(unit, meeting_id)
        last = unit.first(
            select(Update)
            .outerjoin(ClockSpan, col(ClockSpan.update_id) == col(Update.id))
            .where(Update.meeting_id == meeting_id, Update.turn == Turn.DONE)
            .order_by(col(ClockSpan.ended_at).desc(), col(Update.position).desc())
        )
        if last is None:
            raise NotNow("Nobody has spoken yet.", "Choose somebody from the order instead.")
        unit.about(_name(unit, last))
        put_up(unit, last)


def take_rest_as_read(store: Store, meeting_id: int, *, as_of: int | None = None) -> None:
    """Whoever is here and has not spoken is taken as read, and the topics follow. Raises NotNow and MovedOn."""
    with store.act("updates.take_rest_as_read", meeting=meeting_id, as_of=as_of) as unit:
        meeting = in_updates(unit, meeting_id)
        left = waiting(unit, meeting_id)
        for update in left:
            update.turn = Turn.READ
        unit.about(counted(len(left), "update"))
        moving.enter(unit, meeting, Phase.PRIORITIZE)


def write(
    store: Store,
    update_id: int,
    *,
    wins: str | None = None,
    learnings: str | None = None,
    notes: str | None = None,
    meeting: int | None = None,
    seen: Seen | None = None,
) -> None:
    """Write an update's texts; None leaves one as it is.

    Wins or learnings of somebody who handed in nothing count as handed in now. Raises NotFound, NotValid, and Conflict
    where wins, learnings or notes stand otherwise than `seen`.
    """
    with store.act("updates.write", meeting=meeting) as unit:
        update = unit.get(Update, update_id)
        before = _words(update)
        unit.about(_name(unit, update))
        if wins is not None:
            update.wins = paragraph(wins, "wins")
        if learnings is not None:
            update.learnings = paragraph(learnings, "learnings")
        if notes is not None:
            update.notes = paragraph(notes, "notes")
        check_seen(seen, before, _words(update))
        if update.wins or update.learnings:
            _hand_in_by_writing(unit, update)


def add_line(
    store: Store, update_id: int, part: Literal["wins", "learnings"], text: str, *, meeting: int | None = None
) -> None:
    """Add a line to the wins or learnings as they stand now; it counts as handed in where nothing was.

    Raises NotFound and NotValid.
    """
    with store.act("updates.write", meeting=meeting) as unit:
        update = unit.get(Update, update_id)
        unit.about(_name(unit, update))
        line = paragraph(text, part)
        if not line:
            raise NotValid("There is nothing to add.", "Type a few words.")
        setattr(update, part, paragraph(f"{_words(update)[part]}\n{line}", part))
        _hand_in_by_writing(unit, update)


def note(store: Store, update_id: int, text: str) -> None:
    """Add a line to what is noted for everybody while a member speaks. Raises NotFound and NotValid."""
    with store.act("updates.note") as unit:
        update = unit.get(Update, update_id)
        line = paragraph(text, "note")
        if not line:
            raise NotValid("The note is empty.", "Type a few words.")
        update.notes = paragraph(f"{update.notes}\n{line}", "notes")
        live = unit.get(Meeting, update.meeting_id).phase in LIVE_PHASES
        unit.about(_name(unit, update), meeting=update.meeting_id if live else None)


def add_help(
    store: Store,
    update_id: int,
    text: str,
    *,
    milestone_id: int | None = None,
    asked: Collection[int] = (),
    meeting: int | None = None,
) -> int:
    """Add a request for help to an update, and give back its id.

    `asked` are ids of members; whoever the text names with "@name" is asked as well. It counts as handed in now where
    nothing was. Raises NotFound and NotValid.
    """
    with store.act("updates.add_help", meeting=meeting) as unit:
        update = unit.get(Update, update_id)
        places = [one.position for one in requests_of(unit, update.id)]
        request = new_request(
            unit, update.id, text, max(places, default=-1) + 1, milestone_id=milestone_id, asked=asked
        )
        _hand_in_by_writing(unit, update)
        unit.about(request.text)
        return request.id


def change_help(store: Store, help_id: int, text: str, *, meeting: int | None = None, seen: str | None = None) -> None:
    """Give a request for help other words; whom these name is asked, whom only the old ones named is not any more.

    Raises NotFound, NotValid, and Conflict where other words than `seen` stand there.
    """
    with store.act("updates.change_help", meeting=meeting) as unit:
        request = unit.get(HelpRequest, help_id)
        before = request.text
        reword_request(unit, request, text)
        check_words(seen, before, request.text)
        unit.about(request.text)


def remove_help(store: Store, help_id: int, *, meeting: int | None = None) -> None:
    """Take out a request for help. Raises NotNow where it became a topic, NotFound."""
    with store.act("updates.remove_help", meeting=meeting) as unit:
        request = unit.get(HelpRequest, help_id)
        unit.about(request.text)
        remove_request(unit, request)


def hand_in(store: Store, update_id: int, when: datetime | None = None, *, meeting: int | None = None) -> None:
    """Hand an update in, at `when` (UTC; now where it is not given). It can be handed in until the member has spoken.

    Raises NotNow after that, NotFound.
    """
    with store.act("updates.hand_in", meeting=meeting) as unit:
        update = unit.get(Update, update_id)
        unit.about(_name(unit, update))
        if update.turn is Turn.DONE or unit.get(Meeting, update.meeting_id).phase is Phase.CLOSED:
            raise NotNow("The update was given already.", "Keep what is new for the next meeting.")
        update.handed_in_at = when or unit.now


def _who_is_up(unit: Unit, meeting: Meeting) -> str:
    update = speaker(unit, meeting.id)
    return "the topics" if update is None else _name(unit, update)


def _name(unit: Unit, update: Update) -> str:
    return unit.get(Member, update.member_id).name


def _words(update: Update) -> Seen:
    return {"wins": update.wins, "learnings": update.learnings, "notes": update.notes}


def _hand_in_by_writing(unit: Unit, update: Update) -> None:
    if update.handed_in_at is None and unit.get(Meeting, update.meeting_id).phase is not Phase.CLOSED:
        update.handed_in_at = unit.now
