"""The minutes: one meeting letter by letter, and any text in any place."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.documents.minutes import file_name, markdown
from facilitator.process.carryover import Outcome
from facilitator.process.meeting import HandIn, Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.text import clean, one_line
from facilitator.views.meeting import MilestoneChange
from facilitator.views.minutes import Minutes, MinutesAction, MinutesHelp, MinutesTopic, MinutesUpdate

Rendered = Callable[[str], tuple[list[str], list[str]]]

PROPERTY = settings(max_examples=200, deadline=None, database=None)
HELD_ON = date(2026, 11, 17)
HIRE = MinutesAction("Call | the agency", "Ana Sousa", date(2026, 11, 20), done=False, topic="Hiring *freeze*")
SHOP = MinutesAction("Ask the supplier for a new date", "Ben Okafor", None, done=True, topic="Hiring *freeze*")
REPORT = MinutesAction("Send the report", "Chris Lee", date(2026, 12, 1), done=False, topic="")

HIRING = MinutesTopic(
    title="Hiring *freeze*",
    asked_by="Ana Sousa",
    source_text="Who can lend me an engineer?",
    milestone="Open the shop",
    status=Status.MIGHT_MISS,
    seconds=725,
    notes="Two options:\n- wait\n- hire through the agency",
    decisions=("Hire through the agency.",),
    actions=(HIRE, SHOP),
    outcome=Outcome.RESOLVED,
    reason="",
    deferrals=0,
    first_raised=HELD_ON,
    separate_start=None,
    separate_zone="",
    separate_owner="",
    separate_attendees=(),
)
PRICES = replace(
    HIRING,
    title="# Prices for 2027",
    asked_by="Ben Okafor",
    source_text="",
    milestone="",
    status=None,
    seconds=300,
    notes="",
    decisions=(),
    actions=(),
    outcome=Outcome.SEPARATE_MEETING,
    deferrals=2,
    first_raised=date(2026, 11, 3),
    separate_start=datetime(2026, 11, 19, 13, 0, tzinfo=UTC),
    separate_zone="Europe/Berlin",
    separate_owner="Ben Okafor",
    separate_attendees=("Ana Sousa", "Dana Whitfield"),
)
OFFICE = replace(PRICES, title="New office", seconds=0, outcome=Outcome.NEXT_MEETING, deferrals=1, separate_start=None)
LOGO = replace(OFFICE, title="Logo", outcome=Outcome.DROPPED, reason="settled by e-mail", deferrals=0)

ANA = MinutesUpdate(
    name="Ana Sousa",
    role="COO",
    turn=Turn.DONE,
    handed_in=HandIn.IN_TIME,
    wins="- First 100 orders\n- Warehouse lease signed",
    learnings="Suppliers need six weeks, not four.",
    notes="Photos follow.",
    help=(
        MinutesHelp("Who can lend me an engineer?", "Open the shop", ("Ben Okafor", "Chris Lee"), became_topic=True),
        MinutesHelp("A second pair of eyes on the lease", "", (), became_topic=False),
    ),
)
BEN = replace(ANA, name="Ben Okafor", role="", turn=Turn.READ, wins="Audit passed", learnings="", notes="", help=())
CHRIS = replace(BEN, name="Chris Lee", turn=Turn.DONE, handed_in=HandIn.MISSING, wins="")

MINUTES = Minutes(
    meeting_id=7,
    title="Leadership weekly",
    team="Northwind",
    separate=False,
    phase=Phase.CLOSED,
    zone="Europe/Berlin",
    planned_start=datetime(2026, 11, 17, 9, 0, tzinfo=UTC),
    length_minutes=60,
    started_at=datetime(2026, 11, 17, 9, 0, 20, tzinfo=UTC),
    ended_at=datetime(2026, 11, 17, 10, 4, 10, tzinfo=UTC),
    present=("Ana Sousa", "Ben Okafor"),
    late=("Chris Lee",),
    away=("Dana Whitfield",),
    rating=8,
    topics=(HIRING, PRICES, OFFICE, LOGO),
    general_decisions=("The report goes out monthly.",),
    general_actions=(REPORT,),
    changes=(
        MilestoneChange(1, "Open the shop", "Ana Sousa", "status", "on track", "might miss"),
        MilestoneChange(1, "Open the shop", "Ana Sousa", "due", "31 Mar 2027", "30 Apr 2027"),
    ),
    updates=(ANA, BEN, CHRIS),
    update_seconds=1440,
    discussion_seconds=1025,
    next_start=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    next_zone="Europe/Berlin",
)

TEXT = r"""# Leadership weekly: minutes of Tue 17 Nov 2026

