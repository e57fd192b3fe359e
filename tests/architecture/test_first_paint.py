"""The first frame is there before anything of the database is imported."""

import json
import subprocess
import sys
from pathlib import Path

HEAVY = {"sqlalchemy", "sqlmodel", "pydantic", "alembic", "openpyxl"}

PROGRAM = """
import asyncio, json, sys
from facilitator.tui.app import FacilitatorApp

seen = []

def after_the_first_paint(app):
    painted = "".join(strip.text for strip in app.screen._compositor.render_strips())
    seen.extend([painted, sorted({name.partition(".")[0] for name in sys.modules})])

async def main():
    FacilitatorApp.open_database = after_the_first_paint
    async with FacilitatorApp(sys.argv[1]).run_test(size=(80, 24)) as pilot:
        await pilot.pause()

asyncio.run(main())
print(json.dumps(seen))
"""


def test_at_the_first_paint_nothing_of_the_database_is_imported(tmp_path: Path) -> None:
    database = tmp_path / "team.db"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(database)], capture_output=True, text=True, timeout=60, check=True
    )

    painted, loaded = json.loads(done.stdout)

    assert "facilitator" in painted
    assert "opening" in painted
    assert "textual" in loaded
    assert not HEAVY & set(loaded)
    assert not database.exists()
