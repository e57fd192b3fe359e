"""What the live screens share: other windows, undo, gaps in time, the way between phases, any size, any text."""

from datetime import timedelta

import pytest
import sqlalchemy as sa
from council import Council
from leadership import Leadership
from live import asleep, clock, headline, later, look, say, tried_again
from shown import Shown, shown

from facilitator.acts import clocks, moving, planning, team, topics, updates
from facilitator.clock import ManualClock
from facilitator.errors import Busy
from facilitator.process.holding import RENEW_SECONDS
from facilitator.process.meeting import Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.process.timebox import GAP_TOLERANCE
from facilitator.records.columns import COLUMNS
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.tui.presence import Presence
from facilitator.tui.screens.board import BoardScreen
from facilitator.tui.screens.check_in import CheckInScreen
from facilitator.tui.screens.updates import UpdatesScreen

pytestmark = pytest.mark.usefixtures("by_hand")

HOSTILE = ("[/]", "[red]x[/red]", "[@click=app.quit]x", "会議 室", "👩‍👩‍👧 🚀", "é", "|b`c`", "שלום")
NOT_FOR_A_TERMINAL = "\x1b[31mred\x1b]0;title\x07 \x9b2J\u202egnp.exe\u2066"


# --- two windows -------------------------------------------------------------------------------------------------


