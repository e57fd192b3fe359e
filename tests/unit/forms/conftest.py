"""A form that tests fill in, as a facilitator would send it."""

from datetime import UTC, date, datetime

import pytest

from facilitator.process.status import Status
from facilitator.views.form import Form, FormMilestone

TODAY = date(2026, 11, 12)
LONG_TITLE = "Reduce churn below 3 % in all of the regions in which we sell the second generation by ourselves"


@pytest.fixture
def form() -> Form:
    """Ana Lima's form for the meeting of Tuesday, 17 November, ten o'clock in Berlin."""
    return Form(
        reference="F7-12-348-1a2b3c",
        team="Leadership team",
        meeting="Leadership weekly",
        start=datetime(2026, 11, 17, 9, tzinfo=UTC),
        zone="Europe/Berlin",
        deadline=datetime(2026, 11, 16, 9, tzinfo=UTC),
        member="Ana Lima",
        milestones=(
            FormMilestone(12, LONG_TITLE, "Customers who stay", Status.ON_TRACK, date(2026, 11, 30)),
            FormMilestone(14, "Hire two engineers", "Grow in Asia", Status.MIGHT_MISS, None),
            FormMilestone(3, "Open the Osaka office", "Grow in Asia", Status.ON_TRACK, date(2026, 11, 2)),
        ),
        wins="",
        learnings="",
        help=(),
        priorities=("Grow in Asia", "Customers who stay"),
        last_wins="Signed Acme after three rounds of talks that took longer than we had thought, and more is to come.",
        last_learnings="",
        last_help=("Legal: look at the contract",),
    )
