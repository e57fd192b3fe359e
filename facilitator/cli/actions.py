"""facilitator actions: what was promised in meetings, and whether it is done."""

from typing import TYPE_CHECKING

import click

from facilitator.cli.invocation import Group, Invocation, examples, pass_invocation
from facilitator.cli.kinds import NUMBER
from facilitator.cli.member_names import complete_member
from facilitator.cli.output import say, say_table

if TYPE_CHECKING:
    from facilitator.store.database import Store
    from facilitator.views.meeting import Person

_WHO_SITS_HERE = ""


@click.group(
    "actions",
    cls=Group,
    invoke_without_command=True,
    epilog=examples(
        "facilitator actions",
        "facilitator actions --mine Ann",
        "facilitator actions --done",
        "facilitator actions done 4 7",
    ),
)
@click.option(
    "--open", "which", flag_value="open", default="open", help="Those that are open (unless you say otherwise)."
)
@click.option("--done", "which", flag_value="done", help="Those that are done.")
@click.option("--all", "which", flag_value="all", help="Both.")
@click.option(
    "--mine",
    is_flag=False,
    flag_value=_WHO_SITS_HERE,
    metavar="[NAME]",
    shell_complete=complete_member,
    help="Your own; the name may be left out where it is known who sits here (facilitator prepare).",
)
@click.option("--owner", metavar="NAME", shell_complete=complete_member, help="Those of this member alone.")
@click.pass_context
def command(context: click.Context, which: str, mine: str | None, owner: str | None) -> None:
    """List the action items of all meetings, soonest due first, or say that some are done."""
    if mine is not None and owner is not None:
        raise click.UsageError("--mine and --owner exclude each other.")
    if context.invoked_subcommand is None:
        _list(context.ensure_object(Invocation), which, owner if mine is None else mine)


def _list(invocation: Invocation, which: str, owner: str | None) -> None:
    from facilitator.process.dates import day_text, how_far
    from facilitator.reading.actions import action_items
    from facilitator.views.actions import Which

    today = invocation.today
    with invocation.store() as store:
        person = None if owner is None else _owner(store, owner)
        with store.read() as connection:
            found = action_items(connection, Which(which), None if person is None else person.id)
    if not found:
        of = f" of {person.name}" if person else ""
        say(f"There are no action items{of}." if which == "all" else f"No action items{of} are {which}.")
        return
    rows = []
    for line in found:
        far = how_far(line.due, today)
        if line.done_on is not None:
            far = f"done {day_text(line.done_on, today)}"
        elif line.overdue(today):
            far = f"OVERDUE, {far}"
        due = "" if line.due is None else day_text(line.due, today)
        given = f"{line.meeting}, {day_text(line.given_on, today)}"
        rows.append((str(line.id), due, far, line.owner, given, line.what))
    say_table(("No.", "Due", "", "Owner", "From", "What"), rows)


def _owner(store: "Store", name: str) -> "Person":
    """The member who is named, or who sits here. Raises NotFound."""
    from facilitator.acts.desk import Desk
    from facilitator.errors import NotFound
    from facilitator.reading.team import member_named
    from facilitator.tui.sitting import who_sits

    if name != _WHO_SITS_HERE:
        with store.read() as connection:
            return member_named(connection, name)
    person = who_sits(Desk(store))
    if person is None:
        raise NotFound("It is not known yet who sits here.", "Write the name: facilitator actions --mine Ann")
    return person


@command.command("done", epilog=examples("facilitator actions done 4", "facilitator actions done 4 7"))
@click.argument("numbers", type=NUMBER, nargs=-1, required=True, metavar="NUMBER...")
@pass_invocation
def done(invocation: Invocation, numbers: tuple[int, ...]) -> None:
    """Say that action items are done. Where a number is wrong, none of them is changed."""
    _set(invocation, numbers, done=True)


@command.command("reopen", epilog=examples("facilitator actions reopen 4"))
@click.argument("numbers", type=NUMBER, nargs=-1, required=True, metavar="NUMBER...")
@pass_invocation
def reopen(invocation: Invocation, numbers: tuple[int, ...]) -> None:
    """Say that action items are not done after all. Where a number is wrong, none of them is changed."""
    _set(invocation, numbers, done=False)


def _set(invocation: Invocation, numbers: tuple[int, ...], *, done: bool) -> None:
    from facilitator.acts.checkin import set_action_done
    from facilitator.reading.actions import action_items_numbered

    with invocation.store() as store:
        with store.read() as connection:
            found = action_items_numbered(connection, numbers)
        for line in found:
            if done != (line.done_on is not None):
                set_action_done(store, line.id, done)
                say(f"{'Done' if done else 'Open again'}: {line.id}, {line.what}")
            else:
                say(f"{'Done' if done else 'Open'} already: {line.id}, {line.what}")
