"""What the benchmarks feed the program with: a large spreadsheet, and a meeting that is in its updates."""

import csv
import io
from datetime import date, timedelta

from facilitator.acts import checkin, meetings, moving
from facilitator.clock import SYSTEM_CLOCK
from facilitator.process.phases import Phase
from facilitator.store.opening import open_store


def rows(count: int) -> str:
    """A CSV of `count` milestones, as a project office would keep it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["Workstream", "Milestone", "Accountable", "Planned completion", "RAG", "Comments"])
    first = date(2027, 1, 4)
    for n in range(count):
        writer.writerow(
            [
                f"Workstream {n % 12}",
                f"Deliverable {n}: agree, build and hand over",
                f"Person {n % 40}",
                (first + timedelta(days=n % 700)).isoformat(),
                ("Green", "Amber", "Red", "Complete")[n % 4],
                f"Comment on row {n}",
            ]
        )
    return text.getvalue()


def start_meeting(url: str) -> None:
    """Start the meeting that is due and bring up the first speaker."""
    store = open_store(url, SYSTEM_CLOCK, "benchmark")
    meeting = meetings.open_next_meeting(store)
    checkin.start(store, meeting)
    moving.move_to(store, meeting, Phase.UPDATES)
    store.close()
