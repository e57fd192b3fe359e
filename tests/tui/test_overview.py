"""What was raised, decided and is open: seen without a key, told in sentences with one; and copied for a chat."""

from datetime import date

import pytest
from council import Council
from live import say
from shown import Shown, shown

from facilitator.acts import discussing, moving
from facilitator.clock import ManualClock
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.store.database import Store

pytestmark = pytest.mark.usefixtures("by_hand")


@pytest.fixture
def council(store: Store, hand: ManualClock) -> Council:
    return Council(store, hand)


def copied(now: Shown) -> str:
    return now.app.clipboard


async def test_after_the_updates_it_is_seen_what_was_raised(council: Council) -> None:
    council.asks("Ben", "Two nurses")
    council.prepare("Alpha", "Beta")
    async with shown(council.store, council.hand) as now:
        assert "2 topics raised today, 1 on offer." in now.text
        await now.press("V")
        assert "Leadership: where we stand" in now.text
        assert "Was raised" in now.text
        assert "• Alpha" in now.text
        await now.press("enter")
        assert "PRIORITIZE" in now.lines[0]
        assert "2 topics raised today" in now.text


async def test_before_closing_it_is_seen_what_was_decided_and_is_open(council: Council) -> None:
    council.begin_discussing("Alpha", "Beta", "Gamma")
    council.here(discussing.decide, "Buy it", council.up)
    council.here(discussing.add_action, "Call them", council.members["Dee"], date(2026, 11, 27), council.up)
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(discussing.conclude, council.up, Outcome.NEXT_MEETING)
    council.here(moving.move_to, Phase.CLOSE)
    async with shown(council.store, council.hand) as now:
        assert "3 topics: 1 resolved, 1 deferred, 1 open; 2 not discussed." in now.text
        assert "1 decision, 1 action item.  V to read out." in now.text
        await now.press("V")
        assert "• Buy it (Alpha)" in now.text
        assert "• Dee: Call them, by Fri 27 Nov 2026" in now.text
        told = now.text
        assert told.index("Goes to the next meeting") < told.index("• Beta") < told.index("no destination yet")
        assert told.index("no destination yet") < told.index("• Gamma")
        await now.press("V")
        assert "CLOSE" in now.lines[0]


async def test_the_recap_ends_with_when_the_team_meets_again(council: Council) -> None:
    council.begin_discussing("Alpha")
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    async with shown(council.store, council.hand) as now:
        await now.press("V")
        assert "We meet again on Tue 24 Nov 2026, 10:00 CET" in now.text


async def test_with_nothing_said_yet_the_overview_says_what_will_stand_there(council: Council) -> None:
    council.start()
    async with shown(council.store, council.hand) as now:
        await now.press("V")
        assert "Nothing yet" in now.text


@pytest.mark.parametrize("phase", ["updates", "discuss", "close"])
async def test_one_key_copies_the_newest_and_says_which(council: Council, phase: str) -> None:
    council.begin_discussing("Alpha") if phase != "updates" else council.start()
    if phase == "close":
        council.here(moving.move_to, Phase.CLOSE)
    async with shown(council.store, council.hand) as now:
        await now.press("Y")
        assert "No decision and no action item was written down yet" in now.told
        await say(now, "D", "Buy it")
        await now.press("Y")
        assert now.told == "Copied: Decided: Buy it"
        await say(now, "a", "Call them", "dee", "fri")
        await now.press("Y")
        assert copied(now) == "Action: Call them (Dee, by Fri 20 Nov 2026)"
        assert now.told == f"Copied: {copied(now)}"
