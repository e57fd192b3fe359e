"""The visual language: few colours, each with a name and one meaning.

A status is said by shape, word and colour; `documents.marks` has the shape, the theme's variables the colour.
"""

from textual.content import Content
from textual.theme import Theme

from facilitator.documents.marks import MARKS
from facilitator.process.status import Status

DARK = Theme(
    name="facilitator-dark",
    dark=True,
    primary="#7aa2d6",
    secondary="#9fb3c8",
    accent="#e8c468",
    foreground="#e6e6e6",
    background="#14181d",
    surface="#1b2027",
    panel="#242b34",
    success="#6cc28b",
    warning="#e8c468",
    error="#ef7f6e",
    variables={
        "block-cursor-background": "#33455c",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#242b34",
        "block-cursor-blurred-foreground": "#e6e6e6",
        "footer-key-foreground": "#e8c468",
        "scrollbar": "#33455c",
        "scrollbar-hover": "#7aa2d6",
        "scrollbar-active": "#7aa2d6",
        "scrollbar-background": "#14181d",
        "scrollbar-background-hover": "#14181d",
        "scrollbar-background-active": "#14181d",
    },
)
LIGHT = Theme(
    name="facilitator-light",
    dark=False,
    primary="#1f5fa8",
    secondary="#44586c",
    accent="#8a5a00",
    foreground="#1a1d21",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e6e3dc",
    success="#1e7a43",
    warning="#8a5a00",
    error="#b3261e",
    variables={
        "block-cursor-background": "#cfdff2",
        "block-cursor-foreground": "#10151c",
        "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#e6e3dc",
        "block-cursor-blurred-foreground": "#1a1d21",
        "footer-key-foreground": "#8a5a00",
        "scrollbar": "#cfdff2",
        "scrollbar-hover": "#1f5fa8",
        "scrollbar-active": "#1f5fa8",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
    },
)

QUIET = "$secondary"
STRONG = "bold"
HEADING = "bold $primary"
GOOD = "$success"
WATCH = "$warning"
ALARM = "bold $error"

STATUS_STYLES = {
    Status.ON_TRACK: GOOD,
    Status.MIGHT_MISS: "bold $warning",
    Status.WILL_MISS: "bold $error",
    Status.DONE: QUIET,
}


def status_mark(status: Status, *, word: bool = True) -> Content:
    """The status as shape, word and colour; without the word where a heading says it."""
    text = f"{MARKS[status]} {status.word:<10}" if word else MARKS[status]
    return Content.styled(text, STATUS_STYLES[status])
