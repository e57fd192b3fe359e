"""Acts around meetings: team, plan, series, days off, topics that wait, private notes, spreadsheets."""

from datetime import date, datetime, time, timedelta

from acting import PICK, Acting, between, there_is
from hypothesis import strategies as st
from hypothesis.stateful import rule
from memory import DROPPED, MERGED, OPEN, SETTLED

from facilitator.acts import days_off, importing, meetings, planning, private_notes, series, team, topics
from facilitator.documents.tables.headings import Field
from facilitator.documents.tables.milestones import MilestoneRow
from facilitator.process.agenda import SourceKind
from facilitator.process.budget import ChoiceKind
from facilitator.process.schedule import Cadence
from facilitator.process.status import Status

DAYS = st.integers(-3, 40)
STATUSES = st.sampled_from(list(Status))


class AroundMeetings(Acting):
    """What a team does between its meetings."""

    def day(self, days: int) -> date:
        """A day seen from today."""
        return self.today + timedelta(days=days)

    # --- team and plan -------------------------------------------------------------------------------------------

    @between
    @rule(manner=PICK)
    def add_member(self, manner: int) -> None:
        name, role = self.typed(manner), self.typed(0)
        self.do(team.add_member, typed=(name, role))(name, role, f"{role}@example.org")

    @between
    @rule(pick=PICK, manner=PICK, active=st.sampled_from([None, True, True, False]))
    def change_member(self, pick: int, manner: int, active: bool | None) -> None:
        member, role = self.one("member", pick), self.typed(manner)
        name = self.typed(manner) if manner % 2 else None
        fields = ("name", "role") if name else ("role",)
        self.do(team.change_member, typed=(role, name or ""), replaced=self.rows.words_of("member", member, *fields))(
            member, name=name, role=role, active=active
        )

    @between
    @rule(manner=PICK)
    def name_team(self, manner: int) -> None:
        name = self.typed(manner)
        before = self.rows.words_of("team", self.one("team", 0), "name")
        self.do(team.name_team, typed=(name,), replaced=before)(name)

    @between
    @rule(manner=PICK)
    def add_priority(self, manner: int) -> None:
        title, outcome = self.typed(manner), self.typed(manner + 1)
        self.do(planning.add_priority, typed=(title, outcome))(title, outcome)

    @between
    @rule(pick=PICK, manner=PICK, position=st.integers(-1, 5))
    def change_priority(self, pick: int, manner: int, position: int) -> None:
        priority, title = self.one("priority", pick), self.typed(manner)
        before = self.rows.words_of("priority", priority, "title")
        self.do(planning.change_priority, typed=(title,), replaced=before)(priority, title=title, position=position)

    @between
    @rule(pick=PICK, manner=PICK, days=DAYS, status=STATUSES)
    def add_milestone(self, pick: int, manner: int, days: int, status: Status) -> None:
        title, notes = self.typed(manner), self.typed(manner + 1)
        self.do(planning.add_milestone, typed=(title, notes))(
            title=title,
            priority_id=self.one("priority", pick),
            owner_id=self.one("member", pick),
            due=self.day(days),
            status=status,
            notes=notes,
            meeting=self.inside(pick),
        )

    @between
    @there_is("milestone")
    @rule(pick=PICK, manner=PICK, days=DAYS)
    def change_milestone(self, pick: int, manner: int, days: int) -> None:
        milestone, notes = self.one("milestone", pick), self.typed(manner)
        title = self.typed(manner) if manner % 3 == 0 else None
        fields = ("notes", "title") if title else ("notes",)
        before = self.rows.words_of("milestone", milestone, *fields)
        seen = {"notes": self.row("milestone", milestone).get("notes", "")} if pick % 2 else {"notes": "another"}
        self.do(planning.change_milestone, typed=(notes, title or ""), replaced=before)(
            milestone,
            title=title,
            owner_id=self.one("member", manner),
            due=self.day(days),
            notes=notes,
            meeting=self.inside(pick),
            seen=seen,
        )

    @rule(pick=PICK, status=STATUSES)
    def set_status(self, pick: int, status: Status) -> None:
        self.do(planning.set_status)(self.one("milestone", pick), status, meeting=self.inside(pick))

    @between
    @rule(pick=PICK, days=st.none() | DAYS)
    def set_due(self, pick: int, days: int | None) -> None:
        due = None if days is None else self.day(days)
        self.do(planning.set_due)(self.one("milestone", pick), due, meeting=self.inside(pick))

    @between
    @there_is("milestone")
    @rule(pick=PICK)
    def remove_milestone(self, pick: int) -> None:
        milestone = self.one("milestone", pick)
        before = self.rows.words_of("milestone", milestone, "title", "resources", "notes")
        self.do(planning.remove_milestone, replaced=before)(milestone, meeting=self.inside(pick))

    # --- series and days off -------------------------------------------------------------------------------------

    @between
    @rule(pick=PICK, manner=PICK, cadence=st.sampled_from(list(Cadence)), weekday=st.integers(-1, 7))
    def add_series(self, pick: int, manner: int, cadence: Cadence, weekday: int) -> None:
        name = self.typed(manner)
        plan = series.SeriesPlan(name, cadence, weekday, time(pick % 24), "Europe/Berlin", self.today, 30 + pick % 60)
        self.do(series.add_series, typed=(name,))(plan, [self.one("member", pick), self.one("member", manner)])

    @between
    @rule(pick=PICK, manner=PICK, weekday=st.none() | st.integers(0, 6), minutes=st.integers(4, 120))
    def change_series(self, pick: int, manner: int, weekday: int | None, minutes: int) -> None:
        series_id, name = self.one("series", pick), self.typed(manner)
        active = None if pick % 4 else bool(pick % 8)
        self.do(series.change_series, typed=(name,), replaced=self.rows.words_of("series", series_id, "name"))(
            series_id, name=name, weekday=weekday, length_minutes=minutes, active=active
        )

    @between
    @rule(pick=PICK, member=PICK, gives=st.booleans(), position=st.none() | st.integers(-1, 5))
    def set_participant(self, pick: int, member: int, gives: bool, position: int | None) -> None:
        self.do(series.set_participant)(
            self.one("series", pick), self.one("member", member), gives_update=gives, position=position
        )

    @between
    @rule(pick=PICK, member=PICK)
    def remove_participant(self, pick: int, member: int) -> None:
        self.do(series.remove_participant)(self.one("series", pick), self.one("member", member))

    @between
    @rule(pick=PICK, choice=st.sampled_from(["", "nonsense", *ChoiceKind]))
    def remember_choice(self, pick: int, choice: str) -> None:
        self.do(series.remember_choice)(self.one("series", pick), choice)

    @between
    @rule(pick=PICK, manner=PICK, weeks=st.integers(0, 4))
    def skip_day(self, pick: int, manner: int, weeks: int) -> None:
        series_id, reason = self.one("series", pick), self.typed(manner)
        on = self._day_of(series_id, weeks)
        goes = {word for key in self.rows.ids("meeting") for word in self.rows.words_of("meeting", key, "title")}
        self.do(days_off.skip_day, typed=(reason,), replaced=frozenset(goes))(series_id, on, reason)

    @between
    @there_is("series_skip")
    @rule(pick=PICK)
    def hold_day(self, pick: int) -> None:
        skipped = self.row("series_skip", self.one("series_skip", pick))
        on = date.fromisoformat(skipped["on"]) if skipped else self.today
        before = self.rows.words_of("series_skip", skipped.get("id", 0), "reason")
        self.do(days_off.hold_day, replaced=before)(skipped.get("series_id", 0), on)

    @between
    @rule(pick=PICK, weeks=st.integers(0, 4), hours=st.integers(-20, 200))
    def move_meeting(self, pick: int, weeks: int, hours: int) -> None:
        series_id = self.one("series", pick)
        to = self.hand.time + timedelta(hours=hours)
        # A day on which it meets after all is not skipped any more, and needs no reason.
        held = {word for key in self.rows.ids("series_skip") for word in self.rows.words_of("series_skip", key)}
        self.do(days_off.move_meeting, replaced=frozenset(held))(series_id, self._day_of(series_id, weeks), to)

    @between
    @rule(days=DAYS, length=st.integers(-1, 10), manner=PICK)
    def add_holiday(self, days: int, length: int, manner: int) -> None:
        name = self.typed(manner)
        goes = {word for key in self.rows.ids("meeting") for word in self.rows.words_of("meeting", key, "title")}
        self.do(days_off.add_holiday, typed=(name,), replaced=frozenset(goes))(
            self.day(days), self.day(days + length), name
        )

    @between
    @there_is("holiday")
    @rule(pick=PICK)
    def remove_holiday(self, pick: int) -> None:
        holiday = self.one("holiday", pick)
        self.do(days_off.remove_holiday, replaced=self.rows.words_of("holiday", holiday, "name"))(holiday)

    def _day_of(self, series_id: int, weeks: int) -> date:
        """A day on which a series meets, if it is weekly."""
        start = date.fromisoformat(self.row("series", series_id).get("starts_on", "2026-11-17"))
        return self.today + timedelta(days=(start.weekday() - self.today.weekday()) % 7 + 7 * weeks)

    # --- meetings ------------------------------------------------------------------------------------------------

    @between
    @rule(pick=PICK, manner=PICK, hours=st.integers(-1, 50))
    def add_meeting(self, pick: int, manner: int, hours: int) -> None:
        title = self.typed(manner)
        members = ((self.one("member", pick), True), (self.one("member", manner), bool(pick % 2)))
        start: datetime = self.hand.time + timedelta(hours=hours)
        plan = meetings.MeetingPlan(title, start, "Europe/Berlin", 4 + pick % 90, 60 + pick % 300, members)
        self.do(meetings.add_meeting, typed=(title,))(plan)

    @rule(regular=st.booleans())
    def open_next_meeting(self, regular: bool) -> None:
        act = meetings.open_next_regular if regular else meetings.open_next_meeting
        made = self.do(act)()
        self.meeting = made or self.meeting

    # --- topics --------------------------------------------------------------------------------------------------

    @rule(pick=PICK, manner=PICK, source=st.sampled_from(["person", "help", "milestone"]))
    def raise_topic(self, pick: int, manner: int, source: str) -> None:
        title = self.typed(manner)
        self.do(topics.raise_topic, typed=(title,))(
            title,
            meeting=self.inside(pick),
            raised_by=self.one("member", pick) if source == "person" else None,
            source=SourceKind.MILESTONE if source == "milestone" else SourceKind.PERSON,
            help_request_id=self.one("help_request", pick) if source == "help" else None,
            milestone_id=self.one("milestone", pick) if source == "milestone" else None,
        )

    @between
    @there_is("topic")
    @rule(pick=PICK, manner=PICK)
    def reword_topic(self, pick: int, manner: int) -> None:
        topic, title = self.one("topic", pick), self.typed(manner)
        seen = self.row("topic", topic).get("title") if manner % 2 else None
        self.do(topics.reword, typed=(title,), replaced=self.rows.words_of("topic", topic, "title"))(
            topic, title, meeting=self.inside(pick), seen=seen
        )

    @between
    @there_is("topic")
    @rule(pick=PICK, into=PICK)
    def merge_topics(self, pick: int, into: int) -> None:
        topic = self.one("topic", pick, state=OPEN)
        self.do(topics.merge, fates={topic: (MERGED,)})(topic, self.one("topic", into), meeting=self.inside(pick))

    @between
    @there_is("topic")
    @rule(pick=PICK, manner=PICK, settled=st.booleans())
    def end_topic(self, pick: int, manner: int, settled: bool) -> None:
        topic, words = self.one("topic", pick, state=OPEN), self.typed(manner)
        act, fate = (topics.settle, SETTLED) if settled else (topics.drop, DROPPED)
        self.do(act, typed=(words,), fates={topic: (fate,)})(topic, words, meeting=self.inside(pick))

    @between
    @there_is("topic")
    @rule(pick=PICK)
    def reopen_topic(self, pick: int) -> None:
        topic = self.one("topic", pick)
        before = self.rows.words_of("topic", topic, "settled_note")
        self.do(topics.reopen, replaced=before, fates={topic: (OPEN,)})(topic, meeting=self.inside(pick))

    # --- private notes -------------------------------------------------------------------------------------------

    @between
    @rule(manner=PICK)
    def take_note(self, manner: int) -> None:
        text = self.typed(manner)
        self.do(private_notes.take, typed=(text,))(self.meeting, text)

    @between
    @there_is("private_note")
    @rule(pick=PICK, manner=PICK)
    def reword_note(self, pick: int, manner: int) -> None:
        note, text = self.one("private_note", pick), self.typed(manner)
        before = self.rows.words_of("private_note", note, "text")
        self.do(private_notes.reword, typed=(text,), replaced=before)(note, text)

    @between
    @there_is("private_note")
    @rule(pick=PICK)
    def remove_note(self, pick: int) -> None:
        note = self.one("private_note", pick)
        self.do(private_notes.remove, replaced=self.rows.words_of("private_note", note, "text"))(note)

    @between
    @rule(again=st.booleans())
    def undo_or_redo_note(self, again: bool) -> None:
        if again:
            self.redo_note()
        else:
            self.undo_note()

    # --- spreadsheets --------------------------------------------------------------------------------------------

    @between
    @rule(pick=PICK, manner=PICK, days=DAYS, rows=st.integers(1, 3), fresh=st.booleans())
    def import_spreadsheet(self, pick: int, manner: int, days: int, rows: int, fresh: bool) -> None:
        fresh = fresh or not self.rows.tables["milestone"]
        before = {
            word
            for key in self.rows.ids("milestone")
            for word in self.rows.words_of("milestone", key, "title", "resources", "notes")
        }
        lines = [self._line(number, pick + number, manner, days, fresh) for number in range(2, 2 + rows)]
        # What both sides changed stays as the board has it, so what the file says need not come in.
        typed = [text for line in lines for text in (line.title, line.notes or "", line.owner or "")]
        done = self.do(importing.import_milestones, typed=typed if fresh else (), replaced=frozenset(before))(
            lines, source="plan.csv"
        )
        assert done is not None

    def _line(self, number: int, pick: int, manner: int, days: int, fresh: bool) -> MilestoneRow:
        known = self.row("milestone", self.one("milestone", pick))
        title = self.typed(0) if fresh else str(known["title"])
        return MilestoneRow(
            number=number,
            id=None,
            title=title,
            priority=None,
            owner=self.typed(0) if fresh and manner % 4 == 0 else "Ann Berg",
            due=self.day(days),
            status=list(Status)[pick % 4],
            resources=None,
            notes=self.typed(0) if fresh else "as before",
            fields=frozenset((Field.TITLE, Field.OWNER, Field.DUE, Field.STATUS, Field.NOTES)),
        )
