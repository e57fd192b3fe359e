"""What the settings file says about the screens: taken where it can be meant, told where not, and changed with care."""

from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError
from facilitator.mail_settings import read_preferences
from facilitator.screen_settings import ScreenSettings, glance_at_theme, read_screen_settings, write_screen_setting
from facilitator.settings import EXAMPLE, SCREEN_NAMES


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "made" / "config.toml"


def read(file: Path, text: str) -> ScreenSettings:
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return read_screen_settings(file)


def test_without_a_file_it_is_dark_and_silent_and_coaches(file: Path) -> None:
    assert read_screen_settings(file) == ScreenSettings("dark", bell=False, coaching=True)
    assert read_screen_settings(None) == ScreenSettings()


def test_everything_can_be_set(file: Path) -> None:
    text = 'theme = "contrast"\nbell = true\ncoaching = false\n[keys]\npause = "z"\n"phase.next" = "f8"\n'
    assert read(file, text) == ScreenSettings(
        "contrast", bell=True, coaching=False, keys={"pause": "z", "phase.next": "f8"}
    )


def test_an_id_with_a_dot_needs_no_quotation_marks(file: Path) -> None:
    assert read(file, '[keys]\nphase.next = "f8"\n').keys == {"phase.next": "f8"}


def test_the_example_sets_each_of_them_and_nothing_wrong(file: Path) -> None:
    assert read(file, EXAMPLE) == ScreenSettings(keys={"pause": "z"})
    assert all(name in EXAMPLE for name in SCREEN_NAMES)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('theme = "blue"', 'theme is "blue". Write "dark", "light" or "contrast".'),
        ("theme = 1", 'theme is "1"'),
        ('bell = "yes"', 'bell is "yes". Write true or false.'),
        ("coaching = 1", "coaching is"),
        ("keys = 1", "keys is a section"),
        ("[keys]\npause = 1", "keys.pause is"),
        ("[mial]", 'there is nothing called "mial"'),
        ("theme = dark", "cannot be read"),
    ],
)
def test_what_cannot_be_meant_is_told_and_the_rest_is_taken(file: Path, text: str, words: str) -> None:
    found = read(file, text)
    assert len(found.problems) == 1
    assert str(file) in found.problems[0]
    assert words in found.problems[0]
    assert (found.theme, found.bell, found.coaching, found.keys) == ("dark", False, True, {})


def test_one_mistake_does_not_take_the_rest_with_it(file: Path) -> None:
    found = read(file, 'theme = "blue"\nbell = true\n[keys]\npause = 3\ntopic = "z"\n[mail]\nport = "none"\n')
    assert (found.theme, found.bell, found.keys) == ("dark", True, {"topic": "z"})
    assert len(found.problems) == 2


def test_a_wrong_colour_keeps_nobody_from_sending_mail(file: Path) -> None:
    read(file, 'theme = "blue"\n[mail]\nfrom = "a@example.org"\n')
    assert read_preferences(file).mail.sender is not None


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("# mine\r\ntheme='light'\r\n", "light"),
        ('[mail]\ntheme = "light"\n', "dark"),
        ('bell = true\n  theme = "contrast" # so\n[keys]\n', "contrast"),
        ('theme = "blue"', "dark"),
        ('# theme = "light"', "dark"),
        ("", "dark"),
    ],
)
def test_a_glance_finds_the_theme(file: Path, text: str, theme: str) -> None:
    assert glance_at_theme(file) == glance_at_theme(None) == "dark"
    file.parent.mkdir()
    file.write_bytes(text.encode())
    assert glance_at_theme(file) == theme


def test_a_change_keeps_comments_and_everything_else(file: Path) -> None:
    read(file, '# mine\ntheme = "dark"  # at night\n\n[mail]  # the office\nfrom = "a@example.org"\n')
    write_screen_setting(file, "theme", "light")
    write_screen_setting(file, "bell", value=True)
    assert file.read_text(encoding="utf-8") == (
        '# mine\ntheme = "light"  # at night\nbell = true\n\n[mail]  # the office\nfrom = "a@example.org"\n'
    )


def test_a_change_makes_the_file_and_its_folder(file: Path) -> None:
    write_screen_setting(file, "coaching", value=False)
    assert file.read_text(encoding="utf-8") == "coaching = false\n"
    assert [one.name for one in file.parent.iterdir()] == ["config.toml"]


def test_line_ends_of_windows_stay(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b'theme = "dark"\r\n[mail]\r\n')
    write_screen_setting(file, "theme", "light")
    assert file.read_bytes() == b'theme = "light"\r\n[mail]\r\n'


def test_a_file_that_cannot_be_understood_is_left_as_it_is(file: Path) -> None:
    read(file, "[mail\n")
    with pytest.raises(FacilitatorError, match="cannot be read"):
        write_screen_setting(file, "theme", "light")
    assert file.read_text(encoding="utf-8") == "[mail\n"
