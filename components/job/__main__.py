"""A process that makes the files that wait, one after the other, and ends.

The server starts it as `python -m components.job`; started by hand it does the same.
"""

import os
import sys
from typing import Final

NICE: Final = 10
"""A tenth of what a reader's page gets where both want to compute, and all that nobody wants. At
19 a busy machine would not come to an end with it."""


def main() -> int:
    """Make what waits; 0 when nothing does."""
    os.nice(NICE)  # before the rest is read, which computes for seconds
    from components.job import working  # noqa: PLC0415 - see above

    working.work()
    return 0


if __name__ == "__main__":
    sys.exit(main())
