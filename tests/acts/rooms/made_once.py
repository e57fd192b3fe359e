"""What many tests begin with is made once in a process, and copied for each of them: acts cost more than copies."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Any

from facilitator.store.database import Store, last_act

_MADE: dict[tuple[str, str, datetime], tuple[sqlite3.Connection, dict[str, Any]]] = {}


def made_once(store: Store, what: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The ids that `make` gives back, which fills the empty database of `store` with `what`.

    Where the same was made before, by the same person at the same time, it is copied. A database that is not
    empty any more is filled anew.
    """
    begun = (what, store.actor, store.clock.now())
    with store.read() as connection:
        empty = last_act(connection) == 0
    if not empty:
        return make()
    if begun not in _MADE:
        ids = make()
        copy = sqlite3.connect(":memory:")
        with store.read() as connection:
            _driver(connection).backup(copy)
        _MADE[begun] = (copy, ids)
        return ids
    copy, ids = _MADE[begun]
    with store.engine.connect() as connection:
        copy.backup(_driver(connection))
    return ids


def _driver(connection: Any) -> sqlite3.Connection:
    found = connection.connection.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found
