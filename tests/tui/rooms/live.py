"""Driving a live meeting: keys, words and time, and what the clock shows."""

from datetime import timedelta

from shown import Shown
from textual.events import Paste
from textual.widgets import Digits

from facilitator.clock import ManualClock
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.widgets.clock_face import ClockFace


async def tap(now: Shown, *keys: str) -> None:
    """Press keys."""
    await now.press(*keys)


async def say(now: Shown, key: str, *answers: str) -> None:
    """Press a key that opens the line at the foot, and answer what it asks."""
    await now.press(key)
    for answer in answers:
        await now.type(answer)
        await now.press("enter")


async def paste(now: Shown, words: str) -> None:
    """Paste into what has the focus."""
    now.app.post_message(Paste(words))
    await now.settle()


async def look(now: Shown) -> None:
    """What a screen does each second."""
    assert isinstance(now.screen, DeskScreen)
    now.screen.look()
    await now.settle()


async def later(now: Shown, hand: ManualClock, seconds: float) -> None:
    """So much time goes by, and the screen looks."""
    hand.tick(seconds)
    await look(now)


async def asleep(now: Shown, hand: ManualClock, seconds: float) -> None:
    """The machine sleeps for so long: the wall clock goes on, the monotonic one does not."""
    await look(now)
    hand.time += timedelta(seconds=seconds)
    await look(now)


def clock(now: Shown) -> str:
    """The large digits."""
    return str(now.screen.query_one(ClockFace).query_one(Digits).value)
