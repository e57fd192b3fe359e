"""An input of one line that loses nothing of what is pasted into it."""

from textual import events
from textual.widgets import Input

from facilitator.text import TEXT_LIMIT, one_line
from facilitator.tui.widgets.paste_cut import PasteCut

_JOINERS = "\u200c\u200d"
"""Nothing that one sees, but they make one emoji of several, and part letters that would flow together."""


class LineInput(Input):
    """A pasted page becomes one line, instead of its first line alone; what joins characters can be typed."""

    def on_key(self, event: events.Key) -> None:
        """Take a joiner, which counts as not printable."""
        if event.character and event.character in _JOINERS:
            event.stop()
            self.insert_text_at_cursor(event.character)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        # Cut first: cleaning a megabyte that cannot be kept would hold up the clock.
        line = one_line(event.text[: 2 * TEXT_LIMIT])[:TEXT_LIMIT]
        self.insert_text_at_cursor(line)
        if len(event.text) > 2 * TEXT_LIMIT or len(line) == TEXT_LIMIT:
            self.post_message(PasteCut(len(line), len(event.text)))
