"""The commands there are, and where each is found.

A command's module is imported when the command is invoked, so that --help and --version load nothing else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from facilitator import __version__
from facilitator.cli.invocation import Group, Invocation, examples
from facilitator.cli.output import abandon_output, say
from facilitator.errors import FacilitatorError, NeedsBackup
from facilitator.text import one_line

COMMANDS = {
    "board": ("facilitator.cli.board", "Open the board (as without a command)."),
    "run": ("facilitator.cli.run", "Run the next meeting."),
    "agenda": ("facilitator.cli.agenda", "Show the running meeting in plain lines."),
    "prepare": ("facilitator.cli.prepare", "Prepare your update for the next meeting."),
    "follow": ("facilitator.cli.follow", "Follow the running meeting on a second screen."),
    "notes": ("facilitator.cli.notes", "Take private notes beside the running meeting."),
    "demo": ("facilitator.cli.demo", "Look around with a made-up team."),
    "import": ("facilitator.cli.import_", "Bring milestones in from a spreadsheet."),
    "export": ("facilitator.cli.export", "Write milestones into a spreadsheet."),
    "status": ("facilitator.cli.status", "See who has handed in an update, and who has not."),
    "form": ("facilitator.cli.form", "Make the forms on which owners prepare."),
    "collect": ("facilitator.cli.collect", "Read back the forms that owners filled in."),
    "minutes": ("facilitator.cli.minutes", "Show or write the minutes of a meeting."),
    "preread": ("facilitator.cli.preread", "Show or write what everybody reads before a meeting."),
    "tracker": ("facilitator.cli.tracker", "Show or write the milestones by themselves."),
    "publish": ("facilitator.cli.publish", "Keep tracker, pre-read and minutes in a folder for all."),
    "members": ("facilitator.cli.members", "List and change who is in the team."),
    "series": ("facilitator.cli.series", "List and change when the team meets."),
    "holidays": ("facilitator.cli.holidays", "List and change the days on which nobody meets."),
    "calendar": ("facilitator.cli.calendar", "Write the meetings for a calendar program."),
    "topics": ("facilitator.cli.topics", "List and change the topics that wait."),
    "actions": ("facilitator.cli.actions", "List action items, and say which are done."),
    "circulate": ("facilitator.cli.circulate", "Mail the pre-read, the minutes, or reminders."),
    "settings": ("facilitator.cli.settings", "Show where things live, and what is set."),
    "backup": ("facilitator.cli.backup", "Take a backup now."),
    "restore": ("facilitator.cli.restore", "Bring a backup back, or list those there are."),
    "check": ("facilitator.cli.check", "See whether the database is sound, and what is odd in it."),
}
"""Name of each command, in the order of the help: its module, whose `command` it is, and its line of help."""


class Facilitator(Group):
    """The program. Expected failures become one line on stderr; the board opens where no command is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command of that name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the program's own options; what is wrong with them is told without what could act on a terminal."""
        with _clean_usage():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; its expected failures are told in one line."""
        try:
            with _clean_usage():
                return super().invoke(ctx)
        except NeedsBackup as problem:
            from facilitator.cli.restore import way_out

            raise KnownProblem(way_out(problem, ctx.ensure_object(Invocation))) from problem
        except FacilitatorError as problem:
            raise KnownProblem(problem) from problem
        except BrokenPipeError:
            # Whoever read the output has seen enough.
            abandon_output()
            return 0


@contextmanager
def _clean_usage() -> Iterator[None]:
    """Click repeats some of what was typed as it came."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as wrong:
        raise click.UsageError(one_line(wrong.format_message()), wrong.ctx) from wrong


class KnownProblem(click.ClickException):
    """An expected failure, on its way to stderr."""

    def __init__(self, problem: FacilitatorError) -> None:
        super().__init__(str(problem))

    def show(self, file: Any = None) -> None:
        """Say in one line what is wrong and what to do."""
        say(f"facilitator: {one_line(self.message)}", to_stderr=True)


@click.group(
    cls=Facilitator,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        "facilitator demo                              look around, nothing is kept",
        "facilitator import milestones.xlsx            begin with the spreadsheet you have",
        "facilitator run                               run the next meeting",
        "facilitator --db team.db minutes -o last.md   write the minutes of the last meeting",
    )
    + "\n\n\b\nCompletion by the Tab key, for bash (zsh and fish alike):\n"
    '  eval "$(_FACILITATOR_COMPLETE=bash_source facilitator)"',
)
@click.version_option(__version__, prog_name="facilitator")
@click.pass_context
def facilitator(context: click.Context) -> None:
    """Run milestone meetings: updates, topics by priority, decisions, minutes.

    Without a command it opens the board, or goes straight back into a meeting that is running.
    """
    if context.invoked_subcommand is None:
        context.invoke(import_module(COMMANDS["board"][0]).command)
