"""Who answers for a target or a task."""

from dataclasses import dataclass

from data.catalog.term import Terms, spoken


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
