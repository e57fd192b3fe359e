"""A form that was filled in says the same after whatever happened to it on its way."""

import quopri
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from html import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.documents.forms.likeness import written_into
from facilitator.documents.forms.mail_text import text_of
from facilitator.documents.forms.reading import read_form
from facilitator.documents.forms.values import Filled
from facilitator.documents.forms.writing import form_text
from facilitator.process.status import Status
from facilitator.process.typing_marks import typed
from facilitator.views.form import Form, FormMilestone

TODAY = date(2026, 11, 12)
BOUNDED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

letters = st.sampled_from("abcdeghilmnoprstuvzäéßñø中я")
word = st.one_of(
    st.text(letters, min_size=1, max_size=10),
    st.sampled_from(
        ["42", "3 %", "(Acme)", '"so"', "it's", "Q4:", "a/b", "<b>", "&amp;", "=20", "🎉", "e.g.", "x|y", "[1]"]
    ),
)


def sentence(least: int, most: int) -> st.SearchStrategy[str]:
    """Words on one line."""
    return st.lists(word, min_size=least, max_size=most).map(" ".join).map(lambda text: f"a {text}" if text else text)


title = sentence(1, 25).map(lambda text: text[:180].strip())
# Short lines, as people write them, and paragraphs. What lies between is as long as a line that was broken.
short = sentence(1, 5).map(lambda text: text[:40].strip())
paragraph = sentence(30, 60).map(lambda text: f"{text} and so it went on until everything that had been begun was done")
tricky = st.sampled_from(
    [
        "[ HELP ] is on its way",
        "[ END ]",
        "[ MILESTONE 3 ] is done",
        "| not a note",
        "> quoted",
        "-- ",
        "—",
        "Thanks, Ana",
        "Best regards",
        "Sent from my iPhone",
        "Status: fine",
        "Title: none",
        "Name: Ana",
        "Wins",
        "Help:",
        "Milestone 3: done",
        "On Tue 3 Nov 2026 Ana wrote:",
        "-----Original Message-----",
        "From: here",
        "Reference: F1-1-1-abcdef",
        "\\",
        "\\[ HELP ]",
        "- a dash",
        "• a bullet",
        "1. one",
        "***",
    ]
).map(str.strip)
prose = st.lists(st.one_of(short, short, st.just("")), max_size=5).map(lambda lines: "\n".join(lines).strip())
long_prose = st.lists(st.one_of(short, paragraph, st.just("")), max_size=4).map(lambda lines: "\n".join(lines).strip())
tricky_prose = st.lists(st.one_of(short, tricky, st.just("")), max_size=5).map(lambda lines: "\n".join(lines).strip())
help_lines = st.lists(sentence(2, 30).map(lambda text: text[:190].strip()), max_size=3).map(tuple)
due = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2028, 12, 31)))


@dataclass(frozen=True)
class Edits:
    """What an owner fills in: for each number of a milestone status and date, and the rest of the form."""

    milestones: dict[int, tuple[str, str]]
    wins: str
    learnings: str
    help: tuple[str, ...]
    new: tuple[str, str, str] | None


