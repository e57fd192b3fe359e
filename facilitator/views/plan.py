"""The whole plan as spreadsheets show it: what is exported, and what an import is compared with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from facilitator.process.exported_id import ExportedId
from facilitator.process.status import Status
from facilitator.views.meeting import Person


@dataclass(frozen=True)
class PlanMilestone:
    """A milestone as it stands; `owner` is empty where it has none.

    `imported` are the cells that a spreadsheet showed last, and is None where the milestone was in none that was
    imported. `version` is the last act that changed it.
    """

    id: int
    version: int
    title: str
    priority: str
    owner: str
    due: date | None
    status: Status
    resources: str
    notes: str
    imported: Mapping[str, str] | None

    @property
    def cells(self) -> dict[str, str]:
        """Its values as text, by name of the field."""
        return {
            "title": self.title,
            "priority": self.priority,
            "owner": self.owner,
            "due": self.due.isoformat() if self.due else "",
            "status": self.status.word,
            "resources": self.resources,
            "notes": self.notes,
        }


@dataclass(frozen=True)
class PlanMember(Person):
    """A member, who may have left."""

    active: bool


@dataclass(frozen=True)
class Plan:
    """Milestones in the order of the board's priorities, then by due date; `priorities` are titles by id, in order.

    `newest` is the newest act, and `database` the mark of this database: both go into exported ids.
    """

    milestones: tuple[PlanMilestone, ...]
    priorities: Mapping[int, str]
    members: tuple[PlanMember, ...]
    newest: int
    database: str

    def exported_id(self, milestone: PlanMilestone) -> ExportedId:
        """The id under which `milestone` is exported now."""
        return ExportedId(milestone.id, self.newest, self.database)
