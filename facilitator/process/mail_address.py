"""E-mail addresses: what is one, and how it is written where only ASCII is understood.

The grammar is the plain part of RFC 5321 and RFC 5322 (a dot-atom, an @, a domain). Quoted local parts, comments and
IP addresses are legal there and refused here: nobody types them, and every one seen was a slip of the fingers.
"""

import re
import unicodedata
from dataclasses import dataclass

from facilitator.errors import NotValid
from facilitator.text import one_line, quoted

_LOCAL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.ASCII | re.IGNORECASE)
_LONGEST_LOCAL, _LONGEST_LABEL, _LONGEST = 64, 63, 254
_HINT = "Write one such as ann@example.org, or leave it out."


@dataclass(frozen=True)
class Address:
    """Somebody whom mail is from or goes to. `email` is one that `checked_address` let pass; the name may be empty."""

    name: str
    email: str

    def __str__(self) -> str:
        """As people write it, on one line: "Ann Berg <ann@example.org>", or the address alone."""
        name = one_line(self.name)
        return f"{name} <{self.email}>" if name else self.email


def checked_address(text: str) -> str:
    """`text` without spaces around it, if it is one e-mail address and nothing else; raises NotValid.

    The domain may have letters of any script; before the @ only ASCII stands, as most servers take nothing else.
    """
    # A line end within is looked for in what was typed: on one line it would have become a space.
    address = unicodedata.normalize("NFC", text.strip())
    local, _, domain = address.rpartition("@")
    if not _LOCAL.fullmatch(local) or len(local) > _LONGEST_LOCAL or not _is_domain(domain):
        raise NotValid(f"{quoted(text)} is not an e-mail address.", _HINT)
    if len(ascii_address(address)) > _LONGEST:
        raise NotValid(f"The e-mail address {quoted(text)} is longer than any mail server takes.", _HINT)
    return address


def ascii_address(address: str) -> str:
    """`address` as mail servers know it: labels of the domain that are not ASCII as A-labels of RFC 5890.

    For an address that `checked_address` let pass. Python's own codec is of the older standard, which makes other
    domains of some ("ß" as "ss").
    """
    local, _, domain = address.rpartition("@")
    return f"{local}@{'.'.join(_a_label(label) for label in domain.split('.'))}"


def named_address(text: str) -> Address:
    """Name and address of `text`, such as "Ann Berg <ann@example.org>", or an address alone. Raises NotValid."""
    name, opened, rest = one_line(text).partition("<")
    if not opened:
        return Address("", checked_address(text))
    if not rest.endswith(">"):
        raise NotValid(f"{quoted(text)} is not an e-mail address.", "Write it such as Ann Berg <ann@example.org>.")
    return Address(name.strip().strip('"').strip(), checked_address(rest[:-1]))


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    if len(labels) < 2 and domain.casefold() != "localhost":
        return False
    return all(map(_is_label, labels)) and not labels[-1].isdecimal()


def _is_label(label: str) -> bool:
    """Letters with their marks, digits, and hyphens within."""
    known = all(char == "-" or unicodedata.category(char)[0] in "LMN" for char in label)
    hyphens = label.startswith("-") or label.endswith("-")
    return bool(label) and known and not hyphens and len(_a_label(label)) <= _LONGEST_LABEL


def _a_label(label: str) -> str:
    lower = unicodedata.normalize("NFC", label.lower())
    return lower if lower.isascii() else f"xn--{lower.encode('punycode').decode('ascii')}"
