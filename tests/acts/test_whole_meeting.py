"""Whole meetings: one told from start to end, and many taken at random."""

from collections.abc import Callable
from copy import copy
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from council import Council
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.acts import (
    clocks,
    closing,
    discussing,
    meetings,
    moving,
    ordering,
    planning,
    topics,
    updates,
)
from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.errors import FacilitatorError
from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import Outcome, TopicState, state_after
from facilitator.process.meeting import MeetingKind
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.records.schema import METADATA
from facilitator.store.database import Store, last_act
from facilitator.store.opening import open_store
from facilitator.store.undo import NothingToUndo

WEEK = 7 * 86_400


def plan(council: Council, days: float = 1) -> discussing.SeparatePlan:
    start = council.hand.now() + timedelta(days=days)
    attendees = (council.members["Eva"], council.members["Fay"])
    return discussing.SeparatePlan("Alone with it", start, "Europe/Berlin", 30, council.members["Ben"], attendees)


def hold(council: Council) -> None:
    """The first half of a meeting of eight updates and ten topics, up to the committed order; with an undo."""
    flagged, lost = council.milestone("Launch", owner="Cem"), council.milestone("Move", Status.WILL_MISS, owner="Dee")
    request = council.asks("Ben", "Who can test?", ["Cem", "Dee"], flagged)
    council.asks("Hal", "Find us a room", ["Ann"])
    council.start()
    here = council.meeting_id
    council.raise_topics("Audit", "Budget", "Culture", "Debt")
    council.do(planning.set_status, flagged, Status.MIGHT_MISS, meeting=here)
    council.do(topics.raise_topic, "Testers", meeting=here, help_request_id=request)
    council.do(topics.raise_topic, "Moving", meeting=here, milestone_id=lost, source=SourceKind.MILESTONE)
    for _ in council.members:
        council.hand.tick(179)
        council.here(updates.next_speaker)
    council.raise_topics("Energy", "Fees", "Growth")
    (room,) = (line.key for line in council.prioritize.offers)
    council.here(ordering.keep, room)
    assert council.order[:3] == ["Testers", "Moving", "Find us a room"]
    council.here(ordering.move, council.titled("Growth"), -3)
    assert council.undo() == "ordering.move"
    council.here(ordering.commit)


def finish(council: Council) -> None:
    """The second half: four action items, three deferrals, one of them to a meeting of its own; with an undo."""
    dee, due = council.members["Dee"], date(2026, 11, 27)
    for title in ("Testers", "Moving", "Find us a room", "Audit"):
        assert council.stage == title
        council.here(discussing.decide, f"{title} is decided", council.up)
        council.here(discussing.add_action, f"Do {title}", dee, due, council.up)
        council.hand.tick(118)
        council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(discussing.conclude, council.up, Outcome.DROPPED, reason="a slip of the finger")
    assert council.undo() == "discussing.conclude"
    assert council.stage == "Budget"
    council.here(discussing.conclude, council.up, Outcome.NEXT_MEETING)
    council.here(discussing.conclude_separately, council.up, plan(council, days=10))
    for _ in range(3):
        council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.rate, 9)
    council.here(closing.close)


def to_next_week(council: Council) -> None:
    council.hand.tick(WEEK - 4_000)
    council.meeting_id = council.do(meetings.open_next_meeting)
    council.prepare()


def test_a_whole_meeting_and_what_the_next_one_finds(council: Council) -> None:
    hold(council)
    finish(council)
    view = council.closing
    assert council.phase is Phase.CLOSED
    assert len(view.topics) == 10
    assert [topic.outcome for topic in view.topics].count(Outcome.RESOLVED) == 7
    assert [(topic.title, topic.outcome) for topic in view.topics if topic.deferrals] == [
        ("Budget", Outcome.NEXT_MEETING),
        ("Culture", Outcome.SEPARATE_MEETING),
        ("Growth", Outcome.NEXT_MEETING),
    ]
    assert [line.what for line in view.actions] == ["Do Testers", "Do Moving", "Do Find us a room", "Do Audit"]
    assert {line.owner for line in view.actions} == {"Dee"}
    assert [topic.seconds for topic in view.topics[:4]] == [121] * 4
    assert [(change.title, change.before, change.after) for change in view.changes] == [
        ("Launch", "on track", "might miss")
    ]

    to_next_week(council)
    assert [(line.title, line.deferrals, line.since, line.reason) for line in council.prioritize.topics] == [
        ("Budget", 1, date(2026, 11, 17), "since 17 Nov"),
        ("Growth", 1, date(2026, 11, 17), "since 17 Nov"),
    ]
    assert [line.title for line in council.prioritize.offers] == ["Launch", "Move"]


