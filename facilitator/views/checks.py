"""What a look through the database finds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Oddity:
    """Something that is allowed and still worth a look: what it is, and each place where it is so."""

    title: str
    places: tuple[str, ...]
