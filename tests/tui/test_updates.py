"""The updates: who speaks, their clock, what becomes a topic, and every way to the next one."""

import re
from datetime import UTC, date, datetime, time

import pytest
import sqlalchemy as sa
from leadership import TODAY, Leadership
from live import clock, later, look, say
from shown import shown

from facilitator.acts import checkin, meetings, planning, updates
from facilitator.clock import ManualClock
from facilitator.process.agenda import SourceKind
from facilitator.process.meeting import AttendanceState, HandIn, Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.records.columns import COLUMNS
from facilitator.store.database import Store
from facilitator.views.meeting import MilestoneLine

pytestmark = pytest.mark.usefixtures("by_hand")


def raised(room: Leadership) -> list[tuple[str, int | None, SourceKind, int | None]]:
    """Each topic: title, who raised it, source and milestone."""
    topic = COLUMNS["topic"]
    with room.store.read() as connection:
        rows = connection.execute(
            sa.select(topic.c.title, topic.c.raised_by_id, topic.c.source, topic.c.milestone_id).order_by(topic.c.id)
        )
        return [(row.title, row.raised_by_id, row.source, row.milestone_id) for row in rows]


def milestone(room: Leadership, title: str) -> MilestoneLine:
    return next(line for line in room.speaker.milestones if line.title == title)


