"""Tables with one period a row: which columns say it, `Kỳ báo cáo` or `Năm` and `Tháng`."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from data.ingest import period_label, period_text
from data.ingest.column_head import said_of_table
from data.ingest.heading import headings
from data.ingest.meaning import Role, is_by_hand
from data.ingest.sheet import Content, as_text
from data.ingest.table import RowKind, Table
from data.period import Frequency, Period, PeriodError, parse
from geo.name import fold

HEAD: Final = re.compile(
    r"(?:ky|thoi ky|nam|quy|thang|ky so lieu|(?:ky|nam|quy|thang|thoi gian) bao cao"
    r"|(?:thang|quy|ky)\s*/\s*nam)"
)
ROWS_TO_JUDGE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The columns of a table that say each row's period, and the period of each row.

    Args:
        columns: From 1; a year may stand beside a month.
        periods: By row; a row whose period can't be read is not there.
    """

    columns: tuple[int, ...]
    periods: Mapping[int, Period]


def dated(found: Table, *, year: int | None) -> Dated | None:
    """What the columns of periods say; None for a table without any.

    Args:
        found: The table.
        year: The one that its title says, for rows that leave it out.
    """
    said = said_of_table(found)
    columns = tuple(sorted(c for c, one in said.items() if one.role == Role.PERIOD))
    heads = {c: labels[-1] for c, labels in headings(found).items() if labels}
    if not columns and not is_by_hand(said):
        columns = tuple(c for c in found.labels if HEAD.fullmatch(fold(heads.get(c, ""))))
        if not columns or not _all_read(found, columns, heads, year):
            return None
    if not columns:
        return None
    periods = {
        row: one
        for row in _rows(found)
        if (one := _period(found, row, columns, heads, year)) is not None
    }
    return Dated(columns=columns, periods=periods)


def is_head(text: str) -> bool:
    """Whether a heading says that its column holds periods."""
    return bool(HEAD.fullmatch(fold(text)))


def _all_read(
    found: Table, columns: tuple[int, ...], heads: Mapping[int, str], year: int | None
) -> bool:
    """Whether a column that nobody spoke of holds periods and nothing else."""
    rows = [row for row in _rows(found) if row < found.first + ROWS_TO_JUDGE]
    years = year or dt.datetime.now(tz=dt.UTC).year
    return bool(rows) and all(_period(found, row, columns, heads, years) for row in rows)


def _rows(found: Table) -> Iterator[int]:
    return (row for row, kind in found.rows() if kind is RowKind.DATA)


def _period(
    found: Table, row: int, columns: tuple[int, ...], heads: Mapping[int, str], year: int | None
) -> Period | None:
    contents = {c: found.sheet.at(row, c) for c in columns}
    if any(content is None for content in contents.values()):
        return None
    if len(columns) == 1:
        own = _alone(next(iter(contents.values())))
        if own is not None:
            return own
    labels = [part for c, one in contents.items() for part in (heads.get(c, ""), as_text(one))]
    return period_label.over_column([one for one in labels if one], year=year)[0]


def _alone(content: Content) -> Period | None:
    """A period that a cell says by itself; Excel makes a day of `5/2026`, the month's first."""
    if isinstance(content, dt.date):
        return Period.containing(content, frequency=Frequency.MONTH) if content.day == 1 else None
    text = as_text(content)
    try:
        return parse(text)
    except PeriodError:
        said = period_text.periods(text)
        return said[0] if len(said) == 1 else None
