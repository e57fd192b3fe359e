"""The board: what stands on it, how it is arranged, and what one key does to a milestone."""

from datetime import date, timedelta

import pytest
from shown import Shown, shown
from small_team import TODAY, SmallTeam

from facilitator.acts import checkin, meetings, planning, series, updates
from facilitator.clock import ManualClock
from facilitator.process.budget import ChoiceKind
from facilitator.process.status import Status
from facilitator.reading.board import board, done_milestones, milestone_history
from facilitator.reading.updates import updates as read_updates
from facilitator.store.database import Store
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.check_in import CheckInScreen
from facilitator.tui.screens.history import HistoryScreen
from facilitator.tui.widgets.rows import Rows
from facilitator.views.board import BoardMilestone


@pytest.fixture
def plan(store: Store) -> SmallTeam:
    return SmallTeam(store)


def milestones(store: Store) -> dict[str, BoardMilestone]:
    with store.read() as connection:
        read = board(connection, TODAY, store.clock.now())
        return {one.title: one for one in (*read.milestones, *done_milestones(connection, TODAY))}


def cursor(now: Shown) -> str:
    return now.screen.query_one(Rows).cursor


def listed(now: Shown) -> str:
    """The list, without the head above it and the row in full beneath it."""
    return "\n".join(now.lines[4:-5])


def order(now: Shown, *titles: str) -> list[str]:
    """Those of `titles` that are in the list, from the top."""
    found = [(n, title) for n, line in enumerate(listed(now).split("\n")) for title in titles if title in line]
    return [title for _, title in sorted(found)]


async def look(now: Shown) -> None:
    """Let the second pass after which a screen looks for changes."""
    assert isinstance(now.screen, BoardScreen)
    now.screen.look()
    await now.settle()


