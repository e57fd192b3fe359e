"""The demo team: a made-up city transport company, with two months behind it and a meeting that is due now.

`team`, `plan`, `first_month`, `second_month` and `due_now` say what there is to tell, in the words of `script`;
`building` carries it out with the acts themselves, on a clock that starts two months ago.
"""

from facilitator.clock import Clock


def build(url: str, clock: Clock) -> None:
    """Make the demo team in the database behind `url`, which has to be new; dates are relative to `clock`'s now.

    Raises NotOpened where the database cannot be made.
    """
    # The acts cost a third of a second to import, and the command line names this package before it needs them.
    from facilitator.demo.building import build_team

    build_team(url, clock)
