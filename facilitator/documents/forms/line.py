"""One line of a text that came back."""

from dataclasses import dataclass

from facilitator.documents.forms.shape import Mark, Shape


@dataclass(frozen=True)
class Line:
    """The line with this `number`, from 1, without marks of quotation and space at its end.

    `length` is its whole length as it came, `depth` how many times it is quoted.
    """

    number: int
    text: str
    length: int
    depth: int
    shape: Shape

    @property
    def is_mark(self) -> bool:
        """Whether it is, by itself and beyond doubt, a part of a form that is no note."""
        return self.shape.sure and self.shape.mark not in (Mark.TEXT, Mark.NOTE)
