"""What an owner's screen reads: the next regular meeting, and what they prepare for it."""

from collections.abc import Mapping
from datetime import date

from facilitator.errors import FacilitatorError, NotFound
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.page import PageScreen
from facilitator.views.preparing import Preparing

PAST_SECONDS = 1.0
"""How old what is past may be on the screen."""


class NextMeetingScreen(PageScreen):
    """What `member_id` prepares. It stays with its meeting until that is gone or left with `go_on`."""

    def __init__(self, member_id: int) -> None:
        super().__init__()
        self.member_id = member_id
        self._view: Preparing | None = None
        self._meeting_id: int | None = None
        self._past_read = -PAST_SECONDS
        self._past_owed = False

    @property
    def view(self) -> Preparing:
        """What was read last."""
        if self._view is None:
            raise FacilitatorError("It is not read yet.", "Wait a moment.")
        return self._view

    @property
    def zone_today(self) -> date:
        """The day it is where the meeting is held."""
        meeting = self._view.meeting if self._view else None
        return self.today(meeting.zone if meeting else None)

    @property
    def words_now(self) -> Mapping[str, str]:
        """What stands in the update, by field; nothing where there is none."""
        update = self.view.update
        return {} if update is None else {"wins": update.wins, "learnings": update.learnings, "help": update.help_text}

    def read(self) -> Preparing:
        """Read what stands now. Raises FacilitatorError."""
        try:
            view = self._of(self._meeting_id if self._meeting_id is not None else self._next_meeting())
        except NotFound:
            # It was taken back while the screen was open.
            view = self._of(self._next_meeting())
        return self._keep(view)

    def go_on(self) -> Preparing:
        """Leave the meeting for the next one, and read that. Raises FacilitatorError."""
        return self._keep(self._of(self._next_meeting()))

    def _keep(self, view: Preparing) -> Preparing:
        self._view, self._meeting_id = view, view.meeting.id if view.meeting else None
        return view

    def _of(self, meeting_id: int | None) -> Preparing:
        """Read it. What is past is read once a second at most: no key waits for that."""
        now, view = self.clock.monotonic(), self._view
        same = view is not None and view.meeting is not None and view.meeting.id == meeting_id
        self._past_owed = same and now - self._past_read < PAST_SECONDS
        if not self._past_owed:
            self._past_read = now
        past = view.past if view is not None and self._past_owed else None
        return self.desk.see(reading.preparing.preparing, self.member_id, meeting_id, self.now(), past)

    def tick(self) -> None:
        """What is past is read where a key did without it."""
        if self._past_owed:
            self.refresh_view()

    def _next_meeting(self) -> int | None:
        """The regular meeting to come, made from its series if need be; None where none is planned."""
        before = self.desk.newest()
        try:
            meeting_id = self.desk.do(acts.meetings.open_next_regular)
        except NotFound:
            return None
        # Undo is for what the owner did, not for what the program made for them.
        self.never_undone = (*self.never_undone, *range(before + 1, self.desk.newest() + 1))
        return meeting_id
