"""What is asked for often and answered with a few lines is answered without the heavy libraries."""

import json
import subprocess
import sys

import pytest

HEAVY = {"textual", "rich", "sqlalchemy", "sqlmodel", "pydantic", "pendulum", "alembic", "openpyxl", "dateutil"}

PROGRAM = """
import json, sys
from facilitator.cli.running import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules})]))
"""


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("--version",), ("members", "--help"), ("series", "add", "--help"), ("minutes", "--help"), ("fly",)],
    ids=" ".join,
)
def test_help_and_version_load_no_heavy_library(arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments], capture_output=True, text=True, timeout=60, check=True
    )

    code, loaded = json.loads(done.stdout.splitlines()[-1])

    assert code == (2 if arguments == ("fly",) else 0)
    assert not HEAVY & set(loaded)
    assert "click" in loaded
