"""Who answers for a target or a task."""

from dataclasses import dataclass

from data.catalog import Indicator
from data.catalog.term import Terms, spoken
from geo.name import fold
from text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An agency, a sector or a tier of local authorities.

    Args:
        id: Name in the register.
        names: Full name.
        short_names: For tables and charts: `Sở KH&CN`.
    """

    id: str
    names: Terms
    short_names: Terms

    @property
    def name(self) -> str:
        """Full name in the reader's language."""
        return spoken(self.names)

    @property
    def short_name(self) -> str:
        """Name for tables, in the reader's language."""
        return spoken(self.short_names)


class Agencies(dict[str, Agency]):
    """Agencies by id; a workbook may name one that no list has, and its words are its id."""

    def __missing__(self, name: str) -> Agency:
        """The agency as it is written."""
        return Agency(id=name, names={Language.VI: name}, short_names={Language.VI: name})


def from_catalogue(indicator: Indicator) -> Agency:
    """The first agency that the catalogue names for an indicator."""
    names = {language: text.split(";")[0].strip() for language, text in indicator.agencies.items()}
    key = "-".join(fold(names[Language.VI]).split())
    return Agency(id=key, names=names, short_names=names)
