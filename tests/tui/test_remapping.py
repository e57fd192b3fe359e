"""Other keys: they work, every sentence names them, and what cannot be taken is told and stays as it was."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from leadership import Leadership
from shown import shown
from small_team import SmallTeam

from facilitator.clock import ManualClock
from facilitator.store.database import Store
from facilitator.tui.keys import DEFAULTS, KEYS, key_name
from facilitator.tui.remapping import take_keys
from facilitator.tui.screens.help import HelpScreen


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def keys(file: Path, **others: str) -> Path:
    file.write_text("[keys]\n" + "".join(f'{name} = "{key}"\n' for name, key in others.items()), encoding="utf-8")
    return file


async def test_another_key_acts_and_its_own_one_does_nothing(store: Store, hand: ManualClock, file: Path) -> None:
    plan = SmallTeam(store)
    async with shown(plan.store, hand, view="board", config_file=keys(file, green="z")) as now:
        await now.press("g")
        assert now.told == ""
        await now.press("z")
        assert "● on track" in now.line("Second shop opens")


async def test_line_help_palette_and_sentences_name_the_other_key(store: Store, hand: ManualClock, file: Path) -> None:
    plan = SmallTeam(store)
    async with shown(
        plan.store, hand, view="board", config_file=keys(file, meeting="f6", done="!", topic="f5"), size=(120, 60)
    ) as now:
        assert "f6 plans one" in now.text
        await now.press("T")
        assert "No topic waits: f5 raises one." in now.told
        assert "! done" in now.text
        await now.press("question_mark")
        assert "!       done" in now.text
        await now.press("escape", "ctrl+p")
        await now.type("milestone is done")
        await now.until("!       The milestone is done.")
        await now.press("escape", "escape", "H")
        assert "f6 on the board starts one." in now.text


async def test_two_keys_can_change_places(store: Store, hand: ManualClock, file: Path) -> None:
    plan = SmallTeam(store)
    async with shown(plan.store, hand, view="board", config_file=keys(file, yellow="r", red="y")) as now:
        await now.press("y")
        assert "✗ will miss" in now.line("Second shop opens")
        await now.press("r")
        assert "▲ might miss" in now.line("Second shop opens")


async def test_a_key_of_every_screen_works_in_the_meeting_too(store: Store, hand: ManualClock, file: Path) -> None:
    room = Leadership(store, hand)
    room.begin()
    async with shown(store, hand, config_file=keys(file, help="f1", topic="z", next="!"), size=(120, 60)) as now:
        assert "! next speaker" in now.text
        await now.press("z")
        assert now.lines[-2].strip() == "Topic"
        await now.press("escape", "!")
        assert "UPDATES 2 of 3" in now.lines[0]
        await now.press("f1")
        assert isinstance(now.screen, HelpScreen)
        assert "Write down a topic" in now.text


async def test_the_second_key_of_a_milestone_follows(store: Store, hand: ManualClock, file: Path) -> None:
    plan = SmallTeam(store)
    plan.meets()
    view = keys(file, yellow="z", red="f9")
    async with shown(store, hand, view="prepare", member=plan.ann, config_file=view) as now:
        await now.press("enter")
        assert "z might miss" in now.text
        assert "f9 will miss" in now.text
        await now.press("f9")
        assert "✗ will miss" in now.line("New price list")


async def test_what_cannot_be_taken_is_told_and_stays(store: Store, hand: ManualClock, file: Path) -> None:
    plan = SmallTeam(store)
    async with shown(plan.store, hand, view="board", config_file=keys(file, green="a", fly="z", past="z")) as now:
        assert f"{file}: keys.fly" in now.told
        assert "1 more" in now.told
        await now.press("g")
        assert "● on track" in now.line("Second shop opens")
        await now.press("z")
        assert now.screen.TITLE == "History of a milestone"


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ({"fly": "z"}, "no such id"),
        ({"save": "s"}, "it works while text is typed"),
        ({"back": "z"}, "it works while text is typed"),
        ({"undo": "j"}, "j and k move the cursor"),
        ({"undo": "3"}, "digits choose by number"),
        ({"place": "z"}, "digits are chosen by their number"),
        ({"undo": "escape"}, "cannot be taken"),
        ({"undo": "up"}, "cannot be taken"),
        ({"undo": "ctrl+c"}, "cannot be taken"),
        ({"undo": ""}, "cannot be taken"),
        ({"undo": "zz"}, "cannot be taken"),
        ({"note": "t"}, '"topic"'),
        ({"help": "u"}, '"undo"'),
        ({"save": "ctrl+r"}, '"start anew"'),
    ],
)
def test_a_key_that_would_get_in_the_way_is_refused(wanted: Mapping[str, str], words: str) -> None:
    taken, problems = take_keys(wanted)
    assert taken == {}
    assert len(problems) == 1
    assert words in problems[0]
    assert next(iter(wanted)) in problems[0]
    assert KEYS == DEFAULTS


def test_of_two_that_clash_one_is_taken() -> None:
    taken, problems = take_keys({"note": "z", "topic": "z"})
    assert len(taken) == len(problems) == 1


@pytest.mark.parametrize(
    ("typed", "key", "name"),
    [("!", "exclamation_mark", "!"), ("F8", "f8", "f8"), (",", "comma", ","), ("Z", "Z", "Z")],
)
def test_keys_are_written_as_people_write_them(typed: str, key: str, name: str) -> None:
    taken, problems = take_keys({"came_of": typed})
    assert (taken, problems) == ({"came_of": key}, [])
    assert key_name("came_of") == name


def test_the_same_key_may_do_something_else_on_another_screen() -> None:
    assert take_keys({"settings": "R"}) == ({"settings": "R"}, [])
