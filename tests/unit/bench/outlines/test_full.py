"""Outlines as dense as the official ones, made of the schematic ones."""

import numpy as np
import shapely

from bench.outlines.full import filled


def test_neighbours_keep_their_border_when_it_is_filled() -> None:
    shapes = np.array([shapely.box(105, 20, 106, 21), shapely.box(106, 20, 107, 21)])
    dense = filled(shapes, step=0.01)
    assert shapely.get_num_coordinates(dense).min() >= 400
    assert shapely.coverage_is_valid(dense)
    assert not shapely.equals(dense, shapes).any()
