"""Keys typed faster than a page goes end that page alone, never the one beneath it."""

import pytest
from leadership import Leadership
from shown import shown

from facilitator.clock import ManualClock
from facilitator.store.database import Store
from facilitator.tui.screens.prepare import PrepareScreen


@pytest.mark.parametrize(("opens", "at_once"), [("enter", "xxx"), ("question_mark", "???")])
async def test_keys_that_come_in_the_same_moment_leave_a_page_once(
    store: Store, hand: ManualClock, opens: str, at_once: str
) -> None:
    room = Leadership(store, hand)
    async with shown(store, hand, view="prepare", member=room.ann) as now:
        await now.press(opens)
        assert not isinstance(now.screen, PrepareScreen)
        await now.type(at_once)
        assert any(isinstance(screen, PrepareScreen) for screen in now.app.screen_stack)
        if not isinstance(now.screen, PrepareScreen):
            await now.press("escape")
        now.line("2 milestones, soonest first")
