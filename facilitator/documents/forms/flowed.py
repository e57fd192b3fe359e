"""Text of mails that says how its lines were broken: format=flowed, RFC 3676."""

from collections.abc import Iterator

_SIGNATURE = "-- "


def unflowed(text: str, *, delete_space: bool) -> str:
    """The text with its broken lines put together again; quoted lines keep one mark for each depth, and a space.

    `delete_space` is the parameter DelSp: the space at which a line was broken does not belong to the text.
    """
    return "\n".join(_lines(text, delete_space))


def _lines(text: str, delete_space: bool) -> Iterator[str]:
    held: list[str] = []
    held_depth = 0
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        depth = len(raw) - len(raw.lstrip(">"))
        # A space stands before what begins with one, with "From " or with ">", and is no part of it.
        line = raw[depth:].removeprefix(" ")
        if held and depth != held_depth:
            yield _quoted("".join(held), held_depth)
            held = []
        held_depth = depth
        if line.endswith(" ") and line != _SIGNATURE:
            held.append(line[:-1] if delete_space else line)
            continue
        if line == _SIGNATURE and held:
            yield _quoted("".join(held), held_depth)
            held = []
        yield _quoted("".join([*held, line]), depth)
        held = []
    if held:
        yield _quoted("".join(held), held_depth)


def _quoted(line: str, depth: int) -> str:
    return f"{'>' * depth} {line}".rstrip() if depth else _guarded(line)


def _guarded(line: str) -> str:
    """A line that was stuffed because it begins with ">" is not quoted."""
    return f"\\{line}" if line.lstrip().startswith(">") else line
