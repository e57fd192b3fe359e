"""The reference by which a form is known when it comes back."""

import pytest

from facilitator.process.form_reference import FormReference, read_form_reference


def test_a_reference_says_whose_form_it_is_and_what_it_knew() -> None:
    reference = FormReference(member=7, meeting=12, as_of=348, database="1a2b3c")

    assert str(reference) == "F7-12-348-1a2b3c"
    assert read_form_reference(" f7-12-348-1A2B3C ") == reference


@pytest.mark.parametrize(
    "text", ["", "F7-12-348", "F0-12-348-1a2b3c", "M7-12-348-1a2b3c", "F7-12-348-1a2b3c4", "F7-12-348-xyzxyz", "F" * 99]
)
def test_anything_else_is_none(text: str) -> None:
    assert read_form_reference(text) is None