async def test_what_another_window_does_shows_within_a_second(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        updates.next_speaker(room.store, room.meeting)
        updates.write(room.store, room.update_of(room.ben), wins="Books closed", meeting=room.meeting)
        await look(now)
        assert "BEN OKORO" in now.text
        assert "Books closed" in now.line("Wins")
        room.here(moving.move_to, Phase.PRIORITIZE)
        await look(now)
        assert "PRIORITIZE" in now.lines[0]


async def test_on_a_stale_view_nothing_advances_twice(room: Leadership) -> None:
    room.here(updates.next_speaker)
    async with shown(room.store, room.hand) as now:
        room.here(updates.next_speaker)
        await now.press("enter")
        assert "The meeting has moved on in another window." in now.told
        assert "CEM AYDIN" in now.text
        for key in ("enter", "s", "o", "b", "M", "]"):
            room.here(clocks.add_time, 60)
            await now.press(key)
            assert "The meeting has moved on in another window." in now.told
            assert room.turns == [("Ann", Turn.DONE), ("Ben", Turn.DONE), ("Cem", Turn.UP)], key
        assert len(now.app.said.told) == 7


async def test_words_that_are_being_typed_stay_when_the_meeting_goes_on_elsewhere(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("n")
        await now.type("Ask the fire officer")
        room.here(updates.take_rest_as_read)
        await look(now)
        assert "PRIORITIZE" in now.lines[0]
        assert "Ask the fire officer" in now.lines[-2]
        await now.press("enter")
        assert "go on without" in now.text
        room.here(moving.move_to, Phase.UPDATES)
        room.here(updates.bring_up, room.update_of(room.ann))
        assert room.speaker.notes == "Ask the fire officer"


async def test_what_cannot_be_saved_now_stays_in_the_line(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("Parking")
        with room.store.write():
            await now.press("enter")
            assert "Another program is writing to the database." in now.text
            assert "Topic  Parking" in now.text
        await tried_again(now)
        assert "› Parking" in now.text


async def test_a_meeting_that_cannot_be_read_at_first_says_so_and_is_there_a_second_later(
    room: Leadership, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_screen: UpdatesScreen) -> None:
        raise Busy("Another program is writing to the database.", "Try again in a moment.")

    with monkeypatch.context() as patched:
        patched.setattr(UpdatesScreen, "fetch", locked)
        async with shown(room.store, room.hand) as now:
            assert "Another program is writing to the database." in now.text
            await now.press("enter", "1", "y", "t", "+")
            assert room.turns[0] == ("Ann", Turn.UP)
            patched.undo()
            await look(now)
            assert "ANN BERG" in now.text
            await now.press("enter")
            assert "BEN OKORO" in now.text


# --- undo --------------------------------------------------------------------------------------------------------


async def test_what_cannot_be_undone_says_who_and_is_passed_over_by_a_second_press(room: Leadership) -> None:
    other = open_store(str(room.store.engine.url), room.hand.clock, "Bea")
    async with shown(room.store, room.hand) as now:
        await now.press("+", "y", "1")
        planning.set_status(other, room.pricing, Status.WILL_MISS)
        await now.press("u")
        assert "It cannot be undone: Bea has changed it since ('Pricing' to will miss)." in now.told
        assert "Press the key again to pass over it." in now.told
        await now.press("u")
        assert now.told == "Undone: gave Ann Berg 1:00 more"
        assert room.speaker.milestones[0].status is Status.WILL_MISS
        await now.press("U")
        assert now.told == "Redone: gave Ann Berg 1:00 more"
        await now.press("U")
        assert now.told == "There is nothing to redo."
    other.close()


async def test_undo_goes_back_through_every_phase(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.begin_discussing("Alpha")
    async with shown(store, hand) as now:
        await now.press("r")
        assert "CLOSE" in now.lines[0]
        for words, phase in (("resolved 'Alpha'", "DISCUSS"), ("committed the order of 1 topic", "PRIORITIZE"),
                             ("took 7 updates as read", "UPDATES"), ("raised the topic 'Alpha'", "UPDATES"),
                             ("went to Updates", "CHECK IN")):  # fmt: skip
            await now.press("u")
            assert now.told == f"Undone: {words}"
            assert phase in now.lines[0]


# --- time that was missing ---------------------------------------------------------------------------------------


async def test_after_a_crash_the_clock_ran_on_and_one_key_leaves_the_gap_out(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await look(now)
        await later(now, room.hand, 30)
    room.hand.tick(120)
    async with shown(room.store, room.hand) as now:
        assert clock(now) == "2:30"
        assert "▲ away 1:55, G drops it" in now.text
        await now.press("G")
        assert clock(now) == "4:25"
        assert "away" not in now.text
        await now.press("G")
        assert "There was no gap" in now.told
        await now.press("u")
        assert now.told == "Undone: left out a gap of 1:55"
        assert clock(now) == "2:30"


async def test_a_machine_that_slept_is_noticed_while_a_clock_runs(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("space")
        await asleep(now, room.hand, 300)
        assert "away" not in now.text
        await now.press("space")
        await asleep(now, room.hand, 90)
        await asleep(now, room.hand, 30)
        assert "▲ away 2:00, G drops it" in now.text
        await asleep(now, room.hand, 1)
        assert "▲ away 2:00, G drops it" in now.text
        # The gap is Ann's: it must not be taken from Ben's time.
        await now.press("enter")
        assert "away" not in now.text


def test_a_program_that_is_back_within_seconds_was_not_away(room: Leadership) -> None:
    room.desk.mark_alive(room.meeting)
    room.hand.tick(RENEW_SECONDS + GAP_TOLERANCE)
    back = Presence(room.desk)
    back.follow(room.meeting, "update:1", running=True)
    assert back.gap == 0
    room.hand.tick(RENEW_SECONDS + GAP_TOLERANCE + 1)
    later_back = Presence(room.desk)
    later_back.follow(room.meeting, "update:1", running=True)
    assert later_back.gap == 3


def test_a_wall_clock_that_is_set_back_and_forth_leaves_no_gap(room: Leadership) -> None:
    presence = Presence(room.desk)
    presence.follow(room.meeting, "update:1", running=True)
    for seconds, gap in ((0, 0), (-60, -60), (90, 30), (-30, 0)):
        room.hand.time += timedelta(seconds=seconds)
        presence.look()
        assert presence.gap == gap


# --- the way between phases --------------------------------------------------------------------------------------


async def test_brackets_lead_from_phase_to_phase_and_esc_to_the_board_and_back(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("[")
        assert "CHECK IN" in now.lines[0]
        assert room.turns[0] == ("Ann", Turn.WAITING)
        await now.press("]")
        assert "ANN BERG" in now.text
        await now.press("escape")
        assert isinstance(now.screen, BoardScreen)
        room.hand.tick(60)
        await now.press("M")
        assert "ANN BERG" in now.text
        assert clock(now) == "4:00"


async def test_q_does_not_end_what_the_room_looks_at_by_one_slip(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("q")
        now.line("q once more quits; the meeting goes on.")
        await now.press("space", "q")
        assert not now.app._exit
        now.line("q once more quits; the meeting goes on.")
        await later(now, room.hand, 10)
        await now.press("q")
        assert not now.app._exit
        await now.press("q")
        assert now.app._exit


async def test_q_quits_at_once_before_a_meeting(store: Store, hand: ManualClock) -> None:
    Leadership(store, hand)
    async with shown(store, hand) as now:
        assert isinstance(now.screen, CheckInScreen)
        await now.press("q")
        assert now.app._exit


async def test_a_private_note_is_never_on_the_stage(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        assert "rehearsal" not in now.text
        await say(now, "N", "Ben is tired")
        assert now.told == "Noted for you alone."
        assert "Ben is tired" not in now.text
        await now.press("u")
        assert now.told == "Undone: wrote a private note"


async def test_a_rehearsal_says_so_on_every_screen_of_the_meeting(room: Leadership) -> None:
    async with shown(room.store, room.hand, throwaway=True) as now:
        assert now.lines[0].endswith("rehearsal")
        await now.press("M")
        assert now.lines[0].endswith("rehearsal")


# --- any size, any text ------------------------------------------------------------------------------------------


async def sizes(now: Shown, *expected: str, up: str = "") -> None:
    """Through the sizes that a window may have; where there is room for it, what matters stands there again.

    `up` is who or what is up, in large letters where there is room for them.
    """
    for columns, rows in ((120, 36), (60, 20), (20, 5), (80, 24)):
        await now.pilot.resize_terminal(columns, rows)
        await now.settle()
        assert len(now.lines) == rows
        if columns >= 60:
            if up:
                headline(now, up)
            for words in expected:
                assert words in now.text, f"{columns}x{rows}"


async def test_the_updates_take_any_size(room: Leadership) -> None:
    updates.add_help(room.store, room.update_of(room.ann), "Two nurses")
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("Parking")
        await sizes(now, "1 Two nurses", "Pricing", "Ben Okoro", "Topic  Parking", up="ANN BERG")
        await now.press("escape", "f")
        await sizes(now, "2 Pricing", "esc back")


async def test_the_second_half_takes_any_size(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.prepare(*(f"Topic {n}" for n in range(20)))
    async with shown(store, hand) as now:
        await sizes(now, "1     Topic 0", "commit the order")
        await now.press("enter")
        await say(now, "D", "We sign.")
        await sizes(now, "We sign.", "2 Topic 10", "r resolved", up="Topic 0")


def spoil(store: Store, table: str, column: str, words: str) -> None:
    """Put text into the database that no act would have let in."""
    one = COLUMNS[table]
    with store.write() as connection:
        connection.execute(sa.update(one).values({column: words}))


async def test_peoples_words_are_shown_literally_in_every_phase(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    words = " ".join(HOSTILE)
    name = "[/] Bo [red]李 👩‍👩‍👧"
    team.change_member(store, room.ann, name=name, role=words)
    room.begin()
    planning.change_milestone(store, room.pricing, title=words)
    update = room.update_of(room.ann)
    updates.write(store, update, wins=words, learnings=words, notes=words)
    updates.add_help(store, update, words)
    async with shown(store, hand, size=(200, 40)) as now:
        # The role, wins, learnings, help, notes and the milestone.
        assert now.text.count(words) == 6
        assert "[/] [red]x[/red] [@click=app.quit]x 会議 室" in now.line("on track")
        assert name.upper() in now.text
        await now.press("1", "y")
        assert words in now.told + now.text
        await now.press("2", "enter")
        assert name in now.line("Spoken")
        await now.press("M")
        assert words in now.line("1  ")
        assert name in now.text
        await now.press("enter")
        await say(now, "n", words)
        await say(now, "D", words)
        await say(now, "a", words, "[/]", "")
        assert now.text.count(words) >= 4
        assert f"asked by {name}" in now.text
        await now.press("r")
        assert words in now.text


async def test_nothing_from_the_database_reaches_the_terminal_as_a_command(room: Leadership) -> None:
    updates.add_help(room.store, room.update_of(room.ann), "x")
    topics.raise_topic(room.store, "x", meeting=room.meeting)
    for table, column in (("member", "name"), ("member", "role"), ("update", "wins"), ("update", "notes"),
                          ("help_request", "text"), ("milestone", "title"), ("topic", "title")):  # fmt: skip
        spoil(room.store, table, column, NOT_FOR_A_TERMINAL)
    async with shown(room.store, room.hand) as now:
        seen = now.text
        await now.press("2", "y", "1")
        seen += now.text
        told = "".join(now.app.said.told)
        await now.press("M")
        seen += now.text
        await now.press("enter")
        seen += now.text
    assert "red gnp.exe" in seen
    assert "red gnp.exe" in told
    assert not set("\x1b\x07\x9b\u202e\u2066") & set(seen + told)
