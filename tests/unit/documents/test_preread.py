"""The pre-read and the tracker as documents: what stands where, and in which words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from facilitator.documents import preread as preread_text
from facilitator.documents import tracker as tracker_text
from facilitator.process.meeting import HandIn, Turn
from facilitator.process.status import Status
from facilitator.process.timetable import separate_timetable, timetable
from facilitator.views.board import BoardMilestone, PriorityLine
from facilitator.views.meeting import ActionLine
from facilitator.views.minutes import MinutesHelp, MinutesUpdate
from facilitator.views.preread import AgendaTopic, Preread, SeparateTopic
from facilitator.views.tracker import TrackedPriority, Tracker

Rendered = Callable[[str], tuple[list[str], list[str]]]

NOW = datetime(2026, 11, 16, 11, 3, tzinfo=UTC)
START = datetime(2026, 11, 17, 9, tzinfo=UTC)
END = START + timedelta(minutes=60)
HOSTILE = "| [x](javascript:alert(1)) <script> & &amp; #1 http://x.y"


def milestone(
    title: str,
    status: Status = Status.ON_TRACK,
    due: date | None = date(2026, 12, 8),
    changed: str = "",
    resources: str = "",
    notes: str = "",
) -> BoardMilestone:
    return BoardMilestone(1, title, 1, "Growth", 1, "Ann Berg", due, status, resources, notes, changed)


def tracker(*milestones: BoardMilestone, last_meeting: date | None = date(2026, 11, 10)) -> Tracker:
    group = TrackedPriority(PriorityLine(1, "Growth", "Shops order weekly"), milestones)
    return Tracker("Elm", NOW, "Europe/Berlin", last_meeting, (group,) if milestones else (), 5)


def update(name: str, wins: str = "", *help_asked: MinutesHelp) -> MinutesUpdate:
    state = HandIn.IN_TIME if wins else HandIn.MISSING
    return MinutesUpdate(name, "COO" if wins else "", Turn.WAITING, state, wins, "", "", help_asked)


@pytest.fixture
def preread() -> Preread:
    names = ("Ann Berg", "Bo Lee")
    return Preread(
        team="Elm",
        title="Leadership",
        separate=False,
        start=START,
        end=END,
        zone="Europe/Berlin",
        as_of=NOW,
        deadline=START - timedelta(hours=24),
        attendees=(),
        agenda=timetable(START, END, reserve_seconds=300, speakers=names, seconds_each=270),
        topics=(
            AgendaTopic("Who covers August", "Bo Lee", "A line of help", date(2026, 9, 29), 2, date(2026, 10, 6)),
            AgendaTopic("Rent", "", "", date(2026, 11, 12), 0, None),
        ),
        separate_topics=(SeparateTopic("Parking", START - timedelta(days=3), "Europe/Berlin", "Bo Lee"),),
        actions=(
            ActionLine(1, "Ask the bank", 2, "Bo Lee", date(2026, 11, 13), done=False, given_on=date(2026, 11, 3)),
            ActionLine(2, "Write it down", 1, "Ann Berg", None, done=False, given_on=date(2026, 11, 3)),
        ),
        tracker=tracker(milestone("Second shop opens", Status.MIGHT_MISS, changed="was on track")),
        updates=(
            update("Ann Berg", "Sold", MinutesHelp("A lawyer", "Second shop opens", ("Bo Lee",), became_topic=False)),
            update("Bo Lee"),
        ),
    )


def page(rendered: Rendered, preread: Preread) -> list[str]:
    return rendered(preread_text.markdown(preread))[1]


def below(lines: list[str], heading: str, count: int) -> list[str]:
    at = lines.index(heading)
    return lines[at + 1 : at + 1 + count]


def test_it_says_which_meeting_it_is_for_and_who_is_still_to_write(rendered: Rendered, preread: Preread) -> None:
    lines = page(rendered, preread)

    assert lines[:5] == [
        "Leadership: pre-read for Tue 17 Nov 2026",
        "• When: Tue 17 Nov 2026, 10:00 to 11:00 CET (UTC+01:00)",
        "• Team: Elm",
        "• Updates: 1 of 2 are in · to come: Bo Lee",
        "• As of: Mon 16 Nov 2026, 12:03 CET (UTC+01:00)",
    ]
    both = replace(preread, updates=(update("Ann Berg", "Sold"), update("Bo Lee", "Bought")))
    assert "• Updates: all 2 are in" in page(rendered, both)
    assert "To come" not in page(rendered, both)


def test_who_handed_in_milestones_alone_is_not_to_come(rendered: Rendered, preread: Preread) -> None:
    silent = replace(update("Bo Lee"), handed_in=HandIn.LATE)
    lines = page(rendered, replace(preread, updates=(update("Ann Berg", "Sold"), silent)))

    assert "• Updates: all 2 are in" in lines
    assert lines[-2:] == ["Bo Lee", "Handed in, with nothing besides the milestones."]
    assert "To come" not in lines


def test_the_agenda_has_the_time_of_each_part_and_each_speaker(rendered: Rendered, preread: Preread) -> None:
    assert below(page(rendered, preread), "Agenda", 3) == ["Time, Europe/Berlin", "What", "Minutes"]
    table = [line for line in preread_text.markdown(preread).splitlines() if line.startswith("| 1")]
    assert [[cell.strip() for cell in line.strip("|").split("|")] for line in table] == [
        ["10:00", "Check-in: who is here, action items, what was saved early", "5"],
        ["10:05", "Update by Ann Berg", "4:30"],
        ["10:09", "Update by Bo Lee", "4:30"],
        ["10:30", "Midpoint: the topics are put in order", ""],
        ["10:55", "Closing: where each topic goes, who does what", "5"],
        ["11:00", "End", ""],
    ]
    assert "| then" in preread_text.markdown(preread)


def test_on_the_night_of_a_clock_change_each_time_has_its_offset(preread: Preread) -> None:
    start = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    slots = timetable(start, start + timedelta(hours=1), reserve_seconds=300, speakers=("Ann",), seconds_each=300)
    night = preread_text.markdown(replace(preread, start=start, end=start + timedelta(hours=1), agenda=slots))
    assert "02:30 CEST (UTC+02:00) | Check-in" in night
    assert "02:25 CET (UTC+01:00)  | Closing" in night
    assert "02:30 CET (UTC+01:00)  | End" in night


def test_topics_say_for_which_time_they_are_there(rendered: Rendered, preread: Preread) -> None:
    assert below(page(rendered, preread), "Topics that wait", 4 + 8)[4:] == [
        "Who covers August", "Bo Lee", "A line of help", "3rd time, deferred since Tue 6 Oct 2026",
        "Rent", "new, raised Thu 12 Nov 2026", "In meetings of their own", "Topic",
    ]  # fmt: skip


def test_columns_that_nobody_filled_are_left_out(rendered: Rendered, preread: Preread) -> None:
    lines = page(rendered, replace(preread, topics=preread.topics[1:]))

    assert below(lines, "Topics that wait", 4) == ["Topic", "Waits", "Rent", "new, raised Thu 12 Nov 2026"]


def test_topics_that_went_elsewhere_say_when_and_to_whom(rendered: Rendered, preread: Preread) -> None:
    told = below(page(rendered, preread), "In meetings of their own", 6)
    assert told == ["Topic", "When", "Owner", "Parking", "Sat 14 Nov 2026, 10:00 CET (UTC+01:00)", "Bo Lee"]


def test_action_items_say_what_is_overdue(rendered: Rendered, preread: Preread) -> None:
    assert below(page(rendered, preread), "Open action items", 3 + 6)[3:] == [
        "Ask the bank", "Bo Lee", "overdue: Fri 13 Nov 2026, 3 days ago",
        "Write it down", "Ann Berg", "no date",
    ]  # fmt: skip


def test_milestones_stand_under_their_priority_with_what_changed(rendered: Rendered, preread: Preread) -> None:
    lines = page(rendered, preread)

    assert below(lines, "Milestones", 3) == [
        "▲ 1 might miss · 5 finished earlier",
        "Growth",
        "Outcome: Shops order weekly",
    ]
    assert below(lines, "Changed since Tue 10 Nov 2026", 5) == [
        "▲ might miss", "Second shop opens", "Ann Berg", "Tue 8 Dec 2026, in 3 weeks", "was on track",
    ]  # fmt: skip


def test_every_update_with_help_and_who_is_asked_then_who_is_to_come(rendered: Rendered, preread: Preread) -> None:
    lines = page(rendered, preread)

    assert lines[lines.index("Updates") :] == [
        "Updates",
        "Ann Berg, COO",
        "Wins: Sold",
        "Help:",
        "• A lawyer (milestone: Second shop opens · asked: Bo Lee)",
        "To come",
        "Due Mon 16 Nov 2026, 10:00 CET (UTC+01:00): Bo Lee",
    ]


def test_a_separate_meeting_has_attendees_and_no_updates(rendered: Rendered, preread: Preread) -> None:
    separate = replace(
        preread,
        separate=True,
        attendees=("Ann Berg", "Bo Lee"),
        deadline=None,
        updates=(),
        agenda=separate_timetable(START, END, reserve_seconds=300),
    )
    lines = page(rendered, separate)

    assert "• Who: Ann Berg, Bo Lee" in lines
    assert not {"Updates", "To come", "Midpoint: the topics are put in order"} & set(lines)


def test_a_team_without_anything_has_a_short_preread(rendered: Rendered, preread: Preread) -> None:
    bare = replace(preread, topics=(), separate_topics=(), actions=(), updates=(), tracker=tracker())

    assert not {"Topics that wait", "In meetings of their own", "Open action items", "Milestones", "Updates"} & set(
        page(rendered, bare)
    )


def test_what_people_wrote_never_acts(rendered: Rendered, preread: Preread) -> None:
    hostile = milestone(HOSTILE, changed=f"was {HOSTILE}", resources=HOSTILE, notes=HOSTILE)
    group = TrackedPriority(PriorityLine(1, HOSTILE, HOSTILE), (replace(hostile, owner=HOSTILE),))
    told = replace(
        preread,
        title=HOSTILE,
        team=f"Team {HOSTILE}",
        attendees=(HOSTILE,),
        agenda=timetable(START, END, reserve_seconds=300, speakers=(HOSTILE,), seconds_each=300),
        topics=(AgendaTopic(f"1 {HOSTILE}", HOSTILE, HOSTILE, date(2026, 11, 12), 0, None),),
        separate_topics=(SeparateTopic(HOSTILE, START, "Europe/Berlin", HOSTILE),),
        actions=(ActionLine(1, HOSTILE, 1, HOSTILE, None, done=False, given_on=date(2026, 11, 3)),),
        tracker=replace(tracker(), priorities=(group,)),
        updates=(
            replace(
                update(HOSTILE, HOSTILE, MinutesHelp(HOSTILE, HOSTILE, (HOSTILE,), became_topic=False)), role="<b>"
            ),
            replace(update("Bo"), name=HOSTILE),
        ),
    )
    for text, places in ((preread_text.markdown(told), 23), (tracker_text.markdown(told.tracker), 8)):
        tags, lines = rendered(text)
        assert not {"a", "script", "img", "b", "comment"} & set(tags)
        assert "\n".join(lines).count(HOSTILE) == places


def test_the_tracker_says_what_milestones_need_and_notes_of_many_lines(rendered: Rendered) -> None:
    shown = tracker(
        milestone(
            "New prices", Status.WILL_MISS, date(2026, 11, 14), resources="A printer", notes="One\n\n- two\n- three"
        ),
        milestone("Shop", Status.DONE, date(2026, 11, 1), changed="was on track"),
        milestone("Cars", due=None),
    )
    lines = rendered(tracker_text.markdown(shown))[1]

    assert lines[:3] == [
        "Elm: milestones",
        "• As of: Mon 16 Nov 2026, 12:03 CET (UTC+01:00)",
        "• In all: ✗ 1 will miss · ● 1 on track · ✓ 1 done · 5 finished earlier",
    ]
    assert "Sat 14 Nov 2026, missed by 2 days" in lines
    assert "Sun 1 Nov 2026" in lines
    assert "no date" in lines
    assert below(lines, "Needs and notes", 7) == [
        "• New prices · ✗ will miss", "• Needs: A printer", "• Notes:", "One", "• two", "• three",
    ]  # fmt: skip


def test_before_the_first_meeting_there_is_no_day_since_when(rendered: Rendered) -> None:
    shown = tracker(milestone("Cars", changed="new"), last_meeting=None)

    assert "Changed lately" in rendered(tracker_text.markdown(shown))[1]


def test_an_empty_tracker_says_so(rendered: Rendered) -> None:
    assert rendered(tracker_text.markdown(replace(tracker(), team="", finished_before=0)))[1] == [
        "Milestones",
        "• As of: Mon 16 Nov 2026, 12:03 CET (UTC+01:00)",
        "• In all: none yet",
    ]
