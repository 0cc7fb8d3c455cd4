"""How far a check has come, told to whoever waits for it.

Whoever checks a workbook gives a function; what takes long says `tell` now and then, wherever
it stands, without passing that function on.
"""

import math
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar


class Step(StrEnum):
    """What a check is doing, in this order."""

    READ = "read"
    RECOGNISE = "recognise"
    MATCH = "match"
    CHECK = "check"


Progress: TypeAlias = Callable[[Step, int, int], None]
"""Called with the step, how much of it is done, and of how much; in the checker's thread."""

Answer = TypeVar("Answer")
Thing = TypeVar("Thing")

PAUSE_SECONDS: Final = 0.2
EVERY: Final = 20_000
SHARES: Final = 1_000
"""Into how many parts a step is divided that has no number of its own."""


class _Listener:
    """Passes on what is told of a step first, and then not more often than anybody can see."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._step: Step | None = None
        self._next = 0.0

    def hear(self, step: Step, done: int, of: int) -> None:
        """Pass it on, or leave it."""
        now = time.monotonic()
        if step is not self._step or now >= self._next:
            self._step, self._next = step, now + PAUSE_SECONDS / 2
            self._progress(step, done, of)


_listener: ContextVar[_Listener | None] = ContextVar("listener", default=None)


@contextmanager
def telling(listener: Progress | None) -> Iterator[None]:
    """Within, what is told goes to this listener."""
    token = _listener.set(None if listener is None else _Listener(listener))
    try:
        yield
    finally:
        _listener.reset(token)


def tell(step: Step, done: float, of: float) -> None:
    """Say how far a step has come."""
    listener = _listener.get()
    if listener is not None:
        listener.hear(step, int(done), int(of))


def counted(things: Iterable[Thing], *, step: Step, of: int, start: float = 0.0) -> Iterator[Thing]:
    """The things, telling now and then how many there were.

    Args:
        things: What is worked on.
        step: Which part of the check this is.
        of: How many there are.
        start: Share of the step that was done before.
    """
    for place, thing in enumerate(things):
        if place % EVERY == 0:
            tell(step, SHARES * (start + (1 - start) * place / max(of, 1)), SHARES)
        yield thing


def awaited(
    work: Callable[[], Answer], *, step: Step, start: float, end: float, seconds: float
) -> Answer:
    """What a function gives that takes long and can't be asked how far it is.

    It works in a thread of its own if somebody listens.

    Args:
        work: The function; it lets other threads run meanwhile.
        step: Which part of the check this is.
        start: The share of the step that is done before.
        end: The share that is done after.
        seconds: How long it may take; the share told nears `end` and never passes it.
    """
    if _listener.get() is None:
        return work()
    answers: list[Answer] = []
    faults: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(work())
        except BaseException as fault:  # raised again where it is awaited
            faults.append(fault)

    thread = threading.Thread(target=run, name="banso-reading")
    begun = time.monotonic()
    thread.start()
    while thread.is_alive():
        share = 1 - math.exp(-(time.monotonic() - begun) / seconds)
        tell(step, SHARES * (start + (end - start) * share), SHARES)
        thread.join(PAUSE_SECONDS)
    if faults:
        raise faults[0]
    return answers[0]
