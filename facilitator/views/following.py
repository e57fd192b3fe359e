"""What a second window follows: a phase of the running meeting, the result of one just closed, or the one to come."""

from dataclasses import dataclass
from datetime import datetime

from facilitator.views.check_in import CheckIn
from facilitator.views.closing import Closing
from facilitator.views.discuss import Discuss
from facilitator.views.prioritize import Prioritize
from facilitator.views.updates import Updates


@dataclass(frozen=True)
class Expected:
    """A meeting to come. `start` is UTC, `zone` the IANA zone to show it in."""

    title: str
    start: datetime
    zone: str


@dataclass(frozen=True)
class Waiting:
    """No meeting runs."""

    expected: Expected | None
    """The next one; None where none is planned and no series goes on."""


LivePhase = CheckIn | Updates | Prioritize | Discuss | Closing
"""A meeting, by the view of the phase that it is in; a closed one by what its closing left."""

Followed = LivePhase | Waiting