async def test_milestones_stand_under_their_priority_soonest_first(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        assert order(now, "Growth", "Second shop opens", "New price list", "Costs", "Power contract", "Cars sold") == [
            "Growth", "Second shop opens", "New price list", "Costs", "Power contract", "Cars sold",
        ]  # fmt: skip
        assert "Shops in the south order weekly" in now.line("Growth")
        line = now.line("Second shop opens")
        for piece in ("▲ might miss", "Bo Lee", "1 Dec", "in 2 weeks"):
            assert piece in line
        assert "no date" in now.line("Cars sold")
        assert "Survey of customers" not in now.text


async def test_past_due_and_not_done_is_said_in_words(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        assert "missed by 3 days" in now.line("Power contract")
        assert "1 missed" in now.lines[0]
        planning.set_due(plan.store, plan.power, TODAY)
        await look(now)
        assert "missed" not in now.text
        planning.set_due(plan.store, plan.power, TODAY - timedelta(days=1))
        await look(now)
        assert "missed by 1 day" in now.line("Power contract")


async def test_what_changed_since_the_last_meeting_is_marked_and_said(plan: SmallTeam, hand: ManualClock) -> None:
    hand.tick(20 * 24 * 3600)
    planning.set_status(plan.store, plan.prices, Status.WILL_MISS)
    async with shown(plan.store, hand, view="board") as now:
        assert "Δ" in now.line("New price list")
        assert "Δ" not in now.line("Second shop opens")
        await now.press("down")
        assert "was on track" in now.text
    async with shown(plan.store, hand, view="board", size=(120, 36)) as now:
        assert "was on track" in now.line("New price list")


@pytest.mark.parametrize(
    ("key", "status", "word"),
    [
        ("g", Status.ON_TRACK, "● on track"),
        ("y", Status.MIGHT_MISS, "▲ might miss"),
        ("r", Status.WILL_MISS, "✗ will miss"),
    ],
)
async def test_one_key_sets_a_status_and_one_takes_it_back(
    plan: SmallTeam, hand: ManualClock, key: str, status: Status, word: str
) -> None:
    planning.set_status(plan.store, plan.shop, Status.ON_TRACK if status is not Status.ON_TRACK else Status.WILL_MISS)
    before = milestones(plan.store)["Second shop opens"].status
    async with shown(plan.store, hand, view="board") as now:
        assert cursor(now) == f"m:{plan.shop}"
        await now.press(key)
        assert milestones(plan.store)["Second shop opens"].status is status
        assert word in now.line("Second shop opens")
        await now.press("u")
        assert "set 'Second shop opens' to" in now.told
        assert milestones(plan.store)["Second shop opens"].status is before
        await now.press("U")
        assert now.told.startswith("Redone")
        assert word in now.line("Second shop opens")


async def test_a_finished_milestone_leaves_the_list_and_stands_under_finished(
    plan: SmallTeam, hand: ManualClock
) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("d")
        assert milestones(plan.store)["Second shop opens"].status is Status.DONE
        assert "Second shop opens" not in listed(now)
        assert "F" in now.told
        await now.press("F")
        assert order(now, "Cars sold", "Finished", "Survey of customers") == [
            "Cars sold", "Finished", "Survey of customers",
        ]  # fmt: skip
        assert "✓ done" in now.line("Survey of customers")
        assert "2 finished" in now.text
        # "in 2 weeks" or "3 days ago" beside "done" would say when it was done.
        for title in ("Survey of customers", "Second shop opens"):
            assert not {"in", "ago"} & set(now.line(title).split())
        await now.press("slash", *"survey")
        assert "1 of 5 milestones" in now.text
        await now.press("escape", "F")
        assert " finished," not in now.text
        assert "Survey of customers" not in now.text


async def test_finished_milestones_are_read_only_when_they_are_asked_for(
    plan: SmallTeam, hand: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    from facilitator.reading import board as reading_board

    async with shown(plan.store, hand, view="board") as now:
        monkeypatch.setattr(reading_board, "done_milestones", None)
        planning.set_status(plan.store, plan.cars, Status.ON_TRACK)
        await now.press("y")
        assert "might miss" in now.line("Second shop opens")


async def test_the_cursor_follows_its_milestone(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("f")
        await now.type("31 dec")
        assert "Thu 31 Dec, in 6 weeks" in now.text
        await now.press("enter")
        assert milestones(plan.store)["Second shop opens"].due == date(2026, 12, 31)
        assert order(now, "New price list", "Second shop opens") == ["New price list", "Second shop opens"]
        assert cursor(now) == f"m:{plan.shop}"


async def test_a_date_that_does_not_exist_is_refused_and_stays_to_be_corrected(
    plan: SmallTeam, hand: ManualClock
) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("f")
        await now.type("31 feb")
        await now.press("enter")
        assert "There is no" in now.text
        assert "31 feb" in now.text
        assert milestones(plan.store)["Second shop opens"].due == date(2026, 12, 1)
        await now.press("escape", "f")
        assert "31 feb" in now.text


async def test_enter_alone_does_not_take_the_date_away(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("f", "enter")
        assert "A date is needed here." in now.text
        assert milestones(plan.store)["Second shop opens"].due == date(2026, 12, 1)


async def test_the_filter_shows_what_holds_every_word_while_it_is_typed(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("slash")
        await now.type("ann")
        assert "Cars sold" in now.text
        assert "Second shop opens" not in listed(now)
        assert "2 of 4 milestones" in now.text
        await now.press("space")
        await now.type("growth")
        assert "Cars sold" not in now.text
        assert "New price list" in now.text
        await now.press("enter", "y")
        assert milestones(plan.store)["New price list is out"].status is Status.MIGHT_MISS
        await now.press("escape")
        assert "Cars sold" in now.text
        arranged = now.line("4 open milestones")
        assert arranged.endswith("by priority, soonest first")
        assert len(arranged) > 70, "what the filter took of the line is free again"


async def test_while_one_types_in_the_filter_the_foot_offers_no_letters(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("slash", "a")
        assert now.lines[-2].split() == ["enter", "to", "the", "list", "esc", "back"]
        await now.pilot.click(offset=(now.lines[-2].index("to the"), len(now.lines) - 2))
        await now.settle()
        assert isinstance(now.screen, BoardScreen)
        assert "a add" in now.text
        await now.press("slash", "escape")
        assert "a add" in now.text


@pytest.mark.parametrize(("words", "found"), [("might", "Second shop opens"), ("missed", "Power contract signed")])
async def test_the_filter_knows_the_words_of_a_status(
    plan: SmallTeam, hand: ManualClock, words: str, found: str
) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("slash")
        await now.type(words)
        assert "1 of 4 milestones" in now.text
        assert found in now.text


async def test_a_filter_that_finds_nothing_says_how_to_get_back(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("slash")
        await now.type("[/] zebra")
        assert "No milestone holds “[/] zebra”." in now.text
        await now.press("escape")
        assert "Second shop opens" in now.text


async def test_sorting_and_grouping(plan: SmallTeam, hand: ManualClock) -> None:
    titles = ("New price list", "Second shop opens", "Power contract", "Cars sold")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("o")
        assert "by priority, by title" in now.text
        assert order(now, *titles) == ["New price list", "Second shop opens", "Cars sold", "Power contract"]
        await now.press("v")
        assert order(now, "Ann Berg", "Bo Lee", "Nobody owns")[:1] == ["Ann Berg"]
        assert order(now, *titles) == ["Cars sold", "New price list", "Power contract", "Second shop opens"]
        assert "Costs" in now.line("Cars sold")
        await now.press("v")
        assert order(now, "Might miss", "Second shop opens", "Will miss", "Cars sold", "On track") == [
            "Might miss", "Second shop opens", "Will miss", "Cars sold", "On track",
        ]  # fmt: skip


async def test_another_order_begins_sensibly_with_the_cursor_in_view(plan: SmallTeam, hand: ManualClock) -> None:
    for n in range(12):
        plan.add(f"Shelf {n:02} filled", plan.growth, plan.ann, date(2027, 1, 1 + n))
        plan.add(f"Lamp {n:02} changed", plan.costs, plan.bo, date(2027, 1, 1 + n))
    async with shown(plan.store, hand, view="board") as now:
        first = now.lines[4]
        await now.press(*["j"] * 15)
        held = now.line("▌")[14:30]
        assert now.lines[4] != first
        for heading in ("Bo Lee", "Might miss", "Costs   Ten percent less for power"):
            await now.press("v")
            assert held in now.line("▌")
            # The whole list, or that of the heading over the cursor, from its beginning.
            assert now.lines[4].strip() == heading
        await now.press(*["k"] * 10, "o")
        assert now.lines[4] == first


async def test_taking_out_a_milestone_can_be_undone(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("delete")
        assert "Second shop opens" not in milestones(plan.store)
        await now.press("u")
        assert milestones(plan.store)["Second shop opens"].id == plan.shop


async def test_changes_from_elsewhere_appear_by_themselves(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        plan.add("Typed by somebody else", plan.growth, plan.ann, date(2026, 12, 2))
        await look(now)
        assert "Typed by somebody else" in now.text
        assert cursor(now) == f"m:{plan.shop}"


async def test_at_midnight_what_is_far_off_is_told_anew(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        assert "missed by 3 days" in now.text
        hand.tick(24 * 3600)
        await look(now)
        assert "missed by 4 days" in now.text


# --- the next meeting ----------------------------------------------------------------------------------------------


async def test_the_head_says_when_the_next_meeting_is_in_its_zone(plan: SmallTeam, hand: ManualClock) -> None:
    plan.meets()
    async with shown(plan.store, hand, view="board") as now:
        assert "Thu 19 Nov 10:00 Europe/Berlin" in now.lines[1]
        assert "in 2 days" in now.lines[1]
        assert "0 of 2 handed in" in now.lines[2]
        assert "Ann Berg, Bo Lee" in now.lines[2]
        assert "due Wed 18 Nov 10:00" in now.lines[2]
        hand.tick(47.5 * 3600)
        await look(now)
        assert "in 30 min" in now.lines[1]


async def test_the_head_says_who_has_handed_in(plan: SmallTeam, hand: ManualClock) -> None:
    plan.meets()
    meeting = meetings.open_next_meeting(plan.store)
    with plan.store.read() as connection:
        turn = next(one for one in read_updates(connection, meeting).order if one.name == "Ann Berg")
    updates.hand_in(plan.store, turn.update_id)
    async with shown(plan.store, hand, view="board", size=(120, 36)) as now:
        assert "1 of 2 handed in: Ann Berg" in now.text
        assert "to come: Bo Lee" in now.text


async def test_the_head_says_how_many_came_late(plan: SmallTeam, hand: ManualClock) -> None:
    plan.meets()
    meeting = meetings.open_next_meeting(plan.store)
    hand.tick(36 * 3600)
    with plan.store.read() as connection:
        turn = next(one for one in read_updates(connection, meeting).order if one.name == "Ann Berg")
    updates.hand_in(plan.store, turn.update_id)
    async with shown(plan.store, hand, view="board") as now:
        assert "1 of 2 handed in (1 late)" in now.lines[2]


async def test_the_head_says_that_the_updates_do_not_fit(plan: SmallTeam, hand: ManualClock) -> None:
    weekly = plan.meets()
    series.change_series(plan.store, weekly, update_seconds=12 * 60 + 30)
    async with shown(plan.store, hand, view="board") as now:
        assert "▲ updates 10:00 too long" in now.lines[1]
    series.remember_choice(plan.store, weekly, ChoiceKind.AS_IS)
    async with shown(plan.store, hand, view="board") as now:
        assert "too long" not in now.lines[1]


async def test_m_goes_to_the_next_meeting_and_escape_comes_back(plan: SmallTeam, hand: ManualClock) -> None:
    plan.meets()
    async with shown(plan.store, hand, view="board") as now:
        await now.press("M")
        assert isinstance(now.screen, CheckInScreen)
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)


async def test_what_is_done_on_the_board_while_a_meeting_runs_belongs_to_the_meeting(
    plan: SmallTeam, hand: ManualClock
) -> None:
    plan.meets()
    meeting = meetings.open_next_meeting(plan.store)
    hand.tick(48 * 3600)
    checkin.start(plan.store, meeting)
    async with shown(plan.store, hand, view="board") as now:
        await now.press("escape")
        assert "runs now: Weekly" in now.lines[1]
        await now.press("r")
        with plan.store.read() as connection:
            newest = milestone_history(connection, plan.shop).past[0]
        assert (newest.after, newest.meeting) == ("will miss", "Weekly, 19 Nov 2026")
        await now.press("u")
        assert milestones(plan.store)["Second shop opens"].status is Status.MIGHT_MISS


async def test_a_rehearsal_is_called_so(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board", throwaway=True) as now:
        assert "rehearsal" in now.lines[0]
    async with shown(plan.store, hand, view="board") as now:
        assert "rehearsal" not in now.text


async def test_h_shows_past_meetings(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("H")
        assert isinstance(now.screen, HistoryScreen)
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)


async def test_without_any_meeting_the_head_says_how_to_get_one(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        assert "No meeting is planned." in now.lines[1]
        assert "M plans one" in now.lines[1]
        assert "S says when the team meets" in now.lines[1]
