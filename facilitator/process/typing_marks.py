"""Texts as they were typed: without what mail programs and editors put in place of what was on the keyboard."""

import re
import unicodedata

_TYPED = str.maketrans(
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


def typed(text: str) -> str:
    """`text` as two versions of it are compared that may have been through a mail program.

    White space and line ends, kinds of quotation marks, dashes and bullets, and three dots make no difference.
    """
    return " ".join(_DASHES.sub("-", unicodedata.normalize("NFC", text).translate(_TYPED)).split())
