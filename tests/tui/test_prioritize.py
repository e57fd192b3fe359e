"""The midpoint: the suggested order, what is on offer, the cut line, and every way to change the order."""

import pytest
from council import Council
from leadership import Leadership
from live import later, say
from shown import Shown, shown

from facilitator.acts import discussing, moving, ordering, topics
from facilitator.clock import ManualClock
from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.store.database import Store
from facilitator.tui.widgets.rows import Rows

pytestmark = pytest.mark.usefixtures("by_hand")


@pytest.fixture
def council(store: Store, hand: ManualClock) -> Council:
    return Council(store, hand)


def phase(council: Council) -> Phase:
    return council.phase


def under_cursor(now: Shown) -> str:
    """What stands in the row under the cursor."""
    rows = now.screen.query_one(Rows)
    return next(row.content.plain for row in rows._rows if row.key == rows.cursor)


def order(now: Shown) -> list[str]:
    """The rows in their order: number and title's first word, and "cut" for the line below which nothing may fit."""
    rows = [row.content.plain for row in now.screen.query_one(Rows)._rows]
    return ["cut" if "likely to fit above" in row else " ".join(row.split()[:2]) for row in rows]


async def test_topics_stand_in_the_suggested_order_and_offers_apart(council: Council) -> None:
    ready = council.milestone("Lease", Status.MIGHT_MISS)
    council.milestone("Archive", Status.WILL_MISS)
    council.asks("Ben", "Lawyer for a day @Ann @Cem")
    council.asks("Fay", "Sign it", milestone=ready)
    council.prepare("Zebra", "Aardvark")
    async with shown(council.store, council.hand) as now:
        assert order(now)[:2] == ["1 Aardvark", "2 Zebra"]
        assert now.text.index("Zebra") < now.text.index("Offers") < now.text.index("Lawyer for a day")
        assert now.line("?  ▲  Sign it").split()[-3:] == ["might", "miss", "Fay"]
        assert "will miss" in now.line("?  ✗  Archive")
        assert "2 asked in writing and 2 milestones; i keeps one" in now.line("Offers")
        assert "asks 2 people" in now.line("Lawyer for a day")
        assert "Suggested: might miss, put off twice, will miss, waited longest. You decide." in now.text
        await now.press("end", "J")
        assert now.told == "That is only an offer: i keeps it."
        await now.press("x")
        assert now.told == "An offer is dropped by doing nothing."
        assert phase(council) is Phase.PRIORITIZE


async def test_an_offer_that_is_kept_takes_its_suggested_place_and_the_cursor_goes_along(council: Council) -> None:
    council.milestone("Lease", Status.MIGHT_MISS)
    council.prepare("Alpha")
    async with shown(council.store, council.hand) as now:
        await now.press("i")
        assert now.told == "i again keeps it."
        assert "Lease" in under_cursor(now)
        assert council.order == ["Alpha"]
        await now.press("i")
        assert order(now) == ["1 ▲", "2 Alpha"]
        assert "Lease" in under_cursor(now)
        assert "Offers" not in now.text
        await now.press("i")
        assert now.told == "Nothing is on offer."
        await now.press("u")
        assert now.told == "Undone: kept 'Lease' as a topic"
        assert council.order == ["Alpha"]


async def test_topics_are_moved_by_keys_and_by_digits_and_the_cursor_stays_on_them(council: Council) -> None:
    council.prepare("Alpha", "Beta", "Gamma", "Delta")
    async with shown(council.store, council.hand) as now:
        assert "Alpha" in under_cursor(now)
        await now.press("J", "J")
        assert council.order == ["Beta", "Delta", "Alpha", "Gamma"]
        await now.press("K")
        assert council.order == ["Beta", "Alpha", "Delta", "Gamma"]
        assert under_cursor(now).split()[:2] == ["2", "Alpha"]
        await now.press("4", "down")
        assert council.order == ["Beta", "Delta", "Gamma", "Alpha"]
        assert "Alpha" in under_cursor(now)
        await now.press("9", "1")
        assert council.order == ["Alpha", "Beta", "Delta", "Gamma"]
        await now.press("J", "S")
        assert council.order == ["Alpha", "Beta", "Delta", "Gamma"]
        await now.press("u")
        assert now.told == "Undone: went back to the suggested order"
        assert council.order == ["Beta", "Alpha", "Delta", "Gamma"]


async def test_a_place_beyond_the_ninth_is_chosen_from_a_list(council: Council) -> None:
    council.prepare(*(f"T{n:02}" for n in range(1, 13)))
    async with shown(council.store, council.hand) as now:
        assert "c any place" in now.text
        await now.press("c")
        assert "Put it at the place of" in now.text
        await now.press("end", "enter")
        assert council.order == [f"T{n:02}" for n in (*range(2, 13), 1)]
        assert under_cursor(now).split()[:2] == ["12", "T01"]
        await now.press("c", "escape")
        assert council.order[-1] == "T01"
        await now.press("c", "2")
        assert council.order[:2] == ["T02", "T01"]


