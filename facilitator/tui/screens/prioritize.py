"""Prioritize: the facilitator orders the topics; only then can discussion begin."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from facilitator.process.dates import day_text
from facilitator.process.phases import Phase
from facilitator.tui.answers import words
from facilitator.tui.keys import DIGITS, bindings, key_name
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.candidate_rows import candidate_rows, cut_short, overview
from facilitator.tui.screens.stage import StageScreen
from facilitator.tui.screens.stage_words import fitting
from facilitator.tui.screens.topic_choice import TopicChoice
from facilitator.tui.theme import QUIET
from facilitator.tui.widgets.columns import joined, one_line, titled, wrapped
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Rows, spaced
from facilitator.views.meeting import Person
from facilitator.views.prioritize import CandidateLine, Prioritize

_MINUTES_STEP = 5
_WITHOUT_CLOCK = frozenset({"pause", "restart", "set_back"})
"""Acts of the stage that have nothing to act on here."""
_RULE = "Suggested: might miss, put off twice, will miss, waited longest. You decide."


class PrioritizeScreen(StageScreen[Prioritize]):
    """The midpoint of the meeting."""

    CSS_PATH = "prioritize.tcss"
    PHASES = (Phase.PRIORITIZE,)
    TITLE = "Prioritize"
    BINDINGS = bindings("move_down", "move_up", "place", "any_place", "keep", "merge", "drop", "suggest", "reword")

    def __init__(self, meeting_id: int) -> None:
        super().__init__(meeting_id)
        self._cut = 0

    def compose_body(self) -> ComposeResult:
        """The rule of the order, the candidates, and where the one under the cursor comes from."""
        yield Plain(id="rule")
        yield Rows(id="candidates")
        yield Plain(id="source")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No clock runs here, so its keys do nothing."""
        return False if action in _WITHOUT_CLOCK else super().check_action(action, parameters)

    def fetch(self) -> Prioritize:
        """Read the candidates."""
        return self.desk.see(reading.prioritize.prioritize, self.meeting_id, self.zone_today)

    def members(self) -> Sequence[Person]:
        """Active members."""
        return self.view.members

    def key_ids(self) -> Sequence[Any]:
        """What matters while ordering."""
        onward = "commit the order" if self.view.topics else "go on without"
        any_place = ("any_place",) if len(self.view.topics) > DIGITS else ()
        return (
            ("next", onward), "move_down", "move_up", "place", *any_place, "keep", "drop", "merge",
            ("longer", "minutes"), "suggest", "reword", "topic", "recap", "join", "undo", "help",
        )  # fmt: skip

    def show_view(self, view: Prioritize) -> None:
        """The candidates in their order, the cut line among them."""
        rows, rule = self.query_one(Rows), self.query_one("#rule", Plain)
        self._show_rows(fitting(self.view, self.now()))
        if self.focused is None:
            rows.focus()
        then = f"With an outcome already: {', '.join(view.settled)}" if view.settled else _RULE
        rule.show(joined([overview(view), *wrapped(one_line(then, QUIET), rule.size.width, 1)]))
        self._show_source()

    def show_clock(self, now: datetime) -> None:
        """The cut line moves up as time goes by."""
        cut = fitting(self.view, now)
        if cut != self._cut:
            self._show_rows(cut)

    def _show_rows(self, cut: int) -> None:
        rows = self.query_one(Rows)
        self._cut = cut
        rows.show(spaced(candidate_rows(self.view, self._row_width, cut), rows.size.height))

    @property
    def _row_width(self) -> int:
        # A column is left to the bar that scrolls.
        return self.query_one(Rows).size.width - 3

    @on(Rows.Moved)
    def _show_source(self) -> None:
        shown = self.query_one("#source", Plain)
        candidate = self._candidate()
        if self._view is None:
            return
        if candidate is None:
            empty = (
                f"No topics. {key_name('topic')} writes one down, {key_name('next')} goes on."
                if not self.view.candidates
                else ""
            )
            shown.show(Content.styled(empty, QUIET))
            return
        source = "" if candidate.source_text == candidate.title else candidate.source_text
        since = f"waiting since {day_text(candidate.since, self.zone_today)}" if candidate.since else ""
        origin = f"from: {source}" if source else ""
        told = one_line(", ".join(words for words in (since, origin) if words), QUIET)
        width = shown.size.width
        # What stands whole in its row is not said again.
        cut = cut_short(self.view, candidate, self._row_width)
        title = titled(one_line(candidate.title, "bold"), width, 1 if told else 2) if cut else []
        shown.show(joined([*title, *wrapped(told, width, 2 - len(title))]))

    def _candidate(self) -> CandidateLine | None:
        """The candidate under the cursor; None on an empty list."""
        if self._view is None:
            return None
        cursor = self.query_one(Rows).cursor
        return next((c for c in self.view.candidates if c.key == cursor), None)

    def _topic(self) -> int | None:
        """Id of the discussion under the cursor; None, and said why, where there is none."""
        candidate = self._candidate()
        if candidate is None or candidate.discussion_id is None:
            self.facilitator.tell(
                f"That is only an offer: {key_name('keep')} keeps it." if candidate else "There is no topic.",
                wrong=True,
            )
            return None
        return candidate.discussion_id

    def _choose_other(
        self, discussion: int, prompt: str, none: str, take: Callable[[int, CandidateLine], object]
    ) -> None:
        """Let another topic be chosen, which `take` acts on, given its number as well; `none` is said where none is."""
        others = {n: topic for n, topic in enumerate(self.view.topics, 1) if topic.discussion_id != discussion}

        def chosen(number: int | None) -> None:
            if number:
                with self.acting():
                    take(number, others[number])

        if others:
            self.app.push_screen(TopicChoice(prompt, {n: topic.title for n, topic in others.items()}), chosen)
        else:
            self.facilitator.tell(none, wrong=True)

    # --- acts --------------------------------------------------------------------------------------------------

    def action_go_on(self) -> None:
        """Commit the order; the first topic comes up."""
        with self.acting():
            self.desk.do(acts.ordering.commit, self.meeting_id, as_of=self.head.as_of)

    def action_move(self, by: int) -> None:
        """Move the topic under the cursor."""
        discussion = self._topic()
        if discussion is not None and not self._stays(discussion, self._place(discussion) + by):
            with self.acting():
                self.desk.do(acts.ordering.move, self.meeting_id, discussion, by)

    def _place(self, discussion: int) -> int:
        """At which place the topic stands, from 1."""
        return next((n for n, topic in enumerate(self.view.topics, 1) if topic.discussion_id == discussion), 0)

    def _stays(self, discussion: int, place: int) -> bool:
        """Whether the topic is at `place` (held within the ends); said, because undo would take back another act."""
        stays = self._place(discussion) == max(1, min(place, len(self.view.topics)))
        if stays:
            self.facilitator.tell("It is there already.", wrong=True)
        return stays

    def action_place(self, place: int | None = None) -> None:
        """Put the topic under the cursor at that place; without one, at the place of a topic that is chosen."""
        if (discussion := self._topic()) is None:
            return

        def put(number: int, _there: CandidateLine | None = None) -> None:
            self.desk.do(acts.ordering.place, self.meeting_id, discussion, number - 1)

        if place is None:
            self._choose_other(discussion, "Put it at the place of", "There is no other place.", put)
        elif not self._stays(discussion, place):
            with self.acting():
                put(place)

    def action_add_time(self, seconds: int) -> None:
        """Give the topic minutes, or take them; below five it has as long as it needs."""
        candidate = self._candidate()
        if candidate is None or (discussion := self._topic()) is None:
            return
        minutes = (candidate.minutes or 0) + (_MINUTES_STEP if seconds > 0 else -_MINUTES_STEP)
        with self.acting():
            self.desk.do(acts.ordering.give_minutes, self.meeting_id, discussion, minutes if minutes > 0 else None)

    def action_keep(self) -> None:
        """The offer under the cursor becomes a topic."""
        candidate = self._candidate()
        if candidate is None or not candidate.offer:
            self._lead_to_offers()
            return
        with self.acting():
            discussion = self.desk.do(acts.ordering.keep, self.meeting_id, candidate.key)
            self.query_one(Rows).follow(f"discussion:{discussion}")

    def _lead_to_offers(self) -> None:
        """The cursor went along with the offer that was kept last; this key leads back to those that are left."""
        if not self.view.offers:
            self.facilitator.tell("Nothing is on offer.", wrong=True)
            return
        self.query_one(Rows).go_to(self.view.offers[0].key)
        self.facilitator.tell(f"{key_name('keep')} again keeps it.")

    def action_drop(self) -> None:
        """Drop the topic under the cursor, with a reason."""
        candidate = self._candidate()
        if candidate is not None and candidate.offer:
            self.facilitator.tell("An offer is dropped by doing nothing.")
            return
        if (discussion := self._topic()) is not None:
            self.ask(
                f"drop:{discussion}",
                [words("Why is it dropped?")],
                lambda answers: self.desk.do(acts.ordering.drop, self.meeting_id, discussion, answers[0]),
            )

    def action_merge(self) -> None:
        """Merge the topic under the cursor into another one."""
        if (discussion := self._topic()) is None:
            return

        def merge(_number: int, into: CandidateLine) -> None:
            if into.discussion_id is not None:
                self.desk.do(acts.ordering.merge, self.meeting_id, discussion, into.discussion_id)
                self.confirm("Merged into", into.title)

        self._choose_other(discussion, "Merge it into", "There is no other topic to merge it into.", merge)

    def action_suggest(self) -> None:
        """Go back to the suggested order."""
        with self.acting():
            self.desk.do(acts.ordering.suggest, self.meeting_id)

    def action_reword(self) -> None:
        """Reword the topic under the cursor."""
        candidate = self._candidate()
        if candidate is None or candidate.topic_id is None:
            self.facilitator.tell("Keep the offer first, then reword it.", wrong=True)
            return
        topic = candidate.topic_id
        self.reword(
            f"reword:{topic}",
            words("Topic", initial=candidate.title),
            lambda title, seen: self.desk.do(acts.topics.reword, topic, title, meeting=self.meeting_id, seen=seen),
        )
