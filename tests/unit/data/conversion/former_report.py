"""Made-up figures of former communes: an old district table, one row a commune."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.model import COLUMNS, Published, State
from geo.units import UnitKey

FIBRE = "fibre_household_coverage_pct"
CLUSTERS = "smart_loudspeaker_clusters"


def publish(
    said: Mapping[UnitKey, Any], *, indicator: str = FIBRE, period: str = "2024-Q4"
) -> Published:
    """Figures of one indicator and period: a pair is a quotient, a number a value.

    None is a cell left empty, a state stands for itself.
    """
    rows = [
        {
            "indicator_id": indicator,
            "unit_code": key.code,
            "unit_valid_from": key.valid_from.isoformat(),
            "period": period,
            "numerator": figure[0] if isinstance(figure, tuple) else None,
            "denominator": figure[1] if isinstance(figure, tuple) else None,
            "value": figure if isinstance(figure, int | float) else None,
            "state": _state(figure),
            "sheet": "Huyện",
            "cell": f"D{at}",
            "file_name": "old.xlsx",
            "submission_id": 1,
            "revision": 1,
            "is_demonstration": False,
        }
        for at, (key, figure) in enumerate(said.items(), start=5)
    ]
    columns = [*COLUMNS, "submission_id", "file_name", "revision", "is_demonstration"]
    table = pd.DataFrame(rows, columns=columns)
    numbers = ["numerator", "denominator", "value"]
    words = [one for one in COLUMNS if one not in numbers]
    table[words] = table[words].astype(object).fillna("").astype("str")
    table = table.astype(dict.fromkeys(numbers, float))
    return Published(table.astype({"submission_id": int, "revision": int}))


def _state(figure: object) -> str:
    if isinstance(figure, State):
        return figure.value
    return State.MISSING.value if figure is None else State.REPORTED.value
