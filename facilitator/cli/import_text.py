"""What an import did, or would do, in lines of text: first the counts, then what somebody should look at."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from facilitator.cli.output import counted
from facilitator.text import as_argument, one_line, quoted, shortened

if TYPE_CHECKING:
    from facilitator.acts.comparing import Comparison, Met, NewMilestone
    from facilitator.documents.tables.parsing import Parsed
    from facilitator.views.plan import PlanMilestone

_WIDTH = 70
# Characters of the common beginning that are shown before two long texts part.
_BEFORE = 20
_LISTED = 20
_NAMES = 12


def describe_import(parsed: "Parsed", done: "Comparison", name: str, *, dry_run: bool) -> str:
    """What came of the file called `name`. A dry run lists everything; else long lists are cut, conflicts never."""
    most = None if dry_run else _LISTED
    read = f"Read {counted(len(parsed.rows), 'milestone')} from {name}: {', '.join(parsed.columns)}."
    lines = [read, *parsed.notices, *done.notices, *_counts(done)]
    lines += _named("New priorities", done.priorities) + _named("New members", done.members)
    lines += [
        f"{one_line(owner)} has left the team and owns milestones of this file. "
        f"To bring them back: facilitator members return {as_argument(owner)}"
        for owner in done.left
    ]
    if dry_run:
        lines += _section("New:", map(_row, done.new), most)
    lines += _section("Changed:", _changes(done), most)
    head = "Conflicts, left as the board has them; to settle one, make the two agree:"
    lines += _section(head, _conflicts(done), None)
    lines += _section("Taken out on the board since, and not brought back:", map(_row, done.removed), None)
    lines += _section("Not in the file; on the board they stay as they are:", map(_standing, done.gone), most)
    if dry_run:
        lines += ["", "This was a dry run: nothing was written."]
    return "\n".join(lines)


def _counts(done: "Comparison") -> list[str]:
    changed = len(done.changed)
    lines = [f"{len(done.new)} new, {changed} changed, {len(done.met) - changed} unchanged."]
    kept = sum(len(each.merged.kept) for each in done.met)
    if kept:
        lines.append(f"{counted(kept, 'cell')} left as on the board: the file has nothing newer there.")
    return lines


def _named(what: str, names: Sequence[str]) -> list[str]:
    """One line of names; none where there are none."""
    if not names:
        return []
    shown = "; ".join(map(one_line, names[:_NAMES]))
    more = f"; and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
    return [f"{what} ({len(names)}): {shown}{more}"]


def _section(head: str, lines: Iterable[str], most: int | None) -> list[str]:
    """`lines` under `head`, the first `most` of them (None: all); nothing where there are none."""
    found = list(lines)
    shown = found[:most]
    more = [f"  and {len(found) - len(shown)} more"] if len(shown) < len(found) else []
    return ["", head, *(f"  {line}" for line in shown), *more] if found else []


def _changes(done: "Comparison") -> list[str]:
    return [
        f"row {met.row}, {_title(met.milestone.title)}: {field} {ours} -> {theirs}"
        for met in done.changed
        for field, ours, theirs in _both(met, met.merged.applied)
    ]


def _conflicts(done: "Comparison") -> list[str]:
    return [
        f"row {met.row}, {_title(met.milestone.title)}: {field} is {ours} on the board, {theirs} in the file"
        for met in done.met
        for field, ours, theirs in _both(met, met.merged.conflicts)
    ]


def _both(met: "Met", fields: Iterable[str]) -> list[tuple[str, str, str]]:
    """Each of `fields` with both values."""
    return [(field, *_apart(met.milestone.cells[field], met.theirs[field])) for field in fields]


def _apart(ours: str, theirs: str) -> tuple[str, str]:
    """Two texts on a line each, long ones from where they begin to differ."""
    first, second = one_line(ours), one_line(theirs)
    start = 0
    if max(len(first), len(second)) > _WIDTH:
        same = next((at for at, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), None)
        start = max(0, (min(len(first), len(second)) if same is None else same) - _BEFORE)
    return _from(first, start), _from(second, start)


def _from(text: str, start: int) -> str:
    if not text:
        return "empty"
    return quoted(f"{'…' if start else ''}{text[start:]}", _WIDTH)


def _row(new: "NewMilestone") -> str:
    cells = new.cells
    facts = [cells["priority"], cells["owner"] or "no owner", cells["due"] or "no date", cells["status"]]
    return f"row {new.row}, {_title(cells['title'])} ({', '.join(map(one_line, facts))})"


def _title(title: str) -> str:
    return shortened(one_line(title), _WIDTH)


def _standing(milestone: "PlanMilestone") -> str:
    facts = [one_line(milestone.priority), one_line(milestone.owner) or "no owner", milestone.status.word]
    return f"{_title(milestone.title)} ({', '.join(facts)})"