- **When:** Tue 17 Nov 2026, 10:00 to 11:04 CET (UTC+01:00)
- **Length:** 64 minutes (60 minutes planned)
- **Team:** Northwind
- **Present:** Ana Sousa, Ben Okafor
- **Late:** Chris Lee
- **Away:** Dana Whitfield
- **Rating:** 8 of 10

## Decisions

- Hire through the agency. (Hiring \*freeze\*)
- The report goes out monthly.

## Action items

| What                            | Who        | Due             | Topic             |
| ------------------------------- | ---------- | --------------- | ----------------- |
| Call \| the agency              | Ana Sousa  | Fri 20 Nov 2026 | Hiring \*freeze\* |
| Ask the supplier for a new date | Ben Okafor | no date, done   | Hiring \*freeze\* |
| Send the report                 | Chris Lee  | Tue 1 Dec 2026  |                   |

## Deferred

- \# Prices for 2027: to a separate meeting on Thu 19 Nov 2026, 14:00 CET (UTC+01:00), owner Ben Okafor, with Ana Sousa, Dana Whitfield · deferred for the 2nd time · raised Tue 3 Nov 2026
- New office: to the next meeting · deferred for the 1st time · raised Tue 3 Nov 2026

## Milestones changed

| Milestone     | Owner     | What   | From        | To          |
| ------------- | --------- | ------ | ----------- | ----------- |
| Open the shop | Ana Sousa | status | on track    | might miss  |
| Open the shop | Ana Sousa | due    | 31 Mar 2027 | 30 Apr 2027 |

## Next meeting

Tue 24 Nov 2026, 10:00 CET (UTC+01:00)

## Topics

Discussion took 17 minutes in all.

### 1. Hiring \*freeze\*

12 minutes · raised by Ana Sousa · from: Who can lend me an engineer? · milestone: Open the shop (might miss)

**Notes:**

Two options:

- wait
- hire through the agency

**Decided:** Hire through the agency.

**Action:** Call | the agency (Ana Sousa, Fri 20 Nov 2026)

**Action:** Ask the supplier for a new date (Ben Okafor, no date, done)

**Outcome:** resolved

### 2. # Prices for 2027

5 minutes · raised by Ben Okafor

**Outcome:** to a separate meeting on Thu 19 Nov 2026, 14:00 CET (UTC+01:00), owner Ben Okafor, with Ana Sousa, Dana Whitfield · deferred for the 2nd time

### Not discussed

- New office: to the next meeting · deferred for the 1st time
- Logo: dropped (settled by e-mail)

## Updates

Updates took 24 minutes in all.

Nothing in writing: Chris Lee

### Ana Sousa, COO

**Wins:**

- First 100 orders
- Warehouse lease signed

**Learnings:** Suppliers need six weeks, not four.

**Help:**

- Who can lend me an engineer? (milestone: Open the shop · asked: Ben Okafor, Chris Lee · became a topic)
- A second pair of eyes on the lease

**Notes:** Photos follow.

### Ben Okafor

Taken as read.

