"""The set-up: step by step on an empty database, and afterwards each thing where it stands."""

from datetime import time

import pytest
from shown import Shown, shown
from small_team import TODAY, SmallTeam
from textual.events import Paste

from facilitator.acts import series, team
from facilitator.clock import ManualClock
from facilitator.process.schedule import Cadence, read_rule
from facilitator.reading.board import board
from facilitator.reading.series import all_series
from facilitator.reading.team import members
from facilitator.store.database import Store
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.first_steps import MeetsStep, PlanStep, TeamStep
from facilitator.tui.screens.setup import SetupScreen
from facilitator.tui.widgets.rows import Rows
from facilitator.views.board import Board
from facilitator.views.team import MemberLine, SeriesLine

EIGHT = "\n".join(f"Person {letter}, role {letter}" for letter in "ABCDEFGH")


def team_of(store: Store) -> dict[str, MemberLine]:
    with store.read() as connection:
        return {one.name: one for one in members(connection)}


def series_of(store: Store) -> list[SeriesLine]:
    with store.read() as connection:
        return list(all_series(connection))


def stands(store: Store) -> Board:
    with store.read() as connection:
        return board(connection, TODAY, store.clock.now())


async def fill(now: Shown, key: str, words: str) -> None:
    """Paste `words` into the field `key`, in place of what stands there."""
    field = now.screen.query_one(f"#{key}").query("*:can-focus").first()
    field.focus()
    await now.settle()
    await now.press("ctrl+u")
    field.post_message(Paste(words))
    await now.settle()


async def put_cursor(now: Shown, key: str) -> None:
    """Move down to the row `key`, from the first one on."""
    await now.press("home")
    for _ in range(60):
        if now.screen.query_one(Rows).cursor == key:
            return
        await now.press("down")
    raise AssertionError(f"there is no row {key}:\n{now.text}")


# --- the first steps -----------------------------------------------------------------------------------------------


async def test_a_series_that_was_to_meet_just_now_says_so_as_the_board_then_does(
    store: Store, hand: ManualClock
) -> None:
    hand.tick(240)
    async with shown(store, hand, view="board") as now:
        await fill(now, "members", "Ann Berg\nBo Lee")
        await now.press("ctrl+s")
        await fill(now, "zone", "Europe/Berlin")
        assert "the next one: Tue 17 Nov 10:00" in now.text
        await now.press("ctrl+s", "ctrl+n")
        assert "was due 4 min ago" in now.line("Tue 17 Nov 10:00")


async def test_in_a_large_window_what_is_said_stands_near_what_is_typed(store: Store, hand: ManualClock) -> None:
    def place(words: str) -> int:
        return next(n for n, line in enumerate(now.lines) if words in line)

    async with shown(store, hand, view="board", size=(200, 60)) as now:
        assert place("name, role, e-mail") - place("Members") < 10
        await fill(now, "members", "Ann Berg\nBo Lee")
        assert place("→ 2: Ann Berg, Bo Lee") - place("Bo Lee") < 10
        await fill(now, "members", "\n".join(f"Member {n:02}" for n in range(30)))
        # It grows with what is pasted.
        assert place("Member 29") - place("Member 00") == 29
        assert place("→ 31: Ann Berg, Member 00") - place("Member 29") < 4


async def test_an_empty_database_leads_through_three_steps_to_the_board(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="board") as now:
        assert isinstance(now.screen, TeamStep)
        await fill(now, "team", "Elm")
        await fill(now, "members", "Ann Berg, COO, ann@example.org\nBo Lee; CFO\nCem\n")
        assert "→ 3: Ann Berg (COO), Bo Lee (CFO), Cem" in now.text
        await now.press("ctrl+s")
        assert team_of(store)["Ann Berg"].email == "ann@example.org"
        assert team_of(store)["Bo Lee"].role == "CFO"

        assert isinstance(now.screen, MeetsStep)
        assert "3 updates of 5:00 fit" in now.text
        assert "the next one: Tue 17 Nov 10:00" in now.text
        await fill(now, "zone", "europe/berlin")
        await fill(now, "at", "14.30")
        assert "the next one: Tue 17 Nov 14:30 Europe/Berlin" in now.text
        await now.press("ctrl+s")
        [made] = series_of(store)
        assert (made.when, len(made.participants)) == ("weekly on Tuesday at 14:30 Europe/Berlin", 3)

        assert isinstance(now.screen, PlanStep)
        assert "facilitator import FILE" in now.text
        await fill(now, "milestones", "New price list; Growth; Ann; 31 mar\nShop opens; ; Dora Ek;")
        assert "→ 2 milestones   new priorities: Growth   new members: Dora Ek" in now.text
        await now.press("ctrl+s")
        assert isinstance(now.screen, BoardScreen)
        assert [(one.title, one.priority, one.owner) for one in stands(store).milestones] == [
            ("New price list", "Growth", "Ann Berg"),
            ("Shop opens", "Growth", "Dora Ek"),
        ]
        assert "New price list" in now.text


