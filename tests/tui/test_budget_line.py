"""The line on time: in every phase the time it is, the end, ahead or behind, and the minutes for what is left."""

import pytest
from council import Council
from live import later
from shown import Shown, shown

from facilitator.acts import checkin, moving, ordering
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.store.database import Store
from facilitator.tui.widgets.budget_line import BudgetLine

pytestmark = pytest.mark.usefixtures("by_hand")


@pytest.fixture
def council(store: Store, hand: ManualClock) -> Council:
    """Eight with three minutes each, from ten to eleven in Berlin: the midpoint is at half past ten."""
    return Council(store, hand)


def line(now: Shown) -> str:
    return str(now.screen.query_one(BudgetLine).content)


async def test_each_phase_says_what_counts_there(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        assert line(now) == "10:00   begins 10:00   ends 11:00"
        council.here(checkin.start)
        await later(now, council.hand, 119)
        assert line(now) == "10:02   ends 11:00   ahead 4:00"
        council.here(moving.move_to, Phase.UPDATES)
        await later(now, council.hand, 0)
        assert line(now).startswith("10:02   ends 11:00   ahead 3:50   midpoint in 27 min")
        await later(now, council.hand, 60 * 28)
        assert "◆ midpoint: M takes the rest as read" in line(now)
        assert "behind" in line(now)
        council.raise_topics("Alpha", "Beta")
        council.here(moving.move_to, Phase.PRIORITIZE)
        await later(now, council.hand, 0)
        assert line(now) == "10:30   ends 11:00   24 min for 2 topics, 12 min each if all are to fit"
        council.here(ordering.commit)
        await later(now, council.hand, 60)
        assert line(now).startswith("10:31   ends 11:00   23 min for 2 topics, 11:5")
        council.here(moving.move_to, Phase.CLOSE)
        await later(now, council.hand, 60)
        assert line(now) == "10:32   ends 11:00   27 min left"
        await later(now, council.hand, 60 * 30)
        assert line(now).startswith("11:02   ends 11:00   over by 2:0")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 16)])
async def test_the_time_and_the_end_are_there_at_every_size(council: Council, size: tuple[int, int]) -> None:
    council.begin_discussing("Alpha", "Beta")
    async with shown(council.store, council.hand, size=size) as now:
        assert line(now).startswith("10:00   ends 11:00   54 min for 2 topics")


async def test_a_meeting_that_was_due_was_to_begin(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await later(now, council.hand, 60)
        assert line(now) == "10:01   was to begin 10:00   ends 11:00"
