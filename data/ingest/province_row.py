"""Which province a row of a table of provinces is, on which list."""

import re
from typing import Final

from data.period import Period
from geo.match import match_province
from geo.name import fold
from geo.units import FORMER, NATION, TODAY, Unit, children, edition

NEW: Final = re.compile(r"\((?:tinh )?(moi|sau (?:sap nhap|hop nhat))\)")


def is_province(name: str) -> bool:
    """Whether a name is that of a province of either list."""
    return any(match_province(name, edition=one).unit is not None for one in (TODAY, FORMER))


def unit_of(name: str, period: Period, of: int | None) -> Unit | None:
    """The province; how many are ranked tells the list, for 2024 was published on both."""
    counted = {len(children(NATION, edition=one)): one for one in (FORMER, TODAY)}
    list_of = TODAY if NEW.search(fold(name)) else counted.get(of or 0, edition(period.end))
    found = match_province(name, edition=list_of).unit
    return found if found is not None and found.valid_from == list_of else None
