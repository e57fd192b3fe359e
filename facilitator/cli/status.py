"""facilitator status: who has handed in an update, and who has not."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import counted, say, say_table

if TYPE_CHECKING:
    from facilitator.store.database import Store
    from facilitator.views.hand_ins import HandInLine, HandIns


@click.command(
    "status",
    cls=Command,
    epilog=examples(
        "facilitator status                 of the meeting that updates are written for now",
        "facilitator status last            of the last meeting",
        "facilitator status 2027-03-31",
    ),
)
@click.argument("meeting", default="next")
@pass_invocation
def command(invocation: Invocation, meeting: str) -> None:
    """Show who has handed in an update, when, and who has not; and whether the updates fit into the first half.

    MEETING is "next", "last", a number, or a date (2027-03-31).
    """
    with invocation.store() as store:
        _show(_found(store, meeting), invocation.clock.now())


def _found(store: "Store", meeting: str) -> "HandIns":
    from facilitator.errors import NotFound
    from facilitator.reading.hand_ins import of_meeting
    from facilitator.reading.meeting_named import meeting_named, meeting_to_prepare
    from facilitator.reading.next_meeting import hand_ins, next_regular
    from facilitator.text import quoted

    now = store.clock.now()
    with store.read() as connection:
        try:
            named = meeting_to_prepare(connection, meeting, now)
        except NotFound:
            named = meeting_named(connection, meeting)
        if named is not None:
            found = of_meeting(connection, named)
        else:
            due = next_regular(connection, now)
            if due is None:
                raise NotFound("No meeting is planned.", "Say when the team meets: facilitator series add")
            found = hand_ins(connection, due)
    if not found.lines:
        raise NotFound(f"Nobody gives an update in {quoted(found.title)}.", "Say who does: facilitator series change")
    return found


def _show(found: "HandIns", now: datetime) -> None:
    from facilitator.documents.when import moment
    from facilitator.process.phases import Phase
    from facilitator.process.timebox import clock_text
    from facilitator.text import one_line

    over = found.phase is Phase.CLOSED
    say(f"{one_line(found.title)}, {moment(found.start, found.zone)}")
    say(f"Updates {'were' if over or now > found.deadline else 'are'} due by {moment(found.deadline, found.zone)}.")
    say(f"\n{len(found.handed_in)} of {counted(len(found.lines), 'update')} handed in\n")
    say_table(("Name", "Handed in", "When"), [_row(line, found.zone, over) for line in found.lines])
    if found.missing and not over:
        say("\nRemind them: facilitator circulate reminder")
    if over:
        return
    needed = f"{counted(found.fit.speakers, 'update')} of {clock_text(found.fit.seconds_each)} minutes"
    if found.fit.fits:
        say(f"\n{needed} end by the midpoint.")
        return
    say(f"\n{needed} end {clock_text(found.fit.over_by)} minutes after the midpoint.")
    for choice in found.choices:
        say(f"  {choice.sentence}")


def _row(line: "HandInLine", zone: str, over: bool) -> tuple[str, str, str]:
    from facilitator.documents.when import moment
    from facilitator.process.meeting import HandIn

    if line.at is None:
        return line.name, "not at all" if over else "not yet", ""
    return line.name, "late" if line.state is HandIn.LATE else "in time", moment(line.at, zone)