async def test_who_speaks_stands_large_with_a_clock_that_runs_by_itself(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        assert "UPDATES 1 of 3" in now.lines[0]
        assert "ANN BERG" in now.text
        assert "Sales" in now.text
        assert (clock(now), "▶ running" in now.text) == ("5:00", True)
        assert now.line("Next").endswith("Ben Okoro")
        assert now.line("Then").endswith("Cem Aydin")
        await later(now, room.hand, 241)
        assert (clock(now), "▲ last minute" in now.text) == ("0:59", True)
        await later(now, room.hand, 131)
        assert (clock(now), "■ over time" in now.text) == ("+1:12", True)
        assert "ANN BERG" in now.text


@pytest.mark.parametrize("away", ["enter", "escape"])
async def test_the_offer_of_a_topic_goes_with_its_speaker(room: Leadership, away: str) -> None:
    async with shown(room.store, room.hand) as now:
        await later(now, room.hand, 30)
        await now.press("y", "2")
        assert "2 makes it a topic" in now.text
        await now.press(away)
        assert "makes it a topic" not in now.text


@pytest.mark.parametrize("key", ["o", "s"])
async def test_who_gives_no_update_is_not_counted_among_the_speakers(room: Leadership, key: str) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press(key)
        assert "BEN OKORO" in now.text
        assert "UPDATES 1 of 2" in now.lines[0]


async def test_enter_goes_to_the_next_speaker_and_after_the_last_to_the_topics(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await later(now, room.hand, 100)
        await now.press("enter")
        assert "UPDATES 2 of 3" in now.lines[0]
        assert "BEN OKORO" in now.text
        assert clock(now) == "5:00"
        assert now.line("Spoken").endswith("Ann Berg")
        await now.press("enter")
        assert now.line("Next").endswith("the topics")
        assert "enter order the topics" in now.text
        await now.press("enter")
        assert room.head.phase is Phase.PRIORITIZE
        assert "PRIORITIZE" in now.lines[0]


async def test_a_help_line_or_a_milestone_becomes_a_topic_in_one_key_and_says_so_where_it_stands(
    room: Leadership,
) -> None:
    updates.add_help(room.store, room.update_of(room.ann), "Two nurses @Ben", milestone_id=room.hiring)
    async with shown(room.store, room.hand) as now:
        # Others may wait from earlier meetings.
        assert "No topic raised yet" in now.text
        assert "from Ben Okoro" in now.line("1 Two nurses")
        await now.press("1")
        assert raised(room) == [("Two nurses @Ben", room.ann, SourceKind.HELP, room.hiring)]
        assert now.told == "Topic: Two nurses @Ben"
        assert "→ topic" in now.text
        assert "1 topic raised" in now.text
        await now.press("1")
        assert "It is a topic already" in now.told
        assert len(raised(room)) == 1
        # Milestones are numbered after the lines of help.
        assert "24 Nov, in 7 days" in now.line("2 ● on track    Pricing")
        await now.press("2")
        assert raised(room)[1] == ("Pricing", room.ann, SourceKind.MILESTONE, room.pricing)
        assert room.speaker.milestones[0].topic_id is not None
        assert "2 topics raised" in now.text
        await now.press("9")
        assert now.told == "Nothing has the number 9 here."


async def test_free_words_become_a_topic_of_whoever_spoke_when_they_were_begun(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("t")
        await now.type("Parking")
        updates.next_speaker(room.store, room.meeting)
        await look(now)
        assert "BEN OKORO" in now.text
        assert "Topic  Parking" in now.text
        await now.press("enter")
        assert raised(room) == [("Parking", room.ann, SourceKind.PERSON, None)]
        assert "› Parking" in now.text


async def test_a_status_changes_in_two_keys_and_might_miss_offers_the_topic(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await later(now, room.hand, 30)
        for key in ("escape", "x", "3"):
            await now.press("y", key)
            assert "Which might miss?" not in now.text
            assert {line.status for line in room.speaker.milestones} == {Status.ON_TRACK}
        await now.press("y")
        assert "Which might miss?" in now.text
        await now.press("2")
        assert milestone(room, "Hiring").status is Status.MIGHT_MISS
        assert now.told == "might miss: Hiring. 2 makes it a topic"
        await now.press("2")
        assert raised(room) == [("Hiring", room.ann, SourceKind.MILESTONE, room.hiring)]
        await now.press("y", "2")
        assert now.told == "might miss: Hiring"
        await now.press("u", "u")
        assert milestone(room, "Hiring").status is Status.ON_TRACK


async def test_a_milestone_keeps_its_number_while_its_owner_speaks(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await later(now, room.hand, 30)
        await now.press("y", "2", "f", "2")
        await now.type("+3w")
        await now.press("enter", "r", "2")
        assert "1 ● on track" in now.line("Pricing")
        assert "2 ✗ will miss" in now.line("Hiring")
        assert (milestone(room, "Hiring").status, milestone(room, "Hiring").changed) == (Status.WILL_MISS, True)
        assert not milestone(room, "Pricing").changed


async def test_the_only_milestone_changes_at_once_and_without_one_it_is_said(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("enter", "d")
        assert milestone(room, "Audit").status is Status.DONE
        assert "✓ done" in now.line("Audit")
        await now.press("enter", "g")
        assert now.told == "There is no milestone on the stage."
        assert "none open" in now.line("Milestones")


async def test_a_new_date_says_how_it_was_understood_before_it_is_saved(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("f", "1")
        await now.type("31 feb")
        await now.press("enter")
        assert 'There is no "31 feb" in the calendar.' in now.text
        assert milestone(room, "Pricing").due == date(2026, 11, 24)
        await now.press(*["backspace"] * 6)
        await now.type("+2w")
        assert "→ Tue 1 Dec, in 2 weeks" in now.text
        assert milestone(room, "Pricing").due == date(2026, 11, 24)
        await now.press("enter")
        assert milestone(room, "Pricing").due == date(2026, 12, 1)
        assert now.told == "Due 1 Dec: Pricing"
        assert "1 Dec" in now.line("Pricing")


async def test_for_somebody_who_handed_in_nothing_it_is_typed_while_they_speak(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        assert "to come" in now.line("Wins")
        assert "to come" in now.line("Learnings")
        assert "none asked for" in now.line("Help")
        assert "no update handed in" in now.text
        await say(now, "w", "The lease is agreed.")
        assert "The lease is agreed." in now.line("Wins")
        await say(now, "l", "Ask earlier.")
        assert "Ask earlier." in now.line("Learnings")
        await say(now, "h", "A lawyer @Ben")
        assert "1 A lawyer @Ben Okoro" in now.line("Help")
        assert now.told == "Help needed by Ann Berg: A lawyer @Ben Okoro"
        # Who is named in it is not named again.
        assert "from Ben" not in now.text
        await say(now, "n", "The supplier answers on Friday.")
        assert "The supplier answers on" in now.line("Notes")
        assert now.told == "Note on Ann Berg: The supplier answers on Friday."
        assert room.speaker.handed_in is HandIn.LATE
        assert "written in the meeting" in now.text
        assert "came late" not in now.text
        await now.press("w")
        await now.type("And signed.")
        # They write on elsewhere meanwhile: nothing of it is lost.
        updates.write(room.store, room.update_of(room.ann), wins="The lease is agreed.\nAt last.")
        await now.press("enter")
        assert room.speaker.wins == "The lease is agreed.\nAt last.\nAnd signed."


async def test_skip_later_away_and_back_are_four_different_things(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("b")
        assert "Nobody has spoken yet." in now.told
        await later(now, room.hand, 60)
        await now.press("L")
        assert "BEN OKORO" in now.text
        assert [name for name, _ in room.turns] == ["Ben", "Cem", "Ann"]
        await now.press("s")
        assert "CEM AYDIN" in now.text
        assert "Ben Ok… (skipped)" in now.line("Spoken")
        await now.press("o")
        assert room.state_of(room.cem) is AttendanceState.AWAY
        assert "Cem Aydin" in now.line("Away")
        assert "ANN BERG" in now.text
        assert clock(now) == "4:00"
        await now.press("L")
        assert "Nobody else waits to speak." in now.told
        assert room.turns == [("Ben", Turn.SKIPPED), ("Cem", Turn.WAITING), ("Ann", Turn.UP)]


async def test_back_brings_the_last_speaker_up_again_and_undo_lets_the_clock_go_on_as_if_it_had_never_stopped(
    room: Leadership,
) -> None:
    async with shown(room.store, room.hand) as now:
        await later(now, room.hand, 60)
        await now.press("enter")
        await later(now, room.hand, 20)
        await now.press("b")
        assert ("ANN BERG" in now.text, clock(now)) == (True, "4:00")
        assert now.line("Next").endswith("Ben Okoro")
        await now.press("u")
        assert now.told == "Undone: went back to Ann Berg"
        assert ("BEN OKORO" in now.text, clock(now)) == (True, "4:40")
        await now.press("u")
        assert now.told == "Undone: went on to Ben Okoro"
        assert ("ANN BERG" in now.text, clock(now)) == (True, "3:40")
        await now.press("U")
        assert now.told == "Redone: went on to Ben Okoro"
        assert ("BEN OKORO" in now.text, clock(now)) == (True, "4:40")


async def test_pause_stops_the_speaker_and_not_the_meeting(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await later(now, room.hand, 60)
        await now.press("space")
        await later(now, room.hand, 120)
        assert (clock(now), "‖ paused" in now.text) == ("4:00", True)
        assert now.line("ends 11:00").strip().startswith("10:03")
        await now.press("space")
        await later(now, room.hand, 10)
        assert (clock(now), "▶ running" in now.text) == ("3:50", True)


async def test_a_minute_more_a_minute_less_anew_and_started_late(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await later(now, room.hand, 60)
        await now.press("+")
        assert (clock(now), "of 6:00" in now.text) == ("5:00", True)
        await now.press("-", "-")
        assert (clock(now), "of 4:00" in now.text) == ("3:00", True)
        await now.press("R")
        assert clock(now) == "4:00"
        await now.press("B")
        assert clock(now) == "3:30"


async def test_ahead_or_behind_is_said_and_from_the_midpoint_on_a_key_takes_the_rest_as_read(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        assert "ahead 15:00   midpoint in 30 min" in now.line("ends 11:00")
        await later(now, room.hand, 16 * 60)
        assert "ahead 4:00   midpoint in 14 min" in now.line("ends 11:00")
        await later(now, room.hand, 9 * 60)
        assert "behind 5:00   midpoint in 5 min" in now.line("ends 11:00")
        assert "M rest as read" not in now.text
        await later(now, room.hand, 5 * 60)
        assert "◆ midpoint: M takes the rest as read" in now.text
        assert "M rest as read" in now.text
        await later(now, room.hand, 42 * 60)
        assert "over by 12:00" in now.text
        assert "midpoint" not in now.text
        await now.press("enter")
        assert "BEN OKORO" in now.text
        assert "M rest as read" in now.text
        await now.press("M")
        assert room.head.phase is Phase.PRIORITIZE
        assert room.turns == [("Ann", Turn.DONE), ("Ben", Turn.DONE), ("Cem", Turn.READ)]


async def test_with_nobody_left_to_speak_no_key_takes_the_rest_as_read(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await later(now, room.hand, 31 * 60)
        await now.press("enter", "enter")
        assert "CEM AYDIN" in now.text
        assert "◆ midpoint" in now.text
        assert "rest as read" not in now.text
        assert "takes the rest" not in now.text


async def test_help_stays_whole_while_wins_fold_and_milestones_become_a_count(room: Leadership) -> None:
    words = "We signed with the second supplier after three rounds. " * 6
    update = room.update_of(room.ann)
    updates.write(room.store, update, wins=words, learnings=words)
    for n in range(4):
        updates.add_help(room.store, update, f"{n} somebody who reads the contract before the board meets in December")
    for n in range(5):
        room.milestone(f"Extra {n}", room.ann, date(2027, 1, 4 + n))
    planning.set_status(room.store, room.hiring, Status.MIGHT_MISS)
    async with shown(room.store, room.hand) as now:
        assert now.text.count("in December") == 4
        assert len(re.findall(r" \+\d", now.text)) == 2
        assert "5 ▲ might miss  Hiring" in now.line("Milestones")
        assert "and 4 more on the board" in now.text
        assert all(len(line) <= 80 for line in now.lines)


async def test_where_nobody_gives_an_update_enter_goes_to_the_topics(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    room.meeting = meetings.add_meeting(
        store, meetings.MeetingPlan("Alone", datetime.combine(TODAY, time(9), UTC), "Europe/Berlin", 60, 300, ())
    )
    room.here(checkin.start)
    async with shown(store, hand) as now:
        await now.press("enter")
        assert "Nobody gives an update in this meeting." in now.text
        await now.press("w")
        assert now.told == "Nobody speaks at the moment."
        await now.press("n")
        assert "N is for your own" in now.told
        await now.press("enter")
        assert room.head.phase is Phase.PRIORITIZE


async def test_a_question_of_one_key_leaves_the_line_on_time_in_view(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    room.milestone("A second shop in the old town, with a room for customers", room.ann, date(2026, 12, 4))
    room.begin()
    async with shown(store, hand) as now:
        await now.press("y")
        assert now.lines[-2] == " Which might miss?  1 Pricing  2 Hiring"
        assert now.lines[-1].endswith("3 A second shop in the old town, with a room for customers  esc back")
        assert "ends 11:00" in now.lines[-3]


async def test_a_question_of_one_key_cuts_as_little_as_its_two_lines_allow(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    for title in ("40 high-voltage mechanics", "Tram parts contract renewed"):
        room.milestone(title, room.ann, date(2026, 12, 4))
    room.begin()
    async with shown(store, hand) as now:
        await now.press("y")
        assert now.lines[-2:] == [
            " Which might miss?  1 Pricing  2 Hiring  3 40 high-voltage mechanics",
            " 4 Tram parts contract renewed  esc back",
        ]
        await now.press("4")
        assert now.told.startswith("might miss: Tram parts contract renewed")


async def test_the_newest_topics_are_cut_with_an_ellipsis_and_not_with_a_number(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await say(now, "t", "Lending people between the depots for as long as the courses take, and who pays for it")
        told = now.text[now.text.index("1 topic raised") :]
        assert "…" in told.splitlines()[2]
        assert "+" not in told.splitlines()[2]


async def test_in_each_line_of_a_question_words_are_cut_no_further_than_that_line_needs(
    store: Store, hand: ManualClock
) -> None:
    room = Leadership(store, hand)
    longest = "Diversions in 15 minutes by night"
    for day, title in enumerate(("40 high-voltage mechanics and a room", longest), 4):
        room.milestone(title, room.ann, date(2026, 12, day))
    room.begin()
    async with shown(store, hand) as now:
        await now.press("f")
        first, second = now.lines[-2:]
        assert first == " Which gets a new date?  1 Pricing  2 Hiring  3 40 high-voltage mechanics and …"
        assert second == f" 4 {longest}  esc back"
