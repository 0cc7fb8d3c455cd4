"""The revision that this run shows instead of today's; asked by everything that reads figures.

It belongs to a run and not to a process, as the language does: a reader who follows a frozen
link sees the figures of then, and everybody else those of now.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

KEY: Final = "revision"
"""The part of the address that names it."""
NOW: Final = "now"
"""What a link says that leads out of a pinned page to today's figures."""

_pinned: Final = ContextVar[int | None]("pinned_revision", default=None)


def pinned() -> int | None:
    """The revision whose figures are shown; None for today's."""
    return _pinned.get()


def pin(number: int | None) -> None:
    """Show a revision for the rest of this run; one that exists, see `components.load.at`."""
    _pinned.set(number)


@contextmanager
def pinning(number: int | None) -> Iterator[None]:
    """Show a revision inside; see `components.load.at`, which asks whether it exists."""
    before = _pinned.set(number)
    try:
        yield
    finally:
        _pinned.reset(before)


def parts() -> dict[str, str]:
    """What a link adds to its address that is no page's own, and so begins another visit."""
    number = pinned()
    return {} if number is None else {KEY: str(number)}


def stem() -> str:
    """What the name of a file of a pinned page says, `-r12`."""
    number = pinned()
    return "" if number is None else f"-r{number}"
