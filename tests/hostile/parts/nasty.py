"""Text that means harm, or only looks like it: to a terminal, a reader, a renderer, a spreadsheet, a mail program."""

from random import Random

PIECES = (
    *("\x1b[31m", "\x1b[2J", "\x1b]0;title\x07", "\x1b]52;c;cm0gLXJmIH4=\x07", "\x1bP+q\x1b\\"),
    *("\x1b", "\x9b31m", "\x9d52;x\x9c"),
    *("\x00", "\x07", "\x08\x08", "\x7f", "\x85", "\x90", "\x0b", "\x0c", "\x1f"),
    *("\u202e", "\u202d", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c"),
    *("\u200b", "\u200d", "\u2060", "\ufeff", "\u2028"),
    *("\ud800", "\udc80", "\udfff", "\ufffe", "\U0001f469\u200d\U0001f4bb", "é", "漢", "e\u0301\u0301\u0301"),
    *("[red]", "[/]", "[@click=app.quit]x[/]", "[link=http://x]", "[bold", "\\[", "{}"),
    *("{0}", "%s", "$HOME", "`id`", "$(id)"),
    *("**b**", "_i_", "# h", "- l", "1. l", "> q", "```", "~~~"),
    *("---", "===", "[x](http://y)", "![x](y)", "|", "| a | b |"),
    *("<script>alert(1)</script>", "<img src=x onerror=y>", "</td></table>", "<!--", "-->", "&lt;"),
    *("&#x3c;", "\"", "'", "<a@b.c>"),
    *("=cmd|'/c calc'!A0", "=1+1", "+1", "-1", "@SUM(1)", "\t=1", "'=1", "＝1", "#REF!", "_x0041_", "_x001B_"),
    *("\r\n", "\r", "\n", "\n\n", "\t", " ", "  ", ";", ","),
    *(":", "a", "B", "9", "/", "../../x", "con", "\\\\host\\x"),
    *("\r\nBcc: x@y.example", "\nEND:VEVENT\nBEGIN:VALARM", "\nATTENDEE:mailto:x@y.example", "=?utf-8?q?x?="),
    *("\n.\n", "From "),
    *("[ WINS ]", "[ MILESTONE 1 ]", "[ END ] F1-1-1-abcdef", "Status: done"),
    *("Reference: F1-1-1-abcdef", "| x", "> > x"),
)  # fmt: skip
"""Pieces that texts are made of."""

SEED = 20261117
"""What chance begins with, so that every run of the tests is the same."""


def text(chance: Random) -> str:
    """A text short enough for a line: a few pieces, or any characters whatever, lone surrogates included."""
    if chance.random() < 0.2:
        return "".join(chr(chance.choice((chance.randrange(0x300), chance.randrange(0x110000)))) for _ in range(20))
    return "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 8)))


ACTING = tuple(
    chr(code)
    for code in (
        *range(0x20),
        *range(0x7F, 0xA0),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
        0x200E,
        0x200F,
        0xFEFF,
    )
    if chr(code) not in "\n"
)
"""Every character that a terminal acts on, or that turns the order of letters round, besides the end of a line."""


def acting(text: str, *, besides: str = "") -> set[str]:
    """Those of `ACTING` that are in `text`."""
    return {mark for mark in ACTING if mark in text and mark not in besides}
