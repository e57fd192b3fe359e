"""The visual language: few colours, each with a name and one meaning."""

from typing import Any

from textual.app import App
from textual.theme import Theme

from facilitator.tui.palettes import PALETTES, Depth, Palette

THEMES = {"dark": "Dark colours.", "light": "Light colours.", "contrast": "High contrast."}
"""The themes by their names in the settings file, and what each is called."""

_NAME = "facilitator-{}"


def _theme(name: str, palette: Palette) -> Theme:
    # What can be read on the background can be read in reverse; another of sixteen colours might be anything.
    reverse = palette.cursor == palette.background
    return Theme(
        name=_NAME.format(name),
        dark=palette.dark,
        primary=palette.heading,
        secondary=palette.quiet,
        accent=palette.heading,
        foreground=palette.text,
        background=palette.background,
        surface=palette.surface,
        panel=palette.panel,
        success=palette.on_track,
        warning=palette.might_miss,
        error=palette.will_miss,
        variables={
            "status-done": palette.done,
            "text-muted": palette.quiet,
            "text-disabled": palette.quiet,
            "block-cursor-background": palette.cursor,
            "block-cursor-foreground": palette.text,
            "block-cursor-text-style": "reverse" if reverse else "none",
            "block-cursor-blurred-background": palette.cursor if reverse else palette.panel,
            "block-cursor-blurred-text-style": "reverse" if reverse else "none",
            "block-cursor-blurred-foreground": palette.text,
            "input-selection-background": palette.cursor,
            "input-selection-foreground": palette.text,
            "scrollbar": palette.bar,
            "scrollbar-hover": palette.heading,
            "scrollbar-active": palette.heading,
            "scrollbar-background": palette.background,
            "scrollbar-background-hover": palette.background,
            "scrollbar-background-active": palette.background,
        },
    )


DARK, LIGHT, CONTRAST = (_theme(name, PALETTES[name][Depth.MILLIONS]) for name in THEMES)


def register_themes(app: App[Any]) -> None:
    """Let `app` have the three themes, in the colours that its terminal can show."""
    depth = _depth(app)
    for name in THEMES:
        app.register_theme(_theme(name, PALETTES[name][depth]))


def put_on(app: App[Any], name: str) -> None:
    """Paint `app` in the theme with this name in the settings file."""
    app.theme = _NAME.format(name)


def worn(app: App[Any]) -> str:
    """The name in the settings file of the theme that `app` is painted in."""
    return app.theme.removeprefix(_NAME.format(""))


def _depth(app: App[Any]) -> Depth:
    if app.is_headless:
        # No terminal limits a picture.
        return Depth.MILLIONS
    match app.console.color_system:
        case "truecolor":
            return Depth.MILLIONS
        case "256":
            return Depth.EIGHT_BIT
        case _:
            return Depth.SIXTEEN_GREY if app.no_color else Depth.SIXTEEN


QUIET = "$secondary"
STRONG = "bold"
HEADING = "bold $primary"
GOOD = "$success"
WATCH = "$warning"
ALARM = "bold $error"
