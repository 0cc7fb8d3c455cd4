"""What the operator named, whatever it is, as parts that can be read."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from geo import units
from geo.install import archive, fetch, layout, table
from geo.install.error import Fault, SourceError
from geo.install.part import Part
from geo.install.progress import Progress
from geo.units import NATION
from text import say

ARCHIVES: Final = (".zip",)
SHOWN: Final = 3
FILES: Final = (*ARCHIVES, *table.GIS, *table.PARQUET)


def parts(
    source: str,
    *,
    provinces: Sequence[str] = (),
    column: str | None = None,
    wanted: str | None = None,
    progress: Progress,
) -> list[Part]:
    """The parts of a source: a folder, a file, or the address of either.

    Args:
        source: Path or http(s) address. An address that ends in no known file name is taken
            for the public dataset's folder, of which each file is fetched.
        provinces: Codes of the provinces wanted; all where empty.
        column: Column of the communes' codes; found where None.
        wanted: SHA-256 that a downloaded file must have.
        progress: Told how a download goes.

    Raises:
        SourceError: It is nothing that outlines can be read from.
    """
    for code in provinces:
        _known(code)
    if fetch.is_address(source):
        if not urlsplit(source).path.lower().endswith(FILES):
            return _remote(source, provinces, column)
        path = fetch.file(source, tell=progress.bytes, wanted=wanted)
    else:
        path = Path(source).expanduser()
    found = _local(path, column)
    if provinces and found and found[0].province_code is not None:
        found = [part for part in found if part.province_code in provinces]
    if not found:
        raise SourceError(Fault.NO_PROVINCE, file=path.name, provinces=", ".join(provinces))
    return found


def _known(code: str) -> None:
    if code not in {one.code for one in units.children(NATION)}:
        raise SourceError(Fault.NO_PROVINCE, file="--province", provinces=code)


def _local(path: Path, column: str | None) -> list[Part]:
    if path.is_dir():
        names = [str(file.relative_to(path).as_posix()) for file in path.rglob("*.geojson")]
        found = layout.parts(names, read=lambda name: (path / name).read_bytes(), column=column)
        return found or _only_file(path, column)
    if not path.exists():
        raise SourceError(Fault.ABSENT, source=path)
    suffix = path.suffix.lower()
    if suffix in ARCHIVES:
        return _zipped(path, column)
    if suffix not in FILES:
        raise SourceError(Fault.FORMAT, file=path.name, known=", ".join(FILES))
    return table.parts(path, column=column)


def _only_file(folder: Path, column: str | None) -> list[Part]:
    files = [file for file in sorted(folder.iterdir()) if file.suffix.lower() in FILES]
    if len(files) != 1:
        raise SourceError(Fault.FORMAT, file=folder.name, known=", ".join(FILES))
    return _local(files[0], column)


def _zipped(path: Path, column: str | None) -> list[Part]:
    opened = archive.opened(path)  # stays open for as long as a part may be read
    names = opened.namelist()
    found = layout.parts(names, read=partial(archive.content, opened), column=column)
    if found:
        return found
    inside = [name for name in names if PurePosixPath(name).suffix.lower() in table.GIS]
    if len(inside) != 1:
        opened.close()
        values = {"n": len(inside), "known": ", ".join(table.GIS)}
        raise SourceError(Fault.CONTENTS, file=path.name, found=_some(names), **values)
    return table.parts(path, column=column, inside=inside[0])


def _some(names: Sequence[str]) -> str:
    """The first names of an archive, and that there are more."""
    files = [name for name in names if not name.endswith("/")]
    told = ", ".join(f"“{name}”" for name in files[:SHOWN])
    if len(files) <= SHOWN:
        return told or "–"
    return say("geo.install_more", names=told, n=len(files) - SHOWN)


def _remote(base: str, provinces: Sequence[str], column: str | None) -> list[Part]:
    """The public dataset's folder at an address: files are fetched as they are read."""
    wanted = provinces or [one.code for one in units.children(NATION)]
    names = [name for files in layout.expected(wanted).values() for name in files]

    def read(name: str) -> bytes:
        url = f"{base.rstrip('/')}/{name}"
        return fetch.file(url, tell=lambda _done, _total: None).read_bytes()

    return layout.parts(names, read=read, column=column)
