"""The page before mail is sent: who will get it. Enter sends, away from the screen; Esc does not."""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from facilitator.errors import FacilitatorError
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.sending import Sending, Sent
from facilitator.tui.theme import ALARM, GOOD, HEADING, QUIET, WATCH
from facilitator.tui.widgets.columns import joined, one_line, text
from facilitator.tui.widgets.key_line import KeyLine
from facilitator.tui.widgets.plain import Plain

if TYPE_CHECKING:
    from facilitator.mail_settings import MailServer
    from facilitator.outgoing.circulate import Mailing

_LABEL = 10


class _State(Enum):
    ASKING = auto()
    SENDING = auto()
    OVER = auto()


class MailScreen(DeskScreen):
    """Shows a mailing of one letter and sends it through `server`; `sent` is told in a few words what became of it.

    A draft for those whom the server refuses is written into `folder`. Leaving the page while mail is on its way does
    not stop it: what became of it is said all the same.
    """

    DEFAULT_CSS = """
    MailScreen { layout: vertical; }
    MailScreen #page { height: 1fr; padding: 1 2 0 2; scrollbar-size-vertical: 1; }
    MailScreen #text { height: auto; }
    MailScreen #said { height: auto; max-height: 9; padding: 1 2; }
    MailScreen KeyLine { height: 1; }
    MailScreen.-huge #page { padding: 1 28 0 28; }
    MailScreen.-huge #said { padding: 1 28; }
    """
    TITLE = "Mail"
    BINDINGS = bindings("send", "back")

    def __init__(self, mailing: "Mailing", server: "MailServer", folder: Path, sent: Callable[[str], None]) -> None:
        super().__init__()
        self._mailing = mailing
        self._server = server
        self._folder = folder
        self._sent = sent
        self._state = _State.ASKING
        self._outcome: list[Content] = []

    def compose(self) -> ComposeResult:
        """The mail, what becomes of it, the keys."""
        with VerticalScroll(id="page"):
            yield Plain(id="text")
        yield Plain(id="said")
        yield KeyLine(id="keys")

    def key_ids(self) -> Sequence[Any]:
        """What can be done now."""
        if self._state is _State.ASKING:
            return (("send", "send"), ("back", "do not send"), "help")
        return (("back", "back"), "help")

    def show_fresh(self) -> None:
        """Show the mail and where it stands."""
        page = self.query_one("#page", VerticalScroll)
        self.query_one("#text", Plain).show(joined(self._lines(page.size.width - 2)))
        said = self.query_one("#said", Plain)
        said.show(joined([piece for line in self._said() for piece in line.wrap(max(20, said.size.width))]))
        self.show_keys()
        if self.focused is None:
            page.focus()

    def _lines(self, width: int) -> list[Content]:
        (circular,) = self._mailing.circulars
        letter = circular.letter
        facts = {
            "From": [str(letter.sender), f"through {self._server.host}"],
            "To": [str(one) for one in letter.to],
            "Subject": [letter.subject],
            "With": [attached.name for attached in letter.attachments],
        }
        lines = [Content.styled(f"Mail {self._mailing.title}", HEADING), Content("")]
        for label, values in facts.items():
            for number, value in enumerate(values):
                told = Content.assemble((f"{label if not number else '':<{_LABEL}}", QUIET), one_line(value))
                lines.append(told.truncate(width, ellipsis=True))
        missing = ", ".join(one.name for one in self._mailing.unreachable)
        if missing:
            lines += [Content(""), text(f"▲ Without an e-mail address, so not among them: {missing}", WATCH)]
        return lines

    def _said(self) -> list[Content]:
        count = len(self._mailing.recipients)
        people = "1 person" if count == 1 else f"{count} people"
        if self._state is _State.SENDING:
            return [Content.styled(f"Sending it to {people} …", "$accent")]
        if self._state is _State.OVER or self._outcome:
            return self._outcome
        key = (key_name("send"), "bold $accent")
        return [Content.assemble(key, f" sends it to {people}.  ", (key_name("back"), "bold $accent"), " does not.")]

    # --- sending -----------------------------------------------------------------------------------------------

    def action_send(self) -> None:
        """Send it; where it was sent, go back."""
        if self._state is _State.OVER:
            self.dismiss()
        elif self._state is _State.ASKING:
            self._state, self._outcome = _State.SENDING, []
            self.refresh_view()
            self.facilitator.send_mail(
                Sending(self._mailing, self._server, self._folder, self.now(), then=self.went_out)
            )

    def went_out(self, sending: Sending) -> None:
        """Say who got it and who did not: here or, where this page was left, in passing."""
        try:
            sent = sending.result()
        except FacilitatorError as error:
            # Enter tries again.
            self._state = _State.ASKING
            self._outcome = [text(f"▲ {error.message}", ALARM), text(error.hint)]
            self._show(str(error), wrong=True)
        else:
            self._state = _State.OVER
            self._outcome = _outcome_lines(sent)
            self._sent(f"{sent.words}. {sent.drafts}" if sent.drafts else sent.words)
            self._show(f"{sent.words}: {self._mailing.title}.", wrong=bool(sent.refused))

    def _show(self, words: str, *, wrong: bool) -> None:
        if self.is_current:
            self.refresh_view()
        else:
            self.facilitator.tell(words, wrong=wrong)

    def action_leave(self) -> None:
        """Go back; nothing is sent that was not on its way."""
        self.dismiss()


def _outcome_lines(sent: Sent) -> list[Content]:
    told = f"✓ Sent to {'1 person' if sent.count == 1 else f'{sent.count} people'}."
    return [
        *([Content.styled(told, GOOD)] if sent.count else []),
        *(text(f"▲ Not to {one.recipient.name}: {one.reason}", ALARM) for one in sent.refused),
        *([text(sent.drafts)] if sent.drafts else []),
    ]