def test_what_was_deferred_twice_comes_before_what_was_deferred_once(council: Council) -> None:
    hold(council)
    finish(council)
    to_next_week(council)
    council.here(ordering.commit)
    assert council.stage == "Budget"
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(discussing.conclude, council.up, Outcome.NEXT_MEETING)
    council.raise_topics("Another")
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    to_next_week(council)
    # The separate meeting on culture lay in between and nobody said what came of it.
    assert [(line.title, line.reason) for line in council.prioritize.topics] == [
        ("Growth", "3rd time"),
        ("Culture", "since 17 Nov"),
        ("Another", "since 24 Nov"),
    ]


# From here on: acts of the second half at random. Each takes two numbers that choose what it is done to.

Step = Callable[[Council, int, int], object]


def some(found: list[int], number: int) -> int:
    """One of these ids; one that does not exist where there are none."""
    return found[number % len(found)] if found else 0


def any_topic(council: Council, number: int) -> int:
    return some([topic.discussion_id for topic in council.closing.topics], number)


def on_stage(council: Council) -> int:
    topic = council.discuss.topic
    return topic.discussion_id if topic else 0


def any_offer(council: Council, number: int) -> str:
    offers = council.prioritize.offers
    return offers[number % len(offers)].key if offers else "none"


def any_milestone(council: Council, number: int) -> int:
    return number % 3 + 1


OUTCOMES = tuple(Outcome)
PHASES = (Phase.PRIORITIZE, Phase.DISCUSS, Phase.CLOSE, Phase.UPDATES)

STEPS: dict[str, Step] = {
    "place": lambda c, a, b: c.here(ordering.place, any_topic(c, a), b),
    "move": lambda c, a, b: c.here(ordering.move, any_topic(c, a), b - 5),
    "keep": lambda c, a, b: c.here(ordering.keep, any_offer(c, a)),
    "drop": lambda c, a, b: c.here(ordering.drop, any_topic(c, a), "not now"),
    "merge": lambda c, a, b: c.here(ordering.merge, any_topic(c, a), any_topic(c, b)),
    "suggest": lambda c, a, b: c.here(ordering.suggest),
    "give minutes": lambda c, a, b: c.here(ordering.give_minutes, any_topic(c, a), b or None),
    "commit": lambda c, a, b: c.here(ordering.commit),
    "raise": lambda c, a, b: c.raise_topics(f"Raised {a} {b}"),
    "status": lambda c, a, b: c.do(
        planning.set_status, any_milestone(c, a), tuple(Status)[b % 4], meeting=c.meeting_id
    ),
    "pause": lambda c, a, b: c.here(clocks.toggle_pause),
    "restart": lambda c, a, b: c.here(clocks.restart),
    "note": lambda c, a, b: c.do(discussing.note, any_topic(c, a), f"note {b}"),
    "decide": lambda c, a, b: c.here(discussing.decide, f"decision {b}", any_topic(c, a)),
    "action": lambda c, a, b: c.here(discussing.add_action, f"do {b}", c.members["Ann"], None, any_topic(c, a)),
    "start": lambda c, a, b: c.here(discussing.start, any_topic(c, a)),
    "conclude": lambda c, a, b: c.here(discussing.conclude, on_stage(c), OUTCOMES[b % 4], reason="so be it"),
    "conclude another": lambda c, a, b: c.here(discussing.conclude, any_topic(c, a), OUTCOMES[b % 4], reason="too"),
    "separately": lambda c, a, b: c.here(discussing.conclude_separately, any_topic(c, a), plan(c, b + 1)),
    "take up again": lambda c, a, b: c.here(discussing.take_up_again, any_topic(c, a)),
    "move to": lambda c, a, b: c.here(moving.move_to, PHASES[b % 4]),
    "send rest": lambda c, a, b: c.here(closing.send_rest_to_next),
    "set outcome": lambda c, a, b: c.here(closing.set_outcome, any_topic(c, a), OUTCOMES[b % 4], "in the end"),
    "set separate": lambda c, a, b: c.here(closing.set_separate, any_topic(c, a), plan(c, b + 1)),
    "rate": lambda c, a, b: c.here(closing.rate, b),
    "close": lambda c, a, b: c.here(closing.close),
    "reopen": lambda c, a, b: c.here(closing.reopen),
}

# A walk that goes on: what leads to the next phase is drawn more often than what it starts from.
NAMES = st.sampled_from([*STEPS, *["commit", "conclude", "move to", "take up again"] * 3, "undo", "redo"])
WALKS = st.lists(st.tuples(NAMES, st.integers(0, 11), st.integers(0, 11)), min_size=1, max_size=25)


