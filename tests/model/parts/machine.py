"""The machine: every kind of act, time that moves, undo and redo, and two people in turn."""

from acting import PEOPLE, PICK
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from rules_around import AroundMeetings
from rules_first_half import FirstHalf
from rules_second_half import SecondHalf

from facilitator.acts import topics, updates

TIMES = [1, 7, 29, 61, 240, 301, 900, 3_600, 40_000, 86_400, 7 * 86_400]
"""Seconds that pass: within an update, over it, over the meeting, into the next days."""


class Team(AroundMeetings, FirstHalf, SecondHalf):
    """A facilitator and an owner who do whatever the program lets them do."""

    @initialize(far=st.integers(0, 8), anything=st.integers(0, 4))
    def begin(self, far: int, anything: int) -> None:
        """Runs begin somewhere in a meeting, or between two; in some of them anything is tried anywhere."""
        self.anything = not anything
        for _ in range(far):
            if self.phase in ("updates", "prioritize"):
                title = self.typed(0)
                self.do(topics.raise_topic, typed=(title,))(title, meeting=self.meeting)
            if self.phase == "updates":
                self.do(updates.take_rest_as_read)(self.meeting)
            else:
                self.go_on(1)

    @rule()
    def turn_away(self) -> None:
        """From the meeting to what else there is, and back."""
        self.between = not self.between

    @rule(seconds=st.sampled_from(TIMES))
    def time_passes(self, seconds: int) -> None:
        self.hand.tick(seconds)
        self.check(self.rows)

    @rule(who=st.sampled_from(PEOPLE))
    def somebody_else_acts(self, who: str) -> None:
        self.who = who

    @rule(pick=PICK)
    def look_at_a_meeting(self, pick: int) -> None:
        live = [
            key
            for key, row in self.rows.tables["meeting"].items()
            if row["phase"] not in ("planned", "closed") and pick % 4
        ]
        found = live or list(self.rows.tables["meeting"])
        self.meeting = found[pick % len(found)] if found else self.meeting

    @rule(inside=st.booleans(), times=st.integers(1, 4), passing_over=st.booleans())
    def undo_some(self, inside: bool, times: int, passing_over: bool) -> None:
        for _ in range(times):
            self.undo(self.meeting if inside else None, passing_over=passing_over)

    @rule(inside=st.booleans(), times=st.integers(1, 4))
    def redo_some(self, inside: bool, times: int) -> None:
        for _ in range(times):
            self.redo(self.meeting if inside else None)

    @rule(manner=PICK)
    def keep_a_draft(self, manner: int) -> None:
        text = self.typed(manner)
        self.desk.save_draft(f"meeting:{self.meeting}:topic", text)
        assert self.desk.draft(f"meeting:{self.meeting}:topic") == text
        self.memory.rows = self.reader.rows()
