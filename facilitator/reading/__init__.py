"""Queries: columns straight into views. Records never leave an act.

The modules are imported where they are needed; the imports below tell type checkers what there is.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.reading import board as board
    from facilitator.reading import check_in as check_in
    from facilitator.reading import closing as closing
    from facilitator.reading import discuss as discuss
    from facilitator.reading import following as following
    from facilitator.reading import heads as heads
    from facilitator.reading import history as history
    from facilitator.reading import minutes as minutes
    from facilitator.reading import newest as newest
    from facilitator.reading import next_meeting as next_meeting
    from facilitator.reading import plan as plan
    from facilitator.reading import preparing as preparing
    from facilitator.reading import prioritize as prioritize
    from facilitator.reading import private_notes as private_notes
    from facilitator.reading import published as published
    from facilitator.reading import series as series
    from facilitator.reading import team as team
    from facilitator.reading import topics as topics
    from facilitator.reading import updates as updates
