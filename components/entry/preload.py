"""What never changes while the server runs, loaded before the first reader comes."""

import gc
import importlib
import pkgutil
from functools import cache
from typing import Final

from components import charts, plate
from data import catalog
from geo import lineage, units
from geo.units import FORMER, NATION, TODAY

SELDOM: Final = (20_000, 20, 20)  # new objects between searches; a run makes some thousands


def load() -> None:
    """Charts, pictures, units, their lineage and the catalogue; none of it is ever let go.

    Python looks through all it holds for what nobody needs any more, and would look through
    these hundreds of thousands of objects, too, in the midst of answering somebody; frozen,
    they are left alone. Pages are not among them: streamlit-folium must be imported by a run,
    or Streamlit serves no frame for it.
    """
    for package in (charts, plate):
        for one in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            importlib.import_module(one.name)
    catalog.indicators()
    units.children(NATION, edition=FORMER)
    for province in units.children(NATION, edition=TODAY):
        lineage.former_communes(province.code)
    _freeze()


@cache
def after_first_run() -> None:
    """The same of what the first page brought along; once a process."""
    _freeze()


def _freeze() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
