"""Mail on its way: in a thread that neither a page that is left nor the end of the program cuts off."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.errors import FacilitatorError
from facilitator.text import shown
from facilitator.tui.opening import outgoing

if TYPE_CHECKING:
    from facilitator.mail_settings import MailServer
    from facilitator.outgoing.circulate import Mailing, Refused


@dataclass(frozen=True)
class Sent:
    """What became of a mail. `drafts` says where those are that were not taken; empty where all were."""

    count: int
    """How many people get it."""
    refused: tuple["Refused", ...]
    drafts: str

    @property
    def words(self) -> str:
        """The same in a few words."""
        told = f"Sent to {'1 person' if self.count == 1 else f'{self.count} people'}"
        refused = ", ".join(one.recipient.name for one in self.refused)
        return f"{told}, not to {refused}" if refused else told


class Sending:
    """Sends `mailing` from now on, dated `at`; drafts for whom the server refuses go to `folder`.

    `then` is what the screen does with it when it is over.
    """

    def __init__(
        self,
        mailing: "Mailing",
        server: "MailServer",
        folder: Path,
        at: datetime,
        then: Callable[["Sending"], object],
    ) -> None:
        self.then = then
        self._mailing = mailing
        self._server = server
        self._folder = folder
        self._at = at
        self._future = ThreadPoolExecutor(max_workers=1).submit(self._send)

    def when_over(self, call: Callable[["Sending"], object]) -> None:
        """Have `call` called in the thread once it is over."""

        def over(_: object) -> None:
            with suppress(RuntimeError):
                # Where the program has ended meanwhile there is nobody to call; `wait` tells what came of it.
                call(self)

        self._future.add_done_callback(over)

    def result(self) -> Sent:
        """What became of it; waits until that is known. Raises FacilitatorError where nothing was sent."""
        return self._future.result()

    def wait(self) -> None:
        """Once the screens are gone: wait for it, and say on stderr what became of it."""
        if not self._future.done():
            print("facilitator: Mail is on its way; this waits until it is sent.", file=sys.stderr)
        try:
            told = f"{self.result().words}: {self._mailing.title}. {self.result().drafts}"
        except FacilitatorError as error:
            told = str(error)
        print(f"facilitator: {shown(told).strip()}", file=sys.stderr)

    def _send(self) -> Sent:
        password = outgoing.password.find_password(self._server, os.environ)
        outcome = outgoing.circulate.send_mailing(self._mailing, self._server, password, self._at)
        try:
            paths = outgoing.circulate.save_drafts(outcome.left, self._folder, self._at)
        except FacilitatorError as error:
            # Some have it already: that is not to be lost in what is told.
            return Sent(len(outcome.sent), outcome.refused, str(error))
        return Sent(len(outcome.sent), outcome.refused, " ".join(f"A draft for them: {path}" for path in paths))
