"""The vocabulary: what an observation is, its states, and the tables the layers pass on."""

from enum import StrEnum
from functools import lru_cache
from typing import Final, NewType

import pandas as pd


class State(StrEnum):
    """What a cell of a report said. Missing is never zero, zero is never missing."""

    REPORTED = "reported"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"
    ESTIMATED = "estimated"


NOT_CONVERTIBLE: Final = "not_convertible"
"""Beside the states, in views only: former communes reported, and none of it can be put on
today's unit; see `data.conversion`. No cell of a report says it, no store keeps it."""


class Qualifier(StrEnum):
    """How a value was hedged: `trên 90%` is `>`, `khoảng 75` is `≈`."""

    EXACT = ""
    ABOVE = ">"
    AT_LEAST = "≥"
    BELOW = "<"
    AT_MOST = "≤"
    ABOUT = "≈"


class Basis(StrEnum):
    """Whether a figure counts since the start of the year or within its period."""

    UNSAID = ""
    CUMULATIVE = "cumulative"
    IN_PERIOD = "in_period"


Observations = NewType("Observations", pd.DataFrame)
"""Statements about one indicator, one unit, one period; one row a statement.

indicator_id (str), unit_code (str), unit_valid_from (str, ISO date: a place is code and
date), period (str, canonical, see `data.periods`), numerator and denominator and value
(float64, NaN where there is none; value is in the indicator's unit, a rate in percent and
never rounded), qualifier (Qualifier), state (State), basis (Basis), cutoff_date (str ISO or
""), raw (str, the text of the cell as it stood), sheet (str), cell (str, e.g. "D11"),
source (str, a citation where the row names one, else "").
Key: indicator_id, unit_code, unit_valid_from, period.
"""

COLUMNS: Final = (
    "indicator_id",
    "unit_code",
    "unit_valid_from",
    "period",
    "numerator",
    "denominator",
    "value",
    "qualifier",
    "state",
    "basis",
    "cutoff_date",
    "raw",
    "sheet",
    "cell",
    "source",
)
KEY: Final = ("indicator_id", "unit_code", "unit_valid_from", "period")

Published = NewType("Published", pd.DataFrame)
"""Observations of a published revision: the columns of `Observations` and

submission_id (int), file_name (str), revision (int, the one that published the row),
is_demonstration (bool: invented figures, marked wherever they are shown).
"""


DTYPES_KEPT: Final = 256


def slim(rows: Published) -> Published:
    """The same table with each word kept once: of the whole country a tenth of the memory.

    The columns of text are categories; "" and every state are among them, wherever they occur.
    """
    table = pd.DataFrame(rows)
    known = ["", *(str(one) for one in State)]
    texts = [str(name) for name in table if table[name].dtype == "str"]
    words = {name: _category((*dict.fromkeys([*table[name].unique(), *known]),)) for name in texts}
    return Published(table.astype(words))


@lru_cache(maxsize=DTYPES_KEPT)
def _category(words: tuple[str, ...]) -> pd.CategoricalDtype:
    """Tables of one country have the same codes of units, which are kept once, too."""
    return pd.CategoricalDtype([*words])