async def test_every_step_can_be_skipped_and_the_board_says_what_to_do(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="board") as now:
        await now.press("ctrl+n", "ctrl+n", "ctrl+n")
        assert isinstance(now.screen, BoardScreen)
        assert "There are no milestones yet." in now.text
        assert "facilitator import FILE" in now.text
        assert "S says who the team is and when it meets." in now.text
        assert not team_of(store)
        await now.press("S")
        assert isinstance(now.screen, TeamStep)


async def test_esc_goes_back_a_step_and_loses_nothing(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="board") as now:
        await fill(now, "members", "Ann Berg\nBo")
        await now.press("ctrl+n")
        await fill(now, "name", "Monday round")
        await now.press("escape")
        assert isinstance(now.screen, TeamStep)
        assert "Ann Berg" in now.text
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)
    async with shown(store, hand, view="board") as now:
        assert "Ann Berg" in now.text
        await now.press("ctrl+s")
        assert list(team_of(store)) == ["Ann Berg", "Bo"]
        assert "Monday round" in now.text
        await now.press("escape")
        assert "2 so far: Ann Berg, Bo" in now.text


async def test_a_line_that_cannot_be_taken_is_named_and_nothing_is_added(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="board") as now:
        await fill(now, "members", "Ann Berg\nBo\nann berg, again")
        assert "Line 3: there is a ann berg already." in now.text
        await now.press("ctrl+s")
        assert isinstance(now.screen, TeamStep)
        assert not team_of(store)


async def test_updates_that_do_not_fit_have_to_be_decided_on(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="board") as now:
        await fill(now, "members", EIGHT)
        await now.press("ctrl+s")
        assert "8 updates of 5:00 are 10:00 too long for the first half." in now.text
        assert "Plan 80 minutes for the meeting." in now.text
        await now.press("ctrl+s")
        assert isinstance(now.screen, MeetsStep)
        assert "The updates do not fit. Choose one of these" in now.text
        assert not series_of(store)
        await now.press("down", "down", "enter")
        assert "● Hear 6 updates" in now.text
        await now.press("ctrl+s")
        assert series_of(store)[0].fit_choice == "fewer_speakers"


async def test_a_longer_meeting_is_chosen_by_its_figure(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="board") as now:
        await fill(now, "members", EIGHT)
        await now.press("ctrl+s", "ctrl+s", "enter")
        assert "8 updates of 5:00 fit into the first half (40:00)." in now.text
        await now.press("ctrl+s")
        [made] = series_of(store)
        assert (made.length_minutes, made.fit_choice) == (80, "longer_meeting")


async def test_every_two_weeks_and_another_weekday_are_chosen_by_arrows(store: Store, hand: ManualClock) -> None:
    team.add_member(store, "Ann Berg")
    async with shown(store, hand, view="board") as now:
        await now.press("S")
        await put_cursor(now, "add:series")
        await now.press("enter", "tab", "right", "tab", "right", "right")
        assert "[two weeks]" in now.text
        assert "the next one: Thu 19 Nov" in now.text
        await now.press("ctrl+s")
        assert read_rule(series_of(store)[0].rule) == (Cadence.FORTNIGHTLY, 3)


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)], ids=["small", "medium", "large"])
async def test_the_fields_of_a_page_end_at_one_edge(store: Store, hand: ManualClock, size: tuple[int, int]) -> None:
    async with shown(store, hand, view="board", size=size) as now:
        await now.press("ctrl+n")
        ends: dict[int, int] = {}
        for line in now.screen.query("LineInput"):
            ends[line.region.y] = max(ends.get(line.region.y, 0), line.region.right)
        assert len(ends) == 5
        assert set(ends.values()) == {size[0] - now.screen.query_one("#heading").styles.padding.right}


