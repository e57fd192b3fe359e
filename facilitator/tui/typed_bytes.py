"""What is typed is read in the encoding of the terminal, and a byte that means nothing in it ends nothing."""

import codecs
import sys
from collections.abc import Callable
from functools import partial


def read_in_own_encoding() -> None:
    """Let Textual's driver for terminals decode so; it knows UTF-8 alone, and stops at the first byte that is none."""
    try:
        from textual.drivers import linux_driver
    except ImportError:
        # Not a system with such terminals.
        return
    linux_driver.getincrementaldecoder = _decoder  # type: ignore[attr-defined,assignment]


def _decoder(usual: str) -> Callable[[], codecs.IncrementalDecoder]:
    own = codecs.lookup(getattr(sys.stdin, "encoding", None) or usual).name
    # A terminal of which only ASCII is known says most likely what others say.
    return partial(codecs.getincrementaldecoder(usual if own == "ascii" else own), errors="replace")
