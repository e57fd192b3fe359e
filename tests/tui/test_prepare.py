"""One owner and the next meeting: what is in view, what a key does, what is kept, and what two who write see."""

import re
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

import pytest
from leadership import Leadership
from live import look, say, tried_again
from shown import Shown, shown
from textual.widgets import TextArea

from facilitator.acts import closing, moving, planning, series, team, topics, updates
from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.process.meeting import HandIn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading import preparing as reading_preparing
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.prepare import PrepareScreen
from facilitator.tui.screens.prepare_choice import WhoSitsScreen
from facilitator.tui.upkeep import BEAT_SECONDS
from facilitator.tui.widgets.rows import Rows
from facilitator.views.preparing import OwnUpdate


@pytest.fixture
def room(store: Store, hand: ManualClock) -> Leadership:
    """The team, a day and a half before its meeting: nothing is due yet."""
    room = Leadership(store, hand)
    room.begin()
    room.hold()
    hand.tick(-36 * 3600)
    return room


@pytest.fixture
def elsewhere(store: Store) -> Iterator[Store]:
    """The facilitator, on the same file."""
    other = open_store(str(store.engine.url), store.clock, "The facilitator")
    yield other
    other.close()


def preparing(
    room: Leadership, size: tuple[int, int] = (80, 24), member: int | None = None
) -> AbstractAsyncContextManager[Shown]:
    """The screen of Ann, or of another member."""
    return shown(room.store, room.hand, view="prepare", member=member or room.ann, size=size)


def update(room: Leadership) -> OwnUpdate:
    found = room.desk.see(reading_preparing.preparing, room.ann, room.meeting, room.hand.time).update
    assert found is not None
    return found


def field(now: Shown, key: str) -> str:
    return now.screen.query_one(f"#{key}").query_one(TextArea).text


async def typing(now: Shown, key: str, words: str) -> None:
    now.screen.query_one(f"#{key}").query_one(TextArea).focus()
    await now.settle()
    await now.type(words)


async def saved(now: Shown, store: Store, words: str) -> None:
    """Let the second go by after which `words` stand in the draft; where they do not, the test fails."""
    assert BEAT_SECONDS <= 1
    await tried_again(now)
    assert isinstance(now.screen, PrepareScreen)
    assert words in Desk(store).draft(now.screen.draft_name)


def cursor(now: Shown) -> str:
    return now.screen.query_one(Rows).cursor


# --- what is in view -----------------------------------------------------------------------------------------------


async def test_milestones_and_fields_are_in_view_the_soonest_milestone_first(room: Leadership) -> None:
    async with preparing(room) as now:
        assert "ANN BERG" in now.lines[0]
        assert "Leadership, Tue 24 Nov 10:00" in now.lines[0]
        assert "not handed in yet, due Mon 23 Nov 10:00" in now.lines[1]
        assert now.text.index("Pricing") < now.text.index("Hiring")
        for words in ("Wins", "Learnings", "Help", "g on track", "y might miss", "ctrl+s hand in", "tab next part"):
            assert words in now.text
        assert cursor(now) == f"m:{room.pricing}"


async def test_last_time_stands_beneath_the_part_one_is_in(room: Leadership) -> None:
    last = room.update_of(room.ann)
    room.hand.tick(36 * 3600)
    updates.write(room.store, last, wins="Three customers signed", learnings="Ask early")
    updates.add_help(room.store, last, "A room for the workshop")
    room.begin()
    room.hold()
    async with preparing(room) as now:
        assert "Since 24 Nov" in now.text
        await now.press("tab")
        assert "Last time, 24 Nov: Three customers signed" in now.text
        await now.press("tab")
        assert "Last time, 24 Nov: Ask early" in now.text
        await now.press("tab")
        assert "• A room for the workshop  → a topic that waits, deferred once" in now.text
        await now.press("ctrl+l")
        assert "Three customers signed" in now.text
        assert "A room for the workshop" in now.text
        await now.press("escape")
        assert isinstance(now.screen, PrepareScreen)
    async with preparing(room, size=(120, 36)) as now:
        for words in ("Last time, 24 Nov", "Three customers signed", "Ask early", "A room for the workshop"):
            assert words in now.text


