"""The midpoint: the facilitator orders the topics; only then can discussion begin."""

from facilitator.acts.agenda import open_order as open_order
from facilitator.acts.agenda import queue_topic as queue_topic
