"""Where this installation keeps what it was given: `BANSO_HOME`, by default `var/`."""

import os
from functools import lru_cache
from pathlib import Path


def home() -> Path:
    """The folder of the store and of installed outlines; made if it is not there."""
    folder = _resolved(os.environ.get("BANSO_HOME") or "var", os.getcwd())  # noqa: PTH109 - slow
    if not os.path.isdir(folder):  # noqa: PTH112 - the same
        folder.mkdir(parents=True, exist_ok=True)
    return folder


@lru_cache(maxsize=16)
def _resolved(named: str, at: str) -> Path:
    """Asked a dozen times in every run of a page; looking up each part of a path takes a while."""
    return (Path(at) / Path(named).expanduser()).resolve()
