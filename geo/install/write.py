"""Installed outlines onto the disk: everything or nothing becomes visible."""

import datetime as dt
import fcntl
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import geopandas as gpd

from geo import installed
from geo.install.error import Fault, SourceError
from geo.installed import Installed


@contextmanager
def alone() -> Iterator[Path]:
    """The folder of installed outlines, for this process only.

    Raises:
        SourceError: Another installation is at work.
    """
    folder = installed.folder()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SourceError(Fault.BUSY, folder=folder) from error
        yield folder


def write(provinces: Mapping[str, Mapping[str, Any]], *, source: str) -> None:
    """Install outlines, by province and commune, beside what is there for other provinces.

    Args:
        provinces: A valid coverage, polygons in degrees.
        source: What they come from, as the operator named it.
    """
    folder = installed.folder()
    files = {code: _file(folder, code, shapes) for code, shapes in provinces.items()}
    batch = sha256("".join(sorted(sum_ for _, sum_ in files.values())).encode()).hexdigest()[:16]
    now = dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds")
    entries = dict(installed.provinces())
    for code, (name, content_hash) in files.items():
        entries[code] = Installed(
            file=name, sha256=content_hash, source=source, installed_at=now, batch=batch
        )
    _replace(folder / installed.LIST, installed.as_json(entries).encode())
    used = {entry.file for entry in entries.values()}
    for path in folder.glob("*.parquet"):
        if path.name not in used:
            path.unlink()


def _file(folder: Path, code: str, shapes: Mapping[str, Any]) -> tuple[str, str]:
    frame = gpd.GeoDataFrame(
        {"code": list(shapes)}, geometry=list(shapes.values()), crs="EPSG:4326"
    )
    handle, name = tempfile.mkstemp(dir=folder, suffix=".partial")
    os.close(handle)
    path = Path(name)
    frame.to_parquet(path, compression="zstd", index=False)
    content_hash = sha256(path.read_bytes()).hexdigest()
    final = folder / f"{code}-{content_hash[:12]}.parquet"
    _settle(path)
    path.replace(final)
    return final.name, content_hash


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".partial")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    _settle(Path(name))
    Path(name).replace(path)


def _settle(path: Path) -> None:
    """Onto the disk for good, and readable for the service's account."""
    path.chmod(0o644)
    with path.open("rb") as file:
        os.fsync(file.fileno())
