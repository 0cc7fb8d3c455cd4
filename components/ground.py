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
        published: Every figure of the indicator here, of all periods, on the units of the view.
        told: The same as it was reported, of both lists of units.
        before: Ids of the periods that former communes told, and today's did not.
        breaks: Class limits, the same in every period.
    """

    selection: Selection
    published: Converted
    told: Published
    before: frozenset[str]
    breaks: Breaks

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
    where = {"indicator_id": measure.id, "place": selection.place.code}
    is_converted = selection.units_view is UnitsView.TODAY
    published = load.figures(
        selection.version,
        edition=selection.edition,
        is_converted=is_converted,
        is_by_commune=selection.is_by_commune,
        **where,
    )
    told: Published = published
    before: frozenset[str] = frozenset()
    if not selection.is_national:
        told = load.told(selection.version, **where)
        before = conversion.told_by_former(
            told, units_today(selection), former=selection.former_units, indicator=measure
        )
    classed = [*units_today(selection)]
    classed += [] if is_converted else selection.former_units
    limits = classes.breaks(
        query.values(published, classed, indicator=measure, periods=selection.periods),
        indicator=measure,
        method=selection.method,
        classes=selection.classes,
        given=selection.breaks,
        isolate=selection.isolated,
        aim=classes.Aim.of(selection.goal, measure),
    )
    return Ground(selection=selection, published=published, told=told, before=before, breaks=limits)
