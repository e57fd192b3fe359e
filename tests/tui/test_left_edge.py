"""In a large window a meeting begins at one column (path, body, line on time, foot); so does a page with its keys."""

import pytest
from council import Council
from shown import Shown, shown

from facilitator.acts import checkin, closing, moving
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.store.database import Store
from facilitator.tui.app import View

pytestmark = pytest.mark.usefixtures("by_hand")
_LARGE = (200, 60)
_EDGE, _PAGE = 4, 28


@pytest.fixture
def council(store: Store, hand: ManualClock) -> Council:
    """A team at its check-in, with two milestones of who speaks first and something asked for."""
    council = Council(store, hand)
    for title in ("Site opened", "Price list"):
        council.milestone(title, Status.MIGHT_MISS)
    council.asks("Ann", "Somebody who reads the lease")
    council.here(checkin.start)
    return council


def indent(line: str) -> int:
    """The column at which a line begins, but for the mark of the row under the cursor."""
    return len(line) - len(line.lstrip(" ▌▶"))


def edges(now: Shown) -> list[int]:
    """Where path, body (its first column), line on time and foot begin; the mark of a row stands before its words."""
    path, *body, time, keys, _more = now.lines
    columns = [indent(line) for line in [path, time, keys, *body] if line.strip()]
    return [*columns[:3], min(columns[3:])]


@pytest.mark.parametrize("view", ["run", "follow", "notes"])
async def test_every_phase_has_one_left_edge(council: Council, view: View) -> None:
    async with shown(council.store, council.hand, size=_LARGE) as stage:
        for phase in ("CHECK IN", "UPDATES", "PRIORITIZE", "DISCUSS", "CLOSE"):
            assert phase in stage.lines[0]
            if view == "run":
                assert edges(stage) == [_EDGE] * 4
            else:
                async with shown(council.store, council.hand, view=view, size=_LARGE) as beside:
                    assert phase in beside.lines[0]
                    assert min(indent(line) for line in beside.lines if line.strip()) == _EDGE
                    assert [indent(beside.line(words)) for words in (phase, "ends ")] == [_EDGE] * 2
            await stage.press("enter" if phase == "PRIORITIZE" else "]")


async def test_the_keys_of_the_private_notes_begin_there_too(council: Council) -> None:
    async with shown(council.store, council.hand, view="notes", size=_LARGE) as now:
        await now.press("escape")
        assert indent(now.line("N write")) == _EDGE


async def test_what_opens_over_the_foot_begins_where_the_keys_do(council: Council) -> None:
    async with shown(council.store, council.hand, size=_LARGE) as now:
        await now.press("]", "y")
        assert [indent(line) for line in now.lines[-2:]] == [_EDGE] * 2
        await now.press("escape", "n")
        assert [indent(line) for line in now.lines[-2:]] == [_EDGE] * 2


@pytest.mark.parametrize(
    "keys", [("e",), ("h",), ("S",), (",",), ("?",), ("H",), ("H", "enter"), ("S", "down", "enter")]
)
async def test_a_page_beside_the_meeting_begins_where_its_keys_do(council: Council, keys: tuple[str, ...]) -> None:
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.close)
    async with shown(council.store, council.hand, view="board", size=_LARGE) as now:
        await now.press("home", "down", *keys)
        heading, *_, foot = (line for line in now.lines if line.strip())
        assert indent(heading) == indent(foot) == _PAGE
