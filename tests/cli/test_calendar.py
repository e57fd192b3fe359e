"""facilitator calendar."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Say = Callable[..., str]

pytestmark = pytest.mark.usefixtures("made")


def test_it_is_written_into_a_file_and_the_file_says_the_same_again(say: Say, tmp_path: Path) -> None:
    say("series", "add", "Leadership", "--on", "tue", "--at", "10:30")
    path = tmp_path / "meetings.ics"

    assert say("calendar", "-o", str(path)) == f"The calendar is in {path}: 1 series and 0 other meetings.\n"
    first = path.read_bytes()
    assert first.startswith(b"BEGIN:VCALENDAR\r\n")
    say("calendar", "-o", str(path))
    assert path.read_bytes() == first


def test_without_a_file_it_goes_to_standard_output(call: Callable[..., Result], say: Say) -> None:
    say("series", "add", "Leadership", "--on", "tue", "--at", "10:30")
    assert b"SUMMARY:Leadership\r\n" in call("calendar").stdout_bytes
