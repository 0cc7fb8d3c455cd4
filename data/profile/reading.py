"""The figures of a province's communes out of the store: one question for all indicators.

Of all communes it reads one period of each indicator, of the communes that are shown those
before it too, never the whole table.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import pandas as pd

from data import conversion
from data.catalog import Indicator, indicator
from data.conversion import Weights
from data.model import Published
from data.period import Period
from data.plan import Plan
from data.profile.aim import baseline_period
from data.profile.cell import Cell
from data.profile.extent import Extent, extents
from data.query.figure import of_indicators
from geo import lineage, units
from geo.units import FORMER, TODAY, Level, Unit

_TODAY: Final = TODAY.isoformat()
_FORMER: Final = FORMER.isoformat()
FIELDS: Final = (
    "unit_code",
    "period",
    "value",
    "numerator",
    "denominator",
    "qualifier",
    "state",
    "conversion",
    "conversion_reason",
    "former_reported",
    "former_of",
    "is_demonstration",
)

Cells = Mapping[str, Mapping[tuple[str, str], Cell]]
"""By indicator, then by code of the unit and period."""


class Figures(Protocol):
    """The part of a store that answers; see `data.store.Store.observations`."""

    def observations(
        self,
        *,
        unit_codes: Collection[str] | None = None,
        province_code: str | None = None,
        level: str | None = None,
        unit_valid_from: str | None = None,
        periods: Collection[str] | None = None,
    ) -> Published:
        """Published figures that fit all of what is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the communes of a province told, as far as profiles show it.

    Args:
        province: Which.
        until: No figure is of a later period.
        communes: All of them.
        extents: By indicator, in the catalogue's order.
        now: Of every commune, at the period of each indicator.
        before: Of the communes that are shown, at the periods before it.
        formers: What former communes told, of those that went into the ones shown.
    """

    province: Unit
    until: Period
    communes: tuple[Unit, ...]
    extents: Mapping[str, Extent]
    now: Cells
    before: Cells
    formers: Cells


def read(
    figures: Figures,
    known: pd.DataFrame,
    *,
    province: Unit,
    until: Period,
    shown: Sequence[Unit],
    plans: Sequence[Plan] = (),
    weights: Weights = conversion.NO_WEIGHTS,
) -> Told:
    """What profiles of some communes show.

    Args:
        figures: The store.
        known: See `data.profile.extent.known_of`.
        province: One of today's.
        until: Nothing that ends later is shown.
        shown: The communes whose profiles are made.
        plans: The days of their baselines are read too.
        weights: Of divided communes.
    """
    wanted, communes = extents(known, until), units.communes(province.code)
    at = {str(one.period) for one in wanted.values()}
    span = {str(period) for one in wanted.values() for period in one.span}
    span |= _baselines(wanted, plans)
    is_every = len(shown) == len(communes)
    codes = None if is_every else [one.code for one in shown]
    has_former = bool((known["unit_valid_from"] == _FORMER).any())
    of_today = {"unit_valid_from": _TODAY, "level": Level.COMMUNE.value}
    now = [figures.observations(province_code=province.code, periods=at, **of_today)]
    line = [
        figures.observations(
            province_code=province.code, unit_codes=codes, periods=span, **of_today
        )
    ]
    olds: list[Published] = []
    if has_former:
        now += _former(figures, province, periods={one for one in at if _is_old(one, wanted)})
        olds = _olds(figures, province, shown=None if is_every else shown)
    inside = set(wanted)
    return Told(
        province=province,
        until=until,
        communes=communes,
        extents=wanted,
        now=_cells(now, inside, units=communes, weights=weights),
        before=_cells([*line, *olds], inside, units=shown, weights=weights),
        formers=_as_told(olds, inside),
    )


def _baselines(wanted: Mapping[str, Extent], plans: Sequence[Plan]) -> set[str]:
    found = {
        baseline_period(target, frequency=wanted[target.indicator_id].period.frequency)
        for plan in plans
        for target in plan.targets.values()
        if target.indicator_id in wanted
    }
    return {str(one) for one in found if one is not None}


def _is_old(period: str, wanted: Mapping[str, Extent]) -> bool:
    return any(str(one.period) == period and one.period.end < TODAY for one in wanted.values())


def _former(figures: Figures, province: Unit, *, periods: set[str]) -> list[Published]:
    """What all former communes told at the periods that are shown of everybody."""
    if not periods:
        return []
    return [
        figures.observations(
            province_code=code, level=Level.COMMUNE, unit_valid_from=_FORMER, periods=periods
        )
        for code in lineage.former_provinces(province.code)
    ]


def _olds(figures: Figures, province: Unit, *, shown: Sequence[Unit] | None) -> list[Published]:
    """What the former communes told that the shown ones were made of; None shows all."""
    if shown is not None:
        codes = {link.old.code for one in shown for link in lineage.predecessors(one.key)}
        return [figures.observations(unit_codes=codes, unit_valid_from=_FORMER)]
    return [
        figures.observations(province_code=code, level=Level.COMMUNE, unit_valid_from=_FORMER)
        for code in lineage.former_provinces(province.code)
    ]


def _joined(tables: Sequence[Published]) -> pd.DataFrame:
    filled = [pd.DataFrame(one) for one in tables if len(one)] or [pd.DataFrame(tables[0])]
    return filled[0] if len(filled) == 1 else pd.concat(filled, ignore_index=True)


def _cells(
    tables: Sequence[Published], inside: set[str], *, units: Sequence[Unit], weights: Weights
) -> Cells:
    """The figures on today's communes, by indicator."""
    known, measures = _inside(tables, inside)
    if (known["unit_valid_from"] == _FORMER).any():
        put = conversion.convert_all(known, indicators=measures, units=units, weights=weights)
    else:
        put = conversion.as_reported(known)
    return _by_place(of_indicators(put, measures))


def _as_told(tables: Sequence[Published], inside: set[str]) -> Cells:
    if not tables:
        return {}
    known, measures = _inside(tables, inside)
    return _by_place(of_indicators(conversion.as_reported(known), measures))


def _inside(
    tables: Sequence[Published], inside: set[str]
) -> tuple[Published, Mapping[str, Indicator]]:
    """The rows of the indicators that are shown, and those."""
    rows = _joined(tables)
    rows = rows[rows["indicator_id"].isin(list(inside))]
    return Published(rows), {str(one): indicator(str(one)) for one in rows["indicator_id"].unique()}


def _by_place(rows: pd.DataFrame) -> dict[str, dict[tuple[str, str], Cell]]:
    """By indicator; all at once, for each table costs more than its rows."""
    columns = [rows[name].tolist() for name in ("indicator_id", *FIELDS)]
    found: dict[str, dict[tuple[str, str], Cell]] = {}
    for one, code, period, *said in zip(*columns, strict=True):
        found.setdefault(one, {})[code, period] = _cell(said)
    return found


def _cell(said: Sequence[Any]) -> Cell:
    value, above, below, qualifier, state, basis, reason, reported, of, is_invented = said
    return Cell(
        value=_number(value),
        numerator=_number(above),
        denominator=_number(below),
        qualifier=qualifier or "",
        state=state,
        conversion=basis or "",
        reason=reason or "",
        former_reported=0 if pd.isna(reported) else int(reported),
        former_of=0 if pd.isna(of) else int(of),
        is_demonstration=bool(is_invented),
    )


def _number(value: float | None) -> float | None:
    return None if value is None or value != value else float(value)  # noqa: PLR0124 - NaN
