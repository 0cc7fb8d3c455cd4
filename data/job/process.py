"""Processes that make files: known by machine, number and the moment they began.

A number alone is given to another process one day, and would keep a file "being made" for ever
or, worse, have a stranger ended.
"""

import datetime as dt
import os
import signal
import socket
from contextlib import suppress
from pathlib import Path
from typing import Final

SILENT: Final = dt.timedelta(minutes=5)
"""A process on another machine that said nothing for so long is gone."""
STATE, BEGUN = 0, 19
"""Fields of `/proc/PID/stat` after the name."""
GONE: Final = frozenset("ZX")


def own() -> str:
    """This process, as the table of jobs names it."""
    return named(os.getpid())


def named(number: int) -> str:
    """A process of this machine, as the table of jobs names it."""
    return f"{socket.gethostname()}:{number}:{_begun(number)}"


def is_living(worker: str, *, beat_at: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether a process still makes its file.

    Args:
        worker: See `own`.
        beat_at: When it last said so; asked only of other machines.
        now: The moment.
    """
    host, number, _ = _parts(worker)
    if host != socket.gethostname():
        return beat_at is not None and now - beat_at < SILENT
    return bool(number) and named(number) == worker and _is_there(number)


def end(worker: str) -> None:
    """End a process of this machine at once, with all that it began; one elsewhere ends itself."""
    host, number, _ = _parts(worker)
    if not number or host != socket.gethostname() or named(number) != worker:
        return
    with suppress(OSError):
        if os.getpgid(number) == number:
            os.killpg(number, signal.SIGKILL)
        else:
            os.kill(number, signal.SIGKILL)


def _parts(worker: str) -> tuple[str, int, str]:
    host, _, rest = worker.partition(":")
    number, _, begun = rest.partition(":")
    return host, int(number) if number.isdecimal() else 0, begun


def _stat(number: int) -> list[str]:
    """What the kernel says of a process; nothing where it is gone, or says nothing at all."""
    with suppress(OSError):
        said = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace")
        return said.rpartition(")")[2].split()
    return []


def _begun(number: int) -> str:
    said = _stat(number)
    return said[BEGUN] if said else ""


def _is_there(number: int) -> bool:
    if said := _stat(number):
        return said[STATE] not in GONE
    try:
        os.kill(number, 0)
    except OSError:
        return False
    return True