async def test_a_zone_that_does_not_exist_names_the_nearest(store: Store, hand: ManualClock) -> None:
    team.add_member(store, "Ann Berg")
    async with shown(store, hand, view="board") as now:
        await now.press("S")
        await put_cursor(now, "add:series")
        await now.press("enter")
        await fill(now, "zone", "Europe/Berln")
        await now.press("ctrl+s")
        assert "is not a time zone" in now.text
        assert not series_of(store)


# --- afterwards ----------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def machine_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")


@pytest.fixture
def plan(store: Store) -> SmallTeam:
    return SmallTeam(store)


async def test_everything_that_was_set_up_is_there_to_be_changed(plan: SmallTeam, hand: ManualClock) -> None:
    plan.meets()
    async with shown(plan.store, hand, view="board", size=(120, 36)) as now:
        await now.press("S")
        assert isinstance(now.screen, SetupScreen)
        assert "ann@example.org" in now.line("Ann Berg  COO")
        assert "Shops in the south order weekly" in now.line("Growth")
        assert "weekly on Thursday at 10:00 Europe/Berlin" in now.line("Weekly")
        assert "next Thu 19 Nov 10:00, in 2 days" in now.text
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)


async def test_members_are_added_changed_and_leave_and_come_back(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("S")
        await put_cursor(now, f"member:{plan.ann}")
        await now.press("a")
        await fill(now, "name", "Cem Dal")
        await now.press("ctrl+s")
        assert "Cem Dal" in now.text
        await now.press("e")
        await fill(now, "role", "Managing director")
        await now.press("ctrl+s")
        assert team_of(plan.store)["Ann Berg"].role == "Managing director"
        await now.press("x")
        assert not team_of(plan.store)["Ann Berg"].active
        assert "left" in now.line("Ann Berg")
        assert now.screen.query_one(Rows).cursor == f"member:{plan.ann}"
        await now.press("x")
        assert team_of(plan.store)["Ann Berg"].active
        await now.press("u")
        assert now.told == "Undone: took Ann Berg back into the team"
        await now.press("u")
        assert now.told == "Undone: let Ann Berg leave the team"
        await now.press("u")
        assert team_of(plan.store)["Ann Berg"].role == "COO"


async def test_a_wrong_address_is_refused_and_stays(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("S")
        await put_cursor(now, f"member:{plan.ann}")
        await now.press("e")
        await fill(now, "email", "not an address")
        await now.press("ctrl+s")
        assert "is not an e-mail address" in now.text
        assert "not an address" in now.text
        assert team_of(plan.store)["Ann Berg"].email == "ann@example.org"


async def test_priorities_are_added_reworded_and_ordered(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("S")
        await put_cursor(now, "add:priority")
        await now.press("enter")
        await fill(now, "title", "People")
        await fill(now, "outcome", "Nobody leaves\nbefore the year is over")
        await now.press("ctrl+s")
        await put_cursor(now, f"priority:{plan.costs}")
        await now.press("K")
        assert [one.title for one in stands(plan.store).priorities] == ["Costs", "Growth", "People"]
        assert now.screen.query_one(Rows).cursor == f"priority:{plan.costs}"
        await now.press("e")
        await fill(now, "title", "Lower costs")
        await now.press("ctrl+s")
        assert [one.title for one in stands(plan.store).priorities] == ["Lower costs", "Growth", "People"]
        assert stands(plan.store).priorities[2].outcome == "Nobody leaves\nbefore the year is over"


async def test_who_takes_part_and_who_speaks_is_changed_under_the_series(plan: SmallTeam, hand: ManualClock) -> None:
    weekly = plan.meets()
    async with shown(plan.store, hand, view="board") as now:
        await now.press("S")
        await put_cursor(now, f"part:{weekly}:{plan.bo}")
        await now.press("s")
        assert [one.gives_update for one in series_of(plan.store)[0].participants] == [True, False]
        assert "○ takes part" in now.text
        await now.press("K")
        assert [one.name for one in series_of(plan.store)[0].participants] == ["Bo Lee", "Ann Berg"]
        await now.press("p")
        assert [one.name for one in series_of(plan.store)[0].participants] == ["Ann Berg"]
        assert "– not in" in now.text
        assert now.screen.query_one(Rows).cursor == f"part:{weekly}:{plan.bo}"
        await now.press("p")
        assert [one.name for one in series_of(plan.store)[0].participants] == ["Ann Berg", "Bo Lee"]
        await now.press("u")
        assert [one.name for one in series_of(plan.store)[0].participants] == ["Ann Berg"]


async def test_a_series_is_changed_ends_and_goes_on(plan: SmallTeam, hand: ManualClock) -> None:
    weekly = plan.meets()
    series.remember_choice(plan.store, weekly, "as_is")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("S")
        await put_cursor(now, f"series:{weekly}")
        await now.press("e")
        await fill(now, "each", "4:30")
        await fill(now, "length", "45")
        await fill(now, "hand_in", "48")
        await now.press("ctrl+s")
        [changed] = series_of(plan.store)
        assert (changed.update_seconds, changed.length_minutes, changed.hand_in_hours) == (270, 45, 48)
        assert changed.at.hour == 10
        await now.press("x")
        assert not series_of(plan.store)[0].active
        assert "ended" in now.text
        await now.press("x")
        assert series_of(plan.store)[0].active
        await now.press("u")
        assert now.told == f"Undone: let the series {changed.name} go on"
        await now.press("u")
        assert now.told == f"Undone: ended the series {changed.name}"


async def test_a_series_with_a_rule_of_its_own_says_so_and_keeps_it(plan: SmallTeam, hand: ManualClock) -> None:
    rule = "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO"
    own = series.SeriesPlan("Monthly", Cadence.WEEKLY, 0, time(10), "Europe/Berlin", TODAY, rule=rule)
    monthly = series.add_series(plan.store, own, [plan.ann])
    async with shown(plan.store, hand, view="board") as now:
        await now.press("S")
        await put_cursor(now, f"series:{monthly}")
        await now.press("e")
        assert f"by its own rule: {rule}" in now.text
        await fill(now, "each", "4:30")
        await now.press("ctrl+s")
        [changed] = series_of(plan.store)
        assert (changed.rule, changed.update_seconds) == (rule, 270)
        await now.press("e", "tab", "right")
        assert f"in place of its own rule: {rule}" in now.text


async def test_the_next_meeting_shown_for_another_weekday_is_the_one_that_comes(
    plan: SmallTeam, hand: ManualClock
) -> None:
    weekly = plan.meets()
    series.change_series(plan.store, weekly, cadence=Cadence.FORTNIGHTLY)
    async with shown(plan.store, hand, view="board") as now:
        await now.press("S")
        await put_cursor(now, f"series:{weekly}")
        await now.press("e", "tab", "tab", "right")
        told = now.line("the next one")
        assert "Fri" in told
        await now.press("ctrl+s")
        start = series_of(plan.store)[0].next_start(hand.now())
        assert start is not None
        assert f"Fri {start.day} Nov" in told


async def test_the_team_is_renamed(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("S", "e")
        await fill(now, "team", "Elm and Oak")
        await now.press("ctrl+s")
        assert stands(plan.store).team == "Elm and Oak"
        assert "Elm and Oak" in now.text


async def test_keys_that_mean_nothing_on_a_row_do_nothing(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("S", "x", "J", "s", "p")
        assert "Put the cursor on a name" in now.told
        assert stands(plan.store).team == "Elm"


async def test_a_series_made_after_its_time_of_day_begins_with_its_next_meeting(
    store: Store, hand: ManualClock
) -> None:
    # It is ten in Berlin, nine in UTC: at eight the meeting is over for today.
    async with shown(store, hand, view="board") as now:
        await now.press("ctrl+n")
        await fill(now, "zone", "UTC")
        await fill(now, "at", "8")
        assert "the next one: Tue 24 Nov 08:00 UTC" in now.text
        await now.press("ctrl+s", "ctrl+n")
        assert isinstance(now.screen, BoardScreen)
        assert now.text.splitlines()[1].strip().startswith("Tue 24 Nov 08:00 UTC")
