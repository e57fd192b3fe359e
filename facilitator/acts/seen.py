"""Two people, one text: an act that replaces words says which ones its user saw, and overwrites no others."""

from collections.abc import Mapping

from facilitator.errors import Conflict

Seen = Mapping[str, str]
"""Words by field, as they stood on the screen when somebody began to change them. Fields that are not named are not
looked at: a command replaces what it names, whatever stands there."""


def check_seen(seen: Seen | None, before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Raise Conflict where an act would replace words that its user has not seen.

    `before` and `after` are the fields as they stand and as the act leaves them. What both sides changed to the same
    words is no conflict, and neither is a field that the act leaves as it is.
    """
    unseen = {
        field: now
        for field, now in before.items()
        if seen is not None and field in seen and now not in (seen[field].strip(), after.get(field, now))
    }
    if unseen:
        raise Conflict(unseen)


def check_words(seen: str | None, before: str, after: str) -> None:
    """The same of one text; None where nobody says what they saw."""
    check_seen(None if seen is None else {"words": seen}, {"words": before}, {"words": after})
