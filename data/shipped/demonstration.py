"""The demonstration: invented reports of the communes of three provinces, quarter by quarter.

Nothing here describes a real place. The figures run as `demonstration.toml` says, come out
the same from the same seed, and are held to the published totals that are named there.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from data.catalog import Kind, indicator, source
from data.ingest import template
from data.model import Qualifier, State
from data.period import Period
from data.shipped.apportion import Flags
from data.shipped.commune import Bases, bases, chance
from data.shipped.invention import Series, series
from data.shipped.plan import plan
from geo.units import TODAY, UnitKey, communes, unit
from text import Language, speaking

GAP: Final = 0.008
NEVER_A_GAP: Final = frozenset({"fibre_household_coverage_pct"})
"""Opens the product: what is missing there is a late commune, not a stray cell."""
ROUNDED: Final = "electricity_cashless_pct"
ROUNDED_SHARE: Final = 0.05
ROUNDED_PARTS: Final = frozenset({"56", "58"})
ROUND_TO: Final = 5.0
LATE_SHARE: Final = 0.012


@cache
def figures() -> pd.DataFrame:
    """Every invented figure, one row an indicator, commune and quarter that says something.

    Columns: province, period, indicator_id, unit_code, numerator, denominator, value (float,
    NaN where there is none), qualifier, state. A commune whose workbook is late has no row.
    """
    rows = pd.concat([_rows(bases(part)) for part in plan().parts.values()], ignore_index=True)
    late = {
        (quarter, code)
        for province in sorted({part.province for part in plan().parts.values()})
        for quarter in plan().quarters
        for code in _late(province, quarter)
    }
    here = [
        (period, code) not in late for period, code in zip(rows.period, rows.unit_code, strict=True)
    ]
    return rows[here].reset_index(drop=True)


def write(folder: Path) -> Iterator[Path]:
    """Write a workbook for each province and quarter, and yield each when it stands."""
    told = source("demonstration")
    folder.mkdir(parents=True, exist_ok=True)
    for (province, quarter), rows in figures().groupby(["province", "period"]):
        with speaking(Language.VI):
            place = unit(UnitKey(str(province), TODAY)).full_name
            when = Period.parse(str(quarter)).label()
            yield template.write(
                folder / f"{province}-{quarter}.xlsx",
                scope=str(province),
                period=str(quarter),
                values=rows.drop(columns=["province", "period"]),
                title=f"{told.title}: {place}, {when}",
                publisher=told.publisher,
                url=told.url,
                licence=told.licence,
                is_demonstration=True,
            )


def _rows(here: Bases) -> pd.DataFrame:
    made = series(here)
    tables = [_table(here, name, one) for name, one in made.items()]
    return pd.concat(tables, ignore_index=True)


def _table(here: Bases, name: str, one: Series) -> pd.DataFrame:
    quarters, n = one.numerator.shape
    table = pd.DataFrame(
        {
            "province": here.part.province,
            "period": np.repeat(plan().quarters, n),
            "indicator_id": name,
            "unit_code": [commune.code for commune in here.units] * quarters,
            "numerator": np.nan,
            "denominator": np.nan,
            "value": np.nan,
            "qualifier": str(Qualifier.EXACT),
            "state": str(State.REPORTED),
        }
    )
    if indicator(name).kind is not Kind.RATE or one.denominator is None:
        table["value"] = one.numerator.ravel().astype(float)
        return _with_gaps(table, here, name)
    table["numerator"] = one.numerator.ravel().astype(float)
    table["denominator"] = one.denominator.ravel().astype(float)
    table.loc[table["denominator"] == 0, "state"] = str(State.NOT_APPLICABLE)
    return _with_gaps(_hedged(table, here, name), here, name)


def _hedged(table: pd.DataFrame, here: Bases, name: str) -> pd.DataFrame:
    """Some report "above 90 %" and nothing else: the value with its sign, without its pair."""
    known = plan().known
    percent = 100 * table["numerator"] / table["denominator"].where(table["denominator"] > 0)
    hedged = pd.Series(data=False, index=table.index)
    if name == ROUNDED and here.part.code in ROUNDED_PARTS:
        some = chance(here.part.code, name, "hedged").random(len(table)) < ROUNDED_SHARE
        hedged = (percent % ROUND_TO > 0) & some & ~_bound(table, here)
    floor = percent // ROUND_TO * ROUND_TO
    if name in known.above:
        hedged = (table["unit_code"] == known.code) & (table["period"] >= known.start)
        floor = pd.Series(known.above[name], index=table.index)
    table.loc[hedged, "value"] = floor[hedged]
    table.loc[hedged, "qualifier"] = str(Qualifier.ABOVE)
    table.loc[hedged, ["numerator", "denominator"]] = np.nan
    return table


def _with_gaps(table: pd.DataFrame, here: Bases, name: str) -> pd.DataFrame:
    """A stray cell here and there says `...`."""
    if name in NEVER_A_GAP:
        return table
    stray = chance(here.part.code, name, "gaps").random(len(table)) < GAP
    known = table["unit_code"] == plan().known.code
    gap = stray & ~known.to_numpy() & ~_bound(table, here) & (table["state"] == State.REPORTED)
    table.loc[gap, ["numerator", "denominator", "value"]] = np.nan
    table.loc[gap, "qualifier"] = str(Qualifier.EXACT)
    table.loc[gap, "state"] = str(State.MISSING)
    return table


def _bound(table: pd.DataFrame, here: Bases) -> Flags:
    """Which rows lie in a quarter that a published total binds: there all must report."""
    periods = {one.period for one in plan().controls if one.part == here.part.code}
    return table["period"].isin(periods).to_numpy()


def _late(province: str, quarter: str) -> list[str]:
    """Communes of a province whose workbook of a quarter had not come in."""
    parts = [part for part in plan().parts.values() if part.province == province]
    bound = {one.part for one in plan().controls if one.period == quarter}
    able = [
        commune.code
        for part in parts
        if part.code not in bound
        for commune in bases(part).units
        if commune.code != plan().known.code
    ]
    luck = chance(province, quarter, "late")
    usual = int(luck.poisson(LATE_SHARE * len(communes(province))))
    many = min(plan().late.get(province, {}).get(quarter, usual), len(able))
    return sorted(luck.choice(able, size=many, replace=False)) if many else []
