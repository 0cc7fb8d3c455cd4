"""Value and rank of every province in every round, each with who published it."""

import datetime as dt
from collections.abc import Collection
from typing import Final, NewType

import pandas as pd

from data.dti.panel import Round
from data.model import Published
from data.query.figure import HAS_VALUE

VALUE: Final = "dti_value"
RANK: Final = "dti_rank"
MEAN: Final = "dti_province_mean_value"
INDICES: Final = (
    "dti_government_value",
    "dti_economy_value",
    "dti_society_value",
    "dti_infrastructure_value",
)
"""The main indices, whole for 63 provinces from 2022 to 2024."""
PILLARS: Final = (
    "dti_government_pillar_value",
    "dti_economy_pillar_value",
    "dti_society_pillar_value",
)
"""The pillars of nearly the same names, of a few provinces only; see G0.toml."""
PEOPLE: Final = "population_thousand"
INCOME: Final = "grdp_per_person_million_vnd"
READ: Final = (VALUE, RANK, MEAN, *INDICES, *PILLARS, PEOPLE, INCOME)
"""All that is read of the store."""

KEY: Final = ["unit_code", "unit_valid_from", "year"]

TOLD: Final = [*KEY, "value", "source", "is_demonstration"]

Standings = NewType("Standings", pd.DataFrame)
"""One row a province and round in which anything of it was published.

unit_code, unit_valid_from (str), year (int), round (id of `Round`), size (int: provinces
ranked), value, rank (float, NaN where only the other was published), source (str: who
published them), is_demonstration (bool).
"""


def standings(published: Published) -> Standings:
    """Value and rank side by side.

    Args:
        published: Figures of `VALUE` and `RANK`, others are passed over.
    """
    known = yearly(published, [VALUE, RANK])
    value, rank = (known[known["indicator_id"] == one][TOLD] for one in (VALUE, RANK))
    rows = value.merge(
        rank.rename(columns={"value": "rank"}), on=KEY, how="outer", suffixes=("", "_rank")
    )
    sources = [
        "; ".join(dict.fromkeys(str(text) for text in pair if isinstance(text, str) and text))
        for pair in zip(rows["source"], rows["source_rank"], strict=True)
    ]
    is_invented = rows["is_demonstration"].eq(True) | rows["is_demonstration_rank"].eq(True)
    made = [
        Round(year=year, edition=dt.date.fromisoformat(since))
        for year, since in zip(rows["year"], rows["unit_valid_from"], strict=True)
    ]
    rows = rows.assign(
        source=sources,
        is_demonstration=is_invented,
        round=pd.Series([one.id for one in made], index=rows.index, dtype=object),
        size=pd.Series([one.size for one in made], index=rows.index, dtype="int64"),
    )
    columns = [*KEY, "round", "size", "value", "rank", "source", "is_demonstration"]
    return Standings(rows[columns].sort_values(KEY, ignore_index=True))


def means(published: Published) -> pd.DataFrame:
    """The mean of the provinces as published: year, value, source, earliest first."""
    known = yearly(published, [MEAN])
    return known.sort_values("year", ignore_index=True)[["year", "value", "source"]]


def index_rows(published: Published) -> pd.DataFrame:
    """The four main indices: `KEY`, indicator_id, value, source."""
    return yearly(published, INDICES)


def pillar_rows(published: Published) -> pd.DataFrame:
    """The pillars, as far as anybody published them; as `index_rows`."""
    return yearly(published, PILLARS)


def yearly(published: Published, indicator_ids: Collection[str]) -> pd.DataFrame:
    """The figures of whole years: `KEY`, indicator_id, value, source, is_demonstration."""
    is_wanted = (
        published["indicator_id"].isin(list(indicator_ids))
        & published["state"].isin(HAS_VALUE)
        & published["value"].notna()
        & published["period"].str.fullmatch(r"\d{4}")
    )
    rows = pd.DataFrame(published[is_wanted])
    columns = [*KEY, "indicator_id", "value", "source", "is_demonstration"]
    return rows.assign(year=rows["period"].astype(int))[columns].reset_index(drop=True)
