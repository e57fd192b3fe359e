"""A meeting of the past, held from its check-in to its close with the facilitator's own acts."""

from datetime import timedelta

from facilitator.acts import checkin, closing, discussing, moving, ordering, topics, updates
from facilitator.demo import script
from facilitator.demo.cast import Cast, Promise
from facilitator.demo.preparing import update_ids
from facilitator.demo.team import RHYTHM
from facilitator.process.meeting import AttendanceState
from facilitator.process.phases import Phase
from facilitator.reading.prioritize import prioritize

SECONDS_TO_GATHER = 100
SECONDS_OF_CHECK_IN = 240
SECONDS_TO_ORDER = 230
SECONDS_TO_CLOSE = 140


class Held:
    """One meeting of the script while it is being held."""

    def __init__(self, cast: Cast, meeting: script.Meeting, meeting_id: int) -> None:
        self._cast = cast
        self._meeting = meeting
        self._id = meeting_id
        self._day = -7 * meeting.weeks_ago
        self._store = cast.facilitator

    def hold(self) -> None:
        """Hold the meeting, from its check-in to its close."""
        self._cast.go_to(self._cast.moment(self._day) + timedelta(seconds=SECONDS_TO_GATHER))
        checkin.start(self._store, self._id)
        self._check_in()
        self._hear()
        self._cast.wait(SECONDS_TO_ORDER)
        ids = self._order()
        for discussion in self._meeting.discussions:
            self._discuss(discussion, ids[discussion.title])
        self._close(not_reached=len(ids) - len(self._meeting.discussions))

    def _check_in(self) -> None:
        for keys, state in ((self._meeting.late, AttendanceState.LATE), (self._meeting.away, AttendanceState.AWAY)):
            for member_id in self._cast.ids(keys):
                checkin.set_attendance(self._store, self._id, member_id, state)
        for promise in self._cast.promises:
            if promise.done == self._cast.moment(self._day):
                checkin.set_action_done(self._store, promise.action_id, True, meeting=self._id)
        for title in self._meeting.resolved_separately:
            checkin.settle_separate(self._store, self._cast.separate[title], resolved=True, meeting=self._id)
        self._cast.wait(SECONDS_OF_CHECK_IN)
        moving.move_to(self._store, self._id, Phase.UPDATES)

    def _hear(self) -> None:
        """The first half: each one who is here speaks, and what needs discussion becomes a topic."""
        speakers = [key for key in update_ids(self._cast, self._id) if key not in self._meeting.away]
        for speaker, seconds in zip(speakers, self._meeting.seconds, strict=True):
            self._cast.wait(seconds - seconds // 3)
            self._take_down(speaker)
            self._cast.wait(seconds // 3)
            updates.next_speaker(self._store, self._id)

    def _take_down(self, speaker: str) -> None:
        """What comes up while somebody speaks: topics, and changes of their milestones."""
        for update in self._meeting.updates:
            for help_line in update.help if update.member == speaker else ():
                if help_line.topic:
                    request = self._cast.requests[self._id, help_line.text]
                    topics.raise_topic(self._store, help_line.topic, meeting=self._id, help_request_id=request)
        for topic in self._meeting.topics:
            if topic.by == speaker and topic.hours is None:
                topics.raise_topic(
                    self._store,
                    topic.title,
                    meeting=self._id,
                    raised_by=self._cast.members[speaker],
                    milestone_id=self._cast.milestone(topic.milestone),
                )
        for change in self._meeting.changes:
            if self._cast.owners[change.milestone] == speaker and change.hours is None:
                self._cast.change(self._store, change, self._id)

    def _order(self) -> dict[str, int]:
        """The midpoint: topics get their order. Gives back the ids of their discussions, by title."""
        for key in self._meeting.kept:
            ordering.keep(self._store, self._id, f"milestone:{self._cast.milestones[key]}")
        with self._store.read() as connection:
            lines = prioritize(connection, self._id, self._cast.day(self._day)).topics
        ids = {line.title: line.discussion_id for line in lines if line.discussion_id is not None}
        for title, reason in self._meeting.dropped:
            ordering.drop(self._store, self._id, ids.pop(title), reason)
        for title, into in self._meeting.merged:
            ordering.merge(self._store, self._id, ids.pop(title), ids[into])
        order = list(ids)
        for position, discussion in enumerate(self._meeting.discussions):
            if order[position] != discussion.title:
                order.remove(discussion.title)
                order.insert(position, discussion.title)
                ordering.place(self._store, self._id, ids[discussion.title], position)
            if discussion.given is not None:
                ordering.give_minutes(self._store, self._id, ids[discussion.title], discussion.given)
        ordering.commit(self._store, self._id)
        return ids

    def _discuss(self, discussion: script.Discussion, discussion_id: int) -> None:
        """One topic: what was noted, decided and promised comes in the second half of its minutes."""
        self._cast.wait(discussion.minutes * 30)
        if discussion.note:
            discussing.note(self._store, discussion_id, discussion.note)
        self._cast.wait(discussion.minutes * 20)
        if discussion.decision:
            discussing.decide(self._store, self._id, discussion.decision, discussion_id)
        for action in discussion.actions:
            self._promise(action, discussion_id)
        self._cast.wait(discussion.minutes * 10)
        if discussion.separate is None:
            discussing.conclude(self._store, self._id, discussion_id, discussion.outcome, reason=discussion.reason)
        else:
            plan = self._plan(discussion.separate)
            meeting_id = discussing.conclude_separately(self._store, self._id, discussion_id, plan)
            self._cast.separate[plan.title] = meeting_id

    def _promise(self, action: script.Action, discussion_id: int) -> None:
        owner_id, due = self._cast.members[action.owner], self._cast.working_day(self._day + action.due)
        action_id = discussing.add_action(self._store, self._id, action.what, owner_id, due, discussion_id)
        if action.done is not None:
            done = self._cast.moment(self._day + action.done)
            self._cast.promises.append(Promise(action_id, action.owner, done))

    def _plan(self, separate: script.Separate) -> discussing.SeparatePlan:
        return discussing.SeparatePlan(
            title=separate.title,
            start=self._cast.at_the_same_time(self._cast.working_day(self._day + separate.days)),
            zone=RHYTHM.zone,
            length_minutes=separate.minutes,
            owner_id=self._cast.members[separate.owner],
            attendee_ids=self._cast.ids(separate.attendees),
        )

    def _close(self, *, not_reached: int) -> None:
        if not_reached:
            moving.move_to(self._store, self._id, Phase.CLOSE)
            self._cast.wait(SECONDS_TO_CLOSE / 2)
            closing.send_rest_to_next(self._store, self._id)
        self._cast.wait(SECONDS_TO_CLOSE / 2)
        closing.rate(self._store, self._id, self._meeting.rating)
        closing.close(self._store, self._id)
