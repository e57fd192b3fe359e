"""Every row of a database file, read by a connection of its own: the program under test has no part in it."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]

JOURNAL = ("act", "change")
_WORD = re.compile(r"w\d+w")
_COPIES = frozenset(("milestone_baseline",))
"""What a spreadsheet said is kept a second time there, for the next comparison; nobody reads it."""


def words_in(*texts: str | None) -> frozenset[str]:
    """The words that `typed` made, in `texts`."""
    return frozenset(_WORD.findall(" ".join(text for text in texts if text)))


@dataclass(frozen=True)
class Rows:
    """The rows of each journaled table by id, how far the journal has come, and the drafts."""

    tables: Mapping[str, Mapping[int, Row]]
    newest_act: int
    changes: int
    drafts: tuple[tuple[str, str], ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every typed word that stands in some text somewhere."""
        return words_in(
            *(
                value
                for name, rows in self.tables.items()
                if name not in _COPIES
                for row in rows.values()
                for value in row.values()
                if isinstance(value, str)
            )
        )

    def ids(self, table: str, **where: Any) -> list[int]:
        """Ids of the rows of a table that have these values."""
        return [key for key, row in self.tables[table].items() if all(row[name] == is_ for name, is_ in where.items())]

    def words_of(self, table: str, key: int, *fields: str) -> frozenset[str]:
        """The typed words in these fields of a row, or in all; none where there is no such row."""
        row = self.tables[table].get(key, {})
        return words_in(*(str(row[field]) for field in (fields or row) if row and row[field]))

    def different(self, before: "Rows") -> frozenset[tuple[str, int, str]]:
        """Table, id and field of each value that is another one than `before`; "*" for a row that came or went."""
        found: set[tuple[str, int, str]] = set()
        for name, rows in self.tables.items():
            old = before.tables[name]
            found |= {(name, key, "*") for key in rows.keys() ^ old.keys()}
            for key in rows.keys() & old.keys():
                if rows[key] != old[key]:
                    found |= {(name, key, field) for field, value in rows[key].items() if value != old[key][field]}
        return frozenset(place for place in found if place[2] != "version")

    def values(self, places: Iterable[tuple[str, int, str]]) -> dict[tuple[str, int, str], Any]:
        """What stands in these places, as `different` names them; None for a row that is not there."""
        return {place: self._value(*place) for place in places}

    def _value(self, table: str, key: int, field: str) -> Any:
        row = self.tables[table].get(key)
        if row is None or field != "*":
            return row and row[field]
        return {name: value for name, value in row.items() if name != "version"}


class Reader:
    """Reads `Rows` from a file."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        named = self._connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        left_out = ("draft", "alembic_version", *JOURNAL)
        self._tables = sorted(row[0] for row in named if row[0] not in left_out and not row[0].startswith("sqlite_"))

    def rows(self) -> Rows:
        """Every row as it is now."""
        ask = self._connection.execute
        ask("BEGIN")
        try:
            return Rows(
                tables={name: dict(self._of(name)) for name in self._tables},
                newest_act=ask("SELECT coalesce(max(id), 0) FROM act").fetchone()[0],
                changes=ask("SELECT coalesce(max(id), 0) FROM change").fetchone()[0],
                drafts=tuple((row[0], row[1]) for row in ask('SELECT "key", text FROM draft ORDER BY 1')),
            )
        finally:
            ask("COMMIT")

    def _of(self, name: str) -> Iterator[tuple[int, Row]]:
        for row in self._connection.execute(f'SELECT * FROM "{name}" ORDER BY id'):
            yield row["id"], dict(row)

    def written_down(self, since: int) -> frozenset[tuple[str, int, str]]:
        """Table, id and field of each change that the journal has after the change `since`."""
        return frozenset(
            (row[0], row[1], row[2])
            for row in self._connection.execute("SELECT record, key, field FROM change WHERE id > ?", (since,))
        )

    def meetings_acted_in(self) -> list[int]:
        """Ids of the meetings that acts belong to, those that are gone as well."""
        found = self._connection.execute("SELECT DISTINCT meeting_id FROM act WHERE meeting_id IS NOT NULL ORDER BY 1")
        return [row[0] for row in found]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
