"""How far a check has come, on a terminal: one line that is written over."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from data.ingest.progress import Progress, Step
from text import say

CLEAR: Final = "\r\x1b[K"
WORDS: Final = {
    Step.READ: "cli.step_read",
    Step.RECOGNISE: "cli.step_recognise",
    Step.MATCH: "cli.step_match",
    Step.CHECK: "cli.step_check",
}


@contextmanager
def ticking() -> Iterator[Progress | None]:
    """What shows progress while it is wanted; None where nobody looks at a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    try:
        yield _show
    finally:
        sys.stderr.write(CLEAR)
        sys.stderr.flush()


def _show(step: Step, done: int, of: int) -> None:
    told = say("cli.step", step=say(WORDS[step]), share=100 * done // max(of, 1))
    sys.stderr.write(f"{CLEAR}{told}")
    sys.stderr.flush()
