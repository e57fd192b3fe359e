"""What every command shares: which database it works on, the time, and the option --db in every place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

import click

from facilitator.clock import SYSTEM_CLOCK, Clock
from facilitator.settings import Settings, read_settings

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

    @contextmanager
    def store(self, *, make: bool = False) -> "Iterator[Store]":
        """The open database, closed at the end; with `make` one is made where there is none.

        Raises NotFound and NotOpened.
        """
        from facilitator.store.address import database_url
        from facilitator.store.opening import open_store

        opened = open_store(database_url(self.settings.database), self.clock, _login_name(), must_exist=not make)
        try:
            yield opened
        finally:
            opened.close()


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


def _login_name() -> str:
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):
        return "facilitator"


_DATABASE = click.Option(
    ["--db"],
    metavar="PATH-OR-URL",
    help="The database: a file or a URL. Else FACILITATOR_DB, else a file in your data folder.",
    expose_value=False,
    callback=_remember,
)
