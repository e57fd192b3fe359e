"""Private notes from the facilitator's second window: never exported, never on the stage.

They belong to a meeting, and their acts do not: undo in the meeting passes them by, and what is done there is not
refused because a note was taken meanwhile. They are undone by themselves. The journal's line names a note by its time
alone, since that line is shown elsewhere.
"""

from zoneinfo import ZoneInfo

from sqlmodel import select

from facilitator.acts.seen import check_words
from facilitator.errors import NotFound, NotValid
from facilitator.records.meeting import Meeting, PrivateNote
from facilitator.store.database import Store
from facilitator.store.unit import Unit
from facilitator.text import paragraph


def take(store: Store, meeting_id: int, text: str) -> int:
    """Take a note on a meeting, whatever phase it is in, and give back its id. Raises NotValid."""
    with store.act("private_notes.take") as unit:
        words = _words(text)
        note = unit.add(PrivateNote(meeting_id=unit.get(Meeting, meeting_id).id, text=words, taken_at=unit.now))
        _about(unit, note)
        return note.id


def reword(store: Store, note_id: int, text: str, *, seen: str | None = None) -> None:
    """Put other words in place of a note's. Raises NotValid, NotFound, and Conflict where others than `seen` stand."""
    with store.act("private_notes.reword") as unit:
        note, words = _note(unit, note_id), _words(text)
        check_words(seen, note.text, words)
        note.text = words
        _about(unit, note)


def remove(store: Store, note_id: int) -> None:
    """Take a note out; undo brings it back. Raises NotFound."""
    with store.act("private_notes.remove") as unit:
        note = _note(unit, note_id)
        _about(unit, note)
        unit.delete(note)


def _words(text: str) -> str:
    words = paragraph(text, "private note")
    if not words:
        raise NotValid("The note is empty.", "Type a few words.")
    return words


def _note(unit: Unit, note_id: int) -> PrivateNote:
    note = unit.first(select(PrivateNote).where(PrivateNote.id == note_id))
    if note is None:
        raise NotFound("The note is gone: it was taken out or undone elsewhere.", "Type it anew if you need it.")
    return note


def _about(unit: Unit, note: PrivateNote) -> None:
    zone = ZoneInfo(unit.get(Meeting, note.meeting_id).zone)
    unit.about(f"{note.taken_at.astimezone(zone):%H:%M}")
