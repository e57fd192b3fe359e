"""Acts from the midpoint to the end: ordering, discussing, closing; and going from phase to phase."""

from datetime import timedelta

from acting import PICK, Acting, during, there_is
from hypothesis import strategies as st
from hypothesis.stateful import rule
from memory import DROPPED, MERGED, OPEN, SETTLED

from facilitator.acts import checkin, closing, discussing, meetings, moving, ordering, updates
from facilitator.acts.outcomes import SeparatePlan
from facilitator.process.carryover import Outcome
from facilitator.process.phases import Phase

OUTCOMES = st.sampled_from([*Outcome, Outcome.RESOLVED, Outcome.NEXT_MEETING])
FATES = {
    Outcome.RESOLVED: SETTLED,
    Outcome.DROPPED: DROPPED,
    Outcome.NEXT_MEETING: OPEN,
    Outcome.SEPARATE_MEETING: OPEN,
}


class SecondHalf(Acting):
    """What happens from the midpoint on."""

    def topic_of(self, discussion: int) -> int:
        """The topic that is discussed there; 0 where there is none."""
        return int(self.row("discussion", discussion).get("topic_id", 0))

    def fates_by(self, discussion: int, outcome: Outcome) -> dict[int, tuple[str, ...]]:
        """What may become of its topic: what a later meeting made of it stands."""
        topic, here = self.topic_of(discussion), self.row("discussion", discussion).get("meeting_id")
        if not topic:
            return {}
        others = self.rows.ids("discussion", topic_id=topic)
        later = any(key > discussion and self.row("discussion", key)["meeting_id"] != here for key in others)
        return {topic: (self.memory.fates[topic],) if later else (FATES[outcome],)}

    def gone_with(self, discussion: int) -> frozenset[str]:
        """What another outcome takes the place of.

        The reason, how the topic was settled between meetings, and the title of a meeting that was planned for it.
        """
        row = self.row("discussion", discussion)
        planned = self.rows.words_of("meeting", row.get("separate_meeting_id") or 0, "title")
        settled = self.rows.words_of("topic", self.topic_of(discussion), "settled_note")
        return self.rows.words_of("discussion", discussion, "reason") | settled | planned

    def waiting(self, pick: int) -> int:
        """A topic of the meeting without an outcome, mostly."""
        return self.here("discussion", pick, outcome=None)

    def plan(self, pick: int, manner: int) -> SeparatePlan:
        """A meeting for one topic."""
        start = self.hand.time + timedelta(hours=pick % 200 - 1)
        people = (self.one("member", pick), self.one("member", manner))
        return SeparatePlan(self.typed(manner), start, "Europe/Berlin", 4 + pick % 60, people[0], people)

    # --- from phase to phase -------------------------------------------------------------------------------------

    @during("check_in", "updates", "prioritize", "discuss", "close")
    @rule(phase=st.sampled_from(list(Phase)), pick=PICK)
    def move_to(self, phase: Phase, pick: int) -> None:
        self.do(moving.move_to)(self.meeting, phase, as_of=self.as_of(pick))

    @rule(pick=PICK)
    def go_on(self, pick: int) -> None:
        """What comes next, whatever the phase is."""
        match self.phase:
            case "planned":
                self.do(checkin.start)(self.meeting)
            case "check_in":
                separate = self.row("meeting", self.meeting)["kind"] == "separate"
                self.do(moving.move_to)(self.meeting, Phase.DISCUSS if separate else Phase.UPDATES)
            case "updates":
                self.do(updates.next_speaker)(self.meeting, as_of=self.as_of(pick))
            case "prioritize":
                self.do(ordering.commit)(self.meeting, as_of=self.as_of(pick))
            case "discuss":
                discussion = self.here("discussion", pick, turn="up")
                outcome = Outcome.NEXT_MEETING if pick % 2 else Outcome.RESOLVED
                goes, fates = self.gone_with(discussion), self.fates_by(discussion, outcome)
                self.do(discussing.conclude, replaced=goes, fates=fates)(
                    self.meeting, discussion, outcome, as_of=self.as_of(pick)
                )
            case "close":
                self.send_rest()
                self.do(closing.close)(self.meeting)
                assert self.row("meeting", self.meeting)["phase"] == "closed", (
                    "not closed, though the rest was sent to the next meeting"
                )
            case _:
                self.meeting = self.do(meetings.open_next_meeting)() or self.meeting

    # --- ordering ------------------------------------------------------------------------------------------------

    @during("prioritize")
    @rule(pick=PICK, kind=st.sampled_from(["help", "milestone"]))
    def keep(self, pick: int, kind: str) -> None:
        number = self.one("help_request" if kind == "help" else "milestone", pick)
        self.do(ordering.keep)(self.meeting, f"{kind}:{number}")

    @during("prioritize")
    @rule(pick=PICK, places=st.integers(-3, 6), by=st.booleans())
    def order(self, pick: int, places: int, by: bool) -> None:
        self.do(ordering.move if by else ordering.place)(self.meeting, self.waiting(pick), places)

    @during("prioritize")
    @rule()
    def suggest(self) -> None:
        self.do(ordering.suggest)(self.meeting)

    @during("prioritize", "discuss")
    @rule(pick=PICK, minutes=st.none() | st.integers(0, 241))
    def give_minutes(self, pick: int, minutes: int | None) -> None:
        self.do(ordering.give_minutes)(self.meeting, self.waiting(pick), minutes)

    @during("prioritize")
    @rule(pick=PICK, manner=PICK)
    def drop_before(self, pick: int, manner: int) -> None:
        discussion, reason = self.waiting(pick), self.typed(manner)
        goes, fates = self.gone_with(discussion), self.fates_by(discussion, Outcome.DROPPED)
        self.do(ordering.drop, typed=(reason,), replaced=goes, fates=fates)(self.meeting, discussion, reason)

    @during("prioritize")
    @rule(pick=PICK, into=PICK)
    def merge_discussions(self, pick: int, into: int) -> None:
        discussion = self.waiting(pick)
        fates = {self.topic_of(discussion): (MERGED,)}
        self.do(ordering.merge, fates=fates)(self.meeting, discussion, self.waiting(into))

    # --- discussing ----------------------------------------------------------------------------------------------

    @during("discuss")
    @rule(pick=PICK)
    def take_up(self, pick: int) -> None:
        self.do(discussing.start)(self.meeting, self.waiting(pick))

    @during("discuss")
    @rule(pick=PICK, manner=PICK, outcome=OUTCOMES)
    def conclude(self, pick: int, manner: int, outcome: Outcome) -> None:
        discussion = self.here("discussion", pick, turn="up") if pick % 3 else self.waiting(pick)
        reason = self.typed(manner) if outcome is Outcome.DROPPED or manner % 2 else ""
        goes, fates = self.gone_with(discussion), self.fates_by(discussion, outcome)
        self.do(discussing.conclude, typed=(reason,), replaced=goes, fates=fates)(
            self.meeting, discussion, outcome, reason=reason, as_of=self.as_of(manner)
        )

    @during("discuss")
    @rule(pick=PICK, manner=PICK)
    def conclude_separately(self, pick: int, manner: int) -> None:
        discussion, plan = self.waiting(pick), self.plan(pick, manner)
        goes, fates = self.gone_with(discussion), self.fates_by(discussion, Outcome.SEPARATE_MEETING)
        self.do(discussing.conclude_separately, typed=(plan.title,), replaced=goes, fates=fates)(
            self.meeting, discussion, plan
        )

    @during("discuss", "close")
    @rule(pick=PICK)
    def take_up_again(self, pick: int) -> None:
        discussion = self.here("discussion", pick)
        self.do(
            discussing.take_up_again,
            replaced=self.gone_with(discussion),
            fates={self.topic_of(discussion): (OPEN,)},
        )(self.meeting, discussion)

    @during("discuss", "close")
    @there_is("discussion")
    @rule(pick=PICK, manner=PICK)
    def note_on_topic(self, pick: int, manner: int) -> None:
        text = self.typed(manner)
        self.do(discussing.note, typed=(text,))(self.here("discussion", pick), text)

    @during("check_in", "discuss", "close")
    @rule(pick=PICK, manner=PICK, on_topic=st.booleans())
    def decide(self, pick: int, manner: int, on_topic: bool) -> None:
        text = self.typed(manner)
        self.do(discussing.decide, typed=(text,))(
            self.meeting, text, self.here("discussion", pick) if on_topic else None
        )

    @during("check_in", "discuss", "close")
    @rule(pick=PICK, manner=PICK, on_topic=st.booleans())
    def add_action(self, pick: int, manner: int, on_topic: bool) -> None:
        what = self.typed(manner)
        due = None if pick % 3 == 0 else self.today + timedelta(days=pick % 30 - 5)
        self.do(discussing.add_action, typed=(what,))(
            self.meeting, what, self.one("member", pick), due, self.here("discussion", pick) if on_topic else None
        )

    @during("discuss", "close", "closed")
    @there_is("discussion")
    @rule(pick=PICK, manner=PICK)
    def correct_notes(self, pick: int, manner: int) -> None:
        discussion, text = self.here("discussion", pick), self.typed(manner)
        self.do(
            discussing.correct_notes, typed=(text,), replaced=self.rows.words_of("discussion", discussion, "notes")
        )(discussion, text)

    @during("discuss", "close", "closed")
    @there_is("decision")
    @rule(pick=PICK, manner=PICK, removes=st.booleans())
    def change_decision(self, pick: int, manner: int, removes: bool) -> None:
        decision, text = self.one("decision", pick), self.typed(manner)
        before = self.rows.words_of("decision", decision, "text")
        if removes:
            self.do(discussing.remove_decision, replaced=before)(decision)
        else:
            self.do(discussing.correct_decision, typed=(text,), replaced=before)(decision, text)

    @during("discuss", "close", "closed")
    @there_is("action_item")
    @rule(pick=PICK, manner=PICK, removes=st.booleans())
    def change_action(self, pick: int, manner: int, removes: bool) -> None:
        action, what = self.one("action_item", pick), self.typed(manner)
        before = self.rows.words_of("action_item", action, "what")
        if removes:
            self.do(discussing.remove_action, replaced=before)(action)
        else:
            self.do(discussing.correct_action, typed=(what,), replaced=before)(
                action, what=what, owner_id=self.one("member", pick), due=None
            )

    # --- closing -------------------------------------------------------------------------------------------------

    @during("close")
    @rule()
    def send_rest_to_next(self) -> None:
        self.send_rest()

    def send_rest(self) -> None:
        """A topic that ended elsewhere, after it was put back here by undo, waits again with the others."""
        left = self.rows.ids("discussion", meeting_id=self.meeting, outcome=None)
        fates = {self.topic_of(key): (OPEN, self.memory.fates[self.topic_of(key)]) for key in left}
        goes = frozenset[str]().union(*(self.gone_with(key) for key in left))
        self.do(closing.send_rest_to_next, replaced=goes, fates=fates)(self.meeting)

    @during("close")
    @there_is("discussion")
    @rule(pick=PICK, manner=PICK, outcome=OUTCOMES)
    def set_outcome(self, pick: int, manner: int, outcome: Outcome) -> None:
        discussion, reason = self.here("discussion", pick), self.typed(manner)
        self.do(
            closing.set_outcome,
            typed=(reason,),
            replaced=self.gone_with(discussion),
            fates=self.fates_by(discussion, outcome),
        )(self.meeting, discussion, outcome, reason)

    @during("close")
    @there_is("discussion")
    @rule(pick=PICK, manner=PICK)
    def set_separate(self, pick: int, manner: int) -> None:
        discussion, plan = self.here("discussion", pick), self.plan(pick, manner)
        self.do(
            closing.set_separate,
            typed=(plan.title,),
            replaced=self.gone_with(discussion),
            fates=self.fates_by(discussion, Outcome.SEPARATE_MEETING),
        )(self.meeting, discussion, plan)

    @during("close")
    @rule(pick=PICK, manner=PICK, outcome=OUTCOMES)
    def answer_request(self, pick: int, manner: int, outcome: Outcome) -> None:
        request, reason = self.one("help_request", pick), self.typed(manner)
        if manner % 3:
            self.do(closing.answer_request, typed=(reason,), new_fates=(FATES[outcome],))(
                self.meeting, request, outcome, reason
            )
        else:
            plan = self.plan(pick, manner)
            self.do(closing.answer_request_separately, typed=(plan.title,))(self.meeting, request, plan)

    @during("close")
    @rule(rating=st.none() | st.integers(0, 11))
    def rate(self, rating: int | None) -> None:
        self.do(closing.rate)(self.meeting, rating)

    @during("close")
    @rule(pick=PICK, minutes=st.none() | st.integers(-5, 200))
    def close(self, pick: int, minutes: int | None) -> None:
        ended = None if minutes is None else self.hand.time - timedelta(minutes=minutes)
        before, left = self.phase, self.rows.ids("discussion", meeting_id=self.meeting, outcome=None)
        # With no other reason to refuse it, closing needs a destination for every topic and nothing else.
        must = pick % 3 == 0 and minutes is None and self.phase == "close"
        self.do(closing.close)(self.meeting, ended_at=ended, as_of=None if must else self.as_of(pick))
        if left:
            assert self.phase == before, "closed with a topic that has no destination"
        elif must:
            assert self.phase == "closed", "not closed, though every topic has a destination"

    @during("closed")
    @rule()
    def reopen(self) -> None:
        self.do(closing.reopen)(self.meeting)
