"""Updates: who speaks, the clock, what they prepared, and what becomes a topic."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from facilitator.process.agenda import SourceKind
from facilitator.process.budget import ahead
from facilitator.process.meeting import HandIn, Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.process.timebox import clock_text
from facilitator.tui.answers import words
from facilitator.tui.keys import bindings
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.milestone_acts import ask_date, ask_which, set_status
from facilitator.tui.screens.stage import StageScreen
from facilitator.tui.screens.update_sheet import NUMBERS, milestone_sheet, update_sheet
from facilitator.tui.theme import HEADING, QUIET, STRONG
from facilitator.tui.widgets.budget_line import ahead_text
from facilitator.tui.widgets.clock_face import ClockFace
from facilitator.tui.widgets.columns import fitted, joined, text, wrapped
from facilitator.tui.widgets.plain import Plain
from facilitator.views.meeting import MilestoneLine, Person
from facilitator.views.updates import Speaker, TurnLine, Updates

_WAITING_SHOWN = 4
_TOPICS_SHOWN = 3


class UpdatesScreen(StageScreen[Updates]):
    """The first half of the meeting."""

    CSS_PATH = "updates.tcss"
    PHASES = (Phase.UPDATES,)
    TITLE = "Updates"
    BINDINGS = bindings(
        "number", "skip", "later", "away", "previous", "rest", "wins", "learnings", "asks",
        "green", "yellow", "red", "done", "date",
    )  # fmt: skip

    def __init__(self, meeting_id: int) -> None:
        super().__init__(meeting_id)
        self._milestones: tuple[MilestoneLine, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The speaker and the clock; under them the update, and beside it who comes next."""
        with Horizontal(id="head"):
            yield Plain(id="who")
            yield ClockFace(id="clock")
        with Horizontal(id="main"):
            yield Plain(id="sheet")
            yield Plain(id="side")
        yield Plain(id="milestones")

    def fetch(self) -> Updates:
        """Read the updates as they stand."""
        return self.desk.see(reading.updates.updates, self.meeting_id, self.today())

    def members(self) -> Sequence[Person]:
        """Active members."""
        return self.view.members

    def key_ids(self) -> Sequence[Any]:
        """What matters while somebody speaks."""
        return (
            ("next", "next speaker" if self.view.waiting else "order the topics"),
            "number", "topic", "note", "action", "pause", "wins", "learnings", "asks", ("yellow", "might miss"),
            "skip", "later", "away", "previous", "undo", "help",
        )  # fmt: skip

    def path_count(self) -> str:
        """Which of how many speakers."""
        return f"{self.view.number} of {len(self.view.order)}" if self.view.number else ""

    def budget_more(self, now: datetime) -> Content | None:
        """Ahead or behind."""
        speaker = self.view.speaker
        left = speaker.clock.left(now) if speaker else 0.0
        seconds = self.head.update_seconds
        return ahead_text(ahead(self.head.midpoint, now, left or 0.0, len(self.view.waiting), seconds))

    def show_view(self, view: Updates) -> None:
        """The speaker, the update, and who comes next."""
        who, sheet, side, below = (self.query_one(f"#{name}", Plain) for name in ("who", "sheet", "side", "milestones"))
        speaker = view.speaker
        who.show(_who(speaker, who.size.width))
        side.show(_side(view, side.size.width, side.size.height))
        if speaker is None:
            self._milestones = ()
            sheet.show(_nobody(view))
            below.show(Content(""))
            return
        sheet.show(update_sheet(speaker, sheet.size.width, sheet.size.height))
        size = below.content_size
        words, self._milestones = milestone_sheet(speaker, size.width, size.height, self.zone_today)
        below.show(words)

    def show_clock(self, now: datetime) -> None:
        """The clock of who speaks."""
        speaker = self.view.speaker
        aim = f"of {clock_text(speaker.clock.allotted or 0)}" if speaker else ""
        self.query_one(ClockFace).show(
            speaker.clock if speaker else None, now, idle_since=self.head.idle_since, aim=aim
        )

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
            self.desk.do(acts.updates.previous_speaker, self.meeting_id)

    def action_rest_as_read(self) -> None:
        """The first half is over."""
        with self.acting():
            self.desk.do(acts.updates.take_rest_as_read, self.meeting_id)

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
        return {str(n): line for n, line in enumerate(self._milestones, first) if n <= NUMBERS}

    def _raise(self, title: str, **source: Any) -> None:
        speaker = self.view.speaker
        with self.acting():
            self.desk.do(
                acts.topics.raise_topic,
                title,
                meeting=self.meeting_id,
                raised_by=speaker.member_id if speaker else None,
                **source,
            )
            self.facilitator.tell(f"Topic: {title}")

    def take_topic(self, title: str) -> None:
        """Free words become a topic of whoever speaks."""
        speaker = self.view.speaker
        raised_by = speaker.member_id if speaker else None
        self.desk.do(acts.topics.raise_topic, title, meeting=self.meeting_id, raised_by=raised_by)
        self.facilitator.tell(f"Topic: {title}")

    # --- what is typed for the speaker -------------------------------------------------------------------------

    def action_write(self, what: str) -> None:
        """Type a win, a learning or a request for help while they speak."""
        speaker = self.view.speaker
        if speaker is None:
            self.facilitator.tell("Nobody speaks at the moment.", wrong=True)
            return

        def take(answers: list[str]) -> None:
            if what == "help":
                self.desk.do(acts.updates.add_help, speaker.update_id, answers[0], meeting=self.meeting_id)
            elif what == "wins":
                more = _added(speaker.wins, answers[0])
                self.desk.do(acts.updates.write, speaker.update_id, wins=more, meeting=self.meeting_id)
            else:
                more = _added(speaker.learnings, answers[0])
                self.desk.do(acts.updates.write, speaker.update_id, learnings=more, meeting=self.meeting_id)

        prompt = {"wins": "Win", "learnings": "Learning", "help": "Help needed"}[what]
        self.ask(f"{what}:{speaker.update_id}", [words(f"{prompt} of {speaker.name}")], take)

    def action_note(self) -> None:
        """A note on this update, for the minutes."""
        speaker = self.view.speaker
        if speaker is None:
            super().action_note()
            return
        update = speaker.update_id
        self.ask(
            f"note:{update}",
            [words(f"Note on {speaker.name}")],
            lambda answers: self.desk.do(acts.updates.note, update, answers[0]),
        )

    # --- milestones --------------------------------------------------------------------------------------------

    def action_status(self, value: str) -> None:
        """Change the status of a milestone of who speaks."""
        status = Status(value)
        numbered = self._numbered()
        numbers = {line.id: key for key, line in numbered.items()}

        def change(milestone: MilestoneLine) -> None:
            set_status(self, milestone, status, offer=f"{numbers[milestone.id]} makes it a topic")

        ask_which(self, f"Which milestone is {status.word}?", numbered, change)

    def action_due_date(self) -> None:
        """Change the date of a milestone of who speaks."""
        ask_which(
            self,
            "Which milestone gets a new date?",
            self._numbered(),
            lambda milestone: ask_date(self, milestone),
        )


