"""Series of meetings: when the team meets, how its time is divided, and who takes part."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import col, select

from facilitator.acts.seen import Seen, check_seen
from facilitator.acts.team import active_member
from facilitator.errors import NotFound, NotValid
from facilitator.process.agenda import place
from facilitator.process.budget import ChoiceKind
from facilitator.process.schedule import Cadence, check_rule, check_zone, first_day, read_rule, rule_text
from facilitator.records.team import Member, Series, SeriesMember
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import quoted, required_line


@dataclass(frozen=True)
class SeriesPlan:
    """When a series meets and for how long.

    `weekday` counts from 0 = Monday, `at` is the local time in the IANA `zone`; the first meeting is on the first
    such weekday on or after `starts_on`, and it decides which week of the month a monthly series keeps to.
    """

    name: str
    cadence: Cadence
    weekday: int
    at: time
    zone: str
    starts_on: date
    length_minutes: int = 60
    update_seconds: int = 300
    hand_in_hours: int = 24
    reserve_seconds: int = 300
    rule: str = ""
    """A rule of RFC 5545; where there is one, `cadence` and `weekday` say nothing."""


def add_series(store: Store, plan: SeriesPlan, member_ids: Iterable[int] = ()) -> int:
    """Make a series with the members who take part, in speaking order; each gives an update until changed.

    Gives back its id. Raises NotFound for a member, NotValid for a plan that cannot be taken.
    """
    with store.act("series.add_series") as unit:
        series = Series(rule="", name="", starts_on=plan.starts_on, at=plan.at, zone="")
        _apply(series, plan)
        unit.add(series)
        for position, member_id in enumerate(dict.fromkeys(member_ids)):
            unit.add(SeriesMember(series_id=series.id, member_id=active_member(unit, member_id).id, position=position))
        unit.about(series.name)
        return series.id


def change_series(
    store: Store,
    series_id: int,
    *,
    name: str | None = None,
    cadence: Cadence | None = None,
    weekday: int | None = None,
    at: time | None = None,
    zone: str | None = None,
    starts_on: date | None = None,
    length_minutes: int | None = None,
    update_seconds: int | None = None,
    hand_in_hours: int | None = None,
    reserve_seconds: int | None = None,
    rule: str | None = None,
    active: bool | None = None,
    seen: Seen | None = None,
) -> None:
    """Change a series; None leaves a field as it is. Inactive is one that has ended.

    A new cadence or weekday counts from `starts_on`, else from today. Meetings that were made already stay as
    they are. Raises NotFound, NotValid, and Conflict where a field stands otherwise than `seen` (as text, by its name;
    times as 10:00, days in ISO form).
    """
    given: dict[str, Any] = {
        "name": name,
        "cadence": cadence,
        "weekday": weekday,
        "at": at,
        "zone": zone,
        "starts_on": starts_on,
        "length_minutes": length_minutes,
        "update_seconds": update_seconds,
        "hand_in_hours": hand_in_hours,
        "reserve_seconds": reserve_seconds,
        "rule": rule,
    }
    with store.act("series.change_series" if active is None else "series.end_or_go_on") as unit:
        series = unit.get(Series, series_id)
        before = _plan_of(series)
        plan = replace(before, **{field: value for field, value in given.items() if value is not None})
        if rule is None and (cadence is not None or weekday is not None):
            plan = replace(plan, rule="")
        if starts_on is None and _rhythm(plan) != _rhythm(before):
            plan = replace(plan, starts_on=unit.now.astimezone(ZoneInfo(check_zone(plan.zone))).date())
        _apply(series, plan)
        if active is not None:
            series.active = active
        check_seen(seen, _words(before), _words(_plan_of(series)))
        told = {
            None: series.name,
            True: f"let the series {series.name} go on",
            False: f"ended the series {series.name}",
        }
        unit.about(told[active])


def set_participant(
    store: Store, series_id: int, member_id: int, *, gives_update: bool = True, position: int | None = None
) -> None:
    """Let a member take part in a series, or change how; with or without an update of their own.

    `position` is the place in the speaking order, from 0; a new one without it speaks last. Raises NotFound, and
    NotValid for a member who left.
    """
    with store.act("series.set_participant") as unit:
        series = unit.get(Series, series_id)
        order = _participants(unit, series_id)
        participant = next((one for one in order if one.member_id == member_id), None)
        if participant is None:
            member_id = active_member(unit, member_id).id
            participant = unit.add(SeriesMember(series_id=series_id, member_id=member_id, position=len(order)))
            order.append(participant)
            series.fit_choice = ""
        if participant.gives_update != gives_update:
            participant.gives_update = gives_update
            series.fit_choice = ""
        if position is not None:
            _number(place(order, participant, position))
        unit.about(f"{unit.get(Member, member_id).name} in {series.name}")


def remove_participant(store: Store, series_id: int, member_id: int) -> None:
    """Let a member no longer take part in a series. Raises NotFound where they do not."""
    with store.act("series.remove_participant") as unit:
        series, member = unit.get(Series, series_id), unit.get(Member, member_id)
        order = _participants(unit, series_id)
        leaving = next((one for one in order if one.member_id == member_id), None)
        if leaving is None:
            raise NotFound(
                f"{member.name} does not take part in {series.name}.", "Look at who does: facilitator series"
            )
        unit.delete(leaving)
        _number([one for one in order if one is not leaving])
        series.fit_choice = ""
        unit.about(f"{member.name} in {series.name}")


def remember_choice(store: Store, series_id: int, choice: str) -> None:
    """Remember what was chosen where the updates do not fit: a `ChoiceKind` value; empty to be asked again.

    A later change of the lengths or of who gives an update forgets it. Raises NotValid for anything else.
    """
    if choice and choice not in list(ChoiceKind):
        raise NotValid(f"{quoted(choice)} is no such choice.", f"Choose one of {', '.join(ChoiceKind)}.")
    with store.act("series.remember_choice") as unit:
        series = unit.get(Series, series_id)
        series.fit_choice = choice
        unit.about(series.name)


def _rhythm(plan: SeriesPlan) -> tuple[str, Cadence, int]:
    return plan.rule, plan.cadence, plan.weekday


def _words(plan: SeriesPlan) -> Seen:
    fields = {field: str(value) for field, value in asdict(plan).items()}
    return {**fields, "at": f"{plan.at:%H:%M}"}


def _plan_of(series: Series) -> SeriesPlan:
    known = read_rule(series.rule)
    cadence, weekday = known or (Cadence.WEEKLY, series.starts_on.weekday())
    return SeriesPlan(
        name=series.name,
        cadence=cadence,
        weekday=weekday,
        at=series.at,
        zone=series.zone,
        starts_on=series.starts_on,
        length_minutes=series.length_minutes,
        update_seconds=series.update_seconds,
        hand_in_hours=series.hand_in_hours,
        reserve_seconds=series.reserve_seconds,
        rule="" if known else series.rule,
    )


def _apply(series: Series, plan: SeriesPlan) -> None:
    """Check `plan` and put it into `series`."""
    if (series.length_minutes, series.update_seconds) != (plan.length_minutes, plan.update_seconds):
        series.fit_choice = ""
    if plan.rule:
        starts_on, series.rule = plan.starts_on, check_rule(plan.rule)
    else:
        starts_on = first_day(_between(plan.weekday, 0, 6, "weekday", "0 is Monday, 6 is Sunday."), plan.starts_on)
        series.rule = rule_text(plan.cadence, plan.weekday, starts_on)
    series.name = required_line(plan.name, "name of the series")
    series.starts_on = starts_on
    series.at = plan.at.replace(second=0, microsecond=0)
    series.zone = check_zone(plan.zone)
    series.length_minutes = _between(plan.length_minutes, 5, 720, "length", "Give minutes between 5 and 720.")
    series.update_seconds = _between(
        plan.update_seconds, 15, 7200, "time for each update", "Give between 15 seconds and 120 minutes."
    )
    series.hand_in_hours = _between(plan.hand_in_hours, 0, 720, "hand-in deadline", "Give hours between 0 and 720.")
    most = plan.length_minutes * 60
    series.reserve_seconds = _between(
        plan.reserve_seconds, 0, most, "reserve for closing", "Give seconds, at most as long as the meeting."
    )


def _between(value: int, least: int, most: int, what: str, hint: str) -> int:
    if not least <= value <= most:
        raise NotValid(f"The {what} cannot be {value}.", hint)
    return value


def _participants(unit: Unit, series_id: int) -> list[SeriesMember]:
    """Who takes part, in speaking order."""
    query = select(SeriesMember).where(SeriesMember.series_id == series_id)
    return unit.all(query.order_by(col(SeriesMember.position), col(SeriesMember.id)))


def _number(order: Iterable[SeriesMember]) -> None:
    for position, participant in enumerate(order):
        participant.position = position
