"""Where figures come from, and the headings that indicators stand under."""

import datetime as dt
from dataclasses import dataclass

from data.catalog.term import Terms, spoken
from text import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a figure or a rule came from: enough to cite it and to fetch it again.

    Args:
        id: Name in the catalogue.
        titles: Title of the document.
        publishers: Who published it.
        url: Empty where there is none.
        licences: Terms under which it was published.
        retrieved: Day on which it was read, None where that is not known.
    """

    id: str
    titles: Terms
    publishers: Terms
    url: str
    licences: Terms
    retrieved: dt.date | None

    @property
    def title(self) -> str:
        """Title in the reader's language."""
        return spoken(self.titles)

    @property
    def publisher(self) -> str:
        """Publisher in the reader's language."""
        return spoken(self.publishers)

    @property
    def licence(self) -> str:
        """Licence in the reader's language."""
        return spoken(self.licences)

    @property
    def citation(self) -> str:
        """One line for the foot of a chart: publisher, then title."""
        return f"{self.publisher}, {self.title}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A heading that indicators stand under; G1 to G6 are the plans' groups of solutions."""

    id: str
    names: Terms

    def name(self, chosen: Language | None = None) -> str:
        """Name in this language, by default the reader's."""
        return spoken(self.names, chosen)
