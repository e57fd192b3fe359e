"""A text that came back, read as the forms in it: forgiving about what programs and people did to it on its way."""

from collections.abc import Sequence
from dataclasses import replace

from facilitator.documents.forms.answering import answers
from facilitator.documents.forms.asides import asides
from facilitator.documents.forms.copy import NO_NUMBER, Block, Copy
from facilitator.documents.forms.joining import breaks_prose, is_broken, line_goes_on, may_be_cut, width_of
from facilitator.documents.forms.line import Line
from facilitator.documents.forms.lines import lines_of, streams
from facilitator.documents.forms.merging import merged
from facilitator.documents.forms.noise import is_ornament
from facilitator.documents.forms.settling import opens_new_milestone, settled, single_spaced
from facilitator.documents.forms.shape import NEW, Mark, Shape, reference_in
from facilitator.documents.forms.values import Filled, Said

_HEAD, _BLOCK, _END = "head", "block", "end"


def read_form(text: str) -> tuple[Filled, ...]:
    """The forms in `text`, in their order; none where there is no form in it. Nothing is decided about what they mean.

    A reply is read before what it quotes, and both are one form where both have the same reference.
    """
    copies: list[Copy] = []
    for stream in streams(lines_of(text)):
        copies += _Stream(settled(single_spaced(stream))).copies()
    return merged(copies)


class _Stream:
    """Reads the lines of one stream from top to bottom.

    `_place` is where a line without a mark goes: the head, a block, the section of that name, or nowhere ("end").
    `_open` is the line before, and what it said, as long as the next line may go on with that.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._width = width_of(lines)
        self._broken = breaks_prose(lines, self._width)
        self._found = [Copy(width=self._width, broken=self._broken)]
        self._place = _HEAD
        self._open: tuple[Line, str] | None = None

    @property
    def _copy(self) -> Copy:
        return self._found[-1]

    @property
    def _block(self) -> Block:
        return self._copy.blocks[-1]

    def copies(self) -> list[Copy]:
        """What was found, copy by copy."""
        outside = asides(self._lines)
        for at, line in enumerate(self._lines):
            if at in outside:
                self._unread(line)
            elif not line.text:
                self._blank(line)
            else:
                self._read(at, line)
        return self._found

    def _read(self, at: int, line: Line) -> None:
        match line.shape.mark:
            case Mark.NOTE:
                self._copy.notes.append(Said(line.shape.rest, line.number))
                self._open = None
            case Mark.HEAD:
                self._head(line)
            case Mark.SECTION:
                self._section(line)
            case Mark.MILESTONE:
                self._milestone(line)
            case Mark.END:
                self._end(line)
            case Mark.KEY if self._place == _BLOCK or opens_new_milestone(self._lines, at):
                self._key(line, opens=opens_new_milestone(self._lines, at))
            case _:
                self._text(line)

    def _blank(self, line: Line) -> None:
        if self._place in self._copy.sections:
            self._copy.sections[self._place].append(line)
        # What was asked for may stand below an empty line; a line that was broken does not go on there.
        if self._open and self._open[0].shape.rest:
            self._open = None

    def _unread(self, line: Line) -> None:
        if not is_ornament(line.text):
            self._copy.unread.append(Said(line.text.strip(), line.number))

    def _begin(self) -> None:
        """A new copy, where the one before has ended."""
        if self._place == _END:
            self._found.append(Copy(width=self._width, broken=self._broken))
            self._place = _HEAD

    def _head(self, line: Line) -> None:
        word = line.shape.word
        if word in self._copy.head:
            self._place = _END
        self._begin()
        self._copy.head[word] = line.shape.rest
        self._place = _HEAD
        self._open = (line, word)

    def _section(self, line: Line) -> None:
        self._begin()
        word, rest = line.shape.word, line.shape.rest
        self._copy.headings.setdefault(word, line.number)
        self._open = None
        written = replace(line, text=rest, shape=Shape(Mark.TEXT))
        if word == NEW:
            self._place = _BLOCK
            self._copy.blocks.append(Block(0, line.number, line.depth))
            self._unread(written)
        else:
            self._place = word
            self._copy.sections.setdefault(word, []).extend([written] if rest else [])

    def _milestone(self, line: Line) -> None:
        self._begin()
        number, title = line.shape.word, " ".join(line.shape.rest.split())
        block = Block(int(number) if number else NO_NUMBER, line.number, line.depth)
        if not number:
            self._unread(line)
        elif title:
            block.said["title"] = Said(title, line.number)
        self._copy.blocks.append(block)
        self._place = _BLOCK
        self._open = (line, "title")

    def _end(self, line: Line) -> None:
        if reference := reference_in(line.shape.rest):
            self._copy.head.setdefault("reference", reference)
        self._place = _END
        self._open = None

    def _key(self, line: Line, *, opens: bool) -> None:
        word = line.shape.word
        if opens and (self._place != _BLOCK or self._block.number or word in self._block.said):
            self._copy.blocks.append(Block(0, line.number, line.depth))
            self._place = _BLOCK
        asked = ("title", "priority", "status", "due") if self._block.number == 0 else ("status", "due")
        if self._block.number == NO_NUMBER or word not in asked:
            self._unread(line)
        elif word not in self._block.said:
            self._say(self._block, word, line, line.shape.rest)
        else:
            self._say_again(word, line, line.shape.rest)

    def _say(self, block: Block, word: str, line: Line, text: str) -> None:
        block.said[word] = Said(text, line.number)
        self._open = (line, word)

    def _say_again(self, word: str, line: Line, text: str) -> None:
        """A second answer is one to a quoted line; elsewhere the head of its milestone was lost."""
        block = self._block
        if line.depth < block.depth:
            self._copy.blocks.append(Block(block.number, line.number, block.depth))
            self._say(self._block, word, line, text)
        else:
            self._unread(line)

    def _text(self, line: Line) -> None:
        if self._place in self._copy.sections:
            self._copy.sections[self._place].append(line)
        elif self._open and self._goes_on(*self._open, line):
            pass
        elif self._place == _BLOCK and self._block.number != NO_NUMBER and (word := self._answered(line)):
            self._say_again(word, line, line.text.strip())
        else:
            self._unread(line)
            self._open = None

    def _goes_on(self, before: Line, word: str, line: Line) -> bool:
        """Whether the line is the rest of what the one before began to say; it is added then."""
        if self._place == _HEAD:
            if not line_goes_on(before, line, self._width):
                return False
            self._copy.head[word] += f" {line.text.strip()}"
        elif not self._adds(before, word, line):
            return False
        self._open = (line, word)
        return True

    def _adds(self, before: Line, word: str, line: Line) -> bool:
        text = " ".join(line.text.split())
        said = self._block.said.get(word)
        if said is None or not said.text:
            # A title or a name may be anything; below an empty line, only what can be nothing else is an answer.
            fits = answers(word, text) or (word in ("title", "priority") and before.number + 1 == line.number)
            if fits:
                self._block.said[word] = Said(text, line.number)
            return fits
        one_line = word in ("title", "priority")
        if not (line_goes_on(before, line, self._width) if one_line else is_broken(before, line, self._width)):
            if word == "title" and self._block.number and may_be_cut(before, self._width):
                # Half a title is no new one.
                del self._block.said[word]
            return False
        self._block.said[word] = Said(f"{said.text} {text}", said.line)
        return True

    def _answered(self, line: Line) -> str:
        """The question of a quoted block that a line below it answers; "" where it answers none."""
        if line.depth >= self._block.depth:
            return ""
        return next((word for word in ("status", "due") if answers(word, line.text)), "")
