"""What every command shares: which database it works on, the time, and the option --db in every place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.output import say
from facilitator.clock import SYSTEM_CLOCK, Clock
from facilitator.errors import FacilitatorError
from facilitator.settings import Settings, login_name, read_settings

if TYPE_CHECKING:
    from facilitator.store.database import Store


class Invocation:
    """One call of the program."""

    def __init__(self, clock: Clock = SYSTEM_CLOCK) -> None:
        self.clock = clock
        self.db: str | None = None
        """What --db said; None where it was not given."""

    @property
    def settings(self) -> Settings:
        """Where things live, as --db, the environment and the platform have it."""
        return read_settings(self.db, os.environ)

    @property
    def today(self) -> date:
        """The day on this machine's calendar."""
        return self.clock.now().astimezone().date()

    def database_file(self, *, must_exist: bool = True) -> Path:
        """The database's file. Raises NotFound where it is on a server, or `must_exist` and does not.

        NeedsBackup is raised in place of the latter where it has backups.
        """
        from facilitator.errors import NotFound
        from facilitator.store.address import database_file, database_url
        from facilitator.store.backups import missing

        file = database_file(database_url(self.settings.database))
        if file is None:
            raise NotFound("The database is on a server, which keeps backups of its own.", "Ask whoever runs it.")
        if must_exist and not file.exists():
            raise missing(file)
        return file

    @contextmanager
    def store(self, *, make: bool = False, publish: bool = True) -> "Iterator[Store]":
        """The open database, closed at the end; with `make` one is made where there is none.

        What changed meanwhile is written into the publish folder, unless `publish` is False. Raises NotFound and
        NotOpened.
        """
        from facilitator.store.address import database_url
        from facilitator.store.opening import open_store

        opened = open_store(
            database_url(self.settings.database), self.clock, login_name(), must_exist=not make, patient=True
        )
        try:
            if opened.warning:
                say(f"facilitator: {opened.warning}", to_stderr=True)
            before = _newest(opened)
            try:
                yield opened
            finally:
                # Also where a command ends with a complaint: what it had done before stands.
                if publish:
                    self._publish(opened, before)
        finally:
            opened.close()

    def _publish(self, store: "Store", since: int) -> None:
        """Publish what the acts after `since` changed; where that cannot be, what was done stands all the same."""
        try:
            if _newest(store) == since:
                return
            from facilitator.outgoing.publish import publish_changes

            publish_changes(store, since, self.clock.now())
        except FacilitatorError as problem:
            say(f"facilitator: {problem}", to_stderr=True)


pass_invocation = click.make_pass_decorator(Invocation, ensure=True)


class Command(click.Command):
    """A command that takes --db."""

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The command's own parameters, then --db."""
        return [*super().get_params(ctx), _DATABASE]


class Group(click.Group):
    """Commands under one name; the group and each of them takes --db."""

    command_class = Command

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """The group's own parameters, then --db."""
        return [*super().get_params(ctx), _DATABASE]


def examples(*lines: str) -> str:
    """The part of a help text that shows `lines` as they are to be typed."""
    return "\n".join(["\b", "Examples:", *(f"  {line}" for line in lines)])


def _remember(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value == "":
        raise click.BadParameter("it is empty; name a file or a URL.", context, parameter)
    invocation = context.ensure_object(Invocation)
    if value is not None:
        invocation.db = value


def _newest(store: "Store") -> int:
    from facilitator.store.database import last_act

    with store.read() as connection:
        return last_act(connection)


_DATABASE = click.Option(
    ["--db"],
    metavar="PATH-OR-URL",
    help="The database: a file or a URL. Else FACILITATOR_DB, else a file in your data folder.",
    expose_value=False,
    callback=_remember,
)
