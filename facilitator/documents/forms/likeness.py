"""What somebody wrote into a form where nothing is looked for."""

from facilitator.documents.forms.shape import BAR, OVERDUE, SEND_BACK
from facilitator.documents.forms.values import Filled, Said
from facilitator.process.typing_marks import typed


def written_into(filled: Filled, form_text: str) -> tuple[Said, ...]:
    """The notes of a form that came back which its text, as it was made, does not have: somebody wrote there.

    What stands above the first note of a form is the mail's that brought it, a reminder's say.
    """
    notes = [line[1:] for line in form_text.splitlines() if line.startswith(BAR)]
    first, shown = typed(notes[0]), typed(" ".join(notes))
    found: list[Said] = []
    above = False
    for note in reversed(filled.notes):
        text = typed(note.text)
        if text == first:
            above = True
        elif text in shown or SEND_BACK in note.text or OVERDUE in note.text:
            above = False
        elif not above:
            found.append(note)
    return tuple(reversed(found))
