"""Who sits at this machine: remembered in the database, for each login on each machine."""

import platform
from typing import TYPE_CHECKING

from facilitator.tui.opening import reading
from facilitator.views.meeting import Person

if TYPE_CHECKING:
    from facilitator.acts.desk import Desk


def seat(desk: "Desk") -> str:
    """The login and the machine, such as "ann@laptop"."""
    return f"{desk.actor}@{platform.node()}"


def who_sits(desk: "Desk") -> Person | None:
    """The active member who sits here; None where nobody said so yet, or who did has left. Raises FacilitatorError."""
    kept = desk.draft(_key(desk))
    team = desk.see(reading.team.members, True)
    return next((Person(one.id, one.name) for one in team if str(one.id) == kept), None)


def sit_down(desk: "Desk", member_id: int) -> None:
    """Remember that `member_id` sits here. Raises FacilitatorError."""
    desk.save_draft(_key(desk), str(member_id))


def _key(desk: "Desk") -> str:
    return f"sits:{seat(desk)}"
