"""The copies of a form that one file holds, as one: the answer, and below it what the answer quotes."""

from collections.abc import Sequence

from facilitator.documents.forms.copy import Copy
from facilitator.documents.forms.sections import prose, requests
from facilitator.documents.forms.shape import HELP, LEARNINGS, WINS
from facilitator.documents.forms.values import Filled, Said


def merged(copies: Sequence[Copy]) -> tuple[Filled, ...]:
    """One `Filled` for each form, in the order in which the forms came; copies nearer to the answer go first."""
    forms: dict[tuple[str, str], list[Copy]] = {}
    homeless: list[Copy] = []
    for copy, near in zip(copies, _nearest(copies), strict=True):
        if not copy.is_form:
            homeless.append(copy)
            continue
        reference = copy.reference or _reference(copy, near)
        # Where none has a reference, the name at the top is all there is to tell two forms by.
        group = forms.setdefault((reference, "" if reference else copy.member), [])
        group += [*homeless, copy]
        homeless = []
    if forms:
        list(forms.values())[-1].extend(homeless)
    return tuple(_filled(reference, group) for (reference, _), group in forms.items())


def _nearest(copies: Sequence[Copy]) -> list[list[Copy]]:
    """For each copy the next one below with a reference, and the next above, where there are such."""
    near: list[list[Copy]] = [[] for _ in copies]
    for order in (range(len(copies) - 1, -1, -1), range(len(copies))):
        seen: list[Copy] = []
        for at in order:
            near[at] += seen
            seen = [copies[at]] if copies[at].reference else seen
    return near


def _reference(copy: Copy, near: Sequence[Copy]) -> str:
    """The reference of the first copy near by that can be of the same form; "" where there is none."""
    for other in near:
        if not copy.member or not other.member or _same(copy.member, other.member):
            return other.reference
    return ""


def _same(name: str, other: str) -> bool:
    return " ".join(name.casefold().split()) == " ".join(other.casefold().split())


def _filled(reference: str, copies: Sequence[Copy]) -> Filled:
    return Filled(
        reference=reference,
        member=next((copy.member for copy in copies if copy.member), ""),
        meeting=next((copy.meeting for copy in copies if copy.meeting), ""),
        milestones=tuple(said for copy in copies for said in copy.milestones()),
        new=tuple(dict.fromkeys(said for copy in copies for said in copy.new())),
        wins=_prose(copies, WINS),
        learnings=_prose(copies, LEARNINGS),
        help=_requests(copies),
        unread=tuple(said for copy in copies for said in copy.unread),
        notes=tuple(said for copy in copies for said in copy.notes),
    )


def _prose(copies: Sequence[Copy], word: str) -> Said | None:
    for copy in copies:
        if word in copy.headings:
            return prose(copy.sections[word], copy.headings[word], copy.width, copy.broken)
    return None


def _requests(copies: Sequence[Copy]) -> tuple[Said, ...] | None:
    for copy in copies:
        if HELP in copy.headings:
            return requests(copy.sections[HELP], copy.width, copy.broken)
    return None
