"""facilitator: a terminal program that runs milestone meetings."""

__version__ = "0.1.0"