async def test_what_was_written_last_time_in_several_lines_stands_under_its_title(room: Leadership) -> None:
    room.hand.tick(36 * 3600)
    updates.write(room.store, room.update_of(room.ann), wins="Three customers signed\nTwo more ask")
    room.begin()
    room.hold()
    async with preparing(room) as now:
        await now.press("tab")
        above = now.lines[now.lines.index(now.line("Three customers signed")) - 1]
        assert above.strip() == "Last time, 24 Nov"


async def test_what_changed_since_the_last_meeting_is_in_view(room: Leadership) -> None:
    planning.set_status(room.store, room.hiring, Status.WILL_MISS)
    topics.raise_topic(room.store, "Prices in the north", raised_by=room.ann)
    async with preparing(room) as now:
        assert "Hiring  status on track → will miss" in now.text
        assert "topic that waits: Prices in the north" in now.text


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)], ids=["small", "medium", "large"])
async def test_dates_stand_beneath_each_other_and_close_to_the_titles(room: Leadership, size: tuple[int, int]) -> None:
    planning.set_status(room.store, room.hiring, Status.WILL_MISS)
    async with preparing(room, size) as now:
        changed, other = now.line("Hiring"), now.line("Pricing")
        assert "changed" in changed
        assert "changed" not in other
        dates = [re.search(r" {2,}(\d+ \w+, in \d+ \w+)", line) for line in (changed, other)]
        assert len({date.end() for date in dates if date}) == 1
        assert any(date and date.end(1) - date.start() < 24 for date in dates)


async def test_many_milestones_scroll_and_leave_the_fields_their_room(room: Leadership) -> None:
    for number in range(12):
        room.milestone(f"Number {number} " + "東京の新しい路線 " * 8, room.ann, None)
    async with preparing(room) as now:
        assert "14 milestones" in now.text
        assert {"Wins", "Learnings", "Help"} <= {word for line in now.lines for word in line.split()}
        await now.press("end")
        assert "Number 11" in now.text
        assert max(map(len, now.lines)) <= 80


async def test_without_milestones_one_begins_with_the_wins(room: Leadership) -> None:
    async with preparing(room, member=room.cem) as now:
        assert "You own no open milestone." in now.text
        await now.type("x")
        assert field(now, "wins") == "x"


async def test_who_gives_no_update_has_milestones_alone_and_is_told(room: Leadership) -> None:
    async with preparing(room, member=room.dora) as now:
        assert "You give no update in this meeting" in now.text
        assert "Wins" not in now.text
        await now.press("ctrl+s")
        assert "nothing to hand in" in now.told


async def test_where_no_meeting_is_planned_the_milestones_can_be_kept_up_to_date(
    store: Store, hand: ManualClock
) -> None:
    ann = team.add_member(store, "Ann Berg")
    milestone = planning.add_milestone(
        store, title="Pricing", priority_id=planning.add_priority(store, "Growth"), owner_id=ann, due=None
    )
    async with shown(store, hand, view="prepare", member=ann) as now:
        assert "no meeting is planned" in now.text
        assert "meetings are planned on the board: esc." in now.text
        assert "next part" not in now.text
        assert "last time" not in now.text
        await now.press("y")
        assert "might miss" in now.line("Pricing")
        assert not now.screen.query_one("#capture").display
        await now.press("u")
        assert "on track" in now.line("Pricing")
    assert milestone


