"""Documents on the terminal and in files: as Markdown, or as a page for the browser by the ending of the name."""

from pathlib import Path

import click

from facilitator.cli.output import say
from facilitator.files import write_whole

OUTPUT = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
"""The kind of the option -o: a file, or "-" for the standard output."""

TEXT_ENDINGS = (".md", ".markdown", ".txt", "")
PAGE_ENDINGS = (".html", ".htm")


def named_file(output: Path | None) -> Path | None:
    """The file that -o named; None where the document goes to the standard output."""
    return None if output is None or str(output) == "-" else output


def write_document(output: Path | None, text: str, title: str, what: str) -> None:
    """Print Markdown, or write it into the file and say so; `what` names the document in that sentence.

    `title` is that of the page's window. Raises FacilitatorError where the file cannot be written.
    """
    file = named_file(output)
    if file is None:
        say(text.removesuffix("\n"))
        return
    write_whole(file, _content(file, text, title))
    say(f"{what} in {file}.")


def check_ending(output: Path | None, *others: str) -> None:
    """Raise BadParameter where no document can be written into a file of such a name; `others` can as well."""
    file = named_file(output)
    if file is None or file.suffix.lower() in (*TEXT_ENDINGS, *PAGE_ENDINGS, *others):
        return
    endings = ", ".join((".md", ".html", *others))
    raise click.BadParameter(
        f"the name has to end with one of {endings}. A browser prints the .html into a PDF.", param_hint="'-o'"
    )


def _content(file: Path, text: str, title: str) -> bytes:
    if file.suffix.lower() not in PAGE_ENDINGS:
        return text.encode()
    from facilitator.documents.html import page

    return page(text, title).encode()
