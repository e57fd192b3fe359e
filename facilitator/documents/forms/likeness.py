"""Whether two texts say the same, when one of them has been through a mail program."""

import re
import unicodedata

from facilitator.documents.forms.shape import BAR, OVERDUE, SEND_BACK
from facilitator.documents.forms.values import Filled, Said

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′´`", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("•·‣▪◦*", "-"),
        "…": "...",
        "\u200b": "",
        "\u2060": "",
        "\u00ad": "",
    }
)
_DASHES = re.compile(r"-{2,3}")


def same_text(one: str, other: str) -> bool:
    """Whether the texts differ in nothing but what mail programs change by themselves.

    That is white space and line ends, quotation marks, dashes, bullets, and three dots.
    """
    return _plain(one) == _plain(other)


def written_into(filled: Filled, form_text: str) -> tuple[Said, ...]:
    """The notes of a form that came back which its text, as it was made, does not have: somebody wrote there."""
    shown = _plain(" ".join(line[1:] for line in form_text.splitlines() if line.startswith(BAR)))
    return tuple(
        note
        for note in filled.notes
        if _plain(note.text) not in shown and SEND_BACK not in note.text and OVERDUE not in note.text
    )


def _plain(text: str) -> str:
    return " ".join(_DASHES.sub("-", unicodedata.normalize("NFC", text).translate(_PLAIN)).split())
