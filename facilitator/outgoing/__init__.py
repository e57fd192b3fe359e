"""What leaves the program: documents as files that everybody can read, and as mail.

The modules are imported where they are needed; the imports below tell type checkers what there is.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.outgoing import circulate as circulate
    from facilitator.outgoing import password as password
    from facilitator.outgoing import publish as publish
