"""Fields of every kind take text that means harm as text, and of a megabyte what they can hold."""

from random import Random

import pytest
from leadership import Leadership
from nasty import PIECES, SEED, acting
from shown import Shown, shown
from textual.events import Paste
from textual.widgets import Input, TextArea

from facilitator.clock import ManualClock
from facilitator.store.database import Store
from facilitator.text import TEXT_LIMIT, clean, one_line
from facilitator.tui.app import View
from facilitator.tui.widgets.rows import Rows

MEGABYTE = "a word " * 150_000

FIELDS = {
    "filter of the board": ("board", "slash", 1),
    "new milestone": ("board", "a", 6),
    "milestone": ("board", "e", 6),
    "new date": ("board", "f", 1),
    "waiting topic": ("board", "t", 1),
    "search of past meetings": ("board", "H", 1),
    "team": ("board", "S home enter", 1),
    "new member": ("board", "S a", 3),
    "member": ("board", "S @member: enter", 3),
    "priority": ("board", "S @priority: enter", 2),
    "series": ("board", "S @series: enter", 7),
    "new series": ("board", "S end enter", 7),
    "settings": ("board", "comma", 1),
    "palette": ("board", "ctrl+p", 1),
    "wins, learnings and help": ("prepare", "", 3),
    "who joins": ("run", "A", 1),
    "topic": ("run", "t", 1),
    "note": ("run", "n", 1),
    "decision": ("run", "D", 1),
    "action item": ("run", "a", 1),
    "win": ("run", "w", 1),
    "learning": ("run", "l", 1),
    "request for help": ("run", "h", 1),
    "private note": ("notes", "n", 1),
}
"""Every kind of field: the window, the keys to it (@ puts the cursor on a row), and how many there are."""

Box = Input | TextArea


async def boxes(now: Shown, keys: str) -> list[Box]:
    """The boxes that one can type in after `keys`."""
    for key in keys.split():
        if key.startswith("@"):
            assert now.screen.query_one(Rows).go_to(key[1:])
        else:
            await now.press(key)
    return [box for box in now.screen.query("*").results() if isinstance(box, Box) and box.is_on_screen]


async def paste(now: Shown, box: Box, words: str) -> str:
    """Paste `words` in place of what stands there, and give back what stands there then."""
    box.focus()
    await now.settle()
    if isinstance(box, Input):
        box.value = ""
    else:
        box.text = ""
    await now.settle()
    box.post_message(Paste(words))
    await now.settle()
    return box.value if isinstance(box, Input) else box.text


@pytest.mark.parametrize("field", FIELDS)
async def test_a_field_takes_harm_as_text_and_of_a_megabyte_what_it_holds(
    store: Store, hand: ManualClock, field: str
) -> None:
    window, keys, count = FIELDS[field]
    room = Leadership(store, hand)
    room.begin()
    if window == "board":
        room.hold()
    view: View = window  # type: ignore[assignment]
    chance = Random(SEED)
    async with shown(store, hand, view=view, member=room.ann, size=(120, 48)) as now:
        found = await boxes(now, keys)
        assert len(found) == count
        for box in found:
            typed = " ".join(chance.sample(PIECES, len(PIECES)))
            held = await paste(now, box, typed)
            assert held.strip() == (one_line(typed) if isinstance(box, Input) else clean(typed).strip())
            assert not acting(now.text)
            held = await paste(now, box, MEGABYTE)
            assert MEGABYTE.startswith(held)
            assert TEXT_LIMIT - 10 <= len(held) <= TEXT_LIMIT
            now.line(f"The first {len(held):,} of {len(MEGABYTE):,} characters are kept.")
