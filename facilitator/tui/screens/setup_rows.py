"""The rows of the set-up: team, priorities, and when it meets with whom."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from textual.content import Content

from facilitator.process.budget import ChoiceKind
from facilitator.process.dates import how_far
from facilitator.process.timebox import clock_text
from facilitator.tui.keys import key_name
from facilitator.tui.moments import moment_text
from facilitator.tui.theme import GOOD, QUIET
from facilitator.tui.widgets.columns import fitted, longest, one_line, row, text
from facilitator.tui.widgets.fit_field import fit_style, sentence
from facilitator.tui.widgets.rows import Row
from facilitator.views.board import Board
from facilitator.views.team import MemberLine, SeriesLine

_CHOSEN = {
    ChoiceKind.LONGER_MEETING: "chosen: a longer meeting",
    ChoiceKind.SHORTER_UPDATES: "chosen: shorter updates",
    ChoiceKind.FEWER_SPEAKERS: "chosen: hear fewer",
    ChoiceKind.AS_IS: "chosen: as it is",
}


def setup_rows(
    board: Board, members: Sequence[MemberLine], all_series: Sequence[SeriesLine], width: int, now: datetime
) -> list[Row]:
    """Every row, each `width` cells wide. The kinds of keys: team, member, priority, series, part, and add."""
    return [
        Row("", _heading("Team")),
        Row("team:", fitted(Content.assemble("Name  ", one_line(board.team or "not named yet")), width)),
        *_members(members, width),
        _gap(),
        Row("", _heading("Priorities")),
        *_priorities(board, width),
        _gap(),
        Row("", _heading("When the team meets")),
        *(line for series in all_series for line in _series(series, members, width, now)),
        Row("add:series", Content.styled("+ a series of meetings", QUIET)),
    ]


def _heading(title: str) -> Content:
    return Content.styled(title, "bold $primary")


def _gap() -> Row:
    return Row("", Content(" "))


def _members(members: Sequence[MemberLine], width: int) -> list[Row]:
    name, email = (
        longest([one.name for one in members], 26),
        longest([one.email for one in members], max(8, width // 2)),
    )
    role = longest([one.role for one in members], max(8, width - name - email - 10))
    rows = []
    for member in members:
        style = "" if member.active else QUIET
        cells = [
            (one_line(member.name, style), name),
            (one_line(member.role, QUIET), role),
            (one_line(member.email, QUIET), email),
            (Content.styled("" if member.active else "left", QUIET), 4),
        ]
        rows.append(Row(f"member:{member.id}", row(*[(content, cell) for content, cell in cells if cell])))
    return [*rows, Row("add:member", Content.styled("+ a member", QUIET))]


def _priorities(board: Board, width: int) -> list[Row]:
    titles = longest([one.title for one in board.priorities], width // 2)
    rows = [
        Row(
            f"priority:{one.id}",
            row((text(f"{n}"), 2), (one_line(one.title), titles), (one_line(one.outcome, QUIET), width - titles - 6)),
        )
        for n, one in enumerate(board.priorities, 1)
    ]
    return [*rows, Row("add:priority", Content.styled("+ a priority", QUIET))]


def _series(series: SeriesLine, members: Sequence[MemberLine], width: int, now: datetime) -> list[Row]:
    parts = {one.member_id: one.gives_update for one in series.participants}
    order = [one.member_id for one in series.participants]
    others = [one.id for one in members if one.active and one.id not in parts]
    names = {one.id: one.name for one in members}
    head = Content.assemble(one_line(series.name, "bold"), text(f"   {series.when}"))
    rows = [Row(f"series:{series.id}", fitted(head, width))]
    rows += [Row("", fitted(line, width)) for line in _stand(series, now)]
    for member_id in (*order, *others):
        said = _part(parts.get(member_id))
        rows.append(
            Row(f"part:{series.id}:{member_id}", row((Content(""), 1), (one_line(names[member_id]), 26), (said, 20)))
        )
    return [*rows, _gap()]


def _stand(series: SeriesLine, now: datetime) -> list[Content]:
    """How long it is and when it meets next; then whether the updates fit, and what was chosen if not."""
    if not series.active:
        return [Content.styled(f"ended; {key_name('retire')} lets it go on", QUIET)]
    told = f"{series.length_minutes} minutes, {clock_text(series.update_seconds)} for each update"
    start = series.next_start(now)
    if start is not None:
        today, day = (moment.astimezone(ZoneInfo(series.zone)).date() for moment in (now, start))
        told += f", next {moment_text(start, series.zone, today)}, {how_far(day, today)}"
    fits = text(sentence(series.fit), fit_style(series.fit))
    if series.fit_choice and not series.fit.fits:
        fits += Content.styled(f"   {_CHOSEN[ChoiceKind(series.fit_choice)]}", QUIET)
    return [text(told, QUIET), fits]


def _part(gives: bool | None) -> Content:
    if gives is None:
        return Content.styled("– not in", QUIET)
    return Content.styled("✓ gives an update", GOOD) if gives else Content("○ takes part")
