"""What all periods of a view stand on: its figures, and the classes that stay the same."""

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from components import load
from components.dressing import units_today
from components.filters import Selection
from components.units_view import UnitsView
from data import classes, conversion, query
from data.classes import Breaks
from data.conversion import Converted
from data.model import Published


@dataclass(frozen=True, kw_only=True)
class Ground:
    """An indicator in a place, at any time.

    Args:
        selection: A view of it; its period and its unit mean nothing here.
        held: See `published`; None of all communes, whose figures are too many to be kept open.
        reported: See `told`; None of the nation.
        before: Ids of the periods that former communes told, and today's did not.
        breaks: Class limits, the same in every period.
    """

    selection: Selection
    held: Converted | None
    reported: Published | None
    before: frozenset[str]
    breaks: Breaks

    @property
    def published(self) -> Converted:
        """Every figure of the indicator here, of all periods, on the units of the view.

        Of all communes it is opened anew for the few who read it, so do that once.
        """
        return _figures(self.selection) if self.held is None else self.held

    @property
    def told(self) -> Published:
        """The same as it was reported, of both lists of units."""
        return self.published if self.reported is None else self.reported

    @cached_property
    def whole_over_time(self) -> pd.DataFrame:
        """The figure of all together in each period with figures; see `whole_series`."""
        return conversion.whole_series(
            self.told,
            units_today(self.selection),
            former=self.selection.former_units,
            indicator=self.selection.indicator,
            periods=self.selection.periods,
        )


def ground(selection: Selection) -> Ground:
    """What a view stands on; made once for all of its periods."""
    parts = (
        *(selection.version, selection.place.code, selection.edition, selection.indicator.id),
        *(selection.method, selection.classes, selection.breaks, selection.units_view),
        *(selection.isolated, selection.is_by_commune, conversion.version()),
    )
    return _made(" ".join(map(str, parts)), selection)


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _made(key: str, _selection: Selection) -> Ground:  # noqa: ARG001 - the key
    selection, measure = _selection, _selection.indicator
    published = _figures(selection)
    told: Published | None = None
    before: frozenset[str] = frozenset()
    if not selection.is_national:
        told = load.told(selection.version, indicator_id=measure.id, place=selection.place.code)
        before = conversion.told_by_former(
            told, units_today(selection), former=selection.former_units, indicator=measure
        )
    classed = [*units_today(selection)]
    classed += [] if selection.units_view is UnitsView.TODAY else selection.former_units
    limits = classes.breaks(
        query.values(published, classed, indicator=measure, periods=selection.periods),
        indicator=measure,
        method=selection.method,
        classes=selection.classes,
        given=selection.breaks,
        isolate=selection.isolated,
        aim=classes.Aim.of(selection.goal, measure),
    )
    return Ground(
        selection=selection,
        held=None if selection.is_by_commune else published,
        reported=told,
        before=before,
        breaks=limits,
    )


def _figures(selection: Selection) -> Converted:
    return load.figures(
        selection.version,
        indicator_id=selection.indicator.id,
        place=selection.place.code,
        edition=selection.edition,
        is_converted=selection.units_view is UnitsView.TODAY,
        is_by_commune=selection.is_by_commune,
    )
