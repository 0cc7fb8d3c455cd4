"""How many files are made at once and how long they are kept, as the operator says."""

import datetime as dt
import os
from typing import Final

AT_ONCE: Final = "BANSO_JOBS"
HOURS: Final = "BANSO_JOBS_HOURS"
USUAL_AT_ONCE: Final = 2
MOST_AT_ONCE: Final = 8
USUAL_HOURS: Final = 24
MOST_HOURS: Final = 24 * 90
MOST_WAITING: Final = 10
"""Of one person, with the one that is made."""
MOST_KEPT: Final = 20
"""Files of one person."""


def at_once() -> int:
    """`BANSO_JOBS=1`: so many processes make files; 0 where this server makes none."""
    return _number(AT_ONCE, USUAL_AT_ONCE, least=0, most=MOST_AT_ONCE)


def kept() -> dt.timedelta:
    """`BANSO_JOBS_HOURS=48`: how long a file stays."""
    return dt.timedelta(hours=_number(HOURS, USUAL_HOURS, least=1, most=MOST_HOURS))


def _number(name: str, usual: int, *, least: int, most: int) -> int:
    """What is no number, or no sensible one, is the usual."""
    told = os.environ.get(name, "").strip()
    found = int(told) if told.isdecimal() else usual
    return found if least <= found <= most else usual
