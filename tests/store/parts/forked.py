"""Something done in processes of their own, forked from this one: quick to start, and free to be killed."""

import os
import traceback
from collections.abc import Callable, Sequence


def at_once(tasks: Sequence[Callable[[], object]]) -> list[int]:
    """Carry out each of `tasks` in a process of its own, all from the same moment.

    Gives for each how it ended: 0, 1 where it raised (which is printed), or minus the signal that killed it.
    """
    waiting, go = os.pipe()
    children = [_fork(task, waiting, go) for task in tasks]
    os.close(waiting)
    os.close(go)
    return [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]


def alone(task: Callable[[], object]) -> int:
    """The same for one task."""
    return at_once([task])[0]


def _fork(task: Callable[[], object], waiting: int, go: int) -> int:
    if child := os.fork():
        return child
    code = 1
    try:
        os.close(go)
        # Ends when the parent, and with it everybody, has let go of the other end.
        os.read(waiting, 1)
        task()
        code = 0
    except BaseException:  # noqa: BLE001 - nothing of the parent's may go on in here
        traceback.print_exc()
    finally:
        os._exit(code)