@st.composite
def forms(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> Form:
    numbers = draw(st.lists(st.integers(1, 99_999), unique=True, max_size=5))
    return Form(
        reference=f"F{draw(st.integers(1, 999))}-{draw(st.integers(1, 9999))}-{draw(st.integers(0, 10**9))}-0a1b2c",
        team="Leadership team",
        meeting=draw(title),
        start=datetime(2026, 11, 17, 9, tzinfo=UTC) + timedelta(hours=draw(st.integers(0, 9000))),
        zone=draw(st.sampled_from(["Europe/Berlin", "Asia/Kathmandu", "America/Sao_Paulo", "UTC"])),
        deadline=datetime(2026, 11, 16, 9, tzinfo=UTC),
        member="Ana " + draw(short),
        milestones=tuple(
            FormMilestone(number, draw(title), "Grow", draw(st.sampled_from(Status)), draw(due)) for number in numbers
        ),
        wins=draw(texts),
        learnings=draw(texts),
        help=draw(help_lines),
        priorities=tuple(draw(st.lists(title, max_size=3))),
        last_wins=draw(tricky_prose),
        last_learnings=draw(long_prose),
        last_help=draw(help_lines),
    )


def untouched(form: Form) -> Edits:
    milestones = {each.id: (each.status.word, each.due.isoformat() if each.due else "") for each in form.milestones}
    return Edits(milestones, form.wins, form.learnings, form.help, None)


@st.composite
def edits_of(draw: st.DrawFn, form: Form, texts: st.SearchStrategy[str]) -> Edits:
    statuses = st.sampled_from(["Done", "RED", "might miss", "at risk", ""])
    dates = st.sampled_from(["2027-01-31", "31 mar", "+2w", "32 Jan", ""])
    return Edits(
        {each.id: (draw(statuses), draw(dates)) for each in form.milestones},
        draw(texts),
        draw(texts),
        draw(help_lines),
        draw(st.one_of(st.none(), st.tuples(title, title, dates))),
    )


def filled_in(text: str, edits: Edits) -> str:
    """What an editor makes of the form's text when an owner fills it in."""
    found: list[str] = []
    place, cut = "", False
    for line in text.splitlines():
        if line.startswith("[ "):
            place = line.split("]")[0].strip("[ ")
            cut = False
        if cut and not line.startswith("|"):
            continue
        found.append(_answered(line, place, edits))
        answer = {
            "WINS": edits.wins,
            "LEARNINGS": edits.learnings,
            "HELP": "\n".join(f"- {request}" for request in edits.help),
        }.get(place)
        if answer is not None and not line.startswith(("[", "|")):
            found[-1:] = ["", answer, ""]
            cut = True
    return "\n".join(found) + "\n"


def _answered(line: str, place: str, edits: Edits) -> str:
    key, colon, _ = line.partition(":")
    if not colon or line.startswith(("|", "[")):
        return line
    if place.startswith("MILESTONE"):
        status, day = edits.milestones[int(place.split()[1])]
        return f"{key}: {status if key == 'Status' else day}".rstrip()
    if place == "NEW MILESTONE" and edits.new:
        return f"{key}: {edits.new[('Title', 'Priority', 'Due').index(key)]}".rstrip()
    return line


def said_in(filled: Filled) -> Edits:
    """The same, as it was read."""
    milestones = {
        block.number: (block.status.text if block.status else "?", block.due.text if block.due else "?")
        for block in reversed(filled.milestones)
    }
    new = [
        (said.title, said.priority.text if said.priority else "", said.due.text if said.due else "")
        for said in filled.new
    ]
    return Edits(
        milestones,
        filled.wins.text if filled.wins else "?",
        filled.learnings.text if filled.learnings else "?",
        tuple(said.text for said in filled.help or ()),
        new[0] if new else None,
    )


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines()) + "\n"


def wrapped(text: str, width: int = 76) -> str:
    """Every line broken as programs do that send plain text."""
    return "".join(
        "\n".join(textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False) or [""]) + "\n"
        for line in text.splitlines()
    )


def crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def mailed(text: str, encoding: str) -> str:
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = "Re: your update"
    mail.set_content(text, charset="utf-8", cte=encoding)
    return text_of(mail.as_bytes(), "reply.eml")


def raw_quoted_printable(text: str) -> str:
    head = b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    return text_of(head + quopri.encodestring(text.encode()), "reply.eml")


def html_mailed(text: str, line: Callable[[str], str]) -> str:
    mail = EmailMessage(policy=SMTP)
    mail.set_content("<html><body>" + "\n".join(line(each) for each in text.splitlines()) + "</body></html>", "html")
    return text_of(mail.as_bytes(), "reply.eml")


def in_div(line: str) -> str:
    return f"<div dir='ltr'>{escape(line)}</div>" if line else "<div><br></div>"


def in_outlook(line: str) -> str:
    return f"<p class=MsoNormal><span>{escape(line) or '&nbsp;'}</span><o:p></o:p></p>"


def with_break(line: str) -> str:
    return f"{escape(line)}<br>"


def in_quotation(text: str) -> str:
    mail = EmailMessage(policy=SMTP)
    quotation = "<br>\n".join(escape(line) for line in text.splitlines())
    mail.set_content(f"<div>Here.</div><div>On Tue, Sam wrote:<br></div><blockquote>{quotation}</blockquote>", "html")
    return text_of(mail.as_bytes(), "reply.eml")


def below_a_greeting(text: str) -> str:
    return f"Hi Sam,\n\nhere it is.\n\n{text}\n\nBest regards\nAna\n\n-- \nAna Lima\n+49 30 1234\n"


