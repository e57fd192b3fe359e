"""A paste arrives as one text, wherever the terminal cuts it, and nothing in it is taken for a key."""

import pytest
from textual import events

from facilitator.tui.pasting import PastingParser, take_pastes_whole

NASTY = "first \x1b[31mred\x1b]0;title\x07 \x1bd\x1b\x1b[A last\nline"


def read(*pieces: str) -> list[str]:
    """What comes of `pieces`: pasted texts in brackets, keys by name."""
    parser = PastingParser()
    come = [message for piece in pieces for message in parser.feed(piece)]
    return [
        f"[{one.text}]" if isinstance(one, events.Paste) else one.key
        for one in come
        if isinstance(one, events.Paste | events.Key)
    ]


def test_escape_sequences_within_a_paste_press_no_key() -> None:
    assert read(f"a\x1b[200~{NASTY}\x1b[201~b") == ["a", f"[{NASTY}]", "b"]


@pytest.mark.parametrize("cut", range(3, 40))
def test_a_paste_may_come_in_pieces(cut: int) -> None:
    whole = f"\x1b[200~{NASTY[:20]}\x1b[201~\x1b[A"
    assert read(whole[:cut], whole[cut:]) == [f"[{NASTY[:20]}]", "up"]


def test_a_sequence_that_begins_like_a_paste_stays_a_key() -> None:
    assert read("\x1b[20", "~x") == ["f9", "x"]


def test_the_driver_reads_with_it() -> None:
    linux_driver = pytest.importorskip("textual.drivers.linux_driver")
    before = linux_driver.XTermParser
    try:
        take_pastes_whole()
        assert linux_driver.XTermParser is PastingParser
    finally:
        linux_driver.XTermParser = before
