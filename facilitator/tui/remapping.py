"""Other keys, as the settings file has them: which can be taken, and what is wrong with the others."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from textual.keys import _character_to_key
from textual.screen import Screen

from facilitator.text import quoted
from facilitator.tui.key_groups import keys_of
from facilitator.tui.keys import DEFAULTS, KEYS, Key, remap

_WHILE_TYPING = {*(f"ctrl+{letter}" for letter in "bglnorst"), *(f"f{number}" for number in range(1, 13))}
"""Keys that mean nothing to a field of text: the only ones for what is done while one types."""

_NAMED = {*_WHILE_TYPING, "space", "enter", "delete", "backspace", "insert"}
_CURSOR = "jk"
_WAYS = "Write one character, space, enter, delete, backspace, insert, f1 to f12, or ctrl+ and one of b g l n o r s t."


def take_keys(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Let the table have the keys that are `wanted`, by the ids of its rows.

    Gives the keys that were taken, as Textual names them, and a sentence for each that was not: there the table's own
    stays. Imports every screen where there is anything to take.
    """
    remap({})
    taken: dict[str, str] = {}
    problems = []
    for name, typed in wanted.items():
        try:
            taken[name] = _usable(name, typed)
        except ValueError as problem:
            problems.append(f"keys.{name} = {quoted(typed, 20)}: {problem}")
    screens = list(all_screens()) if taken else []
    while True:
        remap(taken)
        clash = next(_clashes(screens, taken), None)
        if clash is None:
            return taken, problems
        name, other, screen = clash
        del taken[name]
        problems.append(
            f'keys.{name} = {quoted(wanted[name], 20)}: on the screen "{screen}" that is "{other.label}"; '
            f"{DEFAULTS[name].name} stays."
        )


def _usable(name: str, typed: str) -> str:
    """The key that was `typed`, as Textual names it. Raises ValueError with what is wrong."""
    if name not in DEFAULTS:
        raise ValueError("there is no such id; 'facilitator settings --keys' lists them.")
    own = DEFAULTS[name]
    if own.keys[0].isdigit():
        raise ValueError("digits are chosen by their number, and stay.")
    key = _character_to_key(typed) if len(typed) == 1 and typed.isprintable() else typed.strip().lower()
    if own.keys.startswith(("ctrl+", "tab", "escape")):
        if key not in _WHILE_TYPING:
            raise ValueError("it works while text is typed: take f1 to f12, or ctrl+ and one of b g l n o r s t.")
    elif len(typed) == 1 and (typed.isdigit() or typed in _CURSOR):
        raise ValueError("digits choose by number, and j and k move the cursor; take another one.")
    elif key not in _NAMED and len(typed) != 1:
        raise ValueError(f"this key cannot be taken. {_WAYS}")
    return key


def all_screens() -> Iterator[type[Screen[Any]]]:
    """Every kind of screen there is, imported for that."""
    from facilitator.tui import screens

    for found in iter_modules(screens.__path__):
        for kind in vars(import_module(f"{screens.__name__}.{found.name}")).values():
            # One without a title is what others are made of.
            if isinstance(kind, type) and issubclass(kind, Screen) and kind.TITLE:
                yield kind


def _clashes(screens: Iterable[type[Screen[Any]]], taken: Mapping[str, str]) -> Iterator[tuple[str, Key, str]]:
    """A remapped row whose key does something else on a screen, what that is, and which screen."""
    for screen in screens:
        rows = {key.id: key for cls in screen.__mro__ for key in keys_of(cls)}.values()
        for row in rows:
            for other in rows:
                same = set(row.keys.split(",")) & set(other.keys.split(","))
                if row.id in taken and other.action != row.action and same:
                    yield row.id, other, str(screen.TITLE)


def named_keys() -> list[tuple[str, str, str]]:
    """Every row of the table: its id, its key as people read it, and what it does."""
    return [(key.id, key.name, key.help) for key in KEYS.values()]
