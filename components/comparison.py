"""What the page of comparisons looks at: which view, which time, and every figure of that time."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd
import streamlit as st

from components import address, figure, load
from components.filters import Selection, units_of
from components.told import of_place
from data import compare, conversion
from data.catalog import Indicator, Target, groups, indicators
from data.compare import Cells
from data.model import Published
from data.period import Period, parse
from data.store import AtRevision
from geo import attribute, lineage, units
from geo.units import FORMER, TODAY, Level, Unit, UnitKey
from text import language

HEAT: Final = "heat"
SCATTER: Final = "scatter"
RANK: Final = "rank"
EQUITY: Final = "equity"
VIEWS: Final = (HEAT, SCATTER, RANK, EQUITY)
ALL: Final = "all"
AT: Final = "at"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Every indicator of every place at one time.

    Args:
        selection: Place and revision.
        edition: Which list the units belong to.
        period: When.
        periods: Those on offer, newest first.
        units: Rows, in Vietnamese order.
        measures: Indicators with a figure then, in the catalogue's order.
        cells: See `data.compare.Cells`.
        targets: What counts here then, by indicator.
    """

    selection: Selection
    edition: dt.date
    period: Period
    periods: tuple[Period, ...]
    units: tuple[Unit, ...]
    measures: tuple[Indicator, ...]
    cells: Cells
    targets: Mapping[str, Target]

    @property
    def key(self) -> tuple[object, ...]:
        """Tells these figures from every other, in any language and revision."""
        one = self.selection
        view = (one.version, one.place.code, self.edition, self.period)
        return (*view, conversion.version(), attribute.version(), language())

    @property
    def is_demonstration(self) -> bool:
        """Some figure in view is invented."""
        return bool(self.cells["is_demonstration"].any())

    @property
    def level_words(self) -> str:
        """What the units are called."""
        return figure.level_words(self.selection.place, self.edition)

    @property
    def names(self) -> dict[str, Unit]:
        """Units by code."""
        return {one.code: one for one in self.units}

    def measure(self, indicator_id: str) -> Indicator:
        """One of the measures."""
        return next(one for one in self.measures if one.id == indicator_id)


def view() -> str:
    """Which of the four views the address asks for."""
    return address.settle("show", VIEWS, default=VIEWS[0], is_quiet=True)


def comparison(selection: Selection) -> Comparison | None:
    """All indicators at the time that the address names; None where nothing was ever reported."""
    known = _known(selection.version, selection.place.code)
    periods = tuple(sorted({parse(one) for one in known["period"]}, reverse=True))
    if not periods:
        return None
    names = [str(one) for one in periods]
    usual = str(selection.period) if str(selection.period) in names else names[0]
    period = parse(address.settle(AT, names, default=usual))
    known = known[known["period"] == str(period)]
    edition = _edition(known) if selection.is_national else TODAY
    if selection.is_national:
        known = known[known["unit_valid_from"] == edition.isoformat()]
    there = set(known["indicator_id"])
    measures = tuple(one for one in indicators().values() if one.id in there)
    found = {one.id: figure.target_of(one, selection.place, period) for one in measures}
    return Comparison(
        selection=selection,
        edition=edition,
        period=period,
        periods=periods,
        units=units_of(selection.place, edition),
        measures=measures,
        cells=_cells(
            selection.version,
            conversion.version(),
            place=selection.place.code,
            edition=edition,
            period=str(period),
        ),
        targets={key: one for key, one in found.items() if one is not None},
    )


def groups_there(one: Comparison) -> list[str]:
    """Ids of the groups of indicators that have a figure, in the catalogue's order."""
    there = {measure.group_id for measure in one.measures}
    return [key for key in groups() if key in there]


def _known(version: str, place: str) -> pd.DataFrame:
    """What units reported of themselves: all indicators at once are not added up here."""
    known = of_place(version, place)
    is_own = ~known["is_summed"] if "is_summed" in known else True
    return known[is_own & (known["reported"] > 0)]


def _edition(known: pd.DataFrame) -> dt.date:
    """Of both lists of provinces, the one with more figures then."""
    counts = known.groupby("unit_valid_from")["reported"].sum()
    return dt.date.fromisoformat(max(counts.index, key=lambda one: (counts[one], one)))


@st.cache_resource(max_entries=load.VIEWS_KEPT, show_spinner=False)
def _cells(
    version: str,
    weighed: str,  # noqa: ARG001 - a key: other weights are other figures
    *,
    place: str,
    edition: dt.date,
    period: str,
) -> Cells:
    """The figures of one period, out of one question; of old, a second of former communes."""
    above = units.unit(units.NATION if place == units.NATION.code else UnitKey(place, TODAY))
    known = _known(version, place)
    known = known[known["period"] == period]
    measures = [one for one in indicators().values() if one.id in set(known["indicator_id"])]
    figures = load.figures_at(version)
    if above.key == units.NATION:
        rows = figures.observations(
            level=Level.PROVINCE, periods=[period], unit_valid_from=edition.isoformat()
        )
    else:
        rows = figures.observations(
            level=Level.COMMUNE,
            province_code=place,
            periods=[period],
            unit_valid_from=edition.isoformat(),
        )
        rows = _with_former(rows, known, figures, place=place, period=period)
    return compare.cells(rows, units_of(above, edition), measures, weights=conversion.weights())


def _with_former(
    rows: Published, known: pd.DataFrame, figures: AtRevision, *, place: str, period: str
) -> Published:
    since = FORMER.isoformat()
    there = set(known.loc[known["unit_valid_from"] == since, "province_code"])
    tables = [
        figures.observations(
            level=Level.COMMUNE, province_code=code, unit_valid_from=since, periods=[period]
        )
        for code in lineage.former_provinces(place)
        if code in there
    ]
    return Published(pd.concat([rows, *tables], ignore_index=True)) if tables else rows
