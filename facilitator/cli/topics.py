"""facilitator topics: what waits to be discussed."""

import click

from facilitator.cli.invocation import Group, Invocation, examples, pass_invocation
from facilitator.cli.kinds import NUMBER
from facilitator.cli.output import say, say_table


@click.group(
    "topics",
    cls=Group,
    invoke_without_command=True,
    epilog=examples(
        "facilitator topics",
        "facilitator topics add 'Who covers support in August?' --by Ann",
        "facilitator topics settle 4 'Agreed by mail: Bo does'",
    ),
)
@click.pass_context
def command(context: click.Context) -> None:
    """List the topics that wait for a meeting, or change them. A topic is named by the number in the list."""
    if context.invoked_subcommand is None:
        context.invoke(list_topics)


@command.command("list", short_help="List the topics that wait.", epilog=examples("facilitator topics list"))
@pass_invocation
def list_topics(invocation: Invocation) -> None:
    """List the topics that wait: since when, how often put off, and who raised them."""
    from facilitator.process.carryover import times_text
    from facilitator.process.dates import day_text
    from facilitator.reading.topics import waiting

    today = invocation.today
    with invocation.store() as store, store.read() as connection:
        found = waiting(connection, today)
    if not found:
        say("No topics wait. Raise one: facilitator topics add 'Who covers support in August?'")
        return
    rows = []
    for topic in found:
        separate = topic.separate_start
        age = times_text(topic.deferrals) if topic.deferrals else ""
        if separate is not None:
            age = f"meeting of its own {day_text(separate.astimezone().date(), today)}"
        rows.append((str(topic.id), day_text(topic.since, today), age, topic.raised_by, topic.title))
    say_table(("No.", "Since", "", "Raised by", "Topic"), rows)


@command.command("add", epilog=examples("facilitator topics add 'Who covers support in August?' --by Ann"))
@click.argument("title")
@click.option("--by", metavar="MEMBER", help="Who raises it.")
@pass_invocation
def add(invocation: Invocation, title: str, by: str | None) -> None:
    """Raise a topic for the next meeting."""
    from facilitator.acts.topics import raise_topic
    from facilitator.reading.team import member_named

    with invocation.store(make=True) as store:
        with store.read() as connection:
            person = None if by is None else member_named(connection, by, active=True).id
        topic_id = raise_topic(store, title, raised_by=person)
    say(f"Raised as topic {topic_id}; it stands on the next agenda.")


@command.command("reword", epilog=examples("facilitator topics reword 4 'Who covers support in July and August?'"))
@click.argument("number", type=NUMBER)
@click.argument("title")
@pass_invocation
def reword(invocation: Invocation, number: int, title: str) -> None:
    """Give a topic other words."""
    from facilitator.acts import topics

    with invocation.store() as store:
        topics.reword(store, number, title)
    say(f"Reworded topic {number}.")


@command.command("merge", epilog=examples("facilitator topics merge 7 4     topic 7 goes up in topic 4"))
@click.argument("number", type=NUMBER)
@click.argument("into", type=NUMBER)
@pass_invocation
def merge(invocation: Invocation, number: int, into: int) -> None:
    """Let one topic go up in another: NUMBER in INTO."""
    from facilitator.acts import topics

    with invocation.store() as store:
        topics.merge(store, number, into)
    say(f"Topic {number} is part of topic {into} now.")


@command.command("settle", epilog=examples("facilitator topics settle 4 'Agreed by mail: Bo does'"))
@click.argument("number", type=NUMBER)
@click.argument("note", default="")
@pass_invocation
def settle(invocation: Invocation, number: int, note: str) -> None:
    """Say that a topic was settled meanwhile, and how."""
    from facilitator.acts import topics

    with invocation.store() as store:
        topics.settle(store, number, note)
    say(f"Settled topic {number}.")


@command.command("drop", epilog=examples("facilitator topics drop 4 'The customer withdrew'"))
@click.argument("number", type=NUMBER)
@click.argument("reason")
@pass_invocation
def drop(invocation: Invocation, number: int, reason: str) -> None:
    """Drop a topic, and say why."""
    from facilitator.acts import topics

    with invocation.store() as store:
        topics.drop(store, number, reason)
    say(f"Dropped topic {number}.")
