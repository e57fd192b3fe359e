"""Who a mail about a meeting goes to, and what it is about."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.process.phases import Phase
from facilitator.views.actions import ActionItemLine


@dataclass(frozen=True)
class Recipient:
    """A member whom a mail goes to. `email` was not looked at yet: it may be empty, or no address at all."""

    member_id: int
    name: str
    email: str


@dataclass(frozen=True)
class Audience:
    """A meeting, and the members who take part in it and are in the team still.

    `meeting_id` is None for a meeting that is still to be made from its series. `start` is UTC, shown in `zone`.
    """

    meeting_id: int | None
    title: str
    start: datetime
    zone: str
    phase: Phase
    members: tuple[Recipient, ...]


@dataclass(frozen=True)
class Owing:
    """A member who has not handed in, with the action items of theirs that are overdue or due soon."""

    member: Recipient
    actions: tuple[ActionItemLine, ...]
