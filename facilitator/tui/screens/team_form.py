"""The page for the team's name."""

from collections.abc import Mapping

from textual.app import ComposeResult

from facilitator.tui.answers import optional_words
from facilitator.tui.opening import acts, reading
from facilitator.tui.screens.form import FormScreen
from facilitator.tui.widgets.field import LineField


class TeamFormScreen(FormScreen):
    """Names the team."""

    TITLE = "Team"

    def __init__(self) -> None:
        super().__init__("team:name")

    def heading(self) -> str:
        """What the page is for."""
        return "The team"

    def compose_fields(self) -> ComposeResult:
        """The name."""
        yield LineField("team", optional_words("Team name"))

    def start_values(self) -> Mapping[str, str]:
        """The name it has."""
        return self.values_now()

    def values_now(self) -> Mapping[str, str]:
        """The name it has by now."""
        return {"team": self.desk.see(reading.board.board, self.today(), self.now()).team}

    def save(self, values: Mapping[str, str], changed: frozenset[str]) -> None:
        """Name it."""
        self.desk.do(acts.team.name_team, values["team"], seen=self.seen["team"])
