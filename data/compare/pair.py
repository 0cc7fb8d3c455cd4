"""Two indicators of the same places, beside each other."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from data.catalog import indicators
from data.compare.cell import Cells
from data.query.figure import HAS_VALUE
from geo.units import Unit
from text import language

HOUSEHOLDS: Final = "households_count"


def pairs(found: Cells, units: Sequence[Unit], *, across: str, up: str) -> pd.DataFrame:
    """Places with a whole figure of both.

    Args:
        found: See `Cells`.
        units: All of them, in order.
        across: Id of the indicator of x.
        up: Id of the indicator of y.

    Returns:
        unit_code, unit_name, x, y and households (float, NaN where it is not known), one row a
        place with both figures, in the order of the units.
    """
    sides = {"x": _values(found, across), "y": _values(found, up)}
    size = households(found)
    rows = [
        {
            "unit_code": one.code,
            "unit_name": one.label(language()),
            **{name: side.get(one.code) for name, side in sides.items()},
            "households": size.get(one.code),
        }
        for one in units
        if all(one.code in side for side in sides.values())
    ]
    columns = ["unit_code", "unit_name", "x", "y", "households"]
    return pd.DataFrame(rows, columns=columns).astype({"x": float, "y": float, "households": float})


def households(found: Cells) -> dict[str, float]:
    """Households of each place: as it reported them, else what a rate of households is out of."""
    size: dict[str, float] = {}
    bases = [one.id for one in indicators().values() if one.denominator_id == HOUSEHOLDS]
    for indicator_id in reversed(bases):
        rows = found[(found["indicator_id"] == indicator_id) & found["state"].isin(HAS_VALUE)]
        known = rows.set_index("unit_code")["denominator"].dropna()
        size |= {str(code): float(value) for code, value in known.items()}
    return size | _values(found, HOUSEHOLDS)


def _values(found: Cells, indicator_id: str) -> dict[str, float]:
    rows = found[(found["indicator_id"] == indicator_id) & found["state"].isin(HAS_VALUE)]
    known = rows.set_index("unit_code")["value"].dropna()
    return {str(code): float(value) for code, value in known.items()}
