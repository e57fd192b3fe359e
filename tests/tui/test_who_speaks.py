"""Speakers out of their turn, people who were not expected, and a meeting that nobody closed."""

import pytest
from leadership import Leadership
from live import later, say
from shown import shown

from facilitator.acts import team
from facilitator.process.phases import Phase

pytestmark = pytest.mark.usefixtures("by_hand")


async def test_a_chosen_speaker_comes_up_and_the_one_before_comes_directly_after(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await say(now, "c", "cem")
        assert "CEM AYDIN" in now.text
        assert now.line("Next").endswith("Ann Berg")
        await now.press("u")
        assert "ANN BERG" in now.text


async def test_one_who_was_skipped_can_speak_after_all(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("s")
        assert "BEN OKORO" in now.text
        await say(now, "c", "ann")
        assert "ANN BERG" in now.text


async def test_a_member_who_was_not_expected_joins_at_the_end(room: Leadership) -> None:
    team.add_member(room.store, "Emil Roth")
    async with shown(room.store, room.hand) as now:
        await say(now, "c", "emil")
        assert "ANN BERG" in now.text
        assert now.told == "Emil Roth joins, and speaks at the end."
        assert [line.name for line in room.updates.waiting] == ["Ben Okoro", "Cem Aydin", "Emil Roth"]


async def test_nobody_of_that_name_is_said_before_anything_happens(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await say(now, "c", "zoe")
        assert "Nobody is called that" in now.text
        assert "ANN BERG" in now.text


async def test_a_meeting_that_was_left_open_says_so_and_leads_to_its_end(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("E")
        assert now.told == "The meeting was not left open."
        await later(now, room.hand, 60 * 60 * 20)
        assert "left open? E closes it" in now.text
        await now.press("E")
        assert room.head.phase is Phase.CLOSE
        await now.press("E")
        assert room.head.phase.value == "closed"
        assert room.head.ended_at is not None
        assert room.head.ended_at < room.hand.now()