async def test_the_meeting_is_made_from_its_series_and_undo_leaves_it(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    room.begin()
    room.here(updates.take_rest_as_read)
    room.here(moving.move_to, Phase.CLOSE)
    room.here(closing.close)
    hand.tick(3600)
    async with preparing(room) as now:
        assert "Leadership, Tue 24 Nov 10:00" in now.text
        await now.press("g", "r", "u")
        assert "on track" in now.line("Pricing")
        assert "Leadership, Tue 24 Nov 10:00" in now.text


# --- milestones ----------------------------------------------------------------------------------------------------


async def test_status_and_date_in_one_key_and_undo(room: Leadership) -> None:
    async with preparing(room) as now:
        await now.press("r")
        assert "will miss" in now.line("Pricing")
        await say(now, "f", "+1w")
        assert "29 Nov" in now.line("Pricing")
        await now.press("u", "u")
        assert "on track" in now.line("Pricing")
        assert "24 Nov" in now.line("Pricing")
        await now.press("U")
        assert "will miss" in now.line("Pricing")


async def test_enter_on_a_milestone_asks_what_shall_change(room: Leadership) -> None:
    async with preparing(room) as now:
        await now.press("enter")
        assert "new date" in now.text
        await now.press("d")
        assert "done" in now.line("Pricing")


async def test_might_miss_asks_what_would_help_and_makes_it_a_line_of_help(room: Leadership) -> None:
    async with preparing(room) as now:
        await now.press("y")
        assert "What would help with Pricing?" in now.text
        assert "enter puts it into your help" in now.text
        await now.type("Two people from @ben")
        await now.press("enter")
        assert field(now, "help") == "Two people from @ben"
        assert update(room).help == ()
        await now.press("ctrl+s")
    line = update(room).help[0]
    assert (line.text, line.milestone, line.asked) == ("Two people from @ben", "Pricing", ("Ben Okoro",))


async def test_the_question_can_be_left_out(room: Leadership) -> None:
    async with preparing(room) as now:
        await now.press("y", "escape")
        assert isinstance(now.screen, PrepareScreen)
        await now.press("y", "enter")
        assert field(now, "help") == ""
        assert "might miss" in now.line("Pricing")


# --- typing and handing in -----------------------------------------------------------------------------------------


async def test_letters_in_a_field_are_letters(room: Leadership) -> None:
    async with preparing(room) as now:
        await typing(now, "wins", "gyrdfcuqU?/hpt")
        assert field(now, "wins") == "gyrdfcuqU?/hpt"
        assert "on track" in now.line("Pricing")
        assert isinstance(now.screen, PrepareScreen)


async def test_tab_goes_through_the_parts_and_enter_is_a_new_line(room: Leadership) -> None:
    async with preparing(room) as now:
        await now.press("tab")
        await now.type("one")
        await now.press("enter")
        await now.type("two")
        assert field(now, "wins") == "one\ntwo"
        await now.press("tab")
        await now.type("three")
        assert field(now, "learnings") == "three"
        await now.press("shift+tab", "shift+tab", "down")
        assert cursor(now) == f"m:{room.hiring}"


async def test_the_mouse_chooses_a_milestone_and_a_field(room: Leadership) -> None:
    async with preparing(room) as now:
        row = next(n for n, line in enumerate(now.lines) if "Hiring" in line)
        await now.pilot.click(offset=(20, row))
        assert cursor(now) == f"m:{room.hiring}"
        await now.pilot.click("#help TextBox")
        await now.type("A room")
        assert field(now, "help") == "A room"


async def test_all_of_it_is_handed_in_with_one_key(room: Leadership) -> None:
    async with preparing(room) as now:
        await typing(now, "wins", "Three signed")
        await typing(now, "learnings", "Ask early")
        await typing(now, "help", "The figures from @ben")
        assert "→ asks Ben Okoro" in now.text
        newest = room.desk.newest()
        await now.press("ctrl+s")
        assert room.desk.newest() == newest + 1
        assert "handed in" in now.lines[1]
        assert "can be changed until you have spoken" in now.lines[1]
        found = update(room)
        assert (found.wins, found.learnings, found.help_text) == ("Three signed", "Ask early", "The figures from @ben")
        assert found.handed_in is HandIn.IN_TIME

        await typing(now, "wins", ", and one more")
        assert "Changed, and not handed in again yet" in now.lines[1]
        await now.press("ctrl+s")
    assert update(room).wins == "Three signed, and one more"


async def test_undo_takes_the_hand_in_back_and_keeps_the_words_as_a_draft(room: Leadership) -> None:
    async with preparing(room) as now:
        await typing(now, "wins", "Three signed")
        await now.press("ctrl+s", "u")
        assert update(room).handed_in is HandIn.MISSING
        assert update(room).wins == ""
        assert field(now, "wins") == "Three signed"
        assert "not handed in yet" in now.lines[1]
    async with preparing(room) as now:
        assert field(now, "wins") == "Three signed"
        await now.press("ctrl+s")
    assert update(room).wins == "Three signed"


async def test_what_is_too_long_is_said_and_nothing_is_lost(room: Leadership) -> None:
    async with preparing(room) as now:
        await typing(now, "help", "x" * 201)
        await now.press("ctrl+s")
        assert "201 characters; 200 is the most" in now.text
        assert field(now, "help") == "x" * 201
        assert update(room).handed_in is HandIn.MISSING


async def test_a_line_that_is_a_topic_already_stays_and_that_is_said(room: Leadership) -> None:
    updates.add_help(room.store, room.update_of(room.ann), "A room")
    topics.raise_topic(room.store, "A room", help_request_id=update(room).help[0].id)
    async with preparing(room) as now:
        await typing(now, "help", "")
        await now.press("ctrl+u", "ctrl+s")
        assert "What is a topic already stays: A room" in now.told
        assert field(now, "help") == "A room"


async def test_after_one_has_spoken_it_says_so_and_can_only_be_read(room: Leadership) -> None:
    updates.write(room.store, room.update_of(room.ann), wins="Three signed")
    room.hand.tick(36 * 3600)
    room.begin()
    async with preparing(room) as now:
        await typing(now, "wins", " and four")
        assert field(now, "wins") == "Three signed and four"
        updates.next_speaker(room.store, room.meeting)
        await look(now)
        assert "You have spoken: too late to change." in now.lines[1]
        assert "What you typed is kept for next time." in now.lines[1]
        await now.type(" and five")
        assert field(now, "wins") == "Three signed and four"
        await now.press("ctrl+s")
        assert update(room).wins == "Three signed"
        now.screen.query_one(Rows).focus()
        await now.press("r")
        assert "will miss" in now.line("Pricing")


# --- drafts --------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("by_hand")
async def test_a_draft_is_kept_within_a_second_without_an_act(room: Leadership) -> None:
    async with preparing(room) as now:
        newest = room.desk.newest()
        await typing(now, "wins", "Half a sent")
        await saved(now, room.store, "Half a sent")
        # As after a crash: another program reads what the first one wrote, which is still open.
        async with preparing(room) as after:
            assert field(after, "wins") == "Half a sent"
        assert room.desk.newest() == newest


async def test_a_draft_is_kept_when_one_goes_back_and_when_one_quits(room: Leadership) -> None:
    async with preparing(room) as now:
        await typing(now, "wins", "First")
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)
        await now.press("p")
        assert field(now, "wins") == "First"
        await typing(now, "wins", " and more")
    async with preparing(room) as now:
        assert field(now, "wins") == "First and more"
        assert "here again" in now.told
        await now.press("ctrl+s")
    async with preparing(room) as now:
        assert field(now, "wins") == "First and more"
        assert "here again" not in now.told


