"""Check in: who is here, what was promised, what was saved, and whether the updates fit."""

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult

from facilitator.process.dates import how_far
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.moments import moment_text
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.check_in_rows import check_in_rows, plan_lines
from facilitator.tui.screens.one_key import OneKey
from facilitator.tui.screens.ordering_speakers import OrderingSpeakersScreen
from facilitator.tui.widgets.columns import joined
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Rows, spaced
from facilitator.views.check_in import Attendee, CheckIn
from facilitator.views.meeting import Person

_WITHOUT_CLOCK = frozenset({"pause", "add_time", "restart", "set_back", "discount", "note"})
"""Acts of the stage that have nothing to act on here."""
_NOW = "s"
"""Starts a meeting before its day."""
_OF_UPDATES = frozenset({"gives_update", "speaker_order"})


class CheckInScreen(OrderingSpeakersScreen[CheckIn]):
    """The beginning of the meeting, and the meeting before it has begun."""

    CSS_PATH = "check_in.tcss"
    TITLE = "Check in"
    PHASES = (Phase.PLANNED, Phase.CHECK_IN)
    BINDINGS = bindings("present", "late", "away", "speaks", "tick", "came_of", "fit")

    def compose_body(self) -> ComposeResult:
        """The plan, and the list to go through."""
        yield Plain(id="plan")
        yield Rows(id="people")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No clock runs here, so its keys do nothing; in a separate meeting nobody gives an update."""
        separate = self._view is not None and self.head.separate
        nothing = action in _WITHOUT_CLOCK or (separate and action in _OF_UPDATES)
        return False if nothing else super().check_action(action, parameters)

    def fetch(self) -> CheckIn:
        """Read the check-in."""
        return self.desk.see(reading.check_in.check_in, self.meeting_id, self.zone_today)

    def members(self) -> Sequence[Person]:
        """Everybody on the list, and who could join."""
        return [*(Person(a.member_id, a.name) for a in self.view.attendees), *self.view.others]

    def key_ids(self) -> Sequence[Any]:
        """What matters while checking in."""
        onward = "start" if self.head.phase is Phase.PLANNED else "topics" if self.head.separate else "updates"
        fit = ("fit",) if self.view.choices else ()
        tick = ("tick",) if self.view.actions else ()
        came_of = ("came_of",) if self.view.separate_meetings else ()
        speaks = () if self.head.separate else ("speaks", "order")
        return (("next", onward), *fit, "present", "late", "away", *speaks, *tick, *came_of, "join", "undo", "help")

    def show_view(self, view: CheckIn) -> None:
        """The plan and the list."""
        plan, rows = self.query_one("#plan", Plain), self.query_one(Rows)
        plan.show(joined(plan_lines(view, plan.size.width, self.zone_today)))
        rows.show(spaced(check_in_rows(view, rows.size.width - 3, self.zone_today), rows.size.height))
        if self.focused is None:
            rows.focus()

    # --- going on ----------------------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """Start the meeting; then go to the updates, or in a separate meeting to its topic."""
        if self.head.phase is Phase.CHECK_IN and self.head.separate:
            with self.acting():
                self.desk.do(acts.moving.move_to, self.meeting_id, Phase.DISCUSS, as_of=self.head.as_of)
            return
        self.action_phase(1)

    def action_phase(self, step: int) -> None:
        """A planned meeting is started by going on; nothing lies before it."""
        if self.head.phase is not Phase.PLANNED:
            super().action_phase(step)
        elif step > 0:
            start, today = self.local(self.head.planned_start), self.zone_today
            if start.date() <= today:
                self._start()
                return
            # Who only looks at a meeting to come would move it to now.
            when = f"{moment_text(start, self.head.zone, today)}, {how_far(start.date(), today)}"
            self.app.push_screen(
                OneKey(f"It is planned for {when}.", {_NOW: "start it now"}), lambda key: self._start() if key else None
            )

    def _start(self) -> None:
        with self.acting():
            self.desk.do(acts.checkin.start, self.meeting_id)

    # --- the row under the cursor ------------------------------------------------------------------------------

    def _row(self, kind: str) -> int | None:
        """Id of what is under the cursor, if it is of that kind."""
        found, _, number = self.query_one(Rows).cursor.partition(":")
        return int(number) if found == kind else None

    def _lead_to(self, beginning: str, then: str, none: str) -> None:
        """Put the cursor on the first row that an act is for, which may be out of view, and say how it goes on."""
        found = self.query_one(Rows).go_to(beginning)
        self.facilitator.tell(then if found else none, wrong=not found)

    def _attendee(self) -> Attendee | None:
        """The member under the cursor; where it is on something else it goes to the members, and nothing is done."""
        member = self._row("member")
        found = next((a for a in self.view.attendees if a.member_id == member), None)
        if found is None:
            self._lead_to("member:", "Now put the cursor on who is meant.", "Nobody is on the list.")
        return found

    def action_attend(self, value: str) -> None:
        """The member is here, or late; the cursor goes on to the next one."""
        if (attendee := self._attendee()) is None:
            return
        following = self.view.attendees.index(attendee) + 1
        if following < len(self.view.attendees):
            self.query_one(Rows).follow(f"member:{self.view.attendees[following].member_id}")
        with self.acting():
            self.desk.do(
                acts.checkin.set_attendance, self.meeting_id, attendee.member_id, AttendanceState(value)
            )  # fmt: skip

    def action_away(self) -> None:
        """The member is away today."""
        self.action_attend("away")

    def action_gives_update(self) -> None:
        """The member gives an update, or does not."""
        if (attendee := self._attendee()) is not None:
            with self.acting():
                self.desk.do(
                    acts.checkin.set_gives_update, self.meeting_id, attendee.member_id, not attendee.gives_update
                )  # fmt: skip

    def action_tick(self) -> None:
        """The action item is done, or is not."""
        number = self._row("action")
        action = next((a for a in self.view.actions if a.id == number), None)
        if action is None:
            again = f"{key_name('tick')} again says that it is done, or is not."
            first = next((str(a.id) for a in self.view.actions if not a.done), "")
            self._lead_to(f"action:{first}", again, "There is no action item of an earlier meeting.")
            return
        with self.acting():
            self.desk.do(acts.checkin.set_action_done, action.id, not action.done, meeting=self.meeting_id)

    def action_came_of(self) -> None:
        """Say what became of the separate meeting under the cursor, else of the first one."""
        pending = self.view.separate_meetings
        if not pending:
            self.facilitator.tell("No separate meeting waits for an answer.", wrong=True)
            return
        number = self._row("separate")
        meeting = next((m for m in pending if m.meeting_id == number), pending[0])

        def answered(key: str | None) -> None:
            if key:
                with self.acting():
                    self.desk.do(
                        acts.checkin.settle_separate, meeting.meeting_id, key == "r", meeting=self.meeting_id
                    )  # fmt: skip
                    self.confirm(options[key].capitalize(), meeting.topic)

        options = {"r": "resolved", "b": "back on the agenda"}
        self.app.push_screen(OneKey(f"What came of it: {meeting.topic}", options), answered)

    def action_pick(self, number: int) -> None:
        """Choose one of the ways to make the updates fit."""
        if number > len(self.view.choices):
            self.facilitator.tell("There is nothing to choose with that number.", wrong=True)
            return
        with self.acting():
            self.desk.do(acts.checkin.choose_fit, self.meeting_id, self.view.choices[number - 1])

    def joined(self, member_id: int) -> None:
        """The cursor goes to who joined."""
        self.query_one(Rows).follow(f"member:{member_id}")
