"""In which order members speak."""

from random import Random

import pytest

from facilitator.process.speaker_order import SpeakerOrder, Waiting, arranged

ANN, BEN, CEM, OZIL, ZOE = (
    Waiting(n, name, late=False) for n, name in enumerate(("Ann", "ben", "Cem", "Özil", "Zoe"), 1)
)
TEAM = (ZOE, CEM, OZIL, ANN, BEN)


def names(order: SpeakerOrder, *, before: tuple[int, ...] = (), team: tuple[Waiting, ...] = TEAM) -> list[str]:
    return [one.name for one in arranged(team, order, before, Random(4))]


def test_as_in_the_series_nothing_moves() -> None:
    assert names(SpeakerOrder.SERIES) == ["Zoe", "Cem", "Özil", "Ann", "ben"]


def test_the_alphabet_minds_no_capitals_and_no_marks() -> None:
    assert names(SpeakerOrder.ALPHABETICAL) == ["Ann", "ben", "Cem", "Özil", "Zoe"]


def test_in_rotation_who_spoke_first_speaks_last_and_the_others_move_up() -> None:
    before = (ANN.member_id, BEN.member_id, CEM.member_id, OZIL.member_id, ZOE.member_id)
    assert names(SpeakerOrder.ROTATING, before=before) == ["ben", "Cem", "Özil", "Zoe", "Ann"]


def test_in_rotation_who_was_away_comes_before_the_one_who_spoke_first() -> None:
    before = (BEN.member_id, ZOE.member_id, ANN.member_id)
    assert names(SpeakerOrder.ROTATING, before=before) == ["Zoe", "Ann", "Cem", "Özil", "ben"]


def test_shuffling_keeps_everybody_and_changes_their_order() -> None:
    shuffled = names(SpeakerOrder.SHUFFLED)
    assert sorted(shuffled) == sorted(one.name for one in TEAM)
    assert shuffled != [one.name for one in TEAM]


@pytest.mark.parametrize("order", list(SpeakerOrder))
def test_who_is_late_speaks_last_whatever_the_order(order: SpeakerOrder) -> None:
    late = Waiting(ANN.member_id, "Ann", late=True)
    assert names(order, before=(2, 1, 3), team=(late, CEM, BEN))[-1] == "Ann"
