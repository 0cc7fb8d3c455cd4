"""Where this installation keeps what it was given: `BANSO_HOME`, by default `var/`."""

import os
from pathlib import Path


def home() -> Path:
    """The folder of the store and of installed outlines; made if it is not there."""
    folder = Path(os.environ.get("BANSO_HOME") or "var").expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder
