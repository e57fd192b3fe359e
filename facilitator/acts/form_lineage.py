"""Whether a form goes on from one that was collected before, and so takes things back on purpose.

An owner may change their mind: in the file that they filled in before they set "might miss" back to "on track", which
is what the form showed when it was made. In another copy of the same form, never filled in there, "on track" says
nothing at all. The rest of the form tells the two apart: the first still has other answers of what was collected.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from facilitator.acts.form_meaning import Meaning
from facilitator.documents.forms.values import Filled, MilestoneSaid, Said
from facilitator.process.typing_marks import typed
from facilitator.views.form_board import BoardUpdate, Cell, FormBoard

_Said = Mapping[tuple[int, str], Collection[str]]
"""What a form says: of a field of a milestone (its number), of a text or of help (0)."""


def going_on(board: FormBoard, filled: Filled, meaning: Meaning) -> FormBoard:
    """The board for a form that goes on from a collected one: what that one said is what this one showed.

    It is `board` as it is where the form has all that one of those collected had, for then it is that one again, and
    where it has nothing of any.
    """
    brought = list(_brought(board))
    if not brought:
        return board
    said = _said(filled, replace(meaning, faults=[]))
    answers: dict[int, list[bool]] = {}
    for place, act_id, text in brought:
        if place in said:
            answers.setdefault(act_id, []).append(typed(text) in said[place])
    again = any(all(each) for each in answers.values())
    if again or not any(any(each) for each in answers.values()):
        return board
    milestones = {
        key: replace(each, cells={field: _as_brought(cell) for field, cell in each.cells.items()})
        for key, each in board.milestones.items()
    }
    return replace(board, milestones=milestones, update=None if board.update is None else _update(board.update))


def _update(update: BoardUpdate) -> BoardUpdate:
    requests = tuple(replace(each, listed=each.listed or each.id in update.brought) for each in update.requests)
    return replace(update, wins=_as_brought(update.wins), learnings=_as_brought(update.learnings), requests=requests)


def _as_brought(cell: Cell) -> Cell:
    return replace(cell, shown=frozenset(text for _, text in cell.brought)) if cell.brought else cell


def _brought(board: FormBoard) -> Iterator[tuple[tuple[int, str], int, str]]:
    """Everything that collected forms set since: where, by which act, and to what."""
    for key, milestone in board.milestones.items():
        for field, cell in milestone.cells.items():
            yield from (((key, field), act_id, text) for act_id, text in cell.brought)
    if board.update is not None:
        for field, cell in (("wins", board.update.wins), ("learnings", board.update.learnings)):
            yield from (((0, field), act_id, text) for act_id, text in cell.brought)
        yield from (((0, "help"), act_id, text) for act_id, text in board.update.brought.values())


def _said(filled: Filled, meaning: Meaning) -> _Said:
    said: dict[tuple[int, str], set[str]] = {}
    for block in filled.milestones:
        for field, text in _of_milestone(block, meaning):
            if text is not None:
                said.setdefault((block.number, field), set()).add(typed(text))
    for field, words in (("wins", filled.wins), ("learnings", filled.learnings)):
        if words is not None:
            said[0, field] = {typed(words.text)}
    if filled.help is not None:
        said[0, "help"] = {typed(line.text) for line in filled.help}
    return said


def _of_milestone(block: MilestoneSaid, meaning: Meaning) -> Iterator[tuple[str, str | None]]:
    title: Said | None = block.title
    yield "title", None if title is None else title.text
    yield "status", meaning.status(block.status)
    yield "due", meaning.due(block.due)
