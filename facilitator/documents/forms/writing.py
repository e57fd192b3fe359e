"""The form of one owner as text, to be filled in with any editor or in the body of a mail.

Nothing in it is what mail programs restyle: no tables, no lists, no rules. Our own lines stay below 65 columns, so that
they stay whole when they are quoted three times; what people wrote is not broken here, for a break cannot be told from
one that was meant.
"""

import re
import textwrap
import unicodedata
from datetime import date
from zoneinfo import ZoneInfo

from facilitator.documents.forms.guarding import guarded
from facilitator.documents.forms.shape import BAR, HELP, LEARNINGS, NEW, OVERDUE, SEND_BACK, SEND_SOON, WINS
from facilitator.documents.when import day, moment
from facilitator.process.status import Status
from facilitator.text import clean, one_line
from facilitator.views.form import Form, FormMilestone

_WIDTH = 60
_SLUG_LENGTH = 40
_LONGEST_NAME = 60


def form_text(form: Form, today: date, *, late: bool = False) -> str:
    """The form, with one line end at its end. Of what is overdue on the day `today` it says so.

    `late` says that it is given out after its deadline.
    """
    parts = [
        _instructions(form, late),
        _head(form),
        *([_words()] if form.milestones else []),
        *(_milestone(milestone, today) for milestone in sorted(form.milestones, key=_soonest_first)),
        _prose(WINS, form.wins, form.last_wins),
        _prose(LEARNINGS, form.learnings, form.last_learnings),
        _help(form),
        _new(form),
        [f"[ END ] {form.reference}"],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def file_name(form: Form) -> str:
    """A name for the file, safe on every system and different for every member: "2026-11-17-ana-lima-7.txt"."""
    plain = unicodedata.normalize("NFKD", form.member.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG_LENGTH].strip("-")
    on = form.start.astimezone(ZoneInfo(form.zone)).date()
    number = form.reference.partition("-")[0].lstrip("F")
    return f"{on.isoformat()}-{slug or 'update'}-{number}.txt"


def _instructions(form: Form, late: bool) -> list[str]:
    due = form.deadline.astimezone(ZoneInfo(form.zone)).date()
    when = f"{SEND_SOON}: it was due on {day(due)}" if late else f"{SEND_BACK} {moment(form.deadline, form.zone)}"
    return [
        f"{BAR} 1. Write behind the colons, and below WINS, LEARNINGS, HELP.",
        f"{BAR} 2. Leave the lines in brackets [ ]; lines with a {BAR} are not read.",
        f"{BAR} 3. {when}.",
    ]


def _head(form: Form) -> list[str]:
    return [
        f"Name: {one_line(form.member)}",
        *([f"Team: {one_line(form.team)}"] if form.team.strip() else []),
        f"Meeting: {one_line(form.meeting)}",
        f"Day: {moment(form.start, form.zone)}",
        f"Reference: {form.reference}",
    ]


def _words() -> list[str]:
    return [
        f"{BAR} Status: {', '.join(status.word for status in Status)}.",
        f"{BAR} Due: a date such as 2027-03-31 or 31 mar.",
    ]


def _soonest_first(milestone: FormMilestone) -> tuple[bool, date, int]:
    return milestone.due is None, milestone.due or date.max, milestone.id


def _milestone(milestone: FormMilestone, today: date) -> list[str]:
    overdue = milestone.due is not None and milestone.due < today and milestone.status is not Status.DONE
    return [
        f"[ MILESTONE {milestone.id} ] {' '.join(one_line(milestone.title).split())}",
        *([f"{BAR} {OVERDUE} {day(milestone.due)}."] if overdue and milestone.due else []),
        f"Status: {milestone.status.word}",
        f"Due: {milestone.due.isoformat() if milestone.due else ''}".rstrip(),
    ]


def _prose(section: str, text: str, last: str) -> list[str]:
    lines = [guarded(line.rstrip()) for line in clean(text).strip().split("\n")]
    return [f"[ {section} ]", *_last_time([last]), "", *(lines if any(lines) else [""])]


def _help(form: Form) -> list[str]:
    hint = f"{BAR} One request on each line, begun with a dash."
    requests = [f"- {' '.join(one_line(request).split())}" for request in form.help]
    return [f"[ {HELP} ]", hint, *_last_time(list(form.last_help)), "", *(requests or ["-"])]


def _last_time(texts: list[str]) -> list[str]:
    lines = [line for text in texts for line in clean(text).strip().split("\n") if line.strip()]
    if not lines:
        return []
    broken = [part for line in lines for part in textwrap.wrap(line, _WIDTH, break_on_hyphens=False)]
    return [f"{BAR} Last time:", *(f"{BAR} {part}" for part in broken)]


def _new(form: Form) -> list[str]:
    names = [part for name in form.priorities for part in textwrap.wrap(one_line(name), _LONGEST_NAME)]
    return [
        f"[ {NEW} ]",
        f"{BAR} For a new milestone. Copy these lines for one more.",
        *([f"{BAR} The priorities are:", *(f"{BAR} {name}" for name in names)] if names else []),
        "Title:",
        "Priority:",
        "Due:",
    ]
