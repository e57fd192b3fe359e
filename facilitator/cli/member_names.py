"""Names of members, completed by the Tab key."""

from collections import Counter

import click

from facilitator.cli.invocation import Invocation
from facilitator.errors import FacilitatorError


def complete_member(context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """The word of each name that begins with what is typed, the first one at first; whole names where two share it.

    A word alone, because shells take a blank for the end of a name. None where there is no database: completion is no
    place to complain.
    """
    from facilitator.reading.team import members

    try:
        with context.ensure_object(Invocation).store() as store, store.read() as connection:
            names = [member.name for member in members(connection, active_only=True)]
    except FacilitatorError:
        return []
    shared = Counter(word.casefold() for name in names for word in name.split())
    wanted = typed.casefold()
    offered = []
    for name in names:
        word = next((word for word in name.split() if word.casefold().startswith(wanted)), "")
        if word or name.casefold().startswith(wanted):
            offered.append(word if shared[word.casefold()] == 1 else name)
    return offered
