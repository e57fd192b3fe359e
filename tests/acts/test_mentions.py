"""Whom "@name" means."""

import pytest

from facilitator.acts.mentions import mentioned, spelled_out

NAMES = {1: "Ann Berg", 2: "Ann Lee", 3: "Anna Stern", 4: "Ben Okoro", 5: "Jean-Luc Roy", 6: "Ömer"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Nobody is named", ()),
        ("@Ben please", (4,)),
        ("@ben, please", (4,)),
        ("(@Oko)", (4,)),
        ("@Be", ()),
        ("@Okoro's numbers", (4,)),
        ("@Ann", ()),
        ("@Ann Lee and @Ann Berg", (2, 1)),
        ("@Ann Leeds", ()),
        ("@Anna", (3,)),
        ("@Jean-Luc", (5,)),
        ("@ÖMER", (6,)),
        ("@Ben @Ben", (4,)),
        ("ben@okoro.example", ()),
        ("@Zoe", ()),
        ("@ Ben", ()),
        ("@", ()),
    ],
)
def test_a_name_is_meant_where_only_one_person_has_it(text: str, meant: tuple[int, ...]) -> None:
    assert mentioned(text, NAMES) == meant


def test_whom_a_text_means_stands_in_it_with_the_whole_name() -> None:
    told = spelled_out("@oko and @ömer for two weeks, not @Ann, ben@okoro.example", NAMES)
    assert told == "@Ben Okoro and @Ömer for two weeks, not @Ann, ben@okoro.example"
    assert spelled_out("@gross!", {1: "Ida Groß"}) == "@Ida Groß!"
    assert spelled_out("@Groß!", {1: "Ida Groß"}) == "@Ida Groß!"
