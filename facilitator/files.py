"""Files written wholly or not at all: whoever reads one while it is written sees what was there before."""

import os
import threading
from pathlib import Path

from facilitator.errors import FacilitatorError


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


def _replace(path: Path, data: bytes) -> None:
    # In the same folder, since only there a file can take another's place in one step. Not made of the file's name,
    # which may be as long as names can be.
    beside = path.with_name(f".facilitator-{os.getpid()}-{threading.get_ident()}.part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
