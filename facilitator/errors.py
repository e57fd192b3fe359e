"""The one family of errors that users are meant to see.

Every expected failure is a `FacilitatorError`: what is wrong, in one sentence, and what to do about it. It is
translated at the edge only: a toast on a screen, one line on stderr and an exit code on the command line.
"""

from collections.abc import Callable, Mapping
from typing import Any


class FacilitatorError(Exception):
    """Something a user can act on. `message` says what is wrong, `hint` what to do (it may be empty)."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Both sentences in one line, as stderr shows them."""
        return f"{self.message} {self.hint}".strip()


class NotValid(FacilitatorError):
    """A value that a person typed or a file holds cannot be taken."""


class NotFound(FacilitatorError):
    """What was asked for is not there."""


class NotNow(FacilitatorError):
    """The act does not fit the phase or state that the meeting is in."""


class MovedOn(NotNow):
    """The meeting changed elsewhere since the screen was drawn, so the act was not carried out."""


class NotHeld(NotNow):
    """Another window runs the meeting by now, so the act was not carried out. `who` has it."""

    def __init__(self, who: str) -> None:
        super().__init__(
            f"{who} runs this meeting now; it was not done.",
            "Nothing of yours is lost: take the meeting over to do it.",
        )


class NotOpened(FacilitatorError):
    """The database cannot be opened; nothing was changed."""


class NeedsBackup(NotOpened):
    """The database is damaged or gone; a backup can take its place."""

    def __init__(self, message: str, hint: str = "'facilitator restore' lists the backups there are.") -> None:
        super().__init__(message, hint)


class NotSaved(FacilitatorError):
    """The database does not take anything at the moment: nothing was changed, and trying again is safe.

    `what` names in two or three words what was not saved, and `again` carries out once more what was refused; it is
    None where nothing in particular was.
    """

    what: str = ""
    again: Callable[[], Any] | None = None


class Busy(NotSaved):
    """Another program holds the database's write lock."""


class Conflict(FacilitatorError):
    """Words that would be replaced are not those that were seen. Nothing was changed; `theirs` are those that stand.

    They are named by field. Where somebody wants to replace them all the same, the act is repeated with them as seen.
    """

    def __init__(self, theirs: Mapping[str, str]) -> None:
        self.theirs = theirs
        words = next(iter(theirs.values()))
        if len(theirs) > 1:
            told = f"{', '.join(theirs)} were changed elsewhere meanwhile."
        elif words:
            told = f"Meanwhile it reads, from elsewhere: {_quoted(words)}."
        else:
            told = "Meanwhile it was emptied elsewhere."
        super().__init__(told[0].upper() + told[1:], "Nothing of yours is lost: take theirs, or keep yours.")


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return f'"{line}"' if len(line) <= 200 else f'"{line[:199]}…"'
