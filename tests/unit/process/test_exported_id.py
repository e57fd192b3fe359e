"""The id of an exported milestone, written and read again; other programs' ids are not taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.process.exported_id import ExportedId, read_exported_id


@given(st.integers(1, 10**12), st.integers(0, 10**12), st.integers(0, 0xFFFFFF))
def test_it_is_read_as_it_was_written(milestone: int, as_of: int, mark: int) -> None:
    written = ExportedId(milestone, as_of, f"{mark:06x}")

    assert read_exported_id(f" {str(written).upper()} ") == written


@pytest.mark.parametrize(
    "text", ["1", "12", "M12", "M12-3", "M0-1-abcdef", "M1-2-xyzxyz", "M1-2-abcdefa", "", "M١-1-abcdef"]
)
def test_another_programs_id_is_none_of_ours(text: str) -> None:
    assert read_exported_id(text) is None
