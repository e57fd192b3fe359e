"""Clocks that are set, machines that sleep, and meetings on both sides of midnight and of summer time."""

from datetime import UTC, datetime, timedelta
from time import tzset

import pytest
from leadership import Leadership
from live import asleep, clock, later, look
from shown import Shown, shown

from facilitator.acts import closing, moving
from facilitator.clock import ManualClock
from facilitator.documents import agenda, minutes
from facilitator.process.phases import Phase
from facilitator.reading import following
from facilitator.reading import minutes as reading_minutes
from facilitator.store.database import Store

pytestmark = pytest.mark.usefixtures("by_hand")

HOUR, DAY = 3600, 86400


async def set_clock(now: Shown, hand: ManualClock, seconds: float) -> None:
    """Somebody sets the wall clock; the next second the screen looks."""
    await asleep(now, hand, seconds)
    await later(now, hand, 1)


def said_by_minutes(room: Leadership) -> str:
    """The minutes as they stand."""
    return minutes.markdown(room.desk.see(reading_minutes.minutes, room.meeting), room.hand.now())


async def test_a_clock_set_back_an_hour_is_told_and_one_key_puts_every_time_right(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await later(now, room.hand, 120)
        await now.press("enter")
        await later(now, room.hand, 60)
        await set_clock(now, room.hand, -HOUR)
        assert "▲ clock set back 1:00:00, G puts it right" in now.text
        await now.press("G")
        assert "set back" not in now.text
        assert clock(now) == "3:59"
        await later(now, room.hand, 9)
        assert clock(now) == "3:50"
        await now.press("enter")
        assert room.head.started_at == room.hand.now() - timedelta(seconds=190)
        await now.press("u", "u")
        assert now.told == "Undone: moved the meeting's times back by 1:00:00, with the clock"
        await now.press("U", "U")
        await now.press("[", "]")
    room.here(moving.move_to, Phase.CLOSE)
    room.here(closing.close)
    assert "**When:** Tue 17 Nov 2026, 09:00 to 09:03 CET (UTC+01:00)" in said_by_minutes(room)


async def test_a_clock_set_forward_a_day_and_back_again_leaves_elapsed_times_right(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        began = room.head.started_at
        await later(now, room.hand, 59)
        await set_clock(now, room.hand, DAY)
        assert "▲ away 24:00:00, G drops it" in now.text
        await now.press("G")
        assert clock(now) == "4:00"
        await later(now, room.hand, 30)
        assert clock(now) == "3:30"
        await set_clock(now, room.hand, -DAY)
        assert "▲ clock set back 24:00:00, G puts it right" in now.text
        await now.press("G")
        assert clock(now) == "3:29"
        assert room.head.started_at == began


async def test_the_gap_of_a_closed_lid_is_asked_about_again_after_a_hasty_enter_is_undone(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await later(now, room.hand, 60)
        room.hand.time += timedelta(minutes=45)
        # The key comes before the look that would have seen it.
        await now.press("enter")
        assert "away" not in now.text
        await look(now)
        assert "away" not in now.text
        await now.press("u")
        assert "▲ away 45:00, G drops it" in now.text
        await now.press("G")
        assert clock(now) == "4:00"


@pytest.mark.parametrize(
    ("begins", "before", "after", "when"),
    [
        pytest.param(
            datetime(2027, 3, 28, 0, 58, tzinfo=UTC), "01:58", "03:02",
            "Sun 28 Mar 2027, 01:58 CET (UTC+01:00) to Sun 28 Mar 2027, 03:02 CEST (UTC+02:00)",
            id="summer time begins",
        ),
        pytest.param(
            datetime(2026, 10, 25, 0, 58, tzinfo=UTC), "02:58", "02:02",
            "Sun 25 Oct 2026, 02:58 CEST (UTC+02:00) to Sun 25 Oct 2026, 02:02 CET (UTC+01:00)", id="summer time ends",
        ),
        pytest.param(
            datetime(2026, 11, 17, 22, 58, tzinfo=UTC), "23:58", "00:02",
            "Tue 17 Nov 2026, 23:58 CET (UTC+01:00) to Wed 18 Nov 2026, 00:02 CET (UTC+01:00)", id="past midnight",
        ),
    ],
)  # fmt: skip
async def test_what_the_wall_says_moves_and_what_has_passed_does_not(
    store: Store, hand: ManualClock, begins: datetime, before: str, after: str, when: str
) -> None:
    room = Leadership(store, hand)
    hand.time = begins
    room.begin()
    async with shown(store, hand) as now:
        assert before in now.lines[-3]
        await later(now, hand, 240)
        assert after in now.lines[-3]
        assert clock(now) == "1:00"
        assert "away" not in now.text
        assert "set back" not in now.text
    told = agenda.agenda(room.desk.see(following.followed, hand.now()), hand.now())
    assert any(line.startswith(f"It is {after} CE") for line in told)
    room.here(moving.move_to, Phase.CLOSE)
    room.here(closing.close)
    words = said_by_minutes(room)
    assert f"**When:** {when}" in words
    assert "**Length:** 4 minutes" in words


async def test_another_zone_of_the_machine_changes_no_time_of_the_meeting(
    room: Leadership, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(room.store, room.hand) as now:
        before = now.lines
        for zone in ("Asia/Tokyo", "America/St_Johns"):
            monkeypatch.setenv("TZ", zone)
            tzset()
            await look(now)
            assert now.lines == before
    monkeypatch.delenv("TZ")
    tzset()
