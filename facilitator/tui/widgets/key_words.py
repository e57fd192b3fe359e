"""A key named in a sentence."""

from textual.content import Content

from facilitator.tui.keys import KEYS, key_name
from facilitator.tui.widgets.columns import clickable


def key_words(name: str, words: str, style: str = "") -> Content:
    """The key of the row `name` and what it does here, `words` in `style`; a click on them is as good as the key."""
    return clickable(Content.assemble((key_name(name), "bold $accent"), (f" {words}", style)), KEYS[name].action)
