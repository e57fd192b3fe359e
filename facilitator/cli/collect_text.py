"""What a form that came back changes, in lines of text."""

from collections.abc import Iterator, Sequence
from difflib import ndiff
from typing import TYPE_CHECKING

from facilitator.cli.output import counted
from facilitator.text import one_line, quoted

if TYPE_CHECKING:
    from facilitator.acts.form_findings import FormComparison, FormMilestoneMade
    from facilitator.acts.form_meaning import Fault
    from facilitator.cli.form_files import ReturnedForm
    from facilitator.documents.forms.values import Said

_WIDTH = 100
_UNREAD, _UNREAD_BESIDE = 5, 2
_SHORT = 30


def describe_form(form: "ReturnedForm", comparison: "FormComparison") -> str:
    """A form that came back: the file, whose it is, what it changes, and what of it was not read."""
    from facilitator.documents.when import day
    from facilitator.reading.lines import local_day

    on = day(local_day(comparison.start, comparison.zone))
    head = f"{one_line(form.name)}: {one_line(comparison.member)}, {one_line(comparison.meeting)} on {on}"
    notices = [*map(one_line, comparison.notices), *_not_read(form.filled.unread, comparison)]
    if not form.whole:
        notices.append("The end of the form is missing. If it was cut off, collect the whole of it.")
    lines = [*_lines(comparison), *notices] or ["nothing new"]
    return "\n".join([head, *(f"  {line}" for line in lines)])


def describe_faults(name: str, faults: "Sequence[Fault]") -> str:
    """What is wrong with a form, a line each, with the line of the file."""
    return "\n".join(
        f"{one_line(name)}, line {fault.line}: {quoted(fault.text, _WIDTH)}. {one_line(fault.message)}"
        for fault in faults
    )


def _lines(form: "FormComparison") -> Iterator[str]:
    for cell in form.cells:
        yield f"{cell.milestone_id} {one_line(cell.title)}: {cell.field} {_value(cell.before)} -> {_value(cell.after)}"
    yield from map(_made, form.new)
    for text in form.texts:
        yield f"{text.field}:"
        yield from (f"  {line}" for line in _edited(text.before, text.after))
    if form.help:
        yield "help:"
    for change in form.help:
        yield from (f"  {line}" for line in _edited(change.before, change.after))
    if form.hands_in:
        yield "handed in"
    if form.conflicts:
        yield "Changed on both sides, left as the board has it; to settle one, make the two agree:"
    for each in form.conflicts:
        yield f"  {each.what}:"
        yield f"    on the board: {_whole(each.ours)}"
        yield f"    in the form: {_whole(each.theirs)}"
    yield from map(one_line, form.stays)
    if form.kept > len(form.stays):
        kept = counted(form.kept - len(form.stays), "value")
        yield f"{kept} left as on the board: the form has nothing newer there"


def _made(new: "FormMilestoneMade") -> str:
    priority = new.priority if new.given else f"{new.priority}, as none was named"
    due = new.due or "no date"
    return f"new milestone: {quoted(new.title, _WIDTH)} (priority {one_line(priority)}; due {due}; {new.status})"


def _value(text: str) -> str:
    return quoted(text, _WIDTH) if text else "nothing"


def _whole(text: str) -> str:
    """A text that one of two sides has to give up, all of it."""
    return one_line(text) or "nothing"


def _edited(before: str, after: str) -> Iterator[str]:
    """The lines that are taken out (-) and put in (+); those that stay are left out."""
    ours, theirs = ([one_line(line) for line in text.split("\n") if line.strip()] for text in (before, after))
    for line in ndiff(ours, theirs):
        if line.startswith(("- ", "+ ")):
            yield line


def _not_read(unread: "Sequence[Said]", form: "FormComparison") -> list[str]:
    """The lines that have no place in a form: an answer that stands where it is not looked for, say.

    Greetings, closing words and the owner's name are left out. Beside changes a few words of a few lines do; where
    there are none, these lines may be all that the owner has to say.
    """
    from facilitator.documents.forms.noise import is_courtesy

    own = {form.member.casefold(), *form.member.casefold().split()}
    left = [said for said in unread if said.text.strip(" ,.!").casefold() not in own and not is_courtesy(said.text)]
    most, width = (_UNREAD_BESIDE, _SHORT) if form.changes else (_UNREAD, _WIDTH)
    shown = "; ".join(f"line {said.line} {quoted(said.text, width)}" for said in left[:most])
    more = f"; and {len(left) - most} more" if len(left) > most else ""
    return [f"Not read: {shown}{more}"] if left else []
