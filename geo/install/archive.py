"""Zip archives, read in place: nothing is unpacked onto the disk."""

import zipfile
from pathlib import Path, PurePosixPath
from typing import Final

from geo.install.error import Fault, SourceError
from text import fault

LARGEST: Final = 4 * 2**30  # bytes unpacked; the public dataset is 0.6 GB
LARGEST_MEMBER: Final = 2**30
DENSEST: Final = 300  # times; outlines as text pack to a tenth
SMALL: Final = 16 * 2**20  # below this any density is harmless
MOST_MEMBERS: Final = 50_000


def opened(path: Path) -> zipfile.ZipFile:
    """The archive, after a look at what its directory promises.

    Raises:
        SourceError: It is no whole archive, leads out of itself, or unpacks to too much.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        raise SourceError(Fault.BROKEN, file=path.name, why=fault.told(error)) from error
    try:
        _guard(path, archive.infolist())
    except SourceError:
        archive.close()
        raise
    return archive


def _guard(path: Path, members: list[zipfile.ZipInfo]) -> None:
    for member in members:
        parts = PurePosixPath(member.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[:1]:
            raise SourceError(Fault.PATH, file=path.name, path=member.filename)
    unpacked = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    dense = unpacked > SMALL and unpacked / packed > DENSEST
    largest = max((member.file_size for member in members), default=0)
    over = unpacked > LARGEST or largest > LARGEST_MEMBER or len(members) > MOST_MEMBERS
    if over or dense:
        values = {"n": len(members), "mb": round(unpacked / 2**20)}
        raise SourceError(Fault.BOMB, file=path.name, **values)


def content(archive: zipfile.ZipFile, name: str) -> bytes:
    """One member, its checksum verified.

    Raises:
        SourceError: It is damaged or locked by a password.
    """
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, RuntimeError, EOFError, OSError, NotImplementedError) as error:
        raise SourceError(Fault.BROKEN, file=name, why=fault.told(error)) from error
    except Exception as error:  # zlib.error derives from Exception alone
        if type(error).__module__ != "zlib":
            raise
        raise SourceError(Fault.BROKEN, file=name, why=fault.told(error)) from error
