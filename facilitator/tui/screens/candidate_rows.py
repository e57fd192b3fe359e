"""The rows of the prioritize screen: topics with their numbers, the cut line, and the offers."""

from collections.abc import Sequence

from textual.content import Content

from facilitator.documents.marks import MARKS
from facilitator.process.agenda import MINUTES_EACH, SourceKind
from facilitator.tui.keys import key_name
from facilitator.tui.theme import HEADING, QUIET, STATUS_STYLES, STRONG
from facilitator.tui.widgets.columns import fitted, one_line, row
from facilitator.tui.widgets.rows import Row
from facilitator.views.prioritize import CandidateLine, Prioritize

_NUMBER = 2
_REASON = 13
_MINUTES = 6
"""Cells of the columns; minutes have theirs only where a topic was given some."""


def candidate_rows(view: Prioritize, width: int, cut: int, *, keys: bool = True) -> Sequence[Row]:
    """Rows in `width` cells; the line stands after the first `cut` topics. `keys` is whether keys work here."""
    rows = []
    minutes = _MINUTES if any(topic.minutes for topic in view.topics) else 0
    for n, topic in enumerate(view.topics, 1):
        rows.append(Row(topic.key, _line(topic, str(n), width, minutes)))
        if n == cut and cut < len(view.topics):
            rows.append(Row("", _cut(view, width)))
    if cut == 0 and view.topics:
        rows.insert(0, Row("", _cut(view, width)))
    if view.offers:
        rows += [Row("", Content("")), Row("", _offers_heading(view.offers, width, keys=keys))]
        rows += [Row(offer.key, _line(offer, "?", width, minutes)) for offer in view.offers]
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


def _cut(view: Prioritize, width: int) -> Content:
    given = [topic.minutes is not None for topic in view.topics]
    each = "" if all(given) else f", {MINUTES_EACH} min {'where none are given' if any(given) else 'each'}"
    words = f" likely to fit above this line{each} "
    before = max(0, (width - len(words)) // 2)
    return fitted(Content.styled("┄" * before + words + "┄" * max(0, width - before - len(words)), "$accent"), width)


def _line(candidate: CandidateLine, number: str, width: int, minutes: int) -> Content:
    people = 16 if width < 100 else 26
    title = max(10, width - _NUMBER - 1 - _REASON - people - 2 * 4 - (minutes + 2 if minutes else 0))
    mark = Content(" ")
    if candidate.status is not None:
        mark = Content.styled(MARKS[candidate.status], STATUS_STYLES[candidate.status])
    given = [(Content(f"{candidate.minutes} min" if candidate.minutes else ""), minutes)] if minutes else []
    asked = one_line(candidate.asked_by, QUIET) if candidate.asked_by else Content("")
    return row(
        (Content.styled(number.rjust(_NUMBER), "bold $accent"), _NUMBER),
        (mark, 1),
        (one_line(candidate.title), title),
        (one_line(candidate.reason, QUIET), _REASON),
        (asked, people),
        *given,
    )
