"""The id that an exported milestone carries: which one it is, in which database, and as of which act.

With it, import knows what the file said before anybody edited it: the journal has the values of that moment. So two
exports of different age are each compared with what they showed themselves, and exporting writes nothing.
"""

import re
from dataclasses import dataclass

_FORM = re.compile(r"M([1-9][0-9]{0,17})-([0-9]{1,18})-([0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True)
class ExportedId:
    """`milestone` is the number of its row, `as_of` the newest act that the export knew.

    `database` marks the database that it comes from: in another one these numbers mean something else.
    """

    milestone: int
    as_of: int
    database: str

    def __str__(self) -> str:
        """As the cell shows it. A spreadsheet program takes it for neither a number nor a date."""
        return f"M{self.milestone}-{self.as_of}-{self.database}"


def read_exported_id(text: str) -> ExportedId | None:
    """The id that a cell holds; None where it is another program's: a running number, say."""
    found = _FORM.fullmatch(text.strip())
    return ExportedId(int(found[1]), int(found[2]), found[3].lower()) if found else None
