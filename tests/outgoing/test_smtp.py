"""Sending through a mail server that is really there."""

import socket
import ssl
from dataclasses import replace

import pytest
import trustme
from post_office import HOST, PASSWORD, USER, PostOffice, opened, silent

from facilitator.errors import FacilitatorError
from facilitator.mail_settings import MailServer, Security
from facilitator.outgoing.smtp import Delivery, Parcel, send

ANN, BO = "ann@example.org", "bo@example.org"
MAIL = b"Subject: Hello\r\n\r\n.A line that begins with a dot\r\n"


def server(port: int, security: Security = Security.NONE, user: str = "") -> MailServer:
    return MailServer(HOST, port, security, user, "")


def refusal(where: MailServer, password: str = "", context: ssl.SSLContext | None = None, **more: float) -> str:
    """What is told where nothing can be sent."""
    with pytest.raises(FacilitatorError) as told:
        send(where, password, ANN, [Parcel((BO,), MAIL)], context=context, **more)
    assert told.value.hint
    assert "\n" not in str(told.value)
    return told.value.message


def check_taken(office: PostOffice) -> None:
    ((sender, recipients, content),) = office.taken
    assert (sender, recipients, content) == (ANN, [BO], MAIL)


def test_over_starttls_it_arrives_as_it_was_given(certificate: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    with opened(starttls=certificate) as office:
        done = send(server(office.port, Security.STARTTLS), "", ANN, [Parcel((BO,), MAIL)], context=trusting)
    assert done == (Delivery({}),)
    check_taken(office)


def test_over_tls_from_the_first_byte_it_arrives(certificate: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    with opened(tls=certificate) as office:
        send(server(office.port, Security.TLS), "", ANN, [Parcel((BO,), MAIL)], context=trusting)
    check_taken(office)


def test_with_the_password_the_login_is_taken(certificate: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    with opened(starttls=certificate, login=True) as office:
        send(server(office.port, Security.STARTTLS, USER), PASSWORD, ANN, [Parcel((BO,), MAIL)], context=trusting)
    check_taken(office)


def test_a_wrong_password_is_told_without_telling_it(certificate: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    with opened(starttls=certificate, login=True) as office:
        told = refusal(server(office.port, Security.STARTTLS, USER), "wr0ng", trusting)
    assert "does not take the user name and password (535" in told
    assert "wr0ng" not in told
    assert office.taken == []


def test_where_a_login_is_asked_for_and_none_is_set_nothing_is_sent(
    certificate: ssl.SSLContext, trusting: ssl.SSLContext
) -> None:
    with opened(starttls=certificate, login=True) as office:
        told = refusal(server(office.port, Security.STARTTLS), "", trusting)
    assert "530" in told
    assert office.taken == []


def test_a_server_without_starttls_gets_nothing(trusting: ssl.SSLContext) -> None:
    with opened() as office:
        told = refusal(server(office.port, Security.STARTTLS), "", trusting)
    assert "offers no STARTTLS" in told
    assert "Nothing was sent." in told
    assert office.taken == []


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_a_server_without_starttls_does_not_hear_the_password(trusting: ssl.SSLContext) -> None:
    with opened(login=True) as office:
        assert "offers no STARTTLS" in refusal(server(office.port, Security.STARTTLS, USER), PASSWORD, trusting)
    assert office.taken == []


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.TLS])
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(certificate: ssl.SSLContext, security: Security) -> None:
    tls, starttls = (certificate, None) if security is Security.TLS else (None, certificate)
    with opened(tls=tls, starttls=starttls) as office:
        told = refusal(server(office.port, security))
    assert "certificate of 127.0.0.1 is not to be trusted" in told
    assert office.taken == []


def test_a_certificate_for_another_name_is_not_trusted(authority: trustme.CA, trusting: ssl.SSLContext) -> None:
    other = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("mail.example.org").configure_cert(other)
    with opened(tls=other) as office:
        assert "is not to be trusted" in refusal(server(office.port, Security.TLS), "", trusting)
    assert office.taken == []


def test_tls_where_there_is_none_is_told(trusting: ssl.SSLContext) -> None:
    with opened() as office:
        told = refusal(server(office.port, Security.TLS), "", trusting)
    assert "does not speak TLS" in told


def test_one_recipient_is_refused_and_the_others_get_it(certificate: ssl.SSLContext, trusting: ssl.SSLContext) -> None:
    with opened(starttls=certificate) as office:
        office.refused.add(BO)
        (done,) = send(server(office.port, Security.STARTTLS), "", ANN, [Parcel((BO, ANN), MAIL)], context=trusting)
    assert done.refused == {BO: "550 nobody of that name"}
    assert [recipients for _, recipients, _ in office.taken] == [[ANN]]


def test_a_mail_whose_recipients_are_all_refused_does_not_stop_the_next_one() -> None:
    with opened() as office:
        office.refused.add(BO)
        done = send(server(office.port), "", ANN, [Parcel((BO,), MAIL), Parcel((ANN,), MAIL)])
    assert [list(one.refused) for one in done] == [[BO], []]
    assert len(office.taken) == 1


def test_a_mail_that_is_refused_for_what_is_in_it_reached_nobody() -> None:
    with opened() as office:
        office.refuses_content = True
        (done,) = send(server(office.port), "", ANN, [Parcel((ANN, BO), MAIL)])
    assert set(done.refused) == {ANN, BO}
    assert done.refused[BO] == "554 looks like spam"


def test_a_sender_that_is_refused_is_told() -> None:
    with opened() as office:
        office.refused_senders.add(ANN)
        told = refusal(server(office.port))
    assert told == "127.0.0.1 sends nothing for ann@example.org (550 not yours)."


def test_where_the_connection_is_lost_it_is_told_who_got_it_and_who_not() -> None:
    with opened() as office:
        office.hangs_up_after = 1
        done = send(server(office.port), "", ANN, [Parcel((one,), MAIL) for one in (ANN, BO, "cem@example.org")])
    assert [one.refused for one in done] == [
        {}, {BO: "the connection was lost"}, {"cem@example.org": "the connection was lost"}
    ]  # fmt: skip


def test_a_greeting_that_never_comes_is_not_waited_for_for_ever() -> None:
    with silent() as port:
        assert "did not answer within 0.2 seconds. Nothing was sent." in refusal(server(port), timeout=0.2)


def test_a_port_where_nobody_listens() -> None:
    with silent() as port:
        pass
    assert f"127.0.0.1 (port {port}) takes no connection." in refusal(server(port))


def test_a_host_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(*_: object, **__: object) -> object:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", nobody)
    told = refusal(replace(server(25), host="smtp.example.org"))
    assert told == "There is no mail server smtp.example.org, or no network. Nothing was sent."
