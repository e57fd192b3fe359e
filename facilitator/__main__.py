"""The way in: the console script `facilitator`, and `python -m facilitator`."""

import gc
import sys

from facilitator.cli.running import run


def main() -> None:
    """Run the command line and end with its exit code."""
    # Imports allocate much and free nothing: looking for garbage meanwhile takes a tenth of the start. A command is
    # over before it matters, and the screens switch it on again once they are there.
    gc.disable()
    sys.exit(run())


if __name__ == "__main__":
    main()
