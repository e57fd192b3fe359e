"""A real mail server on this machine, for the tests of sending; it delivers into a list."""

import asyncio
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

HOST = "127.0.0.1"

USER, PASSWORD = "ann", "s3cret phrase"


@dataclass
class PostOffice:
    """What the server took, and whom it refuses."""

    port: int = 0
    taken: list[tuple[str, list[str], bytes]] = field(default_factory=list)
    """Sender, recipients and content of each mail."""
    refused: set[str] = field(default_factory=set)
    """Recipients whom it takes nothing for."""
    refused_senders: set[str] = field(default_factory=set)
    refuses_content: bool = False
    hangs_up_after: int | None = None
    """After how many mails it hangs up in the middle of the next."""
    at_work: threading.Event = field(default_factory=threading.Event)
    """While it is not set, mail waits at the counter."""

    # The names of these are aiosmtpd's.
    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.refused_senders:
            return "550 not yours"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.hangs_up_after is not None and len(self.taken) >= self.hangs_up_after:
            assert server.transport is not None
            server.transport.close()
        if address in self.refused:
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        await asyncio.to_thread(self.at_work.wait, 10)
        if self.refuses_content:
            return "554-looks like\r\n554 spam"
        assert isinstance(envelope.content, bytes)
        assert envelope.mail_from is not None
        self.taken.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 OK"


def _check(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    known = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
    return AuthResult(success=known, handled=False)


@contextmanager
def opened(
    *, starttls: ssl.SSLContext | None = None, tls: ssl.SSLContext | None = None, login: bool = False
) -> Iterator[PostOffice]:
    """A server on a free port: with STARTTLS, with TLS from the first byte, or with neither; `login` asks for one."""
    office = PostOffice()
    office.at_work.set()

    def made() -> SMTP:
        return SMTP(
            office,
            hostname="post.office",
            tls_context=starttls,
            require_starttls=starttls is not None,
            auth_required=login,
            auth_require_tls=starttls is not None,
            authenticator=_check,
            loop=asyncio.get_running_loop(),
        )

    with _listening(made, tls) as port:
        office.port = port
        yield office


@contextmanager
def silent() -> Iterator[int]:
    """The port of a server that takes connections and never says a word."""
    with _listening(asyncio.Protocol, None) as port:
        yield port


@contextmanager
def _listening(made: Callable[[], asyncio.BaseProtocol], tls: ssl.SSLContext | None) -> Iterator[int]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    async def listen() -> asyncio.Server:
        return await loop.create_server(made, HOST, 0, ssl=tls)

    async def close(server: asyncio.Server) -> None:
        server.close()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    server = asyncio.run_coroutine_threadsafe(listen(), loop).result()
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        asyncio.run_coroutine_threadsafe(close(server), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