async def test_a_draft_of_a_meeting_that_is_over_is_typed_for_the_next_one(room: Leadership) -> None:
    async with preparing(room) as now:
        await typing(now, "wins", "Never said")
    room.hand.tick(36 * 3600)
    room.begin()
    room.hold()
    async with preparing(room) as now:
        assert "1 Dec" in now.lines[0]
        assert field(now, "wins") == "Never said"
        await now.press("ctrl+s")
    assert update(room).wins == "Never said"


@pytest.mark.usefixtures("by_hand")
async def test_while_another_program_holds_the_database_nothing_is_lost(room: Leadership, elsewhere: Store) -> None:
    async with preparing(room) as now:
        with elsewhere.write():
            await typing(now, "wins", "Three signed")
            await tried_again(now)
            await now.until("NOT SAVED: what is typed. Another program is writing")
            await now.press("ctrl+s")
            assert field(now, "wins") == "Three signed"
            await now.until("NOT SAVED: your update.")
            await now.press("escape", "p")
            assert field(now, "wins") == "Three signed"
            await tried_again(now)
            await now.until("NOT SAVED: what is typed.")
        await saved(now, elsewhere, "Three signed")
        await now.press("ctrl+s")
    assert update(room).wins == "Three signed"


# --- who sits here -------------------------------------------------------------------------------------------------


