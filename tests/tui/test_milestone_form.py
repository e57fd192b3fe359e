"""The page of a milestone: what is understood stands beneath each field, and nothing typed is lost."""

from datetime import date

import pytest
from shown import Shown, shown
from small_team import TODAY, SmallTeam
from textual.events import Paste

from facilitator.acts import planning, team
from facilitator.clock import ManualClock
from facilitator.process.status import Status
from facilitator.reading.board import board, milestone_history
from facilitator.store.database import Store
from facilitator.text import TEXT_LIMIT
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.milestone_form import MilestoneFormScreen
from facilitator.tui.widgets.field import LineField
from facilitator.tui.widgets.rows import Rows
from facilitator.views.board import Board, BoardMilestone


@pytest.fixture
def plan(store: Store) -> SmallTeam:
    return SmallTeam(store)


def stands(store: Store) -> Board:
    with store.read() as connection:
        return board(connection, TODAY, store.clock.now())


def milestone(store: Store, title: str) -> BoardMilestone:
    return next(one for one in stands(store).milestones if one.title == title)


async def fill(now: Shown, **fields: str) -> None:
    """Put values into fields, as if they were typed."""
    for key, value in fields.items():
        now.screen.query_one(f"#{key}").query("*:can-focus").first().focus()
        await now.settle()
        await now.press("ctrl+u")
        await paste(now, value)


async def paste(now: Shown, words: str) -> None:
    """Paste `words` where the cursor is."""
    assert now.screen.focused is not None
    now.screen.focused.post_message(Paste(words))
    await now.settle()


