"""Updates: who speaks, the clock, what they prepared, and what becomes a topic."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from facilitator.process.agenda import SourceKind
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.tui.answers import person_named, prose, request_for_help, who
from facilitator.tui.keys import DIGITS, bindings
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.milestone_acts import ask_date, ask_which, set_status
from facilitator.tui.screens.milestone_sheet import milestone_sheet
from facilitator.tui.screens.ordering_speakers import OrderingSpeakersScreen
from facilitator.tui.screens.speaking_order import speaking_order
from facilitator.tui.screens.update_sheet import nobody_speaks, speaker_head, update_sheet, whole_sheet
from facilitator.tui.widgets.clock_face import ClockFace
from facilitator.tui.widgets.plain import Plain
from facilitator.views.meeting import MilestoneLine, Person
from facilitator.views.updates import Updates

_IS = {
    Status.ON_TRACK: "is on track",
    Status.MIGHT_MISS: "might miss",
    Status.WILL_MISS: "will miss",
    Status.DONE: "is done",
}

_PARTS = {"wins": "Win of", "learnings": "Learning of", "help": "Help needed by"}


class UpdatesScreen(OrderingSpeakersScreen[Updates]):
    """The first half of the meeting."""

    PHASES = (Phase.UPDATES,)
    TITLE = "Updates"
    BINDINGS = bindings(
        "number", "skip", "later", "away", "previous", "speaker", "rest", "wins", "learnings", "asks",
        "green", "yellow", "red", "done", "date",
    )  # fmt: skip

    def __init__(self, meeting_id: int) -> None:
        super().__init__(meeting_id)
        self._milestones: tuple[MilestoneLine, ...] = ()
        self._second_half = False
        self._offered: tuple[str, int] | None = None
        """How a milestone becomes a topic, as it was said, and on whose update."""

    def compose_body(self) -> ComposeResult:
        """The speaker and the clock; under them the update, and beside it who comes next."""
        with Horizontal(classes="stage-top"):
            yield Plain(id="who", classes="stage-name")
            yield ClockFace(id="clock")
        with Horizontal(classes="stage-main"):
            yield Plain(id="sheet", classes="stage-sheet")
            yield Plain(id="side", classes="stage-side")
        yield Plain(id="milestones", classes="stage-below")

    def fetch(self) -> Updates:
        """Read the updates as they stand."""
        return self.desk.see(reading.updates.updates, self.meeting_id)

    def members(self) -> Sequence[Person]:
        """Active members."""
        return self.view.members

    def key_ids(self) -> Sequence[Any]:
        """What matters while somebody speaks."""
        rest = ("rest",) if self._second_half and self.rest_waits() else ()
        return (
            ("next", "next speaker" if self.view.waiting else "order the topics"), *rest,
            "number", "topic", "note", "action", "pause", "wins", "learnings", "asks", ("yellow", "might miss"),
            "skip", "later", "away", "previous", "speaker", "join", "order", "copy_newest", "recap", "undo", "help",
        )  # fmt: skip

    def rest_waits(self) -> bool:
        """Whether somebody is yet to speak."""
        return bool(self.view.waiting)

    def show_view(self, view: Updates) -> None:
        """The speaker, the update, and who comes next."""
        if self._offered is not None and self._offered[1] != (view.speaker.update_id if view.speaker else 0):
            self._withdraw_offer()
        who, sheet, side, below = (self.query_one(f"#{name}", Plain) for name in ("who", "sheet", "side", "milestones"))
        speaker = view.speaker
        who.show(speaker_head(view, who.size.width, who.size.height))
        side.show(speaking_order(view, side.size.width, side.size.height))
        if speaker is None:
            self._milestones = ()
            sheet.show(nobody_speaks(view))
            below.show(Content(""))
            return
        if self.has_class("-huge"):
            words, self._milestones = whole_sheet(speaker, sheet.size.width, sheet.size.height, self.zone_today)
            sheet.show(words)
            return
        sheet.show(update_sheet(speaker, sheet.size.width, sheet.size.height))
        size = below.content_size
        words, self._milestones = milestone_sheet(speaker, size.width, size.height, self.zone_today)
        below.show(words)

    def show_clock(self, now: datetime) -> None:
        """The clock of who speaks; from the midpoint on the key that takes the rest as read stands at the foot."""
        if self._second_half is not (now >= self.head.midpoint):
            self._second_half = not self._second_half
            self.show_keys()
        super().show_clock(now)

    # --- moving on ---------------------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """The next speaker comes up; after the last one the topics are ordered."""
        with self.acting():
            self.desk.do(acts.updates.next_speaker, self.meeting_id, as_of=self.head.as_of)

    def action_skip(self) -> None:
        """No update from this speaker today."""
        with self.acting():
            self.desk.do(acts.updates.skip, self.meeting_id, as_of=self.head.as_of)

    def action_later(self) -> None:
        """This speaker comes again at the end."""
        with self.acting():
            self.desk.do(acts.updates.later, self.meeting_id, as_of=self.head.as_of)

    def action_away(self) -> None:
        """This speaker is away today."""
        with self.acting():
            self.desk.do(acts.updates.away, self.meeting_id, as_of=self.head.as_of)

    def action_previous(self) -> None:
        """The speaker before comes up again."""
        with self.acting():
            self.desk.do(acts.updates.previous_speaker, self.meeting_id, as_of=self.head.as_of)

    def action_speaker(self) -> None:
        """A chosen speaker comes up: one who was skipped, who is here after all, or who was not expected."""

        def take(answers: list[str]) -> None:
            person = person_named(answers[0], self.members())
            place = next((line for line in self.view.order if line.member_id == person.id), None)
            if place is None:
                self.desk.do(acts.checkin.join, self.meeting_id, person.id)
                self.facilitator.tell(f"{person.name} joins, and speaks at the end.")
            else:
                self.desk.do(acts.updates.bring_up, self.meeting_id, place.update_id, as_of=self.head.as_of)

        self.ask("speaker", [who("Who speaks", self.members())], take)

    def action_rest_as_read(self) -> None:
        """The first half is over."""
        with self.acting():
            self.desk.do(acts.updates.take_rest_as_read, self.meeting_id, as_of=self.head.as_of)

    # --- topics ------------------------------------------------------------------------------------------------

    def action_pick(self, number: int) -> None:
        """The help line or milestone with that number becomes a topic."""
        requests = self.view.speaker.help if self.view.speaker else ()
        milestone = self._numbered().get(str(number))
        if number <= len(requests):
            request = requests[number - 1]
            self._raise(
                request.text, source=SourceKind.HELP, help_request_id=request.id, milestone_id=request.milestone_id
            )
        elif milestone is not None:
            self._raise(milestone.title, source=SourceKind.MILESTONE, milestone_id=milestone.id)
        else:
            self.facilitator.tell(f"Nothing has the number {number} here.", wrong=True)

    def _numbered(self) -> dict[str, MilestoneLine]:
        """Milestones in view by the key of their number, which goes on after the help lines."""
        first = 1 + (len(self.view.speaker.help) if self.view.speaker else 0)
        return {str(n): line for n, line in enumerate(self._milestones, first) if n <= DIGITS}

    def _raise(self, title: str, **source: Any) -> None:
        with self.acting():
            self.desk.do(acts.topics.raise_topic, title, meeting=self.meeting_id, raised_by=self.raised_by(), **source)
            self.confirm("Topic", title)

    def raised_by(self) -> int | None:
        """Whoever speaks."""
        return self.view.speaker.member_id if self.view.speaker else None

    # --- what is typed for the speaker -------------------------------------------------------------------------

    def action_write(self, what: str) -> None:
        """Type a win, a learning or a request for help while they speak."""
        speaker = self.view.speaker
        if speaker is None:
            self.facilitator.tell("Nobody speaks at the moment.", wrong=True)
            return

        update = speaker.update_id
        names = {person.id: person.name for person in self.members()}

        def take(answers: list[str]) -> None:
            said = answers[0]
            if what == "help":
                said = acts.mentions.spelled_out(said, names)
                self.desk.do(acts.updates.add_help, update, said, meeting=self.meeting_id)
            else:
                # Who speaks may have written on elsewhere while this was typed.
                part: Literal["wins", "learnings"] = "wins" if what == "wins" else "learnings"
                self.desk.do(acts.updates.add_line, update, part, said, meeting=self.meeting_id)
            # It stands at the end of its part, which may be folded.
            self.confirm(f"{_PARTS[what]} {speaker.name}", said)

        question = {
            "wins": prose(f"Win of {speaker.name}", what="win"),
            "learnings": prose(f"Learning of {speaker.name}", what="learning"),
            "help": request_for_help(f"Help needed by {speaker.name}", names),
        }[what]
        self.ask(f"{what}:{update}", [question], take)

    def action_note(self) -> None:
        """A note on this update, for the minutes."""
        speaker = self.view.speaker
        if speaker is None:
            super().action_note()
            return
        update = speaker.update_id

        def take(answers: list[str]) -> None:
            self.desk.do(acts.updates.note, update, answers[0])
            self.confirm(f"Note on {speaker.name}", answers[0])

        self.ask(f"note:{update}", [prose(f"Note on {speaker.name}", what="note")], take)

    # --- milestones --------------------------------------------------------------------------------------------

    def action_status(self, value: str) -> None:
        """Change the status of a milestone of who speaks."""
        status = Status(value)

        def change(milestone: MilestoneLine) -> None:
            set_status(self, milestone, status, offer=lambda: self._offer(milestone))

        ask_which(self, f"Which {_IS[status]}?", self._numbered(), change)

    def _offer(self, milestone: MilestoneLine) -> str:
        """How the milestone becomes a topic."""
        number = next((key for key, line in self._numbered().items() if line.id == milestone.id), None)
        speaker = self.view.speaker
        if number is None or speaker is None:
            return ""
        self._offered = (f"{number} makes it a topic", speaker.update_id)
        return self._offered[0]

    def _withdraw_offer(self) -> None:
        """Elsewhere the number of the offer means something else."""
        if (
            self._offered is not None
            and self.facilitator.said.told
            and self.facilitator.said.told[-1].endswith(self._offered[0])
        ):
            self.facilitator.said.hush()
        self._offered = None

    def action_leave(self) -> None:
        """Look at the board, where numbers mean nothing."""
        self._withdraw_offer()
        super().action_leave()

    def action_due_date(self) -> None:
        """Change the date of a milestone of who speaks."""
        ask_which(
            self,
            "Which gets a new date?",
            self._numbered(),
            lambda milestone: ask_date(self, milestone),
        )
