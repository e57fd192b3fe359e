"""When a mail says that it was sent."""

from datetime import UTC, datetime

import pytest

from facilitator.documents.forms.sent import sent_at


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Tue, 17 Nov 2026 10:10:00 +0100", datetime(2026, 11, 17, 9, 10, tzinfo=UTC)),
        ("17 Nov 2026 09:10:00 GMT", datetime(2026, 11, 17, 9, 10, tzinfo=UTC)),
        ("Tue, 17 Nov 2026 09:10:00 -0000", datetime(2026, 11, 17, 9, 10, tzinfo=UTC)),
        ("yesterday", None),
        ("Tue, 37 Nov 2026 10:10:00 +0100", None),
        ("", None),
    ],
)
def test_the_date_of_a_mail_is_read_as_utc(date: str, expected: datetime | None) -> None:
    assert sent_at(f"From: ann@example.org\r\nDate: {date}\r\n\r\nText\r\n".encode()) == expected


@pytest.mark.parametrize("data", [b"", b"| 1. Write behind the colons\n\nName: Ann\n", bytes(range(256)) * 9])
def test_what_is_no_mail_says_nothing_of_it(data: bytes) -> None:
    assert sent_at(data) is None
