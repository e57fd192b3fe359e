"""What the benchmarks feed the program with: a large spreadsheet, and a meeting that is in its updates."""

import csv
import io
from datetime import date, time, timedelta
from pathlib import Path
from time import monotonic
from zoneinfo import ZoneInfo

from measuring import Samples
from terminal import Terminal

from facilitator.acts import checkin, clocks, meetings, moving, planning, series, team
from facilitator.clock import SYSTEM_CLOCK
from facilitator.documents.forms.writing import file_name, form_text
from facilitator.process.phases import Phase
from facilitator.process.schedule import Cadence
from facilitator.reading.forms import form_owners, owner_form
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


def pauses_until_seen(url: str, terminal: Terminal, times: int) -> tuple[float, float]:
    """Pause the clock and let it go on, again and again: median and 95th percentile of milliseconds until it shows."""
    store = open_store(url, SYSTEM_CLOCK, "benchmark")
    meeting = meetings.open_next_meeting(store)
    samples = Samples()
    for n in range(times + times % 2):
        # Not in step with the looks of the window.
        terminal.read(0.37)
        begun = monotonic()
        clocks.toggle_pause(store, meeting)
        samples.values.append((terminal.wait_for("running" if n % 2 else "paused") - begun) * 1000)
    store.close()
    return samples.median, samples.p95


def forms(url: str, folder: Path, count: int) -> None:
    """A team of `count` owners with five milestones each, and the form of each in `folder`, filled in."""
    store = open_store(url, SYSTEM_CLOCK, "benchmark")
    today = SYSTEM_CLOCK.now().astimezone(ZoneInfo("Europe/Berlin")).date()
    priority = planning.add_priority(store, "Growth")
    owners = [team.add_member(store, f"Owner {n}") for n in range(count)]
    for owner in owners:
        for n in range(5):
            planning.add_milestone(
                store,
                title=f"Deliverable {n} of {owner}: agree, build and hand over",
                priority_id=priority,
                owner_id=owner,
                due=today + timedelta(days=30 + n),
            )
    plan = series.SeriesPlan("Leadership", Cadence.WEEKLY, today.weekday(), time(0), "Europe/Berlin", today)
    series.add_series(store, plan, owners)
    meeting = meetings.open_next_regular(store)
    folder.mkdir()
    with store.read() as connection:
        for person in form_owners(connection, meeting):
            form = owner_form(connection, meeting, person.id)
            (folder / file_name(form)).write_text(_filled_in(form_text(form, today)), encoding="utf-8")
    store.close()


def _filled_in(text: str) -> str:
    """A form as an owner would fill it in: a status, a win, a learning and a request."""
    for before, after in (
        ("\nStatus: on track", "\nStatus: might miss"),
        ("[ WINS ]\n", "[ WINS ]\nThe new tariff is agreed with both sides,\nand the first customers are on it.\n"),
        ("[ LEARNINGS ]\n", "[ LEARNINGS ]\nTalking to the works council first saves two weeks.\n"),
        ("\n-\n", "\n- Somebody who has negotiated with the port before\n"),
    ):
        if before not in text:
            raise ValueError(f"the form has no {before}")
        text = text.replace(before, after, 1)
    return text
