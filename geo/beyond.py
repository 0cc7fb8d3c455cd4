"""How far points lie outside the outline of the unit that claims them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import shapely

METRES_PER_DEGREE: Final = 111_195.0  # of a sphere of the earth's mean radius


class Claim(NamedTuple):
    """A point, degrees WGS 84, and the code of the unit that it is said to lie in."""

    code: str
    latitude: float
    longitude: float


class Beyond(NamedTuple):
    """Metres outside the unit, 0 inside it; and the code of the unit that does hold the point."""

    metres: float
    holder: str


def beyond(claims: Sequence[Claim], outlines: Mapping[str, Any]) -> list[Beyond | None]:
    """Each claim held against an outline; None where there is no outline of its unit.

    Args:
        claims: The points.
        outlines: Shapely geometry by code, degrees; a point is looked for in all of them.
    """
    codes = list(outlines)
    tree = shapely.STRtree([outlines[code] for code in codes])
    return [
        _one(claim, outlines[claim.code], tree, codes) if claim.code in outlines else None
        for claim in claims
    ]


def _one(claim: Claim, outline: Any, tree: shapely.STRtree, codes: list[str]) -> Beyond:  # noqa: ANN401 - shapely's own
    point = shapely.Point(claim.longitude, claim.latitude)
    if outline.covers(point):
        return Beyond(0.0, claim.code)
    holders = tree.query(point, predicate="intersects")
    return Beyond(_metres(claim, outline), codes[int(holders[0])] if len(holders) else "")


def _metres(claim: Claim, outline: Any) -> float:  # noqa: ANN401 - shapely's own
    """On a plane that is true around the point; a thousandth off over some kilometres."""
    east = METRES_PER_DEGREE * float(np.cos(np.radians(claim.latitude)))
    origin, scale = (claim.longitude, claim.latitude), (east, METRES_PER_DEGREE)
    plane = shapely.transform(outline, lambda degrees: (degrees - origin) * scale)
    return float(plane.distance(shapely.Point(0, 0)))
