"""The path of a meeting, and what is said when a move is not on it."""

from itertools import pairwise

import pytest

from facilitator.errors import NotNow
from facilitator.process.phases import LIVE_PHASES, Phase, check_move, may_move


def refusal(current: Phase, target: Phase, *, order_committed: bool = True, separate: bool = False) -> NotNow:
    with pytest.raises(NotNow) as caught:
        check_move(current, target, order_committed=order_committed, separate=separate)
    return caught.value


def test_the_path_reads_as_on_the_screen() -> None:
    assert [phase.word for phase in LIVE_PHASES] == ["Check in", "Updates", "Prioritize", "Discuss", "Close"]
    assert [Phase.PLANNED.word, Phase.CLOSED.word] == ["Planned", "Closed"]


def test_a_whole_meeting_goes_forward_one_phase_at_a_time() -> None:
    for current, target in pairwise((Phase.PLANNED, *LIVE_PHASES, Phase.CLOSED)):
        check_move(current, target, order_committed=True, separate=False)


def test_every_live_phase_leads_back_one_phase() -> None:
    for earlier, later in pairwise(LIVE_PHASES):
        check_move(later, earlier, order_committed=True, separate=False)


@pytest.mark.parametrize("current", [Phase.PRIORITIZE, Phase.CLOSE])
def test_discussion_is_locked_until_the_order_is_committed(current: Phase) -> None:
    error = refusal(current, Phase.DISCUSS, order_committed=False)
    assert "locked" in error.message
    assert "Commit the order" in error.hint
    check_move(current, Phase.DISCUSS, order_committed=True, separate=False)


def test_a_meeting_that_runs_out_of_time_can_be_closed_from_any_live_phase() -> None:
    for phase in LIVE_PHASES[:-1]:
        check_move(phase, Phase.CLOSE, order_committed=False, separate=False)


def test_a_meeting_closed_before_its_order_was_committed_can_go_back_to_ordering() -> None:
    check_move(Phase.CLOSE, Phase.PRIORITIZE, order_committed=False, separate=False)


def test_a_planned_meeting_only_starts_with_its_check_in() -> None:
    assert [phase for phase in Phase if may_move(Phase.PLANNED, phase)] == [Phase.CHECK_IN]
    assert "not started" in refusal(Phase.PLANNED, Phase.UPDATES).message


def test_a_closed_meeting_only_reopens() -> None:
    assert [phase for phase in Phase if may_move(Phase.CLOSED, phase)] == [Phase.CLOSE]
    assert "Reopen" in refusal(Phase.CLOSED, Phase.DISCUSS).hint


def test_a_start_is_not_taken_back_by_moving() -> None:
    error = refusal(Phase.CHECK_IN, Phase.PLANNED)
    assert "started already" in error.message
    assert "Undo" in error.hint


def test_a_meeting_is_closed_only_after_its_result_was_seen() -> None:
    for phase in LIVE_PHASES[:-1]:
        assert "Go to Close first" in refusal(phase, Phase.CLOSED).hint


def test_phases_are_not_skipped_forward() -> None:
    assert "one phase at a time" in refusal(Phase.CHECK_IN, Phase.PRIORITIZE).hint
    assert "Discuss does not follow from Updates" in refusal(Phase.UPDATES, Phase.DISCUSS).message


def test_staying_is_no_move() -> None:
    for phase in Phase:
        assert not may_move(phase, phase)
        assert phase.word in refusal(phase, phase).message


def test_a_separate_meeting_goes_from_check_in_to_its_topics() -> None:
    check_move(Phase.CHECK_IN, Phase.PRIORITIZE, order_committed=False, separate=True)
    check_move(Phase.CHECK_IN, Phase.DISCUSS, order_committed=True, separate=True)
    check_move(Phase.DISCUSS, Phase.CHECK_IN, order_committed=True, separate=True)
    check_move(Phase.PRIORITIZE, Phase.CHECK_IN, order_committed=False, separate=True)
    assert "locked" in refusal(Phase.CHECK_IN, Phase.DISCUSS, order_committed=False, separate=True).message


def test_a_separate_meeting_has_no_updates() -> None:
    assert not [phase for phase in Phase if may_move(phase, Phase.UPDATES, separate=True)]
    assert "no updates" in refusal(Phase.CHECK_IN, Phase.UPDATES, separate=True).message


def test_every_refusal_of_a_real_move_says_what_to_do() -> None:
    for separate in (False, True):
        for current in Phase:
            for target in Phase:
                if current is not target and not may_move(current, target, separate=separate):
                    assert refusal(current, target, separate=separate).hint
