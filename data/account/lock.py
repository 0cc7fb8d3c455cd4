"""Locking out: after some wrong passwords an account takes none for a while, each time longer."""

import datetime as dt
from typing import Final

FREE_TRIES: Final = 5
FIRST_WAIT: Final = dt.timedelta(minutes=1)
LONGEST_WAIT: Final = dt.timedelta(hours=1)


def wait_after(failures: int) -> dt.timedelta:
    """How long nothing is taken after so many wrong passwords in a row: 0, then 1, 2, 4 ... min."""
    if failures < FREE_TRIES:
        return dt.timedelta(0)
    doublings = min(failures - FREE_TRIES, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def locked_until(failures: int, *, now: dt.datetime) -> dt.datetime | None:
    """Until when, counted from the last wrong password; None where it is not locked."""
    wait = wait_after(failures)
    return now + wait if wait else None
