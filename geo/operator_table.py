"""Tables that an operator keeps in `BANSO_HOME`: CSV in UTF-8, read again when they change."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from geo.home import home
from text.error import BansoError

Stamp = tuple[int, int]  # when it was changed, and its size


def stamp(file: str) -> Stamp | None:
    """What changes whenever the table does; None where there is no such file."""
    try:
        stat = (home() / file).stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_size


def version(file: str) -> str:
    """The same as a key of what was computed from the table; "" where there is none."""
    found = stamp(file)
    return "-".join(map(str, found)) if found else ""


def lines(
    path: Path,
    columns: Sequence[str],
    *,
    error: type[BansoError],
    optional: Sequence[str] = (),
) -> Iterator[tuple[int, Mapping[str, str]]]:
    """The lines of a table with their numbers, as the file has them, without outer spaces.

    Args:
        path: Of the table.
        columns: That it must have; others are passed over.
        error: What is raised where one of them is missing.
        optional: Columns that it may have; where it has not, they are empty.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = csv.DictReader(file)
        if set(columns) - set(table.fieldnames or ()):
            key = "geo.table_columns"
            raise error(key, file=path.name, columns=", ".join(columns))
        for number, row in enumerate(table, start=2):
            yield number, {name: (row.get(name) or "").strip() for name in (*columns, *optional)}
