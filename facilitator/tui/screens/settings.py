"""What can be chosen for the screens, where documents are published, and where the files are."""

import os
from collections.abc import Sequence
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from facilitator.errors import FacilitatorError
from facilitator.settings import read_settings
from facilitator.tui.answers import optional_words
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.theme import HEADING, QUIET, WATCH, worn
from facilitator.tui.widgets.choice_field import ChoiceField, Option
from facilitator.tui.widgets.columns import joined, path_lines, text, wrapped
from facilitator.tui.widgets.field import Field, LineField
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.plain import Plain

_LABEL = 13
_ON_OFF = (Option("", Content("off")), Option("on", Content("on")))
_NOTES = {
    "theme": "Seen at once, in the colours that the terminal can show.",
    "bell": "Rings when a last minute begins, and when the time is over.",
    "coaching": "In a first meeting a line in each phase says what it is for.",
    "folder": "Tracker, pre-read and minutes are kept there; empty: nowhere.",
}


class SettingsScreen(DeskScreen):
    """Each choice holds at once and is kept in the settings file; the folder is kept with the team."""

    DEFAULT_CSS = """
    SettingsScreen { layout: vertical; }
    SettingsScreen #heading { height: 2; padding: 0 2; }
    SettingsScreen #fields { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    SettingsScreen #places { height: auto; padding-top: 1; }
    SettingsScreen LineInput { width: 1fr; height: 1; border: none; padding: 0; background: $surface; }
    SettingsScreen LineInput:focus { border: none; background: $panel; }
    SettingsScreen KeyLine { height: 1; }
    SettingsScreen.-wide #heading { height: 3; padding: 1 2; }
    SettingsScreen.-huge #heading { padding: 1 28; }
    SettingsScreen.-huge #fields { padding: 0 28; }
    """
    TITLE = "Settings"
    BINDINGS = bindings("back")

    def __init__(self) -> None:
        super().__init__()
        self._filled = False
        self._folder = ""
        self._wrong = False
        """Whether the folder that stands there is none."""
        self._refused = ""

    def compose(self) -> ComposeResult:
        """The choices, the folder, and where the files are."""
        yield Plain(id="heading")
        with VerticalScroll(id="fields", can_focus=False):
            yield ChoiceField(
                "theme",
                "Colours",
                [
                    Option("dark", Content("dark"), "d"),
                    Option("light", Content("light"), "l"),
                    Option("contrast", Content("high contrast"), "h"),
                ],
            )
            yield ChoiceField("bell", "Bell", _ON_OFF)
            yield ChoiceField("coaching", "Coaching", _ON_OFF)
            yield LineField("folder", optional_words("Publish to"), hint=_NOTES["folder"])
            yield Plain(id="places")
        yield KeyLine(id="keys")

    def key_ids(self) -> Sequence[Any]:
        """Choosing has no keys of its own beside those of every row of choices."""
        return (("back", "back" if self._wrong else "back; everything is kept"), "help")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Acts are undone where they are listed."""
        return action not in ("undo", "redo")

    def show_fresh(self) -> None:
        """Show what holds by now, whoever chose it."""
        self.query_one("#heading", Plain).show(
            Content.assemble(("Settings", HEADING), ("   ← → choose, ↑ ↓ go from one to the next", QUIET))
        )
        folder = self.desk.see(reading.published.publish_folder)
        field = self.query_one("#folder", LineField)
        if field.value == self._folder:
            field.put(folder)
        self._folder = folder
        settings = self.facilitator.chosen.settings
        for name, value in (("bell", settings.bell), ("coaching", settings.coaching)):
            self.query_one(f"#{name}", ChoiceField).put("on" if value else "")
        self.query_one("#theme", ChoiceField).put(worn(self.app))
        if not self._filled:
            self._filled = True
            for name in ("theme", "bell", "coaching"):
                self.query_one(f"#{name}", ChoiceField).say(_NOTES[name])
            self.query_one("#theme", ChoiceField).enter()
        self._show_places()
        self.show_keys()

    def _show_places(self) -> None:
        shown = self.query_one("#places", Plain)
        room = max(20, shown.size.width - _LABEL)
        chosen = self.facilitator.chosen
        places = {
            "Settings": str(chosen.file) if chosen.file else "no file: nothing is kept",
            "": "Mail and other keys are set in it: see 'facilitator settings'.",
            "Database": self.facilitator.database,
            "Log": str(read_settings(None, os.environ).log_file),
        }
        lines = [Content.styled("Where the files are", HEADING)]
        for label, words in places.items():
            for n, line in enumerate(path_lines(words, room) if label else wrapped(text(words, QUIET), room, 2)):
                lines.append(Content.styled(f"{label if not n else '':<{_LABEL}}", QUIET) + line)
        for problem in chosen.problems:
            lines += wrapped(text(f"▲ {problem}", WATCH), room + _LABEL, 3)
        shown.show(joined(lines))

    # --- choosing ----------------------------------------------------------------------------------------------

    @on(Field.Changed)
    def _chosen(self, event: Field.Changed) -> None:
        if not self._filled or event.field.key == "folder":
            return
        name, value = event.field.key, event.field.value
        now = getattr(self.facilitator.chosen.settings, name)
        wanted = value if name == "theme" else bool(value)
        if wanted != now:
            self.choose(name, wanted)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """The folder is taken when one goes on from it."""
        if self.is_current and self.query_one("#folder") in event.widget.ancestors:
            self._take_folder()

    def _take_folder(self) -> bool:
        """Keep the folder that stands there; where it cannot be, say why, and give False."""
        field = self.query_one("#folder", LineField)
        if field.value.strip() != self._folder:
            try:
                self.desk.do(acts.team.set_publish_folder, field.value.strip())
            except FacilitatorError as error:
                field.wrong(error)
                self._wrong = True
                self.show_keys()
                return False
        self._wrong, self._folder = False, field.value.strip()
        self.refresh_view()
        return True

    def action_leave(self) -> None:
        """Go back. A folder that cannot be taken is said first; going back once more leaves it out."""
        folder = self.query_one("#folder", LineField).value
        if self._take_folder() or self._refused == folder:
            self.app.pop_screen()
        else:
            self._refused = folder
            self.facilitator.tell(f"{key_name('back')} once more goes back without the folder.", wrong=True)
