"""Who joins, in any phase: who was away, a member who is not on the list, or a guest."""

from facilitator.errors import NotValid
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.text import required_line
from facilitator.tui.answers import Question, person_named
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.taking_down import TakingDownScreen
from facilitator.views.check_in import Attendee, CheckIn
from facilitator.views.meeting import Person

_WITH_UPDATES = (Phase.PLANNED, Phase.CHECK_IN, Phase.UPDATES)
_BEFORE_ITS_START = (Phase.PLANNED, Phase.CHECK_IN)


class JoiningScreen(TakingDownScreen):
    """A meeting that somebody may still come to."""

    BINDINGS = bindings("join")

    def __init__(self, meeting_id: int) -> None:
        super().__init__(meeting_id)
        self._taken_in: set[int] = set()
        """Who was taken in by the key alone: not so again, where that was undone because somebody else came."""

    def action_join(self) -> None:
        """Somebody joins. Once the updates have begun and one alone is away, it is they who come."""
        view = self.desk.see(reading.check_in.check_in, self.meeting_id, self.zone_today)
        away = [one for one in view.attendees if one.state is AttendanceState.AWAY]
        begun = view.head.phase not in _BEFORE_ITS_START
        if begun and len(away) == 1 and away[0].member_id not in self._taken_in:
            (late,) = away
            self._taken_in.add(late.member_id)
            with self.acting():
                self._come(view, late, f" Somebody else: {key_name('undo')}, then {key_name('join')}.")
            return
        names = (*(one.name for one in away), *(person.name for person in view.others))
        told = f"away: {', '.join(one.name for one in away)}" if away else ""
        question = Question("Who joins", lambda typed: _understood(view, typed), names=names, example=told)
        self.ask("join", [question], lambda answers: self._join(view, answers[0]))

    def _come(self, view: CheckIn, late: Attendee, more: str = "") -> None:
        self.desk.do(acts.checkin.set_attendance, self.meeting_id, late.member_id, AttendanceState.LATE)
        self.facilitator.tell(f"{late.name} joins{_speaks(view) if late.gives_update else ''}.{more}")
        self.joined(late.member_id)

    def _join(self, view: CheckIn, typed: str) -> None:
        who = _meant(view, typed)
        if isinstance(who, Attendee):
            self._come(view, who)
            return
        name = who.name if who else required_line(typed, "name")
        member_id = who.id if who else self.desk.do(acts.team.add_member, name)
        # A guest listens until somebody says otherwise.
        gives = who is not None and view.head.phase in _WITH_UPDATES
        self.desk.do(acts.checkin.join, self.meeting_id, member_id, gives_update=gives)
        self.facilitator.tell(f"{name} joins{' as a guest, without an update' if who is None else _speaks(view)}.")
        self.joined(member_id)

    def joined(self, member_id: int) -> None:
        """This member takes part from now on."""


def _speaks(view: CheckIn) -> str:
    return ", and speaks at the end" if view.head.phase is Phase.UPDATES else ""


def _understood(view: CheckIn, typed: str) -> str:
    """What the name means, in words. Raises NotValid."""
    who = _meant(view, typed)
    return f"→ {who.name}" if who else f"→ {required_line(typed, 'name')} is new: a guest"


def _meant(view: CheckIn, typed: str) -> Person | Attendee | None:
    """Who was away, or a member; None where nobody is called so. Raises NotValid for one who is here already."""
    line = required_line(typed, "name").casefold()
    exact = next((one for one in view.attendees if one.name.casefold() == line), None)
    if exact is not None:
        return _came(exact)
    if any(_begins(person.name, line) for person in view.others):
        return person_named(typed, view.others)
    # Half a name would make a second member of somebody who is here.
    near = [one for one in view.attendees if _begins(one.name, line)]
    return _came(near[0]) if near else None


def _came(attendee: Attendee) -> Attendee:
    if attendee.state is AttendanceState.AWAY:
        return attendee
    raise NotValid(f"{attendee.name} is on the list already.", "Type somebody else's name in full.")


def _begins(name: str, line: str) -> bool:
    folded = name.casefold()
    return any(word.startswith(line) for word in (folded, *folded.split()))
