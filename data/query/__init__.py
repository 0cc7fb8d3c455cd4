"""What pages ask of published figures: rows for a map, totals, series, movers, completeness.

Pure functions over tables; nothing here knows the store or the screen. Rates add up as sums of
numerators over sums of denominators of the places that reported, never as means.
"""

from data.query.completeness import Completeness, completeness
from data.query.map_row import MapRows, map_rows, previous_period
from data.query.mover import movers
from data.query.point import outside, periods_with_points, points_at
from data.query.series import Series, completeness_series, province_series, series, values
from data.query.total import Total, total

__all__ = [
    "Completeness",
    "MapRows",
    "Series",
    "Total",
    "completeness",
    "completeness_series",
    "map_rows",
    "movers",
    "outside",
    "periods_with_points",
    "points_at",
    "previous_period",
    "province_series",
    "series",
    "total",
    "values",
]
