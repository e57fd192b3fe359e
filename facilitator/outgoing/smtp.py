"""Sending through a mail server, RFC 5321: never in the open where TLS was asked for, and never half told.

What goes wrong before the first mail went out is a FacilitatorError, and nothing was sent. From then on each mail
says itself who was refused.
"""

import smtplib
import socket
import ssl
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from facilitator.errors import FacilitatorError
from facilitator.mail_settings import LOCAL_HOSTS, MailServer, Security
from facilitator.text import one_line, shortened

TIMEOUT = 30.0
"""Seconds that the server may be silent."""

_LOST = "the connection was lost"
_LOOK = "Look at host, port and security in the settings file, and at the network."


@dataclass(frozen=True)
class Parcel:
    """A mail as the server is given it, and the ASCII addresses that it goes to."""

    to: tuple[str, ...]
    content: bytes


@dataclass(frozen=True)
class Delivery:
    """What became of one mail: why it was refused, by address. Who is not named there will get it."""

    refused: dict[str, str]


def send(
    server: MailServer,
    password: str,
    sender: str,
    parcels: Sequence[Parcel],
    *,
    timeout: float = TIMEOUT,
    context: ssl.SSLContext | None = None,
) -> tuple[Delivery, ...]:
    """Send each of `parcels` from the ASCII address `sender`, and tell what became of each, in their order.

    Raises FacilitatorError where nothing was sent. `context` says which certificates are trusted, unless those that
    the machine trusts.
    """
    try:
        smtp = _connect(server, timeout, context or ssl.create_default_context())
    except (OSError, smtplib.SMTPException) as fault:
        raise _not_reached(server, timeout, fault) from fault
    try:
        _log_in(smtp, server, password)
        return _hand_over(smtp, server, sender, parcels)
    finally:
        with suppress(OSError):
            smtp.quit()
        smtp.close()


def _connect(server: MailServer, timeout: float, context: ssl.SSLContext) -> smtplib.SMTP:
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=timeout, context=context)
    smtp = smtplib.SMTP(server.host, server.port, timeout=timeout)
    try:
        if server.security is Security.STARTTLS:
            smtp.starttls(context=context)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _log_in(smtp: smtplib.SMTP, server: MailServer, password: str) -> None:
    if not server.user:
        return
    try:
        smtp.login(server.user, password)
    except smtplib.SMTPAuthenticationError as fault:
        raise FacilitatorError(
            f"{server.host} does not take the user name and password ({_reply(fault.smtp_code, fault.smtp_error)}).",
            "Look at user in the settings file, and at the password; some servers want one made for programs.",
        ) from fault
    except smtplib.SMTPNotSupportedError as fault:
        raise FacilitatorError(f"{server.host} offers no login.", "Take user out of the settings file.") from fault
    except (OSError, smtplib.SMTPException) as fault:
        raise FacilitatorError(f"{server.host} did not finish the login.", _LOOK) from fault


def _hand_over(smtp: smtplib.SMTP, server: MailServer, sender: str, parcels: Sequence[Parcel]) -> tuple[Delivery, ...]:
    done: list[Delivery] = []
    for parcel in parcels:
        try:
            refused = smtp.sendmail(sender, parcel.to, parcel.content)
        except smtplib.SMTPRecipientsRefused as fault:
            refused = fault.recipients
        except smtplib.SMTPResponseException as fault:
            if isinstance(fault, smtplib.SMTPSenderRefused) and not done:
                raise FacilitatorError(
                    f"{server.host} sends nothing for {sender} ({_reply(fault.smtp_code, fault.smtp_error)}).",
                    "Look at from and user in the settings file.",
                ) from fault
            refused = {address: (fault.smtp_code, _bytes(fault.smtp_error)) for address in parcel.to}
        except OSError:
            # What was begun is not known to have arrived, and nothing after it was tried.
            rest = [Delivery(dict.fromkeys(left.to, _LOST)) for left in parcels[len(done) :]]
            return (*done, *rest)
        done.append(Delivery({address: _reply(*reply) for address, reply in refused.items()}))
    return tuple(done)


def _bytes(words: bytes | str) -> bytes:
    """What smtplib gives as either, whatever its types say."""
    return words.encode() if isinstance(words, str) else words


def _reply(code: int, words: bytes | str) -> str:
    return shortened(one_line(f"{code} {_bytes(words).decode('utf-8', 'replace')}"), 120)


def _not_reached(server: MailServer, timeout: float, fault: Exception) -> FacilitatorError:
    """Why there is no connection, in words."""
    if isinstance(fault, smtplib.SMTPServerDisconnected) and isinstance(fault.__context__, TimeoutError):
        # smtplib tells a silence as the end of the connection.
        fault = fault.__context__
    told, hint = _about_secrecy(server, fault) or (_about_the_way(server, timeout, fault), _LOOK)
    return FacilitatorError(f"{told} Nothing was sent.", hint)


def _about_secrecy(server: MailServer, fault: Exception) -> tuple[str, str] | None:
    """What is wrong with TLS, and what to do; None where it is something else."""
    match fault:
        case ssl.SSLCertVerificationError():
            return (
                f"The certificate of {server.host} is not to be trusted: {one_line(fault.verify_message)}.",
                "Look at host in the settings file; it must be the name that the certificate is for.",
            )
        case ssl.SSLError():
            return (
                f"{_place(server)} does not speak TLS like this.",
                'Look at port and security: 465 goes with "tls", 587 with "starttls".',
            )
        case smtplib.SMTPNotSupportedError():
            local = 'On this machine security = "none" does.'
            elsewhere = 'Ask for the right port; with 465 write security = "tls".'
            return (
                f"{_place(server)} offers no STARTTLS, so others could read the mail on its way.",
                local if server.host in LOCAL_HOSTS else elsewhere,
            )
    return None


def _about_the_way(server: MailServer, timeout: float, fault: Exception) -> str:
    place = _place(server)
    match fault:
        case socket.gaierror():
            return f"There is no mail server {server.host}, or no network."
        case TimeoutError():
            return f"{place} did not answer within {timeout:g} seconds."
        case ConnectionRefusedError():
            return f"{place} takes no connection."
        case smtplib.SMTPServerDisconnected():
            return f"{place} hung up."
        case smtplib.SMTPResponseException():
            return f"{place} refused: {_reply(fault.smtp_code, fault.smtp_error)}."
    return f"{place} cannot be reached: {one_line(getattr(fault, 'strerror', None) or str(fault))}."


def _place(server: MailServer) -> str:
    return f"{server.host} (port {server.port})"
