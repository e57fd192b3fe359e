"""facilitator follow: the stage on a second screen goes along by itself, and nothing can be done from it."""

from typing import Any

import pytest
from council import Council
from leadership import Leadership
from live import clock, headline
from shown import Shown, shown

from facilitator.acts import checkin, clocks, closing, discussing, moving, ordering, private_notes, updates
from facilitator.clock import ManualClock
from facilitator.errors import Busy
from facilitator.process.phases import Phase
from facilitator.store.database import Store
from facilitator.tui.app import View
from facilitator.tui.keys import KEYS
from facilitator.tui.screens.follow import FollowScreen

pytestmark = pytest.mark.usefixtures("by_hand")


@pytest.fixture
def council(store: Store, hand: ManualClock) -> Council:
    """A team of eight, with its meeting planned for now and not started."""
    return Council(store, hand)


async def second(now: Shown, hand: ManualClock, seconds: float = 0.0) -> None:
    """So much time goes by, and the window looks as often as it does in a second."""
    hand.tick(seconds)
    assert isinstance(now.screen, FollowScreen)
    for _ in range(now.app.looks):
        now.screen.look()
    await now.settle()


def written(store: Store) -> list[tuple[Any, ...]]:
    """Whatever an act, a draft or a mark of life would change."""
    with store.read() as connection:
        rows: list[tuple[Any, ...]] = []
        for table in ("act", "change", "draft"):
            rows += [tuple(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')]
        return rows


async def test_a_topic_stands_as_large_as_on_the_stage(council: Council) -> None:
    council.begin_discussing("Who may hold a bus for a late tram")
    async with shown(council.store, council.hand, size=(120, 36)) as stage:
        large = stage.lines[1:13]
    async with shown(council.store, council.hand, view="follow", size=(120, 36)) as now:
        assert now.lines[1:13] == large
        assert sum("█" in line[:70] for line in large) >= 3


@pytest.mark.parametrize("view", ["run", "follow"])
async def test_in_a_large_window_nothing_comes_between_an_update_and_its_milestones(
    council: Council, view: View
) -> None:
    council.milestone("Site opened")
    council.asks("Ann", "Somebody who reads the lease")
    council.start()
    async with shown(council.store, council.hand, view=view, size=(200, 60)) as now:
        asked = now.lines.index(now.line("Somebody who reads the lease"))
        assert "Site opened" in now.lines[asked + 3]


async def test_it_follows_a_meeting_from_before_its_start_to_after_its_end(council: Council) -> None:
    async with shown(council.store, council.hand, view="follow") as now:
        now.line("No meeting is running")
        now.line("Leadership")

        council.here(checkin.start)
        await second(now, council.hand)
        now.line("CHECK IN")
        now.line("Who is here")

        council.here(moving.move_to, Phase.UPDATES)
        await second(now, council.hand)
        now.line("UPDATES 1 of 8")
        now.line("ANN")
        assert clock(now) == "3:00"

        council.here(updates.next_speaker)
        council.raise_topics("Parking", "Bicycles")
        await second(now, council.hand)
        now.line("BEN")
        now.line("2 topics raised")

        council.here(updates.take_rest_as_read)
        await second(now, council.hand)
        now.line("PRIORITIZE")
        now.line("Parking")

        council.here(ordering.commit)
        await second(now, council.hand)
        now.line("DISCUSS 1 of 2")

        council.here(discussing.decide, "We rent the field.", council.up)
        council.here(discussing.add_action, "Call the farmer", council.members["Gus"], None, council.up)
        await second(now, council.hand)
        now.line("We rent the field.")

        council.here(moving.move_to, Phase.CLOSE)
        await second(now, council.hand)
        now.line("No destination yet")

        council.here(closing.send_rest_to_next)
        council.here(closing.close)
        await second(now, council.hand)
        now.line("Closed at")
        recap = now.text
        for words in ("We rent the field.", "Call the farmer", "Gus", "Goes to the next meeting", "Next meeting"):
            assert words in recap

        council.here(closing.reopen)
        await second(now, council.hand)
        now.line("CLOSE")
        assert "Closed at" not in now.text


async def test_the_clock_moves_without_an_act(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="follow") as now:
        await second(now, hand, 12)
        assert clock(now) == "4:48"
        await second(now, hand, 290)
        assert clock(now) == "+0:02"
        now.line("over time")
        room.here(clocks.pause)
        await second(now, hand)
        await second(now, hand, 30)
        assert clock(now) == "+0:02"


async def test_the_result_gives_way_to_the_next_meeting_by_time_alone(council: Council, hand: ManualClock) -> None:
    council.begin_discussing("Parking")
    council.here(moving.move_to, Phase.CLOSE)
    council.here(closing.send_rest_to_next)
    council.here(closing.close)
    async with shown(council.store, hand, view="follow") as now:
        now.line("Closed at")
        await second(now, hand, 3700)
        now.line("No meeting is running. The next one:")
        now.line("in 7 days")


async def test_before_its_start_a_meeting_is_counted_down_to(council: Council, hand: ManualClock) -> None:
    hand.tick(-600)
    async with shown(council.store, hand, view="follow") as now:
        now.line("in 10 minutes")
        await second(now, hand, 500)
        now.line("in 2 minutes")
        await second(now, hand, 160)
        now.line("it was to begin at 10:00")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (200, 60)])
