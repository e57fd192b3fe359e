"""facilitator agenda: the running meeting in plain lines."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from council import Council

from facilitator.acts import checkin, discussing, ordering, updates
from facilitator.acts import moving as moving_acts
from facilitator.clock import ManualClock
from facilitator.process.carryover import Outcome
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.store.opening import open_store

Say = Callable[..., str]
Refuse = Callable[..., str]

pytestmark = pytest.mark.usefixtures("made")


@pytest.fixture
def council(made: Path, hand: ManualClock) -> Iterator[Council]:
    store = open_store(f"sqlite:///{made}", hand.clock, "Ann")
    yield Council(store, hand)
    store.close()


def test_without_a_meeting_it_says_how_to_plan_one(refuse: Refuse) -> None:
    assert "facilitator series add" in refuse("agenda")


def test_where_none_runs_it_is_the_next_one(say: Say, council: Council) -> None:
    lines = say("agenda").splitlines()
    assert lines[0] == "Next meeting: Leadership, Tue 17 Nov 2026, 10:00 CET (UTC+01:00)"
    assert "Updates, in this order: Ann, Ben, Cem, Dee, Eva, Fay, Gus, Hal" in lines


def test_during_the_updates_it_tells_who_is_up_and_next_and_the_times(say: Say, council: Council) -> None:
    council.start()
    council.here(updates.next_speaker)
    council.raise_topics("Pricing")
    council.hand.tick(126)
    lines = say("agenda").splitlines()
    assert "Phase: Updates; then Prioritize, Discuss, Close" in lines
    assert "Up: Ben, 2 of 8; last minute, 53 seconds left" in lines
    assert "Next: Cem" in lines
    assert "Then: Dee, Eva, Fay, Gus, Hal" in lines
    assert "Spoken: Ann" in lines
    assert "Topics raised: 1" in lines
    assert any(line.startswith("Time: ") and line.endswith((" ahead", " behind")) for line in lines)
    assert "No update handed in" in lines
    council.asks("Ben", "Two nurses")
    lines = say("agenda").splitlines()
    assert lines[lines.index("Up: Ben, 2 of 8; last minute, 53 seconds left") + 1] == "Help 1: Two nurses"
    council.hand.tick(60)
    assert "Up: Ben, 2 of 8; over time by 7 seconds" in say("agenda")


def test_while_ordering_the_topics_stand_in_their_order(say: Say, council: Council) -> None:
    council.prepare("Alpha", "Beta")
    council.here(ordering.move, council.titled("Beta"), -1)
    lines = say("agenda").splitlines()
    assert lines[lines.index("Topics in order: 2") + 1 :][:2] == ["1. Beta, new", "2. Alpha, new"]
    assert "Likely to fit: all" in lines
    assert any(line.endswith(" left for 2 topics, 27 minutes 27 seconds each") for line in lines)
    council.here(ordering.give_minutes, council.titled("Beta"), 7)
    assert re.search(r"left for 2 topics, 47 minutes 5\d seconds where none are given$", say("agenda"), re.MULTILINE)
    council.here(ordering.give_minutes, council.titled("Alpha"), 6)
    assert "left for 2 topics, 13 minutes given" in say("agenda")
    council.hand.tick(45 * 60)
    assert "Likely to fit: the first 1" in say("agenda").splitlines()


def test_during_the_discussion_each_topic_has_its_state(say: Say, council: Council) -> None:
    council.begin_discussing("Alpha", "Beta", "Gamma")
    council.here(discussing.conclude, council.up, Outcome.NEXT_MEETING)
    council.here(discussing.decide, "Buy it", council.up)
    council.here(discussing.add_action, "Call them", council.members["Dee"], council.today, council.up)
    council.do(discussing.note, council.up, "They wait.")
    council.hand.tick(57)
    lines = say("agenda").splitlines()
    assert "Up: Beta, 2 of 3; 1 minute so far" in lines
    assert "Decided: Buy it" in lines
    assert "Note: They wait." in lines
    assert "Dee by Tue 17 Nov 2026: Call them" in lines
    assert "Next: Gamma" in lines
    # The numbers are the keys of the stage.
    assert lines[lines.index("Topics that wait, in order: 1") + 1] == "1. Gamma"
    assert lines[-2:] == ["Topics with an outcome: 1", "Alpha: next meeting"]


def test_during_the_discussion_it_says_whom_a_topic_asks(say: Say, council: Council) -> None:
    council.asks("Cem", "A lawyer for a day", asked=("Dee", "Eva"))
    council.prepare("Zebra")
    council.here(ordering.keep, council.prioritize.offers[0].key)
    council.here(ordering.commit)
    assert "Asks: Dee, Eva" in say("agenda").splitlines()


def test_at_the_end_it_says_what_has_no_destination(say: Say, council: Council) -> None:
    council.begin_discussing("Alpha", "Beta")
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(moving_acts.move_to, Phase.CLOSE)
    lines = say("agenda").splitlines()
    assert "Without a destination: 1 topic" in lines
    assert lines[-3:-1] == ["1. Alpha: resolved", "2. Beta: no destination yet"]
    assert lines[-1] == "Next meeting: Tue 24 Nov 2026, 10:00 CET (UTC+01:00)"


def test_what_gets_a_meeting_of_its_own_says_when_and_whose(say: Say, council: Council) -> None:
    council.begin_discussing("Alpha")
    plan = discussing.SeparatePlan(
        "Alpha", council.hand.time + timedelta(days=2), "Europe/Berlin", 30, council.members["Ben"], ()
    )
    council.here(discussing.conclude_separately, council.up, plan)
    assert "1. Alpha: separate meeting, Thu 19 Nov 2026, 10:00 CET (UTC+01:00), Ben" in say("agenda")


def test_at_the_check_in_it_says_who_speaks_when_and_whether_the_updates_fit(say: Say, council: Council) -> None:
    council.here(checkin.start)
    council.here(checkin.set_attendance, council.members["Ann"], AttendanceState.LATE)
    lines = say("agenda").splitlines()
    assert "Updates, in this order: Ben, Cem, Dee, Eva, Fay, Gus, Hal, Ann" in lines
    assert "No update handed in: Ben, Cem, Dee, Eva, Fay, Gus, Hal, Ann" in lines
    assert "8 updates of 3 minutes fit into the first half" in lines
    assert any(line.startswith("Time: 5 minutes") and line.endswith(" ahead") for line in lines)


def test_nothing_is_drawn_and_nothing_is_coloured(say: Say, council: Council) -> None:
    council.begin_discussing("Alpha \x1b[31m")
    text = say("agenda")
    assert text.isascii()
    assert not [char for char in text if unicodedata.category(char) in ("So", "Cc") and char != "\n"]


def test_minutes_work_while_it_runs(say: Say, council: Council) -> None:
    council.begin_discussing("Alpha")
    council.here(discussing.decide, "Buy it", council.up)
    text = say("minutes")
    assert "Buy it" in text
    assert "In progress, as of 10:00 CET" in text
