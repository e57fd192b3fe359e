"""The text of files that people send: text in any encoding, and saved mails."""

import base64
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.documents.forms.mail_text import LARGEST, text_of
from facilitator.documents.forms.reading import read_form
from facilitator.errors import FacilitatorError, NotValid

TEXT = "Größe “ok” – 中文\r\nzwei\r\n"


def mail(headers: str, body: bytes) -> bytes:
    return b"From: ana@example.org\nMIME-Version: 1.0\n" + headers.encode() + b"\n\n" + body


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_text_is_read_in_any_unicode_encoding(encoding: str) -> None:
    text = f"Name: Ana\r\n{TEXT}"
    assert text_of(text.encode(encoding), "a.txt") == text


def test_a_text_that_is_not_unicode_is_what_windows_writes() -> None:
    assert text_of("Größe “ok” – 10 €".encode("cp1252"), "a.txt") == "Größe “ok” – 10 €"
    assert text_of(b"a\x81b", "a.txt") == "a\x81b"


def test_an_empty_file_is_an_empty_text() -> None:
    assert text_of(b"", "a.txt") == ""
    assert text_of(b"", "a.eml") == ""


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"PK\x03\x04\x14\x00", "form.docx", '"form.docx" is a Word, Pages or zip file, not a text.'),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "Re.msg", "a message in Outlook's own format"),
        (b"%PDF-1.7\n", "a.pdf", "is a PDF"),
        (b"{\\rtf1\\ansi hello}", "a.rtf", "(RTF)"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a.png", "is not a text file"),
        (bytes(range(256)) * 8, "a.txt", "is not a text file"),
        (b"text\x00more", "a.eml", "is not a text file"),
        ("Größe".encode("utf-16")[:-1], "a.txt", '"a.txt" is cut off'),
        (b"x" * (LARGEST + 1), "a.txt", '"a.txt" is larger than 5 MB, so it was not read.'),
    ],
)
def test_what_is_no_text_is_refused_and_it_says_what_to_do(data: bytes, name: str, says: str) -> None:
    with pytest.raises(NotValid) as refused:
        text_of(data, name)
    assert says in refused.value.message
    assert refused.value.hint


def test_the_largest_text_is_read() -> None:
    assert len(text_of(b"x" * LARGEST, "a.txt")) == LARGEST


def test_plain_text_is_preferred_to_html_unless_it_is_empty() -> None:
    both = EmailMessage(policy=SMTP)
    both.set_content("plain")
    both.add_alternative("<p>html</p>", subtype="html")
    assert text_of(both.as_bytes(), "a.eml").strip() == "plain"
    empty = EmailMessage(policy=SMTP)
    empty.set_content(" \n\u00a0\n")
    empty.add_alternative("<p>html</p>", subtype="html")
    assert text_of(empty.as_bytes(), "a.eml").strip() == "html"


def test_attached_texts_stand_before_the_body_and_other_attachments_are_left_out() -> None:
    message = EmailMessage(policy=SMTP)
    message.set_content("body")
    message.add_attachment("attached", filename="form.txt")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="x.pdf")
    message.add_attachment(b"as bytes", maintype="application", subtype="octet-stream", filename="FORM.MD")
    message.add_attachment("<p>page</p>", subtype="html", filename="page.html")
    text = text_of(message.as_bytes(), "a.eml")
    assert [line for line in text.splitlines() if line and "Original" not in line] == ["attached", "as bytes", "body"]


@pytest.mark.parametrize("charset", ["", "x-unknown", "unknown-8bit", "us-ascii", "iso-8859-1", "zlib", "utf-8"])
def test_a_wrong_or_unknown_character_set_loses_no_text(charset: str) -> None:
    head = f"Content-Type: text/plain{f'; charset={charset}' if charset else ''}"
    assert text_of(mail(head, "“Größe”".encode()), "a.eml") == "“Größe”"
    if charset != "utf-8":
        assert text_of(mail(head, "“Größe”".encode("cp1252")), "a.eml") == "“Größe”"


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("quoted-printable", b"Gr=C3=B6=\n=C3=9Fe"),
        ("QUOTED-PRINTABLE", b"Gr=c3=b6=\r\n=C3=9Fe"),
        ("base64", base64.encodebytes("Größe".encode())),
        ("8bit", "Größe".encode()),
        ("x-odd", "Größe".encode()),
    ],
)
def test_transfer_encodings_are_undone(encoding: str, body: bytes) -> None:
    head = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}"
    assert text_of(mail(head, body), "a.eml").strip() == "Größe"


