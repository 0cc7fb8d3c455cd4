"""Times as the table of jobs writes them: ISO, UTC, microseconds, so that text compares.

Two that were asked for in the same second still come one after the other.
"""

import datetime as dt


def now() -> dt.datetime:
    """This moment."""
    return dt.datetime.now(dt.UTC)


def stamp(moment: dt.datetime) -> str:
    """As it is written."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")


def read(text: str) -> dt.datetime | None:
    """What was written; None for nothing."""
    return dt.datetime.fromisoformat(text) if text else None
