"""Whatever people typed: it is kept as text, and nothing of it acts in any document or file that leaves the program."""

import csv
import email
import email.policy
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import icalendar
from harmed import Harmed
from markdown_it import MarkdownIt
from markdown_it.token import Token
from nasty import PIECES, acting
from openpyxl import load_workbook

from facilitator.cli.export import exported
from facilitator.documents import html, letters, minutes, preread, tracker
from facilitator.documents.calendar import calendar_file
from facilitator.documents.tables.parsing import parse_milestones
from facilitator.documents.tables.reading import read_table
from facilitator.documents.tables.writing import write_csv, write_json, write_xlsx
from facilitator.outgoing.circulate import minutes_mailing, preread_mailing, reminder_mailing
from facilitator.process.mail_address import Address
from facilitator.reading import calendar as reading_calendar
from facilitator.reading import minutes as reading_minutes
from facilitator.reading import plan as reading_plan
from facilitator.reading import preread as reading_preread
from facilitator.reading import tracker as reading_tracker
from facilitator.text import clean, one_line

OURS = {
    *("heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline"),
    *("text", "text_special", "softbreak"),
    *("bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close", "strong_open", "strong_close"),
    *("table_open", "table_close", "thead_open", "thead_close", "tbody_open", "tbody_close", "tr_open", "tr_close"),
    *("th_open", "th_close", "td_open", "td_close"),
}  # fmt: skip
TAGS = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "ul", "li", "strong", "span"} | {
    *("table", "thead", "tbody", "tr", "th", "td"),
}
PROPERTIES = {
    *("UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "SUMMARY", "DTSTART"),
    *("DURATION", "RRULE", "EXDATE", "RECURRENCE-ID"),
    *("STATUS", "DESCRIPTION", "ORGANIZER", "ATTENDEE"),
}  # fmt: skip
HEADERS = ["To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"]


def documents(team: Harmed) -> dict[str, str]:
    """The documents as Markdown."""
    now = team.hand.time
    with team.store.read() as connection:
        return {
            "minutes": minutes.markdown(reading_minutes.minutes(connection, team.meeting), now),
            "pre-read": preread.markdown(reading_preread.preread(connection, team.next_meeting, now)),
            "tracker": tracker.markdown(reading_tracker.tracker(connection, now, finished=True)),
        }


# --- kept -------------------------------------------------------------------------------------------------------


def test_every_field_keeps_the_text_without_what_acts(teams: list[Harmed]) -> None:
    for team in teams:
        with team.store.read() as connection:
            for field, expected in {**team.lines, **team.paragraphs}.items():
                table, _, column = field.partition(" ")[0].partition(".")
                found = connection.exec_driver_sql(f'SELECT "{column}" FROM "{table}"').scalars().all()
                assert expected in found, field
                assert not acting(expected, besides="\t"), field


# --- Markdown and the page ----------------------------------------------------------------------------------------


def words_of(tokens: list[Token]) -> str:
    """What a reader sees."""
    seen = []
    for token in tokens:
        for child in token.children or ():
            seen.append(" " if child.type == "softbreak" else child.content)
        seen.append(" ")
    return " ".join("".join(seen).split())


def everything_in(tokens: list[Token]) -> set[str]:
    """The types of the tokens and of what is inside."""
    return {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}


def test_documents_show_the_text_and_have_no_part_that_we_did_not_write(teams: list[Harmed], harmless: Harmed) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    plain = documents(harmless)
    for team in teams:
        written = documents(team)
        for name, text in written.items():
            assert not acting(text), name
            tokens, usual = parser.parse(text), parser.parse(plain[name])
            assert everything_in(tokens) <= OURS, name
            assert heads(tokens) == heads(usual), name
            if name != "minutes":
                assert folded(team.lines["milestone.title"]) in words_of(tokens), name
        seen = words_of(parser.parse(written["minutes"]))
        for field in ("topic.title 0", "topic.title 1", "action_item.what", "discussion.reason", "help_request.text"):
            assert folded(team.lines[field]) in seen, field


def folded(text: str) -> str:
    """A text as a page shows it: several spaces as one."""
    return " ".join(text.split())


def heads(tokens: list[Token]) -> list[tuple[str, str]]:
    """What gives a document its structure: headings, tables and rows, in their order."""
    kinds = ("heading_open", "table_open", "tr_open", "th_open", "td_open")
    return [(token.type, token.tag) for token in tokens if token.type in kinds]


class Page(HTMLParser):
    """Every element of a page, its attributes, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.words = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.tags.add("comment")

    def handle_pi(self, data: str) -> None:
        self.tags.add("instruction")


def test_pages_have_no_element_and_no_attribute_that_we_did_not_write(teams: list[Harmed], harmless: Harmed) -> None:
    plain = documents(harmless)
    for team in teams:
        for name, text in documents(team).items():
            page = Page(html.page(text, team.lines["team.name"]))
            assert page.tags <= TAGS, name
            assert page.attributes <= Page(html.page(plain[name], "x")).attributes, name
            assert not acting(html.page(text, team.lines["team.name"])), name


# --- spreadsheets -------------------------------------------------------------------------------------------------


def test_spreadsheets_hold_no_formula_and_are_read_back_exactly(teams: list[Harmed]) -> None:
    for team in teams:
        with team.store.read() as connection:
            (milestone,) = exported(reading_plan.plan(connection))
        assert milestone.title == team.lines["milestone.title"]
        # Each piece begins a cell once: there it would be a formula.
        begun = [
            replace(milestone, title=one_line(f"{piece}w"), notes=clean(f"{piece}w").strip(), owner=f"w{piece}".strip())
            for piece in PIECES
            if one_line(f"{piece}w")
        ]
        plan = [milestone, *(replace(each, owner=one_line(each.owner or "")) for each in begun)]
        known = frozenset(each.owner for each in plan if each.owner)
        for write in (write_csv, write_xlsx, write_json):
            rows = parse_milestones(read_table(write(plan), "-"), chosen={}, date_order=None, known_owners=known).rows
            kept = [(row.title, row.owner, row.resources, row.notes) for row in rows]
            assert kept == [(each.title, each.owner, each.resources, each.notes) for each in plan]
        for cells in csv.reader(io.StringIO(write_csv(plan).decode("utf-8-sig"), newline="")):
            assert not [cell for cell in cells if re.match(r"[\s]*[=+\-@＝＋－＠]|[\t\r\n]", cell)]
        sheet = load_workbook(io.BytesIO(write_xlsx(plan))).active
        assert sheet is not None
        kinds = {cell.data_type for cells in sheet.iter_rows() for cell in cells if cell.value is not None}
        assert kinds <= {"s", "d"}


# --- calendar -----------------------------------------------------------------------------------------------------


def test_calendar_files_have_the_text_and_no_line_that_we_did_not_write(teams: list[Harmed]) -> None:
    for team in teams:
        with team.store.read() as connection:
            data = calendar_file(reading_calendar.calendar(connection, team.hand.time), team.hand.time)
        text = data.decode()
        assert not acting(text.replace("\r\n", "\n"))
        made = icalendar.Calendar.from_ical(data)
        assert {part.name for part in made.walk()} <= {"VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT"}
        events = made.walk("VEVENT")
        assert {name for event in events for name in event} <= PROPERTIES
        titles = {str(event["SUMMARY"]) for event in events}
        assert titles == {team.lines["series.name"], team.lines["meeting.title"]}
        told = "".join(str(event.get("DESCRIPTION", "")) for event in events)
        assert any(f"Topic: {team.lines[f'topic.title {n}']}\n" in told for n in range(4))
        invited = {str(one) for event in events for one in _many(event.get("ATTENDEE"))}
        assert invited == {f"mailto:m{n}@example.org" for n in range(3)}


def _many(value: object) -> list[object]:
    return value if isinstance(value, list) else [value] if value else []


# --- mail ---------------------------------------------------------------------------------------------------------


def test_mails_go_to_just_those_people_under_just_that_subject(teams: list[Harmed]) -> None:
    for team in teams:
        at = team.hand.time
        sender = Address(team.lines["team.name"], "ann@example.org")
        with team.store.read() as connection:
            mailings = [
                preread_mailing(connection, team.next_meeting, at, sender),
                minutes_mailing(connection, team.meeting, sender),
                reminder_mailing(connection, team.next_meeting, at, sender),
            ]
        for letter in [circular.letter for mailing in mailings for circular in mailing.circulars]:
            mail = email.message_from_bytes(letters.message(letter, at), policy=email.policy.default)
            assert list(mail.keys()) == ["From", *HEADERS]
            to = mail["To"].addresses
            assert [one.addr_spec for one in to] == [one.email for one in letter.to]
            assert [one.addr_spec for one in mail["From"].addresses] == ["ann@example.org"]
            assert " ".join(str(mail["Subject"]).split()) == " ".join(one_line(letter.subject).split())
            body = mail.get_body(("plain",))
            assert body is not None
            assert body.get_content().splitlines() == letter.text.splitlines()
            assert not acting(letter.text)
            assert not mail.defects
