"""The page of keys in the documentation."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_keys_is_what_the_table_makes_it() -> None:
    """After a change to the table: python docs/keys.py"""
    if not DOCS.is_dir():
        pytest.skip("installed without the documentation")
    spec = spec_from_file_location("keys_page", DOCS / "keys.py")
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)

    assert (DOCS / "keys.md").read_text(encoding="utf-8") == made.page()
