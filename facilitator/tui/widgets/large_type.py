"""Large letters for what the room attends to: each a few points wide and five high, drawn in blocks.

A point is one cell wide and half a cell high, or two or three times that, so points are square. Only what can be drawn
whole is drawn: a word with a letter that is not in the table, or too long for the room, stays ordinary text.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_HEIGHT = 5
_SPACE = 2
"""Points between two words, beside the one between two letters."""

_LETTERS = {
    "A": "0110 1001 1111 1001 1001", "B": "1110 1001 1110 1001 1110", "C": "0111 1000 1000 1000 0111",
    "D": "1110 1001 1001 1001 1110", "E": "111 100 110 100 111", "F": "111 100 110 100 100",
    "G": "0111 1000 1011 1001 0111", "H": "1001 1001 1111 1001 1001", "I": "1 1 1 1 1",
    "J": "0011 0001 0001 1001 0110", "K": "1001 1010 1100 1010 1001", "L": "100 100 100 100 111",
    "M": "10001 11011 10101 10001 10001", "N": "1001 1101 1011 1001 1001", "O": "0110 1001 1001 1001 0110",
    "P": "1110 1001 1110 1000 1000", "Q": "0110 1001 1001 1010 0101", "R": "1110 1001 1110 1010 1001",
    "S": "0111 1000 0110 0001 1110", "T": "111 010 010 010 010", "U": "1001 1001 1001 1001 0110",
    "V": "10001 10001 01010 01010 00100", "W": "10001 10101 10101 10101 01010", "X": "101 101 010 101 101",
    "Y": "101 101 010 010 010", "Z": "1111 0001 0110 1000 1111",
    "0": "111 101 101 101 111", "1": "110 010 010 010 111", "2": "111 001 111 100 111", "3": "111 001 111 001 111",
    "4": "101 101 111 001 001", "5": "111 100 111 001 111", "6": "111 100 111 101 111", "7": "111 001 001 001 001",
    "8": "111 101 111 101 111", "9": "111 101 111 001 111",
    "+": "000 010 111 010 000", "-": "000 000 111 000 000", "–": "000 000 111 000 000", ":": "0 1 0 1 0",
    ".": "0 0 0 0 1", ",": "00 00 00 01 10", ";": "00 01 00 01 10", "!": "1 1 1 0 1", "?": "111 001 011 000 010",
    "'": "1 1 0 0 0", "’": "1 1 0 0 0", '"': "101 101 000 000 000", "/": "001 001 010 100 100",
    "(": "01 10 10 10 01", ")": "10 01 01 01 10", "%": "101 001 010 100 101", "&": "0100 1010 0101 1010 0101",
}  # fmt: skip
_DIAERESIS = "\N{COMBINING DIAERESIS}"
_ACCENTS = {
    _DIAERESIS: "101",
    "\N{COMBINING ACUTE ACCENT}": "011",
    "\N{COMBINING GRAVE ACCENT}": "110",
    "\N{COMBINING RING ABOVE}": "010",
    "\N{COMBINING CIRCUMFLEX ACCENT}": "111",
}
"""What stands above a letter, in one row of points."""

Points = tuple[str, ...]
"""Rows of points, "1" where there is one; all of one width."""


@lru_cache(maxsize=32)
def enlarged(words: str, width: int, height: int, scales: tuple[int, ...] = (2, 1)) -> tuple[str, ...]:
    """`words` in capitals at the largest of `scales` at which they fit into `width` x `height` cells, line by line.

    Empty where they fit at none. Kept for a while: a topic is on the stage through many keys.
    """
    drawn = [_drawn(word) for word in words.upper().split()]
    if not drawn or any(word is None for word in drawn):
        return ()
    known = [word for word in drawn if word is not None]
    for scale in scales:
        lines = _lines(known, width // scale)
        blocks = [in_blocks(line, scale) for line in lines]
        if blocks and sum(map(len, blocks)) + len(blocks) - 1 <= height:
            return tuple(row for n, block in enumerate(blocks) for row in ([""] * (n > 0) + block))
    return ()


def points(character: str) -> Points | None:
    """A digit, sign or capital; None where it is not in the table."""
    glyph = _LETTERS.get(character)
    return None if glyph is None else tuple(glyph.split())


def in_blocks(rows: Points, scale: int) -> list[str]:
    """Points as text, each `scale` cells wide and half as many high; a half that is left over stands at the top."""
    tall = [row for row in rows for _ in range(scale)]
    if len(tall) % 2:
        tall.insert(0, "0" * len(tall[0]))
    halves = {"00": " ", "01": "▄", "10": "▀", "11": "█"}
    return [
        "".join(halves[above + below] * scale for above, below in zip(*pair, strict=True))
        for pair in zip(tall[::2], tall[1::2], strict=True)
    ]


def _drawn(word: str) -> Points | None:
    letters: list[Points] = []
    for character in unicodedata.normalize("NFC", word):
        whole = unicodedata.normalize("NFD", character)
        letter, accents = points(whole[0]), whole[1:]
        if letter is None or len(accents) > 1 or not all(accent in _ACCENTS for accent in accents):
            return None
        letters.append(_accented(letter, accents))
    if any(len(row) != len(letter[0]) for letter in letters for row in letter):
        return None
    return _beside(letters, 1)


def _accented(letter: Points, accents: str) -> Points:
    """The letter with a row of points above it. Where they would touch it, a row that it has twice gives way."""
    wide = len(letter[0])
    if not accents:
        return ("0" * wide, *letter)
    above = f"1{'0' * (wide - 2)}1" if accents == _DIAERESIS else _ACCENTS[accents].center(wide, "0")
    touches = any(one == other == "1" for one, other in zip(above, letter[0], strict=False))
    return (above, "0" * wide, *letter[1:]) if touches and letter[0] == letter[1] else (above, *letter)


def _beside(parts: Sequence[Points], gap: int) -> Points:
    return tuple(("0" * gap).join(rows) for rows in zip(*parts, strict=True))


def _lines(words: Sequence[Points], width: int) -> list[Points]:
    """The words in lines of `width` points; none where one of them does not fit."""
    lines: list[Points] = []
    for word in words:
        longer = _beside([lines[-1], word], _SPACE + 1) if lines else word
        if lines and len(longer[0]) <= width:
            lines[-1] = longer
        elif len(word[0]) <= width:
            lines.append(word)
        else:
            return []
    return lines
