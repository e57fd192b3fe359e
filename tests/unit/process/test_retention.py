"""Which backups are kept."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.process.retention import kept

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)

moments = st.sets(st.integers(0, 24 * 500).map(lambda hours: NOW - hours * HOUR), max_size=80)


@given(moments)
def test_everything_of_two_days_and_the_newest_is_kept(taken: set[datetime]) -> None:
    found = kept(taken, NOW)

    assert found <= taken
    assert {moment for moment in taken if moment > NOW - timedelta(days=2)} <= found
    assert not taken or max(taken) in found


@given(moments)
def test_keeping_again_loses_nothing_more(taken: set[datetime]) -> None:
    found = kept(taken, NOW)
    assert kept(found, NOW) == found


def test_a_backup_each_hour_for_a_year_leaves_days_weeks_and_months() -> None:
    taken = [NOW - hours * HOUR for hours in range(24 * 365)]
    found = sorted(kept(taken, NOW), reverse=True)

    days = {moment.date() for moment in found}
    assert len([moment for moment in found if moment > NOW - timedelta(days=2)]) == 48
    assert {NOW.date() - timedelta(days=back) for back in range(12)} <= days
    assert len({moment.isocalendar()[:2] for moment in found}) >= 10
    assert len({(moment.year, moment.month) for moment in found}) == 9
    assert len(found) < 48 + 12 + 10 + 9


def test_what_is_rare_is_kept_however_old() -> None:
    taken = [NOW - timedelta(days=30 * back) for back in range(9)]
    assert kept(taken, NOW) == frozenset(taken)