async def test_the_first_time_it_asks_who_one_is_and_remembers_it(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="prepare") as now:
        assert isinstance(now.screen, WhoSitsScreen)
        await now.press("down", "enter")
        assert "BEN OKORO" in now.text
    async with shown(room.store, room.hand, view="prepare") as now:
        assert "BEN OKORO" in now.text
        await now.press("c", "up", "enter")
        assert "ANN BERG" in now.text
    async with shown(room.store, room.hand, view="board") as now:
        await now.press("p")
        assert "ANN BERG" in now.text


async def test_a_name_does_not_change_who_sits_here_unless_nobody_did(room: Leadership) -> None:
    async with preparing(room):
        pass
    async with preparing(room, member=room.ben) as now:
        assert "BEN OKORO" in now.text
    async with shown(room.store, room.hand, view="prepare") as now:
        assert "ANN BERG" in now.text


async def test_another_machine_has_somebody_else(room: Leadership, monkeypatch: pytest.MonkeyPatch) -> None:
    async with preparing(room):
        pass
    monkeypatch.setattr("platform.node", lambda: "another")
    async with shown(room.store, room.hand, view="prepare") as now:
        assert isinstance(now.screen, WhoSitsScreen)


async def test_who_left_the_team_does_not_sit_here_any_more(room: Leadership) -> None:
    async with preparing(room):
        pass
    team.change_member(room.store, room.ann, active=False)
    async with shown(room.store, room.hand, view="prepare") as now:
        assert isinstance(now.screen, WhoSitsScreen)
        assert "Ann Berg" not in now.text


async def test_a_click_says_who_one_is(room: Leadership) -> None:
    async with shown(room.store, room.hand, view="prepare") as now:
        row = next(n for n, line in enumerate(now.lines) if "Cem" in line)
        await now.pilot.click(offset=(4, row))
        await now.settle()
        assert "CEM AYDIN" in now.text


async def test_without_members_it_says_where_they_come_from(store: Store, hand: ManualClock) -> None:
    async with shown(store, hand, view="prepare") as now:
        assert "There are no members yet" in now.text
        await now.press("enter", "escape")
        assert isinstance(now.screen, BoardScreen) or "Set-up" in now.text


# --- two who write -------------------------------------------------------------------------------------------------


async def test_what_was_not_touched_follows_the_facilitator_at_once(room: Leadership, elsewhere: Store) -> None:
    async with preparing(room) as now:
        await typing(now, "learnings", "Mine")
        updates.write(elsewhere, room.update_of(room.ann), wins="Typed live")
        await look(now)
        assert field(now, "wins") == "Typed live"
        assert field(now, "learnings") == "Mine"
        await now.press("ctrl+s")
    assert (update(room).wins, update(room).learnings) == ("Typed live", "Mine")


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_what_both_touched_shows_both_and_one_key_takes_theirs(
    room: Leadership, elsewhere: Store, size: tuple[int, int]
) -> None:
    async with preparing(room, size) as now:
        await typing(now, "wins", "Mine")
        updates.write(elsewhere, room.update_of(room.ann), wins="Typed live")
        await look(now)
        assert field(now, "wins") == "Mine"
        assert "elsewhere: Typed live" in now.text
        assert "ctrl+t take theirs" in now.text
        assert "ctrl+o keep yours" in now.text
        await now.press("ctrl+s")
        assert update(room).wins == "Typed live"
        assert "Not handed in yet: first choose. ctrl+o keeps yours, ctrl+t takes theirs." in now.told
        assert field(now, "wins") == "Mine"
        await now.press("ctrl+t")
        assert field(now, "wins") == "Typed live"
        assert "elsewhere:" not in now.text
        assert "ctrl+t take theirs" not in now.text


