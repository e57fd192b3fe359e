"""Who gets which letter; the letters read back as a mail program reads them."""

from datetime import UTC, date, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path

import pytest
from leadership import Leadership
from post_office import HOST, opened

from facilitator.acts import closing, discussing, meetings, moving, series, team, updates
from facilitator.acts.meetings import MeetingPlan
from facilitator.clock import ManualClock
from facilitator.documents.forms.mail_text import text_of
from facilitator.documents.forms.reading import read_form
from facilitator.errors import FacilitatorError, NotFound, NotNow
from facilitator.mail_settings import MailServer, Security
from facilitator.outgoing.circulate import (
    Mailing,
    minutes_mailing,
    preread_mailing,
    reminder_mailing,
    save_drafts,
    send_mailing,
)
from facilitator.process.mail_address import Address
from facilitator.process.phases import Phase
from facilitator.store.database import Store
from facilitator.views.circulation import Recipient

SENDER = Address("Dora Lindt", "dora@example.org")


@pytest.fixture
def room(store: Store, hand: ManualClock) -> Leadership:
    """The team a day before its meeting; Cem has no address."""
    hand.time = datetime(2026, 11, 16, 8, 0, tzinfo=UTC)
    room = Leadership(store, hand)
    for member, email in (
        (room.ann, "ann@example.org"),
        (room.ben, "ben@example.org"),
        (room.dora, "dora@example.org"),
    ):
        team.change_member(store, member, email=email)
    return room


def reminders(room: Leadership, *to: Recipient) -> Mailing:
    with room.store.read() as connection:
        return reminder_mailing(connection, room.meeting, room.hand.now(), SENDER, to)


def minutes(room: Leadership, *to: Recipient) -> Mailing:
    with room.store.read() as connection:
        return minutes_mailing(connection, room.meeting, SENDER, to)


def preread(room: Leadership, meeting: int | None = None, *to: Recipient) -> Mailing:
    with room.store.read() as connection:
        return preread_mailing(connection, meeting, room.hand.now(), None, to)


def hold(room: Leadership) -> None:
    """Hold the meeting with one action item of Ann's, and close it."""
    room.begin()
    room.here(moving.move_to, Phase.CLOSE)
    room.here(discussing.add_action, "Write the list", room.ann, date(2026, 11, 18), None)
    room.here(closing.close)


def names(people: tuple[Recipient, ...]) -> list[str]:
    return [one.name.split()[0] for one in people]


def opened_drafts(mailing: Mailing, folder: Path, hand: ManualClock) -> list[EmailMessage]:
    """The drafts, read back from their files."""
    found = [
        BytesParser(policy=policy.default).parsebytes(path.read_bytes())
        for path in save_drafts(mailing, folder, hand.now())
    ]
    assert all(isinstance(one, EmailMessage) for one in found)
    return found


def text(mail: EmailMessage) -> str:
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_the_minutes_go_to_all_who_took_part_and_have_an_address(room: Leadership, tmp_path: Path) -> None:
    hold(room)
    mailing = minutes(room)
    assert names(mailing.recipients) == ["Ann", "Ben", "Dora"]
    assert names(mailing.unreachable) == ["Cem"]
    (mail,) = opened_drafts(mailing, tmp_path, room.hand)
    assert [one.addr_spec for one in mail["To"].addresses] == ["ann@example.org", "ben@example.org", "dora@example.org"]
    assert mail["Subject"] == "Leadership: minutes of Mon 16 Nov 2026"
    assert mail["X-Unsent"] == "1"
    assert text(mail).startswith("# Leadership: minutes of Mon 16 Nov 2026\n")
    assert [part.get_filename() for part in mail.iter_attachments()] == [
        "2026-11-16-leadership-minutes.html", "2026-11-16-leadership-minutes.md"
    ]  # fmt: skip
    page = mail.get_body(("html",))
    assert page is not None
    assert "Write the list" in page.get_content()
    assert (tmp_path / "2026-11-16-leadership-minutes.eml").exists()


def test_who_has_left_the_team_gets_nothing(room: Leadership) -> None:
    hold(room)
    team.change_member(room.store, room.ben, active=False)
    assert names(minutes(room).recipients) == ["Ann", "Dora"]


def test_only_who_is_named_gets_it_even_who_did_not_take_part(room: Leadership) -> None:
    hold(room)
    guest = team.add_member(room.store, "Eva", email="eva@example.org")
    mailing = minutes(room, Recipient(guest, "Eva", "eva@example.org"))
    assert names(mailing.recipients) == ["Eva"]
    assert mailing.unreachable == ()


def test_an_address_that_is_none_counts_as_none(room: Leadership) -> None:
    hold(room)
    wrong = Recipient(99, "Eve", "eve@example.org\r\nBcc: all@example.org")
    assert minutes(room, wrong) == Mailing("the minutes of Leadership", (), (wrong,))


