"""The model: what the typed words and the topics should have come to, kept beside the program and much simpler."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from rows import Rows

Place = tuple[str, int, str]
"""Table, id and field; "*" for a whole row."""

OPEN, SETTLED, MERGED, DROPPED = "open", "settled", "merged", "dropped"
NO_FATES: Mapping[int, Collection[str]] = {}


@dataclass(frozen=True)
class Effect:
    """What one act did: words that came and went, topics that came, and the fate of each topic it decided.

    `before` and `after` are the values that it changed.
    """

    came: frozenset[str]
    went: frozenset[str]
    topics: frozenset[int]
    fates: Mapping[int, tuple[str, str]]
    before: Mapping[Place, Any]
    after: Mapping[Place, Any]


@dataclass
class Memory:
    """Follows the acts one by one. Each look raises AssertionError where the rows are not what they should be."""

    rows: Rows
    fates: dict[int, str] = field(default_factory=dict)
    effects: dict[int, Effect] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    """Words that were replaced, or whose act was undone: copies of them may go and come with other acts."""

    def refused(self, now: Rows) -> None:
        """An act was refused: not a single value is different, in the journal neither."""
        assert now == self.rows, "a refused act changed something"

    def acted(
        self,
        now: Rows,
        *,
        typed: frozenset[str],
        replaced: frozenset[str],
        fates: Mapping[int, Collection[str]],
        new_fates: Collection[str],
    ) -> None:
        """An act was carried out that takes in the words `typed` and says that those `replaced` may go.

        `fates` are what may become of the topics that it is about; others stay as they are, and what it raises has
        one of `new_fates`.
        """
        if now.newest_act == self.rows.newest_act:
            assert now == self.rows, "rows changed without an act"
            return
        before, after = self.rows.words, now.words
        assert after - before <= typed, f"words that nobody typed: {after - before - typed}"
        assert typed <= after, f"typed and not kept: {typed - after}"
        lost = frozenset(before - after - replaced - self.withdrawn)
        assert not lost, f"lost without a word: {lost} ({_where(self.rows, lost)})"
        topics = frozenset(now.tables["topic"]) - frozenset(self.rows.tables["topic"])
        assert frozenset(self.rows.tables["topic"]) <= frozenset(now.tables["topic"]), "a topic is gone"
        decided = {}
        for key, row in now.tables["topic"].items():
            may_be = new_fates if key in topics else fates.get(key, (self.fates.get(key, ""),))
            assert row["state"] in may_be, f"topic {key} is {row['state']}, and should be {' or '.join(may_be)}"
            if key not in topics and row["state"] != self.fates[key]:
                decided[key] = (self.fates[key], row["state"])
        # Replaced where it was typed, it may go with the last copy of it.
        self.withdrawn |= replaced
        places = now.different(self.rows)
        self.effects[now.newest_act] = Effect(
            after - before, before - after, topics, decided, self.rows.values(places), now.values(places)
        )
        self._follow(now)

    def undone(self, now: Rows, act: int) -> None:
        """The act was undone: what it brought is gone, what it took is there, each value is as it was before."""
        effect = self.effects[act]
        assert not (left := _others(now, effect.before)), f"undone, and not as it was before: {left}"
        self._turned(now, came=effect.went, went=effect.came, topics=effect.topics, gone=True)
        for key, (before, after) in effect.fates.items():
            assert self.fates[key] == after, f"topic {key} was {self.fates[key]}, so undoing overwrote another fate"
            assert now.tables["topic"][key]["state"] == before
        self._unchanged(now, effect)
        self.withdrawn = (self.withdrawn | effect.came) - effect.went
        self._follow(now)

    def redone(self, now: Rows, act: int) -> None:
        """The act was redone: as it was before it was undone."""
        effect = self.effects[act]
        assert not (left := _others(now, effect.after)), f"redone, and not as it was done: {left}"
        self._turned(now, came=effect.came, went=effect.went, topics=effect.topics, gone=False)
        for key, (_, after) in effect.fates.items():
            assert now.tables["topic"][key]["state"] == after
        self._unchanged(now, effect)
        self.withdrawn = (self.withdrawn | effect.went) - effect.came
        self._follow(now)

    def _turned(
        self, now: Rows, *, came: frozenset[str], went: frozenset[str], topics: frozenset[int], gone: bool
    ) -> None:
        before, after = self.rows.words, now.words
        assert came <= after, f"not brought back: {came - after}"
        assert after - before <= came | self.withdrawn, f"came from nowhere: {after - before - came}"
        assert before - after <= went | self.withdrawn, f"lost by undo or redo: {before - after - went}"
        there = frozenset(now.tables["topic"])
        assert there == (frozenset(self.rows.tables["topic"]) - topics if gone else there | topics)

    def _unchanged(self, now: Rows, effect: Effect) -> None:
        for key, row in now.tables["topic"].items():
            if key not in effect.fates and key not in effect.topics:
                assert row["state"] == self.fates[key], f"the fate of topic {key} changed by the way"

    def _follow(self, now: Rows) -> None:
        self.rows = now
        self.fates = {key: row["state"] for key, row in now.tables["topic"].items()}


def _others(rows: Rows, values: Mapping[Place, Any]) -> list[Place]:
    """The places in which something else stands than in `values`."""
    return [place for place, value in rows.values(values).items() if value != values[place]]


def _where(rows: Rows, words: frozenset[str]) -> list[tuple[str, int]]:
    """The rows in which words stand."""
    return [(name, key) for name, table in rows.tables.items() for key in table if words & rows.words_of(name, key)]
