"""Who takes part, and who of them gives an update."""

import json
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content

from facilitator.errors import NotValid
from facilitator.tui.keys import key_name
from facilitator.tui.theme import GOOD, QUIET
from facilitator.tui.widgets.columns import longest, one_line, row, text
from facilitator.tui.widgets.field import Field
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Row, Rows
from facilitator.views.meeting import Person

_LEAST = 4
"""Lines for some of the names and what is said beneath."""
_PARTS = {True: ("✓ gives an update", GOOD), False: ("○ takes part", ""), None: ("– not in", QUIET)}


class PeopleField(Field):
    """The members in a list; space goes through giving an update, taking part without one, and not taking part.

    Its value is JSON: the id of each member who takes part, with whether they give an update.
    """

    DEFAULT_CSS = """
    PeopleField { height: 6; }
    PeopleField .entry { height: 1fr; }
    PeopleField Rows { width: 1fr; height: 1fr; }
    """
    BINDINGS = [Binding("space", "turn", "takes part or not", show=False)]

    def __init__(self, key: str, label: str, people: Sequence[Person]) -> None:
        super().__init__(key, label)
        self._people = tuple(people)
        self._parts: dict[int, bool | None] = {person.id: True for person in people}

    def compose(self) -> ComposeResult:
        """Label and list, the note beneath."""
        with Horizontal(classes="entry"):
            yield Plain(classes="label")
            yield Rows()
        yield Plain(classes="note")

    def on_mount(self) -> None:
        """Paint the list, no longer than it is: what is said beneath belongs close to it."""
        super().on_mount()
        lines = max(1, len(self._people)) + 1
        self.styles.min_height, self.styles.max_height = min(_LEAST, lines), lines
        self._paint()

    @property
    def value(self) -> str:
        """Who takes part, as JSON."""
        return json.dumps({str(key): part for key, part in self._parts.items() if part is not None})

    @property
    def taking_part(self) -> tuple[tuple[int, bool], ...]:
        """Ids of those who take part, each with whether they give an update."""
        return tuple((key, part) for key, part in self._parts.items() if part is not None)

    def put(self, value: str) -> None:
        """Let it hold `value`. Members who were added since are not in."""
        held = json.loads(value)
        self._parts = {person.id: held.get(str(person.id)) for person in self._people}
        self._paint()

    def check(self) -> None:
        """Raise NotValid where nobody takes part."""
        if not self._people:
            raise NotValid(
                "There are no members yet.", f"Add them in the set-up first: {key_name('back')}, {key_name('setup')}."
            )
        if not self.taking_part:
            raise NotValid("Nobody takes part.", "Put the cursor on a name and press space.")

    def _paint(self) -> None:
        if not self._people:
            nobody = f"There are no members yet: {key_name('setup')} on the board adds them."
            self.query_one(Rows).show([Row("", text(nobody, QUIET))])
            return
        width = longest([person.name for person in self._people], 30)
        self.query_one(Rows).show(
            [
                Row(
                    str(person.id),
                    row((one_line(person.name), width), (Content.styled(*_PARTS[self._parts[person.id]]), 18)),
                )
                for person in self._people
            ]
        )
        self.say("space changes it")

    def action_turn(self) -> None:
        """The next part for the member under the cursor."""
        cursor = self.query_one(Rows).cursor
        if not cursor:
            return
        turns: dict[bool | None, bool | None] = {True: False, False: None, None: True}
        self._parts[int(cursor)] = turns[self._parts[int(cursor)]]
        self._paint()
        self.post_message(self.Changed(self))
