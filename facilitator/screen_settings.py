"""How the screens look and answer: what the settings file says about it, and how it is changed there.

A mistake in it is told and what holds without it is taken, so that nobody is kept from their meeting by a colour.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facilitator.errors import FacilitatorError, NotValid
from facilitator.files import write_whole
from facilitator.settings import SCREEN_NAMES, SECTION_NAMES, read_file
from facilitator.text import quoted

THEMES = ("dark", "light", "contrast")
_THEME = re.compile(r"""^[ \t]*theme[ \t]*=[ \t]*["'](\w+)["']""", re.MULTILINE)


@dataclass(frozen=True)
class ScreenSettings:
    """What is set for the screens, a field for each name in the settings file."""

    theme: str = "dark"
    bell: bool = False
    """Whether the end of somebody's time rings."""
    coaching: bool = True
    """Whether a line says in each phase what it is for."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys, by the id of the row in the table of keys."""
    problems: tuple[str, ...] = ()
    """What the file says that cannot be meant: a sentence each, with the file and the name."""


def glance_at_theme(path: Path | None) -> str:
    """The theme that the settings file at `path` most likely names, for the first frame.

    To read the file as TOML takes 2 ms and more, nearly all of it for importing the parser.
    """
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace") if path is not None else ""
    except OSError:
        text = ""
    found = _THEME.search(f"\n{text}".partition("\n[")[0])
    return found[1] if found and found[1] in THEMES else ScreenSettings.theme


def read_screen_settings(path: Path | None) -> ScreenSettings:
    """What the settings file at `path` says; without one, or where it cannot be read, what holds without it."""
    if path is None:
        return ScreenSettings()
    try:
        found = read_file(path)
    except FacilitatorError as problem:
        return ScreenSettings(problems=(str(problem),))
    taken: dict[str, Any] = {}
    problems: list[str] = []
    for name, value in found.items():
        try:
            if name in SCREEN_NAMES:
                taken[name] = _taken(path, name, value, problems)
            elif name not in SECTION_NAMES:
                raise NotValid(f"{path}: there is nothing called {quoted(name)}.", _there_are())
        except NotValid as problem:
            problems.append(str(problem))
    return ScreenSettings(**taken, problems=tuple(problems))


def write_screen_setting(path: Path, name: str, value: str | bool) -> None:
    """Write one setting into the file at `path`, which is made where there is none; the rest of it stays as it is.

    Raises FacilitatorError where the file cannot be understood or written; it is as it was then.
    """
    # 30 ms that only who changes a setting has to wait.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    # What can be read is told better there.
    read_file(path)
    try:
        document = tomlkit.parse(path.read_bytes().decode("utf-8-sig") if path.exists() else "")
    except (TOMLKitError, OSError) as fault:
        raise FacilitatorError(f"{path} cannot be changed from here.", f"Set {name} in it by hand.") from fault
    # In a file of sections it stands before the first, since whatever stands beneath the name of one belongs to it.
    document[name] = value
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_whole(path, tomlkit.dumps(document).encode(), hint="Look at the rights of the file and its folder.")


def _taken(path: Path, name: str, value: object, problems: list[str]) -> object:
    match name:
        case "theme":
            if value not in THEMES:
                raise NotValid(f"{path}: theme is {quoted(str(value), 20)}.", 'Write "dark", "light" or "contrast".')
        case "keys":
            return _keys(path, value, problems)
        case _:
            if not isinstance(value, bool):
                raise NotValid(f"{path}: {name} is {quoted(str(value), 20)}.", "Write true or false.")
    return value


def _keys(path: Path, value: object, problems: list[str]) -> dict[str, str]:
    if not isinstance(value, dict):
        raise NotValid(f"{path}: keys is a section.", "Begin it with a line [keys].")
    taken = {}
    # An id may have a dot in it, which is a section of its own to TOML where it is not in quotation marks.
    for name, key in _flat(value).items():
        if isinstance(key, str):
            taken[name] = key
        else:
            problems.append(f"{path}: keys.{name} is {quoted(str(key), 20)}. Write a key in quotation marks.")
    return taken


def _flat(section: Mapping[str, object]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in section.items():
        below = _flat(value).items() if isinstance(value, dict) else [("", value)]
        found |= {f"{name}.{rest}" if rest else name: one for rest, one in below}
    return found


def _there_are() -> str:
    return f"There are {', '.join((*SCREEN_NAMES, *SECTION_NAMES))}."
