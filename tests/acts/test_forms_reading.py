"""What the form of an owner shows."""

from datetime import timedelta

import pytest
from leadership import TODAY, Leadership

from facilitator.acts import planning, team, updates
from facilitator.errors import NotFound
from facilitator.process.form_reference import read_form_reference
from facilitator.process.status import Status
from facilitator.reading.forms import form_owners, owner_form
from facilitator.store.database import last_act


def test_it_shows_the_owners_milestones_soonest_first(before: Leadership) -> None:
    form = before.desk.see(owner_form, before.meeting, before.ann)

    assert [(each.title, each.status, each.priority) for each in form.milestones] == [
        ("Pricing", Status.ON_TRACK, "Growth"),
        ("Hiring", Status.ON_TRACK, "Growth"),
    ]
    assert (form.member, form.meeting, form.zone, form.priorities) == (
        "Ann Berg", "Leadership", "Europe/Berlin", ("Growth",),
    )  # fmt: skip
    assert form.start == before.hand.time
    assert form.deadline == form.start - timedelta(hours=24)


def test_its_reference_names_member_meeting_and_the_newest_act(before: Leadership) -> None:
    reference = read_form_reference(before.desk.see(owner_form, before.meeting, before.ann).reference)

    assert reference is not None
    assert (reference.member, reference.meeting) == (before.ann, before.meeting)
    with before.store.read() as connection:
        assert reference.as_of == last_act(connection)


def test_what_is_done_is_shown_until_the_next_meeting(before: Leadership) -> None:
    planning.set_status(before.store, before.pricing, Status.DONE)
    assert "Pricing" in [each.title for each in before.desk.see(owner_form, before.meeting, before.ann).milestones]

    before.begin()
    before.hold()
    assert [each.title for each in before.desk.see(owner_form, before.meeting, before.ann).milestones] == ["Hiring"]


def test_it_shows_what_stands_there_already_and_what_was_written_last_time(before: Leadership) -> None:
    updates.write(before.store, before.update_of(before.ann), wins="Two signed", learnings="Ask early")
    updates.add_help(before.store, before.update_of(before.ann), "Who knows the port?")
    now = before.desk.see(owner_form, before.meeting, before.ann)
    before.begin()
    before.hold()
    later = before.desk.see(owner_form, before.meeting, before.ann)

    assert (now.wins, now.learnings, now.help) == ("Two signed", "Ask early", ("Who knows the port?",))
    assert (now.last_wins, now.last_help) == ("", ())
    assert (later.wins, later.help) == ("", ())
    assert (later.last_wins, later.last_learnings, later.last_help) == (
        "Two signed", "Ask early", ("Who knows the port?",),
    )  # fmt: skip


def test_who_gives_an_update_gets_one_in_speaking_order(before: Leadership) -> None:
    team.change_member(before.store, before.ben, active=False)

    owners = before.desk.see(form_owners, before.meeting)

    assert [person.name for person in owners] == ["Ann Berg", "Cem Aydin"]


def test_who_gives_none_gets_none(before: Leadership) -> None:
    with pytest.raises(NotFound, match="Dora Lindt gives no update in Leadership"):
        before.desk.see(owner_form, before.meeting, before.dora)


def test_the_day_it_is_for(before: Leadership) -> None:
    assert before.desk.see(owner_form, before.meeting, before.ann).start.date() == TODAY
