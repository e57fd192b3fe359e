"""The milestones of a form compared with the board: the owner's own edits, and those that are there no more."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from facilitator.acts.comparing import DEFAULT_PRIORITY
from facilitator.acts.form_findings import CellChange, Conflict, Findings, FormMilestoneMade
from facilitator.acts.form_meaning import Meaning
from facilitator.documents.forms.values import MilestoneSaid, NewMilestoneSaid, Said
from facilitator.process.merging import Verdict, name_key, verdict
from facilitator.process.status import Status
from facilitator.process.typing_marks import typed
from facilitator.text import quoted
from facilitator.views.form_board import BoardMilestone, Cell, FormBoard

# A title that has less than this in common with the one on the board is another milestone's, or none.
_ALIKE = 0.5

_Values = dict[str, list[tuple[Said, str]]]
"""What was said of each field, with its meaning: more than once where a mail quotes the form below the answer."""


def compare_milestones(board: FormBoard, said: Sequence[MilestoneSaid], meaning: Meaning, found: Findings) -> None:
    """Put into `found` what the form changes in milestones that there are."""
    by_number: dict[int, list[MilestoneSaid]] = {}
    for each in said:
        by_number.setdefault(each.number, []).append(each)
    for number, blocks in by_number.items():
        milestone = board.milestones.get(number)
        if milestone is None:
            _missing(board, blocks[0], meaning, found)
        elif all(_is_titled(board, milestone, block, meaning) for block in blocks):
            values = _values(blocks, meaning)
            if milestone.owner_id == board.member_id:
                _compare(milestone, values, meaning, found)
            else:
                _not_theirs(board, milestone, values, blocks[0], meaning)


def compare_new(board: FormBoard, said: Sequence[NewMilestoneSaid], meaning: Meaning, found: Findings) -> None:
    """Put into `found` the milestones that are new; one that a form brought already is compared with what it said."""
    made: set[str] = set()
    for each in said:
        line = _new_title(each, meaning)
        if line is None or typed(line) in made:
            continue
        made.add(typed(line))
        values = {
            "status": _given(each.status, meaning.status(each.status)),
            "due": _given(each.due, meaning.due(each.due)),
        }
        there = _titled(board, line)
        if there is not None and there.collected:
            _compare(there, {field: value for field, value in values.items() if value}, meaning, found)
        elif there is not None:
            found.notices.append(f"{quoted(line)} is there already, as number {there.id}; change it under that number.")
        elif not _was_taken_out(board, line):
            made_now = _new(board, line, each, values, meaning)
            if made_now is not None:
                found.new.append(made_now)


def _new_title(new: NewMilestoneSaid, meaning: Meaning) -> str | None:
    """The title of a new milestone; None with a fault where it has none, or one that is too long."""
    if not typed(new.title):
        filled = next((said for said in (new.priority, new.due, new.status) if said and typed(said.text)), None)
        meaning.fault(filled or Said("", new.line), "A new milestone needs a title.")
    return meaning.line(Said(new.title, new.line), "title")


def _missing(board: FormBoard, block: MilestoneSaid, meaning: Meaning, found: Findings) -> None:
    if block.number in board.taken_out:
        title = board.taken_out[block.number].title
        found.notices.append(f"Milestone {block.number}, {quoted(title)}, was taken out on the board since.")
    else:
        said = Said(f"{block.number} {block.title.text if block.title else ''}".strip(), block.line)
        meaning.fault(said, f"There is no milestone {block.number}. A new one goes under the heading for new ones.")


def _is_titled(board: FormBoard, milestone: BoardMilestone, block: MilestoneSaid, meaning: Meaning) -> bool:
    """Whether the title in the form is that of the milestone, as it was or as its owner changed it; else a fault."""
    if block.title is None or not typed(block.title.text):
        return True
    title, cell = typed(block.title.text), milestone.cells["title"]
    if title in _known(cell):
        return True
    other = _titled(board, block.title.text)
    if other in (None, milestone) and any(_share(title, known) >= _ALIKE for known in _known(cell)):
        return True
    meaning.fault(block.title, f"Number {milestone.id} is {quoted(cell.ours)}. Put the number and its title back.")
    return False


def _not_theirs(
    board: FormBoard, milestone: BoardMilestone, values: _Values, block: MilestoneSaid, meaning: Meaning
) -> None:
    """A milestone of somebody else: a fault, unless the form only has it from the time when it was the member's."""
    if all(typed(text) in _known(milestone.cells[field]) for field, said in values.items() for _, text in said):
        return
    whose = f"is {milestone.owner}'s" if milestone.owner else "has no owner"
    title = milestone.cells["title"].ours
    meaning.fault(
        Said(f"{milestone.id} {title}", block.line),
        f"This milestone {whose}, not {board.member}'s. Who owns it is changed on the board.",
    )


