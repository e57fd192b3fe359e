"""One of several who edit the same few things at the same moment; a process of its own, with a store of its own.

    python editor.py DATABASE NAME SEED EDITS        begins when a line comes in, and prints what it did as JSON

It looks, goes on typing while others write, and then saves, as people do: what it saves over is what it saw then. Where
that does not stand any more it is shown both texts, and keeps its own or takes theirs.
"""

import json
import random
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from itertools import count

import sqlalchemy as sa

from facilitator.acts import planning, topics, updates
from facilitator.clock import SYSTEM_CLOCK
from facilitator.errors import Busy, Conflict
from facilitator.process.status import Status
from facilitator.records.columns import COLUMNS
from facilitator.store.database import Store
from facilitator.store.opening import open_store

LOOKS_EVERY = 4
"""An editor looks again after so many edits: what it saw is as old as that."""

WORDS = (("milestone", "title"), ("milestone", "notes"), ("milestone", "resources"), ("update", "wins"),
         ("update", "learnings"), ("topic", "title"))  # fmt: skip
"""Texts that are replaced as a whole, by record and field."""


@dataclass
class Done:
    """What came of the edits of one editor."""

    replaced: list[tuple[str, int, str, str, str]] = field(default_factory=list)
    """Record, id, field, the text that was seen, the text that took its place."""
    added: list[tuple[str, str]] = field(default_factory=list)
    """A topic, or a line of a note, that was added: what, and its words."""
    statuses: list[tuple[int, str]] = field(default_factory=list)
    """Milestone, and the status that it was given by its key."""
    conflicts: list[tuple[str, int, str, str, str]] = field(default_factory=list)
    """Record, id, field, own words, and those of the other side as they were shown."""
    waited: int = 0
    """How often another one held the database for longer than an act waits."""


class Editor:
    """Edits what is there, by chance; the seed says which."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store = store
        self.chance = random.Random(seed)
        self.number = count(1)
        self.done = Done()
        self.seen: dict[tuple[str, int, str], str] = {}

    def look(self) -> None:
        """See all the texts as they stand now."""
        with self.store.read() as connection:
            for record, name in WORDS:
                table = COLUMNS[record]
                for key, text in connection.execute(sa.select(table.c.id, table.c[name])):
                    self.seen[record, key, name] = text

    def edit(self) -> None:
        """One edit of any kind."""
        words = f"{self.store.actor} {next(self.number)}"
        self.chance.choices((self._replace, self._topic, self._note, self._status), (6, 1, 2, 1))[0](words)

    def _replace(self, words: str) -> None:
        record, key, name = place = self.chance.choice(sorted(self.seen))
        while True:
            seen = self.seen[place]
            try:
                self._do(lambda seen=seen: self._write(record, key, name, words, seen))  # type: ignore[misc]
            except Conflict as conflict:
                theirs = next(iter(conflict.theirs.values()))
                self.done.conflicts.append((record, key, name, words, theirs))
                self.seen[place] = theirs
                if self.chance.random() < 0.5:
                    return
            else:
                self.done.replaced.append((record, key, name, seen, words))
                self.seen[place] = words
                return

    def _write(self, record: str, key: int, name: str, words: str, seen: str) -> None:
        if record == "topic":
            topics.reword(self.store, key, words, seen=seen)
        elif record == "update":
            updates.write(self.store, key, **{name: words}, seen={name: seen})  # type: ignore[arg-type]
        else:
            planning.change_milestone(self.store, key, **{name: words}, seen={name: seen})  # type: ignore[arg-type]

    def _topic(self, words: str) -> None:
        self._do(lambda: topics.raise_topic(self.store, words))
        self.done.added.append(("topic", words))

    def _note(self, words: str) -> None:
        update = self._any("update")
        self._do(lambda: updates.note(self.store, update, words))
        self.done.added.append(("note", words))

    def _status(self, _words: str) -> None:
        milestone, status = self._any("milestone"), self.chance.choice(list(Status))
        self._do(lambda: planning.set_status(self.store, milestone, status))
        self.done.statuses.append((milestone, status.value))

    def _any(self, record: str) -> int:
        return self.chance.choice(sorted({key for kind, key, _ in self.seen if kind == record}))

    def _do(self, act: Callable[[], object]) -> None:
        """Carry out an act; where another one holds the database for long, again."""
        while True:
            try:
                act()
            except Busy:
                self.done.waited += 1
            else:
                return


def main() -> int:
    """Edit, and say what came of it."""
    database, name, seed, edits = sys.argv[1:]
    store = open_store(f"sqlite:///{database}", SYSTEM_CLOCK, name)
    editor = Editor(store, int(seed))
    editor.look()
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(int(edits)):
        if number % LOOKS_EVERY == 0:
            editor.look()
        editor.edit()
    store.close()
    print(json.dumps(asdict(editor.done)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
