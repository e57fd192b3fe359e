"""The pictures of the documentation and the texts of all screens, made from the demo: python docs/pictures.py

They are painted by the program itself on a clock that stands still, so they never show what it does not. A test holds
them to it (tests/tui/test_screens.py): after a change of what a screen looks like, run this and look at what differs.
Needs the package with its test extra.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "tui" / "rooms"))

from kept import PICTURES, TEXTS, texts  # noqa: E402 - found through the path above
from tour import walk  # noqa: E402


def main() -> None:
    """Write them all."""
    with tempfile.TemporaryDirectory() as folder:
        seen = walk(Path(folder))
    for one in seen:
        if one.svg:
            (PICTURES / f"{one.name}.svg").write_text(one.svg, encoding="utf-8")
    TEXTS.write_text(texts(seen), encoding="utf-8")
    drawn = sum(bool(one.svg) for one in seen)
    print(f"{drawn} pictures in {PICTURES.relative_to(ROOT)}, texts in {TEXTS.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
