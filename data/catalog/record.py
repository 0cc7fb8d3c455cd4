"""One measure, as a frozen record that prints its own figures."""

import math
from dataclasses import dataclass
from typing import Final

from data.catalog.citation import Source
from data.catalog.kind import Aggregation, Direction, Kind
from data.catalog.term import Terms, spoken
from data.period import Frequency
from geo.place import Level
from text import Language, language, say, speaking
from text.number import NBSP, decimal

__all__ = ["MOST_DECIMALS", "Aggregation", "Direction", "Indicator", "Kind"]

MOST_DECIMALS: Final = 4
BASE_GROUP: Final = "base"  # statistics that rates are divided by


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One measure.

    Args:
        id: Stable snake_case name ending in its unit.
        group_id: Heading it stands under.
        names, short_names: Full name, and one that fits a select or a tile.
        definitions: One sentence: numerator over denominator, and what is left out.
        numerators, denominators: What is counted; empty where the kind has none.
        denominator_id: Base indicator that is the denominator (`households_count`), or "".
        kind, direction, aggregation, frequency: See there.
        units: Unit as printed after the value, without the space before it.
        units_for_one: Unit after exactly 1, where the language tells.
        decimals: Digits after the decimal mark, 0 to 4; rounding happens only in printing.
        levels: Tiers of units that report it.
        agencies: Who answers for it.
        legal: Documents that define it or set its targets.
        aliases: Headers that mean the measure itself, its names among them.
        numerator_aliases: Headers that mean its numerator.
        denominator_aliases: Headers that mean its denominator; may be shared.
        breaks: Inner class limits in its unit, ascending; empty where none are fixed.
        low, high: Values outside cannot be; None where there is no limit.
        is_whole: Whether values are whole numbers.
    """

    id: str
    group_id: str
    names: Terms
    short_names: Terms
    definitions: Terms
    numerators: Terms
    denominators: Terms
    denominator_id: str
    kind: Kind
    direction: Direction
    aggregation: Aggregation
    frequency: Frequency
    units: Terms
    units_for_one: Terms
    decimals: int
    levels: tuple[Level, ...]
    agencies: Terms
    legal: tuple[Source, ...]
    aliases: tuple[str, ...]
    numerator_aliases: tuple[str, ...]
    denominator_aliases: tuple[str, ...]
    breaks: tuple[float, ...]
    low: float | None
    high: float | None
    is_whole: bool

    def name(self, chosen: Language | None = None) -> str:
        """Full name in this language, by default the reader's."""
        return spoken(self.names, chosen)

    def short_name(self, chosen: Language | None = None) -> str:
        """Name for selects, tiles and legends."""
        return spoken(self.short_names, chosen)

    def definition(self, chosen: Language | None = None) -> str:
        """One sentence that says what is measured."""
        return spoken(self.definitions, chosen)

    def numerator(self, chosen: Language | None = None) -> str:
        """What is counted above the line; empty where the measure is no quotient."""
        return spoken(self.numerators, chosen) if self.numerators else ""

    def denominator(self, chosen: Language | None = None) -> str:
        """What is counted below the line; empty where the measure is no quotient."""
        return spoken(self.denominators, chosen) if self.denominators else ""

    def unit(self, chosen: Language | None = None) -> str:
        """Unit as printed after a value: `%`, `cụm`, or nothing."""
        return spoken(self.units, chosen) if any(self.units.values()) else ""

    def agency(self, chosen: Language | None = None) -> str:
        """Who answers for it, several parted by semicolons."""
        return spoken(self.agencies, chosen)

    @property
    def legal_basis(self) -> str:
        """Titles of the documents behind it in the reader's language; empty without any."""
        return "; ".join(source.title for source in self.legal)

    def is_reported_by(self, level: Level) -> bool:
        """Whether units of a tier report it; indices and statistics are published for them."""
        if self.kind in {Kind.INDEX, Kind.RANK} or level not in self.levels:
            return False
        return not (level is Level.PROVINCE and self.group_id == BASE_GROUP)

    def show(
        self,
        value: float | None,
        *,
        language: Language | None = None,
        qualifier: str = "",
        of: float | None = None,
    ) -> str:
        """Print a value as a reader should see it: `71,4 %`, `> 90 %`, `27/63`, `Có`.

        Args:
            value: In the indicator's unit, unrounded; missing prints as words.
            language: By default the reader's.
            qualifier: Sign printed before the value.
            of: The whole that a count or rank is out of, e.g. 63.
        """
        if value is None or math.isnan(value):
            return _say("catalog.not_reported", language)
        if self.kind is Kind.YES_NO:
            return _say("catalog.yes" if value else "catalog.no", language)
        hedged_whole = bool(qualifier) and value == int(value)  # "trên 90 %" claims no decimals
        decimals = 0 if hedged_whole else self.decimals
        return self._printed(value, decimals=decimals, chosen=language, of=of, sign=qualifier)

    def show_total(self, value: float | None, *, language: Language | None = None) -> str:
        """Print the figure of a whole made of parts; of yes and no, the percent of yes."""
        if self.kind is Kind.YES_NO and value is not None and not math.isnan(value):
            return f"{_decimal(value, 1, language)}{NBSP}%"
        return self.show(value, language=language)

    def _printed(
        self, value: float, *, decimals: int, chosen: Language | None, of: float | None, sign: str
    ) -> str:
        number = _decimal(value, decimals, chosen)
        if of is not None and not math.isnan(of):
            number = f"{number}/{_decimal(of, decimals, chosen)}"
        unit = self.unit(chosen)
        if value == 1 and of is None and self.units_for_one:
            unit = self.units_for_one.get(chosen or language(), unit)
        return NBSP.join(part for part in (sign, number, unit) if part)


def _decimal(value: float, digits: int, chosen: Language | None) -> str:
    return decimal(value, digits=digits, locale=chosen or language())


def _say(key: str, chosen: Language | None) -> str:
    with speaking(chosen or language()):
        return say(key)