def _added(before: str, line: str) -> str:
    return f"{before}\n{line}" if before else line


def _who(speaker: Speaker | None, width: int) -> Content:
    if speaker is None:
        return Content("")
    handed = {
        HandIn.IN_TIME: ("", QUIET),
        HandIn.LATE: ("update came late", QUIET),
        HandIn.MISSING: ("no update handed in: w, l, h type it in", "$warning"),
    }[speaker.handed_in]
    name = wrapped(text(speaker.name.upper(), "bold $accent"), width, 2)
    return joined([Content(""), *name, text(speaker.role, QUIET), Content.styled(*handed)])


def _nobody(view: Updates) -> Content:
    if not view.order:
        return Content.assemble(("Nobody gives an update in this meeting.\n\n", STRONG), "Enter goes to the topics.")
    return Content.assemble(("Nobody speaks at the moment.\n\n", STRONG), "Enter goes on.")


def _side(view: Updates, width: int, height: int) -> Content:
    lines = [Content("")] if height >= 20 else []
    names = [line.name for line in view.waiting]
    lines.append(_labelled("Next", names[0] if names else "the topics", width, STRONG if names else QUIET))
    lines += [_labelled("Then" if n == 0 else "", name, width) for n, name in enumerate(names[1:_WAITING_SHOWN])]
    if len(names) > _WAITING_SHOWN:
        lines.append(_labelled("", f"and {len(names) - _WAITING_SHOWN} more", width, QUIET))
    spoken = [line for line in view.order if line.turn is not Turn.WAITING and line.turn is not Turn.UP]
    if spoken:
        lines += [Content(""), *_spoken(spoken, width)]
    lines += [Content(""), Content.styled(_topic_count(len(view.topics)), HEADING)]
    lines += [fitted(text(f"› {topic.title}"), width) for topic in view.topics[-_TOPICS_SHOWN:]]
    return joined(lines[:height])


def _spoken(spoken: Sequence[TurnLine], width: int) -> list[Content]:
    words = ", ".join(f"{line.name} ({line.turn.value})" if line.turn is Turn.SKIPPED else line.name for line in spoken)
    pieces = wrapped(text(words, QUIET), width - 7, 3)
    return [
        Content.assemble(fitted(Content.styled("Spoken" if n == 0 else "", HEADING), 7), piece)
        for n, piece in enumerate(pieces)
    ]


def _labelled(label: str, name: str, width: int, style: str = "") -> Content:
    return Content.assemble(fitted(Content.styled(label, HEADING), 7), fitted(text(name, style), width - 7))


def _topic_count(count: int) -> str:
    return {0: "No topics yet", 1: "1 topic raised"}.get(count, f"{count} topics raised")
