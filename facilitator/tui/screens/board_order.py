"""Which milestones the board shows, in which groups and which order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from facilitator.process.status import STATUS_ORDER, is_missed
from facilitator.views.board import Board, BoardMilestone, WaitingTopic

E = TypeVar("E", bound=StrEnum)


class Group(StrEnum):
    """What the headings stand for."""

    PRIORITY = "priority"
    OWNER = "owner"
    STATUS = "status"


class Sort(StrEnum):
    """The order within a group."""

    DUE = "due"
    TITLE = "title"
    STATUS = "status"
    OWNER = "owner"

    @property
    def words(self) -> str:
        """The order in words."""
        return {
            Sort.DUE: "soonest first",
            Sort.TITLE: "by title",
            Sort.STATUS: "might miss first",
            Sort.OWNER: "by owner's name",
        }[self]


def following(value: E) -> E:
    """The value after `value`; after the last comes the first."""
    values = list(type(value))
    return values[(values.index(value) + 1) % len(values)]


@dataclass(frozen=True)
class Arrangement:
    """How the board is arranged; `words` is what was typed to filter it."""

    group: Group = Group.PRIORITY
    sort: Sort = Sort.DUE
    words: str = ""

    @property
    def told(self) -> str:
        """As the line above the milestones says it."""
        return f"by {self.group}, {self.sort.words}"

    @property
    def filtered(self) -> bool:
        """Whether something was typed."""
        return bool(self.words.strip())


@dataclass(frozen=True)
class Section:
    """Milestones under one heading; `outcome` is that of a priority."""

    title: str
    outcome: str
    milestones: tuple[BoardMilestone, ...]


def sections(board: Board, arrangement: Arrangement, today: date) -> tuple[Section, ...]:
    """The open milestones in groups. Priorities without any are shown too, unless the board is filtered."""
    found = matching(board.milestones, arrangement, today)
    match arrangement.group:
        case Group.PRIORITY:
            grouped = [
                Section(line.title, line.outcome, tuple(one for one in found if one.priority_id == line.id))
                for line in board.priorities
            ]
        case Group.OWNER:
            owners = dict.fromkeys(sorted((one.owner for one in found), key=lambda name: (not name, name.casefold())))
            grouped = [
                Section(name or "Nobody owns these", "", tuple(one for one in found if one.owner == name))
                for name in owners
            ]
        case Group.STATUS:
            grouped = [
                Section(status.word.capitalize(), "", tuple(one for one in found if one.status is status))
                for status in STATUS_ORDER
            ]
    keep_empty = arrangement.group is Group.PRIORITY and not arrangement.filtered
    return tuple(section for section in grouped if section.milestones or keep_empty)


def matching(milestones: Sequence[BoardMilestone], arrangement: Arrangement, today: date) -> tuple[BoardMilestone, ...]:
    """The milestones that hold every word typed, in title, owner, priority or status; sorted."""
    wanted = arrangement.words.casefold().split()
    found = [one for one in milestones if _holds(one, wanted, today)]
    return tuple(sorted(found, key=lambda one: _standing(one, arrangement.sort)))


def matching_finished(
    finished: Sequence[BoardMilestone], arrangement: Arrangement, today: date
) -> tuple[BoardMilestone, ...]:
    """The same of finished milestones, which are looked back at: the latest first, as they came in."""
    found = matching(finished, arrangement, today)
    if arrangement.sort is not Sort.DUE:
        return found
    ids = {one.id for one in found}
    return tuple(one for one in finished if one.id in ids)


def without_news(board: Board) -> Board:
    """The board, where every milestone is new, without saying so of each: that would tell nothing."""
    if not all(one.changed == "new" for one in board.milestones):
        return board
    return replace(board, milestones=tuple(replace(one, changed="") for one in board.milestones))


def matching_topics(topics: Sequence[WaitingTopic], arrangement: Arrangement) -> tuple[WaitingTopic, ...]:
    """The waiting topics that hold every word typed, in the order they came in."""
    wanted = arrangement.words.casefold().split()
    texts = ((one, f"{one.title} {one.source_text} {one.raised_by} topic".casefold()) for one in topics)
    return tuple(one for one, held in texts if all(word in held for word in wanted))


def counts_text(board: Board, finished: Sequence[BoardMilestone] | None, arrangement: Arrangement, today: date) -> str:
    """How many milestones and topics are in view, in words; `finished` are those that are done, where they are."""
    done = finished or ()
    there, waiting = len(board.milestones), len(board.topics)
    if arrangement.filtered:
        there += len(done)
        found = len(matching((*board.milestones, *done), arrangement, today))
        return f"{found} of {there} milestones, {len(matching_topics(board.topics, arrangement))} of {waiting} topics"
    milestones = f"{there} open milestone{'' if there == 1 else 's'}" if there else ""
    over = f"{len(done)} finished" if finished is not None else ""
    topics = f"{waiting} topic{' waits' if waiting == 1 else 's wait'}" if waiting else ""
    return ", ".join(part for part in (milestones, over, topics) if part)


def _holds(milestone: BoardMilestone, wanted: Sequence[str], today: date) -> bool:
    if not wanted:
        return True
    missed = "missed" if is_missed(milestone.status, milestone.due, today) else ""
    held = f"{milestone.title} {milestone.owner} {milestone.priority} {milestone.status.word} {missed}".casefold()
    return all(word in held for word in wanted)


def _standing(milestone: BoardMilestone, sort: Sort) -> tuple[object, ...]:
    soonest = (milestone.due or date.max, milestone.title.casefold(), milestone.id)
    match sort:
        case Sort.TITLE:
            return (milestone.title.casefold(), *soonest)
        case Sort.STATUS:
            return (STATUS_ORDER.index(milestone.status), *soonest)
        case Sort.OWNER:
            return (not milestone.owner, milestone.owner.casefold(), *soonest)
        case _:
            return soonest
