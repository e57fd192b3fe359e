"""The demo team, built: its past is lived through, act by act, on a clock that starts two months ago."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from facilitator.acts import planning, series, team
from facilitator.clock import Clock, ManualClock
from facilitator.demo import due_now, first_month, second_month
from facilitator.demo.cast import Cast
from facilitator.demo.holding import Held
from facilitator.demo.plan import PRIORITIES
from facilitator.demo.preparing import prepare
from facilitator.demo.team import FACILITATOR, MAIL_DOMAIN, MEMBERS, NAME, RHYTHM
from facilitator.process.schedule import Cadence
from facilitator.store.opening import open_store

PAST = (*first_month.MEETINGS, *second_month.MEETINGS)

SET_UP_DAYS_BEFORE = 5
"""How long before its first meeting the team wrote its plan down."""

SECONDS_AN_ENTRY = 40
"""How long it takes to type a member or a milestone."""


def build_team(url: str, clock: Clock) -> None:
    """Make the demo team in the new database behind `url`. Raises NotOpened where it cannot be made."""
    due = due_start(clock.now())
    hand = ManualClock(due)
    store = open_store(url, hand.clock, FACILITATOR)
    try:
        if store.engine.dialect.name == "sqlite":
            # Several hundred acts, none of which anybody would miss: a power cut may take them all.
            sa.event.listen(store.engine, "connect", _do_not_wait_for_the_disk)
        cast = Cast(store, hand, due)
        hand.time = cast.moment(-7 * PAST[0].weeks_ago - SET_UP_DAYS_BEFORE)
        _set_up(cast)
        for meeting in PAST:
            Held(cast, meeting, prepare(cast, meeting)).hold()
        prepare(cast, due_now.DUE_NOW)
    finally:
        store.close()


def due_start(now: datetime) -> datetime:
    """When the meeting is due: the last five minutes that were struck in the team's zone.

    A full quarter of an hour would be up to 15 minutes ago, and what is left of the first half too short for everybody.
    """
    local = now.astimezone(ZoneInfo(RHYTHM.zone))
    return local.replace(minute=local.minute // 5 * 5, second=0, microsecond=0)


def _do_not_wait_for_the_disk(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA synchronous = OFF")


def _set_up(cast: Cast) -> None:
    """The team, when it meets, and its plan: members and meetings by the facilitator, milestones by their owners."""
    store = cast.facilitator
    team.name_team(store, NAME)
    for member in MEMBERS:
        cast.wait(SECONDS_AN_ENTRY)
        email = f"{member.key}@{MAIL_DOMAIN}"
        cast.members[member.key] = team.add_member(store, member.name, role=member.role, email=email)
    series.add_series(store, _series(cast), cast.members.values())
    for priority in PRIORITIES:
        cast.wait(SECONDS_AN_ENTRY)
        priority_id = planning.add_priority(store, priority.title, priority.outcome)
        for milestone in priority.milestones:
            cast.wait(SECONDS_AN_ENTRY)
            cast.owners[milestone.key] = milestone.owner
            cast.milestones[milestone.key] = planning.add_milestone(
                cast.store_of(milestone.owner),
                title=milestone.title,
                priority_id=priority_id,
                owner_id=cast.members[milestone.owner],
                due=cast.working_day(milestone.due),
                resources=milestone.resources,
                notes=milestone.notes,
            )


def _series(cast: Cast) -> series.SeriesPlan:
    return series.SeriesPlan(
        name=RHYTHM.name,
        cadence=Cadence.WEEKLY,
        weekday=cast.due.weekday(),
        at=cast.due.time(),
        zone=RHYTHM.zone,
        starts_on=cast.day(-7 * PAST[0].weeks_ago),
        length_minutes=RHYTHM.length_minutes,
        update_seconds=RHYTHM.update_seconds,
    )
