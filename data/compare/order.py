"""In which order rows and columns stand, and in which bands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from data.catalog import Direction, Indicator
from data.compare.cell import Cells
from data.model import State
from geo.units import Unit, sort_key


class RowOrder(StrEnum):
    """What comes first among places: most targets met, most figures missing, or the best."""

    NAME = "name"
    MET = "met"
    MISSING = "missing"
    VALUE = "value"


class ColumnOrder(StrEnum):
    """What comes first among indicators."""

    CATALOGUE = "catalogue"
    MET = "met"
    MISSING = "missing"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Rows or columns that stand together.

    Args:
        key: What they share; empty where there is one band only.
        ids: Of units or indicators, in order.
    """

    key: str
    ids: tuple[str, ...]


def rows(
    found: Cells,
    units: Sequence[Unit],
    *,
    order: RowOrder,
    met: "pd.Series[bool]",
    measure: Indicator,
    band: Mapping[str, str],
) -> tuple[Band, ...]:
    """Places in order; equal ones as they were given.

    Args:
        found: See `Cells`.
        units: In Vietnamese order.
        order: See `RowOrder`.
        met: Of each cell: its target is met.
        measure: Whose value orders, where that is asked for.
        band: Key of each unit's band; bands stand in the order of their keys, the unknown last.
    """
    codes = [one.code for one in units]
    if order is RowOrder.VALUE:
        own = found[found["indicator_id"] == measure.id].set_index("unit_code")["value"].dropna()
        sign = 1 if measure.direction is Direction.LOWER else -1
        weight = {code: sign * float(value) for code, value in own.items()}
        codes.sort(key=lambda code: (code not in weight, weight.get(code, 0.0)))
    else:
        _by_count(codes, found, "unit_code", met=met, is_met=order is RowOrder.MET, order=order)
    return _banded(codes, lambda code: band.get(code, ""), sorted(set(band.values())))


def columns(
    found: Cells,
    measures: Sequence[Indicator],
    *,
    order: ColumnOrder,
    met: "pd.Series[bool]",
    is_grouped: bool,
) -> tuple[Band, ...]:
    """Indicators in order, by the catalogue's groups or in one band.

    Args:
        found: See `Cells`.
        measures: In the catalogue's order.
        order: See `ColumnOrder`.
        met: As for `rows`.
        is_grouped: Bands are the groups of solutions.
    """
    ids = [one.id for one in measures]
    groups = {one.id: one.group_id for one in measures}
    if order is ColumnOrder.NAME:
        names = {one.id: sort_key(one.short_name()) for one in measures}
        ids.sort(key=names.__getitem__)
    else:
        _by_count(ids, found, "indicator_id", met=met, is_met=order is ColumnOrder.MET, order=order)
    if not is_grouped:
        return _banded(ids, lambda _: "", [""])
    return _banded(ids, groups.__getitem__, list(dict.fromkeys(groups.values())))


def _by_count(
    ids: list[str],
    found: Cells,
    key: str,
    *,
    met: "pd.Series[bool]",
    is_met: bool,
    order: str,
) -> None:
    """Most first: of targets met, or of figures missing; other orders leave it as it is."""
    if order not in {RowOrder.MET, RowOrder.MISSING}:
        return
    counted = met if is_met else found["state"] == State.MISSING
    counts = counted.groupby(found[key]).sum().to_dict()
    ids.sort(key=lambda one: -int(counts.get(one, 0)))


def _banded(
    ids: Sequence[str], band: Callable[[str], str], keys: Sequence[str]
) -> tuple[Band, ...]:
    """The ids in bands, in the order of the keys; what nothing is known of comes last."""
    ordered = [*(key for key in keys if key), ""]
    made = [Band(key=key, ids=tuple(one for one in ids if band(one) == key)) for key in ordered]
    return tuple(one for one in made if one.ids)