**Wins:** Audit passed
"""  # noqa: E501 - Markdown is not wrapped


def test_the_minutes_of_a_whole_meeting() -> None:
    assert markdown(MINUTES) == TEXT


def test_the_page_shows_what_was_typed(rendered: Rendered) -> None:
    tags, lines = rendered(TEXT)
    assert lines[0] == "Leadership weekly: minutes of Tue 17 Nov 2026"
    assert "Call | the agency" in lines
    assert "2. # Prices for 2027" in lines
    assert "1. Hiring *freeze*" in lines
    assert tags.count("table") == 2
    assert set(tags) <= {"h1", "h2", "h3", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td"}


def test_decisions_and_action_items_always_stand_and_other_empty_sections_are_left_out() -> None:
    quiet = replace(
        MINUTES,
        topics=(),
        general_decisions=(),
        general_actions=(),
        changes=(),
        updates=(),
        next_start=None,
        rating=None,
    )
    text = markdown(quiet)
    assert re.findall(r"^#+ .*", text, re.MULTILINE)[1:] == ["## Decisions", "## Action items"]
    assert text.endswith("## Decisions\n\nNone\n\n## Action items\n\nNone\n")
    assert "Rating" not in text


def test_a_running_meeting_says_so_at_the_top() -> None:
    going_on = replace(MINUTES, phase=Phase.DISCUSS, ended_at=None, topics=(replace(HIRING, outcome=None),))
    text = markdown(going_on, as_of=datetime(2026, 11, 17, 9, 32, 30, tzinfo=UTC))
    assert text.splitlines()[2:6] == [
        "In progress, as of 10:32 CET (UTC+01:00).",
        "",
        "- **When:** began Tue 17 Nov 2026, 10:00 CET (UTC+01:00)",
        "- **Length:** 32 minutes so far (60 minutes planned)",
    ]
    assert "**Outcome:** still open" in text


def test_a_closed_meeting_does_not_look_at_the_time() -> None:
    assert markdown(MINUTES, as_of=datetime(2027, 1, 1, tzinfo=UTC)) == TEXT


def test_a_separate_meeting_that_was_held_elsewhere_has_its_plan_only() -> None:
    elsewhere = replace(
        MINUTES, separate=True, started_at=None, ended_at=None, present=(), late=(), away=(), rating=None
    )
    assert markdown(elsewhere).splitlines()[2:5] == [
        "- **When:** planned for Tue 17 Nov 2026, 10:00 CET (UTC+01:00)",
        "- **Length:** 60 minutes planned",
        "- **Team:** Northwind",
    ]


@pytest.mark.parametrize(
    ("zone", "end", "when"),
    [
        ("America/Sao_Paulo", (10, 4), "Tue 17 Nov 2026, 06:00 to 07:04 (UTC-03:00)"),
        ("Asia/Kolkata", (10, 4), "Tue 17 Nov 2026, 14:30 to 15:34 IST (UTC+05:30)"),
        ("Asia/Tokyo", (15, 30), "Tue 17 Nov 2026, 18:00 JST (UTC+09:00) to Wed 18 Nov 2026, 00:30 JST (UTC+09:00)"),
    ],
)
def test_times_name_their_zone_and_offset(zone: str, end: tuple[int, int], when: str) -> None:
    there = replace(MINUTES, zone=zone, ended_at=datetime(2026, 11, 17, *end, tzinfo=UTC))
    assert f"- **When:** {when}\n" in markdown(there)


def test_a_meeting_across_a_clock_change_names_both_offsets() -> None:
    night = replace(
        MINUTES,
        started_at=datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        ended_at=datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
    )
    assert "Sun 25 Oct 2026, 02:30 CEST (UTC+02:00) to Sun 25 Oct 2026, 02:30 CET (UTC+01:00)" in markdown(night)


def test_the_length_is_that_between_the_times_as_they_are_written() -> None:
    odd = replace(MINUTES, started_at=datetime(2026, 11, 17, 9, 1, 50, tzinfo=UTC))
    assert "10:01 to 11:04 CET (UTC+01:00)\n- **Length:** 63 minutes (60 minutes planned)" in markdown(odd)


def test_how_long_one_speaker_took_is_nowhere() -> None:
    text = markdown(MINUTES)
    assert re.findall(r"\d+ minutes", text[text.index("## Updates") :]) == ["24 minutes"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Leadership team", "2026-11-17-leadership-team-minutes.md"),
        ("Führungskreis: Größe & Maß", "2026-11-17-fuhrungskreis-grosse-mass-minutes.md"),
        ("../../etc/passwd", "2026-11-17-etc-passwd-minutes.md"),
        ("経営会議", "2026-11-17-meeting-minutes.md"),
        ("word " * 40, "2026-11-17-word-word-word-word-word-word-word-word-word-word-word-word-minutes.md"),
    ],
)
def test_a_file_name_is_plain_and_safe(title: str, name: str) -> None:
    assert file_name(replace(MINUTES, title=title)) == name


def test_a_later_meeting_of_the_day_has_a_file_of_its_own() -> None:
    third = replace(MINUTES, title="Leadership team", held_before=("Leadership Team", "Budget", "leadership team!"))

    assert file_name(third) == "2026-11-17-leadership-team-3-minutes.md"
    assert file_name(replace(third, title="評審会", held_before=("経営会議",))) == "2026-11-17-meeting-2-minutes.md"


def test_a_file_is_named_after_the_day_in_the_meetings_zone() -> None:
    late = replace(MINUTES, zone="Asia/Tokyo", started_at=datetime(2026, 11, 17, 20, 0, tzinfo=UTC))
    assert file_name(late).startswith("2026-11-18-")


PIECES = (
    *(
        "](x)",
        "![",
        "<b>",
        "<script>",
        "<!--",
        "&amp;",
        "&lt",
        "|",
        "\\",
        "`",
        "**",
        "_",
        "~~",
        "#",
        "\n",
        " ",
        "a",
        "é",
    ),
    *("http://x.com", "www.x.com", "a@b.co", "- ", "1. ", "> ", "---", "\n\n", "    ", "\x1b[31m", "😀"),
)
ANY = (st.text(max_size=30) | st.lists(st.sampled_from(PIECES), max_size=10).map("".join)).filter(
    lambda text: "".join(one_line(text).split()) != ""
)


def filled(text: str) -> Minutes:
    """Minutes with `text` in every field of one line."""
    action = MinutesAction(text, text, HELD_ON, done=False, topic=text)
    topic = replace(
        HIRING, title=text, asked_by=text, source_text=f"{one_line(text)} too", milestone=text, notes="",
        decisions=(),
        actions=(action,), reason=text,
    )  # fmt: skip
    separate = replace(
        topic, outcome=Outcome.SEPARATE_MEETING, deferrals=1, separate_owner=text, separate_attendees=(text,)
    )
    dropped = replace(topic, outcome=Outcome.DROPPED, seconds=0, decisions=(), actions=())
    request = MinutesHelp(text, text, (text, text), became_topic=True)
    return replace(
        MINUTES, title=text, team=f"{one_line(text)} team", present=(text, text), late=(text,), away=(text,),
        topics=(topic, separate, dropped), general_decisions=(), general_actions=(action,),
        changes=(MilestoneChange(1, text, text, "title", text, text),),
        updates=(replace(ANA, name=text, role=text, wins="", learnings="", notes="", help=(request,)), CHRIS),
    )  # fmt: skip


@PROPERTY
@given(ANY)
def test_any_text_in_any_place_is_shown_as_it_is_and_changes_nothing_else(rendered: Rendered, text: str) -> None:
    expected_tags, expected = rendered(markdown(filled("QQ")))
    tags, lines = rendered(markdown(filled(text)))
    assert tags == expected_tags
    assert lines == [" ".join(line.replace("QQ", one_line(text)).split()) for line in expected]


@PROPERTY
@given(ANY)
def test_any_lines_in_notes_and_updates_are_kept_and_nothing_in_them_acts(rendered: Rendered, text: str) -> None:
    topic = replace(HIRING, notes=text, decisions=(text,), actions=())
    update = replace(ANA, wins=text, learnings=text, notes=text)
    tags, lines = rendered(markdown(replace(MINUTES, topics=(topic,), updates=(update,))))
    assert tags.count("h2") == 6
    assert tags.count("h3") == 2
    assert tags.count("td") == 4 + 10
    assert set(tags) <= {"h1", "h2", "h3", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td"}
    shown = "\n".join(lines)
    typed = [" ".join(one_line(line).split()) for line in clean(text).split("\n")]
    wanted = [re.sub(r"^[-*+] +(?=\S)", "• ", line) for line in typed if line]
    block = wanted[0] if len(wanted) == 1 and not wanted[0].startswith("• ") else "\n".join(["", *wanted])
    space = "" if block.startswith("\n") else " "
    for label in ("Notes", "Decided", "Wins", "Learnings"):
        assert f"{label}:{space}{block}\n" in f"{shown}\n"


@PROPERTY
@given(ANY)
def test_there_is_exactly_one_line_end_at_the_end_and_no_space_at_the_end_of_a_line(text: str) -> None:
    raw = markdown(filled(text))
    assert raw.endswith("\n")
    assert not raw.endswith("\n\n")
    assert "\n\n\n" not in raw
    assert not re.search(r"[ \t]+$", raw, re.MULTILINE)


def test_what_came_of_earlier_meetings_has_a_part_of_its_own() -> None:
    told = replace(MINUTES, done_before=(("Call *them*", "Ana Sousa"),), resolved_before=("Rent",))
    assert "## From earlier meetings\n\n- done: Call \\*them\\* (Ana Sousa)\n- resolved: Rent\n" in markdown(told)
    assert "From earlier meetings" not in markdown(MINUTES)
