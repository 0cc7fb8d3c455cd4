"""The outlines of places: official ones where they are installed, else schematic ones."""

from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import shapely

from geo import former, installed, units
from geo import outlines as shipped
from geo.lineage import former_communes, former_province
from geo.units import FORMER, NATION, TODAY, Unit
from text.error import BansoError

if TYPE_CHECKING:
    import geopandas as gpd

PROVINCES: Final = "provinces"
FORMER_PROVINCES: Final = "former-provinces"
COMMUNES: Final = "communes"
NATIONAL: Final = (PROVINCES, FORMER_PROVINCES, COMMUNES)
FORMER_IN: Final = "former-"
"""Before a province's code: its former communes, schematic whatever is installed."""

CRS: Final = "EPSG:4326"


class UnknownScopeError(BansoError):
    """There is no map of this name."""

    def __init__(self, scope: str) -> None:
        super().__init__("geo.outline_scope", scope=scope)


def outlines(scope: str) -> "gpd.GeoDataFrame":
    """The outlines of a scope, in the order of `units.children`.

    Args:
        scope: A province's code ("11": its communes; "former-11": the former communes that
            lie in it), "provinces" (34), "former-provinces" (63) or "communes" (3,321).

    Returns:
        One row a unit: code, valid_from (ISO date), name (without its kind), geometry
        (Polygon or MultiPolygon, degrees, EPSG:4326); a valid coverage.

    Raises:
        UnknownScopeError: There is no such scope.
    """
    return _outlines(check(scope), version(scope)).copy()


def check(scope: str) -> str:
    """The scope itself, when there is such a scope; UnknownScopeError otherwise."""
    if scope not in NATIONAL and province_of(scope) not in _provinces():
        raise UnknownScopeError(scope)
    return scope


def province_of(scope: str) -> str:
    """The code of the province that a scope shows the units of; empty for a national one."""
    return "" if scope in NATIONAL else scope.removeprefix(FORMER_IN)


def is_former(scope: str) -> bool:
    """Whether it shows the former communes of a province."""
    return scope not in NATIONAL and scope.startswith(FORMER_IN)


def is_schematic(scope: str) -> bool:
    """Whether the scope is drawn from schematic outlines.

    A national map is official only when every province is: official and schematic borders
    of neighbours do not meet.
    """
    if is_former(scope):
        return True
    there = installed.provinces()
    return scope not in there if scope in _provinces() else not set(_provinces()) <= set(there)


def version(scope: str) -> str:
    """Changes whenever the outlines of this scope do: a hash of what they come from."""
    if is_former(scope):
        return f"{version(province_of(scope))} {former.FORMAT}"
    if is_schematic(scope):
        return shipped.digest()
    wanted = (scope,) if scope in _provinces() else _provinces()
    files = [installed.provinces()[code].sha256 for code in wanted]
    return sha256("\n".join(files).encode()).hexdigest()


def communes_of(province_code: str) -> Mapping[str, Any]:
    """The outline of each commune of one province, by code, the best there is."""
    if is_schematic(province_code):
        known = shipped.schematic()
        return {one.code: known[one.code] for one in units.communes(province_code)}
    return installed.read(province_code)


def unit_list(scope: str) -> tuple[Unit, ...]:
    """The units that a scope shows, in the order of its outlines."""
    if scope == PROVINCES:
        return units.children(NATION, edition=TODAY)
    if scope == FORMER_PROVINCES:
        return units.children(NATION, edition=FORMER)
    if is_former(scope):
        return former_communes(province_of(scope))
    return units.communes(NATION.code if scope == COMMUNES else scope, edition=TODAY)


@lru_cache(maxsize=8)
def _outlines(scope: str, _version: str) -> "gpd.GeoDataFrame":
    # With PROJ it takes 11 MB, and a map of the page is drawn from what is kept of it.
    import geopandas as gpd  # noqa: PLC0415 - see above

    listed = unit_list(scope)
    shapes = _shapes(scope)
    return gpd.GeoDataFrame(
        {
            "code": [one.code for one in listed],
            "valid_from": [one.valid_from.isoformat() for one in listed],
            "name": [one.name for one in listed],
        },
        geometry=[shapes[one.code] for one in listed],
        crs=CRS,
    )


def _shapes(scope: str) -> Mapping[str, Any]:
    if scope in NATIONAL:
        return _national_shapes(scope)
    province = province_of(scope)
    today = communes_of(province)
    return former.outlines(province, today=today) if is_former(scope) else today


def _national_shapes(scope: str) -> Mapping[str, Any]:
    shapes = shipped.schematic() if is_schematic(scope) else installed.nation()
    if scope == COMMUNES:
        return shapes
    parts: dict[str, list[Any]] = {}
    for commune in units.communes(NATION.code, edition=TODAY):
        parts.setdefault(_part_of(commune, scope), []).append(shapes[commune.code])
    return {code: dissolved(communes) for code, communes in parts.items()}


def _part_of(commune: Unit, scope: str) -> str:
    if scope == FORMER_PROVINCES:
        return former_province(commune.key)
    above = commune.parent or NATION
    return above.code


def dissolved(communes: list[Any]) -> Any:  # noqa: ANN401 - shapely's own return type
    """One outline of communes that border on each other."""
    return shapely.coverage_union_all(np.array(communes, dtype=object))


@lru_cache(maxsize=1)
def _provinces() -> tuple[str, ...]:
    return tuple(sorted(one.code for one in units.children(NATION, edition=TODAY)))
