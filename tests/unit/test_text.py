"""People's text in messages, and in commands that a message tells to type."""

import shlex

import pytest

from facilitator.text import as_argument, quoted


@pytest.mark.parametrize("text", ["It's Ann's", "back\\slash", "café 🎉", '100 % "sure"', "[/] [red]"])
def test_words_are_quoted_as_they_were_typed(text: str) -> None:
    assert quoted(text) == f'"{text}"'


def test_a_long_text_is_quoted_in_short() -> None:
    assert quoted("word " * 40, 20) == '"word word word word…"'


def test_a_text_of_many_lines_is_quoted_on_one_without_what_acts_on_a_terminal() -> None:
    assert quoted("one\ntwo\x1b[31m\u202e") == '"one two"'


@pytest.mark.parametrize(
    ("text", "typed"), [("Ann Berg", "'Ann Berg'"), ("O'Brien", '"O\'Brien"'), ("a $(b)", "'a $(b)'")]
)
def test_a_name_is_written_as_people_would_type_it(text: str, typed: str) -> None:
    assert as_argument(text) == typed


@pytest.mark.parametrize("text", ["O'Brien", "O'Brien $(rm x)", "it's `x`", 'it\'s "so"', "wow's!", "a\\'b", "$HOME"])
def test_a_shell_takes_a_written_name_for_one_word_and_nothing_else(text: str) -> None:
    assert shlex.split(as_argument(text)) == [text]
