"""Times as the tables of people write them: ISO, UTC, whole seconds, so that text compares."""

import datetime as dt


def now() -> dt.datetime:
    """This moment."""
    return dt.datetime.now(dt.UTC)


def stamp(moment: dt.datetime) -> str:
    """As it is written."""
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
