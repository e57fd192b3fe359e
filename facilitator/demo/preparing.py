"""The days before a meeting: owners bring their milestones up to date, raise topics and write their updates."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from sqlmodel import col, select

from facilitator.acts import checkin, meetings, topics, updates
from facilitator.demo import script
from facilitator.demo.cast import Cast, Promise
from facilitator.records.update import Update

SECONDS_A_REQUEST = 90
"""How long it takes to write one request for help."""

Step = tuple[datetime, Callable[[], None]]


def prepare(cast: Cast, meeting: script.Meeting) -> int:
    """Make the meeting, and let happen what comes before its start, each in its time. Gives back the meeting's id."""
    meeting_id = meetings.open_next_meeting(cast.facilitator)
    start = cast.moment(-7 * meeting.weeks_ago)
    steps = [*_promised(cast, start), *_prepared(cast, meeting, meeting_id, start)]
    for moment, step in sorted(steps, key=lambda step: step[0]):
        cast.go_to(moment)
        step()
    return meeting_id


def update_ids(cast: Cast, meeting_id: int) -> dict[str, int]:
    """The update of each member who gives one, by the member's key, in speaking order."""
    keys = {member_id: key for key, member_id in cast.members.items()}
    order = select(Update.member_id, Update.id).where(Update.meeting_id == meeting_id).order_by(col(Update.position))
    with cast.facilitator.read() as connection:
        return {keys[row.member_id]: row.id for row in connection.execute(order)}


def _promised(cast: Cast, start: datetime) -> Iterator[Step]:
    """What owners do of their action items before `start`; what is done just then is said at the check-in."""
    now = cast.hand.now()
    for promise in cast.promises:
        if now < promise.done < start:
            yield promise.done, partial(_keep, cast, promise)


def _prepared(cast: Cast, meeting: script.Meeting, meeting_id: int, start: datetime) -> Iterator[Step]:
    ids = update_ids(cast, meeting_id)
    for update in meeting.updates:
        yield _before(start, update.hours), partial(_hand_in, cast, update, meeting_id, ids[update.member])
    for change in meeting.changes:
        if change.hours is not None:
            owner = cast.store_of(cast.owners[change.milestone])
            yield _before(start, change.hours), partial(cast.change, owner, change)
    for topic in meeting.topics:
        if topic.hours is not None:
            yield _before(start, topic.hours), partial(_raise, cast, topic)


def _before(start: datetime, hours: float) -> datetime:
    return start - timedelta(hours=hours)


def _keep(cast: Cast, promise: Promise) -> None:
    checkin.set_action_done(cast.store_of(promise.owner), promise.action_id, True)


def _hand_in(cast: Cast, update: script.Update, meeting_id: int, update_id: int) -> None:
    store = cast.store_of(update.member)
    updates.write(store, update_id, wins=update.wins, learnings=update.learnings)
    for help_line in update.help:
        cast.wait(SECONDS_A_REQUEST)
        cast.requests[meeting_id, help_line.text] = updates.add_help(
            store,
            update_id,
            help_line.text,
            milestone_id=cast.milestone(help_line.milestone),
            asked=cast.ids(help_line.asked),
        )


def _raise(cast: Cast, topic: script.Topic) -> None:
    topics.raise_topic(
        cast.store_of(topic.by),
        topic.title,
        raised_by=cast.members[topic.by],
        milestone_id=cast.milestone(topic.milestone),
    )
