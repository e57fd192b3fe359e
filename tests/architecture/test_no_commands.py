"""No text becomes a command: nothing opens an editor, a viewer or a shell; one module runs a command that was set."""

import ast
from pathlib import Path

import facilitator

ALLOWED = {"outgoing/password.py"}
"""Runs `password_command`, which its user wrote into the settings, split into words and without a shell."""

_MODULES = {"subprocess", "webbrowser", "pty", "multiprocessing"}
_CALLS = {"system", "popen", "startfile", "open_url", "suspend", "execv", "execvp", "spawnv", "spawnl"}


def test_nothing_is_run_but_the_command_for_the_password() -> None:
    root = Path(facilitator.__file__).parent
    found = {str(path.relative_to(root)) for path in root.rglob("*.py") if _runs(ast.parse(path.read_text("utf-8")))}
    assert found == ALLOWED


def test_the_command_for_the_password_gets_no_shell() -> None:
    source = (Path(facilitator.__file__).parent / "outgoing" / "password.py").read_text("utf-8")
    assert "shell=" not in source


def _runs(tree: ast.AST) -> bool:
    return any(_imports(node) & _MODULES or _called(node) in _CALLS for node in ast.walk(tree))


def _imports(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.split(".")[0] for alias in node.names}
    return {(node.module or "").split(".")[0]} if isinstance(node, ast.ImportFrom) else set()


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    called = node.func
    return called.attr if isinstance(called, ast.Attribute) else called.id if isinstance(called, ast.Name) else ""
