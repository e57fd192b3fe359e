"""Files written wholly or not at all: whoever reads one while it is written sees what was there before."""

import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from facilitator.errors import FacilitatorError

_PARTS = itertools.count(1)
_STALE_SECONDS = 3600.0
"""How much older than what is written now something unfinished has to be before it counts as left behind."""


def write_whole(path: Path, data: bytes, hint: str = "Name another file.") -> None:
    """Write `data` into the file `path`, wholly or not at all, and have it on the disk before this comes back.

    A link leads to the file that is written. What is no file, such as a terminal or a pipe, is written to as it is.
    Raises FacilitatorError with `hint` where it cannot be; what was there stays then.
    """
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)
    except OSError as refusal:
        raise FacilitatorError(f"{path} cannot be written: {refusal.strerror}.", hint) from refusal


@contextmanager
def part_beside(path: Path, mode: int = 0o600) -> Iterator[Path]:
    """An empty file in the folder of `path`, with the rights `mode`, to be filled and then moved to where it belongs.

    What is still there at the end is taken away, and so is what programs that were killed left in the folder long ago.
    Only in the same folder can a file take another's place in one step. Raises OSError.
    """
    # Not made of the file's name, which may be as long as names can be.
    part = path.with_name(f".facilitator-{os.getpid()}-{next(_PARTS)}.part")
    part.unlink(missing_ok=True)
    part.touch(mode)
    try:
        _take_away_stale(part)
        yield part
    finally:
        for left in part.parent.glob(f"{part.name}*"):
            with suppress(OSError):
                left.unlink()


def put_where_nothing_is(part: Path, path: Path) -> bool:
    """Move `part` to `path`, and say whether that was done: a file that is there by now stays as it is.

    Raises OSError.
    """
    try:
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError:
        # A disk without hard links, such as a memory stick: two programs in the same instant are not kept apart there.
        if path.exists():
            return False
        part.rename(path)
    return True


def write_through(path: Path) -> None:
    """Have what was written to the file `path` on the disk before this comes back. Raises OSError."""
    # Opened for writing, since Windows flushes nothing else.
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def _replace(path: Path, data: bytes) -> None:
    with part_beside(path, 0o666) as part:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)


def _take_away_stale(part: Path) -> None:
    # Compared with a file that was made just now, by the same disk's clock: no other machine's clock comes into it.
    now = part.stat().st_mtime
    for found in part.parent.glob(".facilitator-*.part*"):
        with suppress(OSError):
            if found.is_file() and now - found.stat().st_mtime > _STALE_SECONDS:
                found.unlink()