def test_flowed_lines_are_put_together_by_the_standard() -> None:
    flowed = b"a long \nline\n> quoted \n> line\n>> deeper\n  stuffed\n>From is \nno quotation\n-- \nAna \n"
    plain = text_of(mail("Content-Type: text/plain; format=flowed", flowed), "a.eml")
    assert [line.rstrip() for line in plain.splitlines()] == [
        "a long line",
        "> quoted line",
        ">> deeper",
        " stuffed",
        "> From is",
        "no quotation",
        "--",
        "Ana",
    ]


def test_with_delsp_the_space_at_the_break_goes() -> None:
    head = "Content-Type: text/plain; format=flowed; delsp=yes"
    assert text_of(mail(head, b"a long  \nline, Wort \nteil\n"), "a.eml").splitlines()[0] == "a long line, Wortteil"


def test_a_stuffed_mark_of_quotation_is_text() -> None:
    head = "Content-Type: text/plain; format=flowed"
    text = text_of(mail(head, b"[ WINS ]\n > 5 % growth\n"), "a.eml")
    (filled,) = read_form(text)
    assert filled.wins is not None
    assert filled.wins.text == "> 5 % growth"


@pytest.mark.parametrize("end", [0.5, 0.9])
def test_a_mail_that_is_cut_off_is_refused(end: float) -> None:
    message = EmailMessage(policy=SMTP)
    message.set_content("plain " * 200)
    message.add_alternative("<p>html</p>" * 100, subtype="html")
    data = message.as_bytes()
    with pytest.raises(NotValid, match="is cut off: its end is missing"):
        text_of(data[: int(len(data) * end)], "a.eml")


def test_base64_that_is_cut_off_is_refused() -> None:
    head = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64"
    with pytest.raises(NotValid, match="cut off"):
        text_of(mail(head, base64.encodebytes(b"text " * 49)[:-7]), "a.eml")


def test_a_mail_that_was_saved_as_text_is_read_as_a_mail() -> None:
    head = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable"
    saved = mail(head, b"Gr=C3=B6=C3=9Fe")
    assert text_of(saved, "reply.txt") == "Größe"
    assert text_of(b"\n" + saved, "-") == "Größe"
    assert text_of(b"From ana@example.org Thu Nov 12 2026\n" + saved, "mbox.eml") == "Größe"


def test_a_text_that_begins_like_a_mail_is_a_text() -> None:
    assert text_of(b"Name: Ana\n\nContent-Type: is a word\n", "a.txt") == "Name: Ana\n\nContent-Type: is a word\n"
    assert text_of(b"just text", "a.eml") == "just text"


def test_a_mail_within_mails_without_end_is_refused() -> None:
    nested = b"Content-Type: message/rfc822\n\n" * 5_000
    with pytest.raises(NotValid, match="too many times"):
        text_of(mail("X: y", b"")[:-2] + b"\n" + nested, "a.eml")


def test_a_header_without_end_is_refused() -> None:
    with pytest.raises(NotValid, match="no mail program writes"):
        text_of(mail("Content-Type: text/plain; " + "a=b; " * 200_000, b"text"), "a.eml")


def outcome(data: bytes, name: str) -> str:
    """ "read", or what is said to do where it is refused."""
    try:
        read_form(text_of(data, name))
    except FacilitatorError as refused:
        return refused.hint
    return "read"


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.eml", "a.md", "-"]))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused_in_words(data: bytes, name: str) -> None:
    assert outcome(data, name)


HEADER_PIECES = [
    b"Content-Type: ",
    b"text/plain",
    b"text/html",
    b"multipart/mixed",
    b"message/rfc822",
    b"; boundary=b",
    b"; charset=",
    b"utf-7",
    b"hex",
    b"\n",
    b"\n\n",
    b"--b\n",
    b"--b--\n",
    b"Content-Transfer-Encoding: ",
    b"base64",
    b"x-uuencode",
    b"; name*0*=",
    b"=?utf-8?q?x?=",
    b'"',
    b"\xff",
    b"\x00",
    b"<p>",
    b"format=flowed",
    b"text",
]


@given(st.lists(st.sampled_from(HEADER_PIECES), max_size=25).map(b"".join))
@settings(max_examples=300, deadline=None)
def test_any_mail_is_read_or_refused_in_words(data: bytes) -> None:
    assert outcome(b"Content-Type: " + data, "a.eml")
