"""Levels of detail."""

import numpy as np
import shapely

from geo.simplify import METRES_PER_DEGREE, Detail, cleaned, simplified, without_specks

KILOMETRE = 1000 / METRES_PER_DEGREE
COARSE = Detail(tolerance_m=300, step=1e-4)


def wavy(x: float, *, height: float = 0.1) -> list[tuple[float, float]]:
    """A border from south to north that swings by 100 m."""
    steps = np.linspace(0, height, 101)
    return [(x + 0.1 * KILOMETRE * (n % 2), float(y)) for n, y in enumerate(steps)]


def test_neighbours_keep_their_common_border_with_fewer_vertices() -> None:
    border = wavy(0.1)
    west = shapely.Polygon([(0, 0), *border, (0, 0.1)])
    east = shapely.Polygon([(0.2, 0.1), *reversed(border), (0.2, 0)])
    simpler = simplified([west, east], COARSE)
    assert shapely.get_num_coordinates(simpler).sum() < 40
    assert shapely.coverage_is_valid(simpler)


def test_an_outer_border_can_be_left_alone() -> None:
    shape = shapely.Polygon([(0.2, 0.1), *reversed(wavy(0.1)), (0.2, 0)])
    assert simplified([shape], COARSE, boundary=False)[0].equals_exact(shape, 0)


def test_cleaning_closes_a_gap_and_takes_away_an_overlap() -> None:
    metre = KILOMETRE / 1000
    shapes = [
        shapely.box(0, 0, 0.1, 0.1),
        shapely.box(0.1 - 20 * metre, 0, 0.2, 0.1),
    ]
    fitted = cleaned(shapes)
    assert shapely.coverage_is_valid(fitted)
    assert shapely.area(fitted).sum() == shapely.area(shapely.union_all(shapes))


def test_specks_go_but_a_unit_keeps_its_largest_part() -> None:
    speck, isle = KILOMETRE / 10, KILOMETRE
    group = shapely.MultiPolygon(
        [shapely.box(0, 0, isle, isle), shapely.box(1, 1, 1 + speck, 1 + speck)]
    )
    tiny = shapely.MultiPolygon(
        [shapely.box(2, 2, 2 + speck, 2 + speck), shapely.box(3, 3, 3 + speck / 2, 3 + speck / 2)]
    )
    kept = without_specks(np.array([group, tiny], dtype=object), COARSE)
    assert [shapely.get_num_geometries(shape) for shape in kept] == [1, 1]
    assert kept[1].bounds[0] == 2
