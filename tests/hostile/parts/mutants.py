"""Real files, damaged at random: what reads them takes them, or refuses them in words. Nothing else may happen."""

import io
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

from nasty import PIECES, acting

from facilitator.demo import build
from facilitator.documents.forms.mail_text import text_of
from facilitator.documents.forms.reading import read_form
from facilitator.documents.forms.sent import sent_at
from facilitator.documents.forms.writing import form_text
from facilitator.documents.letters import Letter, lines_as_html, message
from facilitator.documents.tables.dates import DateOrder
from facilitator.documents.tables.parsing import parse_milestones
from facilitator.documents.tables.reading import read_table
from facilitator.errors import FacilitatorError
from facilitator.process.mail_address import Address
from facilitator.reading.forms import form_owners, owner_form
from facilitator.reading.next_meeting import next_regular

TABLES, FORMS = 400, 400
"""How many of each are tried in every run of the tests."""
DATA = Path(__file__).parents[3] / "data"
NOW = datetime(2026, 11, 17, 8, 0, tzinfo=UTC)
_MOST = 60_000
_CHARSETS = (
    "x-unknown",
    "rot13",
    "hex",
    "undefined",
    "idna",
    "utf-7",
    "utf-16",
    "unicode_escape",
    "utf-8\0",
    "",
    "a" * 99,
)
"""What may stand in a mail as the name of its character set: unknown ones, no sets of characters, wrong ones."""


@cache
def real_files(kind: str) -> Mapping[str, bytes]:
    """Sound files by name: spreadsheets for "table", forms and mails for "form"."""
    if kind == "table":
        return {path.name: path.read_bytes() for path in sorted(DATA.iterdir()) if path.suffix != ".md"} | {
            "plan.json": b'{"milestones": [{"title": "A", "owner": "Ann", "due": "2027-01-02", "status": "on track"}]}'
        }
    return _forms()


def _forms() -> dict[str, bytes]:
    from tempfile import TemporaryDirectory

    from facilitator.clock import ManualClock
    from facilitator.store.opening import open_store

    found: dict[str, bytes] = {}
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'demo.db'}"
        clock = ManualClock(NOW).clock
        build(url, clock)
        store = open_store(url, clock, "test")
        with store.read() as connection:
            due = next_regular(connection, NOW)
            assert due is not None
            meeting = due.meeting_id or connection.exec_driver_sql("SELECT max(id) FROM meeting").scalar_one()
            for owner in form_owners(connection, meeting)[:2]:
                text = form_text(owner_form(connection, meeting, owner.id), NOW.date())
                letter = Letter(
                    Address("Ann", "ann@example.org"),
                    (Address("Bo", "bo@example.org"),),
                    "Re: form",
                    text,
                    lines_as_html(text),
                )
                found |= {f"{owner.id}.txt": text.encode(), f"{owner.id}.eml": message(letter, NOW)}
                found[f"{owner.id}-quoted.txt"] = "\n".join(f"> {line}" for line in text.split("\n")).encode()
        store.close()
    return found


def mutated(chance: Random, data: bytes, others: Mapping[str, bytes]) -> bytes:
    """`data` with a few things done to it: bytes changed, taken out, doubled, moved, nasty text put in, cut off."""
    changed = bytearray(data[:_MOST])
    for _ in range(chance.randint(1, 6)):
        at, length = chance.randrange(len(changed) + 1), chance.choice((1, 2, 8, 60, 500))
        match chance.randrange(8):
            case 0:
                changed[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del changed[at : at + length]
            case 2:
                changed[at:at] = changed[at : at + length] * chance.randint(1, 4)
            case 3 | 4:
                changed[at:at] = chance.choice(PIECES).encode("utf-8", "surrogatepass")
            case 5:
                other = chance.choice(list(others.values()))
                start = chance.randrange(len(other) + 1)
                changed[at:at] = other[start : start + length]
            case 6:
                lines = bytes(changed).split(b"\n")
                chance.shuffle(lines) if len(lines) < 200 and chance.random() < 0.3 else lines.reverse()
                changed = bytearray(b"\n".join(lines))
            case _:
                if chance.random() < 0.3:
                    del changed[at:]
    return bytes(changed)


def broken(kind: str, chance: Random, files: Mapping[str, bytes]) -> bool:
    """Damage a file and read it. Says whether it could be read; raises what nobody should see."""
    name = chance.choice(list(files))
    if name.endswith(".xlsx"):
        data = _inside_out(chance, files[name], files)
    elif name.endswith(".eml") and chance.random() < 0.3:
        data = _in_another_charset(chance, files[name])
    else:
        data = mutated(chance, files[name], files)
    read: Callable[[bytes, str, Random], None] = _read_table if kind == "table" else _read_form
    try:
        read(data, name, chance)
    except FacilitatorError as refusal:
        told = str(refusal)
    else:
        return True
    assert not acting(told), told
    return False


def _in_another_charset(chance: Random, data: bytes) -> bytes:
    """A mail that is sound, and says that it is written in another character set than it is."""
    named = f'charset="{chance.choice(_CHARSETS)}"'.encode()
    return re.sub(rb'charset="[^"]*"', lambda _found: named, data)


def _inside_out(chance: Random, data: bytes, files: Mapping[str, bytes]) -> bytes:
    """A workbook with one of its parts damaged, or the whole of it."""
    import zipfile

    if chance.random() < 0.3:
        return mutated(chance, data, files)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as new:
        damaged = chance.choice(archive.namelist())
        for part in archive.namelist():
            content = archive.read(part)
            new.writestr(part, mutated(chance, content, files) if part == damaged else content)
    return out.getvalue()


def _read_table(data: bytes, name: str, chance: Random) -> None:
    parsed = parse_milestones(read_table(data, name), chosen={}, date_order=chance.choice((None, *DateOrder)))
    told = [fault.value + fault.message + fault.column for fault in parsed.faults]
    assert not acting(" ".join((*told, *parsed.notices, *parsed.columns)), besides="\t")
    for row in parsed.rows:
        assert not acting("".join(each or "" for each in (row.title, row.owner, row.priority, row.notes)), besides="\t")


def _read_form(data: bytes, name: str, _chance: Random) -> None:
    read_form(text_of(data, name))
    sent_at(data)
