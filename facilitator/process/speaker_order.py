"""The order in which members speak: as in the series, by the alphabet, in rotation, or shuffled."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random


class SpeakerOrder(StrEnum):
    """How those who have not spoken are put in order."""

    SERIES = "series"
    ALPHABETICAL = "alphabetical"
    ROTATING = "rotating"
    SHUFFLED = "shuffled"

    @property
    def phrase(self) -> str:
        """The order behind "the speakers stand", such as "by the alphabet"."""
        return {
            "series": "as in the series",
            "alphabetical": "by the alphabet",
            "rotating": "in rotation",
            "shuffled": "in a shuffled order",
        }[self.value]


@dataclass(frozen=True)
class Waiting:
    """One who has not spoken: the member's id, their name, and whether they come late."""

    member_id: int
    name: str
    late: bool


def arranged(
    waiting: Sequence[Waiting], order: SpeakerOrder, spoke_last_time: Sequence[int], chance: Random
) -> tuple[Waiting, ...]:
    """`waiting`, given as in the series, in `order`; who comes late stays behind the others whatever it is.

    `spoke_last_time` are the ids of who spoke in the meeting before, the first one first. In rotation everybody moves
    up by one: who spoke first last time speaks last, and who did not speak then comes before them. `chance` shuffles.
    """
    found = list(waiting)
    if order is SpeakerOrder.ALPHABETICAL:
        found.sort(key=lambda one: (_letters(one.name), one.member_id))
    elif order is SpeakerOrder.ROTATING:
        found.sort(key=lambda one: _turn(one.member_id, spoke_last_time))
    elif order is SpeakerOrder.SHUFFLED:
        chance.shuffle(found)
    # Sorting keeps the order of equals.
    return tuple(sorted(found, key=lambda one: one.late))


def _turn(member_id: int, spoke: Sequence[int]) -> int:
    if member_id not in spoke:
        return len(spoke)
    place = spoke.index(member_id)
    return place if place else len(spoke) + 1


def _letters(name: str) -> str:
    """A name as the alphabet has it: Özil stands beside Ozil, not behind Z."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
