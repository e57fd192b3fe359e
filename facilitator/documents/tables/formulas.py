"""Text that a spreadsheet program would take for a formula, made harmless in a way that reading undoes exactly.

After OWASP's page on CSV injection: a cell that begins with = + - @ (or one of their full-width forms), a tab or a line
end may run as a formula. An apostrophe before it makes it text. Text that already begins with apostrophes and then such
a character gets one more, so that undoing is exact; "'Tis the season" is left as it is, coming and going.
"""

import re

_RISKY = re.compile(r"(?:'*\s*[=+\-@＝＋－＠]|'*[\t\r\n])")
_MADE_HARMLESS = re.compile(r"'(?:'*\s*[=+\-@＝＋－＠]|'*[\t\r\n])")


def harmless(text: str) -> str:
    """`text` as a CSV file may hold it."""
    return f"'{text}" if _RISKY.match(text) else text


def restored(text: str) -> str:
    """The text that `harmless` was given; other texts are returned as they are."""
    return text[1:] if _MADE_HARMLESS.match(text) else text


def kept_by_restoring(text: str) -> str:
    """`text` as a workbook may hold it: its cell is typed as text and runs nothing, yet `restored` has to fit."""
    return f"'{text}" if _MADE_HARMLESS.match(text) else text
