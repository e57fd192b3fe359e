"""Before the meeting: an owner hands in what they prepared, as one act."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.acts.requests import new_request, remove_request, requests_of, reword_request, topic_of
from facilitator.acts.seen import Seen, check_seen
from facilitator.errors import NotNow
from facilitator.process.help_lines import continued
from facilitator.process.meeting import Turn
from facilitator.process.phases import Phase
from facilitator.records.meeting import Meeting
from facilitator.records.team import Member
from facilitator.records.update import HelpRequest, Update
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import paragraph


@dataclass(frozen=True)
class Asking:
    """A line of help, and the milestone it is about where it was made from one."""

    text: str
    milestone_id: int | None = None


def hand_in(
    store: Store, update_id: int, *, wins: str, learnings: str, help: Sequence[Asking], seen: Seen | None = None
) -> tuple[str, ...]:
    """Hand in an update with all its texts. Gives back the lines of help that stay because they are topics already.

    A line that goes on from an earlier one, in other words perhaps, stays that request: with the people asked, its
    milestone and its topic. Others are taken out. Who hands in again was handed in since the first time. Raises
    NotNow where the member has spoken or the meeting is closed, NotValid for texts that cannot be taken, NotFound, and
    Conflict where wins, learnings or help (a line each) stand otherwise than `seen`.
    """
    with store.act("preparing.hand_in") as unit:
        update = unit.get(Update, update_id)
        unit.about(unit.get(Member, update.member_id).name)
        if update.turn is Turn.DONE or unit.get(Meeting, update.meeting_id).phase is Phase.CLOSED:
            raise NotNow("The update was given already.", "Keep what is new for the next meeting.")
        before = _words(unit, update)
        update.wins = paragraph(wins, "wins")
        update.learnings = paragraph(learnings, "learnings")
        kept = put_requests(unit, update_id, help)
        check_seen(seen, before, _words(unit, update))
        update.handed_in_at = update.handed_in_at or unit.now
        return kept


def put_requests(unit: Unit, update_id: int, lines: Sequence[Asking]) -> tuple[str, ...]:
    """Let an update ask for `lines`, as part of an act. Gives back what stays beside them, because it is a topic."""
    there = requests_of(unit, update_id)
    goes_on = continued([request.text for request in there], [line.text for line in lines])
    kept = [request for n, request in enumerate(there) if n not in goes_on and topic_of(unit, request) is not None]
    for n, request in enumerate(there):
        if n not in goes_on and request not in kept:
            remove_request(unit, request)
    order: list[HelpRequest] = []
    for line, place in zip(lines, goes_on, strict=True):
        if place is None:
            order.append(new_request(unit, update_id, line.text, len(order), milestone_id=line.milestone_id))
            continue
        request = there[place]
        if request.text != line.text:
            reword_request(unit, request, line.text)
        if request.milestone_id is None:
            request.milestone_id = line.milestone_id
        order.append(request)
    for position, request in enumerate([*order, *kept]):
        request.position = position
    unit.session.flush()
    return tuple(request.text for request in kept)


def _words(unit: Unit, update: Update) -> Seen:
    requests = "\n".join(request.text for request in requests_of(unit, update.id))
    return {"wins": update.wins, "learnings": update.learnings, "help": requests}
