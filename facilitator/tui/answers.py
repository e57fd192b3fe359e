"""Questions for the line at the foot, and what was understood of the answers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from facilitator.errors import NotValid
from facilitator.process.dates import day_text, how_far, parse_date
from facilitator.text import paragraph, required_line
from facilitator.tui.opening import acts
from facilitator.views.meeting import Person

DATES = "fri, +1w, 31 mar, 2027-03-31"
"""How dates can be typed."""


def _any_words(_text: str) -> str:
    return ""


def _all_of_it(text: str) -> tuple[str, ...]:
    return (text,)


@dataclass(frozen=True)
class Question:
    """One thing to ask for.

    `understood` says in words what an answer means (it may be empty) and raises NotValid where it means nothing.
    """

    prompt: str
    understood: Callable[[str], str] = field(default=_any_words)
    names: tuple[str, ...] = ()
    """Completed while typing."""
    at_names: tuple[str, ...] = ()
    """Completed behind an @."""
    pieces: Callable[[str], tuple[str, ...]] = field(default=_all_of_it)
    """The answer, and behind it those to the questions that follow, as far as they were typed with it."""
    initial: str = ""
    keys: tuple[tuple[str, str], ...] = ()
    """What Enter and Esc do here, where that is not saving and keeping for later."""
    example: str = ""
    """How it can be typed; shown until something is."""
    hidden: bool = False
    """Whether the answer is nobody's business who looks at the screen: dots stand for its letters."""


def words(prompt: str, *, what: str = "", initial: str = "") -> Question:
    """Ask for a title or the like; `what` is its name where something is wrong with it, else the prompt is."""

    def understood(text: str) -> str:
        required_line(text, what or _named(prompt))
        return ""

    return Question(prompt, understood, initial=initial)


def prose(prompt: str, *, what: str = "", initial: str = "") -> Question:
    """Ask for words that may be as long as a text of many lines: a note, a decision."""

    def understood(text: str) -> str:
        name = what or _named(prompt)
        if not paragraph(text, name):
            raise NotValid(f"The {name} is empty.", "Type a few words.")
        return ""

    return Question(prompt, understood, initial=initial)


def _named(prompt: str) -> str:
    return "answer" if prompt.endswith("?") else prompt.lower()


def optional_words(prompt: str, *, initial: str = "") -> Question:
    """Ask for words that may be left out."""
    return Question(prompt, initial=initial)


def who(prompt: str, members: Sequence[Person], *, optional: bool = False) -> Question:
    """Ask for a member; the beginning of any part of the name is enough."""

    def understood(text: str) -> str:
        return "" if optional and not text.strip() else f"→ {person_named(text, members).name}"

    return Question(prompt, understood, names=tuple(member.name for member in members))


def when(prompt: str, today: date, *, optional: bool = True) -> Question:
    """Ask for a date, typed as people say it."""

    def understood(text: str) -> str:
        due = date_answer(text, today, optional=optional)
        return "" if due is None else f"→ {due:%a} {day_text(due, today)}, {how_far(due, today)}"

    return Question(prompt, understood, example=DATES)


def action_item(prompt: str, members: Sequence[Person], today: date) -> Question:
    """Ask what is to be done. Who and by when are asked next, where they do not stand behind an @ ("@ben fri")."""

    def understood(text: str) -> str:
        what, *rest = pieces(text)
        required_line(what, prompt.lower())
        if not rest:
            return ""
        told = f"→ {person_named(rest[0], members).name}"
        due = date_answer(rest[1], today) if len(rest) > 1 else None
        return told if due is None else f"{told}, {due:%a} {day_text(due, today)}, {how_far(due, today)}"

    def pieces(text: str) -> tuple[str, ...]:
        return _with_owner(text, members, today)

    names = tuple(member.name for member in members)
    return Question(prompt, understood, at_names=names, pieces=pieces, example="or all at once: what @name fri")


def request_for_help(prompt: str, names: Mapping[int, str]) -> Question:
    """Ask for what is needed; whoever (`names` by id) stands behind an @ is asked for it."""

    def understood(text: str) -> str:
        required_line(text, "request for help")
        asked = ", ".join(names[member] for member in acts.mentions.mentioned(text, names))
        return f"→ from {asked}" if asked else ""

    return Question(prompt, understood, at_names=tuple(names.values()), example="@name asks somebody")


def _with_owner(text: str, members: Sequence[Person], today: date) -> tuple[str, ...]:
    """What, who and when of "Call them @ben fri"; without an @ and a name that means one member all of it is what."""
    what, at, behind = f" {text}".rpartition(" @")
    typed = behind.split()
    for count in range(len(typed) if at else 0, 0, -1):
        name, due = " ".join(typed[:count]), " ".join(typed[count:])
        try:
            person_named(name, members)
            date_answer(due, today)
        except NotValid:
            continue
        return (what.strip(), name, due) if due else (what.strip(), name)
    return (text,)


def date_answer(text: str, today: date, *, optional: bool = True) -> date | None:
    """The date that was typed; None where it was left out and may be. Raises NotValid."""
    if not text.strip() and optional:
        return None
    return parse_date(text, today)


def person_named(text: str, members: Sequence[Person]) -> Person:
    """The one member that `text` names: in full, by the beginning of the name, or by that of another part of it.

    Raises NotValid where nobody or more than one is meant.
    """
    typed = " ".join(text.split()).casefold()
    exact = [member for member in members if member.name.casefold() == typed]
    if exact:
        return exact[0]
    found = [member for member in members if typed and member.name.casefold().startswith(typed)]
    found = found or [member for member in members if typed and _begins(member.name, typed)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotValid(f"Which one: {', '.join(member.name for member in found)}?", "Type a letter more.")
    raise NotValid("Nobody is called that." if typed else "Who?", "Type the beginning of a member's name.")


def _begins(name: str, typed: str) -> bool:
    return any(part.startswith(typed) for part in name.casefold().split())
