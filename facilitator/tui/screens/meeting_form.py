"""One page that plans a meeting, for teams without a series: everything on it is filled in already."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.containers import Horizontal

from facilitator.errors import NotValid
from facilitator.process.budget import Fit
from facilitator.process.dates import parse_date
from facilitator.process.schedule import check_zone
from facilitator.tui.answers import when, words
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.form import FormScreen
from facilitator.tui.time_answers import at, each, in_zone, minutes, parse_each, parse_minutes, parse_time
from facilitator.tui.widgets.field import Field, LineField
from facilitator.tui.widgets.fit_field import fit_style, sentence
from facilitator.tui.widgets.people_field import PeopleField
from facilitator.views.meeting import Person
from facilitator.zone import machine_zone


class MeetingFormScreen(FormScreen):
    """Plans a meeting and goes to it; Esc goes to the board."""

    CSS_PATH = "meeting_form.tcss"
    TITLE = "Plan a meeting"

    def __init__(self) -> None:
        super().__init__("meeting:new")
        self._made: int | None = None

    def heading(self) -> str:
        """What the page is for."""
        return "Plan a meeting"

    def compose_fields(self) -> ComposeResult:
        """Title, when, how long, who."""
        people = [Person(one.id, one.name) for one in self.desk.see(reading.team.members, True)]
        yield LineField("title", words("Title"))
        with Horizontal(classes="pair"):
            yield LineField("day", when("Day", self.today(), optional=False))
            yield LineField("at", at("At"))
        yield LineField("zone", in_zone("Time zone"))
        with Horizontal(classes="pair"):
            yield LineField("length", minutes("Minutes"))
            yield LineField("each", each("Each update"))
        yield PeopleField("people", "Who", people)

    def start_values(self) -> Mapping[str, str]:
        """The next full hour, here, for an hour, with everybody."""
        zone = machine_zone()
        start = (self.now() + timedelta(hours=1)).astimezone(ZoneInfo(zone)).replace(minute=0)
        return {
            "title": "Milestone meeting",
            "day": start.date().isoformat(),
            "at": f"{start:%H:%M}",
            "zone": zone,
            "length": "60",
            "each": "5",
        }

    def show_fresh(self) -> None:
        """Say at once whether the updates fit."""
        super().show_fresh()
        self._say_fit()

    def on_typed(self, field: Field) -> None:
        """Whether the updates fit changes with every figure."""
        self._say_fit()

    def _say_fit(self) -> None:
        try:
            length, seconds = parse_minutes(self.values["length"]), parse_each(self.values["each"])
        except NotValid:
            return
        speakers = sum(gives for _, gives in self.query_one(PeopleField).taking_part)
        fit = Fit(speakers, seconds, length * 30)
        self.say(sentence(fit), fit_style(fit))

    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Plan the meeting."""
        zone = check_zone(values["zone"])
        day = parse_date(values["day"], self.today(zone))
        plan = acts.meetings.MeetingPlan(
            title=values["title"],
            planned_start=datetime.combine(day, parse_time(values["at"]), ZoneInfo(zone)).astimezone(UTC),
            zone=zone,
            length_minutes=parse_minutes(values["length"]),
            update_seconds=parse_each(values["each"]),
            members=self.query_one(PeopleField).taking_part,
        )
        self._made = self.desk.do(acts.meetings.add_meeting, plan)

    def done(self) -> None:
        """Go to the meeting that was planned."""
        from facilitator.tui.routes import stage

        if self._made is not None:
            self.app.switch_screen(stage(self.desk, self._made))

    def action_leave(self) -> None:
        """To the board; what was typed is kept."""
        from facilitator.tui.screens.board import BoardScreen

        self.app.switch_screen(BoardScreen())
