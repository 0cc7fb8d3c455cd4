"""The directory and streams of an OLE compound file, which .xls and locked files are.

Source:
    [MS-CFB] Compound File Binary File Format: header, FAT and directory sectors.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

MAGIC: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER: Final = 512
ENTRY: Final = 128
END_OF_CHAIN: Final = 0xFFFFFFFA  # this and above are marks, not sectors
FAT_IN_HEADER: Final = 109
SMALL_SECTOR: Final = 64
SMALL_STREAM: Final = 4096
ROOT: Final = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream or storage of the file."""

    name: str
    kind: int
    start: int
    size: int


class Compound:
    """An opened compound file.

    Raises:
        ValueError: Its sectors make no sense.
    """

    def __init__(self, body: bytes) -> None:
        if len(body) < HEADER:
            raise ValueError(len(body))
        self._body = body
        (shift,) = struct.unpack_from("<H", body, 30)
        if shift not in {9, 12}:
            raise ValueError(shift)
        self._sector = 1 << shift
        directory, small_fat, extra = (struct.unpack_from("<I", body, at)[0] for at in (48, 60, 68))
        self._fat = self._table(self._fat_sectors(extra))
        self.entries = tuple(self._directory(self._chained(directory)))
        root = next((entry for entry in self.entries if entry.kind == ROOT), None)
        if root is None:
            raise ValueError(len(self.entries))
        self._small_fat = self._numbers(self._chained(small_fat))
        self._small = self._chained(root.start)

    def stream(self, *names: str) -> bytes | None:
        """The first of these streams that there is."""
        for entry in self.entries:
            if entry.name in names and entry.kind != ROOT and entry.size:
                if entry.size >= SMALL_STREAM:
                    return self._chained(entry.start)[: entry.size]
                sectors = _chain(entry.start, self._small_fat)
                spans = (slice(n * SMALL_SECTOR, (n + 1) * SMALL_SECTOR) for n in sectors)
                return b"".join(self._small[span] for span in spans)[: entry.size]
        return None

    def _fat_sectors(self, extra: int) -> list[int]:
        """Where the table of chains lies: a list in the header and its continuations."""
        listed = list(struct.unpack_from(f"<{FAT_IN_HEADER}I", self._body, 76))
        for _ in range(len(self._body) // self._sector):
            if extra >= END_OF_CHAIN:
                break
            *more, extra = self._numbers(self._read(extra))
            listed += more
        return [sector for sector in listed if sector < END_OF_CHAIN]

    def _table(self, sectors: list[int]) -> list[int]:
        if len(sectors) * self._sector > len(self._body):
            raise ValueError(len(sectors))
        return self._numbers(b"".join(self._read(sector) for sector in sectors))

    def _numbers(self, data: bytes) -> list[int]:
        count = len(data) // 4
        return list(struct.unpack(f"<{count}I", data[: 4 * count]))

    def _chained(self, start: int) -> bytes:
        return b"".join(self._read(sector) for sector in _chain(start, self._fat))

    def _read(self, sector: int) -> bytes:
        at = (sector + 1) * self._sector
        if at >= len(self._body):
            raise ValueError(sector)
        return self._body[at : at + self._sector]

    def _directory(self, data: bytes) -> Iterator[Entry]:
        for at in range(0, len(data) - ENTRY + 1, ENTRY):
            (length,) = struct.unpack_from("<H", data, at + 64)
            name = data[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", data, at + 116)
            if data[at + 66]:
                yield Entry(name, data[at + 66], start, size)


def _chain(start: int, table: list[int]) -> Iterator[int]:
    """The sectors from this one on.

    Raises:
        ValueError: They run in a circle or out of the file.
    """
    sector = start
    for _ in range(len(table) + 1):
        if sector >= END_OF_CHAIN:
            return
        if sector >= len(table):
            raise ValueError(sector)
        yield sector
        sector = table[sector]
    raise ValueError(start)
