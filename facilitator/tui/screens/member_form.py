"""The page of one member."""

from collections.abc import Mapping

from textual.app import ComposeResult

from facilitator.process.mail_address import checked_address
from facilitator.tui.answers import Question, optional_words, words
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.form import FormScreen
from facilitator.tui.widgets.field import LineField
from facilitator.views.team import MemberLine


class MemberFormScreen(FormScreen):
    """Adds a member, or changes `member`."""

    TITLE = "Member"

    def __init__(self, member: MemberLine | None) -> None:
        super().__init__(f"member:{member.id if member else 'new'}")
        self._member = member

    def heading(self) -> str:
        """Whether it is a new one."""
        return "Member" if self._member else "New member"

    def compose_fields(self) -> ComposeResult:
        """Name, role, e-mail."""
        yield LineField("name", words("Name"))
        yield LineField("role", optional_words("Role"), hint="in the team, such as COO")
        yield LineField("email", Question("E-mail", _address_words), hint="where pre-read, minutes and reminders go")

    def start_values(self) -> Mapping[str, str]:
        """The member as they are."""
        return self.values_now()

    def values_now(self) -> Mapping[str, str]:
        """The member as they are by now."""
        if self._member is None:
            return {}
        now = next(one for one in self.desk.see(reading.team.members, False) if one.id == self._member.id)
        return {"name": now.name, "role": now.role, "email": now.email}

    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Add or change the member."""
        if self._member is None:
            self.desk.do(acts.team.add_member, values["name"], values["role"], values["email"])
            return
        self.desk.do(
            acts.team.change_member,
            self._member.id,
            name=values["name"] if "name" in changed else None,
            role=values["role"] if "role" in changed else None,
            email=values["email"] if "email" in changed else None,
            seen=self.seen,
        )


def _address_words(typed: str) -> str:
    """Nothing to say of an address, or of none. Raises NotValid for anything else."""
    if typed.strip():
        checked_address(typed)
    return ""
