"""Figures of former communes, put on today's.

Since 2025-07-01 a commune is made of former ones, whole or in part (`geo.lineage`). Counts
are summed; a rate is the sum of numerators over the sum of denominators; nothing else adds
up. Missing is not zero: one former commune without a report makes a sum too low, so there is
none, and a rate says of how many it is.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from data.catalog.record import Aggregation, Indicator, Kind
from data.conversion.basis import Conversion, Converted
from data.conversion.part import Part, Row, part
from data.conversion.weight import NO_WEIGHTS, Weights
from data.model import COLUMNS, NOT_CONVERTIBLE, Published, Qualifier, State
from data.query.figure import HAS_VALUE, of_indicators
from data.rates import PERCENT
from geo import lineage
from geo.units import FORMER, Unit, UnitKey

ADDS_UP: Final = {(Kind.RATE, Aggregation.RATIO), (Kind.COUNT, Aggregation.SUM)}
_FORMER: Final = FORMER.isoformat()
_KEYS: Final = ("indicator_id", "unit_code", "period")
_NUMBERS: Final = ("numerator", "denominator", "value")
_WORDS: Final = (*(name for name in COLUMNS if name not in _NUMBERS), "file_name")

Said = Mapping[UnitKey, Row]


def convert(
    published: Published,
    *,
    indicator: Indicator,
    units: Sequence[Unit],
    weights: Weights = NO_WEIGHTS,
) -> Converted:
    """The figures on today's units: as reported for them, else from their former communes.

    A figure that was reported for today's unit wins; a period is never both. A unit whose
    former communes all said nothing has no row: nothing converts to nothing.

    Args:
        published: Figures of the indicator, of both lists of units.
        indicator: How its figures add up.
        units: Today's communes; rows of other units of today's list pass as they are.
        weights: Shares of divided communes.
    """
    rows = pd.DataFrame(published)
    mine = Published(rows[rows["indicator_id"] == indicator.id])
    return convert_all(mine, indicators={indicator.id: indicator}, units=units, weights=weights)


def convert_all(
    published: Published,
    *,
    indicators: Mapping[str, Indicator],
    units: Sequence[Unit],
    weights: Weights = NO_WEIGHTS,
) -> Converted:
    """As `convert`, of several indicators at once: all rows are of these."""
    rows = of_indicators(published, indicators)
    is_former = rows["unit_valid_from"].to_numpy() == _FORMER
    today, former = rows[~is_former], rows[is_former]
    answered = _answered(today)
    made = []
    for (indicator_id, period), said in _by_period(former).items():
        for one in units:
            if (indicator_id, one.code, period) not in answered:
                measure = indicators[indicator_id]
                found = _converted(one, said, indicator=measure, weights=weights)
                if found is not None:
                    made.append(found)
    return _joined(pd.DataFrame(published).loc[today.index], made)


def adds_up(indicator: Indicator) -> bool:
    """Whether its figures can be converted at all; indexes, ranks and yes or no never."""
    return (indicator.kind, indicator.aggregation) in ADDS_UP


def _answered(today: pd.DataFrame) -> set[tuple[str, str, str]]:
    has_value = today["state"].isin(HAS_VALUE) & today["value"].notna()
    there = today[has_value | (today["state"] == State.NOT_APPLICABLE)]
    return set(zip(*(there[name] for name in _KEYS), strict=True))


def _by_period(former: pd.DataFrame) -> dict[tuple[str, str], dict[UnitKey, Row]]:
    """By indicator and period."""
    found: dict[tuple[str, str], dict[UnitKey, Row]] = {}
    plain = former.astype(dict.fromkeys(_WORDS, object))  # text is slow to walk cell by cell
    for row in plain.itertuples(index=False):
        at = found.setdefault((str(row.indicator_id), str(row.period)), {})
        at[UnitKey(str(row.unit_code), FORMER)] = row
    return found


def _converted(
    unit: Unit, said: Said, *, indicator: Indicator, weights: Weights
) -> dict[str, Any] | None:
    """A unit's row of one period; None where no former commune of it answered."""
    links = lineage.predecessors(unit.key)
    parts = [part(link, said.get(link.old), indicator=indicator, weights=weights) for link in links]
    there = [one for one in parts if one.has_answered]
    if not there:
        return None
    row = _traced(unit, there) | {
        "former_reported": len(there),
        "former_of": len(parts),
        "conversion": Conversion.NOT_CONVERTIBLE.value,
        "state": NOT_CONVERTIBLE,
    }
    if not adds_up(indicator):
        return row | {"conversion_reason": "conversion.no_index"}
    if any(one.is_undivided for one in parts):
        return row | {"conversion_reason": "conversion.divided"}
    if any(one.lacks_counts for one in there):
        return row | {"conversion_reason": "conversion.no_counts"}
    return row | _figure(parts, indicator)


