"""The waiting topics on the board: raised, reworded, merged, settled, dropped; and what is offered as one."""

import pytest
import sqlalchemy as sa
from shown import Shown, shown
from small_team import TODAY, SmallTeam

from facilitator.acts import topics
from facilitator.clock import ManualClock
from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import TopicState
from facilitator.reading.topics import waiting
from facilitator.records.schema import METADATA
from facilitator.store.database import Store
from facilitator.tui.widgets.rows import Rows
from facilitator.views.board import WaitingTopic


@pytest.fixture
def plan(store: Store) -> SmallTeam:
    return SmallTeam(store)


def waiting_topics(store: Store) -> dict[str, WaitingTopic]:
    with store.read() as connection:
        return {topic.title: topic for topic in waiting(connection, TODAY)}


def kept(store: Store, topic_id: int) -> sa.RowMapping:
    """The topic as it stands in the database."""
    table = METADATA.tables["topic"]
    with store.read() as connection:
        return connection.execute(sa.select(table).where(table.c.id == topic_id)).mappings().one()


def cursor(now: Shown) -> str:
    return now.screen.query_one(Rows).cursor


async def test_a_topic_is_raised_in_words_and_stands_with_its_age(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        assert "none; t raises one for the next meeting" in now.line("Waiting topics")
        await now.press("t")
        await now.type("Who answers the phone?")
        await now.press("enter")
        assert waiting_topics(plan.store)["Who answers the phone?"].source is SourceKind.PERSON
        assert "since 17 Nov" in now.line("Who answers the phone?")
        assert "1 topic waits" in now.text
        await now.press("u")
        assert not waiting_topics(plan.store)


async def test_a_topic_that_is_put_aside_is_there_the_next_time(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("t")
        await now.type("Who answers")
        await now.press("escape")
        assert not waiting_topics(plan.store)
        await now.press("t")
        assert "Who answers" in now.text


async def test_might_miss_is_offered_as_a_topic_in_one_key(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("down", "y")
        assert "t makes it a topic" in now.text
        await now.press("t")
        topic = waiting_topics(plan.store)["New price list is out"]
        assert topic.source is SourceKind.MILESTONE
        assert "makes it a topic" not in now.text
        await now.press("t")
        assert "Topic" in now.lines[-2]


async def test_the_offer_goes_with_the_cursor_and_with_the_status(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("down", "y", "up")
        assert "makes it a topic" not in now.text
        await now.press("down")
        assert "makes it a topic" in now.text
        await now.press("g")
        assert "makes it a topic" not in now.text


async def test_a_milestone_that_is_a_topic_already_is_not_raised_twice(plan: SmallTeam, hand: ManualClock) -> None:
    topics.raise_topic(plan.store, "Shop", source=SourceKind.MILESTONE, milestone_id=plan.shop)
    async with shown(plan.store, hand, view="board") as now:
        await now.press("g", "y", "t")
        assert 'It is a topic already: "Shop".' in now.told
        assert list(waiting_topics(plan.store)) == ["Shop"]


async def test_t_goes_to_the_waiting_topics_and_back(plan: SmallTeam, hand: ManualClock) -> None:
    async with shown(plan.store, hand, view="board") as now:
        await now.press("T")
        assert "No topic waits" in now.told
        await now.press("t")
        await now.type("Parking")
        await now.press("enter", "down", "T")
        topic = waiting_topics(plan.store)["Parking"].id
        assert cursor(now) == f"t:{topic}"
        await now.press("T")
        assert cursor(now) == f"m:{plan.shop}"


async def test_a_topic_is_reworded(plan: SmallTeam, hand: ManualClock) -> None:
    topic = topics.raise_topic(plan.store, "Parking")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("T", "e")
        assert "Parking" in now.lines[-2]
        await now.press("ctrl+u")
        await now.type("Parking for guests")
        await now.press("enter")
        assert waiting_topics(plan.store)["Parking for guests"].id == topic
        assert "Parking for guests" in now.text


async def test_a_topic_is_merged_into_another_by_words_of_it(plan: SmallTeam, hand: ManualClock) -> None:
    parking = topics.raise_topic(plan.store, "Parking")
    guests = topics.raise_topic(plan.store, "Where guests leave their cars")
    topics.raise_topic(plan.store, "Where the cars are sold")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("T")
        assert cursor(now) == f"t:{parking}"
        await now.press("m")
        assert "words of its title" in now.text
        await now.type("where")
        assert "2 topics hold that" in now.text
        await now.press("space")
        await now.type("guests")
        assert "→ Where guests leave their cars" in now.text
        await now.press("enter")
        assert kept(plan.store, parking)["state"] is TopicState.MERGED
        assert kept(plan.store, parking)["merged_into_id"] == guests
        assert "Parking" not in now.text
        await now.press("u")
        assert "Parking" in now.text


async def test_a_topic_alone_cannot_be_merged(plan: SmallTeam, hand: ManualClock) -> None:
    topics.raise_topic(plan.store, "Parking")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("T", "m")
        assert "no other topic" in now.told


async def test_a_topic_is_settled_with_or_without_a_word(plan: SmallTeam, hand: ManualClock) -> None:
    first, second = topics.raise_topic(plan.store, "Parking"), topics.raise_topic(plan.store, "Coffee")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("T", "s")
        await now.type("the city gave a permit")
        await now.press("enter")
        assert kept(plan.store, first)["settled_note"] == "the city gave a permit"
        assert cursor(now) == f"t:{second}"
        await now.press("s", "enter")
        assert kept(plan.store, second)["state"] is TopicState.SETTLED


async def test_a_topic_is_dropped_only_with_a_reason(plan: SmallTeam, hand: ManualClock) -> None:
    topic = topics.raise_topic(plan.store, "Parking")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("T", "x", "enter")
        assert "is empty" in now.text
        assert kept(plan.store, topic)["state"] is TopicState.OPEN
        await now.type("nobody drives any more")
        await now.press("enter")
        assert kept(plan.store, topic)["state"] is TopicState.DROPPED
        assert kept(plan.store, topic)["settled_note"] == "nobody drives any more"


async def test_keys_for_topics_on_a_milestone_say_where_the_topics_are(plan: SmallTeam, hand: ManualClock) -> None:
    topics.raise_topic(plan.store, "Parking")
    async with shown(plan.store, hand, view="board") as now:
        for key in ("m", "s", "x"):
            await now.press(key)
            assert "T goes there" in now.told
        await now.press("T", "y")
        assert "Put the cursor on a milestone" in now.told


async def test_where_a_topic_comes_from_stands_beneath(plan: SmallTeam, hand: ManualClock) -> None:
    topics.raise_topic(plan.store, "Shop", source=SourceKind.MILESTONE, milestone_id=plan.shop)
    topics.raise_topic(plan.store, "Coffee", raised_by=plan.ann)
    async with shown(plan.store, hand, view="board") as now:
        assert "milestone" in now.line("Shop  ")
        assert "from Ann Berg" in now.line("Coffee")
        await now.press("T")
        assert "milestone: Second shop opens" in now.text


async def test_the_filter_finds_topics_too(plan: SmallTeam, hand: ManualClock) -> None:
    topics.raise_topic(plan.store, "Parking")
    topics.raise_topic(plan.store, "Coffee")
    async with shown(plan.store, hand, view="board") as now:
        await now.press("slash")
        await now.type("park")
        assert "1 of 2 topics" in now.text
        assert "Coffee" not in now.text
