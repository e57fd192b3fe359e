"""What undo says: each kind of act in words that a facilitator understands, with who, what and where to."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from council import Council

from facilitator.acts import checkin, clocks, closing, discussing, labels, moving, ordering, planning, topics, updates
from facilitator.acts.outcomes import SeparatePlan
from facilitator.clock import ManualClock
from facilitator.process.budget import Choice, ChoiceKind
from facilitator.process.carryover import Outcome
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.process.status import Status
from facilitator.reading.updates import updates as updates_view
from facilitator.store.database import Store

Step = Callable[[Council], object]


def update_of(council: Council, name: str) -> int:
    order = council.desk.see(updates_view, council.meeting_id).order
    return next(line.update_id for line in order if line.name == name)


def separately(council: Council) -> SeparatePlan:
    """Ten days on."""
    start = council.hand.now() + timedelta(days=10)
    return SeparatePlan("Alone with it", start, "Europe/Berlin", 30, council.members["Ben"], ())


def decided(council: Council) -> int:
    return council.here(discussing.decide, "Buy it", council.up)


def given(council: Council) -> int:
    ben = council.members["Ben"]
    return council.here(discussing.add_action, "Call the bidder", ben, council.today + timedelta(days=10), council.up)


def in_check_in(council: Council) -> None:
    council.here(checkin.start)


def in_updates(council: Council) -> None:
    council.start()
    council.hand.tick(20)


def in_order(council: Council) -> None:
    council.prepare("Alpha", "Beta", "Pricing")


def in_discussion(council: Council) -> None:
    council.begin_discussing("Pricing", "Zeta")
    council.hand.tick(70)


def in_closing(council: Council) -> None:
    council.begin_discussing("Pricing", "Zeta")
    council.here(moving.move_to, Phase.CLOSE)


IN_CHECK_IN: dict[str, Step] = {
    "marked Ben late": lambda c: c.here(checkin.set_attendance, c.members["Ben"], AttendanceState.LATE),
    "Ben gives no update": lambda c: c.here(checkin.set_gives_update, c.members["Ben"], False),
    "chose: Plan 90 minutes for the meeting": lambda c: c.here(
        checkin.choose_fit, Choice(ChoiceKind.LONGER_MEETING, length_minutes=90)
    ),
    "wrote a private note": lambda c: c.here(checkin.note_privately, "Ben is tired"),
    "went to Updates": lambda c: c.here(moving.move_to, Phase.UPDATES),
}
IN_UPDATES: dict[str, Step] = {
    "went on to Ben": lambda c: c.here(updates.next_speaker),
    "skipped Ann": lambda c: c.here(updates.skip),
    "put Ann at the end": lambda c: c.here(updates.later),
    "marked Ann away": lambda c: c.here(updates.away),
    "brought up Cem": lambda c: c.here(updates.bring_up, update_of(c, "Cem")),
    "took 7 updates as read": lambda c: c.here(updates.take_rest_as_read),
    "wrote a note on Ann": lambda c: c.do(updates.note, update_of(c, "Ann"), "Well said"),
    "wrote into the update of Ann": lambda c: c.do(
        updates.add_line, update_of(c, "Ann"), "wins", "A customer", meeting=c.meeting_id
    ),
    "wrote down the request 'Two nurses'": lambda c: c.do(
        updates.add_help, update_of(c, "Ann"), "Two nurses", meeting=c.meeting_id
    ),
    "raised the topic 'Pricing'": lambda c: c.raise_topics("Pricing"),
    "set 'Launch' to might miss": lambda c: c.do(planning.set_status, 1, Status.MIGHT_MISS, meeting=c.meeting_id),
    "set the due date of 'Launch' to 27 Nov": lambda c: c.do(
        planning.set_due, 1, c.today + timedelta(days=10), meeting=c.meeting_id
    ),
    "set the due date of 'Launch' to none": lambda c: c.do(planning.set_due, 1, None, meeting=c.meeting_id),
    "paused the clock of Ann": lambda c: c.here(clocks.toggle_pause),
    "let the clock of Ann go on": lambda c: (c.here(clocks.pause), c.here(clocks.toggle_pause)),
    "gave Ann 1:00 more": lambda c: c.here(clocks.add_time, 60),
    "took 1:00 from Ann": lambda c: c.here(clocks.add_time, -60),
    "restarted the clock of Ann": lambda c: c.here(clocks.restart),
    "left out a gap of 0:10": lambda c: c.here(clocks.discount, 10.0),
}
IN_ORDER: dict[str, Step] = {
    "put 'Alpha' in place 3": lambda c: c.here(ordering.move, c.titled("Alpha"), 2),
    "put 'Pricing' in place 1": lambda c: c.here(ordering.place, c.titled("Pricing"), 0),
    "gave 'Beta' 10 min": lambda c: c.here(ordering.give_minutes, c.titled("Beta"), 10),
    "dropped 'Beta'": lambda c: c.here(ordering.drop, c.titled("Beta"), "not now"),
    "merged 'Beta' into 'Alpha'": lambda c: c.here(ordering.merge, c.titled("Beta"), c.titled("Alpha")),
    "went back to the suggested order": lambda c: (
        c.here(ordering.move, c.titled("Alpha"), 2),
        c.here(ordering.suggest),
    ),
    "reworded the topic 'Prices'": lambda c: c.do(
        topics.reword, c.prioritize.topics[2].topic_id or 0, "Prices", meeting=c.meeting_id
    ),
    "committed the order of 3 topics": lambda c: c.here(ordering.commit),
}
IN_DISCUSSION: dict[str, Step] = {
    "deferred 'Pricing' to the next meeting": lambda c: c.here(discussing.conclude, c.up, Outcome.NEXT_MEETING),
    "resolved 'Pricing'": lambda c: c.here(discussing.conclude, c.up, Outcome.RESOLVED),
    "dropped 'Pricing'": lambda c: c.here(discussing.conclude, c.up, Outcome.DROPPED, reason="no need"),
    "gave 'Pricing' a meeting of its own on 27 Nov": lambda c: c.here(
        discussing.conclude_separately, c.up, separately(c)
    ),
    "took up 'Zeta'": lambda c: c.here(discussing.start, c.titled("Zeta")),
    "took up 'Pricing' again": lambda c: (
        c.here(discussing.conclude, c.up, Outcome.RESOLVED),
        c.here(discussing.take_up_again, c.titled("Pricing")),
    ),
    "gave 'Pricing' 1:00 more": lambda c: c.here(clocks.add_time, 60),
    "counted 30 s more for 'Pricing'": lambda c: c.here(clocks.set_back, 30),
    "wrote a note on 'Pricing'": lambda c: c.do(discussing.note, c.up, "Not before May"),
    "wrote down the decision 'Buy it'": decided,
    "gave the action item 'Call the bidder' to Ben, by 27 Nov": given,
    "reworded the decision 'Buy two'": lambda c: c.do(discussing.correct_decision, decided(c), "Buy two"),
    "removed the decision 'Buy it'": lambda c: c.do(discussing.remove_decision, decided(c)),
    "changed the action item 'Call both'": lambda c: c.do(
        discussing.correct_action, given(c), what="Call both", owner_id=c.members["Cem"], due=None
    ),
    "removed the action item 'Call the bidder'": lambda c: c.do(discussing.remove_action, given(c)),
    "marked the action item 'Call the bidder' done": lambda c: c.do(
        checkin.set_action_done, given(c), True, meeting=c.meeting_id
    ),
    "went to Prioritize": lambda c: c.here(moving.move_to, Phase.PRIORITIZE),
}
IN_CLOSING: dict[str, Step] = {
    "deferred 2 topics to the next meeting": lambda c: c.here(closing.send_rest_to_next),
    "deferred 'Pricing' to the next meeting": lambda c: c.here(
        closing.set_outcome, c.titled("Pricing"), Outcome.NEXT_MEETING
    ),
    "gave 'Zeta' a meeting of its own on 27 Nov": lambda c: c.here(
        closing.set_separate, c.titled("Zeta"), separately(c)
    ),
    "rated the meeting 8 of 10": lambda c: c.here(closing.rate, 8),
    "took the rating back": lambda c: (c.here(closing.rate, 8), c.here(closing.rate, None)),
    "closed Leadership": lambda c: (c.here(closing.send_rest_to_next), c.here(closing.close)),
}
TABLE = [
    (begin, words, step)
    for begin, steps in (
        (in_check_in, IN_CHECK_IN),
        (in_updates, IN_UPDATES),
        (in_order, IN_ORDER),
        (in_discussion, IN_DISCUSSION),
        (in_closing, IN_CLOSING),
    )
    for words, step in steps.items()
]


@pytest.mark.parametrize(("begin", "words", "step"), TABLE, ids=[words for _, words, _ in TABLE])
def test_undo_says_what_it_undid(store: Store, hand: ManualClock, begin: Step, words: str, step: Step) -> None:
    council = Council(store, hand)
    council.milestone("Launch")
    begin(council)
    step(council)
    done = council.desk.undo(council.meeting_id)
    assert labels.label(done.kind, done.subject) == words


OUTSIDE = {
    ("planning.add_milestone", "Launch"): "added the milestone 'Launch'",
    ("planning.change_milestone", "Launch"): "changed the milestone 'Launch'",
    ("planning.remove_milestone", "Launch"): "removed the milestone 'Launch'",
    ("series.set_participant", "Ann in Leadership"): "changed how Ann in Leadership takes part",
    ("series.remove_participant", "Ann in Leadership"): "took out Ann in Leadership",
    ("team.add_member", "Ann"): "added Ann to the team",
    ("topics.settle", "Pricing"): "settled 'Pricing'",
    ("preparing.hand_in", "Ann"): "handed in the update of Ann",
    ("days_off.skip_day", "Leadership, 27 Nov"): "skipped Leadership, 27 Nov",
}


@pytest.mark.parametrize(("act", "words"), OUTSIDE.items(), ids=OUTSIDE.values())
def test_acts_outside_meetings_say_what_they_were(act: tuple[str, str], words: str) -> None:
    assert labels.label(*act) == words


@pytest.mark.parametrize("kind", sorted(labels.kinds()))
def test_every_phrase_says_what_was_done(kind: str) -> None:
    """A verb stands first, or who did it; never the bare name of a thing."""
    told = labels.label(kind, "X")
    assert told
    assert "_" not in told
    assert not told.endswith((":", " "))


def test_a_long_title_leaves_room_for_where_it_went() -> None:
    told = labels.label("discussing.conclude", labels.concluded("Pricing " * 25, Outcome.NEXT_MEETING))
    assert told.endswith("…' to the next meeting")
    assert len(told) < 100
