"""facilitator actions: what was promised in meetings."""

from collections.abc import Callable, Iterator
from datetime import date
from getpass import getuser
from pathlib import Path

import pytest
from click.testing import Result
from leadership import Leadership

from facilitator.acts import checkin, discussing
from facilitator.acts.desk import Desk
from facilitator.clock import ManualClock
from facilitator.store.database import Store
from facilitator.store.opening import open_store
from facilitator.tui.sitting import sit_down

Say = Callable[..., str]
Refuse = Callable[..., str]


@pytest.fixture
def room(made: Path, hand: ManualClock) -> Iterator[Leadership]:
    """Two meetings: the first gave 1 and 2, the second 3 and 4; today is 17 November."""
    store = open_store(f"sqlite:///{made}", hand.clock, "Facilitator")
    room = Leadership(store, hand)
    room.begin()
    room.here(discussing.add_action, "Write the list", room.ann, date(2026, 11, 12), None)
    room.here(discussing.add_action, "Call the bank", room.ben, None, None)
    room.here(discussing.add_action, "Ask\tthe [board]", room.ann, date(2026, 11, 17), None)
    room.here(discussing.add_action, "Book a room", room.ben, date(2026, 12, 15), None)
    yield room
    store.close()


def numbers(text: str) -> list[str]:
    return [line.split()[0] for line in text.splitlines()[1:]]


@pytest.mark.usefixtures("made")
def test_where_there_are_none_it_says_so(say: Say) -> None:
    assert say("actions") == "No action items are open.\n"
    assert say("actions", "--all") == "There are no action items.\n"


@pytest.mark.usefixtures("room")
def test_open_ones_are_listed_soonest_first_with_owner_due_and_meeting(say: Say) -> None:
    said = say("actions")

    assert said.splitlines()[0].split() == ["No.", "Due", "Owner", "From", "What"]
    assert numbers(said) == ["1", "3", "4", "2"]
    first, today, later, none = said.splitlines()[1:]
    assert "12 Nov  OVERDUE, 5 days ago" in first
    assert first.endswith("Ann Berg   Leadership, 17 Nov  Write the list")
    assert "OVERDUE" not in today
    assert today.endswith("Ask the [board]")
    assert "in 4 weeks" in later
    assert "no date" in none


def test_done_ones_are_listed_newest_first_and_come_back(room: Leadership, say: Say) -> None:
    assert say("actions", "done", "1", "4") == "Done: 1, Write the list\nDone: 4, Book a room\n"
    room.hand.tick(86_400)
    say("actions", "done", "2")

    assert numbers(say("actions")) == ["3"]
    assert numbers(say("actions", "--done")) == ["2", "4", "1"]
    assert "done 17 Nov" in say("actions", "--done")
    assert "OVERDUE" not in say("actions", "--done")
    assert numbers(say("actions", "--all")) == ["3", "2", "4", "1"]
    assert say("actions", "reopen", "4") == "Open again: 4, Book a room\n"
    assert numbers(say("actions", "--open")) == ["3", "4"]


@pytest.mark.parametrize("option", ["--mine", "--owner"])
def test_those_of_one_member(room: Leadership, say: Say, refuse: Refuse, option: str) -> None:
    assert numbers(say("actions", option, "ann")) == ["1", "3"]
    assert say("actions", "--done", option, "Ben") == "No action items of Ben Okoro are done.\n"
    assert 'There is no member "Zoe"' in refuse("actions", option, "Zoe")


def test_mine_without_a_name_is_who_sits_here(room: Leadership, say: Say, refuse: Refuse) -> None:
    assert "not known yet who sits here" in refuse("actions", "--mine")
    sit_down(Desk(Store(room.store.engine, room.hand.clock, getuser())), room.ben)
    assert numbers(say("actions", "--mine")) == ["4", "2"]
    assert numbers(say("actions", "--all", "--mine")) == ["4", "2"]


def test_mine_and_owner_exclude_each_other(room: Leadership, call: Callable[..., Result]) -> None:
    assert call("actions", "--mine", "Ann", "--owner", "Ben").exit_code == 2


def test_done_twice_is_said_and_changes_nothing(room: Leadership, say: Say) -> None:
    say("actions", "done", "1")
    before = room.desk.newest()

    assert say("actions", "done", "1", "1") == "Done already: 1, Write the list\n"
    assert say("actions", "reopen", "3") == "Open already: 3, Ask the [board]\n"
    assert room.desk.newest() == before


def test_a_wrong_number_changes_none_of_them(room: Leadership, say: Say, refuse: Refuse) -> None:
    assert "There is no action item 9." in refuse("actions", "done", "1", "9")
    assert numbers(say("actions")) == ["1", "3", "4", "2"]


def test_what_is_done_here_can_be_undone(room: Leadership, say: Say) -> None:
    say("actions", "done", "3")
    Desk(Store(room.store.engine, room.hand.clock, getuser())).undo()
    assert "3" in numbers(say("actions"))


def test_what_was_done_in_a_meeting_is_done_here(room: Leadership, say: Say) -> None:
    checkin.set_action_done(room.store, 2, True, meeting=room.meeting)
    assert numbers(say("actions", "--done")) == ["2"]
