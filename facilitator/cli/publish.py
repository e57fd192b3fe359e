"""facilitator publish: tracker, pre-read and minutes in a folder that everybody can read."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import say

if TYPE_CHECKING:
    from facilitator.store.database import Store

_WHAT_FOR = """\
No publish folder is set. With one, on a shared drive say, everybody can read there at any time how things stand:
  tracker.html, preread.html   written again with each change
  the minutes                  written when a meeting is closed
each as Markdown (.md) as well. Set it with: facilitator publish --to FOLDER"""


@click.command(
    "publish",
    cls=Command,
    epilog=examples(
        "facilitator publish --to /srv/team/meetings",
        "facilitator publish                            write all of it now",
        "facilitator publish --off",
    ),
)
@click.option("--to", "folder", metavar="FOLDER", help="Publish into this folder from now on.")
@click.option("--off", is_flag=True, help="Publish no more; the files that are there stay.")
@pass_invocation
def command(invocation: Invocation, folder: str | None, off: bool) -> None:
    """Write tracker, pre-read and minutes into the publish folder.

    They are written again there by themselves with each change; this writes them now. Minutes are those of the last
    meeting, and of all that were closed or corrected since the folder was set.
    """
    from facilitator.acts.team import set_publish_folder

    if folder is not None and off:
        raise click.UsageError("--to and --off contradict each other; give one of them.")
    if folder is not None and not folder.strip():
        raise click.BadParameter("it is empty; name a folder.", param_hint="'--to'")
    with invocation.store(publish=False) as store:
        if off:
            set_publish_folder(store, "")
            say("Nothing is published any more. The files that are there stay.")
            return
        if folder is not None:
            set_publish_folder(store, str(Path(folder).expanduser().absolute()))
        _publish(invocation, store)


def _publish(invocation: Invocation, store: "Store") -> None:
    from facilitator.outgoing.publish import publish_changes, publish_minutes
    from facilitator.reading.published import last_closed, set_by

    now = invocation.clock.now()
    with store.read() as connection:
        since, last = set_by(connection), last_closed(connection)
    written = publish_changes(store, since, now)
    if written is None:
        say(_WHAT_FOR)
        return
    if last is not None:
        publish_minutes(store, last, now)
    say(f"Published in {written}.")
