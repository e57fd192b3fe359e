"""What is circulated, as letters: the pre-read, the minutes, and the reminder to those who have not handed in."""

import textwrap
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import PurePath
from zoneinfo import ZoneInfo

from facilitator.documents import html, minutes, preread
from facilitator.documents.forms.shape import BAR
from facilitator.documents.forms.writing import form_text
from facilitator.documents.letters import Attachment, Letter, lines_as_html
from facilitator.documents.when import day, moment
from facilitator.process.dates import how_far
from facilitator.process.mail_address import Address
from facilitator.text import one_line
from facilitator.views.actions import ActionItemLine
from facilitator.views.form import Form
from facilitator.views.minutes import Minutes
from facilitator.views.preread import Preread

_WIDTH = 60


def preread_letter(view: Preread, name: str, sender: Address | None, to: tuple[Address, ...]) -> Letter:
    """The pre-read of a meeting as a mail; `name` is that of the attached file, without its ending."""
    text = preread.markdown(view)
    return _document(preread.title(view), text, name, sender, to)


def minutes_letter(view: Minutes, sender: Address | None, to: tuple[Address, ...]) -> Letter:
    """The minutes of a meeting as a mail, with their Markdown attached too, for those who keep it."""
    text = minutes.markdown(view)
    held = (view.started_at or view.planned_start).astimezone(ZoneInfo(view.zone)).date()
    name = PurePath(minutes.file_name(view)).stem
    markdown = (Attachment(f"{name}.md", "markdown", text),)
    return _document(f"{view.title}: minutes of {day(held)}", text, name, sender, to, markdown)


def reminder_letter(
    form: Form, owed: Sequence[ActionItemLine], now: datetime, sender: Address | None, to: Address
) -> Letter:
    """The reminder to one member: what is missing by when, what else they owe soon, and their form to answer with."""
    today = now.astimezone(ZoneInfo(form.zone)).date()
    missed = now > form.deadline
    asked = (
        f"{one_line(form.member)}, your update for {one_line(form.meeting)} on {moment(form.start, form.zone)}"
        f" is still to come. It {'was' if missed else 'is'} due {moment(form.deadline, form.zone)}"
        f"{', and still helps the others to prepare' if missed else ''}."
    )
    text = "\n".join([*_aside(asked), "", *_owed(owed, today), form_text(form, today, late=missed)])
    on = form.start.astimezone(ZoneInfo(form.zone)).date()
    subject = f"{form.meeting} on {day(on)}: your update is still to come"
    return Letter(sender, (to,), subject, text, lines_as_html(text))


def _document(
    subject: str,
    text: str,
    name: str,
    sender: Address | None,
    to: tuple[Address, ...],
    more: tuple[Attachment, ...] = (),
) -> Letter:
    page = html.page(text, one_line(subject))
    return Letter(sender, to, subject, text, page, (Attachment(f"{name}.html", "html", page), *more))


def _owed(lines: Sequence[ActionItemLine], today: date) -> list[str]:
    """Action items that are overdue or due soon, and an empty line; nothing where there are none."""
    if not lines:
        return []
    told = _aside("Action items of yours that are overdue or due soon:")
    for line in lines:
        when = f"{day(line.due)}, {how_far(line.due, today)}" if line.due else "no date"
        overdue = "OVERDUE, " if line.overdue(today) else ""
        told += _aside(
            f"* {one_line(line.what)} ({overdue}{when}; from {one_line(line.meeting)}, {day(line.given_on)})"
        )
    return [*told, ""]


def _aside(text: str) -> list[str]:
    """Lines that are not read when the form comes back, short enough to stay whole when they are quoted."""
    return [f"{BAR} {line}" for line in textwrap.wrap(text, _WIDTH)]
