"""Who holds a running meeting, kept as a draft row that the holder renews; acts of other windows are refused.

The row is read in the transaction of the act, under the write lock: whoever took the meeting over before is found.
"""

import json
import os
import platform
import sys
from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from facilitator.errors import NotHeld
from facilitator.process.holding import Holder, Seat
from facilitator.records.columns import COLUMNS

_draft = COLUMNS["draft"]
_KEPT = sa.select(_draft.c.text, _draft.c.saved_at).where(_draft.c.key == sa.bindparam("key"))
"""Built once: every act in a meeting asks."""


def this_seat(name: str) -> Seat:
    """A seat of its own for a window that `name` (a login) opens."""
    try:
        terminal = os.ttyname(sys.stdin.fileno()).removeprefix("/dev/")
    except (OSError, ValueError, AttributeError):
        # No terminal (in a test, say), a closed stream, or a system without names for them.
        terminal = ""
    return Seat(os.urandom(8).hex(), name, _machine(), terminal, os.getpid())


def holder(connection: Connection, meeting: int, now: datetime) -> Holder | None:
    """Who holds `meeting` at `now`; None where nobody does (let go of, silent for too long, crashed here)."""
    row = connection.execute(_KEPT, {"key": _key(meeting)}).first()
    if row is None:
        return None
    kept = json.loads(row.text)
    found = Holder(Seat(**kept["seat"]), datetime.fromisoformat(kept["since"]), row.saved_at)
    return None if found.silent(now) or _ended(found.seat) else found


def held_elsewhere(connection: Connection, seat: Seat | None, meeting: int, now: datetime) -> Holder | None:
    """Who else than `seat` holds `meeting`; None where nobody does. Without a seat (a command) nothing is asked."""
    found = None if seat is None else holder(connection, meeting, now)
    return None if found is None or found.seat == seat else found


def check_held(connection: Connection, seat: Seat | None, meeting: int | None, now: datetime) -> None:
    """Raise NotHeld where an act on `meeting` comes from a window while another one holds it."""
    found = None if meeting is None else held_elsewhere(connection, seat, meeting, now)
    if found is not None:
        raise NotHeld(found.seat.words)


def hold(connection: Connection, seat: Seat, meeting: int, now: datetime, *, over: bool = False) -> Holder | None:
    """Let `seat` hold `meeting` from now on, or go on holding it; it takes it `over` from others only where told to.

    Gives back who held it before, else; unless taken over they still do.
    """
    before = holder(connection, meeting, now)
    other = None if before is None or before.seat == seat else before
    if other is None or over:
        since = before.since if before is not None and other is None else now
        let_go(connection, meeting)
        kept = json.dumps({"seat": asdict(seat), "since": since.isoformat()})
        connection.execute(sa.insert(_draft).values(key=_key(meeting), text=kept, saved_at=now))
    return other


def let_go(connection: Connection, meeting: int, seat: Seat | None = None) -> None:
    """Nobody holds `meeting` any more; with `seat` only where that one did."""
    if seat is not None:
        kept = connection.execute(_KEPT, {"key": _key(meeting)}).scalar()
        if kept is None or Seat(**json.loads(kept)["seat"]) != seat:
            return
    connection.execute(sa.delete(_draft).where(_draft.c.key == _key(meeting)))


def _key(meeting: int) -> str:
    return f"meeting:{meeting}:held"


def _machine() -> str:
    """This machine's name, without its domain."""
    return platform.node().partition(".")[0]


def _ended(seat: Seat) -> bool:
    """Whether it is a window of this machine whose process is no more: nobody waits for a crashed program."""
    if seat.machine != _machine() or sys.platform == "win32":
        # On Windows the question would be a signal.
        return False
    try:
        os.kill(seat.process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        # It is there, and somebody else's.
        return False
    return False
