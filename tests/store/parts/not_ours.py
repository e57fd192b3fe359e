"""What may stand where the database should be, made from a database without rows; and what each is told to be."""

import hashlib
import os
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

Make = Callable[[Path, bytes], object]


def _foreign(path: Path, _ours: bytes) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE songs (title)")
        connection.execute("PRAGMA application_id = 252006673")
        connection.execute("PRAGMA journal_mode = WAL")


def _socket(path: Path, _ours: bytes) -> None:
    # Such a name is short, whatever the folder's is.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def _newer(path: Path, ours: bytes) -> None:
    path.write_bytes(ours)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("PRAGMA user_version = 7000002")
        connection.commit()


KINDS: dict[str, tuple[Make, str]] = {
    "text": (lambda path, _: path.write_text("milestone,owner\n"), "is not a database"),
    "empty": (lambda path, _: path.touch(), "is empty"),
    "foreign": (_foreign, "is the database of another program"),
    "folder": (lambda path, _: path.mkdir(), "is a folder"),
    "pipe": (lambda path, _: os.mkfifo(path), "is a pipe"),
    "device": (lambda path, _: path.symlink_to(os.devnull), "is a device"),
    "socket": (_socket, "is a socket"),
    "link": (lambda path, _: path.symlink_to("gone.db"), "is a link to gone.db"),
    "beginning": (lambda path, ours: path.write_bytes(ours[:60]), "is cut off"),
    "half": (lambda path, ours: path.write_bytes(ours[: len(ours) // 2]), "is damaged"),
    "garbled": (lambda path, ours: path.write_bytes(ours[:100] + b"\xff" * 3996 + ours[4096:]), "is damaged"),
    "garbled head": (lambda path, ours: path.write_bytes(ours[:16] + b"\xff" * 84 + ours[100:]), "is garbled"),
    "newer": (_newer, "newer facilitator"),
}
"""By name: how it is made, and a few words of what is said about it."""

DAMAGED = ("half", "garbled")
"""Those that were a database of ours beyond doubt."""


def state(folder: Path) -> dict[str, str]:
    """Everything in `folder`: what it is, and what is in it."""
    return {str(path.relative_to(folder)): _state(path) for path in sorted(folder.rglob("*"))}


def _state(path: Path) -> str:
    found = path.lstat()
    content = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() and not path.is_symlink() else ""
    return f"{found.st_ino} {found.st_mode:o} {content}"
