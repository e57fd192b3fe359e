"""A form that came back compared with the board: what collecting it does, without doing it."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.engine import Connection

from facilitator.acts.form_findings import Conflict, Findings, FormComparison, HelpChange, TextChange
from facilitator.acts.form_lineage import going_on
from facilitator.acts.form_meaning import Meaning
from facilitator.acts.form_milestones import compare_milestones, compare_new
from facilitator.documents.forms.likeness import written_into
from facilitator.documents.forms.values import Filled, Said
from facilitator.documents.forms.writing import form_text
from facilitator.errors import NotNow, NotValid
from facilitator.process.dates import day_text
from facilitator.process.line_merging import merge_lines
from facilitator.process.merging import Verdict, verdict
from facilitator.process.status import Status
from facilitator.process.typing_marks import typed
from facilitator.reading.form_board import form_board
from facilitator.reading.form_origin import origin
from facilitator.reading.forms import last_words
from facilitator.reading.lines import local_day
from facilitator.store.database import last_act
from facilitator.text import as_argument, quoted
from facilitator.views.form import Form, FormMilestone
from facilitator.views.form_board import BoardUpdate, Cell, FormBoard

_MOST = 500
"""Milestones, new ones, or requests that a form may have."""


def compare_form(connection: Connection, filled: Filled, *, now: datetime, sent: datetime | None) -> FormComparison:
    """Compare `filled` with the board; `sent` is when its mail says that it was sent, None where there is no mail.

    Raises NotValid, NotFound and NotNow where the form as a whole cannot be taken: it is of another team, its meeting
    is over, its member has left.
    """
    _check_size(filled)
    form = origin(connection, filled.reference, filled.member, filled.meeting, now)
    board = form_board(connection, form, [each.number for each in filled.milestones], now)
    _check(board, now)
    believed = sent if sent is not None and board.made_at <= sent <= now else None
    today = local_day(now, board.zone)
    meaning = Meaning(
        made=local_day(board.made_at, board.zone),
        sent=None if believed is None else local_day(believed, board.zone),
    )
    board = going_on(board, filled, meaning)
    found = Findings(notices=[form.notice] if form.notice else [])
    compare_milestones(board, filled.milestones, meaning, found)
    compare_new(board, filled.new, meaning, found)
    words = Findings()
    _compare_words(board.update, filled, meaning, words)
    _take_words(board, words, found, meaning, filled)
    update = board.update
    if filled.notes:
        found.notices += _behind_bars(connection, board, filled, today)
    return FormComparison(
        member_id=board.member_id,
        member=board.member,
        meeting_id=board.meeting_id,
        meeting=board.meeting,
        start=board.start,
        zone=board.zone,
        update_id=None if update is None else update.id,
        cells=tuple(found.cells),
        texts=tuple(found.texts),
        help=tuple(found.help),
        new=tuple(found.new),
        conflicts=tuple(found.conflicts),
        kept=found.kept,
        stays=tuple(found.stays),
        notices=tuple(found.notices),
        faults=tuple(sorted(meaning.faults, key=lambda fault: fault.line)),
        handed_in=update is not None and update.handed_in,
        hands_in=update is not None and not update.handed_in and not update.spoken and found.edited,
        handed_in_at=believed or now,
        as_of=last_act(connection),
    )


def _check_size(filled: Filled) -> None:
    """Raise NotValid for what is no form that anybody filled in by hand."""
    parts = {"milestones": filled.milestones, "new milestones": filled.new, "requests for help": filled.help or ()}
    for what, said in parts.items():
        if len(said) > _MOST:
            raise NotValid(f"It has {len(said):,} {what}; {_MOST} is the most.", "Check that it is the right file.")


def _behind_bars(connection: Connection, board: FormBoard, filled: Filled, today: date) -> list[str]:
    """What the owner wrote behind a bar, where nothing is looked for."""
    last = last_words(connection, board.member_id, board.start)
    form = Form(
        reference="",
        team="",
        meeting=board.meeting,
        start=board.start,
        zone=board.zone,
        deadline=board.start,
        member=board.member,
        milestones=tuple(FormMilestone(each.number, "", "", Status.ON_TRACK, None) for each in filled.milestones[:1]),
        wins="",
        learnings="",
        help=(),
        priorities=tuple(board.priorities.values()),
        last_wins=last.wins,
        last_learnings=last.learnings,
        last_help=last.help,
    )
    return [
        f"Not read, since it stands behind a bar: line {said.line} {quoted(said.text)}"
        for said in written_into(filled, form_text(form, today))
    ]


def _check(board: FormBoard, now: datetime) -> None:
    """Raise NotNow where the meeting is over or the member has left."""
    day = day_text(local_day(board.start, board.zone), local_day(now, board.zone))
    if not board.active:
        raise NotNow(
            f"{board.member} has left the team.",
            f"To bring them back: facilitator members return {as_argument(board.member)}",
        )
    if board.over:
        raise NotNow(
            f"{board.meeting} on {day} is over, so the form of {board.member} was left.",
            f"What still counts goes into a new form: facilitator form {as_argument(board.member)}",
        )


def _compare_words(update: BoardUpdate | None, filled: Filled, meaning: Meaning, words: Findings) -> None:
    """Put into `words` what the form changes in wins, learnings and requests for help."""
    nothing = Cell("", frozenset({""}), ())
    wins, learnings = (nothing, nothing) if update is None else (update.wins, update.learnings)
    for field, cell, said in (("wins", wins, filled.wins), ("learnings", learnings, filled.learnings)):
        text = meaning.paragraph(said, field)
        if text is not None:
            _compare_text(field, cell, text, words)
    if filled.help is not None:
        lines = [(said, meaning.line(said, "request for help")) for said in filled.help]
        _compare_help(update, [line for _, line in lines if line is not None], words)


def _compare_text(field: str, cell: Cell, text: str, words: Findings) -> None:
    match verdict(field, typed(cell.ours), typed(text), {typed(shown) for shown in cell.shown}):
        case Verdict.APPLY:
            words.texts.append(TextChange(field, cell.ours, text))
        case Verdict.CONFLICT:
            words.conflicts.append(Conflict(field, cell.ours, text))
        case Verdict.KEEP:
            words.leave(field, cell, text)
        case Verdict.SAME:
            pass


def _compare_help(update: BoardUpdate | None, theirs: Sequence[str], words: Findings) -> None:
    known = () if update is None else update.requests
    topics = {} if update is None else update.topics
    merged = merge_lines(known, theirs)
    ours = {each.id: each.ours or "" for each in known}
    for key, position in merged.changed.items():
        words.help.append(HelpChange(key, ours[key], theirs[position]))
    for key in merged.removed:
        if key in topics:
            words.notices.append(f"{quoted(ours[key])} became the topic {quoted(topics[key])}, so it stays.")
        else:
            words.help.append(HelpChange(key, ours[key], ""))
    words.help += [HelpChange(None, "", theirs[position]) for position in merged.added]
    words.conflicts += [
        Conflict("a request for help", ours[key], "" if position is None else theirs[position])
        for key, position in merged.conflicts.items()
    ]
    words.kept += len(merged.kept)


def _take_words(board: FormBoard, words: Findings, found: Findings, meaning: Meaning, filled: Filled) -> None:
    """Add `words` to what was found, where there is an update that can still be changed."""
    update = board.update
    if update is None and words.edited:
        said = next(each for each in (filled.wins, filled.learnings, *(filled.help or ())) if each and each.text)
        meaning.fault(
            Said(said.text, said.line), f"{board.member} gives no update in {board.meeting}, so it has no place there."
        )
    elif update is not None and update.spoken and words.edited:
        found.notices.append(f"{board.member} has spoken already, so the update stays as it is. The form has:")
        found.notices += [f"  {change.field}: {quoted(change.after, 200)}" for change in words.texts]
        found.notices += [f"  {each.what}: {quoted(each.theirs, 200)}" for each in words.conflicts]
        found.notices += [f"  help: {quoted(change.after or change.before, 200)}" for change in words.help]
    else:
        found.texts += words.texts
        found.help += words.help
        found.conflicts += words.conflicts
        found.notices += words.notices
        found.stays += words.stays
        found.kept += words.kept
