"""The colours: three themes, each for terminals of millions of colours, of 256 and of 16, and without colours.

Every text can be read on every background: 4.5 to 1 and more, in the high contrast 7 to 1, and 4 to 1 where there are
only the sixteen colours that each terminal gives values of its own. The four of a status look different with the
common kinds of colour blindness. Tests measure both.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


class Depth(StrEnum):
    """How many colours the terminal has, and whether they are wanted."""

    MILLIONS = "millions"
    EIGHT_BIT = "256"
    SIXTEEN = "16"
    SIXTEEN_GREY = "16, without colour"


@dataclass(frozen=True)
class Palette:
    """Colours by what they are for, "#rrggbb"."""

    dark: bool
    background: str
    surface: str
    """Behind the lines at the top and at the foot."""
    panel: str
    """Behind what is typed into, and of rules."""
    cursor: str
    """Behind the row under the cursor. Where it is the background, that row is painted in reverse."""
    bar: str
    """Of scroll bars, and of the part of a bar that is not filled."""
    text: str
    quiet: str
    heading: str
    """Also of what is pointed out: keys, names, what is up."""
    on_track: str
    might_miss: str
    """Also of what wants to be looked at: the last minute, late, past its share."""
    will_miss: str
    done: str


_DARK = Palette(
    dark=True,
    background="#14181d",
    surface="#1b2027",
    panel="#242b34",
    cursor="#263445",
    bar="#33455c",
    text="#e6e6e6",
    quiet="#a0b3c8",
    heading="#7aa2d6",
    on_track="#63c7a1",
    might_miss="#f1ca67",
    will_miss="#eb7c6b",
    done="#a0b3c8",
)
_LIGHT = Palette(
    dark=False,
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e6e3dc",
    cursor="#d9e6f4",
    bar="#b9cbe0",
    text="#1a1d21",
    quiet="#45576a",
    heading="#1f5fa8",
    on_track="#20734c",
    might_miss="#8b5b01",
    will_miss="#83231e",
    done="#45576a",
)
_CONTRAST = Palette(
    dark=True,
    background="#000000",
    surface="#0d0d0d",
    panel="#1f1f1f",
    cursor="#002852",
    bar="#5b6b7d",
    text="#ffffff",
    quiet="#b9cbe0",
    heading="#8fc1ff",
    on_track="#84eec7",
    might_miss="#ffd94a",
    will_miss="#ff9889",
    done="#b9cbe0",
)

_DARK_16 = Palette(
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#0000aa",
    cursor="#000000",
    bar="#0000aa",
    text="#ffffff",
    quiet="#aaaaaa",
    heading="#55ffff",
    on_track="#55ff55",
    might_miss="#ffff55",
    will_miss="#ff5555",
    done="#aaaaaa",
)
_LIGHT_16 = Palette(
    dark=False,
    background="#ffffff",
    surface="#ffffff",
    panel="#ffffff",
    cursor="#ffffff",
    bar="#55ffff",
    text="#000000",
    quiet="#555555",
    heading="#0000aa",
    on_track="#0000aa",
    might_miss="#aa00aa",
    will_miss="#aa0000",
    done="#555555",
)


def _in_grey(palette: Palette) -> Palette:
    """Two greys of the sixteen and black or white: more than these cannot be told apart there."""
    behind, text = ("#555555", "#ffffff") if palette.dark else ("#aaaaaa", "#000000")
    return replace(
        palette,
        panel=behind,
        bar=behind,
        text=text,
        quiet=text,
        heading=text,
        on_track=text,
        might_miss=text,
        will_miss=text,
        done=text,
    )


# Of 256, the nearest ones are what the colours above become, but for these.
PALETTES: dict[str, dict[Depth, Palette]] = {
    "dark": {
        Depth.MILLIONS: _DARK,
        Depth.EIGHT_BIT: replace(_DARK, panel="#303030", cursor="#00005f", bar="#444444"),
        Depth.SIXTEEN: _DARK_16,
        Depth.SIXTEEN_GREY: _in_grey(_DARK_16),
    },
    "light": {
        Depth.MILLIONS: _LIGHT,
        Depth.EIGHT_BIT: replace(
            _LIGHT, panel="#f5f5f5", cursor="#d7ffff", bar="#afd7ff", on_track="#005f5f", done="#5f5f87"
        ),
        Depth.SIXTEEN: _LIGHT_16,
        Depth.SIXTEEN_GREY: _in_grey(_LIGHT_16),
    },
    "contrast": {
        Depth.MILLIONS: _CONTRAST,
        Depth.EIGHT_BIT: replace(_CONTRAST, bar="#5f5f87"),
        Depth.SIXTEEN: replace(_DARK_16, quiet="#ffffff", done="#ffffff"),
        Depth.SIXTEEN_GREY: _in_grey(_DARK_16),
    },
}
"""By the name of the theme as it stands in the settings file, and what the terminal can show."""
