"""The stage: what the screens of a running meeting share. The stage itself never has text focus: a key is a key."""

from abc import abstractmethod
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Generic, Protocol, TypeVar
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from facilitator.errors import FacilitatorError
from facilitator.process.phases import LIVE_PHASES, Phase
from facilitator.process.timebox import clock_text
from facilitator.text import required_line
from facilitator.tui.answers import date_answer, person_named, when, who, words
from facilitator.tui.keys import bindings
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.asking import AskingScreen
from facilitator.tui.theme import ALARM
from facilitator.tui.widgets.budget_line import BudgetLine
from facilitator.tui.widgets.path_bar import PathBar
from facilitator.views.meeting import MeetingHead, Person


class StageView(Protocol):
    """What the view of every phase has."""

    @property
    def head(self) -> MeetingHead:
        """The meeting."""
        ...


V = TypeVar("V", bound=StageView)


class StageScreen(AskingScreen, Generic[V]):
    """A phase of the meeting: the path, the phase's own body, the line on time, the keys and the line for words.

    Subclasses compose the body, read their view in `fetch`, and paint it in `show_view` and, each second, in `tick`.
    """

    DEFAULT_CSS = """
    StageScreen { layout: vertical; }
    StageScreen #body { height: 1fr; padding: 0 2; }
    StageScreen BudgetLine { dock: bottom; margin-bottom: 2; }
    """
    AUTO_FOCUS = ""
    SCOPE = "In every phase"
    PHASES: ClassVar[tuple[Phase, ...]]
    BINDINGS = bindings(
        "next", "phase.next", "phase.back", "board", "topic", "note", "private", "decision", "action", "pause",
        "longer", "shorter", "restart", "set_back", "discount",
    )  # fmt: skip

    def __init__(self, meeting_id: int) -> None:
        super().__init__()
        self.meeting_id = meeting_id
        self._view: V | None = None

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

    def compose(self) -> ComposeResult:
        """The frame; the body is the phase's."""
        yield PathBar(id="path")
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

    @abstractmethod
    def members(self) -> Sequence[Person]:
        """Who can be named in an answer."""

    def path_count(self) -> str:
        """Which of how many, for the path."""
        return ""

    def budget_more(self, now: datetime) -> Content | None:
        """What this phase says about time beside clock and end."""
        return None

    # --- showing -----------------------------------------------------------------------------------------------

    def show_fresh(self) -> None:
        """Read and show; where the meeting is in another phase by now, that phase's screen takes over."""
        view = self.fetch()
        self._view = view
        self.facilitator.presence.follow(self.meeting_id)
        if view.head.phase not in self.PHASES:
            from facilitator.tui.routes import stage

            self.app.switch_screen(stage(self.desk, self.meeting_id))
            return
        self.show_view(view)
        self.show_keys()
        self.tick()

    def tick(self) -> None:
        """Move the clocks; and notice where the machine slept or its clock was set."""
        if self._view is None:
            return
        now = self.now()
        self.query_one(PathBar).show_phase(
            self.head.phase,
            count=self.path_count(),
            separate=self.head.separate,
            right=Content.styled("rehearsal", "$accent") if self.facilitator.throwaway else None,
        )
        self.query_one(BudgetLine).show_budget(self.head, now, more=self.time_words(now))
        self.show_clock(now)

    def show_clock(self, now: datetime) -> None:
        """Paint what changes with each second."""

    def time_words(self, now: datetime) -> Content | None:
        """What stands on the line on time beside clock and end: the phase's own words, and a gap to be left out."""
        pieces = [piece for piece in (self.budget_more(now),) if piece is not None]
        if self.facilitator.presence.gap:
            away = clock_text(self.facilitator.presence.gap)
            pieces.append(Content.styled(f"▲ away {away}, G leaves it out", ALARM))
        return Content("   ").join(pieces) if pieces else None

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

    def action_leave(self) -> None:
        """Look at the board; the meeting goes on."""
        from facilitator.tui.screens.board import BoardScreen

        self.app.switch_screen(BoardScreen())

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
        """Leave out the time that the program was away."""
        presence = self.facilitator.presence
        if not presence.gap:
            self.facilitator.tell("There was no gap: the program saw the clock run all the time.")
            return
        with self.acting():
            self.desk.do(acts.clocks.discount, self.meeting_id, presence.gap)
            presence.settled()

    # --- words -------------------------------------------------------------------------------------------------

    def draft_key(self, draft: str) -> str:
        """Drafts belong to the meeting."""
        return f"meeting:{self.meeting_id}:{draft}"

    def action_topic(self) -> None:
        """Write down a topic while the clock runs."""
        self.ask("topic", [words("Topic")], lambda answers: self.take_topic(answers[0]))

    def take_topic(self, title: str) -> None:
        """The topic's words were given."""
        self.desk.do(acts.topics.raise_topic, title, meeting=self.meeting_id)
        self.facilitator.tell(f"Topic: {required_line(title, 'topic')}")

    def action_private_note(self) -> None:
        """Write a note for yourself."""

        def take(answers: list[str]) -> None:
            self.desk.do(acts.checkin.note_privately, self.meeting_id, answers[0])
            self.facilitator.tell("Noted for you alone.")

        self.ask("private", [words("Private note")], take)

    def action_decision(self) -> None:
        """Write down a decision."""
        self.ask("decision", [words("Decision")], lambda answers: self.take_decision(answers[0]))

    def take_decision(self, words_given: str) -> None:
        """The decision's words were given."""
        self.desk.do(acts.discussing.decide, self.meeting_id, words_given, self.discussion_id())

    def action_action_item(self) -> None:
        """Give an action item: what, who, by when."""
        today = self.zone_today

        def take(answers: list[str]) -> None:
            what, name, due = answers
            owner = person_named(name, self.members())
            self.desk.do(
                acts.discussing.add_action,
                self.meeting_id, what, owner.id, date_answer(due, today), self.discussion_id(),
            )  # fmt: skip

        self.ask("action", [words("Action"), who("Who", self.members()), when("By when", today)], take)

    def discussion_id(self) -> int | None:
        """The discussion that decisions and action items belong to."""
        return None

    def action_note(self) -> None:
        """Write a note that stands in the minutes."""
        self.facilitator.tell("Notes belong to a speaker or a topic; N is for your own.", wrong=True)


AnyStage = StageScreen[Any]
"""A stage of whatever phase."""
