"""Driving a live meeting: keys, words and time, and what the clock shows."""

from datetime import timedelta

from shown import Shown
from textual.events import Paste

from facilitator.clock import ManualClock
from facilitator.tui.screens.base import DeskScreen
from facilitator.tui.widgets.large_digits import LargeDigits
from facilitator.tui.widgets.large_type import enlarged


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


async def tried_again(now: Shown) -> None:
    """Two seconds of what is not saved: a thread finds that the database can be written to, then the act is done."""
    for _ in range(2):
        now.app.beat()
        await now.settle()


async def asleep(now: Shown, hand: ManualClock, seconds: float) -> None:
    """The machine sleeps for so long: the wall clock goes on, the monotonic one does not."""
    await look(now)
    hand.time += timedelta(seconds=seconds)
    await look(now)


def clock(now: Shown) -> str:
    """The large digits."""
    return now.screen.query_one(LargeDigits).value


def headline(now: Shown, words: str) -> None:
    """`words` stand where the room looks first: in large letters, or else as text; elsewhere the test fails."""
    drawn = [enlarged(words, room, 99, (scale,)) for scale in (2, 1) for room in range(60, now.screen.size.width)]
    if not any(rows and all(row.strip() in now.text for row in rows) for rows in drawn):
        now.line(" ".join(words.split()[:2]))
