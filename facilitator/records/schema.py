"""Every table, registered: import this where the whole schema is needed."""

from sqlmodel import SQLModel

from facilitator.records import journal, meeting, plan, team, topic, update

MODULES = (team, plan, meeting, update, topic, journal)
METADATA = SQLModel.metadata
