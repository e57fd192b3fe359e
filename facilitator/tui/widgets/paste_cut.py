"""What a field says that could not hold all that was pasted into it."""

from textual.message import Message


class PasteCut(Message):
    """More was pasted than fits: the first `kept` of `given` characters are there."""

    def __init__(self, kept: int, given: int) -> None:
        super().__init__()
        self.kept = kept
        self.given = given

    @property
    def told(self) -> str:
        """It in words: nothing is lost silently."""
        return f"The first {self.kept:,} of {self.given:,} characters are kept."
