"""What was said in a form, before anybody has decided what it means."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """What the owner wrote, and the line of the text, counted from 1, on which it began."""

    text: str
    line: int


@dataclass(frozen=True)
class MilestoneSaid:
    """The block of a milestone. A part is None where its line is missing; its text is "" where the line is empty."""

    number: int
    line: int
    title: Said | None
    status: Said | None
    due: Said | None


@dataclass(frozen=True)
class NewMilestoneSaid:
    """A block of the place for new milestones in which something was filled in."""

    line: int
    title: str
    priority: Said | None
    status: Said | None
    due: Said | None


@dataclass(frozen=True)
class Filled:
    """One form as it came back.

    `reference` is "" where it is missing, as are `member` and `meeting`. A milestone may stand in `milestones` twice
    where a mail quotes the form below the answer; what is nearest to the answer comes first. `wins`, `learnings` and
    `help` are None where their heading is missing, and empty where nothing stands below it. `notes` are the lines that
    begin with a bar: what the form said, and no answer, unless somebody wrote there; `likeness.written_into` tells.
    `unread` is what could not be placed: a greeting, a signature, a remark.
    """

    reference: str
    member: str
    meeting: str
    milestones: tuple[MilestoneSaid, ...]
    new: tuple[NewMilestoneSaid, ...]
    wins: Said | None
    learnings: Said | None
    help: tuple[Said, ...] | None
    unread: tuple[Said, ...]
    notes: tuple[Said, ...] = ()
