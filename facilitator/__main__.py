"""The way in: the console script `facilitator`, and `python -m facilitator`."""

import sys

from facilitator.cli.running import run


def main() -> None:
    """Run the command line and end with its exit code."""
    sys.exit(run())


if __name__ == "__main__":
    main()
