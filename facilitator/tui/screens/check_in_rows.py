"""What the check-in shows: whether the plan fits, who is here, what was promised, what was saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from facilitator.process.dates import how_far
from facilitator.process.meeting import AttendanceState, HandIn
from facilitator.process.phases import Phase
from facilitator.process.timebox import clock_text
from facilitator.tui.moments import moment_text, time_text
from facilitator.tui.theme import ALARM, GOOD, HEADING, QUIET, STRONG, WATCH
from facilitator.tui.widgets.columns import beside, clickable, fitted, longest, one_line, row, text
from facilitator.tui.widgets.key_words import key_words
from facilitator.tui.widgets.rows import Row
from facilitator.views.check_in import Attendee, CheckIn, PastSeparate, Saved
from facilitator.views.meeting import ActionLine

_STATES = {
    AttendanceState.PRESENT: ("✓ present", ""),
    AttendanceState.LATE: ("◷ late", WATCH),
    AttendanceState.AWAY: ("– away", QUIET),
}
_HANDED_IN = {
    HandIn.IN_TIME: ("✓ in time", GOOD),
    HandIn.LATE: ("✓ late", WATCH),
    HandIn.MISSING: ("not yet", QUIET),
}
_STATE, _NAME, _ROLE, _UPDATE, _HAND_IN, _DONE = 9, 12, 60, 9, 9, 6


def plan_lines(view: CheckIn, width: int, today: date) -> list[Content]:
    """The meeting, whether its updates fit into the first half, and the numbered choices where they do not."""
    head = view.head
    times = (
        f"{moment_text(head.planned_start, head.zone, today)} to {time_text(head.planned_end, head.zone)} {head.zone}"
    )
    lines = [beside(one_line(head.title, STRONG), text(times, QUIET), width)]
    if head.phase is Phase.PLANNED:
        lines.append(key_words("next", "starts the meeting"))
    if not head.separate:
        lines.append(fitted(_fit(view, width), width))
        lines += [
            clickable(fitted(Content.assemble((f" {n}  ", "bold $accent"), choice.sentence), width), f"pick({n})")
            for n, choice in enumerate(view.choices, 1)
        ]
    if view.topics:
        lines.append(fitted(Content.styled(_waiting(view), QUIET), width))
    return lines


def _waiting(view: CheckIn) -> str:
    told = "1 topic waits" if view.topics == 1 else f"{view.topics} topics wait"
    if view.deferred == view.topics:
        return f"{told} from earlier meetings"
    return f"{told}, {view.deferred} from earlier meetings" if view.deferred else told


def _fit(view: CheckIn, width: int) -> Content:
    fit = view.fit
    if not fit.speakers:
        return Content.styled("Nobody gives an update.", QUIET)
    updates = f"{fit.speakers} update{'' if fit.speakers == 1 else 's'} × {clock_text(fit.seconds_each)}"
    needed = f"{updates} = {clock_text(fit.needed)}"
    chosen = "" if view.choices else ", as was chosen"
    over = Content.styled(f"▲ over by {clock_text(fit.over_by)}{chosen}", "bold $warning")
    verdict = Content.styled("✓ they fit", GOOD) if fit.fits else over
    whole = Content(f"{needed}, the first half has {clock_text(max(0, fit.first_half_seconds))}: ") + verdict
    return whole if whole.cell_length <= width else Content(f"{needed}: ") + verdict


def check_in_rows(view: CheckIn, width: int, today: date) -> list[Row]:
    """Everything to go through, in `width` cells; what there is none of is left out."""
    separate = [_separate(meeting, view.head.zone, today) for meeting in view.separate_meetings]
    saved = [_saved(one) for one in view.saved]
    what, owner, far = _action_room(view.actions, width, today)
    actions = [_action(one, what, owner, far, today) for one in view.actions]
    place = _place([*separate, *saved], _DONE + 2 + what if view.actions else 0, width)
    return [
        *_section(_who_heading(view), _people(view, width)),
        *_section("Action items of earlier meetings", actions),
        *_section("Separate meetings: what came of them?", [one.row(place, width) for one in separate]),
        *_section("Flagged early, and saved", [one.row(place, width) for one in saved]),
    ]


@dataclass(frozen=True)
class _Told:
    """A line with a word behind it."""

    key: str
    words: Content
    tail: Content

    def row(self, place: int, width: int) -> Row:
        """The line in `width` cells, its tail at `place`."""
        return Row(self.key, row((self.words, max(0, place - 2)), (self.tail, max(0, width - place))))


def _place(lines: Sequence[_Told], owners: int, width: int) -> int:
    """Where the tails of all these lines begin: beneath the owners of the action items, where nothing is cut there."""
    tail = longest([one.tail.plain for one in lines], max(0, width // 2))
    words = longest([one.words.plain for one in lines], max(0, width - tail - 2))
    return max(words, min(owners, width - tail - 2)) + 2


def _who_heading(view: CheckIn) -> str:
    if view.head.separate:
        return "Who is here"
    late = any(one.state is AttendanceState.LATE and one.gives_update for one in view.attendees)
    return f"Who is here, in speaking order{', who is late at the end' if late else ''}"


def _section(title: str, rows: Sequence[Row]) -> list[Row]:
    return [Row("", Content("")), Row("", Content.styled(title, HEADING)), *rows] if rows else []


def _people(view: CheckIn, width: int) -> list[Row]:
    if not view.attendees:
        told = Content.assemble(("Nobody is on the list yet: ", QUIET), key_words("join", "takes somebody in.", QUIET))
        return [Row("nobody", told)]
    room = width - _STATE - _UPDATE - _HAND_IN - 8
    name = max(_NAME, longest([one.name for one in view.attendees], max(_NAME, min(32, room * 3 // 5))))
    role = longest([one.role for one in view.attendees], max(0, min(_ROLE, room - name)))
    return [
        Row(f"member:{attendee.member_id}", _person(attendee, name, role, view.head.separate))
        for attendee in view.attendees
    ]


def _person(attendee: Attendee, name: int, role: int, separate: bool) -> Content:
    word, style = _STATES[attendee.state]
    away = attendee.state is AttendanceState.AWAY
    update, handed_in = Content(""), Content("")
    if not separate and not attendee.gives_update:
        update = Content.styled("no update", QUIET)
    elif not separate:
        late = attendee.state is AttendanceState.LATE
        update = Content.styled("at end" if late else "update", QUIET if away else "")
        handed_in = Content.styled(*_HANDED_IN[attendee.handed_in])
    return row(
        (Content.styled(word, style), _STATE),
        (one_line(attendee.name, QUIET if away else STRONG), name),
        (one_line(attendee.role, QUIET), role),
        (update, _UPDATE),
        (handed_in, _HAND_IN),
    )


def _action_room(actions: Sequence[ActionLine], width: int, today: date) -> tuple[int, int, int]:
    """Cells of what is to be done, of who does it, and of how far off it is."""
    owner = longest([one.owner for one in actions], 16 if width < 100 else 24)
    far = longest([how_far(one.due, today) for one in actions], 14)
    return longest([one.what for one in actions], max(10, width - _DONE - owner - far - 6)), owner, far


def _action(action: ActionLine, what: int, owner: int, far: int, today: date) -> Row:
    late = not action.done and action.due is not None and action.due < today
    due = Content.styled(how_far(action.due, today), ALARM if late else QUIET)
    state = Content.styled("✓ done", GOOD) if action.done else Content("○ open")
    return Row(
        f"action:{action.id}",
        row(
            (state, _DONE),
            (one_line(action.what, QUIET if action.done else ""), what),
            (one_line(action.owner, QUIET), owner),
            (due, far),
        ),
    )


def _separate(meeting: PastSeparate, zone: str, today: date) -> _Told:
    when = f"{moment_text(meeting.start, zone, today)}, {meeting.owner}"
    words = Content.assemble(("? ", WATCH), one_line(meeting.topic))
    return _Told(f"separate:{meeting.meeting_id}", words, one_line(when, QUIET))


def _saved(saved: Saved) -> _Told:
    words = Content.assemble(("✓ ", GOOD), one_line(saved.title))
    return _Told(f"saved:{saved.milestone_id}", words, one_line(f"{saved.now}, {saved.owner}", QUIET))
