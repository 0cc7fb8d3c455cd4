"""Shapes that share borders, as arcs."""

import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.arc import cut, join

SQUARES = [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.box(0, 1, 2, 2)]
FITTED = shapely.coverage_clean(SQUARES)  # type: ignore[attr-defined] # stubs lag


def test_a_common_border_is_stored_once() -> None:
    arcs = cut(FITTED[:2], step=0.5)
    assert len(arcs.arcs) == 3
    (first,), (second,) = (polygon for (polygon,) in arcs.shapes)
    shared = {max(n, ~n) for n in first} & {max(n, ~n) for n in second}
    assert len(shared) == 1


def test_shapes_come_back_as_they_were() -> None:
    back = join(cut(FITTED, step=0.5))
    assert all(a.equals(b) for a, b in zip(FITTED, back, strict=True))


def test_a_hole_and_what_fills_it_share_one_arc() -> None:
    island = shapely.box(1, 1, 2, 2)
    ring = shapely.Polygon(shapely.box(0, 0, 3, 3).exterior, [island.exterior])
    arcs = cut([ring, island], step=1)
    assert len(arcs.arcs) == 2
    assert [shape.area for shape in join(arcs)] == [8, 1]


def test_a_ring_below_the_grid_is_dropped_and_its_shape_keeps_its_place() -> None:
    arcs = cut([shapely.box(0, 0, 0.01, 0.01), shapely.box(5, 5, 6, 6)], step=1)
    assert [len(shape) for shape in arcs.shapes] == [0, 1]


def test_rings_that_touch_themselves_survive() -> None:
    bow = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(1, 1, 2, 2)])
    assert join(cut([bow], step=1))[0].equals(bow)


@given(
    cells=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, unique=True),
    owners=st.lists(st.integers(0, 3), min_size=25, max_size=25),
)
def test_any_patchwork_keeps_every_area(cells: list[tuple[int, int]], owners: list[int]) -> None:
    patches: dict[int, list[shapely.Geometry]] = {}
    for (x, y), owner in zip(cells, owners, strict=False):
        patches.setdefault(owner, []).append(shapely.box(x, y, x + 1, y + 1))
    shapes = shapely.coverage_clean(  # type: ignore[attr-defined] # stubs lag
        [shapely.union_all(boxes) for boxes in patches.values()]
    )
    back = join(cut(shapes, step=1))
    assert all(a.equals(b) for a, b in zip(shapes, back, strict=True))
