"""What somebody wrote into a form where nothing is looked for."""

from facilitator.documents.forms.shape import BAR, OVERDUE, SEND_BACK
from facilitator.documents.forms.values import Filled, Said
from facilitator.process.typing_marks import typed


def written_into(filled: Filled, form_text: str) -> tuple[Said, ...]:
    """The notes of a form that came back which its text, as it was made, does not have: somebody wrote there."""
    shown = typed(" ".join(line[1:] for line in form_text.splitlines() if line.startswith(BAR)))
    return tuple(
        note
        for note in filled.notes
        if typed(note.text) not in shown and SEND_BACK not in note.text and OVERDUE not in note.text
    )
