"""The clock says by shape, word and colour how it stands; and rings where that was asked for."""

from pathlib import Path

import pytest
from leadership import Leadership
from live import clock, later
from shown import Shown, shown

from facilitator.acts import updates
from facilitator.process.timebox import ClockState
from facilitator.tui.ringing import Bell
from facilitator.tui.widgets.clock_face import ClockFace

pytestmark = pytest.mark.usefixtures("by_hand")


def colour(now: Shown) -> str:
    return now.screen.query_one(ClockFace).query_one("#digits").styles.color.hex


async def test_three_states_differ_in_shape_word_and_colour(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        seen = []
        for seconds, digits, words in (
            (0, "5:00", "▶ running"),
            (240, "1:00", "▲ last minute"),
            (61, "+0:01", "■ over time"),
        ):
            await later(now, room.hand, seconds)
            assert clock(now) == digits
            assert words in now.text
            seen.append(colour(now))
        assert len(set(seen)) == 3
        await later(now, room.hand, 3600)
        assert clock(now) == "+1:00:01"
        assert "ANN BERG" in now.text


async def test_a_clock_that_stands_says_for_how_long(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        await now.press("space")
        await later(now, room.hand, 42)
        assert clock(now) == "5:00"
        assert "‖ paused 0:42" in now.text
        await now.press("space")
        assert "▶ running" in now.text
        await later(now, room.hand, 301)
        await now.press("space")
        await later(now, room.hand, 5)
        assert "■ over time, paused 0:05" in now.text


async def test_where_nobody_is_up_it_says_for_how_long_nothing_has_run(room: Leadership) -> None:
    async with shown(room.store, room.hand) as now:
        for _ in range(3):
            await later(now, room.hand, 10)
            await now.press("enter")
        await now.press("left_square_bracket")
        await later(now, room.hand, 75)
        assert clock(now) == "1:15"
        assert "nothing runs" in now.text


@pytest.mark.parametrize("wanted", [True, False])
async def test_the_bell_rings_once_in_the_last_minute_and_once_at_the_end_if_at_all(
    room: Leadership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("bell = true\n" if wanted else "")
    async with shown(room.store, room.hand, config_file=file) as now:
        rung: list[str] = []
        monkeypatch.setattr(now.app, "bell", lambda: rung.append(clock(now)))
        for _ in range(400):
            room.hand.tick(1)
            now.screen.tick()  # type: ignore[attr-defined]
            now.app.keep_up()
        await now.settle()
        assert rung == (["1:00", "0:00"] if wanted else [])
        await now.press("+", "+")
        await later(now, room.hand, 100)
        now.app.keep_up()
        assert len(rung) == (2 if wanted else 0)


async def test_the_bell_rings_while_the_board_is_in_front(
    room: Leadership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config.toml"
    file.write_text("bell = true\n")
    async with shown(room.store, room.hand, config_file=file) as now:
        rung: list[int] = []
        seconds = 0
        monkeypatch.setattr(now.app, "bell", lambda: rung.append(seconds))
        await now.press("escape")
        assert "runs now" in now.text
        for step in (1, 249, 51):
            room.hand.tick(step)
            seconds += step
            now.app.keep_up()
        # What was done in another window counts: the next one has a clock of their own.
        room.here(updates.next_speaker)
        now.app.keep_up()
        assert rung == [250, 301]


def test_a_clock_that_is_over_when_the_program_opens_is_silent() -> None:
    bell = Bell()
    assert not bell.rings("update:1", ClockState.OVER)
    assert not bell.rings("update:1", ClockState.OVER)


def test_the_next_speaker_is_rung_for_anew() -> None:
    bell = Bell()
    for subject in ("update:1", "update:2"):
        assert not bell.rings(subject, ClockState.RUNNING)
        assert bell.rings(subject, ClockState.LAST_MINUTE)
        assert not bell.rings(subject, ClockState.LAST_MINUTE)
