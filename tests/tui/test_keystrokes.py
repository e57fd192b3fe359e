"""A whole meeting takes at most 60 keys beside the text that is typed."""

from collections import Counter

import pytest
from council import NAMES, Council
from shown import Shown, shown

from facilitator.clock import ManualClock
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.store.database import Store

pytestmark = pytest.mark.usefixtures("by_hand")

MOST = 60


class Hands:
    """Presses keys and types words; only keys are counted, by what they were for."""

    def __init__(self, now: Shown) -> None:
        self._now = now
        self.keys: Counter[str] = Counter()

    async def press(self, what: str, *keys: str) -> None:
        """Press keys."""
        self.keys[what] += len(keys)
        await self._now.press(*keys)

    async def write(self, what: str, key: str, *answers: str) -> None:
        """Open the line at the foot with `key` and answer it: each answer is ended with Enter, which counts."""
        await self.press(what, key)
        for answer in answers:
            await self._now.type(answer)
            await self.press(what, "enter")

    @property
    def told(self) -> str:
        """Where the keys went."""
        return f"{self.keys.total()} keys: " + ", ".join(f"{what} {n}" for what, n in self.keys.most_common())


@pytest.fixture
def council(store: Store, hand: ManualClock) -> Council:
    """Eight who give updates, and five of them ask for help in writing."""
    council = Council(store, hand)
    for n, name in enumerate(NAMES[:5], 1):
        council.asks(name, f"Request {n}")
    return council


def phase(council: Council) -> Phase:
    return council.phase


async def updates(hands: Hands) -> None:
    """Eight speak. Five lines of help become topics by their number, five more are typed."""
    for n in range(len(NAMES)):
        if n < 5:
            await hands.press("topic from help", "1")
        else:
            await hands.write("topic typed", "t", f"Topic {n}")
        if n >= 6:
            await hands.write("topic typed", "t", f"Another {n}")
        await hands.press("next speaker", "enter")


async def discussion(hands: Hands) -> None:
    """Seven topics are resolved, four of them with an action item and two with a decision; one is deferred."""
    for n in range(7):
        if n < 2:
            await hands.write("decision", "D", f"Decision {n}")
        if n < 4:
            await hands.write("action item", "a", f"Item {n}", "dee", "fri")
        await hands.press("outcome", "r")
    await hands.press("outcome", "d")


async def test_a_whole_meeting_takes_at_most_60_keys(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        hands = Hands(now)
        await hands.press("start", "enter", "enter")
        await updates(hands)
        assert phase(council) is Phase.PRIORITIZE
        assert len(council.order) == 10
        await hands.press("order", "down", "down", "1", "enter")
        assert phase(council) is Phase.DISCUSS
        await discussion(hands)
        await hands.press("close", "]", "enter", "c")

        assert phase(council) is Phase.CLOSED
        closing = council.closing
        assert len(closing.topics) == 10
        assert [topic.outcome for topic in closing.topics].count(Outcome.NEXT_MEETING) == 3
        assert len(closing.actions) == 4
        assert len(closing.decisions) == 2
        assert hands.keys.total() <= MOST, hands.told


async def test_action_items_in_one_line_take_two_keys_each(council: Council) -> None:
    council.begin_discussing("Alpha")
    async with shown(council.store, council.hand) as now:
        hands = Hands(now)
        await hands.write("action item", "a", "Call the bidder @dee fri")
        assert hands.keys.total() == 2
        assert council.closing.actions[0].owner == "Dee"
