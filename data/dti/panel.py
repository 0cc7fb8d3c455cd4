"""Which provinces were ranked together: 63 in the former list, 34 in today's."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from geo import lineage, units
from geo.units import FORMER, NATION, TODAY, Unit, UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One ranking: a year and the list of provinces that it ranks.

    Ranks of two lists are not one line: 20th of 63 is not 20th of 34. The year 2024 was
    ranked twice, once of either list.
    """

    year: int
    edition: dt.date

    @property
    def size(self) -> int:
        """How many provinces there are to rank."""
        return len(units.children(NATION, edition=self.edition))

    @property
    def id(self) -> str:
        """`2024-63`."""
        return f"{self.year}-{self.size}"

    @property
    def is_former(self) -> bool:
        """Of the provinces before 2025-07-01."""
        return self.edition == FORMER


def rounds(found: Iterable[tuple[int, dt.date]]) -> tuple[Round, ...]:
    """Every round by list and year, the former list first; years without a leap.

    A year of which nothing was published stands there all the same, as a gap.
    """
    by_edition: dict[dt.date, list[int]] = {}
    for year, edition in found:
        by_edition.setdefault(edition, []).append(year)
    return tuple(
        Round(year=year, edition=edition)
        for edition in sorted(by_edition)
        for year in range(min(by_edition[edition]), max(by_edition[edition]) + 1)
    )


def family(place: Unit) -> tuple[Unit, ...]:
    """A province of today with the former ones that lie in it, those first."""
    former = (UnitKey(code, FORMER) for code in lineage.former_provinces(place.code))
    return (*(units.unit(one) for one in former), place)


def is_merged(place: Unit) -> bool:
    """Whether one of today's provinces was made of several."""
    return place.valid_from == TODAY and len(lineage.former_provinces(place.code)) > 1
