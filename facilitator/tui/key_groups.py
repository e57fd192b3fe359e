"""The keys of a screen, in groups: what the help shows and the palette offers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from textual.actions import parse
from textual.binding import Binding
from textual.screen import Screen

from facilitator.tui.keys import KEYS, Key


@dataclass(frozen=True)
class KeyGroup:
    """Keys that belong together, under a title."""

    title: str
    keys: tuple[Key, ...]


def key_groups(screen: Screen[Any]) -> list[KeyGroup]:
    """The keys that do something on `screen` now: its own first, then what it shares with others.

    A class with a `SCOPE` of its own begins a group. A key that several classes bind stands where it is first.
    """
    groups: dict[str, dict[str, Key]] = {}
    placed: set[str] = set()
    title = str(screen.TITLE or "This screen")
    for cls in type(screen).__mro__:
        title = cls.__dict__.get("SCOPE", title)
        for key in keys_of(cls):
            if key.id not in placed and _does_something(screen, key):
                placed.add(key.id)
                groups.setdefault(title, {})[key.id] = key
    return [KeyGroup(title, tuple(keys.values())) for title, keys in groups.items()]


def keys_of(cls: type) -> Iterator[Key]:
    """The rows of the table of keys that a class itself binds; digits are one row."""
    seen = set()
    for binding in cls.__dict__.get("BINDINGS", ()):
        name = binding.id or "" if isinstance(binding, Binding) else ""
        key = KEYS.get(name) or KEYS.get(name.rpartition(".")[0])
        if key is not None and key.id not in seen:
            seen.add(key.id)
            yield key


def _does_something(screen: Screen[Any], key: Key) -> bool:
    _, name, parameters = parse(key.action)
    return screen.check_action(name, parameters) is not False