@pytest.fixture(scope="module")
def midpoint(tmp_path_factory: pytest.TempPathFactory) -> tuple[Council, Path]:
    """A meeting at its midpoint with five topics and three offers, and the file that it is in."""
    path = tmp_path_factory.mktemp("midpoint") / "team.db"
    hand = ManualClock(datetime(2026, 11, 17, 9, 0, tzinfo=UTC))
    store = open_store(f"sqlite:///{path}", hand.clock, "Facilitator")
    council = Council(store, hand)
    council.milestone("Launch", Status.MIGHT_MISS)
    council.milestone("Move", Status.WILL_MISS)
    council.milestone("Fine")
    council.asks("Ben", "Who can test?", ["Cem"])
    council.prepare("Audit", "Budget", "Culture", "Debt", "Energy")
    store.close()
    return council, path


def rows(store: Store) -> dict[str, list[dict[str, Any]]]:
    """Every row but the journal's, without versions, which only move forward."""
    with store.read() as connection:
        return {
            table.name: [
                {name: value for name, value in row.items() if name != "version"}
                for row in connection.execute(sa.select(table).order_by(table.c.id)).mappings()
            ]
            for table in METADATA.sorted_tables
            if table.name not in ("act", "change", "draft")
        }


def newest(council: Council) -> int:
    with council.store.read() as connection:
        return last_act(connection)


def walk(council: Council, steps: list[tuple[str, int, int]]) -> int:
    """Take these steps; a refused one changes nothing. Gives back how many acts stand that can be undone."""
    standing = 0
    for name, first, second in steps:
        before, refused = newest(council), False
        if name == "undo" and not standing:
            continue
        try:
            if name in ("undo", "redo"):
                council.undo() if name == "undo" else council.redo()
                standing += -1 if name == "undo" else 1
                continue
            STEPS[name](council, first, second)
        except FacilitatorError:
            refused = True
        assert not (refused and newest(council) > before)
        standing += newest(council) - before
    return standing


def close_it(council: Council) -> int:
    """Lead the meeting to its end from wherever it is. Gives back how many acts that took."""
    before = newest(council)
    if council.phase is Phase.CLOSED:
        return 0
    if council.phase is not Phase.CLOSE:
        council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    return newest(council) - before


def check_fates(found: dict[str, list[dict[str, Any]]], meeting_id: int) -> None:
    """Every topic has exactly one fate, and says the same in both places where it stands."""
    here = [row for row in found["discussion"] if row["meeting_id"] == meeting_id]
    by_topic = {row["topic_id"]: row for row in here}
    assert len(by_topic) == len(here)
    assert sorted(row["position"] for row in here) == list(range(len(here)))
    separate = {row["id"] for row in found["meeting"] if row["kind"] is MeetingKind.SEPARATE}
    for topic in found["topic"]:
        if topic["state"] is TopicState.MERGED:
            assert topic["id"] not in by_topic
            assert topic["merged_into_id"] in {other["id"] for other in found["topic"]}
            continue
        discussion = by_topic[topic["id"]]
        assert topic["state"] is state_after(discussion["outcome"])
        assert (discussion["separate_meeting_id"] in separate) is (discussion["outcome"] is Outcome.SEPARATE_MEETING)
        assert bool(discussion["reason"]) >= (discussion["outcome"] is Outcome.DROPPED)
    assert separate == {row["separate_meeting_id"] for row in here} - {None}
    assert all(span["ended_at"] is not None for span in found["clock_span"])


_numbers = count()


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=WALKS)
def test_any_second_half_keeps_the_rules_gives_each_topic_one_fate_and_can_be_undone(
    midpoint: tuple[Council, Path], tmp_path: Path, steps: list[tuple[str, int, int]]
) -> None:
    begun, file = midpoint
    path = tmp_path / f"{next(_numbers)}.db"
    path.write_bytes(file.read_bytes())
    council = copy(begun)
    council.hand = ManualClock(begun.hand.now())
    council.store = open_store(f"sqlite:///{path}", council.hand.clock, "Facilitator")
    council.desk = Desk(council.store)
    beginning = rows(council.store)
    acts = walk(council, steps) + close_it(council)
    end = rows(council.store)
    check_fates(end, council.meeting_id)
    for _ in range(acts):
        council.undo()
    assert rows(council.store) == beginning
    for _ in range(acts):
        council.redo()
    assert rows(council.store) == end
    with pytest.raises(NothingToUndo):
        council.redo()
    council.store.close()
