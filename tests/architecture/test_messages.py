"""Sentences that people read."""

import ast
from pathlib import Path

import facilitator

PACKAGE = Path(facilitator.__file__).parent


def test_no_sentence_shows_text_in_the_notation_of_python() -> None:
    """An apostrophe would change the quotation marks around it: `text.quoted` is for that."""
    found = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue) and node.conversion == ord("r")
    ]

    assert found == []