async def test_without_any_meeting_it_says_so_in_the_middle(
    store: Store, hand: ManualClock, size: tuple[int, int]
) -> None:
    async with shown(store, hand, view="follow", size=size) as now:
        line = now.line("No meeting is running, and none is planned.")
        before, told = len(line) - len(line.lstrip()), len(line.strip())
        assert abs(size[0] - told - 2 * before) <= 1


@pytest.mark.parametrize("phase", ["updates", "discuss"])
async def test_no_key_changes_anything(council: Council, hand: ManualClock, phase: str) -> None:
    if phase == "updates":
        council.start()
        council.raise_topics("Parking")
    else:
        council.begin_discussing("Parking", "Bicycles")
    before = written(council.store)
    async with shown(council.store, hand, view="follow") as now:
        screen = now.screen
        leaving = ("quit", "quit_now", "help", "palette")
        for key in KEYS.values():
            if key.id not in leaving:
                await now.press(*key.keys.split(","))
        await second(now, hand, 6)

        assert now.screen is screen
    assert written(council.store) == before


@pytest.mark.parametrize("phase", ["check in", "updates", "prioritize", "discuss", "close"])
async def test_no_key_is_named_that_does_not_work_here(council: Council, hand: ManualClock, phase: str) -> None:
    council.asks("Ann", "A lawyer")
    match phase:
        case "check in":
            council.here(checkin.start)
        case "updates":
            council.start()
        case "prioritize":
            council.prepare("Parking")
        case "discuss":
            council.begin_discussing("Parking")
        case "close":
            council.begin_discussing("Parking")
            council.here(moving.move_to, Phase.CLOSE)
    hand.tick(3600)
    async with shown(council.store, hand, view="follow") as now:
        for words in (
            "enter",
            "Enter",
            " w, l, h ",
            "D decision",
            "M takes",
            "i keeps",
            "with ]",
            "G drops",
            "E closes",
        ):
            assert words not in now.text
        assert now.lines[-1].split() == ["?", "help", "q", "quit"]


async def test_help_and_leaving_work(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="follow") as now:
        await now.press("question_mark")
        now.line("Keys: Following the meeting")
        assert "undo" not in now.text
        await now.press("escape", "q")
        assert now.app.return_code == 0


async def test_the_palette_offers_nothing_that_acts(room: Leadership, hand: ManualClock) -> None:
    async with shown(room.store, hand, view="follow") as now:
        await now.press("ctrl+p")
        await now.until("Quit.")
        assert "Past meetings" not in now.text
        assert "Undo" not in now.text


async def test_a_busy_moment_is_not_told_and_the_clock_goes_on(
    room: Leadership, hand: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy() -> int:
        raise Busy("Another program is writing to the database.")

    async with shown(room.store, hand, view="follow") as now:
        told = len(now.app.said.told)
        with monkeypatch.context() as patched:
            patched.setattr(now.app.desk, "look", busy)
            await second(now, hand, 5)
            assert clock(now) == "4:55"
            assert len(now.app.said.told) == told
            await second(now, hand, 1)
            now.line("Another program is writing")
        room.here(updates.next_speaker)
        await second(now, hand, 1)
        now.line("BEN OKORO")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 60)])
async def test_clock_and_name_are_there_at_every_size(
    room: Leadership, hand: ManualClock, size: tuple[int, int]
) -> None:
    async with shown(room.store, hand, view="follow", size=size) as now:
        headline(now, "ANN BERG")
        now.line("UPDATES 1 of 3")
        now.line("▶ running")
        now.line("█▄█" if size[0] < 110 else "██████")
        assert all(len(line) <= size[0] for line in now.lines)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_it_reflows_at_once(council: Council, hand: ManualClock, size: tuple[int, int]) -> None:
    council.begin_discussing("A title that is rather long, so that it has to be wrapped where there is little room")
    async with shown(council.store, hand, view="follow", size=(120, 36)) as now:
        await now.pilot.resize_terminal(*size)
        await now.settle()
        headline(now, "A title that is rather long, so that it has to be wrapped where there is little room")
        now.line("DISCUSS 1 of 1")


async def test_lists_that_are_too_long_say_how_much_more_there_is(council: Council, hand: ManualClock) -> None:
    council.here(checkin.start)
    async with shown(council.store, hand, view="follow", size=(80, 12)) as now:
        now.line("Who is here")
        now.line("more")


async def test_private_notes_and_earlier_overruns_are_not_shown(room: Leadership, hand: ManualClock) -> None:
    hand.tick(300 + 73)
    room.here(updates.next_speaker)
    room.here(private_notes.take, "Walnut")
    async with shown(room.store, hand, view="follow", size=(200, 60)) as now:
        assert "Walnut" not in now.text
        assert "6:13" not in now.text
        assert "1:13" not in now.text.replace("behind 1:13", "")
