"""The lines below a heading, as what was written there: paragraphs, or one request for help after the other."""

from collections.abc import Sequence

from facilitator.documents.forms.guarding import unguarded
from facilitator.documents.forms.joining import bullet_of, is_broken, line_goes_on
from facilitator.documents.forms.line import Line
from facilitator.documents.forms.values import Said

_NOTHING_ASKED = {
    "",
    "none",
    "no",
    "n/a",
    "na",
    "nil",
    "nothing",
    "no help needed",
    "nothing this time",
    "keine",
    "-",
    "–",
    "—",
}


def prose(lines: Sequence[Line], heading: int, width: int | None, broken: bool) -> Said:
    """The paragraphs of the lines. Their line ends are kept, but where `broken` says that sentences go on behind them.

    Empty text stands on the line of its heading.
    """
    filled = [at for at, line in enumerate(lines) if line.text]
    if not filled:
        return Said("", heading)
    lines = lines[filled[0] : filled[-1] + 1]
    texts: list[str] = []
    for at, line in enumerate(lines):
        text = unguarded(line.text)
        if at and broken and not bullet_of(line.text) and is_broken(lines[at - 1], line, width):
            texts[-1] += f" {text.lstrip()}"
        else:
            texts.append(text)
    return Said("\n".join(texts).strip(), lines[0].number)


def requests(lines: Sequence[Line], width: int | None, broken: bool) -> tuple[Said, ...]:
    """The requests for help of the lines, without their dashes. "None" is none."""
    found: list[Said] = []
    before: Line | None = None
    dashed = False
    for line in lines:
        bullet = bullet_of(line.text)
        if before and not bullet and _goes_on(before, line, width, broken, dashed):
            found[-1] = Said(f"{found[-1].text} {line.text.strip()}".strip(), found[-1].line)
        elif line.text:
            dashed = bool(bullet)
            found.append(Said(" ".join(line.text[len(bullet) :].split()), line.number))
        before = line if line.text else None
    asked = tuple(said for said in found if said.text)
    return () if all(said.text.strip(" .!").lower() in _NOTHING_ASKED for said in asked) else asked


def _goes_on(before: Line, line: Line, width: int | None, broken: bool, dashed: bool) -> bool:
    """Whether a line without a dash is the rest of the one before."""
    if not line.text:
        return False
    if dashed:
        return line.text.startswith("  ") or line_goes_on(before, line, width)
    return is_broken(before, line, width) and (broken or line.text[:1].islower())
