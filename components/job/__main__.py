"""A process that makes the files that wait, one after the other, and ends.

The server starts it as `python -m components.job`; started by hand it does the same.
"""

import os
import sys
from typing import Final

LOWEST: Final = 19
"""Readers' pages go before it wherever both want to compute."""


def main() -> int:
    """Make what waits; 0 when nothing does."""
    os.nice(LOWEST)  # before the rest is read, which computes for seconds
    from components.job import working  # noqa: PLC0415 - see above

    working.work()
    return 0


if __name__ == "__main__":
    sys.exit(main())
