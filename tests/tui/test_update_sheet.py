"""The sheet of whoever speaks, fitted into the room there is: what stays whole, what folds, what is only counted."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from facilitator.process.meeting import AttendanceState, HandIn, Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.process.timebox import Timebox
from facilitator.tui.screens.milestone_sheet import milestone_sheet
from facilitator.tui.screens.sheet_lines import with_tail
from facilitator.tui.screens.speaking_order import speaking_order
from facilitator.tui.screens.update_sheet import update_sheet, whole_sheet
from facilitator.tui.theme import ALARM
from facilitator.tui.widgets.columns import text
from facilitator.views.meeting import MeetingHead, MilestoneLine
from facilitator.views.updates import HelpLine, RaisedTopic, Speaker, TurnLine, Updates

TODAY = date(2026, 11, 17)
PRESENT = AttendanceState.PRESENT
BEGIN = datetime(2026, 11, 17, 9, tzinfo=UTC)
HEAD = MeetingHead(
    1, "Leadership", False, Phase.UPDATES, "UTC", BEGIN, 60, 300, 300, BEGIN, None, order_committed=False,
    idle_since=None, as_of=1,
)  # fmt: skip
TITLE = "Renegotiate the framework agreement with all regional suppliers of medical consumables. " * 2 + "To be signed."


def help_line(words: str, *, asked: tuple[str, ...] = (), topic: int | None = None) -> HelpLine:
    return HelpLine(1, words, None, "", asked, topic)


def milestone(title: str, status: Status = Status.ON_TRACK, due: date | None = date(2026, 12, 1)) -> MilestoneLine:
    return MilestoneLine(1, title, status, due, "Ann", "Growth", changed=False, topic_id=None)


def speaker(
    *,
    wins: str = "",
    learnings: str = "",
    notes: str = "",
    help: tuple[HelpLine, ...] = (),
    milestones: tuple[MilestoneLine, ...] = (),
) -> Speaker:
    return Speaker(
        1, 1, "Ann", "", wins, learnings, notes, help, milestones, HandIn.IN_TIME, None, Timebox(300.0, ())
    )  # fmt: skip


def lines(content: Content) -> list[str]:
    return [line.rstrip() for line in content.plain.split("\n")]


def test_what_was_not_handed_in_is_to_come_and_not_empty() -> None:
    assert lines(update_sheet(speaker(), 50, 11)) == [
        "Wins           to come",
        "Learnings      to come",
        "Help           none asked for",
    ]


def test_lines_of_help_have_numbers_and_wins_none() -> None:
    shown = lines(update_sheet(speaker(wins="A\nB", help=(help_line("One"), help_line("Two"))), 50, 11))
    assert shown == [
        "Wins         • A", "             • B", "Learnings      to come", "Help         1 One", "             2 Two",
    ]  # fmt: skip


def test_where_a_line_goes_on_beneath_itself_the_next_one_is_told_from_it() -> None:
    long = "The depot took over the night shift and nobody noticed"
    shown = lines(update_sheet(speaker(wins=f"{long}\nTwo", learnings=long), 50, 11))
    assert [line[13:15] for line in shown[:5]] == ["• ", "  ", "• ", "  ", "  "]
    assert shown[2].endswith("Two")


def test_wins_and_learnings_fold_before_help_gives_way() -> None:
    asks = tuple(help_line(f"{n} somebody who reads the contract before December") for n in range(3))
    shown = lines(update_sheet(speaker(wins="a\nb\nc\nd", learnings="e\nf\ng", help=asks), 50, 8))
    assert shown[0] == "Wins         • a +3"
    assert shown[1] == "Learnings    • e +2"
    assert sum("before December" in line for line in shown) == 3


def test_what_learnings_do_not_need_wins_may_have() -> None:
    shown = lines(update_sheet(speaker(wins="a\nb\nc\nd", learnings="e"), 50, 6))
    assert shown[:5] == [
        "Wins         • a", "             • b", "             • c", "             • d", "Learnings      e",
    ]  # fmt: skip


def test_a_long_request_is_whole_where_there_is_room_and_else_says_how_much_is_missing() -> None:
    assert lines(update_sheet(speaker(help=(help_line(TITLE),)), 50, 11))[-1].strip() == "consumables. To be signed."
    cut = lines(update_sheet(speaker(help=(help_line(TITLE), help_line("Two"))), 50, 6))
    assert len(cut) == 6
    assert cut[4].endswith("Renegotiate +3")
    assert cut[5] == "             2 Two"


def test_more_requests_than_lines_end_with_a_count() -> None:
    shown = lines(update_sheet(speaker(help=tuple(help_line(f"Ask {n}") for n in range(1, 13))), 50, 8))
    assert shown[2:] == [
        "Help         1 Ask 1", "             2 Ask 2", "             3 Ask 3", "             4 Ask 4",
        "             5 Ask 5", "               and 7 more",
    ]  # fmt: skip


def test_however_long_a_request_is_one_sees_that_it_became_a_topic() -> None:
    asked = ("Bartholomew Featherstonehaugh", "Anastasiya Konstantinopolskaya")
    for height in (3, 5, 11):
        shown = update_sheet(speaker(help=(help_line(TITLE, asked=asked, topic=7),)), 50, height).plain
        assert "→ topic" in shown


def test_notes_stand_below_the_help() -> None:
    assert lines(update_sheet(speaker(notes="Supplier answers on Friday."), 50, 11))[-1] == (
        "Notes          Supplier answers on Friday."
    )


def test_milestones_that_do_not_fit_are_counted_and_have_no_number() -> None:
    many = tuple(milestone(f"M{n}") for n in range(6))
    content, inside = milestone_sheet(speaker(help=(help_line("One"),), milestones=many), 76, 4, TODAY)
    assert inside == many[:3]
    shown = lines(content)
    assert [line[13] for line in shown[:3]] == ["2", "3", "4"]
    assert shown[3].strip() == "and 3 more on the board"


def test_a_count_takes_the_place_of_no_milestone_that_would_fit() -> None:
    many = tuple(milestone(f"M{n}") for n in range(4))
    content, inside = milestone_sheet(speaker(milestones=many), 76, 4, TODAY)
    assert inside == many
    assert "more" not in content.plain


@pytest.mark.parametrize("wins", [3, 60])
def test_in_one_column_milestones_follow_the_update_at_once_and_a_long_update_leaves_them_room(wins: int) -> None:
    owned = tuple(milestone(f"M{n}") for n in range(4))
    who = speaker(
        wins="\n".join(f"win {n}" for n in range(wins)), help=(help_line("Help the depot"),), milestones=owned
    )
    content, inside = whole_sheet(who, 120, 40, TODAY)
    told = lines(content)
    asked = next(n for n, line in enumerate(told) if "Help the depot" in line)
    assert told[asked + 1 : asked + 3] == ["", ""]
    assert told[asked + 3].startswith("Milestones   2 ● on track")
    assert (inside, len(told) <= 40) == (owned, True)


@pytest.mark.parametrize("height", [0, 1, 2])
def test_only_milestones_that_are_seen_can_be_chosen(height: int) -> None:
    many = tuple(milestone(f"M{n}") for n in range(6))
    content, inside = milestone_sheet(speaker(milestones=many), 76, height, TODAY)
    assert inside == tuple(line for line in many if line.title in content.plain)


def test_numbers_end_at_nine() -> None:
    many = tuple(milestone(f"M{n}") for n in range(8))
    content, _ = milestone_sheet(speaker(help=(help_line("a"),) * 5, milestones=many), 76, 8, TODAY)
    assert [line[13:14].strip() for line in lines(content)] == ["6", "7", "8", "9", "", "", "", ""]


@pytest.mark.parametrize(
    ("status", "due", "words"),
    [
        (Status.ON_TRACK, date(2026, 11, 26), "26 Nov, in 9 days"),
        (Status.ON_TRACK, date(2026, 11, 14), "14 Nov, missed by 3 days"),
        (Status.ON_TRACK, date(2026, 11, 16), "16 Nov, missed by 1 day"),
        (Status.DONE, date(2026, 11, 14), "due 14 Nov"),
        (Status.WILL_MISS, None, "no date"),
    ],
)
def test_the_date_says_how_far_off_it_is_and_whether_it_is_missed(status: Status, due: date | None, words: str) -> None:
    content, _ = milestone_sheet(speaker(milestones=(milestone("Lease", status, due),)), 76, 4, TODAY)
    assert content.plain.endswith(words)
    assert status.word in content.plain
    loud = [content.plain[span.start : span.end] for span in content.spans if span.style == ALARM]
    assert (words in loud) is ("missed" in words)


def test_the_year_is_left_out_where_how_far_off_it_is_says_which() -> None:
    near, far = milestone("Lease", due=date(2027, 2, 15)), milestone("Depot", due=date(2027, 12, 15))
    first, second = lines(milestone_sheet(speaker(milestones=(near, far)), 76, 2, TODAY)[0])
    assert first.endswith("  15 Feb, in 3 months")
    assert second.endswith("  15 Dec 2027, in 13 months")


def test_a_date_gives_way_to_the_title_but_not_that_it_is_missed() -> None:
    title = "Twelve electric buses run on line 4 at night"
    content, _ = milestone_sheet(speaker(milestones=(milestone(title),)), 82, 1, TODAY)
    assert lines(content)[0].endswith(f"{title}    1 Dec")
    content, _ = milestone_sheet(speaker(milestones=(milestone(title, due=date(2026, 11, 14)),)), 92, 1, TODAY)
    assert lines(content)[0].endswith(f"{title}   missed by 3 days")


def test_with_room_beneath_it_a_long_title_of_a_milestone_is_whole() -> None:
    content, _ = milestone_sheet(speaker(milestones=(milestone(TITLE),)), 80, 8, TODAY)
    told = lines(content)
    assert told[0].endswith("1 Dec")
    assert " ".join(line[27:].removesuffix("1 Dec").strip() for line in told) == TITLE


def test_a_tail_stays_where_the_words_are_cut() -> None:
    what, who = text(TITLE), text("Ann, by 20 Nov")
    assert "signed.  Ann" in " ".join(piece.plain.strip() for piece in with_tail(what, who, 60, 5))
    assert [piece.plain.rstrip() for piece in with_tail(what, who, 60, 2)][1] == "Ann, by 20 Nov"
    (single,) = with_tail(what, who, 60, 1)
    assert single.plain.endswith("…  Ann, by 20 Nov")
    assert single.cell_length == 60


def test_beside_the_update_the_newest_topic_and_who_is_next_are_in_view_however_little_room_there_is() -> None:
    order = [TurnLine(n, n, f"Member {n}", Turn.DONE if n < 6 else Turn.WAITING, PRESENT, 0.0) for n in range(20)]
    order[6] = TurnLine(6, 6, "Speaker", Turn.UP, PRESENT, 0.0)
    order[7] = TurnLine(7, 7, "Absent", Turn.WAITING, AttendanceState.AWAY, 0.0)
    view = Updates(HEAD, speaker(), tuple(order), tuple(RaisedTopic(n, f"Matter {n}", "") for n in range(12)), ())
    for height in range(30):
        beside = lines(speaking_order(view, 24, height))
        assert len(beside) <= max(1, height)
        if height >= 1:
            assert "Next   Member 8" in beside
        if height >= 5:
            assert beside[-1] == "› Matter 11"
        if height >= 11:
            assert "Then   Member 9" in beside
            assert "Spoken Member 5" in beside
            assert "Away   Absent" in beside


def test_beside_the_update_all_who_are_away_are_named() -> None:
    names = ("Daniel Reyes", "Yusuf Demir")
    away = [TurnLine(n, n, name, Turn.WAITING, AttendanceState.AWAY, 0.0) for n, name in enumerate(names)]
    beside = lines(speaking_order(Updates(HEAD, speaker(), tuple(away), (), ()), 24, 20))
    assert "Away   Daniel Reyes" in beside
    assert "       Yusuf Demir" in beside


def test_beside_the_update_one_reads_who_was_skipped_however_long_the_name() -> None:
    order = (
        TurnLine(1, 1, "Maximiliane Featherstonehaugh", Turn.SKIPPED, PRESENT, 0.0),
        TurnLine(2, 2, "Bo", Turn.UP, PRESENT, 0.0),
    )
    beside = lines(speaking_order(Updates(HEAD, speaker(), order, (), ()), 26, 20))
    assert "Spoken Maximili… (skipped)" in beside


NARROWEST = 30
"""Cells that the labels and the words of the program itself need; below, the screen cuts them off."""
words = st.text(alphabet="ab 移🚀é\n[]/", max_size=60)


@given(
    texts=st.tuples(words, words, words),
    asks=st.lists(st.tuples(words, st.booleans()), max_size=12),
    width=st.integers(0, 120),
    height=st.integers(0, 30),
)
def test_no_update_takes_more_room_than_there_is(
    texts: tuple[str, str, str], asks: list[tuple[str, bool]], width: int, height: int
) -> None:
    wins, learnings, notes = texts
    requests = tuple(help_line(ask, topic=1 if became else None) for ask, became in asks)
    content = update_sheet(
        speaker(wins=wins, learnings=learnings, notes=notes, help=requests), width, height
    )  # fmt: skip
    shown = content.split("\n") if content.plain else []
    assert len(shown) <= height
    assert all(line.cell_length <= width for line in shown) or width < NARROWEST


def test_with_room_requests_stand_as_far_apart_as_wins() -> None:
    of = speaker(wins="One\nTwo", help=(help_line("A nurse"), help_line("A driver")))
    assert lines(update_sheet(of, 60, 24))[-3:] == ["Help         1 A nurse", "", "             2 A driver"]
    assert lines(update_sheet(of, 60, 18))[-2:] == ["Help         1 A nurse", "             2 A driver"]


@pytest.mark.parametrize("height", [2, 9], ids=["a line each", "in full"])
def test_dates_stand_beneath_each_other_close_to_whole_titles(height: int) -> None:
    became = replace(milestone("Pricing"), topic_id=1, needs="A lawyer")
    own = speaker(milestones=(became, milestone("A new contract")))
    first, *_, last = (line for line in lines(milestone_sheet(own, 110, height, TODAY)[0]) if "on track" in line)
    assert last.endswith("A new contract  1 Dec, in 2 weeks")
    assert first.endswith("Pricing         1 Dec, in 2 weeks  → topic")
    # Where a title has to be cut each line keeps its own end.
    narrow = lines(milestone_sheet(own, 62, 2, TODAY)[0])
    assert [len(line) for line in narrow] == [62, 62]
