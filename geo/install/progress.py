"""How far a long command is, on the terminal's error stream."""

import sys
from dataclasses import dataclass, field
from typing import Final, TextIO

from text import say

WIDTH: Final = 24


@dataclass(slots=True, kw_only=True)
class Progress:
    """One line that is written over; a line a step where the stream is no terminal.

    Args:
        stream: Where to write; nowhere where None.
    """

    stream: TextIO | None = field(default_factory=lambda: sys.stderr)
    _percent: int = field(default=-1, init=False)

    def step(self, done: int, total: int, what: str) -> None:
        """So many of all the steps are done; `what` comes next."""
        if self.stream is None:
            return
        filled = WIDTH * done // max(1, total)
        line = f"[{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total} {what}"
        if self.stream.isatty():
            end = "\n" if done == total else ""
            self.stream.write(f"\r\x1b[K{line}{end}")
        else:
            self.stream.write(line + "\n")
        self.stream.flush()

    def bytes(self, done: int, total: int) -> None:
        """So many bytes of a download are there; 0 in all where nobody knows."""
        percent = 100 * done // total if total else done >> 24
        if percent != self._percent:
            self._percent = percent
            what = say("geo.install_downloading", mb=done >> 20)
            self.step(percent if total else 0, 100 if total else 1, what)
