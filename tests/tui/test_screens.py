"""Every screen looks as it did: ten as pictures, which the documentation shows, all of them as plain text.

Where a change of what they look like is meant: python docs/pictures.py, then look at what differs.
"""

from difflib import unified_diff
from pathlib import Path

import pytest
from kept import PICTURES, TEXTS, texts
from tour import walk

RENEW = "Where that is meant: python docs/pictures.py"


def test_every_screen_looks_as_it_did(tmp_path: Path) -> None:
    seen = walk(tmp_path)
    kept, now = TEXTS.read_text(encoding="utf-8").splitlines(), texts(seen).splitlines()
    differ = "\n".join(unified_diff(kept, now, "as it was", "as it is", n=3, lineterm=""))
    assert not differ, f"{RENEW}\n{differ}"
    if not PICTURES.is_dir():
        pytest.skip("installed without the documentation")
    drawn = {f"{one.name}.svg": one.svg for one in seen if one.svg}
    assert sorted(drawn) == sorted(path.name for path in PICTURES.iterdir())
    for name, svg in drawn.items():
        before = (PICTURES / name).read_text(encoding="utf-8").splitlines()
        assert not list(unified_diff(before, svg.splitlines(), n=0)), f"{name} has other colours. {RENEW}"
