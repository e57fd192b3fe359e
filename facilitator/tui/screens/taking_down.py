"""What is taken down in a meeting while its clock runs: topics, decisions, action items, private notes."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from textual.content import Content

from facilitator.documents.recap import said_in_chat
from facilitator.process.dates import day_text
from facilitator.text import one_line, required_line
from facilitator.tui.answers import action_item, date_answer, person_named, prose, when, who, words
from facilitator.tui.keys import key_name
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.asking import AskingScreen
from facilitator.views.meeting import Person

_AROUND = 10
"""Cells of the foot beside what is said: its mark, and the margins of a large window."""
_LEGIBLE = 6
"""Cells by which words are still known again."""


class TakingDownScreen(AskingScreen):
    """A screen of the meeting `meeting_id`. What is typed belongs to whoever or whatever was up when it was begun."""

    def __init__(self, meeting_id: int) -> None:
        super().__init__()
        self.meeting_id = meeting_id

    @property
    @abstractmethod
    def zone_today(self) -> date:
        """The day it is where the meeting is held."""

    @abstractmethod
    def members(self) -> Sequence[Person]:
        """Who can be named in an answer."""

    def raised_by(self) -> int | None:
        """Id of the member who raises what is written down; None where that is nobody in particular."""
        return None

    def discussion_id(self) -> int | None:
        """The discussion that decisions and action items belong to."""
        return None

    def draft_key(self, draft: str) -> str:
        """Drafts belong to the meeting and to who types: another facilitator does not find them in their own line."""
        return f"meeting:{self.meeting_id}:{self.desk.actor}:{draft}"

    def confirm(self, done: str, words: str, more: str = "") -> None:
        """Say what was done with `words`, in one line: of those people wrote the end gives way, and the keys stay."""
        words = one_line(words)
        room = self.size.width - _AROUND - Content(f"{done}: {more}").cell_length
        self.facilitator.tell(f"{done}: {Content(words).truncate(max(_LEGIBLE, room), ellipsis=True).plain}{more}")

    def action_topic(self) -> None:
        """Write down a topic while the clock runs; it is of whoever has the floor now."""
        raised_by = self.raised_by()

        def take(answers: list[str]) -> None:
            self.desk.do(acts.topics.raise_topic, answers[0], meeting=self.meeting_id, raised_by=raised_by)
            self.confirm("Topic", required_line(answers[0], "topic"))

        self.ask("topic", [words("Topic")], take)

    def action_private_note(self) -> None:
        """Write a note for yourself; the room sees no word of it."""

        def take(answers: list[str]) -> None:
            self.desk.do(acts.checkin.note_privately, self.meeting_id, answers[0])
            self.facilitator.tell("Noted for you alone.")

        self.ask("private", [replace(prose("Private note"), hidden=True)], take)

    def action_decision(self) -> None:
        """Write down a decision on what is up now."""
        discussion = self.discussion_id()

        def take(answers: list[str]) -> None:
            self.desk.do(acts.discussing.decide, self.meeting_id, answers[0], discussion)
            self.confirm("Decision", answers[0])

        self.ask("decision", [prose("Decision")], take)

    def action_action_item(self) -> None:
        """Give an action item: what, who, by when. It belongs to what is up now."""
        today, discussion = self.zone_today, self.discussion_id()

        def take(answers: list[str]) -> None:
            what, name, due = answers
            owner, day = person_named(name, self.members()), date_answer(due, today)
            self.desk.do(acts.discussing.add_action, self.meeting_id, what, owner.id, day, discussion)
            by = f", by {day:%a} {day_text(day, today)}" if day else ""
            self.confirm("Action item", what, f" ({owner.name}{by})")

        members = self.members()
        self.ask("action", [action_item("Action", members, today), who("Who", members), when("By when", today)], take)

    def action_note(self) -> None:
        """Write a note that stands in the minutes."""
        self.facilitator.tell(
            f"Notes belong to a speaker or a topic; {key_name('private')} is for your own.", wrong=True
        )

    def action_copy_newest(self) -> None:
        """Hand the newest decision or action item to the terminal, for its clipboard (OSC 52), and say which it was."""
        newest = self.desk.see(reading.newest.newest_said, self.meeting_id)
        if newest is None:
            ways = f"{key_name('decision')} and {key_name('action')} do that."
            self.facilitator.tell(f"No decision and no action item was written down yet: {ways}", wrong=True)
            return
        words = said_in_chat(newest)
        self.app.copy_to_clipboard(words)
        self.confirm("Copied", words)
