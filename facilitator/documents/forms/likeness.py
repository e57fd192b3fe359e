"""What somebody wrote into a form where nothing is looked for."""

from facilitator.documents.forms.shape import BAR, OVERDUE, SEND_BACK, SEND_SOON
from facilitator.documents.forms.values import Filled, Said
from facilitator.process.typing_marks import typed

_OF_A_DAY = (SEND_BACK, SEND_SOON, OVERDUE)


def written_into(filled: Filled, form_text: str) -> tuple[Said, ...]:
    """The notes of a form that came back which its text, as it was made, does not have: somebody wrote there.

    What stands above the first note of a form is the mail's that brought it, a reminder's say.
    """
    notes = [line[1:] for line in form_text.splitlines() if line.startswith(BAR)]
    whole, shown = [typed(note) for note in notes], typed(" ".join(notes))
    found: list[Said] = []
    above = False
    for note in reversed(filled.notes):
        text = typed(note.text)
        if text == whole[0]:
            above = True
        elif above:
            # Half a line of the form may stand in such a mail by chance, a whole one belongs to a copy above it.
            above = text not in whole
        elif text not in shown and not any(words in note.text for words in _OF_A_DAY):
            found.append(note)
    return tuple(reversed(found))
