"""The text of a file that somebody sent: a text file, or a mail that was saved.

Of a mail it is what the owner wrote: the plain text, or the HTML where there is no other; and before it the text files
that were attached, for who attaches the form wrote there.
"""

import email
import re
from collections.abc import Iterator
from email import errors
from email.message import Message
from email.policy import compat32

from facilitator.documents.forms.decoding import cut_off, in_charset, text_from
from facilitator.documents.forms.flowed import unflowed
from facilitator.documents.forms.html_text import html_to_text
from facilitator.errors import NotValid
from facilitator.text import quoted

LARGEST = 5 * 1024 * 1024
"""Bytes of a file that is read; a form that is filled in has a few thousand."""

_HEADER = re.compile(rb"(?i)(?:from |[!-9;-~]{1,60}:)")
_OF_A_MAIL = re.compile(rb"(?im)^(?:mime-version|content-type|received|message-id|return-path|delivered-to):")
_HEADERS_SEEN = 20_000
# Many parameters in one header take hours to read, already while the mail is taken apart.
_ENDLESS = re.compile(rb"(?i)(?:^|[\r\n])content-[a-z-]{1,40}:(?:[^\r\n]|(?:\r\n|\r|\n)[ \t]){8000}")
_TEXT_FILES = (".txt", ".md", ".text", ".markdown")
# `lines` takes the texts of one file apart at this line.
_BETWEEN = "\n\n-----Original Message-----\n\n"
_MOST_PARTS = 200
_CUT_OFF = (
    errors.CloseBoundaryNotFoundDefect,
    errors.StartBoundaryNotFoundDefect,
    errors.InvalidBase64LengthDefect,
    errors.InvalidBase64PaddingDefect,
)


def text_of(data: bytes, name: str) -> str:
    """The text of the file `name` (.md, .txt, .eml) that holds `data`.

    Raises NotValid where it is larger than `LARGEST`, is no text, or is cut off.
    """
    if len(data) > LARGEST:
        raise NotValid(
            f"{quoted(name)} is larger than {LARGEST // 1024 // 1024} MB, so it was not read.",
            "Save the mail without its attachments, or the form as plain text, and read that.",
        )
    return _text_of_mail(data, name) if _is_mail(data, name) else text_from(data, name)


def _is_mail(data: bytes, name: str) -> bool:
    beginning = data[:_HEADERS_SEEN]
    if _HEADER.match(beginning.lstrip()) is None:
        return False
    if name.lower().endswith(".eml"):
        return True
    headers = re.split(rb"\r?\n\r?\n", beginning, maxsplit=1)[0]
    return _OF_A_MAIL.search(headers) is not None


def _text_of_mail(data: bytes, name: str) -> str:
    if _ENDLESS.search(data):
        raise NotValid(f"{quoted(name)} has a header that no mail program writes.", "Save the form as plain text.")
    # The newer policy reads every header to its last comment, in quadratic time, and stumbles over bad ones. Only type,
    # character set and file name are asked for here.
    try:
        mail = email.message_from_bytes(data.lstrip(), policy=compat32)
        parts = list(_parts(mail))
    except RecursionError as fault:
        raise NotValid(f"{quoted(name)} is a mail within a mail too many times.", "Send the form by itself.") from fault
    attached = [text for part in parts if _is_attached(part) and (text := _text(part, name)).strip()]
    plain = [text for part in parts if _is_body(part, "text/plain") and (text := _text(part, name)).strip()]
    html = [text for part in parts if _is_body(part, "text/html") and (text := html_to_text(_text(part, name))).strip()]
    _hold_whole([mail, *parts], name)
    return _BETWEEN.join([*attached, *(plain or html)])


def _parts(mail: Message) -> Iterator[Message]:
    for number, part in enumerate(mail.walk()):
        if number == _MOST_PARTS:
            return
        yield part


def _file_name(part: Message) -> str:
    return (part.get_filename() or "").lower()


def _is_attached(part: Message) -> bool:
    if part.is_multipart():
        return False
    name = _file_name(part)
    return name.endswith(_TEXT_FILES) or (
        part.get_content_disposition() == "attachment" and _type(part) == "text/plain"
    )


def _is_body(part: Message, kind: str) -> bool:
    return not part.is_multipart() and _type(part) == kind and not _is_attached(part) and _inline(part)


def _inline(part: Message) -> bool:
    return part.get_content_disposition() != "attachment"


def _type(part: Message) -> str:
    return part.get_content_type()


def _text(part: Message, name: str) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset() or ""
    text = in_charset(data, charset) if charset else text_from(data, name)
    if _parameter(part, "format") == "flowed":
        return unflowed(text, delete_space=_parameter(part, "delsp") == "yes")
    return text


def _parameter(part: Message, name: str) -> str:
    found = part.get_param(name)
    return found.lower().strip() if isinstance(found, str) else ""


def _hold_whole(parts: list[Message], name: str) -> None:
    """Raises NotValid where a part breaks off."""
    if any(isinstance(defect, _CUT_OFF) for part in parts for defect in part.defects):
        raise cut_off(name)
