"""Plain characters for a terminal that cannot show ours: one table for shapes, borders, bars and the large digits.

The encoding of the terminal decides, as the locale has it. Where it can encode a character, nothing is changed.
"""

import codecs
import io
from collections.abc import Iterable

_NAME = "facilitator.plain"

_SHAPES = {
    "●": "o", "○": "o", "▲": "^", "✗": "x", "✘": "x", "✓": "+", "✔": "+", "■": "#", "▪": "*", "◆": "*", "◷": "@",
    "▶": ">", "‖": "=", "Δ": "*", "•": "*", "·": ".", "×": "x", "›": ">", "→": ">", "←": "<", "↑": "^", "↓": "v",
    "…": "~", "▌": ">", "┄": "-", "–": "-", "—": "-", "‑": "-", "‐": "-", "−": "-",
    "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'",
}  # fmt: skip
_LINES = {
    "-": "─┈┅╌╍▔▁▂▃",
    "=": "━═",
    " ": "╴╶╸╺",
    "|": "│┃┆┇┊┋╵╷╹╻║▏▎▍▕▐▊▋▉",
    "+": "┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋╭╮╯╰╔╗╚╝╠╣╦╩╬╪╫┷",
    "#": "█▅▆▇▖▗▘▙▛▜▝▟▒▓",
    "_": "▄",
    '"': "▀",
    ".": "░",
}
PLAIN = _SHAPES | {line: plain for plain, lines in _LINES.items() for line in lines}
"""What stands for a character that cannot be shown, in as many cells."""


def plain(text: str, before: str = "") -> str:
    """`text` in characters that every terminal has, and in as many cells.

    What is not in the table, such as letters of another alphabet, becomes question marks. `before` is the character
    in front, which `text` may only add an accent to.
    """
    # 10 ms that nobody has to wait whose terminal shows everything.
    from rich.cells import cell_len

    done, unknown = [], ""
    for character in (*text, ""):
        if character and character not in PLAIN:
            unknown += character
            continue
        done.append("?" * max(0, cell_len(before + unknown) - cell_len(before)))
        done.append(PLAIN.get(character, ""))
        before, unknown = character, ""
    return "".join(done)


def use_plain_where_needed(streams: Iterable[object]) -> None:
    """From here on, write plain characters to those of `streams` that cannot encode others."""
    codecs.register_error(_NAME, _plain_instead)
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_NAME)


def _plain_instead(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    before = fault.object[max(0, fault.start - 1) : fault.start]
    return plain(fault.object[fault.start : fault.end], before), fault.end
