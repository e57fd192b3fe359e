"""The rows of the board: milestones under their headings, then the topics that wait."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from textual.content import Content

from facilitator.process.agenda import SourceKind
from facilitator.process.carryover import times_text
from facilitator.process.dates import day_text
from facilitator.process.status import Status, how_far_off, is_missed
from facilitator.tui.moments import moment_text, near_day_text
from facilitator.tui.screens.board_order import (
    Arrangement,
    Group,
    Section,
    matching_finished,
    matching_topics,
    sections,
)
from facilitator.tui.status_marks import status_mark
from facilitator.tui.theme import ALARM, QUIET
from facilitator.tui.widgets.columns import fitted, longest, one_line, row, short_names, text, wrapped
from facilitator.tui.widgets.key_words import key_words
from facilitator.tui.widgets.rows import Row
from facilitator.views.board import Board, BoardMilestone, WaitingTopic

_WIDE = 100
"""Cells from which on there is room for the year and for what changed."""
_MOST_FINISHED = 200
"""Finished milestones in view at once; the filter finds the others."""
_STATUS_WIDTH = 12
_WHO, _WHO_NARROW, _WHO_MOST = 20, 10, 32
_WHEN, _WHEN_WIDE = 20, 60
_COLUMN = 12
"""Lines from which on what the cursor is on stands in a column beside the rows."""
CHANGED = "Δ"


@dataclass(frozen=True)
class Widths:
    """Cells of each column; a width of 0 leaves the column out."""

    title: int
    who: int
    due: int
    far: int
    """In a narrow row: due date and how far off together."""
    changed: int

    @property
    def wide(self) -> bool:
        """Whether every column has a place of its own."""
        return self.changed != 1


def board_rows(
    board: Board, finished: Sequence[BoardMilestone] | None, arrangement: Arrangement, width: int, today: date
) -> list[Row]:
    """Every row, each `width` cells wide. `finished` are the finished milestones, where they are asked for."""
    shown = sections(board, arrangement, today)
    done = matching_finished(finished, arrangement, today)[:_MOST_FINISHED] if finished is not None else ()
    # Measured over all that is open, so that the columns stay where they are while a filter is typed.
    measured = [*board.milestones, *done]
    called = _called(measured, arrangement, width)
    widths = _widths(measured, called, width, today)
    rows = list(_open_rows(shown, called, widths, width, today))
    if finished is not None:
        rows += _finished_rows(done, finished, called, widths, today)
    topics = matching_topics(board.topics, arrangement)
    if not rows or not any(one.key for one in rows):
        rows += [Row("", line) for line in _nothing(board, arrangement)]
    if topics or not arrangement.filtered:
        rows += _topic_rows(topics, width, today)
    return rows


def _open_rows(
    shown: Sequence[Section], called: Mapping[int, str], widths: Widths, width: int, today: date
) -> Iterator[Row]:
    for place, section in enumerate(shown):
        if place:
            yield _gap()
        yield Row("", _heading(section.title, one_line(section.outcome, QUIET), width))
        for milestone in section.milestones:
            yield Row(f"m:{milestone.id}", _milestone(milestone, called[milestone.id], widths, today))
        if not section.milestones:
            yield Row("", Content.styled("no open milestone", QUIET))


def _finished_rows(
    done: Sequence[BoardMilestone],
    finished: Sequence[BoardMilestone],
    called: Mapping[int, str],
    widths: Widths,
    today: date,
) -> list[Row]:
    note = "with the day each was due" if done else ""
    if len(finished) > len(done) == _MOST_FINISHED:
        note = f"the latest {_MOST_FINISHED} of {len(finished)}; the filter finds the others"
    heading = _heading("Finished", text(note, QUIET), 200)
    rows = [Row(f"m:{one.id}", _milestone(one, called[one.id], widths, today)) for one in done]
    none = [] if rows else [Row("", Content.styled("none", QUIET))]
    return [_gap(), Row("", heading), *rows, *none]


def _gap() -> Row:
    return Row("", Content(" "))


def _heading(title: str, more: Content, width: int) -> Content:
    head = one_line(title, "bold $primary")
    line = head + Content("   ") + more if more.plain else head
    return fitted(line, width) if line.cell_length > width else line


def _nothing(board: Board, arrangement: Arrangement) -> list[Content]:
    """What to do where no milestone is in view."""
    if arrangement.filtered:
        return [
            Content.assemble("No milestone holds ", text(f"“{arrangement.words.strip()}”", "bold"), "."),
            key_words("back", "shows all of them again."),
        ]
    if board.done:
        told = "the milestone is" if board.done == 1 else f"all {board.done} milestones are"
        return [
            Content(f"Nothing is open: {told} done."),
            key_words("new", "adds another one."),
        ]
    lines = [
        Content("There are no milestones yet."),
        key_words("new", "adds one;  facilitator import FILE  brings in a spreadsheet."),
    ]
    return lines if board.members else [*lines, key_words("setup", "says who the team is and when it meets.")]


# --- milestones ----------------------------------------------------------------------------------------------------


def _called(milestones: Sequence[BoardMilestone], arrangement: Arrangement, width: int) -> dict[int, str]:
    """Beside each milestone its owner, in a narrow row by a short name; under headings of owners the priority."""
    if arrangement.group is Group.OWNER:
        return {one.id: one.priority for one in milestones}
    owners = {one.id: one.owner or "nobody" for one in milestones}
    called = short_names(owners.values(), _who_room(milestones, width))
    return {milestone: called[owner] for milestone, owner in owners.items()}


def _who_room(milestones: Sequence[BoardMilestone], width: int) -> int:
    """Cells for the owner, at most; the titles come first."""
    wide = width >= _WIDE
    titles = longest([one.title for one in milestones], width)
    room = width - _STATUS_WIDTH - titles - (_WHEN_WIDE if wide else _WHEN) - 2 * 4
    return max(_WHO if wide else _WHO_NARROW, min(_WHO_MOST, room))


def _widths(milestones: Sequence[BoardMilestone], called: Mapping[int, str], width: int, today: date) -> Widths:
    wide = width >= _WIDE
    who = longest(called.values(), _who_room(milestones, width))
    due = longest([_due(one, today) for one in milestones], 11 if wide else 6)
    far = longest([_far(one, today)[0] for one in milestones], 19)
    changed = longest([one.changed for one in milestones], 26) if wide else 1
    titles = max(8, longest([one.title for one in milestones], width))
    if wide:
        room = width - _STATUS_WIDTH - who - due - far - changed - 2 * 5
        return Widths(min(titles, room), who, due, far, changed)
    when = max(due + 2 + min(far, 12), far)
    return Widths(min(titles, width - _STATUS_WIDTH - who - when - changed - 2 * 3 - 1), who, due, when, changed)


def _due(milestone: BoardMilestone, today: date) -> str:
    """The due date, beside which stands how far off it is."""
    if milestone.due is None:
        return ""
    return near_day_text(milestone.due, today)


def _far(milestone: BoardMilestone, today: date) -> tuple[str, str]:
    """How far off it is, in words, and their style; of what is done only when it was due is left to tell."""
    if milestone.status is Status.DONE:
        return "", QUIET
    missed = is_missed(milestone.status, milestone.due, today)
    return how_far_off(milestone.status, milestone.due, today), ALARM if missed else QUIET


@lru_cache(maxsize=1024)
def _milestone(milestone: BoardMilestone, who: str, widths: Widths, today: date) -> Content:
    far, style = _far(milestone, today)
    due = _due(milestone, today)
    what = [
        (status_mark(milestone.status), _STATUS_WIDTH),
        (one_line(milestone.title), widths.title),
        (one_line(who), widths.who),
    ]
    if widths.wide:
        when = [
            (Content(due.rjust(widths.due)), widths.due),
            (Content.styled(far, style), widths.far),
            (one_line(milestone.changed, "$accent"), widths.changed),
        ]
        return row(*[cell for cell in (*what, *when) if cell[1]])
    # A narrow row has no room for the date beside "missed by 3 days"; the line beneath has it.
    told = Content.styled(far, style)
    if style != ALARM:
        told = Content(f"{day_text(milestone.due, milestone.due) if milestone.due else '':>{widths.due}}  ") + told
    mark = Content.styled(CHANGED if milestone.changed else " ", "$accent")
    return Content.assemble(row(*[cell for cell in (*what, (told, widths.far)) if cell[1]]), " ", mark)


def milestone_detail(
    milestone: BoardMilestone, offer: Sequence[Content], width: int, height: int, today: date
) -> list[Content]:
    """The milestone under the cursor: its whole title, what is offered, then what does not fit into its row."""
    due = day_text(milestone.due, today) if milestone.due else "no date"
    told = text(f"{milestone.owner or 'nobody'}, {due}", QUIET)
    pieces = [*offer, Content.assemble(status_mark(milestone.status), "  ", told) if height >= _COLUMN else told]
    if milestone.changed:
        pieces.append(Content.assemble((f"{CHANGED} ", "bold $accent"), one_line(milestone.changed, "$accent")))
    if milestone.resources:
        pieces.append(one_line(f"needs: {milestone.resources}", QUIET))
    if milestone.notes:
        pieces.append(one_line(f"notes: {milestone.notes}", QUIET))
    return _in_full(milestone.title, pieces, width, height)


def _in_full(title: str, pieces: Sequence[Content], width: int, height: int) -> list[Content]:
    """The title in as many lines as it needs, but one, and `pieces` in the rest of `height` lines.

    They are paragraphs where there is a column for them, else one.
    """
    head = wrapped(one_line(title, "bold"), width, max(1, height - 1))
    room = max(1, height - len(head))
    paragraphs = [line for piece in pieces for line in [Content(""), *wrapped(piece, width, room)]]
    if height >= _COLUMN and len(paragraphs) <= room:
        return [*head, *paragraphs]
    return [*head, *wrapped(Content("   ").join(pieces), width, room)]


# --- topics --------------------------------------------------------------------------------------------------------


def _topic_rows(topics: Sequence[WaitingTopic], width: int, today: date) -> list[Row]:
    wide = width >= _WIDE
    ages = [_age(one, today) if wide else _age_in_short(one, today) for one in topics]
    age_width = longest(ages, 30)
    titles = max(8, longest([one.title for one in topics], width))
    room = max(_WHO_NARROW, min(_WHO_MOST, width - age_width - titles - len("asked by ") - 2 * 2))
    called = short_names([one.raised_by for one in topics if one.raised_by], room)
    sources = [_source(one, called) for one in topics]
    source_width = longest(sources, 42 if wide else 24)
    title_width = min(titles, width - age_width - source_width - 4)
    count = f"Waiting topics {len(topics)}" if topics else "Waiting topics"
    none = Content.assemble(("none; ", QUIET), key_words("topic", "raises one for the next meeting", QUIET))
    rows = [_gap(), Row("", _heading(count, Content("") if topics else none, width))]
    for topic, source, age in zip(topics, sources, ages, strict=True):
        cells = (
            (one_line(topic.title), title_width),
            (one_line(source, QUIET), source_width),
            (text(age, QUIET if topic.deferrals < 2 else "$accent"), age_width),
        )
        rows.append(Row(f"t:{topic.id}", row(*cells)))
    return rows


def _source(topic: WaitingTopic, called: Mapping[str, str] | None = None) -> str:
    """Where it comes from; whoever raised it goes by the name that stands in `called`."""
    who = (called or {}).get(topic.raised_by, topic.raised_by)
    match topic.source:
        case SourceKind.HELP:
            return f"asked by {who}" if who else "request for help"
        case SourceKind.PERSON:
            return f"from {who}" if who else ""
        case SourceKind.MEETING:
            return topic.source_text or "a meeting"
        case _:
            return topic.source.value


def _age(topic: WaitingTopic, today: date) -> str:
    since = f"since {day_text(topic.since, today)}"
    if topic.separate_start is not None:
        return f"{since}, own meeting"
    return f"{since}, {times_text(topic.deferrals)}" if topic.deferrals else since


def _age_in_short(topic: WaitingTopic, today: date) -> str:
    """What a narrow row has room for: the title counts there, and the lines beneath have the rest."""
    if topic.separate_start is not None:
        return "own meeting"
    return times_text(topic.deferrals) if topic.deferrals else f"since {day_text(topic.since, today)}"


def topic_detail(topic: WaitingTopic, width: int, height: int, zone: str, today: date) -> list[Content]:
    """The topic under the cursor: its whole title, then how old it is and where it comes from."""
    source = ": ".join(dict.fromkeys(part for part in (_source(topic), topic.source_text) if part))
    own = f"own meeting {moment_text(topic.separate_start, zone, today)}" if topic.separate_start else ""
    told = [one_line(part, QUIET) for part in (own, _age(topic, today), source) if part]
    return _in_full(topic.title, told, width, height)
