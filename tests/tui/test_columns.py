"""Text in columns: what names are called where there is little room, and where a text is cut."""

import os

from facilitator.tui.widgets.columns import path_lines, short_names, text, wrapped

TEAM = ("Yusuf Demir", "Amara Okafor", "Bo Lee")


def test_names_stand_whole_where_all_of_them_fit() -> None:
    assert short_names(TEAM, 12) == {name: name for name in TEAM}


def test_where_one_name_does_not_fit_all_are_called_by_what_they_begin_with() -> None:
    assert short_names(TEAM, 10) == {"Yusuf Demir": "Yusuf", "Amara Okafor": "Amara", "Bo Lee": "Bo"}


def test_two_who_are_called_alike_are_told_apart() -> None:
    assert short_names(("Anna Schmidt", "Anna Berger"), 9) == {"Anna Schmidt": "Anna S.", "Anna Berger": "Anna B."}


def test_a_title_is_no_name_and_neither_is_a_picture() -> None:
    assert short_names(("🚀 Rocket Ray",), 9) == {"🚀 Rocket Ray": "Rocket"}
    assert short_names(("Dr. Anna Schmidt", "St."), 9) == {"Dr. Anna Schmidt": "Anna", "St.": "St."}


def test_a_name_of_one_word_stays_as_it_is() -> None:
    assert short_names(("Konstantinopolskaya", "山田太郎山田太郎"), 9)["山田太郎山田太郎"] == "山田太郎山田太郎"


def test_what_is_cut_ends_between_two_words_and_says_how_many_lines_are_missing() -> None:
    told = wrapped(text("Grid operator, our high-voltage crew for two weeks"), 20, 2)
    assert [line.plain for line in told] == ["Grid operator, our", "high-voltage crew +1"]
    (one,) = wrapped(text("Grid operator, our high-voltage crew for two weeks"), 18, 1)
    assert one.plain == "Grid operator, +2"


def test_a_word_that_is_longer_than_its_line_is_cut_all_the_same() -> None:
    (one,) = wrapped(text("https://example.org/a/long/address"), 12, 1)
    assert one.plain == "https://e +2"


def test_a_path_is_broken_before_the_name_of_its_file() -> None:
    path = f"{os.sep}home{os.sep}lena{os.sep}state{os.sep}facilitator.log"
    assert [line.plain for line in path_lines(path, 60)] == [path]
    assert [line.plain for line in path_lines(path, 25)] == [path.removesuffix("facilitator.log"), "facilitator.log"]
