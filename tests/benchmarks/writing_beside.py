"""Another program on the same file: it writes ten times a second until it is ended. python writing_beside.py URL"""

import sys
import time

from facilitator.acts import planning, updates
from facilitator.clock import SYSTEM_CLOCK
from facilitator.errors import Busy
from facilitator.process.status import Status
from facilitator.store.database import Store
from facilitator.store.opening import open_store

PER_SECOND = 10


def write(store: Store, number: int) -> None:
    """One act, as the facilitator's board or another owner does it: in turn a status, and notes on an update."""
    if number % 2:
        planning.set_status(store, 1, Status.MIGHT_MISS if number % 4 == 1 else Status.ON_TRACK)
    else:
        updates.write(store, 2, notes=f"note {number}")


def main() -> None:
    """Write until the end; a lock held by the program that is measured is no reason to stop."""
    store = open_store(sys.argv[1], SYSTEM_CLOCK, "beside")
    print("WRITING", flush=True)
    number, due = 0, time.monotonic()
    while True:
        number, due = number + 1, due + 1 / PER_SECOND
        try:
            write(store, number)
        except Busy:
            continue
        time.sleep(max(0.0, due - time.monotonic()))


if __name__ == "__main__":
    main()
