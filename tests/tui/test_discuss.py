"""The second half: the topic and its clock, what is said, and how each topic ends."""

from datetime import date

import pytest
from council import Council
from live import clock, later, look, say
from shown import shown
from textual.content import Content

from facilitator.acts import discussing, moving, ordering
from facilitator.clock import ManualClock
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.process.timebox import Timebox
from facilitator.store.database import Store
from facilitator.tui.app import View
from facilitator.tui.screens.looking import LookingScreen
from facilitator.tui.screens.separate_form import SeparateForm
from facilitator.tui.screens.topic_sheet import topic_sheet
from facilitator.tui.theme import QUIET, WATCH
from facilitator.tui.widgets.large_type import enlarged
from facilitator.tui.widgets.plain import Plain
from facilitator.views.discuss import DecisionLine, TopicOnStage
from facilitator.views.meeting import ActionLine, MilestoneLine

pytestmark = pytest.mark.usefixtures("by_hand")
TODAY = date(2026, 11, 17)


@pytest.fixture
def council(store: Store, hand: ManualClock) -> Council:
    """Alpha is up, Beta and Gamma wait."""
    council = Council(store, hand)
    council.begin_discussing("Alpha", "Beta", "Gamma")
    return council


def outcomes(council: Council) -> dict[str, Outcome | None]:
    return {topic.title: topic.outcome for topic in council.closing.topics}


