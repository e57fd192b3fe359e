"""The reference that an owner's form carries: whose it is, for which meeting, as of which act, in which database.

With it, collecting knows what the form said before its owner edited it: the journal has the values of that moment. So
only the owner's own edits are taken, however long the form was away.
"""

import re
from dataclasses import dataclass

_FORM = re.compile(r"F([1-9][0-9]{0,17})-([1-9][0-9]{0,17})-([0-9]{1,18})-([0-9a-f]{6})", re.IGNORECASE)


@dataclass(frozen=True)
class FormReference:
    """`member` and `meeting` are the numbers of their rows, `as_of` the newest act that the form knew.

    `database` marks the database that it comes from: in another one these numbers mean something else.
    """

    member: int
    meeting: int
    as_of: int
    database: str

    def __str__(self) -> str:
        """As the form shows it."""
        return f"F{self.member}-{self.meeting}-{self.as_of}-{self.database}"


def read_form_reference(text: str) -> FormReference | None:
    """The reference that `text` is; None where it is none."""
    found = _FORM.fullmatch(text.strip())
    return FormReference(int(found[1]), int(found[2]), int(found[3]), found[4].lower()) if found else None
