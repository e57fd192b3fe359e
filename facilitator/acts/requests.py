"""Requests for help as parts of an act: made, reworded, taken out, with the people whom their words name."""

from collections.abc import Collection

from sqlmodel import col, select

from facilitator.acts.mentions import mentioned
from facilitator.errors import NotNow
from facilitator.records.plan import Milestone
from facilitator.records.team import Member
from facilitator.records.topic import Topic
from facilitator.records.update import HelpAsked, HelpRequest
from facilitator.store.unit import Unit
from facilitator.text import quoted, required_line


def requests_of(unit: Unit, update_id: int) -> list[HelpRequest]:
    """The requests of an update, in their order."""
    query = select(HelpRequest).where(HelpRequest.update_id == update_id)
    return unit.all(query.order_by(col(HelpRequest.position), col(HelpRequest.id)))


def new_request(
    unit: Unit,
    update_id: int,
    text: str,
    position: int,
    *,
    milestone_id: int | None = None,
    asked: Collection[int] = (),
) -> HelpRequest:
    """Insert a request; `asked` are ids of members, and whom the text names is asked as well.

    Raises NotFound and NotValid.
    """
    request = unit.add(
        HelpRequest(
            update_id=update_id,
            position=position,
            text=required_line(text, "request for help"),
            milestone_id=None if milestone_id is None else unit.get(Milestone, milestone_id).id,
        )
    )
    people = [unit.get(Member, member_id).id for member_id in asked]
    for member_id in dict.fromkeys([*people, *_named(unit, request.text)]):
        unit.add(HelpAsked(help_request_id=request.id, member_id=member_id))
    return request


def reword_request(unit: Unit, request: HelpRequest, text: str) -> None:
    """Give a request other words; whom these name is asked, whom only the old ones named is not any more.

    Raises NotValid.
    """
    before, asked = _named(unit, request.text), _asked(unit, request)
    request.text = required_line(text, "request for help")
    after = _named(unit, request.text)
    for row in asked:
        if row.member_id in before and row.member_id not in after:
            unit.delete(row)
    for member_id in after:
        if member_id not in {row.member_id for row in asked}:
            unit.add(HelpAsked(help_request_id=request.id, member_id=member_id))


def remove_request(unit: Unit, request: HelpRequest) -> None:
    """Take out a request. Raises NotNow where it became a topic."""
    topic = topic_of(unit, request)
    if topic is not None:
        raise NotNow(f"It became the topic {quoted(topic.title)}.", "Drop the topic instead.")
    for row in _asked(unit, request):
        unit.delete(row)
    unit.delete(request)


def topic_of(unit: Unit, request: HelpRequest) -> Topic | None:
    """The topic that was made from a request; None where there is none."""
    return unit.first(select(Topic).where(Topic.help_request_id == request.id))


def _named(unit: Unit, text: str) -> tuple[int, ...]:
    """Whom of the active members a text names. Most texts name nobody, and need no look at who there is."""
    if "@" not in text:
        return ()
    return mentioned(text, {member.id: member.name for member in unit.all(select(Member).where(col(Member.active)))})


def _asked(unit: Unit, request: HelpRequest) -> list[HelpAsked]:
    return unit.all(select(HelpAsked).where(HelpAsked.help_request_id == request.id))
