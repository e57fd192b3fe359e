"""facilitator agenda: the running meeting in plain lines, for screen readers and pipes."""

from typing import TYPE_CHECKING

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import say

if TYPE_CHECKING:
    from facilitator.store.database import Store
    from facilitator.views.following import LivePhase, Waiting


@click.command(
    "agenda",
    cls=Command,
    epilog=examples("facilitator agenda", "watch -n 5 facilitator agenda      again every five seconds"),
)
@pass_invocation
def command(invocation: Invocation) -> None:
    """Show where the running meeting is, in plain lines; where none runs, the next one.

    Who or what is up, what is next, the topics in order, and the times in words: no colours, nothing drawn.
    """
    from facilitator.documents.agenda import agenda

    with invocation.store() as store:
        for line in agenda(_found(store), invocation.clock.now()):
            say(line)


def _found(store: "Store") -> "LivePhase | Waiting":
    from facilitator.errors import NotFound
    from facilitator.reading.following import expected, phase_view
    from facilitator.reading.next_meeting import due_next
    from facilitator.views.following import Waiting

    now = store.clock.now()
    with store.read() as connection:
        due = due_next(connection, now)
        if due is None:
            raise NotFound("No meeting is planned.", "Say when the team meets: facilitator series add")
        if due.meeting_id is not None:
            return phase_view(connection, due.meeting_id, now)
        return Waiting(expected(connection, now))
