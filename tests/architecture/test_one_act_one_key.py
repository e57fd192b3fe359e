"""The same act, the same key everywhere."""

import inspect
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from textual.actions import parse
from textual.screen import Screen

from facilitator.process.status import Status
from facilitator.tui import screens
from facilitator.tui.key_groups import keys_of
from facilitator.tui.keys import DEFAULTS, Key
from facilitator.tui.screens.milestone_acts import status_keys

ALLOWED_LABELS = {
    # Where letters are typed, q and s are letters.
    "quit": {"q", "ctrl+q"},
    "skip": {"s", "ctrl+n"},
}
ALLOWED_ACTS = {
    # Enter goes on to the next phase; the brackets go to any phase, back too. E leads to the end of one left open.
    "moving.move_to": {"enter", "right_square_bracket", "left_square_bracket", "E"},
    # Enter takes up the next topic; a number takes up that one, c any of them from a list.
    "discussing.start": {"enter", "1,2,3,4,5,6,7,8,9", "c"},
    # p and l say that a member is here, or comes late (and o, by the same way, that they are away).
    "checkin.set_attendance": {"p", "l"},
    # d and r are outcomes of a topic, and x is the one that asks why.
    "discussing.conclude": {"r", "d", "x"},
    # One key adds time and another takes it away; while topics are ordered they give minutes.
    "clocks.add_time": {"plus,equals_sign", "minus"},
    "ordering.give_minutes": {"plus,equals_sign", "minus"},
    # A number puts a topic at that place, c at any of them from a list.
    "ordering.place": {"1,2,3,4,5,6,7,8,9", "c"},
    # One key down, one up, whatever is moved.
    "ordering.move": {"J,shift+down", "K,shift+up"},
    "planning.change_priority": {"J,shift+down", "K,shift+up"},
    "series.set_participant": {"J,shift+down", "K,shift+up", "p", "s"},
    # w, l and h each add to their part of an update.
    "updates.add_line": {"w", "l", "h"},
    "updates.add_help": {"w", "l", "h"},
    # A letter for each status.
    "planning.set_status": {"g", "y", "r", "d"},
}


def _screens() -> Iterator[type[Screen[Any]]]:
    modules = [import_module(f"facilitator.tui.screens.{found.name}") for found in iter_modules(screens.__path__)]
    kinds = {kind for module in modules for kind in vars(module).values() if isinstance(kind, type)}
    return (kind for kind in kinds if issubclass(kind, Screen))


def _bound(screen: type[Screen[Any]]) -> Iterator[tuple[Key, Callable[..., object]]]:
    """Each key of a screen with the method that it calls."""
    for cls in screen.__mro__:
        for key in keys_of(cls):
            method = getattr(screen, f"action_{parse(key.action)[1]}", None)
            if method is not None:
                yield key, method


def test_the_same_word_stands_for_one_key() -> None:
    by_label: dict[str, set[str]] = defaultdict(set)
    for key in DEFAULTS.values():
        by_label[key.label].add(key.keys)
    several = {label: found for label, found in by_label.items() if len(found) > 1}
    assert several == ALLOWED_LABELS


def test_the_same_act_has_the_same_key_on_every_screen() -> None:
    keys: dict[str, set[str]] = defaultdict(set)
    for screen in _screens():
        for key, method in _bound(screen):
            for act in re.findall(r"\bacts\.(\w+\.\w+)", inspect.getsource(method)):
                keys[act].add(key.keys)
    assert {"updates.next_speaker", "discussing.decide", "speaker_order.arrange"} <= set(keys)
    del keys["mentions.spelled_out"]
    assert {act: found for act, found in keys.items() if len(found) > 1} == ALLOWED_ACTS


def test_a_status_has_one_letter_on_the_board_and_behind_m() -> None:
    letters = {parse(key.action)[2][0]: key.keys for key in DEFAULTS.values() if key.action.startswith("status(")}
    assert letters == {status.value: letter for letter, status in status_keys().items()}
    assert set(letters) == {status.value for status in Status}
