"""The stage: what the screens of a running meeting share. The stage itself never has text focus: a key is a key."""

from abc import abstractmethod
from datetime import date, datetime
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar
from zoneinfo import ZoneInfo

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from facilitator.errors import FacilitatorError
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.process.timebox import clock_text
from facilitator.text import shown
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.coaching import CoachLine
from facilitator.tui.screens.joining import JoiningScreen
from facilitator.tui.screens.stage_words import aim, clock_up, place, time_left, what_is_up
from facilitator.tui.theme import ALARM
from facilitator.tui.widgets.budget_line import BudgetLine
from facilitator.tui.widgets.clock_face import ClockFace
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.path_bar import PathBar
from facilitator.views.following import LivePhase
from facilitator.views.meeting import MeetingHead

_BEFORE_READING = frozenset({"leave", "help", "quit_program", "quit_gently"})


V = TypeVar("V", bound=LivePhase)


class StageScreen(JoiningScreen, Generic[V]):
    """A phase of the meeting: the path, the phase's own body, the line on time, the keys and the line for words.

    Subclasses compose the body, read their view in `fetch`, and paint it in `show_view` and, each second, in `tick`.
    """

    DEFAULT_CSS = """
    StageScreen { layout: vertical; }
    StageScreen #body { height: 1fr; padding: 0 2; }
    StageScreen.-huge #body { padding: 0 4; }
    StageScreen BudgetLine { dock: bottom; margin-bottom: 2; }
    """
    AUTO_FOCUS = ""
    SCOPE = "In every phase"
    PHASES: ClassVar[tuple[Phase, ...]]
    BINDINGS = bindings(
        "next", "phase.next", "phase.back", "board", "topic", "note", "private", "decision", "action", "copy_newest",
        "recap", "coaching", "pause", "longer", "shorter", "restart", "set_back", "discount", "end_then", "quit",
    )  # fmt: skip

    def __init__(self, meeting_id: int) -> None:
        super().__init__(meeting_id)
        self._view: V | None = None
        self._first: bool | None = None

    @property
    def view(self) -> V:
        """What was read last."""
        if self._view is None:
            raise FacilitatorError("The meeting is not read yet.", "Wait a moment.")
        return self._view

    @property
    def head(self) -> MeetingHead:
        """The meeting."""
        return self.view.head

    @property
    def first_meeting(self) -> bool:
        """Whether the team has not held a meeting of its series before this one."""
        if self._first is None:
            began = self.head.started_at or self.head.planned_start
            self._first = not self.head.separate and self.desk.see(reading.heads.last_start, began) is None
        return self._first

    @property
    def meeting_scope(self) -> int | None:
        """Undo stays within the meeting."""
        return self.meeting_id

    @property
    def zone_today(self) -> date:
        """The day it is where the meeting is held."""
        head = self._view.head if self._view else self.desk.see(reading.heads.meeting_head, self.meeting_id)
        return self.today(head.zone)

    def local(self, moment: datetime) -> datetime:
        """A time as the meeting's zone tells it."""
        return moment.astimezone(ZoneInfo(self.head.zone))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Until the meeting was read, one can only leave."""
        return self._view is not None or action in _BEFORE_READING

    def show_keys(self) -> None:
        """Show the keys that matter now; none before the meeting was read."""
        if self._view is None:
            self.query_one(KeyLine).show_keys((), said=self.facilitator.said.now())
        else:
            super().show_keys()

    def compose(self) -> ComposeResult:
        """The frame; the body is the phase's."""
        yield PathBar(id="path")
        yield CoachLine(id="coach")
        with Container(id="body"):
            yield from self.compose_body()
        yield BudgetLine(id="budget")
        yield from self.compose_foot()

    @abstractmethod
    def compose_body(self) -> ComposeResult:
        """The widgets between the path and the line on time."""

    @abstractmethod
    def fetch(self) -> V:
        """Read this phase's view."""

    @abstractmethod
    def show_view(self, view: V) -> None:
        """Paint what changes with an act."""

    # --- showing -----------------------------------------------------------------------------------------------

    def show_fresh(self) -> None:
        """Read and show; where the meeting is in another phase by now, that phase's screen takes over.

        It waits for that while words are being typed, which would be gone from the screen otherwise.
        """
        view = self.fetch()
        self._view = view
        subject, clock = what_is_up(view)
        presence, phase = self.facilitator.presence, view.head.phase
        running, live = clock is not None and clock.running, phase in LIVE_PHASES
        presence.follow(self.meeting_id, subject, running=running, live=live)
        self.facilitator.ringing.follow(self.meeting_id)
        if (presence.holder is not None or phase not in self.PHASES) and not self.asking:
            self.give_way()
            return
        coach = self.first_meeting and self.facilitator.chosen.settings.coaching
        self.query_one(CoachLine).coach(view.head.phase if coach else None)
        self.show_view(view)
        self.show_keys()
        self.tick()

    @on(CoachLine.Came)
    def _make_room(self) -> None:
        self.refresh_view()

    def give_way(self) -> None:
        """Show the screen that the meeting has now: that of another phase, or of a window that follows."""
        from facilitator.tui.routes import stage

        self.app.switch_screen(stage(self.desk, self.meeting_id))

    def tick(self) -> None:
        """Move the clocks; and notice where the machine slept or its clock was set, or another window took over."""
        if self._view is None:
            return
        if self.facilitator.presence.holder is not None and not self.asking:
            self.give_way()
            return
        now = self.now()
        self.query_one(PathBar).show_phase(
            self.head.phase,
            count=place(self.view),
            separate=self.head.separate,
            right=self.aside(),
        )
        self.query_one(BudgetLine).show_budget(self.head, now, more=self.time_words(now), rest=self.rest_waits())
        self.show_clock(now)

    def rest_waits(self) -> bool:
        """Whether somebody is yet to speak, whom a key takes as read."""
        return False

    def aside(self) -> Content | None:
        """A word at the right of the path: that nothing is kept, or that another window runs the meeting by now."""
        holder = self.facilitator.presence.holder
        if holder is not None:
            return Content.styled(f"▲ {shown(holder.seat.name)} runs this now", ALARM)
        return Content.styled("rehearsal", "$accent") if self.facilitator.throwaway else None

    def show_clock(self, now: datetime) -> None:
        """Paint what changes with each second: the clock, where the phase has one."""
        for face in self._faces:
            face.show(clock_up(self.view), now, idle_since=self.head.idle_since, aim=aim(self.view, now))

    @cached_property
    def _faces(self) -> tuple[ClockFace, ...]:
        # Looked for once: a tick would spend a third of its time on it.
        return tuple(self.query(ClockFace))

    def time_words(self, now: datetime) -> list[Content]:
        """What stands on the line on time beside clock and end: a gap to be left out, and the phase's own words."""
        gap, more = self.facilitator.presence.gap, time_left(self.view, now)
        drops = f"▲ away {clock_text(gap)}, {key_name('discount')} drops it"
        rights = f"▲ clock set back {clock_text(gap)}, {key_name('discount')} puts it right"
        away = [Content.styled(drops if gap > 0 else rights, ALARM)] if gap else []
        left_open = (
            [Content.styled(f"left open? {key_name('end_then')} closes it", ALARM)]
            if self.head.long_past(self.now())
            else []
        )
        return [*left_open, *away] if more is None or left_open else [*away, more]

    # --- acts that every phase has -----------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """What Enter does in this phase."""
        self.action_phase(1)

    def action_phase(self, step: int) -> None:
        """Go to the phase before or after this one."""
        path = [phase for phase in LIVE_PHASES if not (self.head.separate and phase is Phase.UPDATES)]
        place = path.index(self.head.phase) if self.head.phase in path else -1
        target = path[min(max(place + step, 0), len(path) - 1)]
        if target is not self.head.phase:
            with self.acting():
                self.desk.do(acts.moving.move_to, self.meeting_id, target, as_of=self.head.as_of)

    def action_end_then(self) -> None:
        """To the closing of a meeting that was left open, which offers the end."""
        if not self.head.long_past(now=self.now()):
            self.facilitator.tell("The meeting was not left open.", wrong=True)
            return
        with self.acting():
            self.desk.do(acts.moving.move_to, self.meeting_id, Phase.CLOSE, as_of=self.head.as_of)

    def action_leave(self) -> None:
        """Look at the board; the meeting goes on."""
        from facilitator.tui.screens.board import BoardScreen

        self.app.switch_screen(BoardScreen())

    async def action_quit_gently(self) -> None:
        """Leave the program. The room looks at this screen: while the meeting runs it takes the key twice."""
        told, said = f"{key_name('quit')} once more quits; the meeting goes on.", self.facilitator.said
        live = self._view is not None and self.head.phase in LIVE_PHASES
        if not live or (said.now() is not None and said.told[-1] == told):
            await self.action_quit_program()
        else:
            self.facilitator.tell(told)

    def action_coaching(self) -> None:
        """Turn the line of coaching off, or on again."""
        if not self.first_meeting:
            self.facilitator.tell(f"Coaching is for a first meeting; {key_name('help')} has the keys.", wrong=True)
            return
        on = not self.facilitator.chosen.settings.coaching
        with self.acting():
            self.facilitator.chosen.choose(self.app, "coaching", on)
            self.facilitator.tell(f"Coaching is {'on' if on else 'off'}; {key_name('coaching')} changes that.")

    def action_recap(self) -> None:
        """What was raised, decided and is open so far."""
        from facilitator.tui.screens.recap import RecapScreen

        self.app.push_screen(RecapScreen(self.meeting_id))

    def action_pause(self) -> None:
        """Stop the clock, or let it go on."""
        with self.acting():
            self.desk.do(acts.clocks.toggle_pause, self.meeting_id)

    def action_add_time(self, seconds: int) -> None:
        """Give or take time."""
        with self.acting():
            self.desk.do(acts.clocks.add_time, self.meeting_id, seconds)

    def action_restart(self) -> None:
        """Start this clock again."""
        with self.acting():
            self.desk.do(acts.clocks.restart, self.meeting_id)

    def action_set_back(self) -> None:
        """The clock was started too late."""
        with self.acting():
            self.desk.do(acts.clocks.set_back, self.meeting_id, 30)

    def action_discount(self) -> None:
        """Leave out the time that the program was away; put the times right where the wall clock was set back."""
        presence = self.facilitator.presence
        gap = presence.gap
        if not gap:
            self.facilitator.tell("There was no gap: the program saw the clock run all the time.")
            return
        with self.acting(then=presence.settled):
            self.desk.do(acts.clocks.discount if gap > 0 else acts.clocks.move_back, self.meeting_id, abs(gap))


AnyStage = StageScreen[Any]
"""A stage of whatever phase."""
