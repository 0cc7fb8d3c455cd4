"""The moment at which something is frozen: see `data.story.moment` for what it is of."""

import datetime as dt
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from data import catalog, plan
from data.store import override
from data.story.moment import VIETNAM, Moment
from geo.home import home

DIGEST_LENGTH: Final = 8
KEPT: Final = 8


def this(connection: Connection) -> Moment:
    """Now, in a transaction in which nobody else writes."""
    return of(override.last(connection))


def of(said: int) -> Moment:
    """Now, where the number of the last status that a leader said is known."""
    return Moment(said=said, day=dt.datetime.now(VIETNAM).date(), texts=texts())


def texts() -> str:
    """Changes with the text files of the catalogue and of the plans, an operator's own too."""
    own = home() / plan.OWN
    folders = (catalog.FOLDER, plan.FOLDER, plan.FOLDER / "register", own)
    found = [path for one in folders if one.is_dir() for path in sorted(one.glob("*.toml"))]
    return _digest(tuple((path, path.stat().st_mtime_ns) for path in found))


@lru_cache(maxsize=KEPT)
def _digest(files: tuple[tuple[Path, int], ...]) -> str:
    """Of what stands in them, whenever it was written."""
    made = sha256()
    for path, _ in files:
        made.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return made.hexdigest()[:DIGEST_LENGTH]