def test_minutes_of_a_meeting_that_runs_are_not_circulated(room: Leadership) -> None:
    room.begin()
    with pytest.raises(NotNow, match="still runs"):
        minutes(room)


def test_the_pre_read_goes_to_all_who_take_part(room: Leadership, tmp_path: Path) -> None:
    mailing = preread(room)
    assert names(mailing.recipients) == ["Ann", "Ben", "Dora"]
    (mail,) = opened_drafts(mailing, tmp_path, room.hand)
    assert mail["Subject"] == "Leadership: pre-read for Tue 17 Nov 2026"
    assert mail["From"] is None
    assert [part.get_filename() for part in mail.iter_attachments()] == ["2026-11-17-leadership-pre-read.html"]
    assert "Pricing" in text(mail)


def test_the_pre_read_of_a_meeting_still_to_be_made_goes_to_who_takes_part_in_its_series(room: Leadership) -> None:
    hold(room)
    series.remove_participant(room.store, room.series, room.ben)
    mailing = preread(room)
    assert names(mailing.recipients) == ["Ann", "Dora"]
    assert names(mailing.unreachable) == ["Cem"]
    assert "Tue 24 Nov 2026" in mailing.circulars[0].letter.subject


def test_the_pre_read_of_a_running_meeting_is_its_own_in_every_phase(room: Leadership) -> None:
    room.begin()
    room.here(updates.take_rest_as_read)
    assert room.head.phase is Phase.PRIORITIZE
    assert "Mon 16 Nov 2026" in preread(room).circulars[0].letter.subject


def test_a_pre_read_of_a_meeting_that_is_over_is_none(room: Leadership) -> None:
    hold(room)
    with pytest.raises(NotNow, match="is over"):
        preread(room, room.meeting)


def test_a_meeting_in_which_nobody_takes_part(room: Leadership) -> None:
    plan = MeetingPlan("Alone", room.hand.now(), "Europe/Berlin", 60, 300, ())
    with pytest.raises(NotFound, match="Nobody takes part"):
        preread(room, meetings.add_meeting(room.store, plan))


def test_a_title_and_a_name_that_mean_harm_are_but_words(room: Leadership, tmp_path: Path) -> None:
    bo = team.add_member(room.store, 'Okoro, "Bo" <x@y>\r\nBcc: eve@example.org', email="bo@example.org")
    title = "../<script>alert(1)</script>\r\nBcc: eve@example.org"
    plan = MeetingPlan(title, room.hand.now(), "Europe/Berlin", 60, 300, ((bo, True),))
    meeting = meetings.add_meeting(room.store, plan)
    (mail,) = opened_drafts(preread(room, meeting), tmp_path, room.hand)
    assert mail["Bcc"] is None
    (to,) = mail["To"].addresses
    assert (to.display_name, to.addr_spec) == ('Okoro, "Bo" <x@y> Bcc: eve@example.org', "bo@example.org")
    assert mail["Subject"].startswith("../<script>alert(1)</script> Bcc: eve@example.org: pre-read for")
    page = mail.get_body(("html",))
    assert page is not None
    assert "<script>" not in page.get_content()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.get_content()
    assert [path.name for path in tmp_path.glob("*.eml")] == [
        "2026-11-16-script-alert-1-script-bcc-eve-example-org-pre-read.eml"
    ]


def test_reminders_go_one_each_only_to_those_who_have_not_handed_in(room: Leadership, tmp_path: Path) -> None:
    updates.write(room.store, room.update_of(room.ben), wins="Signed")
    updates.hand_in(room.store, room.update_of(room.ben))
    team.change_member(room.store, room.cem, email="cem@example.org")
    mailing = reminders(room)
    assert [names(circular.to) for circular in mailing.circulars] == [["Ann"], ["Cem"]]
    ann, cem = opened_drafts(mailing, tmp_path / "new" / "folder", room.hand)
    assert ann["To"] == "Ann Berg <ann@example.org>"
    assert ann["Subject"] == "Leadership on Tue 17 Nov 2026: your update is still to come"
    assert "It is due Mon 16 Nov 2026, 10:00 CET" in text(ann).replace("\n| ", " ")
    assert "Pricing" in text(ann)
    assert "Pricing" not in text(cem)
    assert "Action items" not in text(ann)
    assert ann.is_attachment() is False
    assert list(ann.iter_attachments()) == []


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_the_form_in_a_reminder_is_read_back_from_what_comes_back(room: Leadership, tmp_path: Path, kind: str) -> None:
    hold(room)
    room.hand.tick(86_400)
    room.meeting = meetings.open_next_regular(room.store)
    (mail, _) = opened_drafts(reminders(room), tmp_path, room.hand)
    part = mail.get_body((kind,))
    assert part is not None
    reply = EmailMessage(policy=policy.SMTP)
    reply.set_content(part.get_content(), subtype=kind)
    (filled,) = read_form(text_of(reply.as_bytes(), "reply.eml"))
    assert filled.member == "Ann Berg"
    assert filled.meeting.startswith("Leadership")
    assert [said.status.text for said in filled.milestones if said.status] == ["on track", "on track"]
    assert filled.wins is not None
    assert filled.wins.text == ""
    assert filled.help == ()
    assert filled.new == ()
    assert filled.unread == ()


def test_a_reminder_tells_what_else_is_overdue_or_due_soon(room: Leadership, tmp_path: Path) -> None:
    hold(room)
    room.hand.tick(3 * 86_400)
    room.meeting = meetings.open_next_regular(room.store)
    ann, ben = opened_drafts(reminders(room), tmp_path, room.hand)
    told = text(ann).replace("\n| ", " ")
    assert "* Write the list (OVERDUE, Wed 18 Nov 2026, yesterday; from Leadership, Mon 16 Nov 2026)" in told
    assert "Write the list" not in text(ben)


def test_after_the_deadline_a_reminder_says_so(room: Leadership) -> None:
    room.hand.tick(7200)
    told = reminders(room).circulars[0].letter.text.replace("\n| ", " ")
    assert "It was due Mon 16 Nov 2026, 10:00 CET" in told


def test_who_has_spoken_or_was_skipped_is_not_reminded(room: Leadership) -> None:
    room.begin()
    room.here(updates.next_speaker)
    assert names(reminders(room).unreachable) == ["Cem"]
    assert names(reminders(room).recipients) == []


def test_where_all_have_handed_in_there_are_no_reminders(room: Leadership) -> None:
    for member in (room.ann, room.ben, room.cem):
        updates.hand_in(room.store, room.update_of(member))
    assert reminders(room) == Mailing("the reminder for Leadership", (), ())


def test_only_who_is_named_is_reminded(room: Leadership) -> None:
    assert names(reminders(room, Recipient(room.ben, "", "")).recipients) == ["Ben"]
    assert reminders(room, Recipient(room.dora, "", "")).circulars == ()


def test_of_a_meeting_that_is_over_nobody_is_reminded(room: Leadership) -> None:
    hold(room)
    with pytest.raises(NotNow, match="is over"):
        reminders(room)


def test_a_meeting_without_updates_has_no_reminders(room: Leadership) -> None:
    plan = MeetingPlan("Alone", room.hand.now(), "Europe/Berlin", 60, 300, ((room.ann, False),))
    room.meeting = meetings.add_meeting(room.store, plan)
    with pytest.raises(NotNow, match="Nobody gives an update in Alone"):
        reminders(room)


def test_several_mails_do_not_go_into_one_file(room: Leadership, tmp_path: Path) -> None:
    with pytest.raises(FacilitatorError, match="There are 2 mails"):
        save_drafts(reminders(room), tmp_path / "one.eml", room.hand.now())
    assert list(tmp_path.glob("*.eml")) == []


def test_one_mail_goes_into_the_file_that_is_named_and_one_there_is_replaced(room: Leadership, tmp_path: Path) -> None:
    for _ in range(2):
        assert save_drafts(preread(room), tmp_path / "pre.EML", room.hand.now()) == (tmp_path / "pre.EML",)
    assert (tmp_path / "pre.EML").read_bytes().startswith(b"X-Unsent: 1\r\n")


def test_a_folder_that_cannot_be_made_is_told(room: Leadership, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FacilitatorError, match="cannot be made"):
        save_drafts(preread(room), tmp_path / "file" / "folder", room.hand.now())


def test_what_is_sent_is_no_draft_and_the_refused_one_is_left(room: Leadership, tmp_path: Path) -> None:
    hold(room)
    with opened() as office:
        office.refused.add("ben@example.org")
        outcome = send_mailing(minutes(room), MailServer(HOST, office.port, Security.NONE, "", ""), "", room.hand.now())
    assert names(outcome.sent) == ["Ann", "Dora"]
    assert [(one.recipient.name, one.reason) for one in outcome.refused] == [("Ben Okoro", "550 nobody of that name")]
    ((sender, recipients, content),) = office.taken
    assert sender == "dora@example.org"
    assert recipients == ["ann@example.org", "dora@example.org"]
    assert b"X-Unsent" not in content
    (again,) = opened_drafts(outcome.left, tmp_path, room.hand)
    assert again["To"] == "Ben Okoro <ben@example.org>"
    assert "Write the list" in text(again)


def test_two_members_with_one_address_get_one_mail(room: Leadership) -> None:
    hold(room)
    team.change_member(room.store, room.ben, email="ann@example.org")
    with opened() as office:
        outcome = send_mailing(minutes(room), MailServer(HOST, office.port, Security.NONE, "", ""), "", room.hand.now())
    assert names(outcome.sent) == ["Ann", "Ben", "Dora"]
    assert [recipients for _, recipients, _ in office.taken] == [["ann@example.org", "dora@example.org"]]
    assert outcome.left.circulars == ()
