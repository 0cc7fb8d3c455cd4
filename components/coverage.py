"""Where there are figures: enough for a map of the nation, and in which provinces' communes."""

from typing import Final

import pandas as pd

from data.catalog import indicators
from data.conversion import adds_up
from geo import lineage, units
from geo.units import NATION, TODAY, Level

WELL_KNOWN: Final = 17  # half of today's provinces: fewer do not make a national map
SIDE_BY_SIDE: Final = 2


def by_province(available: pd.DataFrame) -> pd.DataFrame:
    """What exists of provinces side by side: what they reported, and what their communes did.

    The latter only of what adds up, and of more than one province; its `is_summed` is true.

    Args:
        available: See `Store.available`.
    """
    own = available[available["level"] == Level.PROVINCE].assign(is_summed=False)
    inside = available[(available["level"] == Level.COMMUNE) & (available["reported"] > 0)]
    measures = indicators()
    summed = [
        one for one in inside["indicator_id"].unique() if one in measures and adds_up(measures[one])
    ]
    inside = inside[inside["indicator_id"].isin(summed)].assign(
        level=Level.PROVINCE.value, is_summed=True
    )
    every = pd.concat([own, inside], ignore_index=True)
    several = every.groupby("indicator_id")["province_code"].transform("nunique")
    return every[~every["is_summed"] | (several >= SIDE_BY_SIDE)].reset_index(drop=True)


def is_national_map(available: pd.DataFrame, indicator_id: str) -> bool:
    """Whether enough provinces have figures of an indicator to put them side by side."""
    here = by_province(available[available["indicator_id"] == indicator_id])
    return int(here["province_code"].nunique()) >= WELL_KNOWN


def provinces_inside(available: pd.DataFrame) -> list[str]:
    """Codes of today's provinces whose communes have figures."""
    known = available[available["level"] == Level.COMMUNE]
    is_today = known["unit_valid_from"] == TODAY.isoformat()
    found = set(known[is_today]["province_code"])
    former = set(known[~is_today]["province_code"])
    if former:
        provinces = (one.code for one in units.children(NATION, edition=TODAY))
        found |= {one for one in provinces if former & {*lineage.former_provinces(one)}}
    return sorted(found)
