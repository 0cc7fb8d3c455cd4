"""Islands that the national outline leaves out, as small circles where they are."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely

from geo.schematic.site import BOX_FILL, KM_PER_DEGREE, Sites, size_km2

PATH: Final = Path(__file__).with_name("islets.toml")
OFFSHORE_KM: Final = 9.0
CORNERS: Final = 10
LARGEST_KM2: Final = 40.0


def marked(patches: Mapping[int, Any], *, sites: Sites, country: Any) -> dict[str, Any]:  # noqa: ANN401
    """Every commune's outline by its code, with its islands; those without land get a circle."""
    far = _far()
    islets: dict[str, list[Any]] = {code: list(shapes) for code, shapes in far.items()}
    for place, island in _islands(sites, country):
        if sites.codes[place] not in far:
            islets.setdefault(sites.codes[place], []).append(island)
    for place, code in enumerate(sites.codes):
        if place not in patches and code not in islets:
            alone = _circle(*sites.centre[place], km2=_size(sites.area_km2[place]))
            islets[code] = [alone]
    taken = shapely.union_all([shape for shapes in islets.values() for shape in shapes])
    complete = {}
    for place, code in enumerate(sites.codes):
        own = islets.get(code, [])
        if place in patches and code not in far:
            own = [shapely.difference(patches[place], taken), *own]
        complete[code] = shapely.union_all(own)
    return complete


def _islands(sites: Sites, country: Any) -> Iterator[tuple[int, Any]]:  # noqa: ANN401
    """Sites well off the land, and communes that lie there as a whole."""
    away = shapely.distance(shapely.points(sites.point), country) * KM_PER_DEGREE
    for place in np.flatnonzero(away > OFFSHORE_KM):
        box = sites.box[place]
        middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if shapely.distance(shapely.Point(middle), country) * KM_PER_DEGREE > OFFSHORE_KM:
            owner = int(sites.owner[place])
            most = _size(sites.area_km2[owner])
            km2 = min(BOX_FILL * size_km2(tuple(box)), most)
            yield owner, _circle(*sites.point[place], km2=km2)


def _size(area_km2: float) -> float:
    return float(np.clip(np.nan_to_num(area_km2, nan=2.0), 2.0, LARGEST_KM2))


def _far() -> dict[str, list[Any]]:
    """The features of Hoàng Sa and Trường Sa, by the code of their special zone."""
    table = tomllib.loads(PATH.read_text(encoding="utf-8"))
    km2 = np.pi * table["radius_km"] ** 2
    zones = (table["hoang_sa"], table["truong_sa"])
    return {
        zone["code"]: [_circle(east, north, km2=km2) for _, north, east in zone["features"]]
        for zone in zones
    }


def _circle(longitude: float, latitude: float, *, km2: float) -> Any:  # noqa: ANN401
    angle = np.arange(CORNERS) * 2 * np.pi / CORNERS
    radius = np.sqrt(km2 / np.pi) / KM_PER_DEGREE
    east = longitude + radius / np.cos(np.radians(latitude)) * np.cos(angle)
    return shapely.Polygon(np.stack([east, latitude + radius * np.sin(angle)], axis=1))
