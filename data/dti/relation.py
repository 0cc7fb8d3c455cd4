"""The index of one year against population or product per person of the same year."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from data.dti.standing import INCOME, KEY, PEOPLE, VALUE, yearly
from data.model import Published

FEWEST: Final = 10
"""Below so many provinces a correlation would be a number about chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What the points of one picture say together.

    Args:
        rows: `KEY`, value (of the index), against, source (of what it is held against).
        rho: Spearman's correlation of ranks, None of fewer than `FEWEST` provinces.
    """

    rows: pd.DataFrame
    rho: float | None


def relation(published: Published, *, against: str, year: int) -> Relation:
    """Provinces of which both are published for the year.

    Args:
        published: Figures of both.
        against: Id of the other indicator.
        year: Of both; a neighbouring year is not taken instead.
    """
    index, other = (yearly(published, [one]) for one in (VALUE, against))
    index = index[index["year"] == year][[*KEY, "value"]]
    other = other.rename(columns={"value": "against"})[[*KEY, "against", "source"]]
    rows = index.merge(other, on=KEY)
    return Relation(rows=rows, rho=_rho(rows))


def years_of(published: Published) -> list[int]:
    """Years in which the index stands beside population or product, the newest first."""
    index, others = yearly(published, [VALUE]), yearly(published, [PEOPLE, INCOME])
    return sorted({*index["year"]} & {*others["year"]}, reverse=True)


def _rho(rows: pd.DataFrame) -> float | None:
    """Pearson's correlation of mean ranks, which is Spearman's with ties."""
    if len(rows) < FEWEST:
        return None
    found = rows["value"].rank().corr(rows["against"].rank())
    return None if pd.isna(found) else float(found)
