"""What can be done where the database cannot be opened: bring back a backup, after the user's say."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.clock import Clock
from facilitator.store.address import database_file, database_url
from facilitator.store.restoring import newest_sound, restore

if TYPE_CHECKING:
    from facilitator.store.backups import Backup


@dataclass(frozen=True)
class Rescue:
    """The newest sound backup of the database in `file`, and its number in the list of them."""

    file: Path
    number: int
    backup: "Backup"

    @property
    def moment(self) -> str:
        """When it was taken, in words."""
        return f"{self.backup.taken_at:%Y-%m-%d %H:%M} UTC"


def rescue_for(database: str) -> Rescue | None:
    """What can be brought back in place of `database`, a path or a URL; None where there is no sound backup."""
    file = database_file(database_url(database))
    found = newest_sound(file) if file is not None else None
    return Rescue(file, *found) if file is not None and found is not None else None


def bring_back(rescue: Rescue, clock: Clock) -> str:
    """Bring it back, and give what was done in words. Raises NotOpened and Busy."""
    aside = restore(rescue.file, rescue.backup, clock)
    kept = f" What was there is kept as {aside}." if aside is not None else ""
    return f"Restored what was saved on {rescue.moment}.{kept}"
