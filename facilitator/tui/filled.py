"""Fields that two people may write: what they were filled with, what is typed over it, what stands there by now."""

import json
from collections.abc import Callable, Mapping, Sequence

from facilitator.tui.widgets.field import Field

Values = Mapping[str, str]
"""Words by the key of their field."""


class Filled:
    """Nothing that was typed is ever replaced without a key; what was not touched follows what stands elsewhere."""

    def __init__(self, fields: Callable[[], Sequence[Field]]) -> None:
        self._fields = fields
        self._begun: dict[str, str] = {}
        self._seen: dict[str, str] = {}
        self._now: Values = {}
        self._given_up: dict[str, str] = {}
        self.ready = False
        """Whether the fields were filled."""

    @property
    def seen(self) -> Values:
        """The words that were seen in each field before they were typed over: what an act may replace."""
        return self._seen

    @property
    def values(self) -> dict[str, str]:
        """What the fields hold."""
        return {field.key: field.value for field in self._fields()}

    @property
    def changed(self) -> dict[str, str]:
        """What differs from what it was filled with."""
        return {key: value for key, value in self.values.items() if value != self._begun.get(key, value)}

    @property
    def disputed(self) -> list[Field]:
        """The fields in which something is typed, while something else stands there by now."""
        return [field for field in self._fields() if field.theirs is not None]

    def fill(self, now: Values) -> None:
        """Let every field hold what stands there; one that is not named stays as it is."""
        self.ready, self._now = True, dict(now)
        for field in self._fields():
            self._take(field, now.get(field.key))

    def meet(self, now: Values) -> None:
        """Take over what stands there by now where nothing was typed; where something was, show it beneath that."""
        self._now = {**self._now, **now}
        for field in self._fields():
            stands = now.get(field.key)
            if stands is None or stands == self._seen.get(field.key):
                field.settle()
            elif field.value == self._begun[field.key]:
                self._take(field, stands)
            elif field.value.strip() == stands:
                self._look(field, stands)
            else:
                field.differ(stands)

    def start_anew(self) -> None:
        """Take back what was typed."""
        self.fill(self._now)

    @property
    def given_up(self) -> list[Field]:
        """The fields whose own words were given up for theirs, and can be brought back: nothing was typed since."""
        return [
            field
            for field in self._fields()
            if field.key in self._given_up and field.theirs is None and field.value == self._begun[field.key]
        ]

    def take_theirs(self, field: Field) -> None:
        """Replace what was typed by what stands there."""
        own = field.value
        self._take(field, field.theirs)
        self._given_up[field.key] = own

    def keep_own(self, field: Field) -> None:
        """Keep what was typed, or bring back what was given up for theirs; what stands there was seen."""
        if field.theirs is not None:
            self._look(field, field.theirs)
        elif field.key in self._given_up:
            field.put(self._given_up.pop(field.key))

    def keep_typed(self, now: Values) -> None:
        """Let what stands in the fields count as typed over `now`."""
        self._now = {**self._now, **now}
        for field in self._fields():
            if field.key in now:
                self._look(field, now[field.key])

    def draft(self) -> dict[str, list[str]]:
        """What was typed, with what was seen in its place: to be kept, and taken up by `take_up`."""
        return {key: [value, self._seen.get(key, "")] for key, value in self.changed.items()}

    def take_up(self, kept: Mapping[str, str | Sequence[str]]) -> None:
        """Type again what was kept. Words alone are of a draft that does not say what was seen."""
        for field in self._fields():
            if field.key in kept:
                one = kept[field.key]
                words, seen = (one, None) if isinstance(one, str) else one
                if seen is not None and seen != self._seen.get(field.key):
                    self._take(field, seen)
                field.put(words)
        self.meet(self._now)

    def _take(self, field: Field, words: str | None) -> None:
        field.settle()
        self._given_up.pop(field.key, None)
        if words is not None:
            field.put(words)
            self._seen[field.key] = words
        self._begun[field.key] = field.value

    def _look(self, field: Field, words: str) -> None:
        """`words` were seen; what is typed stands over them."""
        field.settle()
        self._seen[field.key] = words
        self._begun[field.key] = words


def packed(draft: Mapping[str, object]) -> str:
    """A draft as text; empty where nothing is in it."""
    return json.dumps(draft, ensure_ascii=False) if any(draft.values()) else ""
