"""What the process that makes files does: takes what waits, makes it, tells how far it is."""

import os
import sys
import threading
import traceback
from contextlib import suppress
from typing import Final

from components import load
from data.job import process, shelf
from data.job.turn import Turn, take
from data.store import StoreError
from text import fault, say, speaking
from text.error import BansoError

BEAT_SECONDS: Final = 1.0
SELDOM: Final = 10
"""Beats after which it is said again that nothing changed."""


def work() -> None:
    """Make what waits, until nothing does."""
    engine, own = load.store().engine, process.own()
    while turn := take(engine, own):
        _make(turn)


class Beat:
    """Tells the store beside the work how far it is, and ends the process when it is not wanted.

    A database that is busy with a publication makes it wait, and not the work.
    """

    def __init__(self, turn: Turn) -> None:
        """Begin nothing yet."""
        self._turn = turn
        self._told = (0, 0, "")
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def tell(self, done: int, total: int, told: str) -> None:
        """How far it is; the latest counts."""
        self._told = (done, total, told)

    def __enter__(self) -> "Beat":
        """Begin to beat."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Beat no more: from here on the store says what became of it."""
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        last, since = (0, 0, ""), 0
        while not self._over.wait(BEAT_SECONDS):
            since += 1
            with suppress(StoreError):  # the next beat says it
                if not self._turn.is_ours():
                    _stop(self._turn)
                if (now := self._told) != last or since >= SELDOM:
                    done, total, told = now
                    self._turn.tell(done=done, total=total, told=told)
                    last, since = now, 0


def _stop(turn: Turn) -> None:
    """It was cancelled from another machine: end in the middle, and leave nothing behind."""
    shelf.take_off(turn.job.code, is_all=False)
    os._exit(0)


def _make(turn: Turn) -> None:
    with speaking(turn.job.order.language):
        try:
            with Beat(turn) as beat:
                # Read when the job is taken: whoever waits sees that it has begun.
                from components.job.making import made  # noqa: PLC0415 - see above

                found = made(turn.job, turn.owner(), tell=beat.tell)
            turn.finish(found.content, file_name=found.name, revision=found.revision)
        except BansoError as error:
            turn.fail(str(error))
        except OSError as error:
            turn.fail(say("job.not_written", why=fault.told(error)))
        except Exception:  # whatever is wrong with one file, the next is made
            traceback.print_exc(file=sys.stderr)
            turn.fail(say("job.defect"))
