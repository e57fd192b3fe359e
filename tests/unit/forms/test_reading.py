"""Reading forms back: exact about what was said, and nothing is lost without a word."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.documents.forms.likeness import written_into
from facilitator.documents.forms.reading import read_form
from facilitator.documents.forms.values import Filled
from facilitator.documents.forms.writing import form_text
from facilitator.views.form import Form

TODAY = date(2026, 11, 12)


@pytest.fixture
def text(form: Form) -> str:
    return form_text(form, TODAY)


def only(text: str) -> Filled:
    (filled,) = read_form(text)
    return filled


def statuses(filled: Filled) -> list[tuple[int, str | None, str | None]]:
    return [
        (said.number, said.status.text if said.status else None, said.due.text if said.due else None)
        for said in filled.milestones
    ]


def unread(filled: Filled) -> list[str]:
    return [said.text for said in filled.unread]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "Hi Sam,\n\nI need help.\n\nAna\n", "Help\n", "Status: done\nDue: 3 mar\n", "[ ] to do"]
)
def test_a_text_without_a_form_holds_none(text: str) -> None:
    assert read_form(text) == ()


def test_a_form_whose_brackets_are_gone_is_still_one() -> None:
    filled = only("Wins\nSigned Acme.\n\nLearnings:\nNone yet\n\nHelp\n- Legal\n")
    assert filled.reference == ""
    assert filled.wins is not None
    assert filled.wins.text == "Signed Acme."
    assert filled.help is not None
    assert [said.text for said in filled.help] == ["Legal"]


def test_the_reference_is_taken_from_the_end_where_the_head_is_gone(text: str) -> None:
    filled = only(text[text.index("[ MILESTONE 3 ]") :])
    assert (filled.reference, filled.member) == ("F7-12-348-1a2b3c", "")


def test_a_form_without_reference_says_so_and_keeps_the_name(text: str) -> None:
    filled = only(text.replace("Reference: F7-12-348-1a2b3c\n", "").replace("] F7-12-348-1a2b3c", "]"))
    assert (filled.reference, filled.member) == ("", "Ana Lima")


def test_a_reference_that_was_cut_is_none_and_is_told(text: str) -> None:
    filled = only(text.replace("F7-12-348-1a2b3c", "F7-12-348"))
    assert filled.reference == ""
    assert "Reference: F7-12-348" in unread(filled)


def test_a_missing_heading_is_not_an_empty_one(text: str) -> None:
    filled = only(text.replace("[ LEARNINGS ]\n", ""))
    assert filled.learnings is None
    assert filled.wins is not None
    assert filled.wins.text == ""


def test_where_the_head_of_a_milestone_is_gone_its_lines_go_to_no_other(text: str) -> None:
    filled = only(text.replace("[ MILESTONE 14 ] Hire two engineers\nStatus: might miss", "Status: done"))
    assert statuses(filled) == [(3, "on track", "2026-11-02"), (12, "on track", "2026-11-30")]
    assert unread(filled) == ["Status: done", "Due:"]


def test_where_the_number_of_a_milestone_is_gone_its_lines_go_to_no_other(text: str) -> None:
    filled = only(text.replace("[ MILESTONE 14 ]", "[ MILESTONE ]"))
    assert [said.number for said in filled.milestones] == [3, 12]
    assert unread(filled) == ["[ MILESTONE ] Hire two engineers", "Status: might miss", "Due:"]


def test_a_remark_in_a_milestone_is_told_and_changes_nothing(text: str) -> None:
    filled = only(text.replace("Status: might miss\nDue:\n", "Status: might miss\nDue:\nWaiting for the agency\n"))
    assert (14, "might miss", "") in statuses(filled)
    assert unread(filled) == ["Waiting for the agency"]
    below_title = only(text.replace("Hire two engineers\n", "Hire two engineers\nwaiting for the agency\n"))
    assert [said.title.text for said in below_title.milestones if said.title][2] == "Hire two engineers"
    assert unread(below_title) == ["waiting for the agency"]


def test_half_a_title_is_no_new_title(text: str) -> None:
    narrow = text.replace("regions in which we sell the second generation by ourselves", "regions\nSold by us")
    (said,) = [said for said in only(narrow).milestones if said.number == 12]
    assert said.title is None
    assert unread(only(narrow)) == ["Sold by us"]


def test_an_answer_on_the_line_below_is_an_answer(text: str) -> None:
    filled = only(text.replace("Status: might miss\nDue:", "Status:\nred\nDue:\n15 dec"))
    assert (14, "red", "15 dec") in statuses(filled)


def test_what_cannot_be_meant_is_returned_as_it_was_said_with_its_line(text: str) -> None:
    filled = only(text.replace("Status: might miss\nDue:", "Status: purple-ish\nDue: 32 Jan"))
    said = filled.milestones[2]
    assert said.status is not None
    assert said.due is not None
    assert (said.status.text, said.due.text) == ("purple-ish", "32 Jan")
    lines = text.splitlines()
    assert (said.line, said.status.line) == (lines.index("[ MILESTONE 14 ] Hire two engineers") + 1, said.line + 1)


def test_text_behind_a_heading_belongs_to_it(text: str) -> None:
    filled = only(text.replace("[ WINS ]", "[ WINS ] Signed Acme").replace("[ LEARNINGS ]", "[Learnings]: slowly"))
    assert filled.wins is not None
    assert filled.wins.text == "Signed Acme"
    assert filled.learnings is not None
    assert filled.learnings.text == ": slowly"


def test_words_of_the_form_within_an_answer_are_text(text: str) -> None:
    answer = "Status: all good\nMilestone 3: celebrated\nHelp\nName: Osaka\nThe end"
    filled = only(text.replace("\n\n[ LEARNINGS ]", f"\n{answer}\n\n[ LEARNINGS ]"))
    assert filled.wins is not None
    assert filled.wins.text == answer
    assert filled.help == ()


def test_text_behind_the_end_is_told(text: str) -> None:
    assert unread(only(f"{text}\nBy the way, I am away on Friday.\n")) == ["By the way, I am away on Friday."]


def test_closing_words_are_no_request(text: str) -> None:
    start = text.index("[ NEW MILESTONE ]")
    filled = only(text[:start].replace("\n-\n", "\n- Legal\n") + "Best regards,\nAna Lima\nBerlin\n")
    assert filled.help is not None
    assert [said.text for said in filled.help] == ["Legal"]
    assert unread(filled) == ["Best regards,", "Ana Lima", "Berlin"]


def test_thanks_in_the_middle_of_an_answer_stay_there(text: str) -> None:
    filled = only(
        text.replace("\n\n[ LEARNINGS ]", "\nAcme signed.\nThanks, everybody!\nOn to the next.\n\n[ LEARNINGS ]")
    )
    assert filled.wins is not None
    assert filled.wins.text == "Acme signed.\nThanks, everybody!\nOn to the next."


@pytest.mark.parametrize("none", ["none", "None.", "- n/a", "-", "", "- None\n-"])
def test_no_request_is_none(text: str, none: str) -> None:
    assert only(text.replace("\n-\n", f"\n{none}\n")).help == ()


@pytest.mark.parametrize("bullet", ["- ", "– ", "— ", "• ", "•\t", "* ", "  *   ", "·  ", "-\u00a0", ""])
def test_requests_are_read_behind_any_bullet(text: str, bullet: str) -> None:
    filled = only(text.replace("\n-\n", f"\n{bullet}Legal to look\n{bullet}-5 % of budget\n"))
    assert filled.help is not None
    assert [said.text for said in filled.help] == ["Legal to look", "-5 % of budget"]


def test_several_new_milestones_are_read_even_without_their_heading(text: str) -> None:
    two = "Title: One\nPriority: Grow\nDue: 1 mar\n\nTitle: Two\nPriority:\nDue: fri"
    filled = only(text.replace("Title:\nPriority:\nDue:", two))
    assert [(new.title, new.due.text if new.due else None) for new in filled.new] == [("One", "1 mar"), ("Two", "fri")]
    assert only(text.replace("Title:\nPriority:\nDue:", two).replace("[ NEW MILESTONE ]\n", "")).new[0].title == "One"


def test_a_new_milestone_without_title_is_not_lost(text: str) -> None:
    (new,) = only(text.replace("Title:\nPriority:\nDue:", "Title:\nPriority:\nDue: 1 mar")).new
    assert new.title == ""
    assert text.splitlines()[new.line - 1] == "Due:"


def test_an_answer_above_and_the_form_quoted_below_are_one_form_the_answer_first(text: str) -> None:
    answer = "[ MILESTONE 14 ]\nStatus: done\n\n[ WINS ]\nHired both.\n"
    filled = only(f"{answer}\nOn Tue 10 Nov 2026, Sam wrote:\n" + "".join(f"> {line}\n" for line in text.splitlines()))
    assert filled.reference == "F7-12-348-1a2b3c"
    assert statuses(filled)[0] == (14, "done", None)
    assert (14, "might miss", "") in statuses(filled)
    assert filled.wins is not None
    assert filled.wins.text == "Hired both."
    assert filled.learnings is not None
    assert filled.learnings.text == ""


def test_headings_typed_by_hand_above_the_quoted_form_are_an_answer(text: str) -> None:
    answer = "Wins\nSigned Acme.\n\nHelp\n- A desk\n\nMilestone 12\nstatus: done\n\nSent from my Galaxy\n"
    quoted = "".join(f"> {line}\n" for line in text.splitlines())
    filled = only(f"{answer}\nOn Fri, 13 Nov 2026, 14:31 Sam Lee <sam@x.example> wrote:\n\n{quoted}")
    assert filled.wins is not None
    assert filled.wins.text == "Signed Acme."
    assert filled.help is not None
    assert [said.text for said in filled.help] == ["A desk"]
    assert statuses(filled)[0] == (12, "done", None)
    assert unread(filled) == ["Sent from my Galaxy"]


def test_a_correction_above_an_earlier_answer_comes_first(form: Form, text: str) -> None:
    earlier = text.replace("Status: might miss", "Status: red")
    quoted = "".join(f"> {line}\n" for line in earlier.splitlines())
    older = "".join(f">> {line}\n" for line in text.splitlines())
    filled = only(f"[ MILESTONE 14 ]\nStatus: done\n\n{quoted}{older}")
    assert [said.status.text for said in filled.milestones if said.number == 14 and said.status] == [
        "done",
        "red",
        "might miss",
    ]


def test_an_answer_between_quoted_lines_is_found_where_it_stands(text: str) -> None:
    quoted = "".join(f"> {line}\n" for line in text.splitlines())
    filled = only(
        quoted.replace("> Status: might miss\n> Due:\n", "> Status: might miss\n> Due:\nred, I am afraid\nfri\n")
    )
    assert [said.due.text for said in filled.milestones if said.number == 14 and said.due] == ["", "fri"]
    assert unread(filled) == ["red, I am afraid"]


def test_a_quoted_form_in_which_a_few_lines_lost_their_mark_is_one_form(text: str) -> None:
    quoted = "".join(f"> {line}\n" for line in text.splitlines())
    answered = quoted.replace("> [ WINS ]\n", "[ WINS ]\nSigned Acme.\n").replace("> -\n", "- A desk\n")
    filled = only(answered.replace("> [ LEARNINGS ]\n", "> [ LEARNINGS ]\nAsk earlier.\n"))
    assert filled.wins is not None
    assert filled.learnings is not None
    assert filled.help is not None
    assert (filled.wins.text, filled.learnings.text) == ("Signed Acme.", "Ask earlier.")
    assert [said.text for said in filled.help] == ["A desk"]
    assert unread(filled) == []


def test_lines_that_nobody_broke_are_not_put_together(text: str) -> None:
    near = "A line that is as long as those that mail programs break, but was not\nExtraordinarily short"
    filled = only(text.replace("\n\n[ LEARNINGS ]", f"\n{near}\n\n[ LEARNINGS ]"))
    assert filled.wins is not None
    assert filled.wins.text == near


def test_two_copies_with_different_names_are_two_forms_where_no_reference_tells(text: str) -> None:
    bare = text.replace("Reference: F7-12-348-1a2b3c\n", "").replace("] F7-12-348-1a2b3c", "]")
    assert [filled.member for filled in read_form(bare + bare.replace("Ana Lima", "Ben Ito"))] == [
        "Ana Lima",
        "Ben Ito",
    ]


def test_writing_into_the_notes_is_noticed(form: Form, text: str) -> None:
    edited = only(text.replace("| Legal: look at the contract", "| Legal: look at the contract, please, and soon"))
    assert [said.text for said in written_into(edited, text)] == ["Legal: look at the contract, please, and soon"]
    assert written_into(only(text), text) == ()
    other = replace(form, last_help=())
    assert [said.text for said in written_into(only(text), form_text(other, TODAY))] == ["Legal: look at the contract"]


def test_what_a_reminder_says_above_the_form_is_nothing_that_was_written_in(text: str) -> None:
    reminder = (
        "| Ana, your update for Leadership weekly is still to come. It is\n"
        "| due on Mon 16 Nov 2026,\n| 10:00 CET (UTC+01:00).\n\n"
    )
    assert written_into(only(f"{reminder}{text}"), text) == ()
    quoted = "".join(f"> {line}\n" for line in f"{reminder}{text}".splitlines())
    both = only(text.replace("| Grow in Asia", "| Grow in Asia and Africa") + f"\nOn Tue, Sam wrote:\n\n{quoted}")
    assert [said.text for said in written_into(both, text)] == ["Grow in Asia and Africa"]


def test_a_form_that_was_given_out_late_and_one_in_time_have_the_same_notes(form: Form, text: str) -> None:
    late = form_text(form, TODAY, late=True)
    assert written_into(only(late), text) == written_into(only(text), late) == ()


PIECES = [
    "[ WINS ]",
    "[ HELP ]",
    "[ MILESTONE 3 ] x",
    "[ MILESTONE ]",
    "[ NEW MILESTONE ]",
    "[ END ] F1-2-3-abcdef",
    "Wins",
    "Help:",
    "Milestone 3: x",
    "Status: done",
    "Status:",
    "Due:",
    "Title:",
    "Priority: x",
    "Name: Ana",
    "Reference: F1-2-3-abcdef",
    "| note",
    "> ",
    "> > ",
    "-- ",
    "Thanks",
    "Sent from my iPhone",
    "On Tue x wrote:",
    "From: a",
    "Sent: b",
    "Subject: c",
    "-----Original Message-----",
    "- a",
    "\\",
    "text",
    "",
    "\r",
    "\t",
    "\u00a0",
    "x" * 80,
    "word " * 20,
    "\x1b[2J",
    "\u202e",
]


@given(st.lists(st.tuples(st.sampled_from(["", "> ", ">> ", " "]), st.sampled_from(PIECES)), max_size=40))
@settings(max_examples=300, deadline=None)
def test_no_text_is_too_odd_and_every_line_that_says_something_is_somewhere(pieces: list[tuple[str, str]]) -> None:
    text = "\n".join(quote + piece for quote, piece in pieces)
    found = read_form(f"{text}\n[ LEARNINGS ]\nmarker\n")
    assert any("marker" in repr(filled) for filled in found)
    if any(piece == "text" for _, piece in pieces):
        assert any("text" in repr(filled) for filled in found)


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_at_all_can_be_read(text: str) -> None:
    for filled in read_form(text):
        assert filled.reference == "" or filled.reference.startswith("F")


def test_long_texts_are_read_in_a_time_that_grows_with_their_length() -> None:
    """Each would take minutes if a line were compared with all before it; the time limit of tests tells."""
    order = random.Random(7)
    for piece in PIECES:
        read_form(f"{piece}\n" * 4_000)
        read_form(piece * 4_000)
    read_form("\n".join(order.choice(PIECES) for _ in range(30_000)))
