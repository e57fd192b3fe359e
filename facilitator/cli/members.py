"""facilitator members: who is in the team."""

import click

from facilitator.cli.invocation import Group, Invocation, examples, pass_invocation
from facilitator.cli.output import say, say_table


@click.group(
    "members",
    cls=Group,
    invoke_without_command=True,
    epilog=examples(
        "facilitator members",
        "facilitator members add 'Ann Berg' --role Finance --email ann@example.org",
        "facilitator members leave Ann",
    ),
)
@click.pass_context
def command(context: click.Context) -> None:
    """List who is in the team, or change it. Names may be shortened: "Ann", "Berg"."""
    if context.invoked_subcommand is None:
        context.invoke(list_members)


@command.command("list", epilog=examples("facilitator members list"))
@pass_invocation
def list_members(invocation: Invocation) -> None:
    """List the members; those who left come last."""
    from facilitator.reading.team import members

    with invocation.store() as store, store.read() as connection:
        found = members(connection)
    if not found:
        say("No members yet. Add one: facilitator members add 'Ann Berg'")
        return
    say_table(
        ("Name", "Role", "E-mail", ""),
        [(member.name, member.role, member.email, "" if member.active else "left") for member in found],
    )


@command.command("add", epilog=examples("facilitator members add 'Ann Berg' --role Finance --email ann@example.org"))
@click.argument("name")
@click.option("--role", default="", help="What they do in the team.")
@click.option("--email", default="", help="Where updates and minutes go to.")
@pass_invocation
def add(invocation: Invocation, name: str, role: str, email: str) -> None:
    """Add a member."""
    from facilitator.acts.team import add_member
    from facilitator.reading.series import all_series
    from facilitator.text import as_argument, one_line

    with invocation.store(make=True) as store:
        add_member(store, name, role, email)
        with store.read() as connection:
            series = [line for line in all_series(connection) if line.active]
    say(f"Added {one_line(name)}.")
    if series:
        say(f"To let them take part: facilitator series change {series[0].id} --member {as_argument(name)}")


@command.command(
    "change", epilog=examples("facilitator members change Ann --name 'Ann Berg-Lund' --role 'Finance, legal'")
)
@click.argument("member")
@click.option("--name", help="The new name.")
@click.option("--role", help="The new role; '' takes it away.")
@click.option("--email", help="The new e-mail address; '' takes it away.")
@pass_invocation
def change(invocation: Invocation, member: str, name: str | None, role: str | None, email: str | None) -> None:
    """Change a member's name, role or e-mail address."""
    if (name, role, email) == (None, None, None):
        raise click.UsageError("Nothing to change: give --name, --role or --email.")
    from facilitator.acts.team import change_member
    from facilitator.reading.team import member_named

    with invocation.store() as store:
        with store.read() as connection:
            found = member_named(connection, member)
        change_member(store, found.id, name=name, role=role, email=email)
    say(f"Changed {found.name}.")


@command.command("leave", epilog=examples("facilitator members leave Ann"))
@click.argument("member")
@pass_invocation
def leave(invocation: Invocation, member: str) -> None:
    """Say that a member has left. What they did stays; 'facilitator check' lists what they still own."""
    say(f"{_set_active(invocation, member, active=False)} has left the team.")


@command.command("return", epilog=examples("facilitator members return Ann"))
@click.argument("member")
@pass_invocation
def come_back(invocation: Invocation, member: str) -> None:
    """Bring a member back who had left."""
    say(f"{_set_active(invocation, member, active=True)} is in the team.")


def _set_active(invocation: Invocation, member: str, *, active: bool) -> str:
    from facilitator.acts.team import change_member
    from facilitator.reading.team import member_named

    with invocation.store() as store:
        with store.read() as connection:
            found = member_named(connection, member, active=not active)
        change_member(store, found.id, active=active)
    return found.name