async def test_the_clock_counts_up_against_what_each_topic_can_have(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        assert "DISCUSS 1 of 3" in now.lines[0]
        assert now.line("Alpha").startswith("  Alpha")
        assert (clock(now), "▶ running" in now.text) == ("0:00", True)
        assert "54 min for 3 topics, 18:17 each" in now.text
        assert "18:17 if all are to fit" in now.text
        await later(now, council.hand, 65)
        assert clock(now) == "1:05"
        # What this topic has used counts: its share does not shrink while it is talked about.
        assert "18:17 if all are to fit" in now.text
        await now.press("space")
        await later(now, council.hand, 30)
        assert (clock(now), "‖ paused" in now.text) == ("1:05", True)


@pytest.mark.parametrize("view", ["run", "follow"])
async def test_it_says_whom_the_topic_asks(store: Store, hand: ManualClock, view: View) -> None:
    council = Council(store, hand)
    council.asks("Cem", "A lawyer for a day", asked=("Dee", "Eva"))
    council.prepare("Zebra")
    council.here(ordering.keep, council.prioritize.offers[0].key)
    council.here(ordering.commit)
    async with shown(council.store, council.hand, view=view) as now:
        now.line("asked by Cem")
        assert "Dee, Eva" in now.line("Asks")


@pytest.mark.parametrize("view", ["run", "follow", "notes"])
async def test_past_its_share_a_topic_is_marked_and_its_digits_stay_calm(council: Council, view: View) -> None:
    async with shown(council.store, council.hand, view=view) as now:
        for seconds, told, style in (
            (18 * 60, "18:17 if all are to fit", QUIET),
            (30, "▲ past its share of 18:17", WATCH),
            (600, "▲ past its share of 18:17", WATCH),
        ):
            council.hand.tick(seconds)
            assert isinstance(now.screen, LookingScreen)
            now.screen.look()
            await now.settle()
            now.line(told)
            assert now.screen.query_one("#bar", Plain).content.is_same(Content.styled(told, style))
            # Nobody promised that time: as long as each needs.
            assert now.screen.query_one("#digits").styles.color == now.screen.styles.color


async def test_what_was_taken_down_is_confirmed_in_one_line_and_the_keys_stay(council: Council) -> None:
    long = "the late course takes eight mechanics of the night shift until the depot has its own instructor"
    async with shown(council.store, council.hand) as now:
        for key, answers, confirmed, ends in (
            ("D", (long,), "Decision: the late course", "…"),
            ("n", (long,), "Note: the late course", "…"),
            ("a", (f"{long} @ann fri",), "Action item: the late course", "… (Ann, by Fri 20 Nov)"),
            ("t", (long,), "Topic: the late course", "…"),
        ):
            await say(now, key, *answers)
            assert now.lines[-1].startswith(f" ▌ {confirmed}")
            assert now.lines[-1].endswith(ends)
            assert "r resolved" in now.lines[-2]


async def test_the_last_topic_is_measured_against_all_that_is_left(store: Store, hand: ManualClock) -> None:
    Council(store, hand).begin_discussing("Alpha")
    async with shown(store, hand) as now:
        # "54:55 left" would be read as what is left now, and is not: the clock beside it counts up.
        assert now.line("54:55").endswith(" of 54:55")
        await later(now, hand, 54 * 60)
        assert now.line("54:55").endswith(" of 54:55")
        await later(now, hand, 60)
        now.line("▲ past its share of 54:55")


async def test_a_topic_that_was_given_minutes_counts_down_and_the_end_is_told(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.prepare("Alpha", "Beta")
    for topic in council.prioritize.topics:
        assert topic.discussion_id is not None
        council.here(ordering.give_minutes, topic.discussion_id, 5)
    council.here(ordering.commit)
    async with shown(store, hand) as now:
        assert (clock(now), "of 5:00" in now.text) == ("5:00", True)
        assert "done 10:15" in now.text
        await later(now, hand, 241)
        assert "▲ last minute" in now.text
        await now.press("+")
        assert (clock(now), "of 6:00" in now.text) == ("1:59", True)
        await later(now, hand, 150)
        assert (clock(now), "■ over time" in now.text) == ("+0:31", True)
        assert council.stage == "Alpha"


async def test_what_one_topic_was_given_is_not_shared_among_the_others(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.prepare("Alpha", "Beta", "Gamma")
    beta = council.prioritize.topics[1]
    assert beta.discussion_id is not None
    council.here(ordering.give_minutes, beta.discussion_id, 34)
    async with shown(store, hand) as now:
        assert "54 min for 3 topics, 10 min where none are given" in now.text
        council.here(ordering.commit)
        await later(now, hand, 0)
        assert "54 min for 3 topics, 10:2" in now.text
        assert now.line("if all are to fit").strip().startswith("10:2")
        assert "where none are given" in now.text
        council.here(ordering.give_minutes, beta.discussion_id, 55)
        await later(now, hand, 0)
        assert "54 min for 3 topics, 55 min given" in now.text
        assert "▲ nothing left for it" in now.text


async def test_what_comes_next_is_named_in_full_before_what_comes_after_it(store: Store, hand: ManualClock) -> None:
    Council(store, hand).begin_discussing(*(f"A rule for the last bus {n}" for n in range(10)))
    async with shown(store, hand, size=(80, 24)) as now:
        side = [line[54:].rstrip() for line in now.lines]
        begins = side.index("Next") + 1
        # Of thirteen lines nine topics take nine; the first ones share the rest.
        assert side[begins : begins + 4] == ["1 A rule for the last", "  bus 1", "2 A rule for the last", "  bus 2"]
        assert side[begins + 8 : begins + 13] == [f"{n} A rule for the last b…" for n in range(5, 10)]


async def test_the_newest_is_in_view_beneath_a_title_that_has_just_grown(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.begin_discussing("Charging at night or between trips", "Tram")
    for n in range(20):
        council.here(discussing.decide, f"Decision {n}.", council.up)
    (tram,) = council.discuss.queue
    council.here(discussing.start, tram.discussion_id)
    async with shown(store, hand, size=(120, 36)) as now:
        await now.press("1")
        assert "Decision 19." in now.text
        assert "earlier" in now.text


async def test_no_title_is_cut_where_lines_are_free_beneath_it(store: Store, hand: ManualClock) -> None:
    long = "Release eight mechanics from the late shift for two weeks"
    Council(store, hand).begin_discussing("Alpha", long, "Tickets", "Vans")
    async with shown(store, hand, size=(80, 24)) as now:
        side = [line[54:].strip() for line in now.lines]
        begins = side.index("Next") + 1
        assert " ".join(side[begins : begins + 4]) == f"1 {long}"
        await now.press("r", "r")
        side = [line[54:].strip() for line in now.lines]
        begins = side.index("With an outcome: 2") + 2
        assert " ".join(side[begins : begins + 4]).rstrip() == f"✓ {long}"


async def test_one_key_ends_a_topic_and_the_next_one_comes_up_with_its_clock(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await later(now, council.hand, 60)
        await now.press("r")
        assert outcomes(council)["Alpha"] is Outcome.RESOLVED
        assert "DISCUSS 2 of 3" in now.lines[0]
        assert (council.stage, clock(now)) == ("Beta", "0:00")
        assert "✓ Alpha" in now.text
        await now.press("d")
        assert outcomes(council)["Beta"] is Outcome.NEXT_MEETING
        assert "Nothing waits" in now.text
        await now.press("u")
        assert now.told == "Undone: deferred 'Beta' to the next meeting"
        assert council.stage == "Beta"
        await now.press("U", "r")
        assert council.phase is Phase.CLOSE
        assert "CLOSE" in now.lines[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_the_last_topic_that_waits_is_named_as_well(council: Council, size: tuple[int, int]) -> None:
    async with shown(council.store, council.hand, size=size) as now:
        now.line("1 Beta")
        await now.press("r")
        now.line("1 Gamma")


async def test_the_title_is_as_large_as_the_window_has_room_and_what_was_said_follows_it(
    store: Store, hand: ManualClock
) -> None:
    long = "Zebra crossings " * 12
    council = Council(store, hand)
    council.begin_discussing("Who may hold a bus for a late tram", long.strip())
    async with shown(store, hand, size=(120, 36)) as now:
        await say(now, "D", "Two minutes.")
        lowest = now.line(enlarged("Who may hold a bus for a late tram", 68, 13, (1,))[-1].strip())
        assert now.lines.index(now.line("Decided")) - now.lines.index(lowest) == 3
        await now.pilot.resize_terminal(80, 24)
        await now.settle()
        now.line("Who may hold a bus")
        await now.pilot.resize_terminal(200, 60)
        await now.settle()
        assert enlarged("Who may hold a bus for a late tram", 130, 21, (2,))[0].strip() in now.text
        await now.press("r")
        now.line("Zebra crossings Zebra")
        assert now.lines.index(now.line("D decision")) < 20


async def test_dropping_the_last_topic_asks_for_the_reason_and_leads_to_the_closing(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("r", "r", "x", "enter")
        assert "The answer is empty." in now.text
        assert outcomes(council)["Gamma"] is None
        await now.type("not ours")
        await now.press("enter")
        assert outcomes(council)["Gamma"] is Outcome.DROPPED
        assert council.phase is Phase.CLOSE
        assert "CLOSE" in now.lines[0]


async def test_what_was_dropped_while_topics_were_ordered_is_not_counted_on_the_way(
    store: Store, hand: ManualClock
) -> None:
    council = Council(store, hand)
    council.prepare("Alpha", "Beta", "Gamma")
    council.here(ordering.drop, council.titled("Gamma"), "Not now")
    council.here(ordering.commit)
    async with shown(store, hand) as now:
        assert "DISCUSS 1 of 2" in now.lines[0]
        await now.press("x")
        await now.type("No need")
        await now.press("enter")
        assert "DISCUSS 2 of 2" in now.lines[0]


async def test_a_topic_gets_a_meeting_of_its_own_and_esc_leaves_it_where_it_is(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("s")
        assert isinstance(now.screen, SeparateForm)
        await now.press("escape")
        assert council.stage == "Alpha"
        await now.press("s")
        await now.type("Dee")
        await now.press("enter")
        await now.type("+1w")
        await now.press("enter")
        assert outcomes(council)["Alpha"] is Outcome.SEPARATE_MEETING
        assert council.stage == "Beta"
        assert "◷ Alpha" in now.text
        assert now.told == "A meeting of its own: Tue 24 Nov 10:00, Dee"


async def test_a_digit_takes_up_another_topic_and_b_the_last_one_again_with_its_clock(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("b")
        assert now.told == "No topic was discussed before this one."
        assert now.text.index("1 Beta") < now.text.index("2 Gamma")
        await later(now, council.hand, 30)
        await now.press("2")
        assert council.stage == "Gamma"
        await now.press("1")
        assert (council.stage, clock(now)) == ("Alpha", "0:30")
        await now.press("9")
        assert now.told == "Nothing has the number 9 here."
        await now.press("r")
        await later(now, council.hand, 10)
        await now.press("b")
        assert (council.stage, clock(now)) == ("Alpha", "0:30")
        assert outcomes(council)["Alpha"] is None


async def test_decisions_action_items_and_notes_stand_on_the_stage(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        assert "D decision   a action   n note" in now.text
        await say(now, "e", " and omega")
        assert council.stage == "Alpha and omega"
        assert now.line("Alpha and").strip().startswith("Alpha and omega")
        await say(now, "D", "We sign.")
        await say(now, "n", "Nobody wants to wait.")
        await say(now, "a", "Call the bidder", "ha", "+2w")
        assert "We sign." in now.line("Decided")
        assert "Nobody wants to wait." in now.line("Note")
        assert "Call the bidder  Hal, by 1 Dec" in now.line("Action")
        await now.press("a")
        await now.type("Tell them")
        await now.press("enter")
        await now.type("zz")
        await now.press("enter")
        assert "Nobody is called that." in now.text
        await now.press("escape", "u")
        assert now.told == "Undone: gave the action item 'Call the bidder' to Hal, by 1 Dec"
        topic = council.discuss.topic
        assert topic is not None
        assert topic.actions == ()


async def test_what_is_written_down_belongs_to_the_topic_that_was_up_when_it_was_begun(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("D")
        await now.type("We sign.")
        council.here(discussing.conclude, council.up, Outcome.RESOLVED)
        await look(now)
        assert council.stage == "Beta"
        await now.press("enter")
        assert "We sign." not in "".join(now.lines[:-1])
        await now.press("b")
        assert "We sign." in now.line("Decided")


async def test_the_topics_milestone_changes_in_place(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    lease = council.milestone("Lease signed")
    council.asks("Ben", "A lawyer for a day @Ann", milestone=lease)
    council.prepare("Zebra")
    council.here(ordering.keep, council.prioritize.offers[0].key)
    council.here(ordering.commit)
    async with shown(store, hand) as now:
        assert "asked by Ben" in now.text
        assert "Asks" not in now.text
        assert "Lease signed" in now.line("Milestone")
        assert "● on track   18 Dec, in 4 weeks  Ann" in now.text
        await now.press("m")
        assert "g on track  y might miss  r will miss  d done  f new date  esc back" in now.text
        await now.press("escape", "m", "y")
        assert "▲ might miss" in now.text
        assert now.told == "might miss: Lease signed"
        await now.press("m", "f")
        await now.type("eoy")
        await now.press("enter")
        assert "31 Dec" in now.text
        await now.press("r", "m")
        assert now.told == "No milestone stands behind this topic."


async def test_enter_says_what_a_topic_needs_and_past_the_time_where_to_go(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("enter")
        assert now.told == "r, d, s or x: each topic ends with an outcome."
        await later(now, council.hand, 56 * 60)
        assert "no time left: close the loop with ]" in now.text
        await now.press("]")
        assert council.phase is Phase.CLOSE
        await now.press("[")
        assert council.stage == "Alpha"


async def test_without_a_topic_on_the_stage_it_is_said_what_to_do(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("r", "r", "r", "[")
        assert "No topic is on the stage" in now.text
        assert clock(now) == "0:00"
        assert "nothing runs" in now.text
        await later(now, council.hand, 70)
        assert clock(now) == "1:10"
        await now.press("r")
        assert "No topic is on the stage. None waits; b takes the last one up again." in now.told
        await say(now, "t", "Delta")
        await now.press("enter")
        assert council.stage == "Delta"
        await now.press("r")
        assert council.phase is Phase.CLOSE


async def test_the_outcome_that_another_window_gave_is_not_given_twice(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        council.here(discussing.conclude, council.up, Outcome.NEXT_MEETING)
        await now.press("r")
        assert "moved on in another window" in now.told
        assert outcomes(council) == {"Alpha": Outcome.NEXT_MEETING, "Beta": None, "Gamma": None}
        assert "Beta" in now.line("Beta")


async def test_sixty_topics_leave_room_for_what_is_done(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.begin_discussing(*(f"{n:02} " + "移行 [/] [red]x[/red] 🚀 " * 8 for n in range(60)))
    async with shown(store, hand) as now:
        await now.press("r", "r", "r", "r")
        assert "DISCUSS 5 of 60" in now.lines[0]
        assert "✓ 03" in now.text
        assert "With an outcome: 4" in now.text
        assert "1 05" in now.text
        assert "and 48 more" in now.text
        assert "[red]x[/red]" in now.text
        council.here(moving.move_to, Phase.CLOSE)
        await look(now)
        assert "CLOSE" in now.lines[0]


# --- the sheet ---------------------------------------------------------------------------------------------------


def topic(
    *,
    decisions: int = 0,
    actions: int = 0,
    notes: int = 0,
    source: str = "",
    milestone: MilestoneLine | None = None,
    words: str = "{}",
) -> TopicOnStage:
    return TopicOnStage(
        1, 1, "Alpha", "", (), source, "", milestone, None, Timebox(None, ()),
        "\n".join(words.format(f"Note {n}") for n in range(notes)),
        tuple(DecisionLine(n, words.format(f"Decision {n}"), 1) for n in range(decisions)),
        tuple(ActionLine(n, words.format(f"Action {n}"), 1, "Ann", TODAY, False, TODAY) for n in range(actions)),
    )  # fmt: skip


def sheet(of: TopicOnStage, height: int, width: int = 50) -> list[str]:
    return [line.rstrip() for line in topic_sheet(of, width, height, TODAY).plain.split("\n")]


def test_each_kind_has_its_label_once() -> None:
    assert sheet(topic(decisions=2, actions=1, notes=2), 9) == [
        "Decided   Decision 0",
        "          Decision 1",
        "Action    Action 0  Ann, by 17 Nov",
        "Note      Note 0",
        "          Note 1",
    ]


def test_what_was_said_stands_apart_as_soon_as_there_is_room() -> None:
    assert sheet(topic(decisions=2, actions=1), 10) == [
        "Decided   Decision 0",
        "",
        "          Decision 1",
        "",
        "Action    Action 0  Ann, by 17 Nov",
    ]


def test_notes_push_no_decision_out_of_view_and_the_newest_stays() -> None:
    shown = sheet(topic(decisions=2, actions=1, notes=20), 6)
    assert shown == [
        "Decided   Decision 0",
        "          Decision 1",
        "Action    Action 0  Ann, by 17 Nov",
        "Note      Note 18",
        "          Note 19",
        "          and 18 earlier",
    ]


def test_of_too_many_decisions_the_newest_stay() -> None:
    shown = sheet(topic(decisions=9), 4)
    assert shown == ["Decided   Decision 6", "          Decision 7", "          Decision 8", "          and 6 earlier"]


def test_long_words_are_cut_and_not_who_does_it_and_when() -> None:
    shown = sheet(topic(actions=3, words="{} " + "is a long piece of work " * 8), 3)
    assert len(shown) == 3
    assert all(line.endswith("Ann, by 17 Nov") for line in shown)


def test_where_it_comes_from_stands_first() -> None:
    lease = MilestoneLine(1, "Lease", Status.MIGHT_MISS, TODAY, "Ann", "Growth", changed=False, topic_id=None)
    shown = sheet(topic(source="A lawyer for a day", milestone=lease), 14)
    assert shown[:3] == [
        "From      A lawyer for a day", "Milestone Lease", "          ▲ might miss 17 Nov, today  Ann",
    ]  # fmt: skip


@pytest.mark.parametrize("height", range(6))
def test_a_small_screen_shows_the_beginning(height: int) -> None:
    assert len(topic_sheet(topic(decisions=3, actions=3, notes=3, source="x"), 30, height, TODAY).split("\n")) <= max(
        1, height
    )


async def test_a_topic_beyond_the_ninth_is_taken_up_from_a_list(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.begin_discussing(*[f"T{n:02}" for n in range(1, 13)])
    async with shown(council.store, council.hand) as now:
        assert "c any topic" in now.text
        await now.press("c", "end")
        assert "11 T12" in now.text
        await now.press("enter")
        assert council.stage == "T12"
        await now.press("c", "escape")
        assert council.stage == "T12"
        await now.press("c", "2")
        assert council.stage == "T02"


async def test_with_every_topic_done_the_stage_says_where_it_goes_from_here(council: Council) -> None:
    for _ in range(3):
        council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(moving.move_to, Phase.DISCUSS)
    async with shown(council.store, council.hand) as now:
        assert "Every topic has its outcome. Enter closes the" in now.text
        assert "for 0 topics" not in now.text
        assert "takes up the next topic" not in now.text
        assert "1-9" not in now.text
        await now.press("r")
        assert "None waits" in now.told
        await now.press("enter")
        assert council.phase is Phase.CLOSE
