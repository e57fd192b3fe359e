"""Two programs on one file: what somebody else writes meanwhile is shown beside what is typed, and not overwritten."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from live import look
from shown import Shown, shown
from small_team import TODAY, SmallTeam
from textual.widget import Widget
from textual.widgets import Input, TextArea

from facilitator.acts import checkin as starting
from facilitator.acts import discussing, meetings, moving, ordering, planning, series, team, topics, updates
from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.board import board
from facilitator.reading.series import all_series
from facilitator.reading.team import members
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.form import FormScreen
from facilitator.tui.screens.member_form import MemberFormScreen
from facilitator.tui.screens.notes_form import NotesForm
from facilitator.tui.screens.priority_form import PriorityFormScreen
from facilitator.tui.screens.series_form import SeriesFormScreen
from facilitator.tui.screens.team_form import TeamFormScreen
from facilitator.tui.widgets.capture_line import CaptureLine
from facilitator.tui.widgets.choice_field import Choices
from facilitator.tui.widgets.rows import Rows
from facilitator.views.board import Board, BoardMilestone


@pytest.fixture
def plan(store: Store) -> SmallTeam:
    return SmallTeam(store)


@pytest.fixture
def elsewhere(store: Store) -> Iterator[Store]:
    """Another person at another machine, on the same file."""
    other = open_store(str(store.engine.url), store.clock, "Somebody else")
    yield other
    other.close()


def stands(store: Store) -> Board:
    return Desk(store).see(board, TODAY, store.clock.now())


def prices(plan: SmallTeam) -> BoardMilestone:
    return next(one for one in stands(plan.store).milestones if one.id == plan.prices)


def box(now: Shown, key: str) -> Widget:
    return now.screen.query_one(f"#{key}").query("*:can-focus").first()


def value(now: Shown, key: str) -> str:
    found = box(now, key)
    if isinstance(found, Choices):
        return found.value
    assert isinstance(found, Input | TextArea)
    return found.value if isinstance(found, Input) else found.text


async def put(now: Shown, key: str, words: str) -> None:
    """Type `words` into a field in place of what stands there."""
    found = box(now, key)
    found.focus()
    await now.settle()
    if isinstance(found, Choices):
        await now.press(words)
        return
    if isinstance(found, TextArea):
        found.select_all()
        await now.press("backspace")
    else:
        await now.press("end", "ctrl+u")
    await now.type(words)


async def choose(now: Shown, key: str) -> None:
    """Put the cursor on a row."""
    rows = now.screen.query_one(Rows)
    rows.highlighted = [row.key for row in rows._rows].index(key)
    await now.settle()


async def on_milestone(now: Shown, plan: SmallTeam) -> None:
    """Open the page of the price list."""
    await choose(now, f"m:{plan.prices}")
    await now.press("e")


async def test_fields_that_were_not_touched_follow_what_somebody_else_does(
    plan: SmallTeam, hand: ManualClock, elsewhere: Store
) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await on_milestone(now, plan)
        await put(now, "notes", "Mine")
        planning.change_milestone(elsewhere, plan.prices, title="New price list", resources="A printer")
        planning.set_status(elsewhere, plan.prices, Status.WILL_MISS)
        await look(now)
        assert (value(now, "title"), value(now, "resources"), value(now, "status")) == (
            "New price list", "A printer", Status.WILL_MISS,
        )  # fmt: skip
        await now.press("ctrl+s")
    found = prices(plan)
    assert (found.title, found.resources, found.notes, found.status) == (
        "New price list", "A printer", "Mine", Status.WILL_MISS,
    )  # fmt: skip


@pytest.mark.usefixtures("by_hand")
async def test_saving_shows_both_where_both_changed_a_field_and_saves_nothing(
    plan: SmallTeam, hand: ManualClock, elsewhere: Store
) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await on_milestone(now, plan)
        await put(now, "notes", "Mine")
        await put(now, "title", "My price list")
        planning.change_milestone(elsewhere, plan.prices, notes="Theirs, at length")
        await now.press("ctrl+s")
        assert isinstance(now.screen, FormScreen)
        assert "elsewhere: Theirs, at length" in now.text
        assert "ctrl+t take theirs" in now.text
        assert (prices(plan).title, prices(plan).notes) == ("New price list is out", "Theirs, at length")

        box(now, "notes").focus()
        await now.press("ctrl+o")
        assert "elsewhere:" not in now.text
        await now.press("ctrl+s")
        assert isinstance(now.screen, BoardScreen)
    assert (prices(plan).title, prices(plan).notes) == ("My price list", "Mine")


async def test_what_was_given_up_for_theirs_can_be_brought_back(
    plan: SmallTeam, hand: ManualClock, elsewhere: Store
) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await on_milestone(now, plan)
        await put(now, "notes", "Mine")
        planning.change_milestone(elsewhere, plan.prices, notes="Theirs")
        await look(now)
        await now.press("ctrl+t")
        assert value(now, "notes") == "Theirs"
        assert "ctrl+o bring yours back" in now.text
        await now.press("ctrl+o")
        assert value(now, "notes") == "Mine"
        await now.press("ctrl+s")
    assert prices(plan).notes == "Mine"


async def test_status_owner_and_date_are_held_to_the_same(plan: SmallTeam, hand: ManualClock, elsewhere: Store) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await on_milestone(now, plan)
        await put(now, "status", "d")
        await put(now, "owner", "Bo Lee")
        await put(now, "due", "2027-01-05")
        third = team.add_member(elsewhere, "Cy Dunn")
        planning.change_milestone(elsewhere, plan.prices, owner_id=third)
        planning.set_due(elsewhere, plan.prices, None)
        planning.set_status(elsewhere, plan.prices, Status.WILL_MISS)
        await look(now)
        assert "elsewhere: Cy Dunn" in now.text
        assert (value(now, "status"), value(now, "owner"), value(now, "due")) == ("done", "Bo Lee", "2027-01-05")
        await now.press("ctrl+s")
        assert prices(plan).owner == "Cy Dunn"
        await now.press("ctrl+t", "ctrl+t", "ctrl+t")
        assert (value(now, "status"), value(now, "owner"), value(now, "due")) == (Status.WILL_MISS, "Cy Dunn", "")


async def test_a_draft_remembers_what_was_seen(plan: SmallTeam, hand: ManualClock, elsewhere: Store) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await on_milestone(now, plan)
        await put(now, "notes", "Mine")
        await now.press("escape")
        planning.change_milestone(elsewhere, plan.prices, notes="Theirs")
        await on_milestone(now, plan)
        assert value(now, "notes") == "Mine"
        assert "elsewhere: Theirs" in now.text
        await now.press("ctrl+s")
        assert prices(plan).notes == "Theirs"
        await now.press("ctrl+r")
        assert value(now, "notes") == "Theirs"
        assert "elsewhere:" not in now.text


async def test_a_draft_of_an_earlier_version_is_taken_up(plan: SmallTeam, hand: ManualClock) -> None:
    Desk(plan.store).save_draft(f"milestone:{plan.prices}", '{"notes": "Typed last week"}')
    async with shown(plan.store, hand, view="board") as now:
        await on_milestone(now, plan)
        assert value(now, "notes") == "Typed last week"
        await now.press("ctrl+s")
    assert prices(plan).notes == "Typed last week"


async def test_a_milestone_that_was_taken_out_is_told_and_the_words_stay(
    plan: SmallTeam, hand: ManualClock, elsewhere: Store
) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await on_milestone(now, plan)
        await put(now, "notes", "Mine")
        planning.remove_milestone(elsewhere, plan.prices)
        await look(now)
        assert "There is no milestone number" in now.text
        await now.press("ctrl+s")
        assert "There is no milestone number" in now.text
        assert value(now, "notes") == "Mine"


def _priority(plan: SmallTeam) -> FormScreen:
    return PriorityFormScreen(next(one for one in stands(plan.store).priorities if one.id == plan.growth))


def _member(plan: SmallTeam) -> FormScreen:
    return MemberFormScreen(next(one for one in Desk(plan.store).see(members) if one.id == plan.ann))


FORMS: dict[str, tuple[Callable[[SmallTeam], FormScreen], str, Callable[[Store, SmallTeam], object], str]] = {
    "priority": (
        _priority, "outcome", lambda store, plan: planning.change_priority(store, plan.growth, outcome="Theirs"),
        "Theirs",
    ),
    "member": (_member, "role", lambda store, plan: team.change_member(store, plan.ann, role="Theirs"), "Theirs"),
    "team": (lambda _: TeamFormScreen(), "team", lambda store, _: team.name_team(store, "Theirs"), "Theirs"),
    "series": (
        lambda plan: SeriesFormScreen(1), "name", lambda store, _: series.change_series(store, 1, name="Theirs"),
        "Theirs",
    ),
    "length of a series": (
        lambda plan: SeriesFormScreen(1), "length",
        lambda store, _: series.change_series(store, 1, length_minutes=45), "45",
    ),
}  # fmt: skip


@pytest.mark.usefixtures("by_hand")
@pytest.mark.parametrize("name", FORMS)
async def test_no_page_overwrites_what_it_did_not_show(
    plan: SmallTeam, hand: ManualClock, elsewhere: Store, name: str
) -> None:
    make, key, write, theirs = FORMS[name]
    plan.meets()
    async with shown(plan.store, hand, view="board") as now:
        now.app.push_screen(make(plan))
        await now.settle()
        await put(now, key, "50" if theirs.isdigit() else "Mine")
        write(elsewhere, plan)
        newest = Desk(plan.store).newest()
        await now.press("ctrl+s")
        assert Desk(plan.store).newest() == newest
        assert f"▲ {theirs}" in now.text or f"elsewhere: {theirs}" in now.text
        await now.press("ctrl+t")
        assert value(now, key) == theirs
        await now.press("ctrl+s")
        assert isinstance(now.screen, BoardScreen)
    assert Desk(plan.store).newest() == newest


async def test_two_pages_of_one_series_keep_both_changes(plan: SmallTeam, hand: ManualClock, elsewhere: Store) -> None:
    plan.meets()
    async with shown(plan.store, hand, view="board") as now:
        now.app.push_screen(SeriesFormScreen(1))
        await now.settle()
        await put(now, "name", "Mine")
        series.change_series(elsewhere, 1, length_minutes=45)
        await look(now)
        await now.press("ctrl+s")
    found = Desk(plan.store).see(all_series)[0]
    assert (found.name, found.length_minutes) == ("Mine", 45)


# --- the line at the foot ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("by_hand")
async def test_a_topic_that_was_reworded_elsewhere_is_shown_before_it_is_replaced(
    plan: SmallTeam, hand: ManualClock, elsewhere: Store
) -> None:
    topic = topics.raise_topic(plan.store, "Alpha")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("T", "e", "end", "ctrl+u")
        await now.type("Mine")
        topics.reword(elsewhere, topic, "Theirs")
        await now.press("enter")
        assert now.screen.query_one(CaptureLine).open
        assert "elsewhere: Theirs" in now.text
        assert "enter keeps yours   ctrl+t takes it" in now.text
        assert [one.title for one in stands(plan.store).topics] == ["Theirs"]
        await now.press("enter")
        assert not now.screen.query_one(CaptureLine).open
    assert [one.title for one in stands(plan.store).topics] == ["Mine"]


async def test_theirs_is_taken_with_one_key_and_the_draft_goes(
    plan: SmallTeam, hand: ManualClock, elsewhere: Store
) -> None:
    topic = topics.raise_topic(plan.store, "Alpha")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("T", "e")
        await now.type(" mine")
        topics.reword(elsewhere, topic, "Theirs")
        await now.press("enter", "ctrl+t")
        assert not now.screen.query_one(CaptureLine).open
        await now.press("e")
        assert now.screen.query_one(CaptureLine).query_one(Input).value == "Theirs"
    assert [one.title for one in stands(plan.store).topics] == ["Theirs"]


async def test_what_was_kept_for_later_meets_what_changed_since(
    plan: SmallTeam, hand: ManualClock, elsewhere: Store
) -> None:
    topic = topics.raise_topic(plan.store, "Alpha")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("T", "e")
        await now.type(" mine")
        await now.press("escape")
    topics.reword(elsewhere, topic, "Theirs")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("T", "e")
        assert now.screen.query_one(CaptureLine).query_one(Input).value == "Alpha mine"
        await now.press("enter")
        assert "elsewhere: Theirs" in now.text
    assert [one.title for one in stands(plan.store).topics] == ["Theirs"]


async def test_the_key_for_theirs_does_nothing_where_nothing_is_disputed(plan: SmallTeam, hand: ManualClock) -> None:
    topics.raise_topic(plan.store, "Alpha")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("T", "e")
        await now.type(" mine")
        await now.press("ctrl+t")
        assert now.screen.query_one(CaptureLine).query_one(Input).value == "Alpha mine"


# --- in the meeting ------------------------------------------------------------------------------------------------


@pytest.fixture
def meeting(plan: SmallTeam) -> int:
    """A meeting in which Ann speaks."""
    plan.meets()
    found = meetings.open_next_meeting(plan.store)
    starting.start(plan.store, found)
    moving.move_to(plan.store, found, Phase.UPDATES)
    return found


@pytest.mark.usefixtures("by_hand")
async def test_a_date_takes_the_place_of_the_one_that_was_seen_alone(
    plan: SmallTeam, hand: ManualClock, elsewhere: Store
) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await choose(now, f"m:{plan.prices}")
        await now.press("f")
        await now.type("20 dec")
        planning.set_due(elsewhere, plan.prices, date(2026, 12, 15))
        await now.press("enter")
        assert "elsewhere: 2026-12-15" in now.text
        assert prices(plan).due == date(2026, 12, 15)
        await now.press("enter")
    assert prices(plan).due == date(2026, 12, 20)


@pytest.mark.usefixtures("meeting", "by_hand")
async def test_the_same_on_the_stage(plan: SmallTeam, hand: ManualClock, elsewhere: Store) -> None:
    async with shown(plan.store, hand) as now:
        await now.press("f", "1")
        await now.type("20 dec")
        planning.set_due(elsewhere, plan.prices, date(2026, 12, 15))
        planning.set_due(elsewhere, plan.cars, date(2026, 12, 15))
        await now.press("enter")
        assert "elsewhere: 2026-12-15" in now.text
        await now.press("ctrl+t")
    assert prices(plan).due == date(2026, 12, 15)


@pytest.mark.usefixtures("meeting", "by_hand")
async def test_a_win_is_added_to_what_the_owner_wrote_meanwhile(
    plan: SmallTeam, hand: ManualClock, elsewhere: Store
) -> None:
    async with shown(plan.store, hand) as now:
        await now.press("w")
        await now.type("Typed live")
        updates.write(elsewhere, 1, wins="From the owner")
        await now.press("enter")
        assert "From the owner" in now.text
        assert "Typed live" in now.text


@pytest.mark.usefixtures("by_hand")
async def test_decisions_actions_and_notes_are_corrected_over_what_was_seen_alone(
    plan: SmallTeam, hand: ManualClock, elsewhere: Store, meeting: int
) -> None:
    topics.raise_topic(plan.store, "Alpha", meeting=meeting)
    moving.move_to(plan.store, meeting, Phase.PRIORITIZE)
    ordering.commit(plan.store, meeting)
    decision = discussing.decide(plan.store, meeting, "To wait", 1)
    action = discussing.add_action(plan.store, meeting, "Write the list", plan.ann, None, 1)
    discussing.note(plan.store, 1, "A note")
    moving.move_to(plan.store, meeting, Phase.CLOSE)
    async with shown(plan.store, hand, size=(120, 36)) as now:
        await choose(now, f"decision:{decision}")
        await now.press("e")
        await now.type(" mine")
        discussing.correct_decision(elsewhere, decision, "Theirs")
        await now.press("enter")
        assert "elsewhere: Theirs" in now.text
        await now.press("ctrl+t")
        assert "To wait mine" not in now.text

        await choose(now, f"action:{action}")
        await now.press("e")
        await now.type(" mine")
        discussing.correct_action(elsewhere, action, what="Theirs too", owner_id=plan.ann, due=None)
        await now.press("enter", "enter", "enter")
        assert "elsewhere: Theirs too" in now.text
        await now.press("enter")
        assert "Write the list mine" in now.text


async def test_notes_that_somebody_else_corrects_are_shown_beside_ones_own(plan: SmallTeam, hand: ManualClock) -> None:
    notes, taken = ["A note"], []

    def take(words: str, seen: str) -> None:
        taken.append((words, seen))

    async with shown(plan.store, hand, view="board") as now:
        now.app.push_screen(NotesForm("Alpha", lambda: notes[0], take=take, draft="notes"))
        await now.settle()
        await put(now, "notes", "Mine")
        notes[0] = "Theirs"
        await now.press("ctrl+s")
        assert "elsewhere: Theirs" in now.text
        assert taken == []
        await now.press("ctrl+o", "ctrl+s")
    assert taken == [("Mine", "Theirs")]
