"""The clock of whatever is up, the speaker or the topic: pause, more time, and putting right what it shows."""

import math
from datetime import datetime, timedelta

from sqlmodel import col, select

from facilitator.acts.labels import named
from facilitator.errors import NotNow, NotValid
from facilitator.process.meeting import Turn
from facilitator.process.timebox import Span, clock_text, elapsed
from facilitator.records.meeting import ClockSpan, Meeting
from facilitator.records.team import Member
from facilitator.records.topic import Discussion, Topic
from facilitator.records.update import Update
from facilitator.store.database import Store
from facilitator.store.unit import Unit

Subject = Update | Discussion
"""What a clock can belong to."""


def start_clock(unit: Unit, meeting_id: int, *, update_id: int | None = None, discussion_id: int | None = None) -> None:
    """Start a clock now, for exactly one of an update and a discussion. No other clock of the meeting may run."""
    unit.add(ClockSpan(meeting_id=meeting_id, update_id=update_id, discussion_id=discussion_id, started_at=unit.now))


def stop_clock(unit: Unit, meeting_id: int, at: datetime | None = None) -> None:
    """Stop the clock that runs in the meeting, if one does, at `at` (UTC; now where it is not given)."""
    span = _running(unit, meeting_id)
    if span is None:
        return
    # The wall clock may have been set back, and a span does not end before it begins.
    span.ended_at = max(at or unit.now, span.started_at)
    # One clock runs at a time, and a flush would insert the next span before it updates this one.
    unit.session.flush()


def pause(store: Store, meeting_id: int) -> None:
    """Stop the clock of what is up. The meeting goes on. Raises NotNow where nothing is up."""
    with store.act("clocks.pause", meeting=meeting_id) as unit:
        unit.about(_name(unit, _what_is_up(unit, meeting_id)))
        stop_clock(unit, meeting_id)


def resume(store: Store, meeting_id: int) -> None:
    """Let the clock of what is up go on. Raises NotNow where nothing is up."""
    with store.act("clocks.resume", meeting=meeting_id) as unit:
        subject = _what_is_up(unit, meeting_id)
        unit.about(_name(unit, subject))
        if _running(unit, meeting_id) is None:
            _start(unit, meeting_id, subject)


def toggle_pause(store: Store, meeting_id: int) -> None:
    """Pause the clock of what is up, or let it go on. Raises NotNow where nothing is up."""
    with store.act("clocks.toggle_pause", meeting=meeting_id) as unit:
        subject = _what_is_up(unit, meeting_id)
        name, stands = _name(unit, subject), _running(unit, meeting_id) is None
        unit.about(f"let the clock of {name} go on" if stands else f"paused the clock of {name}")
        if stands:
            _start(unit, meeting_id, subject)
        else:
            stop_clock(unit, meeting_id)


def add_time(store: Store, meeting_id: int, seconds: int) -> None:
    """Give what is up more time, or (below zero) less; a topic in whole minutes, at least one.

    A topic that was given no minutes gets them counted from what it has used. Raises NotNow where nothing is up, or
    where there is nothing to take from.
    """
    with store.act("clocks.add_time", meeting=meeting_id) as unit:
        subject = _what_is_up(unit, meeting_id)
        given, name = clock_text(abs(seconds)), _name(unit, subject)
        unit.about(f"gave {name} {given} more" if seconds > 0 else f"took {given} from {name}")
        if isinstance(subject, Update):
            planned = unit.get(Meeting, meeting_id).update_seconds
            subject.extra_seconds = max(-planned, subject.extra_seconds + seconds)
            return
        if subject.minutes is None and seconds < 0:
            raise NotNow("The topic was given no minutes, so none can be taken away.", "Give it some first.")
        used = elapsed((Span(s.started_at, s.ended_at, s.discounted) for s in _spans(unit, subject)), unit.now)
        before = math.ceil(used / 60) if subject.minutes is None else subject.minutes
        subject.minutes = max(1, before + round(seconds / 60))


def restart(store: Store, meeting_id: int) -> None:
    """Begin the time of what is up anew, and let it run: what has passed so far does not count.

    Raises NotNow where nothing is up.
    """
    with store.act("clocks.restart", meeting=meeting_id) as unit:
        subject = _what_is_up(unit, meeting_id)
        unit.about(_name(unit, subject))
        for span in _spans(unit, subject):
            unit.delete(span)
        _start(unit, meeting_id, subject)