async def test_the_help_says_what_plus_does_to_a_topic(council: Council) -> None:
    council.prepare("Alpha")
    async with shown(council.store, council.hand, size=(80, 60)) as now:
        await now.press("?")
        assert "while topics are put in order, five to the topic" in " ".join(now.text.split())
        assert "Stop the clock" not in now.text
        await now.press("escape", "+", "+", "-")
        assert now.line("Alpha").endswith("5 min")


async def test_the_cut_line_shows_what_is_likely_to_fit_and_moves_with_time_and_minutes(council: Council) -> None:
    council.prepare(*(f"T{n}" for n in range(9)))
    async with shown(council.store, council.hand) as now:
        # 54 minutes are left without the reserve: seven topics of seven minutes each fit.
        assert order(now)[6:8] == ["7 T6", "cut"]
        assert "54 min for 9 topics, 6 min each" in now.text
        await later(now, council.hand, 8 * 60)
        assert order(now)[5:7] == ["6 T5", "cut"]
        await now.press(*["+"] * 6)
        assert now.line("T0").endswith("30 min")
        assert order(now)[2:4] == ["3 T2", "cut"]
        await now.press(*["-"] * 6)
        assert " min" not in now.line("T0")
        await later(now, council.hand, 60 * 60)
        assert "no time left for discussion" in now.text
        assert order(now)[0] == "cut"


async def test_in_a_large_window_the_cut_line_is_as_wide_as_the_list(council: Council) -> None:
    council.prepare(*(f"Topic {n}, for which the title takes a good part of the line" for n in range(9)))
    async with shown(council.store, council.hand, size=(200, 60)) as now:
        line, last = now.line("likely to fit"), now.line("Topic 8")
        assert len(line) == len(last)
        before, _, after = line.partition(" likely to fit above this line, counting 7 min each ")
        assert abs(before.count("┄") - after.count("┄")) <= 1


async def test_beneath_the_list_a_title_is_told_only_where_its_row_cuts_it(council: Council) -> None:
    long = "A question whose words take more than a row of the list has, so that the end of it is cut"
    council.prepare("Alpha", long)
    async with shown(council.store, council.hand) as now:
        assert "so that the end of it is cut" in " ".join(now.text.split())
        await now.press("down")
        assert "Alpha" in under_cursor(now)
        assert (now.text.count("Alpha"), "end of it is cut" in now.text) == (1, False)


async def test_dropping_needs_a_reason(council: Council) -> None:
    council.prepare("Alpha", "Beta")
    async with shown(council.store, council.hand) as now:
        await now.press("x", "enter")
        assert "The answer is empty. Type a few words." in now.text
        assert council.order == ["Alpha", "Beta"]
        await now.type("settled in the corridor")
        await now.press("enter")
        assert council.order == ["Beta"]
        assert "With an outcome already: Alpha" in now.text
        await now.press("J")
        assert council.order == ["Beta"]
        await now.press("u")
        assert now.told == "Undone: dropped 'Alpha'"
        assert council.order == ["Alpha", "Beta"]


@pytest.mark.parametrize(("keys", "key"), [((), "1"), ((), "K"), (("end",), "2"), (("end",), "9"), (("end",), "J")])
async def test_a_topic_that_is_at_the_place_already_says_so(council: Council, keys: tuple[str, ...], key: str) -> None:
    council.prepare("Alpha", "Beta")
    async with shown(council.store, council.hand) as now:
        await now.press(*keys, key)
        assert now.told == "It is there already."
        assert council.order == ["Alpha", "Beta"]


async def test_two_topics_become_one_in_two_keys(council: Council) -> None:
    council.prepare("Alpha", "Beta " * 20, "Gamma " * 20)
    async with shown(council.store, council.hand) as now:
        await now.press("m")
        assert "Merge it into" in now.text
        assert "2 Beta Beta" in now.text
        assert "3 Gamma" in now.text
        await now.press("1")
        assert len(council.order) == 3
        await now.press("3")
        assert [title.split()[0] for title in council.order] == ["Beta", "Gamma"]
        assert now.told.startswith("Merged into: Gamma")
        await now.press("m", "2", "m")
        assert now.told == "There is no other topic to merge it into."


async def test_any_topic_can_be_merged_into_and_escape_merges_nothing(council: Council) -> None:
    council.prepare(*[f"T{n:02}" for n in range(1, 31)])
    async with shown(council.store, council.hand) as now:
        await now.press("m", "escape")
        assert len(council.order) == 30
        await now.press("m", "end")
        assert "30 T30" in now.text
        await now.press("up", "enter")
        assert len(council.order) == 29
        await now.press("u")
        assert now.told == "Undone: merged 'T01' into 'T29'"


