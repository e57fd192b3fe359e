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
from facilitator.process.timebox import Timebox, clock_text
from facilitator.text import required_line
from facilitator.tui.answers import date_answer, person_named, prose, when, who, words
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
        "longer", "shorter", "restart", "set_back", "discount", "end_then",
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

    def what_is_up(self) -> tuple[str, Timebox | None]:
        """A name for whoever or whatever is up, for the program alone, and their clock."""
        return "", None

    def path_count(self) -> str:
        """Which of how many, for the path."""
        return ""

    def budget_more(self, now: datetime) -> Content | None:
        """What this phase says about time beside clock and end."""
        return None

    # --- showing -----------------------------------------------------------------------------------------------

    def show_fresh(self) -> None:
        """Read and show; where the meeting is in another phase by now, that phase's screen takes over.

        It waits for that while words are being typed, which would be gone from the screen otherwise.
        """
        view = self.fetch()
        self._view = view
        subject, clock = self.what_is_up()
        self.facilitator.presence.follow(self.meeting_id, subject, running=clock is not None and clock.running)
        if view.head.phase not in self.PHASES and not self.asking:
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

    def time_words(self, now: datetime) -> list[Content]:
        """What stands on the line on time beside clock and end: a gap to be left out, and the phase's own words."""
        gap, more = self.facilitator.presence.gap, self.budget_more(now)
        away = [Content.styled(f"▲ away {clock_text(gap)}, G drops it", ALARM)] if gap else []
        left_open = [Content.styled("left open? E closes it", ALARM)] if self.head.long_past(self.now()) else []
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
        """Write down a topic while the clock runs; it is of whoever has the floor now."""
        raised_by = self.raised_by()

        def take(answers: list[str]) -> None:
            self.desk.do(acts.topics.raise_topic, answers[0], meeting=self.meeting_id, raised_by=raised_by)
            self.facilitator.tell(f"Topic: {required_line(answers[0], 'topic')}")

        self.ask("topic", [words("Topic")], take)

    def raised_by(self) -> int | None:
        """Id of the member who raises what is written down; None where that is nobody in particular."""
        return None

    def action_private_note(self) -> None:
        """Write a note for yourself."""

        def take(answers: list[str]) -> None:
            self.desk.do(acts.checkin.note_privately, self.meeting_id, answers[0])
            self.facilitator.tell("Noted for you alone.")

        self.ask("private", [prose("Private note")], take)

    def action_decision(self) -> None:
        """Write down a decision on what is up now."""
        discussion = self.discussion_id()
        self.ask(
            "decision",
            [prose("Decision")],
            lambda answers: self.desk.do(acts.discussing.decide, self.meeting_id, answers[0], discussion),
        )

    def action_action_item(self) -> None:
        """Give an action item: what, who, by when. It belongs to what is up now."""
        today, discussion = self.zone_today, self.discussion_id()

        def take(answers: list[str]) -> None:
            what, name, due = answers
            owner = person_named(name, self.members())
            self.desk.do(
                acts.discussing.add_action,
                self.meeting_id, what, owner.id, date_answer(due, today), discussion,
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
