"""Putting the words of a meeting right, in a closed one too: its decisions, action items, notes and topics."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from facilitator.tui.answers import date_answer, person_named, prose, when, who, words
from facilitator.tui.opening import acts
from facilitator.tui.screens.asking import Seen
from facilitator.tui.screens.notes_form import NotesForm
from facilitator.tui.screens.stage import StageScreen
from facilitator.views.closing import ClosingTopic
from facilitator.views.discuss import DecisionLine
from facilitator.views.meeting import ActionLine


def correct_decision(screen: StageScreen[Any], decision: DecisionLine) -> None:
    """Ask for the decision's words again."""
    screen.reword(
        f"correct:decision:{decision.id}",
        prose("Decision", initial=decision.text),
        lambda text, seen: screen.desk.do(acts.discussing.correct_decision, decision.id, text, seen=seen),
    )


def correct_action(screen: StageScreen[Any], action: ActionLine) -> None:
    """Ask for what, who and by when again."""
    today = screen.zone_today

    def take(answers: list[str], seen: Seen) -> None:
        what, name, due = answers
        # The owner may have left the team since, and may stay the owner.
        owner = action.owner_id if name == action.owner else person_named(name, screen.members()).id
        screen.desk.do(
            acts.discussing.correct_action,
            action.id, what=what, owner_id=owner, due=date_answer(due, today), seen=seen,
        )  # fmt: skip

    asked = who("Who", screen.members())

    def understood(name: str) -> str:
        return f"→ {action.owner}" if name == action.owner else asked.understood(name)

    due = action.due.isoformat() if action.due else ""
    screen.ask_again(
        f"correct:action:{action.id}",
        [
            words("Action", initial=action.what),
            replace(asked, initial=action.owner, understood=understood),
            replace(when("By when", today), initial=due),
        ],
        {"what": action.what, "owner": action.owner, "due": due},
        take,
    )


def correct_title(screen: StageScreen[Any], topic: ClosingTopic) -> None:
    """Ask for the topic's words again."""
    screen.reword(
        f"reword:{topic.topic_id}",
        words("Topic", initial=topic.title),
        lambda title, seen: screen.desk.do(
            acts.topics.reword, topic.topic_id, title, meeting=screen.meeting_id, seen=seen
        ),
    )


def correct_notes(screen: StageScreen[Any], topic: ClosingTopic) -> None:
    """Open the notes on a topic, which may have many lines."""

    def now() -> str:
        topics: Sequence[ClosingTopic] = screen.fetch().topics
        return next(one.notes for one in topics if one.discussion_id == topic.discussion_id)

    def take(text: str, seen: str) -> None:
        screen.desk.do(acts.discussing.correct_notes, topic.discussion_id, text, seen=seen)

    draft = screen.draft_key(f"correct:notes:{topic.discussion_id}")
    screen.app.push_screen(NotesForm(topic.title, now, take=take, draft=draft))
