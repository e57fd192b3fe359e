"""The closing screen: destinations, the rating, the end, the minutes, and putting words right afterwards."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from council import Council
from shown import Shown, shown

from facilitator.acts import closing, discussing, moving, ordering, planning, topics, updates
from facilitator.clock import ManualClock
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.store.database import Store
from facilitator.tui.app import View
from facilitator.tui.screens.closing_sheet import MinutesFile, closed_lines
from facilitator.tui.screens.minutes import MinutesScreen
from facilitator.tui.screens.notes_form import NotesForm
from facilitator.tui.screens.separate_form import SeparateForm
from facilitator.tui.widgets.rows import Rows
from facilitator.views.closing import ClosingTopic


@pytest.fixture
def council(store: Store, hand: ManualClock) -> Council:
    """At the closing: alpha is resolved, beta and gamma were not reached."""
    council = Council(store, hand)
    council.begin_discussing("Alpha", "Beta", "Gamma")
    hand.tick(300)
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(moving.move_to, Phase.CLOSE)
    return council


def topic(council: Council, title: str) -> ClosingTopic:
    return next(topic for topic in council.closing.topics if topic.title == title)


def outcomes(council: Council) -> dict[str, Outcome | None]:
    return {topic.title: topic.outcome for topic in council.closing.topics}


def cursor(now: Shown) -> str:
    return now.screen.query_one(Rows).cursor


def minutes_file(tmp_path: Path) -> Path:
    return tmp_path / "minutes" / "2026-11-17-leadership-minutes.md"


async def go_to(now: Shown, words: str) -> None:
    """Move the cursor to the row that holds `words`."""
    rows = now.screen.query_one(Rows)
    place = next(n for n, row in enumerate(rows._rows) if row.key and words in row.content.plain)
    rows.highlighted = place
    await now.settle()


async def test_what_has_no_destination_stands_first_and_enter_sends_all_of_it_to_the_next_meeting(
    council: Council,
) -> None:
    async with shown(council.store, council.hand) as now:
        assert "2 topics have no destination" in now.text
        assert now.text.index("No destination yet") < now.text.index("Beta") < now.text.index("Decided and done")
        assert now.text.index("Decided and done") < now.text.index("Alpha")
        await now.press("enter")
        assert outcomes(council) == {
            "Alpha": Outcome.RESOLVED, "Beta": Outcome.NEXT_MEETING, "Gamma": Outcome.NEXT_MEETING
        }  # fmt: skip
        assert "No destination" not in now.text
        assert "Goes to the next meeting, Tue 24 Nov 10:00" in now.text
        assert "deferred once" in now.line("Beta")
        assert "c closes the meeting" in now.text


async def test_the_figures_of_the_meeting_are_told_whole_on_two_lines(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.begin_discussing("Alpha", "Beta", "Gamma", "Delta", "Epsilon")
    plan = discussing.SeparatePlan(
        "Beta", hand.time + timedelta(days=2), "Europe/Berlin", 30, council.members["Ben"], ()
    )
    hand.tick(300)
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    council.here(discussing.conclude_separately, council.up, plan)
    council.here(discussing.conclude, council.up, Outcome.NEXT_MEETING)
    council.here(discussing.conclude, council.up, Outcome.DROPPED, reason="No need")
    council.here(moving.move_to, Phase.CLOSE)
    async with shown(store, hand) as now:
        told = " ".join(now.text.split())
        assert "5 topics: 1 resolved, 1 deferred, 1 separate, 1 dropped, 1 open; 3 not discussed." in told


async def test_enter_does_not_close(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("enter", "enter")
        assert council.phase is Phase.CLOSE
        assert "c closes the meeting" in now.told


async def test_closing_is_refused_while_a_topic_has_no_destination(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("c")
        assert council.phase is Phase.CLOSE
        assert "2 topics have no destination yet." in now.told


async def test_single_topics_get_their_own_outcome_and_the_cursor_goes_on(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        assert cursor(now) == f"topic:{topic(council, 'Beta').discussion_id}"
        await now.press("d")
        assert outcomes(council)["Beta"] is Outcome.NEXT_MEETING
        assert cursor(now) == f"topic:{topic(council, 'Gamma').discussion_id}"
        await now.press("r")
        assert outcomes(council)["Gamma"] is Outcome.RESOLVED


async def test_dropping_asks_for_the_reason(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("x")
        await now.press("enter")
        assert outcomes(council)["Beta"] is None
        await now.type("not ours")
        await now.press("enter")
        assert outcomes(council)["Beta"] is Outcome.DROPPED
        assert "dropped: not ours" in now.line("Beta")


async def test_an_outcome_can_be_changed_and_undone(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("enter")
        await go_to(now, "Gamma")
        await now.press("r")
        assert outcomes(council)["Gamma"] is Outcome.RESOLVED
        await now.press("u", "u")
        assert outcomes(council)["Gamma"] is None
        assert "2 topics have no destination" in now.text


async def test_a_separate_meeting_needs_an_owner_a_date_and_enter(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("s")
        assert isinstance(now.screen, SeparateForm)
        await now.type("ben")
        assert "→ Ben" in now.text
        await now.press("enter")
        await now.type("fri")
        assert "→ Fri 20 Nov, in 3 days" in now.text
        await now.press("enter")
        assert "Gets its own meeting" in now.text
        assert "Fri 20 Nov 10:00, Ben" in now.line("Beta")
        assert topic(council, "Beta").separate_start == datetime(2026, 11, 20, 9, tzinfo=UTC)
        assert now.told == "A meeting of its own: Fri 20 Nov 10:00, Ben"
        assert "1 separate" in now.line("3 topics: ")


async def test_a_separate_meeting_in_the_past_is_refused_and_the_page_stays(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("s")
        await now.type("ben")
        await now.press("enter")
        await now.type("2026-11-16")
        await now.press("enter")
        assert isinstance(now.screen, SeparateForm)
        assert "would lie in the past" in now.text
        assert outcomes(council)["Beta"] is None


async def test_leaving_the_page_for_a_separate_meeting_keeps_what_was_typed(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("s")
        await now.type("ben")
        await now.press("enter")
        await now.type("+1w")
        await now.press("escape")
        assert "No destination yet" in now.text
        await now.press("s")
        assert "+1w" in now.text
        assert "→ Ben" in now.text
        await now.press("ctrl+s")
        assert outcomes(council)["Beta"] is Outcome.SEPARATE_MEETING


async def test_who_asked_and_who_was_asked_come_to_the_separate_meeting(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.start()
    request = council.asks("Cem", "A second pair of eyes", asked=("Dee", "Eva"))
    council.here(updates.take_rest_as_read)
    council.here(ordering.keep, f"help:{request}")
    council.here(ordering.commit)
    council.here(moving.move_to, Phase.CLOSE)
    async with shown(store, hand) as now:
        await now.press("s")
        assert "Cem" in now.line("Owner")
        assert "Cem, Dee, Eva" in now.line("Who comes")
        await now.type("thu")
        await now.press("enter")
        assert "Cem" in now.line("◷ A second pair of eyes")


async def test_names_of_attendees_are_completed_one_after_the_other(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("s", "tab", "tab", "tab", "tab")
        await now.type("Ann, ga, G")
        assert "Nobody is called that" in now.text
        await now.press("backspace", "backspace", "backspace", "backspace", "backspace")
        await now.type("G")
        await now.press("right")
        assert now.line("Who comes").endswith("Ann, Gus")
        assert "Nobody is called that" not in now.text


async def test_the_meeting_is_rated_from_1_to_10(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("v")
        await now.type("11")
        await now.press("enter")
        assert "A rating is a whole number from 1 to 10." in now.text
        await now.press("backspace", "enter")
        assert "rated 1 of 10" in now.text
        assert council.closing.rating == 1
        await now.press("v", "enter")
        assert council.closing.rating is None


async def test_closing_writes_the_minutes_and_says_where(council: Council, tmp_path: Path) -> None:
    async with shown(council.store, council.hand) as now:
        council.hand.tick(60)
        await now.press("enter", "c")
        assert council.phase is Phase.CLOSED
        assert "✓ Closed at 10:0" in now.text
        assert any(line.endswith("2026-11-17-leadership-minutes.md") for line in now.lines)
        assert "Tue 24 Nov 10:00, in 7 days" in now.line("next meeting")
    written = minutes_file(tmp_path).read_text(encoding="utf-8")
    assert written.startswith("# Leadership: minutes of Tue 17 Nov 2026\n")
    assert "Beta: to the next meeting" in written
    assert [path.name for path in minutes_file(tmp_path).parent.iterdir()] == [minutes_file(tmp_path).name]


async def test_how_long_it_was_is_said_as_in_the_minutes(council: Council, tmp_path: Path) -> None:
    started = council.head.started_at
    assert started is not None
    # To 41 seconds past a minute, from a second or two past one.
    council.hand.tick(60 - council.hand.time.second + 41)
    whole = (council.hand.time.replace(second=0) - started.replace(second=0)).seconds // 60
    async with shown(council.store, council.hand) as now:
        await now.press("enter", "c")
        assert f"after {whole} min" in now.line("Closed at")
    assert f"**Length:** {whole} minutes" in minutes_file(tmp_path).read_text(encoding="utf-8")


async def test_minutes_that_cannot_be_written_leave_the_meeting_closed_and_say_what_to_do(
    council: Council, tmp_path: Path
) -> None:
    (tmp_path / "minutes").write_text("a file where the folder belongs", encoding="utf-8")
    async with shown(council.store, council.hand) as now:
        await now.press("enter", "c")
        assert council.phase is Phase.CLOSED
        assert f"facilitator minutes {council.meeting_id} -o FILE" in now.told
        (tmp_path / "minutes").unlink()
        await now.press("w")
        assert "not written" not in now.text
    assert minutes_file(tmp_path).exists()


async def test_minutes_whose_file_is_gone_are_written_again_by_the_key_that_is_named(
    council: Council, tmp_path: Path
) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("enter", "c")
        minutes_file(tmp_path).unlink()
        await now.press("u", "U")
        assert "▲ not written  w writes them." in now.text
        await now.press("w")
        assert "not written" not in now.text
        assert minutes_file(tmp_path).exists()


async def test_a_rehearsal_says_that_the_file_does_not_last(council: Council) -> None:
    async with shown(council.store, council.hand, throwaway=True) as now:
        await now.press("enter", "c")
        assert "This is a rehearsal: the file goes when you quit." in now.text


async def test_enter_shows_the_minutes_of_the_closed_meeting(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("enter", "c", "enter")
        assert isinstance(now.screen, MinutesScreen)
        assert "Leadership: minutes of Tue 17 Nov 2026" in now.text
        await now.press("escape")
        assert "✓ Closed" in now.text


async def test_a_closed_meeting_is_reopened(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("enter", "c", "O")
        assert council.phase is Phase.CLOSE
        assert "c closes the meeting" in now.text


async def test_closing_is_undone(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("enter", "c", "u")
        assert council.phase is Phase.CLOSE


async def test_a_closed_meeting_takes_no_outcome_topic_or_rating(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        await now.press("enter", "c")
        before = council.closing
        await now.press("d", "r", "t", "D", "v", "left_square_bracket", "c")
        assert council.closing == before


async def test_back_to_the_discussion_in_one_key(council: Council) -> None:
    async with shown(council.store, council.hand) as now:
        assert "[ back" in now.text
        await now.press("left_square_bracket")
        assert council.phase is Phase.DISCUSS
        assert "DISCUSS" in now.lines[0]


async def test_back_to_the_order_where_it_was_not_committed(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.prepare("Alpha")
    council.here(moving.move_to, Phase.CLOSE)
    async with shown(store, hand) as now:
        await now.press("left_square_bracket")
        assert council.phase is Phase.PRIORITIZE


async def test_a_meeting_left_open_ends_when_the_last_thing_was_done(council: Council) -> None:
    council.here(closing.send_rest_to_next)
    last = council.hand.time
    council.hand.tick(26 * 3600)
    async with shown(council.store, council.hand) as now:
        assert "Left open." in now.text
        assert "Tue 17 Nov 10:05" in now.line("Left open.")
        await now.press("E")
        assert council.head.ended_at == last
        assert "Closed Tue 17 Nov 10:05" in now.text


async def test_a_meeting_that_is_just_long_is_not_left_open(council: Council) -> None:
    for _ in range(6):
        council.hand.tick(1800)
        council.here(closing.rate, 9)
        council.here(closing.rate, None)
    council.here(closing.send_rest_to_next)
    async with shown(council.store, council.hand) as now:
        assert "Left open" not in now.text
        await now.press("E")
        assert council.phase is Phase.CLOSE


@pytest.fixture
def full(store: Store, hand: ManualClock) -> Council:
    """Closed, with a decision, an action item and notes on its one topic, and a milestone that changed."""
    council = Council(store, hand)
    milestone = council.milestone("Pricing")
    council.begin_discussing("Alpha")
    council.do(discussing.note, council.up, "two [lines]")
    council.do(discussing.note, council.up, "of notes")
    council.here(discussing.decide, "We keep the prise", council.up)
    council.here(discussing.add_action, "Write the list", council.members["Ann"], date(2026, 11, 30), council.up)
    council.do(planning.set_status, milestone, Status.MIGHT_MISS, meeting=council.meeting_id)
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    return council


async def test_everything_is_listed_as_it_will_stand(full: Council) -> None:
    async with shown(full.store, full.hand) as now:
        assert "We keep the prise" in now.line("decided")
        assert "30 Nov" in now.line("Write the list")
        assert "Ann" in now.line("Write the list")
        assert "on track → might miss" in now.line("Pricing")
        assert "two [lines] of notes" in now.text


async def test_words_are_put_right_after_closing_without_reopening(full: Council, tmp_path: Path) -> None:
    async with shown(full.store, full.hand) as now:
        await now.press("c")
        await go_to(now, "prise")
        await now.press("e")
        await now.press("backspace", "backspace")
        await now.type("ce")
        await now.press("enter")
        assert full.phase is Phase.CLOSED
        assert "We keep the price" in now.text
        assert "They say something else now." in now.text
        assert "prise" in minutes_file(tmp_path).read_text(encoding="utf-8")
        await now.press("w")
        assert "They say something else" not in now.text
        assert "price" in minutes_file(tmp_path).read_text(encoding="utf-8")
        earlier = minutes_file(tmp_path).with_name("2026-11-17-leadership-minutes.earlier-1.md")
        assert "prise" in earlier.read_text(encoding="utf-8")


async def test_an_action_item_is_put_right(full: Council) -> None:
    async with shown(full.store, full.hand) as now:
        await now.press("c")
        await go_to(now, "Write the list")
        await now.press("e")
        await now.type(" of prices")
        await now.press("enter", "ctrl+u")
        await now.type("gus")
        await now.press("enter", "ctrl+u")
        await now.type("1 dec")
        await now.press("enter")
        assert "Gus" in now.line("Write the list of prices")
        assert "1 Dec" in now.line("Write the list of prices")


async def test_notes_keep_their_lines_when_they_are_put_right(full: Council) -> None:
    async with shown(full.store, full.hand) as now:
        await now.press("c")
        await go_to(now, "of notes")
        await now.press("e")
        assert isinstance(now.screen, NotesForm)
        await now.press("down", "end")
        await now.type(", put right")
        await now.press("ctrl+s")
        assert topic(full, "Alpha").notes == "two [lines]\nof notes, put right"


async def test_a_topic_is_reworded(full: Council) -> None:
    async with shown(full.store, full.hand) as now:
        await now.press("e")
        await now.type(" and Omega")
        await now.press("enter")
        assert "Alpha and Omega" in now.text


async def test_a_decision_written_by_mistake_is_taken_out(full: Council) -> None:
    async with shown(full.store, full.hand) as now:
        await go_to(now, "prise")
        await now.press("delete")
        assert full.closing.decisions == ()
        await now.press("u")
        assert len(full.closing.decisions) == 1


async def test_a_row_without_words_of_its_own_is_not_corrected(full: Council) -> None:
    async with shown(full.store, full.hand) as now:
        await go_to(now, "Pricing")
        await now.press("e")
        assert "nothing to correct" in now.told


async def test_a_meeting_without_anything_closes(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.start()
    council.here(moving.move_to, Phase.CLOSE)
    async with shown(store, hand) as now:
        assert "No topic, no decision, no change." in now.text
        await now.press("c")
        assert council.phase is Phase.CLOSED


async def test_decisions_stand_beneath_their_topic_wherever_it_goes(store: Store, hand: ManualClock) -> None:
    council = Council(store, hand)
    council.begin_discussing("Alpha", "Beta", "Gamma")
    alpha = council.up
    council.here(discussing.conclude, alpha, Outcome.RESOLVED)
    council.here(discussing.decide, "for Beta", council.up)
    council.here(discussing.decide, "for Alpha", alpha)
    council.here(discussing.conclude, council.up, Outcome.NEXT_MEETING)
    council.here(discussing.decide, "for all of us", None)
    council.here(discussing.conclude, council.up, Outcome.RESOLVED)
    async with shown(council.store, council.hand) as now:
        listed = [row.content.plain.split("  ")[0].strip() for row in now.screen.query_one(Rows)._rows]
        said = [" ".join(row.content.plain.split()) for row in now.screen.query_one(Rows)._rows]
        assert said.index("decided for Beta") == listed.index("→ Beta") + 1
        assert said.index("decided for Alpha") == listed.index("✓ Alpha") + 1
        assert listed.index("✓ Gamma") == said.index("decided for Alpha") + 1
        assert said.index("decided for all of us") == listed.index("✓ Gamma") + 1


@pytest.fixture
def hurried(store: Store, hand: ManualClock) -> Council:
    """Gone from the updates to the closing: one topic was raised, two requests for help are no topic yet."""
    council = Council(store, hand)
    council.asks("Ben", "A lawyer for a day @Ann")
    council.asks("Fay", "Sign the lease")
    council.start()
    council.raise_topics("Alpha")
    council.here(moving.move_to, Phase.CLOSE)
    return council


async def test_what_was_asked_in_writing_is_offered_where_no_order_was_committed(hurried: Council) -> None:
    async with shown(hurried.store, hurried.hand) as now:
        assert "1 topic and 2 requests wait." in now.text
        assert now.line("A lawyer for a day").endswith("Ben")
        await now.press("enter")
        assert outcomes(hurried) == dict.fromkeys(
            ("Alpha", "A lawyer for a day @Ann", "Sign the lease"), Outcome.NEXT_MEETING
        )
        assert "Everything has its place" in now.text
        await now.press("u")
        assert set(outcomes(hurried)) == {"Alpha"}
        assert "1 topic and 2 requests wait." in now.text


async def test_a_request_gets_a_destination_of_its_own_and_the_cursor_goes_on(hurried: Council) -> None:
    async with shown(hurried.store, hurried.hand) as now:
        await now.press("d", "x")
        await now.type("not this year")
        await now.press("enter")
        assert "dropped: not this year" in now.text
        assert "1 request for help waits." in now.text
        assert cursor(now).startswith("request:")
        await now.press("s")
        assert isinstance(now.screen, SeparateForm)
        # Who asked owns it, so the date is all that is asked for.
        await now.type("fri")
        await now.press("enter")
        assert set(outcomes(hurried).values()) == {Outcome.NEXT_MEETING, Outcome.DROPPED, Outcome.SEPARATE_MEETING}
        assert "Everything has its place" in now.text


async def test_requests_for_help_do_not_hinder_closing_and_are_not_offered_twice(hurried: Council) -> None:
    async with shown(hurried.store, hurried.hand) as now:
        await now.press("d")
        assert "2 requests for help wait." in now.text
        assert "c close" in now.text
        await now.press("c")
        assert hurried.phase is Phase.CLOSED
        assert "requests for help" not in now.text
        assert "no topic yet" not in now.text


async def test_requests_that_were_on_offer_when_the_order_was_committed_are_left_alone(
    store: Store, hand: ManualClock
) -> None:
    council = Council(store, hand)
    council.asks("Ben", "A lawyer for a day @Ann")
    council.begin_discussing("Alpha")
    council.here(moving.move_to, Phase.CLOSE)
    async with shown(council.store, council.hand) as now:
        assert "1 topic has no destination." in now.text
        assert "lawyer" not in now.text


@pytest.mark.parametrize("view", ["run", "follow"])
async def test_in_a_large_window_no_tail_stands_far_from_its_title(council: Council, view: View) -> None:
    council.here(closing.send_rest_to_next)
    async with shown(council.store, council.hand, view=view, size=(200, 60)) as now:
        for title, tail in (("Beta", "deferred once"), ("Alpha", "resolved, 5:0")):
            line = now.line(f" {title} ")
            assert 0 < line.index(tail) - line.index(title) - len(title) < 16


async def test_a_long_title_and_a_long_tail_of_two_lines_leave_no_gap_in_either(council: Council) -> None:
    title, what = "A rule on who may hold the last bus of the night and for how long", "Ask"
    council.here(discussing.add_action, what, council.members["Dee"], date(2027, 11, 27), None)
    council.do(topics.reword, topic(council, "Alpha").topic_id, title)
    async with shown(council.store, council.hand, size=(120, 36)) as now:
        assert f"{title}  resolved, 5:0" in now.line(title)
        assert len(now.line("○ Ask").rstrip()) == len(now.line(title).rstrip())


def test_a_path_that_takes_more_than_a_line_is_broken_before_the_name_of_the_file(council: Council) -> None:
    folder = Path("/home/of/somebody/whose/name/is/long/minutes")
    file = MinutesFile(folder / "2026-11-17-leadership-minutes.md", current=True)
    mailed = f"draft in {folder / '2026-11-17-leadership-minutes.eml'}"
    lines = closed_lines(council.closing, file, mailed, 76, date(2026, 11, 17), throwaway=False)
    assert [line.plain for line in lines[1:5]] == [
        f"minutes       {folder}/",
        "              2026-11-17-leadership-minutes.md",
        f"mail          draft in {folder}/",
        "              2026-11-17-leadership-minutes.eml",
    ]
