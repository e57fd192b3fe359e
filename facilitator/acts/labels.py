"""What each kind of act is called when it is undone or listed. Kinds are stable; these words may change.

A phrase says what was done, to what and where to: "deferred 'Pricing' to the next meeting". Where that depends on more
than the kind, the act itself says it in its subject, with the words below.
"""

from datetime import date

from facilitator.process.carryover import Outcome
from facilitator.process.dates import MONTHS
from facilitator.text import one_line, shortened

_LONGEST_NAME = 60
"""Characters of a title within a phrase, so that what stands behind it stays."""
_LONGEST = 150

_PHRASES = {
    "checkin.start": "started {}",
    "checkin.set_attendance": "marked {}",
    "checkin.join": "{} joined",
    "checkin.set_gives_update": "{}",
    "checkin.set_action_done": "marked the action item {}",
    "checkin.settle_separate": "what came of the separate meeting {}",
    "checkin.choose_fit": "chose: {}",
    "checkin.note_privately": "wrote a private note",
    "clocks.pause": "paused the clock of {}",
    "clocks.resume": "let the clock of {} go on",
    "clocks.toggle_pause": "{}",
    "clocks.add_time": "{}",
    "clocks.restart": "restarted the clock of {}",
    "clocks.set_back": "counted {}",
    "clocks.discount": "left out a gap of {}",
    "clocks.move_back": "moved the meeting's times back by {}, with the clock",
    "closing.send_rest_to_next": "deferred {} to the next meeting",
    "closing.set_outcome": "{}",
    "closing.set_separate": "{}",
    "closing.answer_request": "{}",
    "closing.answer_request_separately": "{}",
    "closing.rate": "{}",
    "closing.close": "closed {}",
    "closing.reopen": "reopened {}",
    "collecting.collect": "took in the form of {}",
    "days_off.skip_day": "skipped {}",
    "days_off.hold_day": "no longer skipped: {}",
    "days_off.move_meeting": "moved {}",
    "days_off.add_holiday": "added the holiday {}",
    "days_off.remove_holiday": "removed the holiday {}",
    "discussing.start": "took up '{}'",
    "discussing.note": "wrote a note on '{}'",
    "discussing.decide": "wrote down the decision '{}'",
    "discussing.add_action": "gave the action item {}",
    "discussing.conclude": "{}",
    "discussing.conclude_separately": "{}",
    "discussing.take_up_again": "took up '{}' again",
    "discussing.correct_decision": "reworded the decision '{}'",
    "discussing.correct_action": "changed the action item '{}'",
    "discussing.correct_notes": "reworded the notes on '{}'",
    "discussing.remove_decision": "removed the decision '{}'",
    "discussing.remove_action": "removed the action item '{}'",
    "importing.import_milestones": "imported {}",
    "meetings.add_meeting": "planned the meeting {}",
    "meetings.open_next_meeting": "made the meeting {}",
    "moving.move_to": "went to {}",
    "ordering.keep": "kept '{}' as a topic",
    "ordering.place": "put {}",
    "ordering.move": "put {}",
    "ordering.give_minutes": "gave {}",
    "ordering.drop": "{}",
    "ordering.merge": "merged {}",
    "ordering.suggest": "went back to the suggested order",
    "ordering.commit": "committed the order of {}",
    "planning.add_priority": "added the priority '{}'",
    "planning.change_priority": "changed the priority '{}'",
    "planning.add_milestone": "added the milestone '{}'",
    "planning.change_milestone": "changed the milestone '{}'",
    "planning.set_status": "set {}",
    "planning.set_due": "set the due date of {}",
    "planning.remove_milestone": "removed the milestone '{}'",
    "preparing.hand_in": "handed in the update of {}",
    "private_notes.take": "wrote the private note of {}",
    "private_notes.reword": "reworded the private note of {}",
    "private_notes.remove": "removed the private note of {}",
    "series.add_series": "added the series {}",
    "series.change_series": "changed the series {}",
    "series.end_or_go_on": "{}",
    "series.set_participant": "changed how {} takes part",
    "series.remove_participant": "took out {}",
    "series.remember_choice": "remembered a choice for {}",
    "speaker_order.arrange": "put the speakers {}",
    "team.name_team": "named the team '{}'",
    "team.set_publish_folder": "set the publish folder {}",
    "team.add_member": "added {} to the team",
    "team.change_member": "changed {}",
    "team.come_or_go": "{}",
    "topics.raise_topic": "raised the topic '{}'",
    "topics.reword": "reworded the topic '{}'",
    "topics.merge": "merged {}",
    "topics.settle": "settled '{}'",
    "topics.drop": "dropped '{}'",
    "topics.reopen": "took up '{}' again",
    "updates.next_speaker": "went on to {}",
    "updates.bring_up": "brought up {}",
    "updates.previous_speaker": "went back to {}",
    "updates.skip": "skipped {}",
    "updates.later": "put {} at the end",
    "updates.away": "marked {} away",
    "updates.take_rest_as_read": "took {} as read",
    "updates.write": "wrote into the update of {}",
    "updates.note": "wrote a note on {}",
    "updates.add_help": "wrote down the request '{}'",
    "updates.change_help": "reworded the request '{}'",
    "updates.remove_help": "removed the request '{}'",
    "updates.hand_in": "handed in the update of {}",
}


def label(kind: str, subject: str) -> str:
    """The act in a few words, such as "went on to Ann". A kind without words of its own is shown as it is."""
    phrase = _PHRASES.get(kind)
    told = shortened(subject, _LONGEST)
    if phrase is None:
        return f"{kind.rpartition('.')[2].replace('_', ' ')} {told}".strip()
    return phrase.format(told).strip()


def kinds() -> frozenset[str]:
    """Every kind that has words."""
    return frozenset(_PHRASES)


def named(title: str) -> str:
    """A title within a phrase: on one line, not too long, in quotation marks."""
    return f"'{shortened(one_line(title), _LONGEST_NAME)}'"


def concluded(title: str, outcome: Outcome) -> str:
    """What became of a topic."""
    if outcome is Outcome.NEXT_MEETING:
        return f"deferred {named(title)} to the next meeting"
    return f"{outcome.word} {named(title)}"


def separated(title: str, on: date) -> str:
    """A topic got a meeting of its own, on that day."""
    return f"gave {named(title)} a meeting of its own on {day(on)}"


def counted(count: int, noun: str) -> str:
    """ "1 topic", "3 topics"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def day(on: date) -> str:
    """A day in a phrase, such as "27 Nov"; the year is clear from when the act was done."""
    return f"{on.day} {MONTHS[on.month - 1][:3].capitalize()}"
