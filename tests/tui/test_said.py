"""What is said in passing: on the line of keys, for a few seconds, and never over what matters."""

import pytest
from leadership import Leadership
from live import later, say, tap
from shown import shown

from facilitator.tui.app import FacilitatorApp
from facilitator.tui.said import SAID_SECONDS, WRONG_SECONDS

pytestmark = pytest.mark.usefixtures("by_hand")


async def test_it_takes_the_second_line_of_keys_and_goes_by_itself(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        keys = now.lines[-1]
        await tap(now, "1")
        assert now.lines[-1] == " ▌ Topic: Pricing"
        assert now.lines[-2].startswith(" enter next speaker")
        await later(now, room.hand, SAID_SECONDS + 0.1)
        assert now.lines[-1] == keys


async def test_what_went_wrong_stands_longer_and_is_marked(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await tap(now, "9")
        await later(now, room.hand, SAID_SECONDS + 0.1)
        assert now.lines[-1] == " ▲ Nothing has the number 9 here."
        await later(now, room.hand, WRONG_SECONDS)
        assert "▲ Nothing" not in now.text


async def test_a_long_sentence_takes_both_lines(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        now.app.tell("The meeting has moved on in another window. Look again, and repeat it if it still fits.")
        await now.settle()
        assert now.lines[-2].startswith(" ▌ The meeting has moved on")
        assert "still fits.   enter next speaker" in now.lines[-1]


async def test_it_goes_along_when_an_act_leads_to_another_screen(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await tap(now, "M", "u")
        assert "UPDATES 1 of 3" in now.lines[0]
        assert now.lines[-1].startswith(" ▌ Undone: ")


async def test_what_was_said_of_one_act_gives_way_to_the_next(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await tap(now, "1", "enter")
        assert "Topic: Pricing" not in now.text
        await tap(now, "9", "space")
        assert "Nothing has the number 9 here." not in now.text


async def test_what_was_said_of_no_key_stands_whatever_is_pressed(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        now.app.post_message(FacilitatorApp.UpkeepFailed("The publish folder cannot be written."))
        await tap(now, "space")
        assert "▲ The publish folder cannot be written." in now.text


async def test_what_was_taken_down_is_said(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await say(now, "D", "Raise it")
        assert now.lines[-1] == " ▌ Decision: Raise it"
        await say(now, "a", "Call them @ben fri")
        assert now.lines[-1] == " ▌ Action item: Call them (Ben Okoro, by Fri 20 Nov)"
