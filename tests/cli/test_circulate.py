"""facilitator circulate: drafts, what would be sent, and sending through a server that is really there."""

import json
import shlex
import ssl
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email import policy
from email.parser import BytesParser
from pathlib import Path

import pytest
import trustme
from click.testing import Result
from leadership import Leadership
from post_office import PASSWORD, USER, opened

from facilitator.acts import closing, moving, team, updates
from facilitator.clock import ManualClock
from facilitator.process.phases import Phase
from facilitator.store.opening import open_store

Call = Callable[..., Result]
Say = Callable[..., str]
Refuse = Callable[..., str]


@pytest.fixture
def room(made: Path, hand: ManualClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Leadership]:
    """The team a day before its meeting, all with addresses; drafts go to the folder "here"."""
    hand.time = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
    store = open_store(f"sqlite:///{made}", hand.clock, "Facilitator")
    room = Leadership(store, hand)
    for name, member in (("ann", room.ann), ("ben", room.ben), ("cem", room.cem), ("dora", room.dora)):
        team.change_member(store, member, email=f"{name}@example.org")
    monkeypatch.delenv("FACILITATOR_SMTP_PASSWORD", raising=False)
    monkeypatch.setenv("FACILITATOR_CONFIG", str(tmp_path / "config.toml"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    yield room
    store.close()


@pytest.fixture
def held(room: Leadership) -> Leadership:
    """The same after the meeting."""
    room.begin()
    room.here(moving.move_to, Phase.CLOSE)
    room.here(closing.close)
    return room


def configure(tmp_path: Path, port: int, security: str = "none", **more: str) -> None:
    lines = ["[mail]", 'from = "Dora Lindt <dora@example.org>"', 'host = "localhost"', f"port = {port}"]
    lines += [f'security = "{security}"', *(f"{key} = {value}" for key, value in more.items())]
    (tmp_path / "config.toml").write_text("\n".join(lines), encoding="utf-8")


def files(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "here").iterdir())


def recipients(path: Path) -> list[str]:
    mail = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    return [one.addr_spec for one in mail["To"].addresses]


@pytest.mark.usefixtures("held")
def test_without_a_server_the_minutes_become_a_draft_here(say: Say, tmp_path: Path) -> None:
    said = say("circulate", "minutes")

    assert "A draft of the minutes of Leadership for 4 people is in 2026-11-16-leadership-minutes.eml\n" in said
    assert "send it from there" in said
    assert files(tmp_path) == ["2026-11-16-leadership-minutes.eml"]
    assert recipients(tmp_path / "here" / "2026-11-16-leadership-minutes.eml") == [
        "ann@example.org", "ben@example.org", "cem@example.org", "dora@example.org"
    ]  # fmt: skip


def test_the_pre_read_of_the_next_meeting_by_its_day_or_its_number(room: Leadership, say: Say, tmp_path: Path) -> None:
    say("circulate", "preread")
    for number, meeting in enumerate(("2026-11-17", str(room.meeting))):
        say("circulate", "preread", meeting, "-o", str(tmp_path / f"{number}.eml"))
        assert recipients(tmp_path / f"{number}.eml") == recipients(tmp_path / "here" / files(tmp_path)[0])


@pytest.mark.usefixtures("held")
def test_a_draft_goes_into_the_file_or_the_folder_that_is_named(say: Say, tmp_path: Path) -> None:
    assert str(tmp_path / "a.eml") in say("circulate", "minutes", "-o", str(tmp_path / "a.eml"))
    assert str(tmp_path / "new") in say("circulate", "minutes", "-o", str(tmp_path / "new"))
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["2026-11-16-leadership-minutes.eml"]
    assert files(tmp_path) == []


@pytest.mark.usefixtures("held")
def test_to_limits_it_to_those_who_are_named(say: Say, refuse: Refuse, tmp_path: Path) -> None:
    said = say("circulate", "minutes", "--to", "cem", "--to", "Ann", "--to", "berg")

    assert "for Cem Aydin and Ann Berg is in" in said
    assert recipients(tmp_path / "here" / files(tmp_path)[0]) == ["cem@example.org", "ann@example.org"]
    assert 'There is no member "Zoe"' in refuse("circulate", "minutes", "--to", "Zoe")


def test_who_has_no_address_is_named_and_how_to_add_one(held: Leadership, call: Call) -> None:
    team.change_member(held.store, held.ben, email="")

    result = call("circulate", "minutes")

    assert result.exit_code == 0
    assert "for Ann Berg, Cem Aydin and Dora Lindt" in result.stdout
    assert result.stderr == (
        "Ben Okoro has no e-mail address that can be used. "
        "To add one: facilitator members change 'Ben Okoro' --email name@example.org\n"
    )


def test_where_nobody_can_be_reached_nothing_is_written(held: Leadership, refuse: Refuse, tmp_path: Path) -> None:
    for member in (held.ann, held.ben, held.cem, held.dora):
        team.change_member(held.store, member, email="")

    said = refuse("circulate", "minutes")

    assert "Nobody is left to mail the minutes of Leadership to: Ann Berg, Ben Okoro, Cem Aydin and Dora Lindt" in said
    assert files(tmp_path) == []


@pytest.mark.usefixtures("held")
def test_a_dry_run_shows_recipients_and_text_and_makes_nothing(say: Say, tmp_path: Path) -> None:
    said = say("circulate", "minutes", "--dry-run", "--to", "Ann")

    assert said.startswith(
        "To: Ann Berg <ann@example.org>\n"
        "Subject: Leadership: minutes of Mon 16 Nov 2026\n"
        "Attached: 2026-11-16-leadership-minutes.html\n"
        "Attached: 2026-11-16-leadership-minutes.md\n"
        "\n"
        "# Leadership: minutes of Mon 16 Nov 2026\n"
    )
    assert files(tmp_path) == []


def test_reminders_are_one_draft_each(room: Leadership, say: Say, tmp_path: Path) -> None:
    updates.hand_in(room.store, room.update_of(room.ben))

    said = say("circulate", "reminder")

    assert "Drafts of the reminder for Leadership for Ann Berg and Cem Aydin are in:\n" in said
    assert [recipients(tmp_path / "here" / name) for name in files(tmp_path)] == [
        ["ann@example.org"],
        ["cem@example.org"],
    ]
    assert all(f"  {name}\n" in said for name in files(tmp_path))


def test_who_was_named_and_has_handed_in_is_told_to_get_no_reminder(room: Leadership, call: Call) -> None:
    updates.hand_in(room.store, room.update_of(room.ben))

    result = call("circulate", "reminder", "--to", "Ann", "--to", "Ben", "--to", "Dora")

    assert "for Ann Berg is in" in result.stdout
    assert result.stderr == "Ben Okoro and Dora Lindt get no reminder: handed in already, or nothing to hand in.\n"


def test_the_meeting_that_a_reminder_is_for_is_made_if_need_be(held: Leadership, say: Say) -> None:
    assert "Subject: Leadership on Tue 24 Nov 2026: your update is still to come" in say(
        "circulate", "reminder", "--dry-run"
    )


def test_where_all_have_handed_in_nobody_is_reminded(room: Leadership, say: Say, tmp_path: Path) -> None:
    for member in (room.ann, room.ben, room.cem):
        updates.hand_in(room.store, room.update_of(member))

    assert "Nobody is to get the reminder for Leadership: all have handed in" in say("circulate", "reminder")
    assert "they have handed in" in say("circulate", "reminder", "--to", "Ann")
    assert files(tmp_path) == []


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("minutes", "99"), "no meeting number 99"),
        (("minutes", "yesterday"), '"yesterday" is no meeting'),
        (("preread", "1"), "is over"),
        (("reminder", "1"), "is over"),
        (("preread", "2031-01-01"), "No meeting is planned"),
    ],
)
def test_a_meeting_that_does_not_fit_is_told(
    refuse: Refuse, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    assert words in refuse("circulate", *arguments)
    assert files(tmp_path) == []


@pytest.mark.usefixtures("held")
def test_without_a_server_nothing_is_sent_and_it_says_what_to_do(refuse: Refuse, tmp_path: Path) -> None:
    said = refuse("circulate", "minutes", "--send")

    assert "No mail server is set up" in said
    assert str(tmp_path / "config.toml") in said
    assert files(tmp_path) == []


@pytest.mark.usefixtures("made")
def test_to_send_and_to_show_exclude_each_other(call: Call) -> None:
    assert call("circulate", "minutes", "--send", "--dry-run").exit_code == 2


@pytest.mark.usefixtures("held")
def test_it_is_sent_over_starttls_with_the_password_of_a_command(
    say: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    command = shlex.join([sys.executable, "-c", f"print('{PASSWORD}')"])
    with opened(starttls=context, login=True) as office:
        configure(tmp_path, office.port, "starttls", user=f'"{USER}"', password_command=json.dumps(command))
        said = say("circulate", "minutes", "--send")

    assert said == "Sent the minutes of Leadership to Ann Berg, Ben Okoro, Cem Aydin and Dora Lindt.\n"
    ((sender, to, content),) = office.taken
    assert (sender, len(to)) == ("dora@example.org", 4)
    assert b"\r\nFrom: Dora Lindt <dora@example.org>\r\n" in b"\r\n" + content
    assert files(tmp_path) == []


@pytest.mark.usefixtures("held")
def test_of_a_refused_recipient_there_is_a_draft_and_the_others_are_named(call: Call, tmp_path: Path) -> None:
    with opened() as office:
        office.refused.add("cem@example.org")
        configure(tmp_path, office.port)
        result = call("circulate", "minutes", "--send")

    assert result.exit_code == 1
    assert result.stdout == "Sent the minutes of Leadership to Ann Berg, Ben Okoro and Dora Lindt.\n"
    assert "localhost did not take it for Cem Aydin (550 nobody of that name)." in result.stderr
    assert "A draft of the minutes of Leadership for Cem Aydin is in 2026-11-16-leadership-minutes.eml" in result.stderr
    assert result.stderr.count("\n") == 1
    assert recipients(tmp_path / "here" / "2026-11-16-leadership-minutes.eml") == ["cem@example.org"]


@pytest.mark.usefixtures("held")
def test_who_was_refused_is_named_where_the_draft_cannot_be_written(call: Call, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with opened() as office:
        office.refused.add("cem@example.org")
        configure(tmp_path, office.port)
        result = call("circulate", "minutes", "--send", "-o", str(tmp_path / "file" / "folder"))

    assert result.exit_code == 1
    assert "Ann Berg, Ben Okoro and Dora Lindt" in result.stdout
    assert "did not take it for Cem Aydin" in result.stderr
    assert "cannot be made" in result.stderr


@pytest.mark.usefixtures("room")
def test_reminders_are_sent_one_each(say: Say, tmp_path: Path) -> None:
    with opened() as office:
        configure(tmp_path, office.port)
        say("circulate", "reminder", "--send")

    assert [to for _, to, _ in office.taken] == [["ann@example.org"], ["ben@example.org"], ["cem@example.org"]]


@pytest.mark.usefixtures("held")
def test_a_wrong_password_sends_nothing_and_does_not_appear(
    refuse: Refuse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    monkeypatch.setenv("FACILITATOR_SMTP_PASSWORD", "wr0ng")
    with opened(starttls=context, login=True) as office:
        configure(tmp_path, office.port, "starttls", user=f'"{USER}"')
        said = refuse("circulate", "minutes", "--send")

    assert "does not take the user name and password" in said
    assert "wr0ng" not in said
    assert office.taken == []
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path for path in written if b"wr0ng" in path.read_bytes()] == []


@pytest.mark.usefixtures("held")
def test_a_fault_in_the_settings_file_is_told_before_anything_is_made(refuse: Refuse, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[mail]\nhots = 1", encoding="utf-8")

    assert f'{tmp_path / "config.toml"}: there is nothing called "mail.hots"' in refuse("circulate", "minutes")
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("typed", "offered"), [("", b"Ann Ben Cem Dora"), ("b", b"Berg Ben"), ("oko", b"Okoro"), ("z", b"")]
)
def test_names_are_completed(
    room: Leadership, process: Callable[..., "subprocess.CompletedProcess[bytes]"], typed: str, offered: bytes
) -> None:
    asked = {"_FACILITATOR_COMPLETE": "bash_complete", "COMP_CWORD": "4"}
    words = f"facilitator circulate minutes --to {typed}"

    found = process(**asked, COMP_WORDS=words).stdout.replace(b"plain,", b"").split()

    assert found == offered.split()


def test_who_shares_a_first_name_is_completed_by_the_whole_name(
    room: Leadership, process: Callable[..., "subprocess.CompletedProcess[bytes]"]
) -> None:
    team.add_member(room.store, "Ann Lund")
    asked = {
        "_FACILITATOR_COMPLETE": "bash_complete",
        "COMP_CWORD": "3",
        "COMP_WORDS": "facilitator actions --owner Ann",
    }

    assert process(**asked).stdout == b"plain,Ann Berg\nplain,Ann Lund\n"
