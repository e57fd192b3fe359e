"""facilitator collect: the forms that owners filled in, back into the database."""

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.collect_text import describe_faults, describe_form
from facilitator.cli.form_files import STANDARD_INPUT, ReturnedForm, files_in, oldest_first, read_forms, shown_name
from facilitator.cli.invocation import Command, Invocation, examples, pass_invocation
from facilitator.cli.output import counted, say
from facilitator.errors import Busy, FacilitatorError, MovedOn, NotValid
from facilitator.text import one_line, quoted

if TYPE_CHECKING:
    from facilitator.acts.form_findings import FormComparison
    from facilitator.store.database import Store

# Each waits a moment by itself for the other program to be done.
_TRIES = 5


@dataclass
class _Tally:
    """What became of the forms so far: of `total`, those that can be saved, how many were refused or saved, and the
    owners of those that change nothing: because nothing was filled in, or because it is there already.
    """

    ready: "list[tuple[ReturnedForm, FormComparison]]" = field(default_factory=list)
    total: int = 0
    refused: int = 0
    blank: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    saved: int = 0
    changes: int = 0


@click.command(
    "collect",
    cls=Command,
    epilog=examples(
        "facilitator collect forms                     all that were filled in, in this folder",
        "facilitator collect re-update.eml bo.txt      saved mails and files",
        "facilitator collect --dry-run forms           only show what would change",
        "pbpaste | facilitator collect --yes -         what was copied from a mail",
    ),
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True), metavar="FILE...")
@click.option("--yes", is_flag=True, help="Save without asking.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and save nothing.")
@pass_invocation
def command(invocation: Invocation, files: tuple[Path, ...], yes: bool, dry_run: bool) -> None:
    """Read back forms that 'facilitator form' made: .md and .txt files, saved mails (.eml), folders of them.

    Shows what each changes and asks once. Only what the owner changed is taken; what was changed on the board since
    stays, and where both changed the same thing both are shown. A form with a fault in it is listed and saves nothing,
    the others are saved. The same form again changes nothing. "-" is standard input; it needs --yes or --dry-run,
    since nobody can be asked there.
    """
    if not (yes or dry_run) and (STANDARD_INPUT in files or not _can_be_asked()):
        raise NotValid("Nobody can be asked here.", "Give --yes to save, or --dry-run to look.")
    with invocation.store() as store:
        tally = _looked_at(store, files)
        if tally.ready and not dry_run and (yes or _agreed(tally)):
            _save(store, tally)
    _sum_up(tally, dry_run=dry_run)


def _can_be_asked() -> bool:
    """Whether somebody sits at the standard input."""
    # A stream that was closed before the start is None.
    return sys.stdin is not None and sys.stdin.isatty()


def _looked_at(store: "Store", files: Sequence[Path]) -> _Tally:
    """Show what each form changes, or why it cannot be taken."""
    from facilitator.acts.collecting import preview

    tally, forms = _Tally(), []
    for file in files_in(files):
        try:
            forms += read_forms(file)
        except FacilitatorError as problem:
            tally.total += 1
            _refuse(tally, shown_name(file), problem)
    tally.total += len(forms)
    found: list[tuple[ReturnedForm, FormComparison]] = []
    for form in oldest_first(forms):
        try:
            found.append((form, preview(store, form.filled, sent=form.sent)))
        except FacilitatorError as problem:
            _refuse(tally, form.name, problem)
    times = Counter(comparison.member_id for _, comparison in found)
    for form, comparison in found:
        _tell(tally, form, comparison, alone=times[comparison.member_id] == 1)
    return tally


def _tell(tally: _Tally, form: ReturnedForm, comparison: "FormComparison", *, alone: bool) -> None:
    """Show what a form changes, and count it. Where it is not the owner's only one, a blank copy says nothing."""
    if comparison.faults:
        tally.refused += 1
        say(describe_faults(form.name, comparison.faults))
        return
    changes = comparison.changes or comparison.hands_in
    if changes:
        tally.ready.append((form, comparison))
    else:
        (tally.known if comparison.handed_in else tally.blank).append(comparison.member)
    odd = comparison.conflicts or comparison.notices or form.filled.unread or not form.whole
    if changes or odd or (alone and comparison.stays):
        say(describe_form(form, comparison))


def _refuse(tally: _Tally, name: str, problem: FacilitatorError) -> None:
    """Say what is wrong with the form in the file `name`, which the problem may name by itself."""
    tally.refused += 1
    told, itself = one_line(str(problem)), quoted(Path(name).name)
    say(one_line(name) + (told.removeprefix(itself) if told.startswith(itself) else f": {told}"))


def _agreed(tally: _Tally) -> bool:
    """Ask once. Whoever closes the input says no."""
    changes = sum(comparison.changes for _, comparison in tally.ready)
    question = f"Save {counted(changes, 'change')} from {counted(len(tally.ready), 'form')}?"
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        say("", to_stderr=True)
        return False


def _save(store: "Store", tally: _Tally) -> None:
    """Save the forms that are ready, one by one: what goes wrong with one is told, and the next is saved."""
    for form, shown in tally.ready:
        try:
            done = _collect(store, form, shown)
        except FacilitatorError as problem:
            _refuse(tally, form.name, problem)
            continue
        if done.changes or done.hands_in:
            tally.saved += 1
            tally.changes += done.changes


def _collect(store: "Store", form: ReturnedForm, shown: "FormComparison") -> "FormComparison":
    """Save a form, and give back what that did.

    Where the board has changed since the form was shown, it is compared and shown anew, once; where another program
    is writing, it is tried again.
    """
    from facilitator.acts.collecting import collect, preview

    found, tries = shown, 0
    while True:
        tries += 1
        try:
            collect(store, form.filled, found, sent=form.sent)
        except Busy:
            if tries == _TRIES:
                raise
        except MovedOn:
            if found is not shown:
                raise
            found = preview(store, form.filled, sent=form.sent)
            told = describe_faults(form.name, found.faults) if found.faults else describe_form(form, found)
            say(f"The board has changed meanwhile. {told}")
        else:
            return found


def _sum_up(tally: _Tally, *, dry_run: bool) -> None:
    """Say what was saved. Raises NotValid where a form was refused."""
    heard = {comparison.member for _, comparison in tally.ready}
    for names, what in ((tally.known, "Nothing new from"), (tally.blank, "Not filled in yet")):
        others = [one_line(name) for name in dict.fromkeys(names) if name not in heard]
        if others:
            say(f"{what}: {', '.join(others)}.")
    if dry_run:
        say(f"This was a dry run: {counted(len(tally.ready), 'form')} would be saved.")
    elif tally.saved:
        say(f"Saved {counted(tally.changes, 'change')} from {counted(tally.saved, 'form')}.")
    elif tally.ready:
        say("Nothing was saved.")
    if tally.refused:
        raise NotValid(
            f"{tally.refused} of {counted(tally.total, 'form')} {'was' if tally.refused == 1 else 'were'} refused.",
            "Mend what is listed, and collect again.",
        )
