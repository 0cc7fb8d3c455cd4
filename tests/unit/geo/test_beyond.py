"""Points held against the outline of the unit that claims them."""

import pytest
import shapely

from geo import boundary
from geo.beyond import Claim, beyond

WEST = shapely.box(103.0, 21.0, 103.1, 21.1)
EAST = shapely.box(103.1, 21.0, 103.2, 21.1)
OUTLINES = {"03001": WEST, "03002": EAST}


def test_a_point_inside_and_one_on_the_edge_are_in_their_unit() -> None:
    found = beyond([Claim("03001", 21.05, 103.05), Claim("03001", 21.05, 103.1)], OUTLINES)
    assert found == [(0.0, "03001"), (0.0, "03001")]


@pytest.mark.parametrize(
    ("claim", "metres", "holder"),
    [
        (Claim("03001", 21.05, 103.15), 5_189, "03002"),  # 0.05° east at 21° north
        (Claim("03001", 21.15, 103.05), 5_560, ""),  # 0.05° north
        (Claim("03002", 20.9991, 103.15), 100, ""),
    ],
)
def test_outside_is_told_in_metres_with_whoever_holds_the_point(
    claim: Claim, metres: float, holder: str
) -> None:
    (found,) = beyond([claim], OUTLINES)
    assert found is not None
    assert found.metres == pytest.approx(metres, rel=0.01)
    assert found.holder == holder


def test_a_unit_without_an_outline_decides_nothing() -> None:
    assert beyond([Claim("99999", 21.0, 103.0)], OUTLINES) == [None]


def test_the_inner_point_of_every_commune_lies_in_it() -> None:
    outlines = boundary.communes_of("11")
    inner = {code: shape.representative_point() for code, shape in outlines.items()}
    claims = [Claim(code, point.y, point.x) for code, point in inner.items()]
    assert beyond(claims, outlines) == [(0.0, code) for code in inner]
