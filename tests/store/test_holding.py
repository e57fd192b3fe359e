"""Who holds a meeting: one window, for as long as it is heard; whoever is gone holds nothing."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from facilitator.clock import ManualClock
from facilitator.process.holding import SILENT_SECONDS, Holder, Seat
from facilitator.store.database import Store
from facilitator.store.holding import check_held, held_elsewhere, hold, let_go, this_seat

ANA, BO = replace(this_seat("ana"), machine="laptop"), replace(this_seat("bo"), machine="tower")


def held(store: Store, seat: Seat, *, over: bool = False) -> Holder | None:
    with store.write() as connection:
        return hold(connection, seat, 1, store.clock.now(), over=over)


def elsewhere(store: Store, seat: Seat | None) -> Holder | None:
    with store.read() as connection:
        return held_elsewhere(connection, seat, 1, store.clock.now())


def test_it_is_held_since_it_was_taken_however_often_that_is_renewed(store: Store, hand: ManualClock) -> None:
    began = hand.now()
    for _ in range(20):
        assert held(store, ANA) is None
        hand.tick(5)
    found = held(store, BO)
    assert found is not None
    assert (found.seat, found.since) == (ANA, began)
    assert held(store, BO, over=True) == found
    assert elsewhere(store, BO) is None
    assert elsewhere(store, ANA) == Holder(BO, hand.now(), hand.now())


@pytest.mark.parametrize("seconds", [SILENT_SECONDS + 1, -SILENT_SECONDS - 1, 86400, -3600])
def test_silence_and_a_clock_that_was_set_lock_nobody_out(store: Store, hand: ManualClock, seconds: float) -> None:
    held(store, ANA)
    hand.time += timedelta(seconds=seconds)
    assert elsewhere(store, BO) is None
    assert held(store, BO) is None
    assert elsewhere(store, ANA) is not None


def test_a_program_that_crashed_on_this_machine_holds_nothing_from_that_moment(store: Store) -> None:
    with subprocess.Popen([sys.executable, "-S", "-c", "input()"], stdin=subprocess.PIPE) as program:
        crashing = Seat("w", "ana", this_seat("ana").machine, "pts/1", program.pid)
        held(store, crashing)
        assert elsewhere(store, BO) is not None
        program.kill()
    assert elsewhere(store, BO) is None
    held(store, replace(crashing, machine="another"))
    assert elsewhere(store, BO) is not None


def test_only_who_holds_it_lets_it_go_and_commands_are_not_asked(store: Store) -> None:
    held(store, ANA)
    with store.write() as connection:
        let_go(connection, 1, BO)
    assert elsewhere(store, BO) is not None
    assert elsewhere(store, None) is None
    with store.write() as connection:
        check_held(connection, None, 1, store.clock.now())
        let_go(connection, 1, ANA)
    assert elsewhere(store, BO) is None


def test_words_say_where_somebody_sits_as_far_as_that_is_known() -> None:
    assert Seat("w", "bo", "laptop", "pts/3").words == "bo (laptop, pts/3)"
    assert Seat("w", "bo", "laptop").words == "bo (laptop)"
    assert Seat("w", "bo").words == "bo"
