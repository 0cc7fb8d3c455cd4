"""What a person settled about one sheet: answers to this workbook's questions, and memory."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, NamedTuple

from data.ingest.answer import Meaning
from data.ingest.memory import RememberedMapping, RememberedPlace
from data.period import Period
from geo.units import UnitKey


class Said(NamedTuple):
    """What was said of one table: what its columns hold, and its first row of figures or 0."""

    columns: Mapping[int, Meaning]
    first_row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What is known of a sheet from people.

    Args:
        places: Unit by the name as typed and cleaned, of this workbook's sender.
        remembered: Units that earlier workbooks' senders said; see `Memory.places`.
        readings: What a cell with two readings says, by row and column from 1.
        lists: The same of an indicator's cells in a column of a list, by column and indicator.
        columns: What columns hold, by column from 1.
        others: The same of the sheet's other tables, by the first row of their heading.
        first_row: First row of figures of a table mapped by hand; 0 where nobody said.
        period: The workbook's, where it names none or two.
        mappings: The remembered ones that `columns` and `others` come from, if they do.
    """

    places: Mapping[str, UnitKey] = field(default_factory=lambda: MappingProxyType({}))
    remembered: Mapping[tuple[str, dt.date, str], RememberedPlace] = field(
        default_factory=lambda: MappingProxyType({})
    )
    readings: Mapping[tuple[int, int], float | str] = field(
        default_factory=lambda: MappingProxyType({})
    )
    lists: Mapping[tuple[int, str], float | str] = field(
        default_factory=lambda: MappingProxyType({})
    )
    columns: Mapping[int, Meaning] = field(default_factory=lambda: MappingProxyType({}))
    others: Mapping[int, Said] = field(default_factory=lambda: MappingProxyType({}))
    first_row: int = 0
    period: Period | None = None
    mappings: tuple[RememberedMapping, ...] = ()


NOTHING: Final = Settled()
