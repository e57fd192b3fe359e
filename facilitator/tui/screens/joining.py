"""Who joins, and in which order members speak: what check-in, updates and discussion share."""

from typing import Generic

from facilitator.errors import NotValid
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.process.speaker_order import SpeakerOrder
from facilitator.text import required_line
from facilitator.tui.answers import Question, person_named
from facilitator.tui.keys import bindings
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.one_key import OneKey
from facilitator.tui.screens.stage import StageScreen, V
from facilitator.views.check_in import Attendee, CheckIn
from facilitator.views.meeting import Person

_WITH_UPDATES = (Phase.PLANNED, Phase.CHECK_IN, Phase.UPDATES)
_BEGUN = (Phase.UPDATES, Phase.DISCUSS)
_ORDERS = {
    "s": (SpeakerOrder.SERIES, "as in the series"),
    "a": (SpeakerOrder.ALPHABETICAL, "alphabetical"),
    "r": (SpeakerOrder.ROTATING, "rotating"),
    "x": (SpeakerOrder.SHUFFLED, "shuffled"),
}


class JoiningScreen(StageScreen[V], Generic[V]):
    """A phase that somebody may still come to."""

    BINDINGS = bindings("join")

    def action_join(self) -> None:
        """Somebody joins: who was away, a member who is not on the list, or a guest, who becomes a member.

        Where one alone was away, their name stands there already.
        """
        view = self.desk.see(reading.check_in.check_in, self.meeting_id, self.zone_today)
        away = [one.name for one in view.attendees if one.state is AttendanceState.AWAY]
        names = (*away, *(person.name for person in view.others))
        initial = away[0] if len(away) == 1 and self.head.phase in _BEGUN else ""
        question = Question("Who joins", lambda typed: _understood(view, typed), names=names, initial=initial)
        self.ask("join", [question], lambda answers: self._join(view, answers[0]))

    def _join(self, view: CheckIn, typed: str) -> None:
        who = _meant(view, typed)
        speaks = ", and speaks at the end" if self.head.phase is Phase.UPDATES else ""
        if isinstance(who, Attendee):
            self.desk.do(acts.checkin.set_attendance, self.meeting_id, who.member_id, AttendanceState.LATE)
            self.facilitator.tell(f"{who.name} joins{speaks if who.gives_update else ''}.")
            self.joined(who.member_id)
            return
        name = who.name if who else required_line(typed, "name")
        member_id = who.id if who else self.desk.do(acts.team.add_member, name)
        # A guest listens until somebody says otherwise.
        gives = who is not None and self.head.phase in _WITH_UPDATES
        self.desk.do(acts.checkin.join, self.meeting_id, member_id, gives_update=gives)
        guest = ", as a new member without an update"
        self.facilitator.tell(f"{name} joins{guest if who is None else speaks}.")
        self.joined(member_id)

    def joined(self, member_id: int) -> None:
        """This member takes part from now on."""

    def action_speaker_order(self) -> None:
        """Put those who have not spoken in another order."""

        def chosen(key: str | None) -> None:
            if key:
                order, _ = _ORDERS[key]
                with self.acting():
                    self.desk.do(acts.speaker_order.arrange, self.meeting_id, order)
                    self.facilitator.tell(f"The speakers stand {order.phrase}.")

        self.app.push_screen(OneKey("Who speaks when", {key: word for key, (_, word) in _ORDERS.items()}), chosen)


def _understood(view: CheckIn, typed: str) -> str:
    """What the name means, in words. Raises NotValid."""
    who = _meant(view, typed)
    return f"→ {who.name}" if who else f"→ {required_line(typed, 'name')} is new and becomes a member"


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
