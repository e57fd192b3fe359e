"""Where the password for the mail server comes from."""

import sys
from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError
from facilitator.mail_settings import MailServer, Security
from facilitator.outgoing.password import find_password


def server(command: str = "", user: str = "ann") -> MailServer:
    return MailServer("smtp.example.org", 587, Security.STARTTLS, user, command)


def python(code: str) -> str:
    """A command that runs `code`."""
    return f'"{sys.executable}" -c "{code}"'


def test_the_environment_goes_before_the_command() -> None:
    assert find_password(server("false"), {"FACILITATOR_SMTP_PASSWORD": "a b"}) == "a b"


def test_the_first_line_of_the_command_is_the_password() -> None:
    assert find_password(server(python("print(' two words \\r\\nuser: ann')")), {}) == " two words "


def test_without_a_user_there_is_no_password_and_no_command_is_run(tmp_path: Path) -> None:
    command = python(f"open('{tmp_path / 'ran'}', 'w')")
    assert find_password(server(command, user=""), {"FACILITATOR_SMTP_PASSWORD": "x"}) == ""
    assert not (tmp_path / "ran").exists()


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    assert find_password(server(f"echo secret > {tmp_path / 'leak'}"), {}) == f"secret > {tmp_path / 'leak'}"
    assert not (tmp_path / "leak").exists()


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("", "There is no password"),
        (python("print()"), "There is no password"),
        (python("import sys; print('s3cret'); sys.exit(3)"), "it ended with 3"),
        ("/no/such/program", "No such file"),
        ("echo 'oops", "quotation marks do not match"),
        ("  ", "it is empty"),
        (python("print('pässword')"), "ASCII"),
    ],
)
def test_where_there_is_none_it_is_told_what_to_do(command: str, words: str) -> None:
    with pytest.raises(FacilitatorError) as told:
        find_password(server(command), {})
    assert words in str(told.value)
    assert told.value.hint
    assert "pässword" not in told.value.message
    assert "\n" not in str(told.value)


def test_a_command_that_hangs_is_not_waited_for() -> None:
    with pytest.raises(FacilitatorError, match=r"longer than 0\.1 seconds"):
        find_password(server(python("import time; time.sleep(60)")), {}, seconds=0.1)


def test_the_command_cannot_read_from_the_terminal() -> None:
    assert find_password(server(python("import sys; print(len(sys.stdin.read()))")), {}) == "0"
