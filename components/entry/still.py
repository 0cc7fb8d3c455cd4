"""What never changes while the server runs, loaded before the first reader comes."""

import gc
import importlib
import pkgutil
from typing import Final

import components
from data import catalog
from geo import lineage, units
from geo.units import FORMER, NATION, TODAY

PAGE: Final = "components.shell"  # a script: importing it would run it


def load() -> None:
    """Modules, units, their lineage and the catalogue; none of it is ever let go.

    Python looks through all it holds for what nobody needs any more, and would look through
    these hundreds of thousands of objects, too, in the midst of answering somebody; frozen,
    they are left alone.
    """
    for one in pkgutil.walk_packages(components.__path__, "components."):
        if one.name != PAGE:
            importlib.import_module(one.name)
    catalog.indicators()
    units.children(NATION, edition=FORMER)
    for province in units.children(NATION, edition=TODAY):
        lineage.former_communes(province.code)
    gc.collect()
    gc.freeze()
