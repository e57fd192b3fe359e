"""The form as text: what a member sees who opens it in an editor."""

from dataclasses import replace
from datetime import UTC, date, datetime

from facilitator.documents.forms.writing import file_name, form_text
from facilitator.process.status import Status
from facilitator.views.form import Form, FormMilestone

TODAY = date(2026, 11, 12)


def test_three_lines_at_the_top_say_what_to_do(form: Form) -> None:
    lines = form_text(form, TODAY).splitlines()
    assert [line[:4] for line in lines[:4]] == ["| 1.", "| 2.", "| 3.", ""]
    assert lines[2] == "| 3. Send it back by Mon 16 Nov 2026, 10:00 CET (UTC+01:00)."


def test_after_the_deadline_it_is_asked_for_soon(form: Form) -> None:
    assert form_text(form, TODAY, late=True).splitlines()[2] == (
        "| 3. Send it back soon: it was due on Mon 16 Nov 2026."
    )


def test_a_team_without_a_name_has_no_line(form: Form) -> None:
    assert "Team: Leadership team\n" in form_text(form, TODAY)
    assert "Team" not in form_text(replace(form, team=""), TODAY)


def test_the_head_names_owner_meeting_day_and_reference(form: Form) -> None:
    text = form_text(form, TODAY)
    assert "Name: Ana Lima\n" in text
    assert "Meeting: Leadership weekly\n" in text
    assert "Day: Tue 17 Nov 2026, 10:00 CET (UTC+01:00)\n" in text
    assert "Reference: F7-12-348-1a2b3c\n" in text
    assert text.endswith("\n[ END ] F7-12-348-1a2b3c\n")


def test_milestones_stand_soonest_first_and_without_a_date_last(form: Form) -> None:
    text = form_text(form, TODAY)
    assert text.index("[ MILESTONE 3 ]") < text.index("[ MILESTONE 12 ]") < text.index("[ MILESTONE 14 ]")
    assert "[ MILESTONE 14 ] Hire two engineers\nStatus: might miss\nDue:\n" in text


def test_what_is_overdue_says_so_and_what_is_done_does_not(form: Form) -> None:
    assert "[ MILESTONE 3 ] Open the Osaka office\n| This was due on Mon 2 Nov 2026.\nStatus: on track\n" in form_text(
        form, TODAY
    )
    assert "This was due" not in form_text(form, date(2026, 11, 2))
    done = replace(form, milestones=(replace(form.milestones[2], status=Status.DONE),))
    assert "This was due" not in form_text(done, TODAY)


def test_what_was_written_last_time_stands_behind_bars(form: Form) -> None:
    text = form_text(form, TODAY)
    assert "[ WINS ]\n| Last time:\n| Signed Acme after three rounds of talks" in text
    assert "| Last time:\n| Legal: look at the contract\n" in text
    after = text[text.index("[ LEARNINGS ]") : text.index("[ HELP ]")]
    assert after.split() == ["[", "LEARNINGS", "]"]


def test_what_is_written_already_stands_below_its_heading(form: Form) -> None:
    text = form_text(replace(form, wins="One.\nTwo.", help=("Legal", "Finance")), TODAY)
    assert "\n\nOne.\nTwo.\n\n[ LEARNINGS ]" in text
    assert "\n\n- Legal\n- Finance\n\n[ NEW MILESTONE ]" in text


def test_the_place_for_a_new_milestone_names_the_priorities(form: Form) -> None:
    text = form_text(form, TODAY)
    block = text[text.index("[ NEW MILESTONE ]") :]
    assert "| Grow in Asia\n| Customers who stay\nTitle:\nPriority:\nDue:\n" in block


def test_our_own_lines_are_never_wrapped_even_when_they_are_quoted_three_times(form: Form) -> None:
    short = replace(form, milestones=form.milestones[1:])
    assert max(map(len, form_text(short, TODAY).splitlines())) <= 66


def test_there_is_nothing_that_mail_programs_restyle(form: Form) -> None:
    lines = form_text(replace(form, last_wins="a -- b\n- c\n> d\n* e"), TODAY).splitlines()
    assert not [line for line in lines if line.startswith((">", "*", "#", "=", "--", "_", " "))]
    assert not [line for line in lines if line != line.rstrip()]


def test_a_member_without_milestones_gets_no_block_and_a_member_for_the_first_time_no_last_time(form: Form) -> None:
    text = form_text(replace(form, milestones=(), last_wins="", last_help=(), priorities=()), TODAY)
    assert "MILESTONE 1" not in text
    assert "Status:" not in text
    assert "Last time" not in text
    assert "priorities" not in text


def test_control_characters_and_line_ends_of_titles_do_not_reach_the_form(form: Form) -> None:
    odd = FormMilestone(1, "A\r\nDue: 2020-01-01\x1b[31m", "P", Status.DONE, None)
    text = form_text(replace(form, milestones=(odd,), member="Ana\nReference: F1-1-1-aaaaaa"), TODAY)
    assert "[ MILESTONE 1 ] A Due: 2020-01-01\n" in text
    assert text.count("\nReference:") == 1
    assert "\x1b" not in text


def test_the_file_name_holds_day_name_and_number_in_the_zone_of_the_meeting(form: Form) -> None:
    assert file_name(form) == "2026-11-17-ana-lima-7.txt"
    late = replace(form, start=datetime(2026, 11, 17, 23, 30, tzinfo=UTC), member="Åsa/../Öberg\n")
    assert file_name(late) == "2026-11-18-asa-oberg-7.txt"
    assert file_name(replace(form, member="李娜")) == "2026-11-17-update-7.txt"