def below_outlooks_rule(text: str) -> str:
    head = "From: Sam <sam@example.org>\nSent: Monday, 9 November 2026\nTo: Ana\nSubject: Your update\n\n"
    return f"See below.\n\n{'_' * 32}\n{head}{text}"


def double_spaced(text: str) -> str:
    return text.replace("\n", "\n\n")


BLANK = Form(
    "F1-1-1-0a1b2c",
    "T",
    "M",
    datetime(2026, 11, 17, 9, tzinfo=UTC),
    "UTC",
    datetime(2026, 11, 16, 9, tzinfo=UTC),
    "Ana",
    (),
    "",
    "",
    (),
    (),
    "",
    "",
    (),
)
WAYS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "quoted": lambda text: f"Hi\n\nOn Tue, Sam wrote:\n{quoted(text)}",
    "quoted three times": lambda text: quoted(quoted(quoted(text))),
    "CRLF": crlf,
    "old line ends": lambda text: text.replace("\n", "\r"),
    "quoted-printable": lambda text: mailed(text, "quoted-printable"),
    "raw quoted-printable": raw_quoted_printable,
    "base64": lambda text: mailed(text, "base64"),
    "HTML, divs": lambda text: html_mailed(text, in_div),
    "HTML, Outlook": lambda text: html_mailed(text, in_outlook),
    "HTML, breaks": lambda text: html_mailed(text, with_break),
    "HTML, quotation": in_quotation,
    "greeting and signature": below_a_greeting,
    "Outlook's rule": below_outlooks_rule,
    "double spaced": double_spaced,
    "untouched form below": lambda text: f"{text}\n\nOn Tue, Sam wrote:\n\n{quoted(form_text(BLANK, TODAY))}",
}
ways = st.sampled_from(sorted(WAYS))


def one_form(text: str, form: Form) -> Filled:
    found = [filled for filled in read_form(text) if filled.reference == form.reference]
    assert len(found) == 1
    return found[0]


@given(forms(tricky_prose), ways)
@BOUNDED
def test_an_untouched_form_reads_as_untouched(form: Form, way: str) -> None:
    text = form_text(form, TODAY)
    filled = one_form(WAYS[way](text), form)
    assert said_in(filled) == untouched(form)
    titles = {block.number: block.title.text for block in filled.milestones if block.title}
    assert titles == {each.id: " ".join(each.title.split()) for each in form.milestones}
    assert not written_into(filled, text)


@given(forms(prose), st.data(), ways)
@BOUNDED
def test_what_was_filled_in_is_read(form: Form, data: st.DataObject, way: str) -> None:
    edits = data.draw(edits_of(form, prose))
    assert said_in(one_form(WAYS[way](filled_in(form_text(form, TODAY), edits)), form)) == edits


@given(
    forms(long_prose), st.data(), st.integers(72, 78), st.sampled_from(["", "CRLF", "quoted", "greeting and signature"])
)
@BOUNDED
def test_lines_that_a_program_broke_are_put_together(form: Form, data: st.DataObject, width: int, way: str) -> None:
    edits = data.draw(edits_of(form, long_prose))
    text = wrapped(filled_in(form_text(form, TODAY), edits), width)
    said = said_in(one_form(WAYS[way](text) if way else text, form))
    assert said.milestones == edits.milestones
    assert said.help == edits.help
    assert said.new == edits.new
    assert typed(said.wins) == typed(edits.wins)
    assert typed(said.learnings) == typed(edits.learnings)


@given(forms(long_prose))
@BOUNDED
def test_paragraphs_that_a_program_broke_are_paragraphs_again(form: Form) -> None:
    marked = "a first paragraph that is as long as it takes for every program to break it, and it goes on\nand one more"
    filled = one_form(wrapped(form_text(replace(form, wins=marked), TODAY), 74), form)
    assert filled.wins is not None
    assert filled.wins.text == marked


@given(forms(prose), st.data())
@BOUNDED
def test_two_forms_in_one_file_stay_two(form: Form, data: st.DataObject) -> None:
    other = replace(form, reference="F1000-1-1-ffffff", member="Ben", wins="His own")
    edits = data.draw(edits_of(form, prose))
    text = filled_in(form_text(form, TODAY), edits) + form_text(other, TODAY)
    mine, his = read_form(text)
    assert said_in(mine) == edits
    assert (mine.reference, his.reference) == (form.reference, other.reference)
    assert said_in(his) == untouched(other)
    assert his.member == "Ben"
