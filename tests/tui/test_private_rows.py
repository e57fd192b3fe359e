"""Who took how long, in the room there is."""

from datetime import UTC, date, datetime, timedelta

import pytest

from facilitator.process.phases import Phase
from facilitator.process.timebox import Span, Timebox
from facilitator.tui.screens.private_rows import note_rows, noted_rows, time_rows
from facilitator.views.discuss import Discuss
from facilitator.views.meeting import MeetingHead
from facilitator.views.private_notes import NotedMeeting, NoteLine, PrivateView, TimeTaken

NOW = datetime(2026, 11, 17, 10, 0, tzinfo=UTC)

HEAD = MeetingHead(
    id=1, title="Leadership", separate=False, phase=Phase.DISCUSS, zone="Europe/Berlin", planned_start=NOW,
    length_minutes=60, update_seconds=300, reserve_seconds=300, started_at=NOW, ended_at=None, order_committed=True,
    idle_since=None, as_of=1,
)  # fmt: skip


def taken(title: str, seconds: float, allotted: float | None = 300, *, up: bool = False) -> TimeTaken:
    return TimeTaken(title, title, Timebox(allotted, (Span(NOW - timedelta(seconds=seconds), NOW),)), up)


def view(speakers: list[TimeTaken], topics: list[TimeTaken]) -> PrivateView:
    stage = Discuss(head=HEAD, topic=None, queue=(), done=(), members=(), number=0, total=len(topics))
    return PrivateView(stage, tuple(speakers), tuple(topics), ())


def lines(shown: PrivateView, height: int, width: int = 36) -> list[str]:
    return [row.content.plain.rstrip() for row in time_rows(shown, NOW, width, height)]


def test_the_overrun_is_marked_and_another_plan_is_named() -> None:
    told = lines(view([taken("Ann", 240), taken("Ben", 380), taken("Cem", 200, 360)], []), 10)

    assert [line.split() for line in told] == [
        ["Updates,", "5:00", "each"],
        ["Ann", "4:00"],
        ["Ben", "6:20", "■", "+1:20"],
        ["Cem", "3:20", "of", "6:00"],
    ]


def test_topics_stand_first_and_have_a_plan_only_where_they_were_given_minutes() -> None:
    told = lines(view([taken("Ann", 240)], [taken("Parking", 100, None), taken("Bicycles", 700, 600, up=True)]), 10)

    assert [line.split() for line in told] == [
        ["Topics"], ["Parking", "1:40"], ["▶", "Bicycles", "11:40", "■", "+1:40"], [],
        ["Updates,", "5:00", "each"], ["Ann", "4:00"],
    ]  # fmt: skip


@pytest.mark.parametrize("height", range(3, 30))
def test_there_are_never_more_lines_than_there_is_room_and_who_is_up_is_there(height: int) -> None:
    speakers = [taken(f"Speaker {n}", 60) for n in range(20)]
    topics = [taken(f"Topic {n}", 60, None, up=n == 2) for n in range(10)]

    told = lines(view(speakers, topics), height)

    assert len(told) <= height
    assert any(line.startswith("▶ Topic 2") for line in told)


def test_a_title_is_whole_beside_free_room_and_beneath_where_lines_are_free() -> None:
    topics = [taken("Who may hold a bus for a late tram", 300, None, up=True), taken("Parking", 61, None)]

    assert lines(view([], topics), 12, width=43)[1:3] == [
        "▶ Who may hold a bus for a late tram  5:00", "  Parking                             1:01",
    ]  # fmt: skip
    assert lines(view([], topics), 12, width=30)[1:4] == [
        "▶ Who may hold a bus for  5:00", "  a late tram", "  Parking                 1:01",
    ]  # fmt: skip
    assert "▶ Who may hold a bus fo…  5:00" in lines(view([], topics), 5, width=30)


def test_the_newest_stay_and_the_others_are_counted() -> None:
    told = lines(view([taken(f"Speaker {n}", 60) for n in range(20)], []), 5)

    assert [line.split("  ")[0].strip() or line.split("  ")[1] for line in told] == [
        "Updates, 5:00 each", "17 earlier", "Speaker 17", "Speaker 18", "Speaker 19",
    ]  # fmt: skip


def test_notes_are_wrapped_and_told_with_their_time_in_the_zone_of_the_meeting() -> None:
    notes = [NoteLine(7, "one two three four five six", NOW)]

    rows = note_rows(notes, "Europe/Berlin", 24)

    assert [row.key for row in rows] == ["", "note:7", "note:7:1"]
    assert rows[1].content.plain.startswith("11:00  one two three")


def test_how_many_notes_a_meeting_has_stands_beside_its_title() -> None:
    rows = noted_rows([NotedMeeting(n, "Leadership", NOW, "UTC", n) for n in (2, 1)], 140, date(2026, 11, 20))

    assert ["Leadership  2 notes" in rows[0].content.plain, "Leadership  1 note" in rows[1].content.plain] == [True] * 2


@pytest.mark.parametrize("width", [30, 36, 60, 120])
def test_meetings_with_notes_fit(width: int) -> None:
    meeting = NotedMeeting(3, "A title that is longer than there is room for it in most windows", NOW, "UTC", 2)

    (row,) = noted_rows([meeting], width, date(2026, 11, 20))

    assert row.key == "meeting:3"
    assert "Tue 17 Nov 10:00" in row.content.plain
    assert width < 36 or "2 notes" in row.content.plain
    assert row.content.cell_length <= max(width, 34)