async def test_a_milestone_is_added_with_everything(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("a")
        await fill(now, title="Warehouse moved", priority="cos", owner="bo", due="31 mar", resources="Two lorries")
        assert "→ Costs" in now.text
        assert "→ Bo Lee" in now.text
        assert "→ Wed 31 Mar 2027, in 4 months" in now.text
        now.screen.query_one("#status").query("*:can-focus").first().focus()
        await now.press("y", "ctrl+s")
        assert isinstance(now.screen, BoardScreen)
        made = milestone(plan.store, "Warehouse moved")
        assert (made.priority, made.owner, made.due) == ("Costs", "Bo Lee", date(2027, 3, 31))
        assert (made.status, made.resources) == (Status.MIGHT_MISS, "Two lorries")
        assert now.screen.query_one(Rows).cursor == f"m:{made.id}"
        assert "t makes it a topic" in now.text


async def test_what_belongs_into_a_field_stands_beneath_it_and_never_in_it(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("a")
        needs = now.lines.index(now.line("Needs"))
        assert now.lines[needs].strip() == "Needs       ▕"
        assert now.lines[needs + 2].strip() == "resources and support, and from whom"
        await fill(now, resources="Two lorries")
        assert "resources and support" not in now.text
        await now.press("ctrl+u")
        assert "resources and support" in now.text


async def test_the_keys_of_a_page_are_seen_while_something_is_said(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("e")
        await now.type("!")
        now.app.tell("Handed in. u takes it back; tab goes on writing, and the meeting waits.", wrong=True)
        await now.settle()
        assert now.lines[-2] == "  ▲ Handed in. u takes it back; tab goes on writing, and the meeting waits."
        assert now.lines[-1].split("  ") == [" ctrl+s save", "ctrl+r start anew", "esc back, keeping what you typed"]
        await now.pilot.click("#said", offset=(10, 0))
        await now.settle()
        assert not now.lines[-2]


async def test_what_is_missing_is_said_once(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("a", "ctrl+s")
        assert now.text.count("The title is empty. Type a few words.") == 1
        assert now.lines.index(now.line("The title is empty.")) == now.lines.index(now.line("Title")) + 1


async def test_what_is_missing_is_said_beneath_its_field_and_nothing_is_lost(
    plan: SmallTeam, hand: ManualClock
) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("a")
        await fill(now, owner="nobody at all", due="31 feb", notes="kept")
        await now.press("ctrl+s")
        assert isinstance(now.screen, MilestoneFormScreen)
        lines = now.lines
        title = next(n for n, line in enumerate(lines) if "Title" in line)
        assert "The title is empty." in lines[title + 1]
        owner = next(n for n, line in enumerate(lines) if "Owner" in line)
        assert "Nobody is called that." in lines[owner + 1]
        assert "There is no" in now.text
        assert "kept" in now.text
        assert len(stands(plan.store).milestones) == 4
        assert now.screen.focused is now.screen.query_one("#title").query("*:can-focus").first()


async def test_without_members_it_says_where_they_come_from(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="board") as now:
        await now.press("ctrl+n", "ctrl+n", "ctrl+n", "a")
        assert "There are no members yet. Esc, then S adds them." in now.text
        await fill(now, title="New price list", priority="Growth", owner="Ann Berg")
        await now.press("ctrl+s")
        assert now.text.count("There are no members yet. Esc, then S adds them.") == 1
        assert "Nobody is called that" not in now.text


async def test_a_new_priority_is_made_by_typing_it(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("a")
        await fill(now, title="Hire a nurse", priority="People", owner="ann")
        assert "→ a new priority" in now.text
        await now.press("ctrl+s")
        assert [one.title for one in stands(plan.store).priorities] == ["Growth", "Costs", "People"]
        assert milestone(plan.store, "Hire a nurse").priority == "People"


async def test_down_goes_through_the_priorities(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("a")
        await fill(now, priority="")
        assert "Growth · Costs" in now.text
        await now.press("down", "down")
        assert now.screen.query_one("#priority", LineField).value == "Costs"


async def test_only_what_was_changed_is_written(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("e")
        planning.set_due(plan.store, plan.shop, date(2027, 1, 5))
        await fill(now, title="Second shop is open")
        await now.press("ctrl+s")
        changed = milestone(plan.store, "Second shop is open")
        assert (changed.due, changed.status, changed.owner) == (date(2027, 1, 5), Status.MIGHT_MISS, "Bo Lee")
        with plan.store.read() as connection:
            past = milestone_history(connection, plan.shop).past
        assert [one.field for one in past] == ["title", "due", "added"]


async def test_an_emptied_date_is_no_date(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("e")
        await fill(now, due="")
        await now.press("ctrl+s")
        assert milestone(plan.store, "Second shop opens").due is None
        assert "no date" in now.line("Second shop opens")


async def test_esc_keeps_what_was_typed_for_the_next_time(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("e")
        await fill(now, title="Second shop, slowly", notes="Landlord\nis on holiday")
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)
        assert "kept" in now.told
        assert milestone(plan.store, "Second shop opens").notes == ""
    async with shown(plan.store, hand, view="board") as now:
        await now.press("e")
        assert "taken up where you left it" in now.text
        assert "is on holiday" in now.text
        await now.press("ctrl+s")
        assert milestone(plan.store, "Second shop, slowly").notes == "Landlord\nis on holiday"
        await now.press("e")
        assert "taken up" not in now.text


async def test_a_draft_can_be_thrown_away(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("e")
        await fill(now, title="Nonsense")
        await now.press("ctrl+r")
        assert "Second shop opens" in now.text
        assert "Nonsense" not in now.text
        await now.press("escape", "e")
        assert "Nonsense" not in now.text


async def test_quitting_keeps_the_draft(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("a")
        await fill(now, title="Half a thought")
        await now.press("ctrl+q")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("a")
        assert "Half a thought" in now.text


async def test_an_imported_milestone_without_an_owner_can_be_changed(plan: SmallTeam, hand: ManualClock) -> None:
    with plan.store.act("test.take_owner") as unit:
        from facilitator.records.plan import Milestone

        unit.get(Milestone, plan.shop).owner_id = None
    async with shown(plan.store, hand, view="board") as now:
        assert "nobody" in now.line("Second shop opens")
        await now.press("e")
        await fill(now, title="Shop two")
        await now.press("ctrl+s")
        assert milestone(plan.store, "Shop two").owner == ""


async def test_an_owner_who_left_may_stay(plan: SmallTeam, hand: ManualClock) -> None:
    team.change_member(plan.store, plan.bo, active=False)
    async with shown(plan.store, hand, view="board") as now:
        await now.press("e")
        await fill(now, notes="He still advises")
        await now.press("ctrl+s")
        assert milestone(plan.store, "Second shop opens").notes == "He still advises"


async def test_a_title_of_more_than_200_characters_is_refused_and_stays(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("e")
        await fill(now, title="x" * 201)
        assert "201 characters; 200 is the most" in now.text
        await now.press("ctrl+s")
        assert isinstance(now.screen, MilestoneFormScreen)
        assert now.screen.values["title"] == "x" * 201


async def test_a_pasted_page_is_kept_up_to_the_limit_and_the_rest_is_told(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("e")
        await fill(now, notes="word " * 2000)
        assert "characters are kept" not in now.text
        await fill(now, notes="x" * 50_000)
        assert "of 50,000 characters are kept" in now.text
        assert isinstance(now.screen, MilestoneFormScreen)
        assert len(now.screen.values["notes"]) == TEXT_LIMIT


async def test_a_page_pasted_into_the_title_becomes_one_line(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("e")
        await fill(now, title="[red]one[/]\ntwo\x1b[31m three")
        await now.press("ctrl+s")
        assert milestone(plan.store, "[red]one[/] two three").id == plan.shop
        assert "[red]one[/] two three" in now.line("Bo Lee")


async def test_without_members_the_page_says_where_to_add_them(store: Store, hand: ManualClock) -> None:
    planning.add_priority(store, "Growth")
    async with shown(store, hand, view="board") as now:
        await now.press("a")
        assert "There are no members yet" in now.text
        await fill(now, title="Alone")
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)


async def test_letters_typed_on_the_page_are_no_keys(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("e", "end", "u", "q", "question_mark")
        assert isinstance(now.screen, MilestoneFormScreen)
        assert now.screen.values["title"] == "Second shop opensuq?"
        now.screen.query_one("#status").query("*:can-focus").first().focus()
        await now.press("u")
        assert len(stands(plan.store).milestones) == 4
