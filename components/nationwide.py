"""The figures of the whole country: of its communes, and what they give to their provinces."""

import datetime as dt

from components.state import figures_at
from data import conversion
from data.catalog import indicator
from data.conversion import Converted
from data.model import Published
from geo.units import Level


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
