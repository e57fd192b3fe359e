"""Whatever the size of the window: what stands beside the one thing that is large is named, or counted."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from facilitator.process.carryover import Outcome
from facilitator.process.meeting import AttendanceState, HandIn, Turn
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.process.timebox import Timebox
from facilitator.tui.screens.milestone_sheet import milestone_sheet
from facilitator.tui.screens.speaking_order import speaking_order
from facilitator.tui.screens.topic_sheet import queue_sheet, topic_sheet
from facilitator.tui.screens.update_sheet import update_sheet
from facilitator.views.discuss import DecisionLine, Discuss, QueuedTopic, TopicOnStage
from facilitator.views.meeting import ActionLine, MeetingHead, MilestoneLine
from facilitator.views.updates import HelpLine, RaisedTopic, Speaker, TurnLine, Updates

BEGIN = datetime(2026, 11, 17, 9, tzinfo=UTC)
TODAY = BEGIN.date()
HEAD = MeetingHead(1, "Leadership", False, Phase.DISCUSS, "UTC", BEGIN, 60, 300, 300, BEGIN, None, True, None, 1)
CLOCK = Timebox(300.0, ())
counts = st.integers(0, 30)
words = st.text("abc deé会👍", max_size=120).map(str.strip)


def titles(kind: str, count: int, tails: Sequence[str] = ("",)) -> list[str]:
    """So many titles; each begins with what is found nowhere else, and may be long."""
    return [f"{kind}{n:02d} {tails[n % len(tails)]}".strip() for n in range(count)]


def check(content: Content, width: int, height: int) -> list[str]:
    """The lines, which fit into the room there is."""
    lines = content.split("\n", allow_blank=True) if content.plain else []
    assert len(lines) <= height
    assert all(line.cell_length <= width for line in lines)
    return [line.plain for line in lines]


def named(lines: Sequence[str], kind: str) -> int:
    """How many titles of a kind stand there."""
    return len(set(re.findall(rf"{kind}\d\d", "\n".join(lines))))


def counted(lines: Sequence[str], what: str = "more") -> int:
    """How many more there are, as the lines tell."""
    return sum(int(found) for found in re.findall(rf"and (\d+) {what}", "\n".join(lines)))


tails = st.lists(words, min_size=1, max_size=4)
beside, main, heights = st.integers(20, 64), st.integers(44, 140), st.integers(1, 45)
"""Cells of the column beside, of what fills the window, and lines."""


def queued(kind: str, count: int, tails: Sequence[str], outcome: Outcome | None = None) -> tuple[QueuedTopic, ...]:
    return tuple(QueuedTopic(n, n, title, None, outcome) for n, title in enumerate(titles(kind, count, tails)))


@given(counts, counts, tails, beside, heights)
def test_topics_that_wait_are_named_or_counted(
    waiting: int, done: int, tails: Sequence[str], width: int, height: int
) -> None:
    view = Discuss(
        HEAD, None, queued("W", waiting, tails), queued("D", done, tails, Outcome.RESOLVED), (), done, waiting + done
    )
    lines = check(queue_sheet(view, width, height), width, height)
    if height >= 3:
        assert named(lines, "W") + counted(lines) == waiting
    if height >= 3 and waiting:
        assert "W00" in lines[1]


@given(counts, counts, counts, tails, main, heights)
def test_what_was_said_of_a_topic_is_there_or_counted(
    decided: int, given_out: int, noted: int, tails: Sequence[str], width: int, height: int
) -> None:
    notes = "\n".join(titles("N", noted, tails))
    decisions = tuple(DecisionLine(n, title, 1) for n, title in enumerate(titles("D", decided, tails)))
    given = titles("A", given_out, tails)
    actions = tuple(ActionLine(n, title, 1, "Ben", TODAY, False, TODAY) for n, title in enumerate(given))
    topic = TopicOnStage(1, 1, "Lease", "Ann", (), "", "", None, None, CLOCK, notes, decisions, actions)
    lines = check(topic_sheet(topic, width, height, TODAY), width, height)
    shown = sum(named(lines, kind) for kind in "NDA")
    if height >= 2:
        assert shown + counted(lines, "earlier") == decided + given_out + noted


def speaker(requests: int, milestones: int, prose: str, tails: Sequence[str]) -> Speaker:
    asked = titles("H", requests, tails)
    due = titles("M", milestones, tails)
    return Speaker(
        1, 1, "Ann", "Finance", prose, prose, prose,
        tuple(HelpLine(n, title, None, "", ("Ben",) * (n % 3), n % 2 or None) for n, title in enumerate(asked)),
        tuple(MilestoneLine(n, title, Status.MIGHT_MISS, TODAY, "Ann", "", True, None) for n, title in enumerate(due)),
        HandIn.IN_TIME, None, CLOCK,
    )  # fmt: skip


@given(counts, counts, words, tails, main, heights)
def test_help_and_milestones_are_named_or_counted(
    requests: int, milestones: int, prose: str, tails: Sequence[str], width: int, height: int
) -> None:
    up = speaker(requests, milestones, prose, tails)
    lines = check(update_sheet(up, width, height), width, height)
    if height >= 8:
        assert named(lines, "H") + counted(lines) == requests
    sheet, in_view = milestone_sheet(up, width, height, TODAY)
    lines = check(sheet, max(width, 60), height)
    assert named(lines, "M") == len(in_view)
    assert len(in_view) + counted(lines) == milestones


@given(counts, counts, counts, st.integers(0, 3), tails, beside, heights)
def test_who_is_next_stands_longest(
    waiting: int, spoken: int, raised: int, away: int, tails: Sequence[str], width: int, height: int
) -> None:
    here, gone = AttendanceState.PRESENT, AttendanceState.AWAY
    turns = (
        *((name, Turn.DONE, here) for name in titles("S", spoken, tails)),
        *((name, Turn.WAITING, here) for name in titles("W", waiting, tails)),
        *((name, Turn.WAITING, gone) for name in titles("X", away)),
    )
    order = tuple(TurnLine(n, n, name, turn, state, 0) for n, (name, turn, state) in enumerate(turns))
    topics = tuple(RaisedTopic(n, title, "") for n, title in enumerate(titles("T", raised, tails)))
    lines = check(speaking_order(Updates(HEAD, None, order, topics, ()), width, height), width, height)
    assert ("W00" if waiting else "the topics") in lines[0]
    if height >= 8 and raised:
        assert any(line.startswith(f"{raised} topic") for line in lines)
        assert f"T{raised - 1:02d}" in "".join(lines)
