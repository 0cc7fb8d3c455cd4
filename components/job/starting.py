"""Starts a process when a file waits to be made, and looks after it until it ends."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from components import load
from data.job import moment, process, setting, tidying, turn
from data.store import StoreError
from geo.home import home

ROOT: Final = Path(__file__).resolve().parents[2]
COMMAND: Final = (sys.executable, "-P", "-m", "components.job")
ONE_THREAD: Final = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1"
)
"""However many cores there are, the rest is for those who look at maps."""
AFTER_FAULT_SECONDS: Final = 30.0
"""A process that cannot even begin is not started again and again."""


class Starter:
    """The processes that this server started."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._lock = threading.Lock()
        self._running: list[subprocess.Popen[bytes]] = []
        self._not_before = 0.0

    @property
    def is_busy(self) -> bool:
        """One of them has not ended."""
        return any(one.poll() is None for one in self._running)

    def begin(self) -> None:
        """When the server starts: say what was interrupted, let old files go, make what waits."""
        with suppress(StoreError, OSError):  # pages say what is wrong with the store
            here = _here()
            tidying.tidy(here.engine)
            self._wake(here)

    def look(self) -> None:
        """See to what was interrupted and to what waits; asked while somebody looks on."""
        with suppress(StoreError):
            self._look(_here())

    def wake(self) -> None:
        """Start a process if something can be made that none makes.

        Processes take their work in turns of the store's; one too many only ends at once.
        """
        self._wake(_here())

    def _look(self, here: "Here") -> None:
        tidying.interrupt(here.engine, now=moment.now())
        self._wake(here)

    def _wake(self, here: "Here") -> None:
        if setting.at_once() == 0:
            return
        with self._lock:
            if time.monotonic() < self._not_before:
                return
            waiting = turn.wanting(here.engine)
            if len(waiting) > self._idle(here):
                self._start(here)

    def _idle(self, here: "Here") -> int:
        """Processes of ours that have begun and taken nothing yet."""
        busy = turn.workers(here.engine)
        return sum(
            one.poll() is None and process.named(one.pid) not in busy for one in self._running
        )

    def _start(self, here: "Here") -> None:
        # A group of its own is ended as one; a session of its own would not make way for the
        # server's (the kernel weighs sessions before it weighs niceness).
        started = subprocess.Popen(  # noqa: S603 - our own command
            COMMAND,
            env=os.environ | ONE_THREAD | here.told,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            process_group=0,
        )
        self._running.append(started)
        threading.Thread(target=self._after, args=(started, here), daemon=True).start()

    def _after(self, started: "subprocess.Popen[bytes]", here: "Here") -> None:
        """When it ends: what it left is interrupted, and the next is made."""
        status = started.wait()
        with self._lock:
            self._running.remove(started)
            if status > 0:
                self._not_before = time.monotonic() + AFTER_FAULT_SECONDS
        with suppress(StoreError, SQLAlchemyError, OSError):  # whoever looks next sees to it
            self._look(here)


@dataclass(frozen=True, slots=True)
class Here:
    """The store that is worked for, whatever this process is told of others meanwhile.

    Args:
        engine: Of it.
        told: Where it is, for the environment of a process.
    """

    engine: Engine
    told: Mapping[str, str]


def _here() -> Here:
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
    told = {"PYTHONPATH": path, "BANSO_HOME": str(home()), "STREAMLIT_LOGGER_LEVEL": "error"}
    return Here(load.store().engine, MappingProxyType(told))


STARTER: Final = Starter()
"""Of this server."""
