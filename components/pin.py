"""The revision that this run shows instead of today's; asked by everything that reads figures.

It belongs to a run and not to a process, as the language does: a reader who follows a frozen
link sees the figures of then, and everybody else those of now.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from data.story.moment import UNKNOWN, Moment

KEY: Final = "revision"
"""The part of the address that names it."""
NOW: Final = "now"
"""What a link says that leads out of a pinned page to today's figures."""

WRITTEN: Final = re.compile(r"([1-9][0-9]{0,8})(?:\.(.+))?", re.ASCII)

_pinned: Final = ContextVar[int | None]("pinned_revision", default=None)
_moment: Final = ContextVar[Moment]("pinned_moment", default=UNKNOWN)


def pinned() -> int | None:
    """The revision whose figures are shown; None for today's."""
    return _pinned.get()


def moment() -> Moment:
    """When that was pinned, for what makes no revision; unknown of today."""
    return _moment.get()


def pin(number: int | None, moment: Moment = UNKNOWN) -> None:
    """Show a revision for the rest of this run; one that exists, see `components.load.at`."""
    _pinned.set(number)
    _moment.set(UNKNOWN if number is None else moment)


@contextmanager
def pinning(number: int | None, moment: Moment = UNKNOWN) -> Iterator[None]:
    """Show a revision inside; see `components.load.at`, which asks whether it exists."""
    before, then = _pinned.set(number), _moment.set(UNKNOWN if number is None else moment)
    try:
        yield
    finally:
        _pinned.reset(before)
        _moment.reset(then)


def written(number: int | None, moment: Moment = UNKNOWN) -> str:
    """A pin as an address says it, `12` or `12.57.2025-11-22.1f3a9c0b`; nothing for today."""
    return ".".join(str(one) for one in (number, moment) if one is not None and str(one))


def read(text: str) -> tuple[int, Moment]:
    """The revision and the moment that an address names; both may not be.

    Raises:
        ValueError: It names none.
    """
    found = WRITTEN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return int(found[1]), Moment.read(found[2] or "")


def here() -> str:
    """The pin of this run as an address says it; nothing for today."""
    return written(pinned(), moment())


def parts() -> dict[str, str]:
    """What a link adds to its address that is no page's own, and so begins another visit."""
    return {KEY: here()} if here() else {}


def stem() -> str:
    """What the name of a file of a pinned page says, `-r12`."""
    number = pinned()
    return "" if number is None else f"-r{number}"
