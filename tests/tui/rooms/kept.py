"""Where what the screens look like is kept, and in which form."""

from collections.abc import Sequence
from pathlib import Path

from tour import Seen

ROOT = Path(__file__).parents[3]
PICTURES = ROOT / "docs" / "pictures"
TEXTS = ROOT / "tests" / "tui" / "screens.txt"


def texts(seen: Sequence[Seen]) -> str:
    """All screens, one after the other, each under its heading."""
    return "\n".join(f"{one.heading}\n{one.text.rstrip()}\n" for one in seen)
