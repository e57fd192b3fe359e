"""The rows of the prioritize screen: topics with their numbers, the cut line, and the offers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from facilitator.documents.marks import MARKS
from facilitator.process.agenda import MINUTES_EACH, SourceKind
from facilitator.tui.keys import key_name
from facilitator.tui.status_marks import STATUS_STYLES
from facilitator.tui.theme import HEADING, QUIET, STRONG
from facilitator.tui.widgets.columns import fitted, longest, one_line, row, short_names
from facilitator.tui.widgets.rows import Row
from facilitator.views.prioritize import CandidateLine, Prioritize

_NUMBER = 2
_REASON = 18
_MINUTES = 6
_PEOPLE, _PEOPLE_NARROW = 32, 10
"""Cells of the columns, at most."""
_DASHES = 6
"""Those at each end of the line between what fits and what does not, at least."""


@dataclass(frozen=True)
class _Columns:
    """Cells of the columns, as far as they are needed: minutes have theirs only where a topic was given some."""

    title: int
    reason: int
    people: int
    minutes: int
    called: Mapping[str, str]
    """How each who asked is named."""

    @property
    def all(self) -> int:
        """Cells of a row."""
        widths = [one for one in (_NUMBER, 1, self.title, self.reason, self.people, self.minutes) if one]
        return sum(widths) + 2 * (len(widths) - 1)


def candidate_rows(view: Prioritize, width: int, cut: int, *, keys: bool = True) -> Sequence[Row]:
    """Rows in `width` cells; the line stands after the first `cut` topics. `keys` is whether keys work here."""
    rows = []
    columns = _columns(view, width)
    for n, topic in enumerate(view.topics, 1):
        rows.append(Row(topic.key, _line(topic, str(n), columns)))
        if n == cut and cut < len(view.topics):
            rows.append(Row("", _cut(view, columns.all, width)))
    if cut == 0 and view.topics:
        rows.insert(0, Row("", _cut(view, columns.all, width)))
    if view.offers:
        rows += [Row("", Content("")), Row("", _offers_heading(view.offers, width, keys=keys))]
        rows += [Row(offer.key, _line(offer, "?", columns)) for offer in view.offers]
    return rows


def overview(view: Prioritize) -> Content:
    """What came together: topics raised today, those raised beforehand, those of earlier meetings, and the offers."""
    earlier = sum(topic.deferrals > 0 for topic in view.topics)
    beforehand = sum(not topic.deferrals and not topic.raised_here for topic in view.topics)
    raised = len(view.topics) - earlier - beforehand
    pieces = [f"{raised or 'No'} topic{'' if raised == 1 else 's'} raised today"]
    pieces += [f"{beforehand} beforehand"] if beforehand else []
    pieces += [f"{earlier} from earlier meetings"] if earlier else []
    pieces += [f"{len(view.offers)} on offer"] if view.offers else []
    return Content.styled(", ".join(pieces) + ".", STRONG)


def _offers_heading(offers: Sequence[CandidateLine], width: int, *, keys: bool) -> Content:
    # Counted, because what is further down may be out of view.
    asked = sum(offer.source is SourceKind.HELP for offer in offers)
    milestones = len(offers) - asked
    counted = [f"{asked} asked in writing"] if asked else []
    counted += [f"{milestones} milestone{'' if milestones == 1 else 's'}"] if milestones else []
    ways = f"{key_name('keep')} keeps one, the rest drop out" if keys else "what is not kept drops out"
    told = f"  {' and '.join(counted)}; {ways}"
    return fitted(Content.assemble(("Offers", HEADING), (told, QUIET)), width)


def _cut(view: Prioritize, width: int, most: int) -> Content:
    """As wide as the list, whose middle is elsewhere than that of a large window; a short list is shorter than it."""
    given = [topic.minutes is not None for topic in view.topics]
    each = "" if all(given) else f", counting {MINUTES_EACH} min {'for those without' if any(given) else 'each'}"
    words = f" likely to fit above this line{each} "
    width = min(most, max(width, len(words) + 2 * _DASHES))
    before = max(0, (width - len(words)) // 2)
    return fitted(Content.styled("┄" * before + words + "┄" * max(0, width - before - len(words)), "$accent"), width)


def cut_short(view: Prioritize, candidate: CandidateLine, width: int) -> bool:
    """Whether the title of `candidate` is cut in its row of `width` cells."""
    return one_line(candidate.title).cell_length > _columns(view, width).title


def _columns(view: Prioritize, width: int) -> _Columns:
    candidates = [*view.topics, *view.offers]
    title = longest([one.title for one in candidates], width)
    reason = longest([one.reason for one in candidates], _REASON)
    minutes = _MINUTES if any(topic.minutes for topic in view.topics) else 0
    room = max(_PEOPLE_NARROW, min(_PEOPLE, width - _NUMBER - 1 - title - reason - minutes - 2 * 5))
    called = short_names([one.asked_by for one in candidates if one.asked_by], room)
    people = longest(called.values(), room)
    right = [one + 2 for one in (reason, people, minutes) if one]
    return _Columns(min(title, max(10, width - _NUMBER - 1 - 2 * 2 - sum(right))), reason, people, minutes, called)


def _line(candidate: CandidateLine, number: str, columns: _Columns) -> Content:
    mark = Content(" ")
    if candidate.status is not None:
        mark = Content.styled(MARKS[candidate.status], STATUS_STYLES[candidate.status])
    given = f"{candidate.minutes} min" if candidate.minutes else ""
    cells = (
        (Content.styled(number.rjust(_NUMBER), "bold $accent"), _NUMBER),
        (mark, 1),
        (one_line(candidate.title), columns.title),
        (one_line(candidate.reason, QUIET), columns.reason),
        (one_line(columns.called.get(candidate.asked_by, ""), QUIET), columns.people),
        (Content(given.rjust(columns.minutes)), columns.minutes),
    )
    return row(*[cell for cell in cells if cell[1]])
