"""The figures of the whole country: of its communes, and what they give to their provinces."""

import datetime as dt
from typing import Final

import streamlit as st

from components.state import figures_at
from data import conversion
from data.catalog import indicator
from data.conversion import Converted
from data.folded import Folded, fold
from data.model import Published, slim
from geo.units import TODAY, Level

KEPT: Final = 128  # 0.55 MB each
OPEN_KEPT: Final = 4  # 3 MB each


def of_provinces(version: str, own: Published, *, indicator_id: str, edition: dt.date) -> Converted:
    """What provinces reported of themselves; of the others, what their communes give together.

    Args:
        version: See `components.load.version`.
        own: What provinces reported.
        indicator_id: Of what.
        edition: Which list.
    """
    measure = indicator(indicator_id)
    if not conversion.adds_up(measure):
        return conversion.as_reported(own)
    inside = of_communes(version, indicator_id=indicator_id, edition=edition)
    return conversion.of_provinces(own, inside, indicator=measure, edition=edition)


def of_communes(version: str, *, indicator_id: str, edition: dt.date) -> Published:
    """What every commune of a list reported; too much to keep beside what is made of it."""
    return figures_at(version).observations(
        indicator_ids=[indicator_id], level=Level.COMMUNE, unit_valid_from=edition.isoformat()
    )


@st.cache_resource(max_entries=OPEN_KEPT, show_spinner=False)
def today(version: str, *, indicator_id: str) -> Converted:
    """What every commune of today reported, of all periods.

    A view that was seen is drawn without it, so few tables stay open; the others are folded.

    Args:
        version: See `components.load.version`.
        indicator_id: Of what.
    """
    return Converted(Published(_folded(version, indicator_id=indicator_id).opened()))


@st.cache_resource(max_entries=KEPT, show_spinner=False)
def _folded(version: str, *, indicator_id: str) -> Folded:
    rows = of_communes(version, indicator_id=indicator_id, edition=TODAY)
    return fold(slim(conversion.as_reported(rows)))
