"""What is done with the minutes of a closed meeting: written, copied, mailed; one key each, and none makes one wait."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from facilitator.documents.minutes import markdown
from facilitator.errors import FacilitatorError
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.minutes_file import minutes_path, save_minutes
from facilitator.tui.opening import outgoing, reading
from facilitator.tui.screens.mail import MailScreen
from facilitator.tui.screens.stage import StageScreen
from facilitator.views.closing import Closing

if TYPE_CHECKING:
    from facilitator.mail_settings import MailServer
    from facilitator.outgoing.circulate import Mailing


class AfterClosing(StageScreen[Closing]):
    """The keys of a closed meeting. `mailed` says what became of the mail; empty until there was one."""

    BINDINGS = bindings("write", "copy", "circulate")

    class Drafted(Message):
        """The mail was written as a draft into the file `path`."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    class ToBeSent(Message):
        """The mail can be sent through `server`, once somebody says so; drafts belong into `folder`."""

        def __init__(self, mailing: "Mailing", server: "MailServer", folder: Path) -> None:
            super().__init__()
            self.mailing = mailing
            self.server = server
            self.folder = folder

    class NotMailed(Message):
        """There is no mail; `error` says why and what to do."""

        def __init__(self, error: FacilitatorError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, meeting_id: int) -> None:
        super().__init__(meeting_id)
        self.mailed = ""
        self._making_mail = False

    def write_minutes(self) -> None:
        """Write the minutes to their file, and say so. Raises FacilitatorError."""
        minutes = self.desk.see(reading.minutes.minutes, self.meeting_id)
        self.facilitator.tell(save_minutes(self.facilitator.database, minutes))

    def action_write_minutes(self) -> None:
        """Write the minutes to their file."""
        with self.acting():
            self.write_minutes()

    def action_copy_minutes(self) -> None:
        """Hand the minutes to the terminal, for its clipboard (OSC 52)."""
        with self.acting():
            self.app.copy_to_clipboard(markdown(self.desk.see(reading.minutes.minutes, self.meeting_id)))
            self.facilitator.tell("Copied as Markdown; if the clipboard stays empty, the terminal forbids it.")

    def action_circulate(self) -> None:
        """Write the mail as a draft; where a mail server is set up, show who will get it first."""
        if self.facilitator.sending is not None:
            self.facilitator.tell("The mail is still on its way.")
        elif not self._making_mail:
            self._making_mail = True
            self._make_mail()

    @work(thread=True, group="mail")
    def _make_mail(self) -> None:
        # To lay out the minutes as a page takes longer than a key may.
        try:
            self.post_message(self._mail())
        except FacilitatorError as error:
            self.post_message(self.NotMailed(error))

    def _mail(self) -> Message:
        mail = self.facilitator.preferences().mail
        minutes = self.desk.see(reading.minutes.minutes, self.meeting_id)
        folder = minutes_path(self.facilitator.database, minutes).parent
        mailing = self.desk.see(outgoing.circulate.minutes_mailing, self.meeting_id, mail.sender)
        if not mailing.circulars:
            raise FacilitatorError(
                "Nobody who takes part has an e-mail address.", f"Add one: {key_name('setup')} on the board."
            )
        if mail.server is not None and not self.facilitator.throwaway:
            return self.ToBeSent(mailing, mail.server, folder)
        (path,) = outgoing.circulate.save_drafts(mailing, folder, self.now())
        return self.Drafted(path)

    def on_after_closing_drafted(self, event: Drafted) -> None:
        """Say where it is."""
        self._making_mail = False
        self.mailed = f"draft in {event.path}"
        self.facilitator.tell("The mail is written as a draft: open it with your mail program and send it.")
        self.refresh_view()

    def on_after_closing_to_be_sent(self, event: ToBeSent) -> None:
        """Show who will get it."""
        self._making_mail = False

        def sent(words: str) -> None:
            self.mailed = words
            # While this screen is behind the page, it is painted again when it comes back.
            if self.is_current:
                self.refresh_view()

        self.app.push_screen(MailScreen(event.mailing, event.server, event.folder, sent))

    def on_after_closing_not_mailed(self, event: NotMailed) -> None:
        """Say why."""
        self._making_mail = False
        self.facilitator.tell(str(event.error), wrong=True)