async def test_a_topic_is_reworded_and_a_late_one_takes_its_suggested_place(council: Council) -> None:
    council.prepare("Alpha")
    async with shown(council.store, council.hand) as now:
        await say(now, "e", " and omega")
        assert council.order == ["Alpha and omega"]
        await say(now, "t", "A late matter")
        assert order(now) == ["1 A", "2 Alpha"]
        assert "Alpha and omega" in under_cursor(now)


async def test_discussion_is_locked_until_the_order_is_committed(council: Council) -> None:
    council.prepare("Alpha", "Beta")
    async with shown(council.store, council.hand) as now:
        await now.press("]")
        assert "locked until the order of topics is committed" in now.told
        assert phase(council) is Phase.PRIORITIZE
        await now.press("J", "enter")
        assert phase(council) is Phase.DISCUSS
        assert "DISCUSS 1 of 2" in now.lines[0]
        assert council.stage == "Beta"


async def test_the_order_can_be_changed_again_later_and_no_outcome_is_lost(council: Council) -> None:
    council.begin_discussing("Alpha", "Beta", "Gamma")
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    async with shown(council.store, council.hand) as now:
        await now.press("[")
        assert order(now) == ["1 Beta", "2 Gamma"]
        assert "With an outcome already: Alpha" in now.text
        await now.press("]")
        assert "locked" in now.told
        await now.press("J", "enter")
        assert council.stage == "Gamma"
        assert "✓ Alpha" in now.text
        assert "DISCUSS 2 of 3" in now.lines[0]


async def test_without_topics_it_is_said_what_to_do_and_enter_goes_on(council: Council) -> None:
    council.prepare()
    async with shown(council.store, council.hand) as now:
        assert "No topics. t writes one down, enter goes on." in now.text
        await now.press("J")
        assert now.told == "There is no topic."
        await now.press("enter")
        assert "Nothing waits" in now.text
        await now.press("enter")
        assert phase(council) is Phase.CLOSE


async def test_what_was_deferred_says_how_often_and_since_when(store: Store, hand: ManualClock) -> None:
    room = Leadership(store, hand)
    room.begin()
    lease = room.milestone("Lease", room.ben, None)
    source = SourceKind.MILESTONE
    topics.raise_topic(store, "Tax rules", meeting=room.meeting, source=source, milestone_id=lease)
    room.hold()
    room.begin()
    topics.raise_topic(store, "A new matter", meeting=room.meeting)
    room.here(moving.move_to, Phase.PRIORITIZE)
    async with shown(store, hand) as now:
        assert "since 17 Nov" in now.line("1  ●  Tax rules")
        assert "new" in now.line("2     A new matter")
        assert "waiting since 17 Nov, from: Lease" in now.text
    room.hold()
    room.begin()
    room.here(moving.move_to, Phase.PRIORITIZE)
    async with shown(store, hand) as now:
        assert "3rd time" in now.line("1  ●  Tax rules")


async def test_sixty_topics_scroll_and_no_row_is_cut_at_the_edge(council: Council) -> None:
    council.prepare(*(f"{n} " + "移行 plan [/] [red]x[/red] 🚀 " * 7 for n in range(60)))
    async with shown(council.store, council.hand) as now:
        rows = [line for line in now.lines if "移行" in line and "…" in line]
        assert len(rows) >= 12
        assert all(line.rstrip("▅▁▂▃▄▆▇█▍ ").endswith("new") for line in rows[:-1])
        await now.press("end")
        assert under_cursor(now).split()[:2] == ["60", "9"]
        assert "[red]x[/red]" in now.lines[-5] + now.lines[-4]
        await now.press("K", "home")
        assert now.lines[3].split()[:3] == ["▌", "1", "0"]


async def test_an_order_that_another_window_changed_is_not_committed_unseen(council: Council) -> None:
    council.prepare("Alpha", "Beta")
    async with shown(council.store, council.hand) as now:
        first = council.prioritize.topics[0].discussion_id
        assert first is not None
        council.here(ordering.move, first, 1)
        await now.press("enter")
        assert "moved on in another window" in now.told
        assert phase(council) is Phase.PRIORITIZE
        assert order(now) == ["1 Beta", "2 Alpha"]
        await now.press("enter")
        assert council.stage == "Beta"


async def test_without_topics_it_says_so_and_goes_on_without(council: Council) -> None:
    council.prepare()
    async with shown(council.store, council.hand) as now:
        assert "No topics raised today" in now.text
        assert "enter go on without" in now.text
        assert "for 0 topics" not in now.text
