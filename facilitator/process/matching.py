"""Which row of a spreadsheet is which milestone, where no exported id tells: by title and priority, then by owner.

Each milestone may be known by two faces: as its row was last imported, and as it stands on the board. The first goes
before the second, so that a title changed on the board still finds its row.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from facilitator.process.merging import Cells, folded, name_key

_Key = tuple[str, ...]
_KeyOf = Callable[[Cells], _Key]


@dataclass(frozen=True)
class Known:
    """A milestone that rows may be about: its id, and its cells as each of its faces shows them."""

    id: int
    faces: tuple[Cells, ...]
    done: bool = False


def match(rows: Mapping[int, Cells], known: Sequence[Known], fields: Iterable[str]) -> dict[int, int]:
    """The milestone's id for each number in `rows` that is about one of `known`; every milestone is given once.

    `fields` are the columns that the file has. Rows that are wholly alike are as many milestones. In the order of
    certainty: alike in every cell; the same title, priority and owner; the same title and priority; alike but for the
    priority; and the same title and owner, where there is one such row, one such milestone, and it is not done: so a
    priority that got another name in the file is no reason for a second set of milestones.
    """
    there = set(fields)
    search = _Search(rows, known)
    search.pair(_alike(there))
    for key in (("title", "priority", "owner"), ("title", "priority")):
        search.pair(_by(*(field for field in key if field in there)))
    if "priority" in there:
        search.pair(_alike(there - {"priority"}))
        search.pair_only(_by(*(field for field in ("title", "owner") if field in there)))
    return search.found


def alike(rows: Mapping[int, Cells], known: Sequence[Known], fields: Iterable[str]) -> dict[int, int]:
    """As `match`, of the rows alone that are alike in every cell."""
    search = _Search(rows, known)
    search.pair(_alike(fields))
    return search.found


class _Search:
    """Rows and milestones that have not found each other yet."""

    def __init__(self, rows: Mapping[int, Cells], known: Sequence[Known]) -> None:
        self.found: dict[int, int] = {}
        self._rows = dict(rows)
        self._known = {each.id: each for each in known}

    def pair(self, key_of: _KeyOf) -> None:
        """Pair rows with milestones of the same key, both in their order."""
        for face in range(max((len(each.faces) for each in self._known.values()), default=0)):
            left: defaultdict[_Key, deque[int]] = defaultdict(deque)
            for each in self._known.values():
                if face < len(each.faces):
                    left[key_of(each.faces[face])].append(each.id)
            for number, cells in list(self._rows.items()):
                candidates = left.get(key_of(cells))
                if candidates:
                    self._settle(number, candidates.popleft())

    def pair_only(self, key_of: _KeyOf) -> None:
        """Pair a row with a milestone where no other row and no other milestone has the key."""
        rows: dict[_Key, list[int]] = defaultdict(list)
        for number, cells in self._rows.items():
            rows[key_of(cells)].append(number)
        known: dict[_Key, set[int]] = defaultdict(set)
        for each in self._known.values():
            for face in each.faces:
                known[key_of(face)].add(each.id)
        for key, numbers in rows.items():
            if len(numbers) == len(known.get(key, ())) == 1:
                (milestone,) = known[key]
                # By its other face it may have found a row already.
                if milestone in self._known and not self._known[milestone].done:
                    self._settle(numbers[0], milestone)

    def _settle(self, number: int, milestone: int) -> None:
        self.found[number] = milestone
        del self._rows[number]
        del self._known[milestone]


def _alike(fields: Iterable[str]) -> _KeyOf:
    ordered = sorted(fields)
    return lambda cells: tuple(folded(field, cells.get(field, "")) for field in ordered)


def _by(*fields: str) -> _KeyOf:
    return lambda cells: tuple(
        name_key(cells.get(field, "")) if field == "title" else folded(field, cells.get(field, "")) for field in fields
    )
