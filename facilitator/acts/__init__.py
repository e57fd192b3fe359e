"""What people do: one function, one act, one transaction, one entry of the journal.

The modules are imported where they are needed; the imports below tell type checkers what there is.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.acts import checkin as checkin
    from facilitator.acts import clocks as clocks
    from facilitator.acts import closing as closing
    from facilitator.acts import discussing as discussing
    from facilitator.acts import importing as importing
    from facilitator.acts import labels as labels
    from facilitator.acts import meetings as meetings
    from facilitator.acts import mentions as mentions
    from facilitator.acts import moving as moving
    from facilitator.acts import ordering as ordering
    from facilitator.acts import planning as planning
    from facilitator.acts import preparing as preparing
    from facilitator.acts import private_notes as private_notes
    from facilitator.acts import series as series
    from facilitator.acts import speaker_order as speaker_order
    from facilitator.acts import team as team
    from facilitator.acts import topics as topics
    from facilitator.acts import updates as updates
