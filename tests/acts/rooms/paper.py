"""Forms on paper, so to speak: written for a member, edited as an owner edits them, and handed back."""

import re
from datetime import datetime

from leadership import Leadership

from facilitator.acts.collecting import collect, preview
from facilitator.acts.form_findings import FormComparison
from facilitator.documents.forms.reading import read_form
from facilitator.documents.forms.values import Filled
from facilitator.documents.forms.writing import form_text
from facilitator.reading.forms import owner_form
from facilitator.store.database import Store


def written(room: Leadership, member: int) -> str:
    """The form of a member as it stands now."""
    form = room.desk.see(owner_form, room.meeting, member)
    return form_text(form, room.hand.time.date())


def edit(text: str, number: int, **fields: str) -> str:
    """The form with other values (title, status, due) in the block of one milestone."""
    block = re.search(rf"(?m)^\[ MILESTONE {number} \](?:.+\n)+", text)
    assert block is not None
    edited = block[0]
    for field, value in fields.items():
        head = f"[ MILESTONE {number} ]" if field == "title" else f"{field.capitalize()}:"
        lines = [line for line in edited.splitlines() if line.startswith(head)]
        assert len(lines) == 1
        edited = edited.replace(lines[0], f"{head} {value}")
    return text.replace(block[0], edited)


def write(text: str, section: str, *lines: str) -> str:
    """The form with `lines` in place of what stood below the heading `section`; what is behind a bar stays."""
    found = re.search(rf"(?m)^\[ {section} \]\n((?:\|.*\n)*)((?:(?!\[ ).*\n)*)", text)
    assert found is not None
    return text.replace(found[0], f"[ {section} ]\n{found[1]}\n" + "".join(f"{line}\n" for line in lines) + "\n")


def new(text: str, **fields: str) -> str:
    """The form with a new milestone: its title, priority and due."""
    for field, value in fields.items():
        empty = f"\n{field.capitalize()}:\n"
        assert empty in text
        text = text.replace(empty, f"\n{field.capitalize()}: {value}\n")
    return text


def without_reference(text: str) -> str:
    """The form as it looks where somebody took out every line with its reference."""
    kept = re.sub(r"(?m)^(Reference:.*|\[ END \].*)\n", "", text)
    assert kept != text
    return kept


def read(text: str) -> Filled:
    """The one form in `text`."""
    (form,) = read_form(text)
    return form


def look(store: Store, text: str, sent: datetime | None = None) -> FormComparison:
    """What collecting the form would do."""
    return preview(store, read(text), sent=sent)


def take(store: Store, text: str, sent: datetime | None = None) -> FormComparison:
    """Collect the form; what it did."""
    shown = look(store, text, sent)
    collect(store, read(text), shown, sent=sent)
    return shown
