"""Planning: priorities and milestones, with exactly one owner."""

from datetime import date

import pytest

from facilitator.acts import planning, team, topics
from facilitator.errors import NotFound, NotNow, NotValid
from facilitator.process.agenda import SourceKind
from facilitator.process.status import Status
from facilitator.reading.board import board, done_milestones
from facilitator.store.database import Store, last_act
from facilitator.store.undo import redo, undo
from facilitator.views.board import Board, BoardMilestone

TODAY = date(2026, 11, 17)
DUE = date(2027, 3, 12)


def seen(store: Store) -> Board:
    with store.read() as connection:
        return board(connection, TODAY, store.clock.now())


def only(store: Store) -> BoardMilestone:
    (milestone,) = seen(store).milestones
    return milestone


@pytest.fixture
def ann(store: Store) -> int:
    return team.add_member(store, "Ann")


@pytest.fixture
def growth(store: Store) -> int:
    return planning.add_priority(store, "Growth", "More schools reached")


@pytest.fixture
def portal(store: Store, ann: int, growth: int) -> int:
    return planning.add_milestone(store, title="Launch the portal", priority_id=growth, owner_id=ann, due=DUE)


def test_a_milestone_stands_on_the_board_as_it_was_typed(store: Store, ann: int, growth: int) -> None:
    number = planning.add_milestone(
        store,
        title="  Launch [/] the | portal 👩‍💻 ",
        priority_id=growth,
        owner_id=ann,
        due=DUE,
        status=Status.MIGHT_MISS,
        resources="Two people\nfrom IT",
        notes="see plan",
    )

    milestone = only(store)
    assert milestone == BoardMilestone(
        id=number,
        title="Launch [/] the | portal 👩‍💻",
        priority_id=growth,
        priority="Growth",
        owner_id=ann,
        owner="Ann",
        due=DUE,
        status=Status.MIGHT_MISS,
        resources="Two people\nfrom IT",
        notes="see plan",
        changed="new",
    )


@pytest.mark.parametrize(
    "wrong", [{"title": ""}, {"title": "x" * 201}, {"notes": "x" * 10_001}, {"resources": "x" * 10_001}]
)
def test_texts_that_cannot_be_taken_are_refused_whole(store: Store, portal: int, wrong: dict[str, str]) -> None:
    before = only(store)

    with pytest.raises(NotValid):
        planning.change_milestone(store, portal, **wrong)  # type: ignore[arg-type]

    assert only(store) == before


def test_a_milestone_needs_a_priority_and_exactly_one_owner_who_is_there(store: Store, ann: int, growth: int) -> None:
    with pytest.raises(NotFound):
        planning.add_milestone(store, title="x", priority_id=99, owner_id=ann, due=DUE)
    with pytest.raises(NotFound):
        planning.add_milestone(store, title="x", priority_id=growth, owner_id=99, due=DUE)
    with pytest.raises(NotValid, match="exactly one owner"):
        planning.add_milestone(store, title="x", priority_id=growth, owner_id=None, due=DUE)
    assert seen(store).milestones == ()


def test_an_owner_who_left_keeps_a_milestone_and_gets_no_new_one(
    store: Store, ann: int, growth: int, portal: int
) -> None:
    team.change_member(store, ann, active=False)

    planning.change_milestone(store, portal, title="Launch it", owner_id=ann)

    assert (only(store).title, only(store).owner) == ("Launch it", "Ann")
    with pytest.raises(NotValid, match="Ann has left"):
        planning.add_milestone(store, title="x", priority_id=growth, owner_id=ann, due=DUE)


def test_an_owner_can_be_changed_and_not_taken_away(store: Store, portal: int) -> None:
    bo = team.add_member(store, "Bo")
    planning.change_milestone(store, portal, owner_id=bo)
    assert only(store).owner == "Bo"

    with pytest.raises(NotValid, match="exactly one owner"):
        planning.change_milestone(store, portal, owner_id=None)


def test_a_due_date_can_be_left_alone_set_and_taken_away(store: Store, portal: int) -> None:
    planning.change_milestone(store, portal, title="Launch it")
    assert only(store).due == DUE

    planning.change_milestone(store, portal, due=None)
    assert only(store).due is None

    planning.set_due(store, portal, date(2027, 4, 1))
    assert only(store).due == date(2027, 4, 1)


def test_done_takes_a_milestone_off_the_open_ones_and_back_again(store: Store, portal: int) -> None:
    planning.set_status(store, portal, Status.DONE)
    assert seen(store).milestones == ()
    assert seen(store).done == 1
    with store.read() as connection:
        assert [milestone.id for milestone in done_milestones(connection, TODAY)] == [portal]

    planning.set_status(store, portal, Status.ON_TRACK)
    assert only(store).status is Status.ON_TRACK
    assert seen(store).done == 0


def test_what_changes_nothing_leaves_no_trace(store: Store, portal: int, ann: int) -> None:
    with store.read() as connection:
        before = last_act(connection)

    planning.set_status(store, portal, Status.ON_TRACK)
    planning.set_due(store, portal, DUE)
    planning.change_milestone(store, portal, title="Launch the portal", owner_id=ann)

    with store.read() as connection:
        assert last_act(connection) == before


def test_a_status_set_by_mistake_is_undone_and_redone(store: Store, portal: int) -> None:
    planning.set_status(store, portal, Status.WILL_MISS)

    assert undo(store).subject == "'Launch the portal' to will miss"
    assert only(store).status is Status.ON_TRACK
    redo(store)
    assert only(store).status is Status.WILL_MISS


def test_a_milestone_that_nothing_refers_to_can_be_taken_out_and_brought_back(store: Store, portal: int) -> None:
    planning.remove_milestone(store, portal)
    assert seen(store).milestones == ()

    undo(store)
    assert only(store).title == "Launch the portal"


def test_a_milestone_that_a_topic_is_about_stays(store: Store, portal: int) -> None:
    topics.raise_topic(store, "Portal is late", source=SourceKind.MILESTONE, milestone_id=portal)

    with pytest.raises(NotNow, match="Portal is late"):
        planning.remove_milestone(store, portal)


def test_priorities_stand_in_the_order_they_were_put_into(store: Store) -> None:
    first, second, third = (planning.add_priority(store, title) for title in ("A", "B", "C"))

    planning.change_priority(store, third, position=0)
    planning.change_priority(store, first, position=99)

    assert [line.id for line in seen(store).priorities] == [third, second, first]
    assert planning.add_priority(store, "D") == seen(store).priorities[-1].id


def test_a_priority_changes_only_where_it_is_told_to(store: Store, growth: int) -> None:
    planning.change_priority(store, growth, title="Reach")

    (line,) = seen(store).priorities
    assert (line.title, line.outcome) == ("Reach", "More schools reached")
    with pytest.raises(NotValid):
        planning.change_priority(store, growth, title=" ")