def _values(blocks: Sequence[MilestoneSaid], meaning: Meaning) -> _Values:
    values: _Values = {"title": [], "status": [], "due": []}
    for block in blocks:
        values["title"] += _given(block.title, meaning.line(block.title, "title"))
        values["status"] += _given(block.status, meaning.status(block.status))
        values["due"] += _given(block.due, meaning.due(block.due))
    return values


def _given(said: Said | None, meant: str | None) -> list[tuple[Said, str]]:
    return [] if said is None or meant is None else [(said, meant)]


def _compare(milestone: BoardMilestone, values: _Values, meaning: Meaning, found: Findings) -> None:
    for field, said in values.items():
        cell = milestone.cells[field]
        title = milestone.cells["title"].ours
        edited = {typed(text): (where, text) for where, text in said if typed(text) not in _shown(cell)}
        if len(edited) > 1:
            (first, _), (second, text), *_ = edited.values()
            meaning.fault(second, f"Line {first.line} says something else of the {field} of {quoted(title)}.")
            continue
        for _, text in list(edited.values()) or said[:1]:
            match verdict(field, typed(cell.ours), typed(text), _shown(cell)):
                case Verdict.APPLY:
                    found.cells.append(CellChange(milestone.id, title, field, cell.ours, text))
                case Verdict.CONFLICT:
                    found.conflicts.append(Conflict(f"{field} of {quoted(title)}", cell.ours, text))
                case Verdict.KEEP:
                    found.leave(f"{field} of {quoted(title)}", cell, text)
                case Verdict.SAME:
                    pass


def _new(
    board: FormBoard, title: str, said: NewMilestoneSaid, values: _Values, meaning: Meaning
) -> FormMilestoneMade | None:
    named = said.priority.text if said.priority and typed(said.priority.text) else ""
    key = _priority(board, named) if named else _usual_priority(board)
    if key is None and (named or board.priorities) and said.priority is not None:
        there = "; ".join(board.priorities.values()) or "none yet, leave it empty"
        meaning.fault(said.priority, f"There is no such priority. There are: {there}.")
        return None
    return FormMilestoneMade(
        title=title,
        priority_id=key,
        priority=board.priorities[key] if key is not None else DEFAULT_PRIORITY,
        given=bool(named),
        status=next((text for _, text in values["status"]), Status.ON_TRACK.word),
        due=next((text for _, text in values["due"]), ""),
    )


def _priority(board: FormBoard, named: str) -> int | None:
    """The priority of that name, or the only one that begins so; None where there is none."""
    keys = {key: name_key(title) for key, title in board.priorities.items()}
    whole = [key for key, title in keys.items() if title == name_key(named)]
    begun = [key for key, title in keys.items() if title.startswith(name_key(named))]
    return whole[0] if whole else begun[0] if len(begun) == 1 else None


def _usual_priority(board: FormBoard) -> int | None:
    """Where most of the member's open milestones are, else the first priority; None where there is none at all."""
    open_ones = Counter(
        each.priority_id for each in board.milestones.values() if each.owner_id == board.member_id and not each.done
    )
    return max(board.priorities, key=lambda key: open_ones[key], default=None)


def _titled(board: FormBoard, title: str) -> BoardMilestone | None:
    """The milestone of the member that has this title, or had it when a form brought it."""
    return next(
        (
            each
            for each in board.milestones.values()
            if each.owner_id == board.member_id
            and typed(title).casefold() in {text.casefold() for text in _known(each.cells["title"])}
        ),
        None,
    )


def _was_taken_out(board: FormBoard, title: str) -> bool:
    """Whether a form brought a milestone of this title that somebody has taken out since."""
    return any(
        typed(each.brought_as) == typed(title) for each in board.taken_out.values() if each.owner_id == board.member_id
    )


def _shown(cell: Cell) -> set[str]:
    return {typed(text) for text in cell.shown}


def _known(cell: Cell) -> set[str]:
    return _shown(cell) | {typed(cell.ours)}


def _share(first: str, second: str) -> float:
    return SequenceMatcher(None, first.casefold(), second.casefold(), autojunk=False).ratio()
