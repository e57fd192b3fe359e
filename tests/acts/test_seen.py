"""Two people, one text: whatever is replaced was seen. Two stores on one file, as two programs have them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from leadership import Leadership

from facilitator.acts import discussing, moving, ordering, planning, preparing, series, team, topics, updates
from facilitator.acts.desk import Desk
from facilitator.acts.preparing import Asking
from facilitator.acts.seen import check_seen
from facilitator.errors import Conflict
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading import discuss
from facilitator.reading import preparing as reading_preparing
from facilitator.store.database import Store
from facilitator.store.opening import open_store


@pytest.fixture
def elsewhere(store: Store) -> Iterator[Store]:
    """Another person at another machine, on the same file."""
    other = open_store(str(store.engine.url), store.clock, "Somebody else")
    yield other
    other.close()


@dataclass(frozen=True)
class Text:
    """A text that an act replaces: `write(store, words, seen)`; `beside(store)` changes something else of that row."""

    first: str
    write: Callable[[Store, str, str | None], object]
    beside: Callable[[Store], object] | None = None


def texts(room: Leadership) -> dict[str, Text]:
    """Every text that an act replaces as a whole."""
    topic = topics.raise_topic(room.store, "First")
    request = updates.add_help(room.store, room.update_of(room.ben), "First")
    decision = discussing.decide(room.store, room.meeting, "First")
    action = discussing.add_action(room.store, room.meeting, "First", room.ann, None)
    room.here(moving.move_to, Phase.PRIORITIZE)
    room.here(ordering.commit)
    discussion = room.here(discussing_of_first)
    discussing.note(room.store, discussion, "First")
    planning.change_milestone(room.store, room.pricing, resources="First", notes="First")
    planning.change_priority(room.store, room.growth, outcome="First")
    updates.write(room.store, room.update_of(room.ann), wins="First", learnings="First", notes="First")
    team.name_team(room.store, "First")

    def seen_as(field: str, seen: str | None) -> dict[str, str] | None:
        return None if seen is None else {field: seen}

    def milestone(field: str) -> Text:
        return Text(
            "First",
            lambda store, words, seen: planning.change_milestone(
                store, room.pricing, **named(field, words), seen=seen_as(field, seen)
            ),
            lambda store: planning.set_status(store, room.pricing, Status.WILL_MISS),
        )

    def member(field: str, first: str) -> Text:
        return Text(
            first,
            lambda store, words, seen: team.change_member(
                store, room.ann, **named(field, words), seen=seen_as(field, seen)
            ),
            lambda store: team.change_member(store, room.ann, email="ann@example.org"),
        )

    def update(field: str) -> Text:
        return Text(
            "First",
            lambda store, words, seen: updates.write(
                store, room.update_of(room.ann), **named(field, words), seen=seen_as(field, seen)
            ),
            lambda store: updates.add_help(store, room.update_of(room.ann), "Beside it"),
        )

    return {
        "topic": Text("First", lambda store, words, seen: topics.reword(store, topic, words, seen=seen)),
        "request": Text("First", lambda store, words, seen: updates.change_help(store, request, words, seen=seen)),
        "decision": Text(
            "First", lambda store, words, seen: discussing.correct_decision(store, decision, words, seen=seen)
        ),
        "action": Text(
            "First",
            lambda store, words, seen: discussing.correct_action(
                store, action, what=words, owner_id=room.ann, due=None, seen=seen_as("what", seen)
            ),
        ),
        "notes on a topic": Text(
            "First", lambda store, words, seen: discussing.correct_notes(store, discussion, words, seen=seen)
        ),
        "title of a milestone": Text("Pricing", milestone("title").write, milestone("title").beside),
        "needs of a milestone": milestone("resources"),
        "notes of a milestone": milestone("notes"),
        "title of a priority": Text(
            "Growth",
            lambda store, words, seen: planning.change_priority(
                store, room.growth, title=words, seen=seen_as("title", seen)
            ),
        ),
        "outcome of a priority": Text(
            "First",
            lambda store, words, seen: planning.change_priority(
                store, room.growth, outcome=words, seen=seen_as("outcome", seen)
            ),
        ),
        "name of a member": member("name", "Ann Berg"),
        "role of a member": member("role", "Sales"),
        "name of the team": Text("First", lambda store, words, seen: team.name_team(store, words, seen=seen)),
        "name of a series": Text(
            "Leadership",
            lambda store, words, seen: series.change_series(store, room.series, name=words, seen=seen_as("name", seen)),
        ),
        "wins": update("wins"),
        "learnings": update("learnings"),
        "notes on an update": update("notes"),
    }


def named(field: str, words: str) -> dict[str, Any]:
    return {field: words}


def discussing_of_first(store: Store, meeting_id: int) -> int:
    view = Desk(store).see(discuss.discuss, meeting_id, store.clock.now().date())
    assert view.topic is not None
    return view.topic.discussion_id


NAMES = (
    "topic", "request", "decision", "action", "notes on a topic", "title of a milestone", "needs of a milestone",
    "notes of a milestone", "title of a priority", "outcome of a priority", "name of a member", "role of a member",
    "name of the team", "name of a series", "wins", "learnings", "notes on an update",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_what_somebody_else_wrote_is_not_replaced_unseen(room: Leadership, elsewhere: Store, name: str) -> None:
    text = texts(room)[name]
    text.write(elsewhere, "Theirs", text.first)
    newest = room.desk.newest()

    with pytest.raises(Conflict) as caught:
        text.write(room.store, "Mine", text.first)
    assert list(caught.value.theirs.values()) == ["Theirs"]
    assert "Theirs" in caught.value.message
    assert room.desk.newest() == newest

    # Seen now, it may be replaced.
    text.write(room.store, "Mine", "Theirs")
    with pytest.raises(Conflict, match="Mine"):
        text.write(elsewhere, "Theirs again", "Theirs")


@pytest.mark.parametrize("name", NAMES)
def test_the_same_words_from_both_sides_are_no_conflict(room: Leadership, elsewhere: Store, name: str) -> None:
    text = texts(room)[name]
    text.write(elsewhere, "Both", text.first)
    text.write(room.store, "Both", text.first)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_that_saw_nothing_replaces_what_it_names(room: Leadership, elsewhere: Store, name: str) -> None:
    text = texts(room)[name]
    text.write(elsewhere, "Theirs", None)
    text.write(room.store, "Mine", None)
    with pytest.raises(Conflict, match="Mine"):
        text.write(elsewhere, "Theirs again", "Theirs")


@pytest.mark.parametrize("name", ["title of a milestone", "notes of a milestone", "role of a member", "wins"])
def test_a_change_beside_it_is_no_conflict(room: Leadership, elsewhere: Store, name: str) -> None:
    text = texts(room)[name]
    assert text.beside is not None
    text.beside(elsewhere)
    text.write(room.store, "Mine", text.first)


def test_a_status_that_changed_elsewhere_is_not_set_by_a_page_that_saw_another(
    before: Leadership, elsewhere: Store
) -> None:
    planning.set_status(elsewhere, before.pricing, Status.WILL_MISS)
    with pytest.raises(Conflict, match="will miss"):
        planning.set_status(before.store, before.pricing, Status.DONE, seen=Status.ON_TRACK)


def test_figures_of_a_series_are_held_to_the_same(before: Leadership, elsewhere: Store) -> None:
    series.change_series(elsewhere, before.series, length_minutes=45)
    seen = {"name": "Leadership", "length_minutes": "60", "at": "10:00"}
    series.change_series(before.store, before.series, at=time(11), seen=seen)
    with pytest.raises(Conflict) as caught:
        series.change_series(before.store, before.series, length_minutes=90, seen={**seen, "at": "11:00"})
    assert caught.value.theirs == {"length_minutes": "45"}


def test_a_line_is_added_to_what_stands_there_now(room: Leadership, elsewhere: Store) -> None:
    update = room.update_of(room.ann)
    updates.add_line(room.store, update, "wins", "One", meeting=room.meeting)
    updates.add_line(elsewhere, update, "wins", "Two")
    assert room.speaker.wins == "One\nTwo"


def test_fields_that_are_not_named_are_not_looked_at() -> None:
    check_seen({"other": "x"}, {"title": "theirs"}, {"title": "mine"})
    with pytest.raises(Conflict, match=r"Title, notes were changed"):
        check_seen({"title": "a", "notes": "b"}, {"title": "c", "notes": "d"}, {"title": "e", "notes": "f"})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    turns=st.lists(
        st.tuples(st.integers(0, 1), st.sampled_from(("wins", "learnings", "help")), st.booleans()), max_size=14
    )
)
def test_whoever_writes_when_no_line_of_anybody_is_lost(
    before: Leadership, elsewhere: Store, turns: list[tuple[int, str, bool]]
) -> None:
    """Two owners type line after line into one update. Each looks at it now and then; a conflict makes them look."""
    update = before.update_of(before.ann)
    stores = (before.store, elsewhere)

    def stands() -> dict[str, str]:
        found = before.desk.see(reading_preparing.preparing, before.ann, before.meeting, before.hand.time).update
        assert found is not None
        return {"wins": found.wins, "learnings": found.learnings, "help": found.help_text}

    looked = [stands(), stands()]
    written: list[tuple[str, str]] = []
    for number, (who, field, look) in enumerate(turns):
        if look:
            looked[who] = stands()
        line = f"{field} {number} {'abcdefghijklmnop'[number] * 12}"
        for _ in range(2):
            wanted = {**looked[who], field: f"{looked[who][field]}\n{line}".strip()}
            try:
                preparing.hand_in(
                    stores[who], update, wins=wanted["wins"], learnings=wanted["learnings"],
                    help=[Asking(one) for one in wanted["help"].splitlines()], seen=looked[who],
                )  # fmt: skip
            except Conflict:
                looked[who] = stands()
            else:
                looked[who] = wanted
                break
        written.append((field, line))
    now = stands()
    # The examples share one database: what an earlier one wrote stands there still.
    assert all(line in now[field].splitlines() for field, line in written)
