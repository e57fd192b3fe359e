"""Names of members, completed by the Tab key."""

from collections import Counter

import click

from facilitator.cli.invocation import Invocation
from facilitator.errors import FacilitatorError


def complete_member(context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """The first names that begin with what is typed; whole names where two members share the first.

    None where there is no database: completion is no place to complain. Of a whole name a shell may take but the first
    word.
    """
    from facilitator.reading.team import members

    try:
        with context.ensure_object(Invocation).store() as store, store.read() as connection:
            names = [member.name for member in members(connection, active_only=True)]
    except FacilitatorError:
        return []
    first = Counter(name.split()[0].casefold() for name in names)
    offered = [name.split()[0] if first[name.split()[0].casefold()] == 1 else name for name in names]
    return [name for name in offered if name.casefold().startswith(typed.casefold())]
