"""Published figures made of what differs between them."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from data.catalog import indicator
from data.model import COLUMNS, Published, State
from geo.units import communes

FIBRE: Final = indicator("fibre_household_coverage_pct")
SUBSCRIBED: Final = indicator("fibre_household_subscribed_pct")
NO_SIGNAL: Final = indicator("villages_no_signal_count")
PORTAL: Final = indicator("commune_portal_active")
UNITS: Final = communes("11")
PERIOD: Final = "2025-Q3"


def published(*rows: Mapping[str, Any]) -> Published:
    """One row a figure: `unit` is its place in UNITS; the rest as in `Published`."""
    plain: dict[str, Any] = dict.fromkeys(COLUMNS, "") | {
        "indicator_id": FIBRE.id,
        "unit_valid_from": "2025-07-01",
        "period": PERIOD,
        "numerator": np.nan,
        "denominator": np.nan,
        "value": np.nan,
        "state": State.REPORTED.value,
        "submission_id": 1,
        "file_name": "a.xlsx",
        "revision": 1,
        "is_demonstration": False,
    }
    made = [plain | dict(row) for row in rows]
    for row in made:
        row["unit_code"] = UNITS[row.pop("unit", 0)].code
    table = pd.DataFrame(made, columns=list(plain))
    numbers = dict.fromkeys(("numerator", "denominator", "value"), float)
    return Published(table.astype(numbers))


def rate(unit: int, above: float, below: float, **more: Any) -> dict[str, Any]:
    """A rate with its counts."""
    value = 100 * above / below if below else np.nan
    return {"unit": unit, "numerator": above, "denominator": below, "value": value} | more


def silent(unit: int, state: State = State.NOT_APPLICABLE, **more: Any) -> dict[str, Any]:
    """A cell without a number."""
    return {"unit": unit, "state": state.value} | more
