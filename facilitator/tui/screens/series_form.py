"""When the team meets: the page of a series of meetings."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from facilitator.errors import FacilitatorError
from facilitator.process.budget import ChoiceKind, Fit
from facilitator.process.dates import WEEKDAYS, parse_date
from facilitator.process.days_off import NO_DAYS_OFF
from facilitator.process.schedule import Cadence, check_zone, day_to_start, first_day, next_start, read_rule, rule_text
from facilitator.process.timebox import clock_text
from facilitator.tui.answers import Question, words
from facilitator.tui.moments import moment_text, weekday_text
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.form import FormScreen
from facilitator.tui.time_answers import (
    at,
    each,
    hours_before,
    in_zone,
    minutes,
    parse_each,
    parse_hours,
    parse_minutes,
    parse_time,
)
from facilitator.tui.widgets.choice_field import ChoiceField, Option
from facilitator.tui.widgets.field import Field, LineField
from facilitator.tui.widgets.fit_field import FitField
from facilitator.views.team import SeriesLine
from facilitator.zone import machine_zone

if TYPE_CHECKING:
    from facilitator.acts.series import SeriesPlan


class SeriesFormScreen(FormScreen):
    """Makes a series with every active member, or changes the one with `series_id`."""

    CSS_PATH = "series_form.tcss"
    TITLE = "When the team meets"

    def __init__(self, series_id: int | None = None) -> None:
        super().__init__(f"series:{series_id or 'new'}")
        self._series_id = series_id
        self._series: SeriesLine | None = None
        self._members: Sequence[int] = ()
        self._made: int | None = None

    def heading(self) -> str:
        """What the page is for."""
        return "When the team meets"

    def compose_fields(self) -> ComposeResult:
        """The rhythm, the place in time, how the time is divided, and whether the updates fit."""
        yield LineField("name", words("Name"))
        yield ChoiceField("cadence", "Every", [Option(one, Content(_EVERY[one])) for one in Cadence])
        days = [Option(str(n), Content(day[:3].capitalize())) for n, day in enumerate(WEEKDAYS)]
        yield ChoiceField("weekday", "On", days)
        yield LineField("at", at("At"))
        yield LineField("zone", in_zone("Time zone"))
        yield LineField("starts", Question("From", self._start_words))
        with Horizontal(classes="pair"):
            yield LineField("length", minutes("Minutes"))
            yield LineField("each", each("Each update"))
            yield LineField("hand_in", hours_before("Hand in"))
        yield FitField("fit", "")

    def start_values(self) -> Mapping[str, str]:
        """The series as it stands; for a new one an hour each week, from the next hour's weekday on."""
        everybody = self.desk.see(reading.team.members, True)
        known = {series.id: series for series in self.desk.see(reading.series.all_series)}
        self._members = [member.id for member in everybody]
        self._series = known.get(self._series_id) if self._series_id is not None else None
        if self._series is None:
            today = self.today()
            return {
                "name": "Milestone meeting", "cadence": Cadence.WEEKLY, "weekday": str(today.weekday()), "at": "10:00",
                "zone": machine_zone(), "starts": today.isoformat(), "length": "60", "each": "5",
                "hand_in": "24",
            }  # fmt: skip
        cadence, weekday = read_rule(self._series.rule) or (Cadence.WEEKLY, self._series.starts_on.weekday())
        return {
            "name": self._series.name,
            "cadence": cadence,
            "weekday": str(weekday),
            "at": f"{self._series.at:%H:%M}",
            "zone": self._series.zone,
            "starts": self._series.starts_on.isoformat(),
            "length": str(self._series.length_minutes),
            "each": clock_text(self._series.update_seconds),
            "hand_in": str(self._series.hand_in_hours),
            "fit": self._series.fit_choice,
        }

    def values_now(self) -> Mapping[str, str]:
        """The series as it stands by now; nothing for a new one."""
        if self._series_id is None:
            return {}
        values = self.start_values()
        return values if self._series is not None else {}

    def show_fresh(self) -> None:
        """Say at once when it meets and whether the updates fit."""
        super().show_fresh()
        self._explain()

    def on_typed(self, field: Field) -> None:
        """What follows from the fields is said again; a way out that was chosen sets its figure."""
        self._explain()

    def on_fit_field_picked(self, event: FitField.Picked) -> None:
        """Put the figure of the way out that was chosen into its field."""
        if event.choice.length_minutes is not None:
            self.query_one("#length", LineField).put(str(event.choice.length_minutes))
        if event.choice.seconds_each is not None:
            self.query_one("#each", LineField).put(clock_text(event.choice.seconds_each))

    def _explain(self) -> None:
        try:
            plan = self._plan(self.values)
        except FacilitatorError:
            return
        participants = self._series.participants if self._series else ()
        speakers = sum(one.gives_update for one in participants) if self._series else len(self._members)
        fit = Fit(speakers, plan.update_seconds, plan.length_minutes * 30)
        self.query_one(FitField).measure(fit, plan.length_minutes)
        self.query_one("#starts", LineField).say(f"→ the next one: {self._next(plan)}", "$accent")
        self.query_one("#weekday", ChoiceField).say(self._own_rule(), "$accent")

    def _own_rule(self) -> str:
        """What to know where the two choices cannot show when the series meets; empty where they can."""
        if self._series is None or read_rule(self._series.rule) is not None:
            return ""
        if self.changed.keys() & {"cadence", "weekday"}:
            return f"→ in place of its own rule: {self._series.rule}"
        return f"→ by its own rule: {self._series.rule}"

    def _next(self, plan: "SeriesPlan") -> str:
        starts_on, rule = first_day(plan.weekday, plan.starts_on), ""
        if self._series is not None and not self.changed.keys() & {"cadence", "weekday"}:
            starts_on, rule = plan.starts_on, self._series.rule
        rule = rule or rule_text(plan.cadence, plan.weekday, starts_on)
        off = self._series.off if self._series else NO_DAYS_OFF
        # One that has begun can still be held, where it is not one of a series that may have held it.
        begun = timedelta(minutes=plan.length_minutes if self._series is None else 0)
        start = next_start(rule, starts_on, plan.at, plan.zone, self.now() - begun, off)
        return f"{moment_text(start, plan.zone, self.today(plan.zone))} {plan.zone}"

    def _start_words(self, typed: str) -> str:
        today = self.today()
        return f"→ {weekday_text(parse_date(typed, today), today)}"

    def _plan(self, values: Mapping[str, str]) -> "SeriesPlan":
        """What the fields say. Raises NotValid."""
        zone = check_zone(values["zone"])
        at, length = parse_time(values["at"]), parse_minutes(values["length"])
        return acts.series.SeriesPlan(
            name=values["name"],
            cadence=Cadence(values["cadence"]),
            weekday=int(values["weekday"]),
            at=at,
            zone=zone,
            starts_on=self._starts_on(values["starts"], at, zone, length),
            length_minutes=length,
            update_seconds=parse_each(values["each"]),
            hand_in_hours=parse_hours(values["hand_in"]),
        )

    def _starts_on(self, typed: str, at: time, zone: str, minutes: int) -> date:
        """The first day. A new series does not begin with a meeting that would be over by now."""
        starts_on = parse_date(typed, self.today(zone))
        if self._series is not None or starts_on != self.today(zone):
            return starts_on
        return day_to_start(self.now(), at, zone, minutes)

    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Make or change the series, and remember what was chosen where the updates do not fit."""
        plan = self._plan(values)
        if self._series is None:
            # Made once, even where what follows has to be tried again.
            series_id = self._made or self.desk.do(acts.series.add_series, plan, self._members)
            self._made = series_id
        else:
            series_id = self._series.id
            self._change(series_id, plan, changed)
        choice = values["fit"]
        if choice and ("fit" in changed or changed & {"length", "each"}):
            self.desk.do(acts.series.remember_choice, series_id, ChoiceKind(choice))

    def _change(self, series_id: int, plan: "SeriesPlan", changed: frozenset[str]) -> None:
        if changed - {"fit"}:
            self.desk.do(
                acts.series.change_series,
                series_id,
                name=plan.name if "name" in changed else None,
                cadence=plan.cadence if "cadence" in changed else None,
                weekday=plan.weekday if "weekday" in changed else None,
                at=plan.at if "at" in changed else None,
                zone=plan.zone if "zone" in changed else None,
                starts_on=plan.starts_on if changed & {"starts", "cadence", "weekday"} else None,
                length_minutes=plan.length_minutes if "length" in changed else None,
                update_seconds=plan.update_seconds if "each" in changed else None,
                hand_in_hours=plan.hand_in_hours if "hand_in" in changed else None,
                seen={
                    **{field: self.seen[field] for field in ("name", "cadence", "weekday", "at", "zone")},
                    "length_minutes": self.seen["length"],
                    "update_seconds": str(parse_each(self.seen["each"])),
                    "hand_in_hours": self.seen["hand_in"],
                },
            )


_EVERY = {Cadence.WEEKLY: "week", Cadence.FORTNIGHTLY: "two weeks", Cadence.MONTHLY: "month"}
