"""The settings file: what it may say, and what is said where it says something else."""

from dataclasses import fields
from pathlib import Path

import pytest

from facilitator.errors import FacilitatorError
from facilitator.mail_settings import Mail, MailServer, Preferences, Security, read_preferences
from facilitator.process.mail_address import Address
from facilitator.settings import EXAMPLE, read_settings

ANN = Address("Ann Berg", "ann@example.org")
LEAST = '[mail]\nfrom = "Ann Berg <ann@example.org>"\nhost = "smtp.example.org"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def read(file: Path, text: str) -> Preferences:
    file.write_text(text, encoding="utf-8")
    return read_preferences(file)


def test_without_a_file_nothing_is_set(file: Path) -> None:
    assert read_preferences(file) == Preferences(Mail(None, None))


def test_an_empty_file_sets_nothing(file: Path) -> None:
    assert read(file, "") == Preferences()


def test_the_example_can_be_copied_as_it_stands(file: Path) -> None:
    server = MailServer("smtp.example.org", 587, Security.STARTTLS, "ann@example.org", "pass show mail")
    assert read(file, EXAMPLE) == Preferences(Mail(ANN, server))


def test_a_sender_alone_is_enough_for_drafts(file: Path) -> None:
    assert read(file, '[mail]\nfrom = "ann@example.org"') == Preferences(Mail(Address("", "ann@example.org"), None))


@pytest.mark.parametrize(("security", "port"), [("", 587), ('security = "starttls"', 587), ('security = "tls"', 465)])
def test_the_port_follows_from_the_security(file: Path, security: str, port: int) -> None:
    server = read(file, LEAST + security).mail.server
    assert server is not None
    assert server.port == port


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_on_this_machine_mail_may_go_unencrypted(file: Path, host: str) -> None:
    server = read(file, f'[mail]\nfrom = "a@example.org"\nhost = "{host}"\nsecurity = "none"').mail.server
    assert server == MailServer(host, 25, Security.NONE, "", "")


def test_a_file_saved_by_notepad_is_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + LEAST.replace("\n", "\r\n").encode())
    assert read_preferences(file).mail.sender == ANN


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[mail\n", "line 1"),
        ("mail = 1\n", "mail is a section"),
        ("[mial]\n", 'nothing called "mial". There are theme, bell, coaching, keys, mail'),
        (LEAST + "hots = 1", 'nothing called "mail.hots". There are from, host, port, security'),
        (LEAST + "port = '587'", "mail.port is not a whole number"),
        (LEAST + "port = true", "mail.port is not a whole number"),
        (LEAST + "port = 0", "mail.port is 0"),
        (LEAST + "port = 65536", "mail.port is 65536"),
        (LEAST + "user = 3", "mail.user is not a text"),
        (LEAST + 'security = "ssl"', 'mail.security is "ssl"'),
        (LEAST + 'security = "none"', "on this machine alone"),
        ('[mail]\nhost = "smtp.example.org"', "mail.from is missing"),
        ('[mail]\nhost = ""\nfrom = "a@example.org"', "mail.host is missing"),
        ('[mail]\nfrom = "a@example.org"\nuser = "ann"', "mail.host is missing"),
        ('[mail]\nfrom = "Ann"', 'mail.from: "Ann" is not an e-mail address'),
    ],
)
def test_what_cannot_be_meant_is_told_with_file_and_key(file: Path, text: str, words: str) -> None:
    with pytest.raises(FacilitatorError) as told:
        read(file, text)
    assert str(file) in told.value.message
    assert words in str(told.value)
    assert "\n" not in str(told.value)


def test_a_line_end_in_the_sender_makes_no_header(file: Path) -> None:
    sender = read(file, '[mail]\nfrom = "Ann\\r\\nBcc: Eve <ann@example.org>"').mail.sender
    assert sender == Address("Ann Bcc: Eve", "ann@example.org")


def test_a_password_in_the_file_is_refused_without_telling_it(file: Path) -> None:
    with pytest.raises(FacilitatorError) as told:
        read(file, LEAST + 'password = "s3cret"')
    assert "mail.password is not taken from a file" in told.value.message
    assert "FACILITATOR_SMTP_PASSWORD" in told.value.hint
    assert "password_command" in told.value.hint
    assert "s3cret" not in str(told.value)


def test_bytes_that_are_no_text_are_told(file: Path) -> None:
    file.write_bytes(b"[mail]\nfrom = '\xff'")
    with pytest.raises(FacilitatorError, match="not text in UTF-8"):
        read_preferences(file)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    with pytest.raises(FacilitatorError, match="cannot be read"):
        read_preferences(tmp_path)


def test_the_environment_names_another_file() -> None:
    assert read_settings(None, {"FACILITATOR_CONFIG": "~/other.toml"}).config_file == Path.home() / "other.toml"
    assert read_settings(None, {"FACILITATOR_CONFIG": ""}).config_file.name == "config.toml"


def test_no_setting_holds_a_password() -> None:
    assert [field.name for field in fields(MailServer) if field.name == "password"] == []
