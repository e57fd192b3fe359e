"""What its user has chosen for the screens: put into effect, and kept in the settings file."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.app import App

from facilitator.screen_settings import ScreenSettings, glance_at_theme, read_screen_settings, write_screen_setting
from facilitator.tui.keys import remap
from facilitator.tui.theme import THEMES, put_on, register_themes, worn


class Chosen:
    """The settings of the screens as `file` has them, and as they were changed since; None keeps nothing."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self.settings = ScreenSettings(theme=glance_at_theme(file))
        self.problems: list[str] = []
        """What the file says that could not be taken, a sentence each."""
        self.keymap: dict[str, str] = {}
        """Other keys by the ids of their rows, as Textual names them."""
        remap({})

    def wear(self, app: App[Any]) -> None:
        """Paint `app` in the theme that was chosen."""
        register_themes(app)
        put_on(app, self.settings.theme)

    def read(self) -> None:
        """Read the file, and let the table of keys have those in it. Imports all screens where there are any."""
        self.settings = read_screen_settings(self.file)
        self.problems = list(self.settings.problems)
        if self.settings.keys:
            from facilitator.tui.remapping import take_keys

            self.keymap, problems = take_keys(self.settings.keys)
            self.problems += [f"{self.file}: {problem}" for problem in problems]

    def take_effect(self, app: App[Any]) -> None:
        """Let `app` have what was read."""
        app.set_keymap(self.keymap)
        if worn(app) != self.settings.theme:
            put_on(app, self.settings.theme)

    @property
    def told(self) -> str:
        """What is wrong with the file, in short; empty where nothing is."""
        rest = len(self.problems) - 1
        more = f" {rest} more: 'facilitator settings' tells." if rest > 0 else ""
        return f"{self.problems[0]}{more}" if self.problems else ""

    @property
    def next_theme(self) -> str:
        """The theme after the one that is worn; after the last the first."""
        names = list(THEMES)
        return names[(names.index(self.settings.theme) + 1) % len(names)]

    def choose(self, app: App[Any], name: str, value: str | bool) -> None:
        """Change one setting now, and keep it.

        Raises FacilitatorError where the file cannot be written: the setting holds until the program is left then.
        """
        changed: dict[str, Any] = {name: value}
        self.settings = replace(self.settings, **changed)
        if name == "theme":
            put_on(app, self.settings.theme)
        if self.file is not None:
            write_screen_setting(self.file, name, value)
