"""The page for a meeting of its own: owner, date, Enter; everything else is filled in already."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from textual.app import ComposeResult
from textual.widgets import Input

from facilitator.errors import FacilitatorError
from facilitator.process.dates import day_text, parse_date
from facilitator.tui.answers import DATES, Question, person_named, when, who, words
from facilitator.tui.opening import acts
from facilitator.tui.screens.form import FormScreen
from facilitator.tui.time_answers import minutes, parse_minutes, parse_time
from facilitator.tui.widgets.field import Field, LineField
from facilitator.tui.widgets.last_name import LastName
from facilitator.tui.widgets.line_input import LineInput
from facilitator.views.meeting import Person

if TYPE_CHECKING:
    from facilitator.acts.discussing import SeparatePlan

LENGTH = 30
"""Minutes, unless changed."""
_AT = time(10)


class SeparateForm(FormScreen):
    """Asks when a separate meeting is, who owns it and who comes, and gives the plan to `take`.

    `asked_by` and `asked` are names: they come, and the first owns it, unless changed. Enter goes to the next field
    that is still open, and saves where none is. Where `take` raises FacilitatorError the page stays and says why.
    """

    TITLE = "Separate meeting"

    def __init__(
        self,
        title: str,
        *,
        members: Sequence[Person],
        zone: str,
        take: Callable[["SeparatePlan"], object],
        asked_by: str = "",
        asked: Sequence[str] = (),
    ) -> None:
        super().__init__(f"separate:{title}")
        self._title = title
        self._members = members
        self._zone = zone
        self._take = take
        known = {member.name for member in members}
        self._names = list(dict.fromkeys(name for name in (asked_by, *asked) if name in known))
        self._owner = asked_by if asked_by in known else ""

    def heading(self) -> str:
        """What the page is for."""
        return "A meeting of its own"

    def about(self) -> str:
        """How it is saved without another key."""
        return "Enter goes to the field that is still open, and saves where none is."

    def compose_fields(self) -> ComposeResult:
        """What is needed first: who owns it and when it is."""
        today = self.today(self._zone)
        yield EnterField("owner", who("Owner", self._members), hint="answers for it")
        yield EnterField("date", when("Date", today, optional=False), hint=DATES)
        yield EnterField("time", Question("Time", self._time_words), hint="14:30, in the zone of the meeting")
        yield EnterField("length", minutes("Minutes"))
        yield EnterField("attendees", Question("Who comes", self._attendees_words), hint="names, with commas between")
        yield EnterField("title", words("Title"))

    def on_mount(self) -> None:
        """Complete the last of several names."""
        line = self.query_one("#attendees", EnterField).query_one(LineInput)
        line.suggester = LastName([member.name for member in self._members])

    def start_values(self) -> Mapping[str, str]:
        """Everything that can be known beforehand."""
        return {
            "owner": self._owner,
            "date": "",
            "time": f"{_AT:%H:%M}",
            "length": str(LENGTH),
            "attendees": ", ".join(self._names),
            "title": self._title,
        }

    def focus_first(self) -> None:
        """Begin at the first field that is still open."""
        self._focus(self._open_field() or self.fields[0])

    def go_on(self) -> None:
        """Go to the field that is still open, and say what is wrong in it; save where none is."""
        field = self._open_field()
        if field is None:
            self.action_save()
            return
        self._focus(field)
        if field.value.strip():
            try:
                field.check()
            except FacilitatorError as error:
                self.say(field.wrong(error))

    def _open_field(self) -> Field | None:
        for field in self.fields:
            try:
                field.check()
            except FacilitatorError:
                return field
        return None

    def _focus(self, field: Field) -> None:
        field.query_one(LineInput).focus()

    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Give the plan on. Raises FacilitatorError."""
        owner = person_named(values["owner"], self._members)
        day = parse_date(values["date"], self.today(self._zone))
        local = datetime.combine(day, parse_time(values["time"]), ZoneInfo(self._zone))
        self._take(
            acts.discussing.SeparatePlan(
                title=values["title"],
                start=local.astimezone(UTC),
                zone=self._zone,
                length_minutes=parse_minutes(values["length"]),
                owner_id=owner.id,
                attendee_ids=tuple(person.id for person in self._attendees(values["attendees"])),
            )
        )
        when = f"{day_text(day, self.today(self._zone))} {local:%H:%M}"
        self.facilitator.tell(f"A meeting of its own: {local:%a} {when}, {owner.name}")

    def _attendees(self, typed: str) -> list[Person]:
        return [person_named(name, self._members) for name in typed.split(",") if name.strip()]

    def _attendees_words(self, typed: str) -> str:
        named = ", ".join(person.name for person in self._attendees(typed))
        return f"→ {named}" if named else ""

    def _time_words(self, typed: str) -> str:
        return f"→ {parse_time(typed):%H:%M} {self._zone}"


class EnterField(LineField):
    """A line whose Enter asks its form to go on."""

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what is still open, or save."""
        event.stop()
        event.prevent_default()
        if isinstance(self.screen, SeparateForm):
            self.screen.go_on()
