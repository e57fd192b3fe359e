"""Replies as mail programs and editors leave them: in each of these files Ana says the same."""

from pathlib import Path

import pytest

from facilitator.documents.forms.mail_text import text_of
from facilitator.documents.forms.reading import read_form
from facilitator.documents.forms.values import Filled

REPLIES = Path(__file__).parent / "replies"
LONG_TITLE = "Reduce churn below 3 % in all of the regions in which we sell the second generation by ourselves"
SHOWN = {(3, "on track"), (3, "2026-11-02"), (12, "on track"), (12, "2026-11-30"), (14, "might miss"), (14, "")}
# What stands in the reply around the form, and nothing else: none of the form's own lines.
UNREAD = {
    "android_html_german.eml": ["Hallo Sam, hier.", "Von meinem Samsung Galaxy gesendet"],
    "apple_mail_between_the_lines.eml": ["Dear Sam,", "answers are below."],
    "attached_file.eml": ["Hi Sam,", "attached."],
    "forwarded_as_attachment.eml": ["See attached."],
    "forwarded_gmail.eml": ["FYI, Ana sent this to me."],
    "gmail_above_the_quotation.eml": [],
    "gmail_within_the_quotation.eml": ["Hi Sam, see below."],
    "iphone.eml": ["All in here.", "Sent from my iPhone"],
    "mutt_between_the_lines.eml": ["Thanks for asking!", "Ana Lima", "Leadership team, Berlin"],
    "no_empty_lines.txt": [],
    "notepad_bom.txt": [],
    "notepad_utf16.txt": [],
    "other_order_and_restyled.md": ["Kind regards", "Ana"],
    "outlook_html_only.eml": ["Hi Sam,", "Done, see below.", "Best regards,", "Ana"],
    "outlook_plain.eml": ["Filled in.", "Ana"],
    "outlook_web.eml": ["Here it is."],
    "pasted_from_word_double_spaced.txt": [],
    "quoted_twice_and_broken.eml": ["once more, as you asked", "It did not arrive; please send it again."],
    "thunderbird_html_list.eml": ["Ana Lima", "Berlin"],
}


@pytest.fixture(params=sorted(UNREAD))
def reply(request: pytest.FixtureRequest) -> tuple[str, Filled]:
    """A file's name, and the one form in it."""
    name: str = request.param
    forms = read_form(text_of((REPLIES / name).read_bytes(), name))
    assert len(forms) == 1
    return name, forms[0]


def test_every_file_is_tried() -> None:
    assert {path.name for path in REPLIES.iterdir()} == set(UNREAD)


def test_it_is_known_which_form_it_is(reply: tuple[str, Filled]) -> None:
    _, filled = reply
    assert (filled.reference, filled.member) == ("F7-12-348-1a2b3c", "Ana Lima")
    assert filled.meeting.startswith("Leadership weekly")


def test_the_edits_of_milestones_are_found_and_nothing_else_was_edited(reply: tuple[str, Filled]) -> None:
    _, filled = reply
    said = {
        (block.number, part.text.lower()) for block in filled.milestones for part in (block.status, block.due) if part
    }
    assert said - SHOWN == {(12, "might miss"), (14, "15 dec")}
    titles = {(block.number, block.title.text) for block in filled.milestones if block.title}
    assert titles == {(3, "Open the Osaka office"), (12, LONG_TITLE), (14, "Hire two engineers")}


def test_wins_learnings_and_help_are_what_was_written(reply: tuple[str, Filled]) -> None:
    _, filled = reply
    assert filled.wins is not None
    assert filled.wins.text == "Signed Acme.\nTwo more are close."
    assert filled.learnings is not None
    assert filled.learnings.text == "Ask legal earlier: it is never too soon."
    assert filled.help is not None
    assert [said.text for said in filled.help] == [
        "Finance to confirm the budget of the second half before we sign anything with the agency in Osaka",
        "A desk in Lisbon",
    ]


def test_the_new_milestone_is_found_once(reply: tuple[str, Filled]) -> None:
    _, filled = reply
    (new,) = filled.new
    assert new.title == "Open the Lisbon office"
    assert new.priority is not None
    assert new.priority.text == "Grow in Asia"
    assert new.due is not None
    assert new.due.text == "2027-03-31"


def test_what_is_left_over_is_told_and_is_no_part_of_the_form(reply: tuple[str, Filled]) -> None:
    name, filled = reply
    assert [said.text for said in filled.unread] == UNREAD[name]


def test_lines_are_those_of_the_text(reply: tuple[str, Filled]) -> None:
    name, filled = reply
    lines = text_of((REPLIES / name).read_bytes(), name).splitlines()
    assert filled.wins is not None
    assert "Signed Acme." in lines[filled.wins.line - 1]
    assert "Open the Lisbon office" in lines[filled.new[0].line - 1]
    for block in filled.milestones:
        for part in (block.status, block.due):
            assert part is None or part.text in lines[part.line - 1]
