"""Past meetings as a list, and the search across what was said in them."""

from datetime import UTC, date, datetime, timedelta

import pytest

from facilitator.process.carryover import Outcome
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.reading.history import past_meetings, search
from facilitator.records.base import Record
from facilitator.records.meeting import Attendance, Meeting, PrivateNote
from facilitator.records.team import Member
from facilitator.records.topic import ActionItem, Decision, Discussion, Topic
from facilitator.records.update import HelpRequest, Update
from facilitator.store.database import Store
from facilitator.views.history import Found, PastMeeting

BEGAN = datetime(2026, 11, 3, 9, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


class Past:
    """Meetings on Tuesdays, with rows made by hand."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.ana = self.add(Member(name="Ana"))

    def add(self, record: Record) -> int:
        with self.store.act("test.add") as unit:
            return unit.add(record).id

    def meeting(self, week: int = 0, phase: Phase = Phase.CLOSED, title: str = "Leadership", minutes: int = 64) -> int:
        start = BEGAN + week * WEEK
        return self.add(
            Meeting(
                title=title, phase=phase, planned_start=start, zone="Europe/Berlin",
                started_at=None if phase is Phase.PLANNED else start,
                ended_at=start + timedelta(minutes=minutes) if phase is Phase.CLOSED else None,
            )
        )  # fmt: skip

    def topic(self, meeting: int, title: str, outcome: Outcome | None = None, notes: str = "") -> int:
        topic = self.add(Topic(title=title, raised_at=BEGAN))
        return self.add(Discussion(meeting_id=meeting, topic_id=topic, outcome=outcome, notes=notes))

    def update(self, meeting: int, wins: str = "", learnings: str = "", notes: str = "") -> int:
        return self.add(Update(meeting_id=meeting, member_id=self.ana, wins=wins, learnings=learnings, notes=notes))

    def titles(self, limit: int = 100, before: datetime | None = None) -> list[str]:
        with self.store.read() as connection:
            return [meeting.title for meeting in past_meetings(connection, limit, before)]

    def found(self, words: str, limit: int = 50) -> list[tuple[int, str, str]]:
        with self.store.read() as connection:
            return [(place.meeting_id, place.kind, place.text) for place in search(connection, words, limit)]

    def texts(self, words: str) -> list[str]:
        return [text for _, _, text in self.found(words)]


@pytest.fixture
def past(store: Store) -> Past:
    return Past(store)


def test_a_past_meeting_comes_with_its_figures(store: Store, past: Past) -> None:
    meeting = past.meeting(minutes=64)
    states = (AttendanceState.PRESENT, AttendanceState.LATE, AttendanceState.AWAY)
    for number, state in enumerate(states):
        past.add(Attendance(meeting_id=meeting, member_id=past.add(Member(name=f"M{number}")), state=state))
    past.topic(meeting, "A", Outcome.RESOLVED)
    past.topic(meeting, "B", Outcome.NEXT_MEETING)
    past.topic(meeting, "C", Outcome.SEPARATE_MEETING)
    past.topic(meeting, "D", Outcome.DROPPED)
    past.add(Decision(meeting_id=meeting, text="d"))
    past.add(ActionItem(meeting_id=meeting, what="a", owner_id=past.ana, due=date(2026, 12, 1)))
    past.add(ActionItem(meeting_id=meeting, what="b", owner_id=past.ana))
    with store.act("test.rate") as unit:
        unit.get(Meeting, meeting).rating = 8
    other = past.meeting(week=-1)
    past.topic(other, "elsewhere", Outcome.NEXT_MEETING)
    with store.read() as connection:
        newest = past_meetings(connection)[0]
    assert newest == PastMeeting(
        id=meeting,
        title="Leadership",
        start=BEGAN,
        zone="Europe/Berlin",
        minutes_long=64,
        present=2,
        topics=4,
        decisions=1,
        actions=2,
        deferred=2,
        rating=8,
    )


def test_the_length_of_a_past_meeting_is_that_between_the_times_as_they_are_shown(store: Store, past: Past) -> None:
    meeting = past.meeting()
    with store.act("test.start") as unit:
        unit.get(Meeting, meeting).started_at = BEGAN + timedelta(minutes=1, seconds=50)
    with store.read() as connection:
        assert past_meetings(connection)[0].minutes_long == 63


def test_past_meetings_are_closed_ones_newest_first_in_pages(past: Past) -> None:
    for week, title in ((1, "second"), (0, "first"), (2, "third")):
        past.meeting(week, title=title)
    past.meeting(3, Phase.DISCUSS, "running")
    past.meeting(4, Phase.PLANNED, "planned")
    assert past.titles() == ["third", "second", "first"]
    assert past.titles(limit=2) == ["third", "second"]
    assert past.titles(before=BEGAN + WEEK) == ["first"]


def test_every_place_where_people_say_something_is_searched(store: Store, past: Past) -> None:
    meeting = past.meeting()
    past.topic(meeting, "Walnut topic", notes="walnut note")
    past.add(Decision(meeting_id=meeting, text="walnut decision"))
    past.add(ActionItem(meeting_id=meeting, what="walnut action", owner_id=past.ana))
    update = past.update(meeting, "walnut wins", "walnut learnings", "walnut update note")
    past.add(HelpRequest(update_id=update, text="walnut help"))
    past.add(PrivateNote(meeting_id=meeting, text="walnut secret", taken_at=BEGAN))
    assert past.found("walnut") == [
        (meeting, "topic", "Walnut topic"),
        (meeting, "decision", "walnut decision"),
        (meeting, "action item", "walnut action"),
        (meeting, "note", "walnut note"),
        (meeting, "note", "walnut update note"),
        (meeting, "wins", "walnut wins"),
        (meeting, "learnings", "walnut learnings"),
        (meeting, "help", "walnut help"),
    ]
    with store.read() as connection:
        first = search(connection, "walnut topic")[0]
    assert first == Found(meeting, "Leadership", BEGAN, "Europe/Berlin", "topic", "Walnut topic", "")


def test_every_word_must_be_there_in_any_order(past: Past) -> None:
    meeting = past.meeting()
    for title in ("Price of walnuts", "Walnuts", "Prices", "walnuts at a good PRICE"):
        past.topic(meeting, title)
    assert past.texts("walnuts  price") == ["Price of walnuts", "walnuts at a good PRICE"]
    assert past.found("   ") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Größe der Läden", "GRÖSSE läden"),
        ("GRÖSSE DER LÄDEN", "größe"),
        ("Ärger", "ärger"),
        ("ΟΔΟΣ", "οδος"),
        ("Бюджет", "БЮДЖЕТ"),
        ("café", "CAFÉ"),
        ("İSTANBUL", "istanbul"),
        ("Café Ärger", "cafe arger"),
        ("cafe", "café"),
        ("が", "が"),
    ],
)
def test_capitals_and_accents_do_not_matter_in_any_alphabet(past: Past, text: str, words: str) -> None:
    past.topic(past.meeting(), text)
    assert past.texts(words) == [text]


@pytest.mark.parametrize("sign", ["%", "_", "\\", "*", "?", "'", '"', "["])
def test_signs_stand_for_themselves(past: Past, sign: str) -> None:
    meeting = past.meeting()
    past.topic(meeting, f"up 5{sign} now")
    past.topic(meeting, "up 5x now")
    assert past.texts(f"5{sign}") == [f"up 5{sign} now"]


def test_the_newest_meetings_come_first_also_beyond_the_first_look(past: Past, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.reading.history.AT_ONCE", 2)
    meetings = [past.meeting(week) for week in (2, 0, 4, 1, 3)]
    for meeting in meetings:
        past.topic(meeting, f"walnut {meeting}")
    newest_first = [meetings[place] for place in (2, 4, 0, 3, 1)]
    assert [found[0] for found in past.found("walnut")] == newest_first
    assert [found[0] for found in past.found("walnut", limit=3)] == newest_first[:3]


def test_what_was_prepared_for_a_meeting_to_come_is_not_found(past: Past) -> None:
    past.update(past.meeting(phase=Phase.PLANNED), wins="walnut")
    running = past.meeting(phase=Phase.UPDATES)
    past.update(running, wins="walnut now")
    assert past.found("walnut") == [(running, "wins", "walnut now")]


def test_of_a_text_of_many_lines_the_one_that_was_meant_is_shown(past: Past) -> None:
    past.update(past.meeting(), learnings="Almonds are fine.\n- Walnuts are dear, almonds too.\nEnd")
    assert past.texts("walnuts almonds") == ["- Walnuts are dear, almonds too."]


def test_of_a_long_line_the_part_around_the_words_is_shown(past: Past) -> None:
    past.update(past.meeting(), wins=f"{'ß' * 400} walnut {'tail ' * 100}")
    (shown,) = past.texts("walnut")
    assert "walnut" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 202


def test_who_gave_the_update_or_owns_the_action_item_is_looked_for_too(past: Past) -> None:
    meeting = past.meeting()
    past.update(meeting, wins="two walnuts")
    past.add(ActionItem(meeting_id=meeting, what="crack it", owner_id=past.add(Member(name="Chloé Martin"))))
    assert past.found("ana walnut") == [(meeting, "wins", "two walnuts")]
    assert past.found("chloe") == [(meeting, "action item", "crack it")]
    assert past.found("chloe walnut") == []
    with past.store.read() as connection:
        assert search(connection, "crack")[0].who == "Chloé Martin"