def set_back(store: Store, meeting_id: int, seconds: int) -> None:
    """Let the newest clock of what is up have begun `seconds` earlier, because it was started too late.

    A clock that ran until then ends as much earlier: the one before had stopped speaking. It begins no earlier than
    that one began, or the meeting. Raises NotNow where nothing is up or no earlier start is possible, NotValid where
    `seconds` are not above zero.
    """
    _check_positive(seconds)
    with store.act("clocks.set_back", meeting=meeting_id) as unit:
        subject = _what_is_up(unit, meeting_id)
        unit.about(f"{seconds} s more for {_name(unit, subject)}")
        spans = _spans(unit, subject)
        if not spans:
            raise NotNow("No clock was started yet.", "Let it run first.")
        span = spans[-1]
        before = _span_before(unit, span)
        began = unit.get(Meeting, meeting_id).started_at
        earliest = max([began or span.started_at, *([before.started_at] if before else [])])
        if span.started_at <= earliest:
            raise NotNow("The clock cannot begin earlier.", "Add time instead.")
        span.started_at = max(earliest, span.started_at - timedelta(seconds=seconds))
        if before is not None and before.ended_at is not None and before.ended_at > span.started_at:
            before.ended_at = span.started_at


def discount(store: Store, meeting_id: int, seconds: float) -> None:
    """Take a gap of `seconds` (a closed lid, a program that was down) out of the running clock, else of the last one.

    Never more than the clock is long. Raises NotNow where there was no clock, NotValid where `seconds` are not above
    zero.
    """
    _check_positive(seconds)
    with store.act("clocks.discount", meeting=meeting_id) as unit:
        newest = select(ClockSpan).where(ClockSpan.meeting_id == meeting_id)
        span = _running(unit, meeting_id) or unit.first(newest.order_by(col(ClockSpan.ended_at).desc()))
        if span is None:
            raise NotNow("No clock has run in this meeting.", "There is nothing to take a gap out of.")
        unit.about(clock_text(seconds))
        length = max(0.0, ((span.ended_at or unit.now) - span.started_at).total_seconds())
        span.discounted = min(length, span.discounted + seconds)


def move_back(store: Store, meeting_id: int, seconds: float) -> None:
    """Let the running clock go on as if the machine's clock had not been set back by `seconds` while it ran.

    A gap that was left out of it comes back first: the machine's clock had been set forward before. By the rest the
    start of the meeting and every clock in it move back, so that all lengths stay what they were. Raises NotValid
    where `seconds` are not above zero.
    """
    _check_positive(seconds)
    with store.act("clocks.move_back", meeting=meeting_id) as unit:
        unit.about(clock_text(seconds))
        running, meeting = _running(unit, meeting_id), unit.get(Meeting, meeting_id)
        left_out = 0.0 if running is None else min(running.discounted, seconds)
        if running is not None:
            running.discounted -= left_out
        rest = timedelta(seconds=seconds - left_out)
        if rest:
            meeting.started_at = None if meeting.started_at is None else meeting.started_at - rest
            for span in unit.all(select(ClockSpan).where(ClockSpan.meeting_id == meeting_id)):
                span.started_at -= rest
                span.ended_at = None if span.ended_at is None else span.ended_at - rest


def _check_positive(seconds: float) -> None:
    if seconds <= 0:
        raise NotValid("The seconds must be above zero.", "Type how many seconds it was.")


def _running(unit: Unit, meeting_id: int) -> ClockSpan | None:
    return unit.first(select(ClockSpan).where(ClockSpan.meeting_id == meeting_id, col(ClockSpan.ended_at).is_(None)))


def _what_is_up(unit: Unit, meeting_id: int) -> Subject:
    update = unit.first(select(Update).where(Update.meeting_id == meeting_id, Update.turn == Turn.UP))
    if update is not None:
        return update
    discussion = unit.first(select(Discussion).where(Discussion.meeting_id == meeting_id, Discussion.turn == Turn.UP))
    if discussion is None:
        raise NotNow("Nobody speaks and no topic is up.", "Bring somebody or something up first.")
    return discussion


def _name(unit: Unit, subject: Subject) -> str:
    if isinstance(subject, Update):
        return unit.get(Member, subject.member_id).name
    return named(unit.get(Topic, subject.topic_id).title)


def _spans(unit: Unit, subject: Subject) -> list[ClockSpan]:
    """The spans of `subject`, oldest first."""
    column = ClockSpan.update_id if isinstance(subject, Update) else ClockSpan.discussion_id
    return unit.all(select(ClockSpan).where(column == subject.id).order_by(col(ClockSpan.started_at)))


def _start(unit: Unit, meeting_id: int, subject: Subject) -> None:
    if isinstance(subject, Update):
        start_clock(unit, meeting_id, update_id=subject.id)
    else:
        start_clock(unit, meeting_id, discussion_id=subject.id)


def _span_before(unit: Unit, span: ClockSpan) -> ClockSpan | None:
    """The clock that ended last before `span` began; None where it is the first of the meeting."""
    earlier = unit.all(
        select(ClockSpan)
        .where(ClockSpan.meeting_id == span.meeting_id, ClockSpan.id != span.id)
        # Two that ended at once: the one that was set back to nothing came after the other.
        .order_by(col(ClockSpan.ended_at).desc(), col(ClockSpan.started_at).desc())
    )
    return next((other for other in earlier if other.ended_at and other.ended_at <= span.started_at), None)
