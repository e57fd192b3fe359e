"""The line at the foot: nothing that was typed or pasted is lost, and what cannot be taken says why."""

import pytest
from council import Council
from leadership import Leadership
from live import clock, later, look, paste, say, tried_again
from shown import shown
from textual.widgets import Input

from facilitator.acts import checkin, moving, ordering, topics, updates
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.store.database import Store
from facilitator.text import TEXT_LIMIT
from facilitator.tui.upkeep import BEAT_SECONDS

pytestmark = pytest.mark.usefixtures("by_hand")


def titles(room: Leadership) -> list[str]:
    return [topic.title for topic in room.updates.topics]


async def test_esc_keeps_the_words_and_they_are_there_again_after_a_restart_too(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("Park [/] 会議")
        await now.press("escape")
        assert "Park" not in now.text
        await now.press("n")
        assert "Park" not in now.text
        await now.press("escape", "t")
        assert "Topic  Park [/] 会議" in now.text
        await now.press("escape")
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        assert "Topic  Park [/] 会議" in now.text
        await now.type(" und")
        await now.press("enter")
        assert titles(room) == ["Park [/] 会議 und"]
        await now.press("t")
        assert "Park" not in now.lines[-2]


async def test_leaving_the_program_in_the_middle_of_a_word_keeps_it(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("Half a thou")
        await now.press("ctrl+q")
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        assert "Topic  Half a thou" in now.text


async def test_what_is_typed_is_saved_within_a_second(room: Leadership) -> None:
    assert BEAT_SECONDS <= 1
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("Half a thou")
        await tried_again(now)
        assert room.desk.draft(f"meeting:{room.meeting}:{room.desk.actor}:topic") == "Half a thou"


async def test_while_words_are_typed_a_key_is_a_letter(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("u1 [M] q? 👩\u200d👧 نمی\u200cخواهم")
        assert "Topic  u1 [M] q?" in now.text
        await now.press("enter")
        assert titles(room) == ["u1 [M] q? 👩\u200d👧 نمی\u200cخواهم"]
        assert "ANN BERG" in now.text
        assert "enter next speaker" in now.text


async def test_enter_on_what_cannot_be_taken_says_why_and_keeps_it(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t", "enter")
        assert "The topic is empty. Type a few words." in now.text
        await paste(now, "x" * 201)
        assert "The topic has 201 characters; 200 is the most." in now.text
        await now.press("enter")
        assert "The topic has 201 characters; 200 is the most." in now.text
        assert titles(room) == []
        await now.press("backspace", "enter")
        assert titles(room) == ["x" * 200]


async def test_notes_wins_and_decisions_may_be_long(room: Leadership) -> None:
    words = "A long story about the lease. " * 30
    async with shown(room.store, room.hand) as now:
        for key in ("n", "w", "l"):
            await now.press(key)
            await paste(now, words)
            await now.press("enter")
        assert room.speaker.notes == room.speaker.wins == room.speaker.learnings == words.strip()
        await now.press("w", "enter")
        assert "The win is empty." in now.text


async def test_a_pasted_page_becomes_one_line_and_what_cannot_be_held_is_told(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("A: ")
        await paste(now, "\x1b[31mRent\x1b[0m\r\n\tthe  hall\n\n[/] soon\u202e\n")
        assert "Topic  A: Rent the  hall [/] soon" in now.text
        await now.press("enter")
        assert titles(room) == ["A: Rent the  hall [/] soon"]
        await now.press("n")
        await paste(now, "word " * 300_000)
        assert "The first 10,000 of 1,500,000 characters are kept." in now.text
        assert len(now.screen.query_one("#answer", Input).value) == TEXT_LIMIT


async def test_answers_follow_each_other_and_esc_keeps_the_first(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await say(now, "a", "Write the list")
        assert "Who  Write the list ·" in now.text
        await now.press("enter")
        assert "Who? Type the beginning of a member's name." in now.text
        await now.type("n")
        assert "Nobody is called that." in now.text
        await now.press("backspace")
        await now.type("be")
        assert "enter go on   esc keep for later" in now.text
        await now.press("escape", "a")
        assert "Action  Write the list" in now.text
        await now.press("enter")
        await now.type("cem")
        assert "→ Cem Aydin" in now.text
        await now.press("enter", "enter")
        assert "enter next speaker" in now.text
        await now.press("u")
        assert now.told == "Undone: gave the action item 'Write the list' to Cem Aydin"
        await now.press("a")
        assert now.lines[-2].strip() == "Action"


async def test_words_that_were_only_looked_at_are_no_draft(room: Leadership) -> None:
    topic = topics.raise_topic(room.store, "Alpha", meeting=room.meeting)
    room.here(updates.take_rest_as_read)
    async with shown(room.store, room.hand) as now:
        await now.press("e", "escape")
        topics.reword(room.store, topic, "Omega", meeting=room.meeting)
        await look(now)
        await now.press("e")
        assert "Topic  Omega" in now.text


# --- names and dates ---------------------------------------------------------------------------------------------


async def test_a_name_is_shown_after_two_letters_and_tab_takes_it(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await say(now, "a", "Write the list")
        await now.type("b")
        assert "Ben Okoro" not in now.lines[-2]
        await now.type("e")
        assert "Write the list · ben Okoro" in now.lines[-2]
        await now.press("tab")
        assert "Write the list · Ben Okoro" in now.lines[-2]
        assert "→ Ben Okoro" in now.lines[-1]
        await now.press("enter")
        assert "By when" in now.lines[-2]


async def test_tab_completes_a_family_name_and_leaves_the_line_open(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await say(now, "a", "Write the list")
        await now.type("ay")
        await now.press("tab")
        assert "Write the list · Cem Aydin" in now.lines[-2]
        await now.press("escape", "t")
        await now.type("Any")
        await now.press("tab")
        await now.type("thing")
        assert "Topic  Anything" in now.text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fri", "→ Fri 20 Nov, in 3 days"),
        ("+2w", "→ Tue 1 Dec, in 2 weeks"),
        ("31 mar", "→ Wed 31 Mar 2027, in 4 months"),
    ],
)
async def test_a_date_is_understood_before_it_is_saved(room: Leadership, typed: str, meant: str) -> None:
    async with shown(room.store, room.hand) as now:
        await say(now, "a", "Write the list", "ben")
        await now.type(typed)
        assert meant in now.lines[-1]


async def test_what_who_and_when_can_be_typed_in_one_line(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("a")
        await now.type("Call the bidder @ce")
        assert "Call the bidder @cem Aydin" in now.lines[-2]
        await now.press("tab")
        await now.type(" fri")
        assert "→ Cem Aydin, Fri 20 Nov, in 3 days   enter save" in now.lines[-1]
        await now.press("enter")
        assert "enter next speaker" in now.text
        await now.press("u")
        assert now.told == "Undone: gave the action item 'Call the bidder' to Cem Aydin, by 20 Nov"


async def test_an_at_that_names_nobody_is_a_part_of_what_is_to_be_done(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await say(now, "a", "Ask sales @ Rome, mail x@y.org")
        assert "Who  Ask sales @ Rome, mail x@y.org ·" in now.lines[-2]
        await now.press("escape", "a", *["backspace"] * 40, "escape")
        await say(now, "a", "Send the three risks each @ben")
        assert "By when  Send the three risks each · Ben Okoro ·" in now.lines[-2]


async def test_the_clock_runs_on_while_words_are_typed(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        for key in ("t", "n", "D", "a"):
            before = clock(now)
            await now.press(key)
            await now.type("Some words")
            await later(now, room.hand, 10)
            assert clock(now) != before
            assert "ANN BERG" in now.text
            assert "Some words" in now.lines[-2]
            await now.press("escape")
            assert "enter next speaker" in now.text


@pytest.mark.parametrize("phase", [Phase.CHECK_IN, Phase.UPDATES, Phase.PRIORITIZE, Phase.DISCUSS, Phase.CLOSE])
async def test_in_every_phase_words_are_captured_without_leaving_the_stage(
    store: Store, hand: ManualClock, phase: Phase
) -> None:
    council = Council(store, hand)
    council.here(checkin.start)
    if phase is not Phase.CHECK_IN:
        council.here(moving.move_to, Phase.UPDATES)
        council.raise_topics("Alpha")
    if phase in (Phase.PRIORITIZE, Phase.DISCUSS, Phase.CLOSE):
        council.here(moving.move_to, Phase.PRIORITIZE)
    if phase in (Phase.DISCUSS, Phase.CLOSE):
        council.here(ordering.commit)
    if phase is Phase.CLOSE:
        council.here(moving.move_to, Phase.CLOSE)
    async with shown(store, hand) as now:
        for key in ("t", "D", "a", "N"):
            stage = now.lines[:-3]
            await now.press(key)
            await now.type("Half a thou")
            assert now.lines[:-3] == stage
            assert phase.word.upper() in now.lines[0]
            await now.press("escape", key)
            assert ("•" * 11 if key == "N" else "Half a thou") in now.lines[-2]
            assert (key == "N") is ("Half a thou" not in now.text)
            await now.press("escape")
            assert now.lines[:-3] == stage
        await say(now, "t", " ght")
        assert now.told == "Topic: Half a thou ght"
