"""One indicator's figures over all periods on one list of units, for ranks and gaps."""

from dataclasses import dataclass

from components import figure, load
from components.filters import Selection, units_of
from data import conversion
from data.catalog import Indicator
from data.conversion import Converted
from data.period import Period
from geo import attribute
from geo.units import TODAY, Unit
from text import language


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineup:
    """What ranks and gaps are made of.

    Args:
        selection: Place, indicator, period.
        units: Today's communes, or provinces by the view's list.
        published: The indicator's figures of all periods, on these units.
        period: When.
    """

    selection: Selection
    units: tuple[Unit, ...]
    published: Converted
    period: Period

    @property
    def indicator(self) -> Indicator:
        """Which one."""
        return self.selection.indicator

    @property
    def key(self) -> tuple[object, ...]:
        """Tells this view from every other, in any language and revision."""
        one = self.selection
        view = (one.version, one.place.code, one.edition, one.indicator.id, self.period)
        return (*view, conversion.version(), attribute.version(), language())

    @property
    def is_demonstration(self) -> bool:
        """Some figure of it is invented."""
        return bool(self.published["is_demonstration"].any())

    @property
    def level_words(self) -> str:
        """What the units are called."""
        edition = self.selection.edition if self.selection.is_national else TODAY
        return figure.level_words(self.selection.place, edition)


def lineup(selection: Selection) -> Lineup | None:
    """The figures of the chosen indicator; None where it has none here."""
    if selection.period is None:
        return None
    edition = selection.edition if selection.is_national else TODAY
    return Lineup(
        selection=selection,
        units=units_of(selection.place, edition),
        published=load.figures(
            selection.version,
            indicator_id=selection.indicator.id,
            place=selection.place.code,
            edition=edition,
            is_converted=True,
        ),
        period=selection.period,
    )
