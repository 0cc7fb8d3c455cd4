"""What a total row says, beside what its rows come to."""

from typing import NamedTuple

from data.catalog import Indicator
from data.ingest.datum import Datum
from data.ingest.form import Field


class Doubt(NamedTuple):
    """Rows of a total that are not settled, and what it comes to with and without them.

    `strangers` are rows whose unit is not known, `twice` those that repeat a unit. `sums` has
    what each way of counting them gives, the first one with all of them, the last with none.
    """

    strangers: int
    twice: int
    sums: tuple[float | None, ...]


class PrintedTotal(NamedTuple):
    """A number of a total row and what the rows of `reported` communes `of` all add up to.

    `mean` is what they come to on average, where the row says that it is one.
    """

    sheet: str
    datum: Datum
    indicator: Indicator
    field: Field
    computed: float | None
    reported: int
    of: int
    doubt: Doubt | None = None
    mean: float | None = None
