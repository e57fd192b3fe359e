"""facilitator form: what an owner fills in before the meeting, as a text file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.member_names import complete_member
from facilitator.cli.output import counted, say
from facilitator.errors import FacilitatorError, NotFound
from facilitator.text import as_argument

if TYPE_CHECKING:
    from facilitator.store.database import Store
    from facilitator.views.form import Form
    from facilitator.views.meeting import Person


@click.command(
    "form",
    cls=Command,
    epilog=examples(
        "facilitator form --all -o forms               one for everybody who gives an update",
        "facilitator form Ann Bo -o forms",
        "facilitator form Ann                          show it, to be copied into a mail",
        "facilitator collect forms                     when they are filled in",
    ),
)
@click.argument("names", nargs=-1, metavar="[NAME]...", shell_complete=complete_member)
@click.option("--all", "everybody", is_flag=True, help="For everybody who gives an update in the next meeting.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Write each into a file of its own in this folder, which is made where it is not there.",
)
@pass_invocation
def command(invocation: Invocation, names: tuple[str, ...], everybody: bool, output: Path | None) -> None:
    """Make the form on which an owner prepares for the next meeting: a text file, or the text of a mail.

    It shows their milestones with status and date, and has a place for wins, learnings, help and new milestones. Names
    may be shortened. Filled in with any program and sent back, it is read by 'facilitator collect'. A file that was
    filled in and not collected yet is never replaced.
    """
    if everybody == bool(names):
        raise click.UsageError("Name those who get a form, or give --all for everybody.")
    if output is None and len(names) != 1:
        raise click.UsageError("Several forms need a folder: -o FOLDER.")
    with invocation.store() as store:
        forms = _forms(store, names)
        if output is None:
            say(_text(forms[0], invocation).removesuffix("\n"))
            return
        written = _write(invocation, store, forms, output)
    if written:
        say("When they come back filled in: facilitator collect " + as_argument(str(output)))


def _forms(store: "Store", names: tuple[str, ...]) -> "list[Form]":
    """The forms of those `names`, each once; of everybody who gives an update, where there are none."""
    from facilitator.acts.meetings import open_next_regular
    from facilitator.reading.forms import form_owners, owner_form
    from facilitator.reading.team import member_named

    with store.read() as connection:
        people = dict.fromkeys(member_named(connection, name, active=True) for name in names)
    meeting_id = open_next_regular(store)
    with store.read() as connection:
        owners: list[Person] = list(people) or list(form_owners(connection, meeting_id))
        if not owners:
            raise NotFound(
                "Nobody gives an update in the next meeting.",
                "Say who takes part: facilitator series change NUMBER --member NAME",
            )
        return [owner_form(connection, meeting_id, person.id) for person in owners]


def _text(form: "Form", invocation: Invocation) -> str:
    from facilitator.documents.forms.writing import form_text
    from facilitator.reading.lines import local_day

    now = invocation.clock.now()
    return form_text(form, local_day(now, form.zone), late=now > form.deadline)


def _write(invocation: Invocation, store: "Store", forms: "list[Form]", folder: Path) -> int:
    """Write the forms into `folder`, say so, and give back how many were written."""
    from facilitator.documents.forms.writing import file_name
    from facilitator.documents.when import moment
    from facilitator.files import write_whole

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as refusal:
        raise FacilitatorError(
            f"The folder {folder} cannot be made: {refusal.strerror}.", "Name another one."
        ) from refusal
    files = [(folder / file_name(form), form) for form in forms]
    left = [file for file, _ in files if file.exists() and _is_filled_in(store, file)]
    for file, form in files:
        if file in left:
            say(f"  {file}: filled in and not collected, so it stays as it is")
        else:
            write_whole(file, _text(form, invocation).encode())
            say(f"  {file}")
    written = len(files) - len(left)
    when = moment(forms[0].start, forms[0].zone)
    say(f"Wrote {counted(written, 'form')} for {forms[0].meeting}, {when}.")
    return written


def _is_filled_in(store: "Store", file: Path) -> bool:
    """Whether a file holds anything that is on no board: an answer in its form, or what is no form of this team."""
    from facilitator.acts.collecting import preview
    from facilitator.documents.forms.mail_text import text_of
    from facilitator.documents.forms.reading import read_form

    try:
        forms = read_form(text_of(file.read_bytes(), file.name))
        found = [preview(store, form) for form in forms]
    except (OSError, FacilitatorError):
        return True
    said = any(each.changes or each.conflicts or each.faults or each.notices for each in found)
    return said or not found or any(form.unread for form in forms)