async def test_all_of_a_long_text_from_elsewhere_can_be_read(room: Leadership, elsewhere: Store) -> None:
    async with preparing(room) as now:
        await typing(now, "wins", "Mine")
        updates.write(elsewhere, room.update_of(room.ann), wins="Typed live, at length. " * 15 + "THE END")
        await look(now)
        assert "THE END" not in now.text
        await now.press("ctrl+l")
        assert "Wins, elsewhere" in now.text
        assert "THE END" in now.text
        assert now.lines[-1].strip() == "esc close"
        await now.pilot.resize_terminal(80, 10)
        await now.settle()
        assert now.lines[-1].strip() == "↑ ↓ scroll  esc close"


async def test_one_key_keeps_ones_own(room: Leadership, elsewhere: Store) -> None:
    async with preparing(room) as now:
        await typing(now, "wins", "Mine")
        updates.write(elsewhere, room.update_of(room.ann), wins="Typed live")
        await look(now)
        await now.press("ctrl+o")
        assert field(now, "wins") == "Mine"
        await now.press("ctrl+s")
    assert update(room).wins == "Mine"


@pytest.mark.usefixtures("by_hand")
async def test_handing_in_at_that_very_moment_shows_both_as_well(room: Leadership, elsewhere: Store) -> None:
    async with preparing(room) as now:
        await typing(now, "help", "Mine")
        updates.add_help(elsewhere, room.update_of(room.ann), "Typed live")
        await now.press("ctrl+s")
        assert "elsewhere: Typed live" in now.text
        assert "Help changed elsewhere" in now.text
        assert update(room).help_text == "Typed live"
        await now.press("ctrl+o", "ctrl+s")
    assert update(room).help_text == "Mine"


async def test_a_draft_meets_what_was_written_while_nobody_sat_there(room: Leadership, elsewhere: Store) -> None:
    async with preparing(room) as now:
        await typing(now, "wins", "Mine")
    updates.write(elsewhere, room.update_of(room.ann), wins="Typed live")
    async with preparing(room) as now:
        assert field(now, "wins") == "Mine"
        assert "elsewhere: Typed live" in now.text
        await now.press("ctrl+s")
        assert update(room).wins == "Typed live"


async def test_two_owners_on_one_update_lose_nothing(room: Leadership) -> None:
    async with preparing(room) as one, preparing(room) as other:
        await typing(one, "wins", "One")
        await typing(other, "learnings", "Other")
        await one.press("ctrl+s")
        await other.press("ctrl+s")
    assert (update(room).wins, update(room).learnings) == ("One", "Other")


@pytest.mark.usefixtures("by_hand")
async def test_handing_in_leaves_what_another_window_of_the_same_owner_typed(room: Leadership) -> None:
    async with preparing(room) as one, preparing(room) as other:
        await typing(other, "learnings", "Other")
        await saved(other, room.store, "Other")
        await typing(one, "wins", "One")
        await one.press("ctrl+s")
        await tried_again(other)
        # As after a crash: a third program reads what the second one wrote.
        async with preparing(room) as after:
            assert field(after, "learnings") == "Other"


async def test_the_meeting_that_was_moved_shows_its_new_time(room: Leadership, elsewhere: Store) -> None:
    async with preparing(room) as now:
        series.change_series(elsewhere, room.series, name="Renamed")
        room.hand.tick(timedelta(hours=13).total_seconds())
        await look(now)
        assert "▲ not handed in, was due Mon 23 Nov 10:00" in now.lines[1]


async def test_a_text_is_whole_in_a_window_of_another_width(room: Leadership) -> None:
    words = "What we decided here in eleven minutes had been on paper for six weeks."
    async with preparing(room) as now:
        await now.press("tab", "tab")
        await now.type(words)
        await now.press("tab")
        # In as many lines as before, but others.
        await now.pilot.resize_terminal(120, 36)
        await now.settle()
        written = [line.partition("│")[0].partition("▕")[2].strip() for line in now.lines]
        assert words in " ".join(written)
