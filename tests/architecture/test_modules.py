"""Rules of the house that no linter knows."""

import ast
from pathlib import Path

import pytest

import facilitator

PACKAGE = Path(facilitator.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "manager", "misc", "common"}


def names(module: Path) -> str:
    return str(module.relative_to(PACKAGE))


@pytest.mark.parametrize("module", MODULES, ids=names)
def test_a_module_is_no_longer_than_300_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


def test_no_module_is_named_after_nothing() -> None:
    assert not [module for module in MODULES if module.stem in FORBIDDEN_NAMES]


@pytest.mark.parametrize("module", [m for m in MODULES if "store" not in m.parts], ids=names)
def test_rows_are_changed_through_the_journal_only(module: Path) -> None:
    """Outside the store nobody writes a bulk statement or opens a connection of their own."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    forbidden = {"sa.insert", "sa.update", "sa.delete", "sa.create_engine", "sqlite3.connect"}
    assert not calls & forbidden
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("sqlalchemy", "sqlmodel"))
        for alias in node.names
    }
    assert not imported & {"insert", "update", "delete", "create_engine"}
