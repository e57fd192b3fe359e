"""Putting the words of a meeting right, in a closed one too: its decisions, action items, notes and topics."""

from dataclasses import replace
from typing import Any

from facilitator.tui.answers import date_answer, person_named, prose, when, who, words
from facilitator.tui.opening import acts
from facilitator.tui.screens.notes_form import NotesForm
from facilitator.tui.screens.stage import StageScreen
from facilitator.views.closing import ClosingTopic
from facilitator.views.discuss import DecisionLine
from facilitator.views.meeting import ActionLine


def correct_decision(screen: StageScreen[Any], decision: DecisionLine) -> None:
    """Ask for the decision's words again."""
    screen.ask(
        f"correct:decision:{decision.id}",
        [prose("Decision", initial=decision.text)],
        lambda answers: screen.desk.do(acts.discussing.correct_decision, decision.id, answers[0]),
    )


def correct_action(screen: StageScreen[Any], action: ActionLine) -> None:
    """Ask for what, who and by when again."""
    today = screen.zone_today

    def take(answers: list[str]) -> None:
        what, name, due = answers
        # The owner may have left the team since, and may stay the owner.
        owner = action.owner_id if name == action.owner else person_named(name, screen.members()).id
        screen.desk.do(
            acts.discussing.correct_action, action.id, what=what, owner_id=owner, due=date_answer(due, today)
        )

    asked = who("Who", screen.members())

    def understood(name: str) -> str:
        return f"→ {action.owner}" if name == action.owner else asked.understood(name)

    due = action.due.isoformat() if action.due else ""
    screen.ask(
        f"correct:action:{action.id}",
        [
            words("Action", initial=action.what),
            replace(asked, initial=action.owner, understood=understood),
            replace(when("By when", today), initial=due),
        ],
        take,
    )


def correct_title(screen: StageScreen[Any], topic: ClosingTopic) -> None:
    """Ask for the topic's words again."""
    screen.ask(
        f"reword:{topic.topic_id}",
        [words("Topic", initial=topic.title)],
        lambda answers: screen.desk.do(acts.topics.reword, topic.topic_id, answers[0], meeting=screen.meeting_id),
    )


def correct_notes(screen: StageScreen[Any], topic: ClosingTopic) -> None:
    """Open the notes on a topic, which may have many lines."""

    def take(text: str) -> None:
        screen.desk.do(acts.discussing.correct_notes, topic.discussion_id, text)

    draft = f"meeting:{screen.meeting_id}:correct:notes:{topic.discussion_id}"
    screen.app.push_screen(NotesForm(topic.title, topic.notes, take=take, draft=draft))
