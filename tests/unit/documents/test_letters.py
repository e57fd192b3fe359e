"""Letters, read back by a parser that is not ours."""

import random
from datetime import UTC, datetime, timedelta, timezone
from email import policy
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import getaddresses, parsedate_to_datetime

import pytest

from facilitator.documents.letters import Attachment, Letter, draft, lines_as_html, message
from facilitator.process.mail_address import Address

AT = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
ANN = Address("Ann Berg", "ann@example.org")
HOSTILE = (
    "Okoro, Ben",
    'Bo "the boss" O\'Neil',
    "Dr. (Ext) <b>; team: x@y",
    "Jean\\Luc",
    "Zoë",
    "王小明",
    "👩‍💻 Dev",
    "Långtnamn " * 15,
    "x" * 200,
    "=?utf-8?q?x?=",
    "Eve\r\nBcc: eve@example.org",
    "Eve\r\n\r\nBody",
    "",
)


def letter(
    *to: Address, subject: str = "Minutes", text: str = "Hello", html: str = "<p>Hello</p>", **more: object
) -> Letter:
    return Letter(ANN, to or (ANN,), subject, text, html, **more)  # type: ignore[arg-type]


def parsed(data: bytes) -> EmailMessage:
    """As a mail program of today reads it."""
    found = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(found, EmailMessage)
    assert [part.defects for part in found.walk() if part.defects] == []
    return found


def headers(data: bytes) -> Message:
    """Headers as they stand: the newer policy of Python 3.11 puts blanks into a name of several encoded words."""
    return BytesParser(policy=policy.compat32).parsebytes(data, headersonly=True)


def decoded(header: str) -> str:
    return str(make_header(decode_header(header.replace("\r\n", ""))))


def body(data: bytes, kind: str = "plain") -> str:
    part = parsed(data).get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def people(data: bytes) -> list[tuple[str, str]]:
    pairs = getaddresses([headers(data)["To"].replace("\r\n", "")])
    return [(decoded(name), address) for name, address in pairs]


def test_a_draft_opens_as_mail_still_to_be_sent() -> None:
    found = parsed(draft(letter(), AT))
    assert found["X-Unsent"] == "1"
    assert found["From"] == "Ann Berg <ann@example.org>"
    assert found["Subject"] == "Minutes"


def test_what_a_server_gets_is_no_draft() -> None:
    assert parsed(message(letter(), AT))["X-Unsent"] is None


def test_a_draft_without_a_sender_leaves_it_to_the_mail_program() -> None:
    found = parsed(draft(Letter(None, (ANN,), "Minutes", "Hello", ""), AT))
    assert found["From"] is None
    assert found["Message-ID"].endswith("@facilitator.invalid>")


def test_text_and_html_are_alternatives_and_files_go_along() -> None:
    files = (Attachment("minutes.html", "html", "<p>é</p>\n"), Attachment("minutes.md", "markdown", "# é\n"))
    data = draft(letter(text="Grüße, 王\n", html="<p>Grüße</p>\n", attachments=files), AT)
    found = parsed(data)

    assert found.get_content_type() == "multipart/mixed"
    assert (body(data), body(data, "html")) == ("Grüße, 王\n", "<p>Grüße</p>\n")
    attached = list(found.iter_attachments())
    assert [(part.get_filename(), part.get_content_type()) for part in attached] == [
        ("minutes.html", "text/html"), ("minutes.md", "text/markdown")
    ]  # fmt: skip
    assert [part.get_content().replace("\r\n", "\n") for part in attached] == ["<p>é</p>\n", "# é\n"]


def test_a_letter_without_html_is_plain_text() -> None:
    data = draft(letter(html=""), AT)
    assert parsed(data).get_content_type() == "text/plain"
    assert body(data) == "Hello\n"


def test_everything_is_ascii_with_the_line_ends_of_mail_and_short_lines() -> None:
    data = draft(letter(*(Address(name, "x@müller.example") for name in HOSTILE), text="é" * 5000 + "\n.\n"), AT)
    data.decode("ascii")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert b"\r" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) < 300


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_arrives_as_it_is_and_makes_no_header(name: str) -> None:
    data = draft(letter(Address(name, "x@example.org")), AT)
    assert people(data) == [(" ".join(name.split()), "x@example.org")]
    assert headers(data)["Bcc"] is None
    assert headers(data).keys() == [
        "X-Unsent", "From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"
    ]  # fmt: skip


@pytest.mark.parametrize("subject", [*HOSTILE[:-1], "Leadership: minutes of Tue 17 Nov 2026 " * 5])
def test_a_subject_arrives_as_it_is_and_makes_no_header(subject: str) -> None:
    data = draft(letter(subject=subject), AT)
    assert decoded(headers(data)["Subject"]) == " ".join(subject.split())
    assert parsed(data)["Bcc"] is None
    assert body(data) == "Hello\n"


def test_no_recipient_is_lost_however_names_come_together() -> None:
    # Folded by the email.policy of Python 3.11, some of these lose one.
    chance = random.Random(7)
    for _ in range(100):
        names = [" ".join(chance.sample(HOSTILE, 2)) for _ in range(chance.randint(1, 20))]
        to = [Address(name, f"u{number}@example.org") for number, name in enumerate(names)]
        data = draft(letter(*to), AT)
        assert [address for _, address in people(data)] == [one.email for one in to]
        assert [one.addr_spec for one in parsed(data)["To"].addresses] == [one.email for one in to]


def test_a_domain_of_another_script_is_written_in_ascii() -> None:
    assert people(draft(letter(Address("Ann", "ann@müller.example")), AT)) == [("Ann", "ann@xn--mller-kva.example")]


def test_it_is_dated_by_the_clock_that_is_given_in_its_zone() -> None:
    at = datetime(2026, 11, 17, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    date = parsed(draft(letter(), at))["Date"]
    assert parsedate_to_datetime(date) == at
    assert str(date).endswith("10:00:00 +0100")


def test_every_letter_has_an_id_of_its_own() -> None:
    letters = [
        (letter(), AT),
        (letter(subject="Other"), AT),
        (letter(), AT + timedelta(seconds=1)),
        (letter(ANN, ANN), AT),
    ]
    assert len({parsed(draft(one, at))["Message-ID"] for one, at in letters}) == 4
    assert draft(letter(), AT) == draft(letter(), AT)
    assert parsed(draft(letter(), AT))["Message-ID"].endswith("@example.org>")


def test_lines_stay_lines_as_html_and_act_as_nothing() -> None:
    page = lines_as_html("Status: on track\n\n<script>alert(1)</script> & more\n")
    assert "<div>Status: on track</div>\n<div><br></div>\n" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
