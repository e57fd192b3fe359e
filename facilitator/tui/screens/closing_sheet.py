"""The head of the closing: what is still to do, and after closing what there is now."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from textual.content import Content

from facilitator.process.carryover import Outcome
from facilitator.process.dates import how_far
from facilitator.tui.moments import moment_text, time_text
from facilitator.tui.theme import ALARM, GOOD, QUIET, STRONG, WATCH
from facilitator.tui.widgets.columns import beside, one_line, path_lines, text, wrapped
from facilitator.tui.widgets.key_words import key_words
from facilitator.views.closing import Closing

SILENCE = timedelta(hours=1)


@dataclass(frozen=True)
class MinutesFile:
    """The file that the minutes of a closed meeting belong into, and whether it says what they say now.

    `path` is None where there is no place for it; `told` then says why. `current` is None where there is no file.
    """

    path: Path | None
    current: bool | None = None
    told: str = ""


def left_open(view: Closing, now: datetime) -> bool:
    """Whether the meeting is over long since and only the program was left open."""
    last = view.last_act_at
    return last is not None and view.head.long_past(now) and now - last > SILENCE


def closing_lines(view: Closing, now: datetime, width: int, today: date) -> list[Content]:
    """What is still to do before the meeting can be closed."""
    head = view.head
    began = f"began {time_text(head.started_at, head.zone)}" if head.started_at else ""
    lines = [beside(one_line(head.title, STRONG), text(began, QUIET), width)]
    lines += wrapped(text(_result(view)), width, 2)
    lines.append(_said(_written_down(view), "recap", "to read out.", ""))
    if left_open(view, now) and view.last_act_at is not None:
        end = moment_text(view.last_act_at, head.zone, today)
        lines.append(_said("▲ Left open.", "end_then", f"ends it {end}, when the last thing was done.", WATCH))
    left, requests = len(view.without_destination), len(view.requests)
    if left or requests:
        them = "it" if left + requests == 1 else "them"
        told = _undecided(left, requests)
        lines.append(_said(f"▲ {told}", "next", f"sends {them} to the next meeting.", ALARM))
    else:
        lines.append(_said("✓ Everything has its place.", "close", "closes the meeting and writes the minutes.", GOOD))
    rated = f"rated {view.rating} of 10" if view.rating else "not rated"
    lines.append(_said("", "rate", f"rates the meeting ({rated})", QUIET))
    return lines


def _result(view: Closing) -> str:
    """What the meeting came to, in figures: how its topics ended, and how many of them only came up or did not."""
    if not view.topics:
        return "No topics."
    outcomes = [topic.outcome for topic in view.topics]
    ended = {
        "resolved": outcomes.count(Outcome.RESOLVED),
        "deferred": outcomes.count(Outcome.NEXT_MEETING),
        "separate": outcomes.count(Outcome.SEPARATE_MEETING),
        "dropped": outcomes.count(Outcome.DROPPED),
        "open": outcomes.count(None),
    }
    silent = sum(not topic.discussed for topic in view.topics)
    told = ", ".join(f"{count} {word}" for word, count in ended.items() if count)
    return f"{_counted(len(view.topics), 'topic')}: {told}{f'; {silent} not discussed' if silent else ''}."


def _written_down(view: Closing) -> str:
    """How much was decided and given out."""
    return f"{_counted(len(view.decisions), 'decision')}, {_counted(len(view.actions), 'action item')}."


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _undecided(topics: int, requests: int) -> str:
    topic = "1 topic" if topics == 1 else f"{topics} topics"
    if not requests:
        return f"{topic} {'has' if topics == 1 else 'have'} no destination."
    request = "1 request" if requests == 1 else f"{requests} requests"
    if not topics:
        return f"{request} for help {'waits' if requests == 1 else 'wait'}."
    return f"{topic} and {request} wait."


def closed_words(view: Closing, today: date) -> str:
    """When the meeting was closed, after how long, and how it was rated."""
    head = view.head
    if not head.ended_at or not head.started_at:
        return "✓ Closed"
    rated = f", rated {view.rating} of 10" if view.rating else ""
    # By the times as they are written, as in the minutes.
    minutes = round(head.ended_at.timestamp() // 60 - head.started_at.timestamp() // 60)
    on_the_day = head.ended_at.astimezone(ZoneInfo(head.zone)).date() == today
    at = f"at {time_text(head.ended_at, head.zone)}" if on_the_day else moment_text(head.ended_at, head.zone, today)
    return f"✓ Closed {at} after {minutes} min{rated}"


def closed_lines(
    view: Closing, file: MinutesFile, mailed: str, width: int, today: date, *, throwaway: bool
) -> list[Content]:
    """What there is now: the end, the minutes, what became of the mail, the next meeting."""
    lines = [beside(one_line(view.head.title, STRONG), Content.styled(closed_words(view, today), GOOD), width)]
    lines += _file_lines(file, width, throwaway=throwaway)
    if mailed:
        lines += _fact("mail", mailed, width)
    if view.next_start is not None:
        lines.append(Content.assemble((_label("next meeting"), QUIET), text(_next_start(view, view.next_start, today))))
    return lines


def _file_lines(file: MinutesFile, width: int, *, throwaway: bool) -> list[Content]:
    if file.path is None:
        return [Content.assemble((_label("minutes"), QUIET), text(file.told, WATCH))]
    if file.current is None:
        lines = [
            Content.assemble((_label("minutes"), QUIET), _said("▲ not written", "write", "writes them.", ALARM)),
        ]
    else:
        lines = _fact("minutes", str(file.path), width)
    if file.current is False:
        lines.append(_said(f"{_label('')}▲ They say something else now.", "write", "writes them anew.", WATCH))
    if throwaway and file.current is not None:
        lines.append(Content.styled(f"{_label('')}This is a rehearsal: the file goes when you quit.", "$accent"))
    return lines


def _fact(word: str, told: str, width: int) -> list[Content]:
    """`told` behind its label, on as many lines as it needs; the name of a file has one of its own then."""
    room = max(20, width - len(_label(word)))
    pieces = enumerate(path_lines(told, room))
    return [Content.assemble((_label(word if n == 0 else ""), QUIET), piece.rstrip()) for n, piece in pieces]


def _label(word: str) -> str:
    return f"{word:<14}"


def _said(before: str, key: str, after: str, style: str) -> Content:
    return Content.styled(f"{before}  " if before else "", style) + key_words(key, after)


def _next_start(view: Closing, start: datetime, today: date) -> str:
    day = start.astimezone(ZoneInfo(view.head.zone)).date()
    return f"{moment_text(start, view.head.zone, today)}, {how_far(day, today)}"
