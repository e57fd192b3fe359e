"""The board with much, little and odd content, at both sizes; and how quick it stays."""

from datetime import date, timedelta
from time import perf_counter

import pytest
from shown import shown
from small_team import TODAY, SmallTeam
from textual._cells import cell_len

from facilitator.acts import planning, team, topics
from facilitator.clock import ManualClock
from facilitator.process.status import Status
from facilitator.reading.board import board, done_milestones
from facilitator.store.database import Store
from facilitator.tui.screens.board_order import Arrangement
from facilitator.tui.screens.board_rows import board_rows
from facilitator.tui.widgets.rows import Rows

SIZES = [(80, 24), (120, 36), (200, 60)]


@pytest.fixture
def plan(store: Store) -> SmallTeam:
    return SmallTeam(store)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "title",
    [
        "Long " * 40,
        "新しい価格表を全店舗に導入する" * 6,
        "👩‍👩‍👧 family 🎉🎉 day 🇩🇪 " * 5,
        "| [x](y) <b> #1 [/] [red]red[/red]",
        "e\u0301" * 60,
    ],
)
async def test_odd_titles_neither_break_the_columns_nor_the_program(
    plan: SmallTeam, hand: ManualClock, size: tuple[int, int], title: str
) -> None:
    planning.change_milestone(plan.store, plan.shop, title=title)
    planning.change_priority(plan.store, plan.growth, title=title)
    topics.raise_topic(plan.store, title)
    async with shown(plan.store, hand, view="board", size=size) as now:
        assert all(cell_len(line) <= size[0] for line in now.lines)
        rows = [line.partition("│")[0] for line in now.lines[4:-5]]
        owners = [cell_len(line[: line.index("Bo Lee")]) for line in rows if "Bo Lee" in line]
        assert len(owners) == 2
        assert len(set(owners)) == 1
        beginning = title.split()[0][:8]
        assert beginning in now.text
        for key in ("v", "o", "v", "T", "e", "escape", "T", "h", "escape", "e"):
            await now.press(key)
        assert beginning in now.text


async def test_a_board_without_milestones_says_what_to_do(store: Store, hand: ManualClock) -> None:
    team.add_member(store, "Ann Berg")
    async with shown(store, hand, view="board") as now:
        assert "There are no milestones yet." in now.text
        assert "a adds one" in now.text
        await now.press("e", "g", "f", "h", "delete", "v", "o", "F")
        assert "none" in now.line("none")


async def test_when_everything_is_done_the_board_says_so(plan: SmallTeam, hand: ManualClock) -> None:
    for milestone in (plan.prices, plan.shop, plan.power, plan.cars):
        planning.set_status(plan.store, milestone, Status.DONE)
    async with shown(plan.store, hand, view="board") as now:
        assert "no open milestone" in now.line("no open")
        await now.press("v")
        assert "Nothing is open: all 5 milestones are done." in now.text
        await now.press("F")
        assert "✓ done" in now.line("Cars sold")
        assert "Nothing is open" not in now.text


async def test_sixty_milestones_scroll_and_the_cursor_stays_in_view(plan: SmallTeam, hand: ManualClock) -> None:
    for n in range(60):
        plan.add(f"Milestone number {n:02}", plan.costs, plan.ann, TODAY + timedelta(days=n + 20))
    async with shown(plan.store, hand, view="board") as now:
        assert "64 open milestones" in now.text
        await now.press("T", "up", "end", "up", "up", "up")
        cursor = now.screen.query_one(Rows).cursor
        await now.press("r")
        assert now.screen.query_one(Rows).cursor == cursor
        line = next(line for line in now.lines[4:-5] if "✗ will miss" in line)
        assert "Milestone number" in line or "Cars" in line
        await now.press("home")
        assert "Growth" in now.lines[4]


async def test_many_finished_milestones_are_shown_in_part_and_found_by_the_filter(
    plan: SmallTeam, hand: ManualClock
) -> None:
    for n in range(230):
        plan.add(f"Old {n:03}", plan.costs, plan.ann, date(2020, 1, 1) + timedelta(days=n), Status.DONE)
    with plan.store.read() as connection:
        read = board(connection, TODAY, hand.now())
        finished = done_milestones(connection, TODAY)
    rows = [
        row.content.plain for row in board_rows(read, finished, Arrangement(), 77, TODAY) if "Old" in row.content.plain
    ]
    assert "Old 229" in rows[0]
    assert "Old 007" not in "".join(rows)
    async with shown(plan.store, hand, view="board") as now:
        await now.press("F", "slash")
        await now.type("old 007")
        assert "Old 007" in now.text


def test_hundreds_of_milestones_are_composed_within_a_few_frames(plan: SmallTeam) -> None:
    for n in range(300):
        plan.add(f"Milestone number {n} with a title of middling length", plan.costs, plan.ann, TODAY)
    with plan.store.read() as connection:
        read = board(connection, TODAY, plan.store.clock.now())
    began = perf_counter()
    rows = board_rows(read, None, Arrangement(), 117, TODAY)
    assert len(rows) > 300
    assert perf_counter() - began < 0.5
