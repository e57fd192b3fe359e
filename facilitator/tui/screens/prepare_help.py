"""The field for help while an owner prepares: a line each, some of them about a milestone, some asking people."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from facilitator.process.help_lines import continued, lines_of
from facilitator.text import required_line
from facilitator.tui.opening import acts
from facilitator.tui.widgets.field import Field
from facilitator.views.meeting import Person

if TYPE_CHECKING:
    from facilitator.acts.preparing import Asking


class HelpLines:
    """Which of the lines that are typed is about which milestone."""

    def __init__(self) -> None:
        self.about: Mapping[str, int] = {}
        """A line, as it was first written, to the id of its milestone."""

    def add(self, field: Field, line: str, milestone_id: int) -> None:
        """Put a line beneath those in `field`."""
        before = field.value.rstrip()
        field.put(f"{before}\n{line}" if before else line)
        self.about = {**self.about, line: milestone_id}

    def requests(self, typed: str) -> "list[Asking]":
        """The requests in what was typed, each with its milestone. Raises NotValid."""
        lines = [required_line(line, "line of help") for line in lines_of(typed)]
        begun = list(self.about)
        about = [None if n is None else self.about[begun[n]] for n in continued(begun, lines)]
        return [acts.preparing.Asking(line, milestone) for line, milestone in zip(lines, about, strict=True)]


def say_asked(field: Field, members: Sequence[Person]) -> None:
    """Say beneath the field whom its lines ask."""
    names = {person.id: person.name for person in members}
    asked = acts.mentions.mentioned(field.value, names)
    if asked:
        field.say(f"→ asks {', '.join(names[key] for key in asked)}", "$accent")
