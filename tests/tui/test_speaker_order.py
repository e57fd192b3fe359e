"""Who speaks when is chosen in two keys, and who comes late joins at the end with one."""

import pytest
from leadership import Leadership
from live import say
from shown import Shown, shown

from facilitator.acts import checkin, moving, ordering, team, topics
from facilitator.clock import ManualClock
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.store.database import Store

pytestmark = pytest.mark.usefixtures("by_hand")

NAMES = ("Ann Berg", "Ben Okoro", "Cem Aydin", "Aaron Zu")


@pytest.fixture
def room(store: Store, hand: ManualClock) -> Leadership:
    """Ann, Ben and Cem give updates, and Aaron, who joined last."""
    room = Leadership(store, hand)
    room.here(checkin.join, team.add_member(store, "Aaron Zu"))
    return room


def listed(now: Shown) -> list[str]:
    """Who is here, from the top."""
    return [name for line in now.lines for name in NAMES if name in line]


async def test_two_keys_choose_the_order_and_one_takes_it_back(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("enter")
        assert listed(now) == ["Ann Berg", "Ben Okoro", "Cem Aydin", "Aaron Zu"]
        await now.press("S")
        assert "alphabetical" in now.text
        assert "rotating" in now.text
        await now.press("a")
        assert listed(now) == ["Aaron Zu", "Ann Berg", "Ben Okoro", "Cem Aydin"]
        assert now.told == "The speakers stand by the alphabet."
        await now.press("u")
        assert now.told == "Undone: put the speakers by the alphabet"
        assert listed(now) == ["Ann Berg", "Ben Okoro", "Cem Aydin", "Aaron Zu"]
        await now.press("U", "enter")
        assert "AARON ZU" in now.text


async def test_during_the_updates_the_same_key_orders_those_who_are_left(room: Leadership) -> None:
    room.begin()
    async with shown(room.store, room.hand) as now:
        await now.press("S", "a")
        assert "ANN BERG" in now.text
        assert now.line("Next").endswith("Aaron Zu")


async def test_without_an_earlier_meeting_rotating_says_why_not(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("enter", "S", "r")
        assert "Nobody has spoken in an earlier meeting of this series." in now.told


async def test_who_was_away_and_comes_joins_at_the_end(room: Leadership) -> None:
    room.here(checkin.set_attendance, room.ben, AttendanceState.AWAY)
    room.begin()
    async with shown(room.store, room.hand) as now:
        await now.press("A")
        assert now.told == "Ben Okoro joins, and speaks at the end. Somebody else: u, then A."
        assert [name for name, _ in room.turns] == ["Ann", "Cem", "Aaron", "Ben"]


async def test_where_it_was_somebody_else_the_key_asks(room: Leadership) -> None:
    room.here(checkin.set_attendance, room.ben, AttendanceState.AWAY)
    room.begin()
    async with shown(room.store, room.hand) as now:
        await now.press("A", "u")
        assert room.state_of(room.ben) is AttendanceState.AWAY
        await say(now, "A", "Guest")
        assert now.told == "Guest joins as a guest, without an update."
        assert room.state_of(room.ben) is AttendanceState.AWAY


@pytest.mark.parametrize("phase", [Phase.PRIORITIZE, Phase.CLOSE])
async def test_in_every_phase_one_key_takes_in_who_comes_late(room: Leadership, phase: Phase) -> None:
    room.here(checkin.set_attendance, room.dora, AttendanceState.AWAY)
    room.begin()
    room.here(moving.move_to, Phase.PRIORITIZE)
    if phase is Phase.CLOSE:
        room.here(moving.move_to, phase)
    async with shown(room.store, room.hand) as now:
        await now.press("A")
        assert room.state_of(room.dora) is AttendanceState.LATE
        assert phase.word.upper() in now.lines[0]


async def test_during_the_updates_a_member_who_was_not_expected_joins_at_the_end(room: Leadership) -> None:
    team.add_member(room.store, "Eva Dahl")
    room.begin()
    async with shown(room.store, room.hand) as now:
        await say(now, "A", "ev")
        assert now.told == "Eva Dahl joins, and speaks at the end."
        assert room.turns[-1][0] == "Eva"
        await say(now, "A", "cem")
        assert "Cem Aydin is on the list already." in now.text


async def test_who_comes_during_the_discussion_joins_without_an_update(room: Leadership) -> None:
    room.here(checkin.set_attendance, room.dora, AttendanceState.AWAY)
    team.add_member(room.store, "Eva Dahl")
    topics.raise_topic(room.store, "Lease", meeting=room.meeting)
    room.begin()
    room.here(moving.move_to, Phase.PRIORITIZE)
    room.here(ordering.commit)
    async with shown(room.store, room.hand) as now:
        await now.press("A")
        assert now.told.startswith("Dora Lindt joins.")
        assert room.state_of(room.dora) is AttendanceState.LATE
        await say(now, "A", "eva")
        assert now.told == "Eva Dahl joins."
        assert "Eva" not in dict(room.turns)
        assert "LEASE" in now.text.upper()
