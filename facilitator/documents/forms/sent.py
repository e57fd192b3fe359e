"""When a saved mail was sent."""

from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime


def sent_at(data: bytes) -> datetime | None:
    """When the mail `data` says that it was sent (UTC); None for what is no mail, or does not say so readably.

    A mail program writes it by its own clock: whoever uses it looks at whether it can be true.
    """
    header = BytesHeaderParser().parsebytes(data)["Date"]
    try:
        moment = parsedate_to_datetime(str(header))
        # A zone of "-0000" says that the local one is not known, and gives a time without any.
        return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
