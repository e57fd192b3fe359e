"""Acts from the invitation to the midpoint: preparing, check-in, speakers and their updates, clocks."""

from random import Random

from acting import PICK, Acting, during, there_is
from hypothesis import strategies as st
from hypothesis.stateful import rule
from memory import OPEN, SETTLED
from rows import words_in

from facilitator.acts import checkin, clocks, collecting, preparing, speaker_order, updates
from facilitator.documents.forms.reading import read_form
from facilitator.documents.forms.writing import form_text
from facilitator.errors import FacilitatorError
from facilitator.process.budget import Choice, ChoiceKind
from facilitator.process.meeting import AttendanceState
from facilitator.process.speaker_order import SpeakerOrder
from facilitator.reading import forms

SECONDS = st.sampled_from([1, 5, 20, 60, 61, 299, 300, 600, 3600, 7200])


class FirstHalf(Acting):
    """What happens up to the midpoint."""

    # --- preparing -----------------------------------------------------------------------------------------------

    @during("planned", "check_in", "updates")
    @rule(pick=PICK, manner=PICK, lines=st.integers(0, 3))
    def hand_in(self, pick: int, manner: int, lines: int) -> None:
        update = self.here("update", pick)
        wins, learnings = self.typed(manner), self.typed(manner + 1)
        there = [str(self.row("help_request", key)["text"]) for key in self._requests(update)]
        asked = [there[n] if n < len(there) and pick % 2 else self.typed(manner + n) for n in range(lines)]
        before = self.rows.words_of("update", update, "wins", "learnings") | words_in(*there)
        self.do(preparing.hand_in, typed=(wins, learnings, *asked), replaced=before)(
            update, wins=wins, learnings=learnings, help=[preparing.Asking(text) for text in asked]
        )

    @during("planned", "check_in")
    @rule(pick=PICK, manner=PICK)
    def collect_form(self, pick: int, manner: int) -> None:
        update = self.row("update", self.here("update", pick))
        if not update:
            return
        try:
            with self.stores[self.who].read() as connection:
                form = forms.owner_form(connection, update["meeting_id"], update["member_id"])
            wins = self.typed(0)
            text = form_text(form, self.today).replace("[ LEARNINGS ]", f"{wins}\n\n[ LEARNINGS ]", 1)
            (filled,) = read_form(text)
            shown = collecting.preview(self.stores[self.who], filled)
        except FacilitatorError:
            return
        before = self.rows.words_of("update", update["id"], "wins", "learnings") | words_in(
            *(str(self.row("help_request", key)["text"]) for key in self._requests(update["id"]))
        )
        typed = () if shown.faults or shown.conflicts else (wins,)
        self.do(collecting.collect, typed=typed, replaced=before)(filled, shown)

    def _requests(self, update: int) -> list[int]:
        found = self.rows.ids("help_request", update_id=update)
        return sorted(found, key=lambda key: (self.row("help_request", key)["position"], key))

    # --- check-in ------------------------------------------------------------------------------------------------

    @during("planned")
    @rule()
    def start(self) -> None:
        self.do(checkin.start)(self.meeting)

    @during("planned", "check_in", "updates")
    @rule(pick=PICK, state=st.sampled_from(list(AttendanceState)))
    def set_attendance(self, pick: int, state: AttendanceState) -> None:
        self.do(checkin.set_attendance)(self.meeting, self.one("member", pick), state)

    @during("planned", "check_in", "updates", "discuss")
    @rule(pick=PICK, gives=st.booleans())
    def join(self, pick: int, gives: bool) -> None:
        self.do(checkin.join)(self.meeting, self.one("member", pick), gives)

    @during("planned", "check_in", "updates")
    @rule(pick=PICK, gives=st.booleans())
    def set_gives_update(self, pick: int, gives: bool) -> None:
        self.do(checkin.set_gives_update)(self.meeting, self.one("member", pick), gives)

    @during("check_in", "close")
    @there_is("action_item")
    @rule(pick=PICK, done=st.booleans())
    def set_action_done(self, pick: int, done: bool) -> None:
        self.do(checkin.set_action_done)(self.one("action_item", pick), done, meeting=self.inside(pick))

    @during("check_in", "updates")
    @rule(pick=PICK, resolved=st.booleans())
    def settle_separate(self, pick: int, resolved: bool) -> None:
        separate = self.one("meeting", pick, kind="separate")
        sent = self.rows.ids("discussion", separate_meeting_id=separate)
        about = {self.row("discussion", key)["topic_id"] for key in sent}
        fates = {key: (SETTLED if resolved else OPEN,) for key in about if self.memory.fates[key] == OPEN}
        self.do(checkin.settle_separate, fates=fates)(separate, resolved, meeting=self.meeting)

    @during("check_in")
    @rule(kind=st.sampled_from(list(ChoiceKind)), figure=st.integers(0, 4))
    def choose_fit(self, kind: ChoiceKind, figure: int) -> None:
        choice = {
            ChoiceKind.LONGER_MEETING: Choice(kind, length_minutes=60 + 5 * figure),
            ChoiceKind.SHORTER_UPDATES: Choice(kind, seconds_each=60 + 15 * figure),
            ChoiceKind.FEWER_SPEAKERS: Choice(kind, speakers=figure),
            ChoiceKind.AS_IS: Choice(kind),
        }[kind]
        self.do(checkin.choose_fit)(self.meeting, choice)

    @during("check_in", "updates", "discuss", "close")
    @rule(manner=PICK)
    def note_privately(self, manner: int) -> None:
        text = self.typed(manner)
        self.do(checkin.note_privately, typed=(text,))(self.meeting, text)

    @during("planned", "check_in", "updates")
    @rule(order=st.sampled_from(list(SpeakerOrder)), chance=st.integers(0, 9))
    def arrange_speakers(self, order: SpeakerOrder, chance: int) -> None:
        self.do(speaker_order.arrange)(self.meeting, order, chance=Random(chance))

    # --- speakers ------------------------------------------------------------------------------------------------

    @during("updates")
    @rule(pick=PICK, how=st.sampled_from(["skip", "later", "away", "previous_speaker", "take_rest_as_read"]))
    def another_speaker(self, pick: int, how: str) -> None:
        self.do(getattr(updates, how))(self.meeting, as_of=self.as_of(pick))

    @during("updates")
    @rule(pick=PICK)
    def bring_up(self, pick: int) -> None:
        self.do(updates.bring_up)(self.meeting, self.here("update", pick), as_of=self.as_of(pick))

    @during("planned", "updates", "close")
    @rule(pick=PICK, manner=PICK, part=st.sampled_from(["wins", "learnings", "notes"]))
    def write_update(self, pick: int, manner: int, part: str) -> None:
        update, text = self.here("update", pick), self.typed(manner)
        before = self.rows.words_of("update", update, part)
        seen = {part: self.row("update", update).get(part, "")} if manner % 2 else {part: "something else"}
        self.do(updates.write, typed=(text,), replaced=before)(
            update, **{part: text}, meeting=self.inside(pick), seen=seen if pick % 2 else None
        )

    @during("planned", "updates")
    @rule(pick=PICK, manner=PICK, learnings=st.booleans())
    def add_line(self, pick: int, manner: int, learnings: bool) -> None:
        text = self.typed(manner)
        self.do(updates.add_line, typed=(text,))(
            self.here("update", pick), "learnings" if learnings else "wins", text, meeting=self.inside(pick)
        )

    @during("updates", "closed")
    @rule(pick=PICK, manner=PICK)
    def note_on_update(self, pick: int, manner: int) -> None:
        text = self.typed(manner)
        self.do(updates.note, typed=(text,))(self.here("update", pick), text)

    @during("planned", "check_in", "updates")
    @rule(pick=PICK, manner=PICK)
    def add_help(self, pick: int, manner: int) -> None:
        text = self.typed(manner)
        milestone = self.one("milestone", pick) if pick % 2 else None
        self.do(updates.add_help, typed=(text,))(
            self.here("update", pick),
            text,
            milestone_id=milestone,
            asked=(self.one("member", manner),),
            meeting=self.inside(pick),
        )

    @during("planned", "updates", "discuss")
    @there_is("help_request")
    @rule(pick=PICK, manner=PICK)
    def change_help(self, pick: int, manner: int) -> None:
        request, text = self.one("help_request", pick), self.typed(manner)
        self.do(updates.change_help, typed=(text,), replaced=self.rows.words_of("help_request", request, "text"))(
            request, text, meeting=self.inside(pick)
        )

    @during("planned", "updates", "close")
    @there_is("help_request")
    @rule(pick=PICK)
    def remove_help(self, pick: int) -> None:
        request = self.one("help_request", pick)
        before = self.rows.words_of("help_request", request, "text")
        self.do(updates.remove_help, replaced=before)(request, meeting=self.inside(pick))

    @during("planned", "check_in", "updates")
    @rule(pick=PICK)
    def hand_in_on_paper(self, pick: int) -> None:
        self.do(updates.hand_in)(self.here("update", pick), meeting=self.inside(pick))

    # --- clocks --------------------------------------------------------------------------------------------------

    @during("updates", "discuss")
    @rule(how=st.sampled_from(["pause", "resume", "toggle_pause", "restart"]))
    def clock(self, how: str) -> None:
        self.do(getattr(clocks, how))(self.meeting)

    @during("updates", "discuss")
    @rule(seconds=SECONDS, less=st.booleans())
    def add_time(self, seconds: int, less: bool) -> None:
        self.do(clocks.add_time)(self.meeting, -seconds if less else seconds)

    @during("updates", "discuss")
    @rule(seconds=SECONDS)
    def set_clock_back(self, seconds: int) -> None:
        self.do(clocks.set_back)(self.meeting, seconds)

    @during("updates", "discuss", "close")
    @rule(seconds=SECONDS)
    def discount(self, seconds: int) -> None:
        self.do(clocks.discount)(self.meeting, seconds + 0.25)
