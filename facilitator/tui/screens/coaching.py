"""Coaching: in a team's first meeting a line in each phase says what the process asks for here, and why."""

from textual.content import Content
from textual.message import Message

from facilitator.process.phases import Phase
from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.columns import beside
from facilitator.tui.widgets.key_words import key_words
from facilitator.tui.widgets.plain import Plain

# As long as a screen of 80 columns has room for beside the key that turns it off.
LINES = {
    Phase.PLANNED: "Enter starts the meeting once people are here: its clock is true then.",
    Phase.CHECK_IN: "See who is here and what was promised, so that the plan is honest.",
    Phase.UPDATES: "Listen, do not discuss yet: a topic is one key, so all get heard.",
    Phase.PRIORITIZE: "First order, then discuss: the time left goes to what matters most.",
    Phase.DISCUSS: "Ask who can help. Each topic ends with an outcome: nothing stays vague.",
    Phase.CLOSE: "Each topic gets a place and each action an owner, so nothing gets lost.",
    Phase.CLOSED: "Send the minutes now: who was not there relies on what they say.",
}


class CoachLine(Plain):
    """One line beneath the path. It is there only while it says something."""

    DEFAULT_CSS = """
    CoachLine { display: none; padding: 0 1; background: $surface; }
    CoachLine.-on { display: block; }
    """

    @property
    def on(self) -> bool:
        """Whether it says something."""
        return self.has_class("-on")

    class Came(Message):
        """The line is there now, or is not any more: there is less room beneath it, or more."""

    def on_show(self) -> None:
        """Its screen was laid out with it."""
        self.post_message(self.Came())

    def on_hide(self) -> None:
        """Its screen was laid out without it."""
        self.post_message(self.Came())

    def coach(self, phase: Phase | None) -> None:
        """Say what `phase` asks for; None says nothing."""
        self.set_class(phase is not None, "-on")
        if phase is not None:
            off = key_words("coaching", "off", QUIET)
            told = Content.styled(LINES[phase], "italic $primary")
            self.show(beside(told, off, max(0, self.screen.size.width - self.styles.padding.width)))