def _figure(parts: Sequence[Part], indicator: Indicator) -> dict[str, Any]:
    """State, numbers and basis where every part can be added."""
    there = [one for one in parts if one.has_answered and one.is_applicable]
    is_whole = all(one.has_answered for one in parts)
    is_rate = indicator.aggregation is Aggregation.RATIO
    is_estimated = any(one.is_estimated for one in there)
    basis = Conversion.ESTIMATED if is_estimated else Conversion.SUMMED
    reason = ""
    if not is_whole:
        basis = Conversion.PARTIAL
        reason = "conversion.some_rate" if is_rate and there else "conversion.some_count"
    facts: dict[str, Any] = {"conversion": basis.value, "conversion_reason": reason}
    if not is_whole and not (is_rate and there):
        return facts | {"state": State.MISSING.value}
    if not there:
        return facts | {"state": State.NOT_APPLICABLE.value}
    state = State.ESTIMATED if is_estimated else State.REPORTED
    return facts | {"state": state.value} | _sums(there, is_rate=is_rate)


def _sums(there: Sequence[Part], *, is_rate: bool) -> dict[str, Any]:
    hedges = {str(one.row.qualifier) for one in there if one.row is not None} - {""}
    qualifier = hedges.pop() if len(hedges) == 1 else Qualifier.ABOUT.value if hedges else ""
    if not is_rate:
        return {"value": sum(one.value for one in there), "qualifier": qualifier}
    above, below = sum(one.numerator for one in there), sum(one.denominator for one in there)
    numbers = {"numerator": above, "denominator": below, "value": PERCENT * above / below}
    return numbers | {"qualifier": qualifier}


def _traced(unit: Unit, there: Sequence[Part]) -> dict[str, Any]:
    """The key of the row, and the cells it comes from."""
    rows = [one.row for one in there if one.row is not None]
    first = rows[0]
    sheets = _distinct(row.sheet for row in rows)
    is_one = len(sheets) <= 1
    cells = _distinct(
        row.cell if is_one else "!".join(part for part in (row.sheet, row.cell) if part)
        for row in rows
    )
    return {
        "indicator_id": first.indicator_id,
        "unit_code": unit.code,
        "unit_valid_from": unit.valid_from.isoformat(),
        "period": first.period,
        "numerator": np.nan,
        "denominator": np.nan,
        "value": np.nan,
        "qualifier": "",
        "basis": first.basis if len({row.basis for row in rows}) == 1 else "",
        "cutoff_date": max(row.cutoff_date for row in rows),
        "raw": "",
        "sheet": sheets[0] if len(sheets) == 1 else "",
        "cell": ", ".join(cells),
        "source": "; ".join(_distinct(row.source for row in rows)),
        "submission_id": max(row.submission_id for row in rows),
        "file_name": ", ".join(_distinct(row.file_name for row in rows)),
        "revision": max(row.revision for row in rows),
        "is_demonstration": any(row.is_demonstration for row in rows),
        "conversion_reason": "",
    }


def _distinct(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def as_reported(published: Published) -> Converted:
    """The same figures, each as reported for its own unit."""
    rows = pd.DataFrame(published)
    nobody = pd.array([pd.NA] * len(rows), dtype="Int64")
    told = rows.assign(
        conversion=pd.array([Conversion.AS_REPORTED.value] * len(rows), dtype="str"),
        conversion_reason=pd.array([""] * len(rows), dtype="str"),
        former_reported=nobody,
        former_of=nobody,
    )
    return Converted(Published(told))


def _joined(today: pd.DataFrame, made: list[dict[str, Any]]) -> Converted:
    """Both in one table; an empty cell of today's unit gives way to what was converted."""
    plain = as_reported(Published(today))
    if not made:
        return Converted(Published(plain.reset_index(drop=True)))
    found = pd.DataFrame(made).astype(dict(plain.dtypes))[[*plain.columns]]
    taken = set(zip(*(found[name] for name in _KEYS), strict=True))
    keys = zip(*(plain[name] for name in _KEYS), strict=True)
    kept = plain[[key not in taken for key in keys]]
    rows = found if kept.empty else pd.concat([kept, found], ignore_index=True)
    order = ["indicator_id", "unit_valid_from", "unit_code", "period"]
    return Converted(Published(rows.sort_values(order, kind="stable", ignore_index=True)))
