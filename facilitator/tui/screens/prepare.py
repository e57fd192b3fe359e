"""One owner and the next meeting: their milestones, and the update they hand in."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from facilitator.errors import Conflict, FacilitatorError, NotSaved
from facilitator.process.phases import Phase
from facilitator.tui.keys import bindings, key_name
from facilitator.tui.opening import acts
from facilitator.tui.screens.prepare_head import head
from facilitator.tui.screens.prepare_help import HelpLines, say_asked
from facilitator.tui.screens.prepare_milestones import OwnMilestoneKeys
from facilitator.tui.screens.prepare_past import past_of, side
from facilitator.tui.screens.typed_over import TypedOverScreen
from facilitator.tui.sitting import seat
from facilitator.tui.theme import ALARM
from facilitator.tui.widgets.columns import text
from facilitator.tui.widgets.field import Field
from facilitator.tui.widgets.plain import Plain
from facilitator.tui.widgets.rows import Rows
from facilitator.tui.widgets.text_field import TextBox, TextField

_HINTS = {
    "wins": "your most important wins since the last meeting",
    "learnings": "what you learned that others should know",
    "help": "what would help you, a line each; @name says whom you ask",
}
_FIELDS_LEAST = 9
"""Lines in which three fields can be read and written."""


class PrepareScreen(OwnMilestoneKeys, TypedOverScreen):
    """What `member_id` prepares. It stays with its meeting until that is closed, then goes on to the next one."""

    CSS_PATH = "prepare.tcss"
    TITLE = "Prepare"
    SCOPE = "Your update"
    BINDINGS = bindings("hand_in", "last_time", "somebody_else", "back", "quit")

    def __init__(self, member_id: int) -> None:
        super().__init__(member_id)
        self._help = HelpLines()
        self._shown: tuple[object, ...] = ()
        self._composed: tuple[object, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The head; milestones and fields, beside them what was last time; on a narrow screen that stands below."""
        yield Plain(id="head")
        with Horizontal(id="sheet"):
            with Vertical(id="own"):
                yield Plain(id="title")
                yield Rows(id="milestones")
                with Vertical(id="fields"):
                    for key, hint in _HINTS.items():
                        yield TextField(key, key.capitalize(), hint=hint)
            yield Plain(id="side")
        yield Plain(id="said")
        yield Plain(id="past")

    # --- showing -----------------------------------------------------------------------------------------------

    def show_fresh(self) -> None:
        """Read what stands now: untouched fields follow it; the first time they are filled, with the draft typed on."""
        if not self.draft_name:
            self.draft_name = f"prepare:{self.member_id}:{seat(self.desk)}"
        view = self.read()
        if view.meeting is not None and view.meeting.phase is Phase.CLOSED and not self.changed:
            self.filled.ready = False
            view = self.go_on()
        self.query_one("#fields").display = view.update is not None
        if view.update is not None and self.filled.ready:
            self.meet(self.words_now)
            self.keep_again()
        elif view.update is not None:
            self._fill(view.update.id)
        for box in self.query(TextBox):
            box.read_only = not view.can_write
        self.show_milestones()
        self._show_standing()

    def _fill(self, update_id: int) -> None:
        self.filled.fill(self.words_now)
        self._kept = self.facilitator.saving.draft(self.draft_name)
        if self._kept:
            kept = json.loads(self._kept)
            self._help.about = kept["about"]
            # What was typed for a meeting that is over was never said: it is typed over the update of the next one.
            fields = (
                kept["fields"]
                if kept.get("update") == update_id
                else {key: one[0] for key, one in kept["fields"].items()}
            )
            self.filled.take_up(fields)
            if self.changed:
                self.facilitator.tell("What you typed last is here again.")
        if not self.view.milestones:
            self.query_one("#wins", TextField).enter()

    def _show_standing(self) -> None:
        """The head, what was last time, and the keys."""
        self._show_head()
        self._show_past()

    def _show_head(self) -> None:
        plain = self.query_one("#head", Plain)
        plain.show(
            head(
                self.view, self.now(), self.zone_today, plain.content_size.width,
                typed=bool(self.changed), throwaway=self.facilitator.throwaway,
            )
        )  # fmt: skip

    def _share_room(self) -> None:
        """As many milestones as there are, while the fields keep the room they need."""
        room = self.query_one("#own").size.height - self.query_one("#title").size.height
        fields = max(_FIELDS_LEAST + 2 * (self.part != "milestones"), room * 2 // 5)
        if self.view.update is None:
            fields = 0
        self.query_one(Rows).styles.height = max(2, min(room - fields, len(self.view.milestones)))

    @on(Rows.Moved)
    def _show_past(self) -> None:
        if self._view is None:
            return
        self._share_room()
        beside, below = self.query_one("#side", Plain), self.query_one("#past", Plain)
        wanted = (self._view.past, self._view.happened, self.part, beside.size, below.size, self.zone_today)
        if wanted != self._composed:
            self._composed = wanted
            size = beside.content_size if beside.display else below.content_size
            if beside.display:
                beside.show(side(self._view, size.width, size.height, self.zone_today))
            else:
                below.show(past_of(self.part, self._view, size.width, size.height, self.zone_today))
        self.show_keys()

    def tick(self) -> None:
        """How far off the deadline is moves with time; at midnight everything does."""
        super().tick()
        if self._composed and self._composed[-1] != self.zone_today:
            self.refresh_view()
        elif self._view is not None:
            self._show_head()

    def on_descendant_focus(self) -> None:
        """Each part has its own past and its own keys."""
        self._shown = ()
        self.call_after_refresh(self._show_past)

    @property
    def part(self) -> str:
        """The part of the screen that one is in, by the id of its widget."""
        return next((field.key for field in self.fields if field.has_focus_within), "milestones")

    def key_ids(self) -> Sequence[Any]:
        """The keys of the part one is in."""
        if self._view is None:
            return ("back",)
        hand_in = ("hand_in",) if self._view.can_write else ()
        if self.part != "milestones":
            back = ("back", "back, keeping what you typed" if self.changed else "back")
            return (*self.dispute_keys(), *hand_in, "next_part", "last_time", back)
        on_it = ("green", "yellow", "red", "done", "date") if self.milestone_here() else ()
        # Who gives no update has no other part.
        parts = ("next_part", *hand_in, "undo", "last_time") if self._view.update is not None else ("undo",)
        return (*on_it, *parts, "somebody_else", "back", "quit", "help")

    def say(self, words: str, style: str = ALARM) -> None:
        """Show what concerns the whole update, above the keys."""
        said = self.query_one("#said", Plain)
        said.set_class(bool(words), "-saying")
        said.show(text(words, style))

    # --- typing ------------------------------------------------------------------------------------------------

    def on_typed(self, field: Field) -> None:
        """Say who is asked; where the update stands changes with the first letter only."""
        if field.key == "help":
            say_asked(field, self.view.past.members)
        standing = (bool(self.changed), bool(self.filled.disputed))
        if standing != self._shown:
            self._shown = standing
            self._show_standing()

    def draft_now(self) -> Mapping[str, Any]:
        """The fields, and which line of help is about which milestone."""
        fields = self.filled.draft() if self.filled.ready else {}
        update = self._view.update if self._view else None
        return {"update": update.id, "fields": fields, "about": self._help.about} if fields and update else {}

    def add_help(self, line: str, milestone_id: int) -> None:
        """Put a line into the help, about that milestone."""
        self._help.add(self.query_one("#help", TextField), line, milestone_id)
        self.keep()

    # --- acting ------------------------------------------------------------------------------------------------

    def action_hand_in(self) -> None:
        """Hand in what is written; nothing that was not seen is replaced."""
        if self._view is None:
            return
        self.refresh_view()
        update = self.view.update
        if update is None or not self.view.can_write:
            self.facilitator.tell("There is nothing to hand in now: the line at the top says why.", wrong=True)
            return
        if self.filled.disputed:
            self.say_disputed()
            self._tell_not_handed_in()
            return
        try:
            self._hand_in(update.id)
        except Conflict:
            self._tell_not_handed_in()
        except NotSaved as problem:
            self.save_later("your update", lambda: self._hand_in(update.id), problem)
        except FacilitatorError as error:
            self.say(str(error))

    def _hand_in(self, update_id: int) -> None:
        values = self.values
        lines = self._help.requests(values["help"])
        try:
            kept = self.desk.do(
                acts.preparing.hand_in,
                update_id, wins=values["wins"], learnings=values["learnings"], help=lines, seen=self.seen,
            )  # fmt: skip
        except Conflict:
            self.refresh_view()
            self.say_disputed()
            raise
        self._handed_in(kept)

    def _tell_not_handed_in(self) -> None:
        choice = f"{key_name('own')} keeps yours, {key_name('theirs')} takes theirs"
        self.facilitator.tell(f"Not handed in yet: first choose. {choice}.", wrong=True)

    def _handed_in(self, kept: Sequence[str]) -> None:
        self._help.about, self._passed_over = {}, ()
        self.read()
        self.filled.fill(self.words_now)
        self.forget_draft()
        self.say("")
        self.query_one(Rows).focus()
        told = f"Handed in. {key_name('undo')} takes it back; {key_name('next_part')} goes on writing."
        if kept:
            told = f"Handed in. What is a topic already stays: {'; '.join(kept)}"
        self.facilitator.tell(told)
        self.refresh_view()

    def after_undo(self, kind: str = "") -> None:
        """What was handed in and is taken back stands in the fields still, and is a draft again."""
        if kind == "preparing.hand_in" and self.filled.ready:
            self.read()
            self.filled.keep_typed(self.words_now)
            self.keep()
        self.refresh_view()

    # --- elsewhere ---------------------------------------------------------------------------------------------

    def action_next_part(self) -> None:
        """What Tab does."""
        self.focus_next()

    def action_last_time(self) -> None:
        """All of what was last time, and what changed since then."""
        from facilitator.tui.screens.prepare_last import LastTimeScreen

        elsewhere = {field.label: field.theirs or "" for field in self.filled.disputed}
        self.app.push_screen(LastTimeScreen(self.view, self.zone_today, elsewhere))

    def action_somebody_else(self) -> None:
        """Somebody else sits here now."""
        from facilitator.tui.screens.prepare_choice import WhoSitsScreen

        self.put_aside()
        self.app.switch_screen(WhoSitsScreen())

    def action_leave(self) -> None:
        """To the board; what was typed is kept."""
        from facilitator.tui.routes import to_board

        self.put_aside()
        to_board(self.app)
