"""Letters as mail messages: a draft for a mail program, or what a mail server is given.

The lines on who it is from and to, and on its subject, are written here instead of by `email.policy`: its folding
puts the comma between two addresses into an encoded word, and a recipient is gone
(https://github.com/python/cpython/issues/100884). Everything is ASCII, with the line ends of RFC 5322.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import sha256
from html import escape

from facilitator.process.mail_address import Address, ascii_address
from facilitator.text import clean, one_line

_ATOMS = re.compile(r"[\w!#$%&'*+/=?^`{|}~ -]+", re.ASCII)
_WIDEST = 76


@dataclass(frozen=True)
class Attachment:
    """A text that goes along as a file; `name` is ASCII, `kind` the second half of its type: "html", "markdown"."""

    name: str
    kind: str
    text: str


@dataclass(frozen=True)
class Letter:
    """One mail. The same in `text` and in `html`, for programs that show the one or the other."""

    sender: Address | None
    """None in a draft whose mail program knows better."""
    to: tuple[Address, ...]
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()


def draft(letter: Letter, at: datetime) -> bytes:
    """The letter as the content of an .eml file that opens as a mail still to be sent. `at` is aware."""
    # What Outlook and Thunderbird look for; others show it as a message that came.
    return b"X-Unsent: 1\r\n" + message(letter, at)


def message(letter: Letter, at: datetime) -> bytes:
    """The letter as it goes through a mail server, dated `at` (aware)."""
    body = _body(letter)
    host = letter.sender.email.rpartition("@")[2] if letter.sender else "facilitator.invalid"
    heads = [
        *([f"From: {_people([letter.sender])}"] if letter.sender else []),
        f"To: {_people(letter.to)}",
        f"Subject: {_words(letter.subject, len('Subject: '))}",
        f"Date: {format_datetime(at)}",
        f"Message-ID: <{_mark(letter, at)}@{ascii_address(f'x@{host}')[2:]}>",
    ]
    return "".join(f"{head}\r\n" for head in heads).encode("ascii") + body


def lines_as_html(text: str) -> str:
    """A page that shows `text` line by line, as mail programs write it themselves: a block for each line.

    For a text that comes back in an answer: a program that joins the lines of plain text leaves these alone.
    """
    lines = "\n".join(f"<div>{escape(line) or '<br>'}</div>" for line in clean(text).split("\n"))
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head>\n<body>\n{lines}\n</body></html>\n'


def _body(letter: Letter) -> bytes:
    """The content with its own headers. Parts are named after the letter, so that the same letter is the same bytes."""
    content = EmailMessage(policy=SMTP)
    content.set_content(letter.text, cte="quoted-printable")
    if letter.html:
        content.add_alternative(letter.html, subtype="html", cte="quoted-printable")
    for attached in letter.attachments:
        content.add_attachment(attached.text, subtype=attached.kind, filename=attached.name, cte="base64")
    seed = sha256(repr(replace(letter, sender=None)).encode("utf-8", "replace")).hexdigest()[:32]
    for number, part in enumerate(part for part in content.walk() if part.is_multipart()):
        part.set_boundary(f"=_{seed}_{number}")
    return content.as_bytes()


def _people(people: Sequence[Address]) -> str:
    """Addresses for a header, each on a line of its own."""
    return ",\r\n ".join(_person(one) for one in people)


def _person(one: Address) -> str:
    name, address = one_line(one.name), ascii_address(one.email)
    if not name:
        return address
    if not name.isascii() or "=?" in name:
        # A blank between name and address is where a long line is folded.
        return f"{_encoded(name, 5)}\r\n <{address}>"
    if not _ATOMS.fullmatch(name):
        name = '"' + re.sub(r'([\\"])', r"\\\1", name) + '"'
    return f"{name} <{address}>"


def _words(text: str, used: int) -> str:
    """A subject for a header whose name takes `used` characters."""
    line = one_line(text)
    return line if line.isascii() and "=?" not in line and len(line) + used <= _WIDEST else _encoded(line, used)


def _encoded(text: str, used: int) -> str:
    """`text` as encoded words of RFC 2047, each on a line of its own."""
    return Header(text, "utf-8", maxlinelen=_WIDEST, header_name="x" * used).encode(linesep="\r\n")


def _mark(letter: Letter, at: datetime) -> str:
    """What makes the Message-ID one of a kind: the moment and the whole letter."""
    return f"{at:%Y%m%d%H%M%S}.{sha256(repr(letter).encode('utf-8', 'replace')).hexdigest()[:20]}"
