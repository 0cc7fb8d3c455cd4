"""Where files lie that were made: a folder in `BANSO_HOME` that is served to nobody."""

import datetime as dt
import os
from pathlib import Path
from typing import Final

from data.job.error import JobError
from geo.home import home

FOLDER: Final = "jobs"
READY: Final = ".ready"
PART: Final = ".part"
SENT: Final = ".sent"
"""What somebody sent along with what they asked for: their own template."""
PRIVATE: Final = 0o700


def folder() -> Path:
    """The folder, for the server's own user alone; made if it is not there."""
    found = home() / FOLDER
    found.mkdir(mode=PRIVATE, exist_ok=True)
    return found


def put(code: str, content: bytes, *, ending: str = READY) -> None:
    """Keep a file: all of it, or nothing, also when the power is cut."""
    whole, part = _path(code, ending), _path(code, f"{ending}{PART}")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(whole)


def content(code: str, *, ending: str = READY) -> bytes:
    """What was kept.

    Raises:
        JobError: It is not there any more.
    """
    try:
        return _path(code, ending).read_bytes()
    except OSError as error:
        key = "job.not_there"
        raise JobError(key) from error


def has(code: str, *, ending: str = READY) -> bool:
    """Whether it is there."""
    return _path(code, ending).is_file()


def take_off(code: str, *, is_all: bool = True) -> None:
    """Let a file go, with what was begun of it.

    Args:
        code: Whose.
        is_all: With what was sent along.
    """
    endings = (READY, f"{READY}{PART}", *((SENT, f"{SENT}{PART}") if is_all else ()))
    for ending in endings:
        _path(code, ending).unlink(missing_ok=True)


def age(code: str, *, now: dt.datetime) -> dt.timedelta:
    """How long ago the last of it was put there."""
    times = [one.stat().st_mtime for one in folder().glob(f"{code}.*") if one.is_file()]
    last = dt.datetime.fromtimestamp(max(times, default=0), dt.UTC)
    return now - last


def codes() -> set[str]:
    """Of everything that lies there."""
    return {one.name.partition(".")[0] for one in folder().iterdir() if one.is_file()} - {""}


def _path(code: str, ending: str) -> Path:
    if not code.isalnum():
        raise ValueError(code)
    return folder() / f"{code}{ending}"
