"""Where there are figures: enough for a map of the nation, and in which provinces' communes."""

from typing import Final

import pandas as pd

from geo import lineage, units
from geo.units import NATION, TODAY, Level

WELL_KNOWN: Final = 17  # half of today's provinces: fewer do not make a national map


def is_national_map(available: pd.DataFrame, indicator_id: str) -> bool:
    """Whether enough provinces have figures of an indicator to put them side by side."""
    here = available[
        (available["level"] == Level.PROVINCE) & (available["indicator_id"] == indicator_id)
    ]
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
