"""What pages ask of published figures: rows for a map, totals, series, movers, completeness.

Pure functions over tables; nothing here knows the store or the screen. Rates add up as sums of
numerators over sums of denominators of the places that reported, never as means.
"""

from data.query.completeness import Completeness, completeness
from data.query.in_period import basis_changes, in_period, may_step
from data.query.map_row import MapRows, map_rows, previous_period
from data.query.mover import movers
from data.query.point import outside, periods_with_points, points_at
from data.query.series import Series, completeness_series, province_series, series, values
from data.query.total import Total, Totals, total, totals
from data.query.year_before import has_season, year_before

__all__ = [
    "Completeness",
    "MapRows",
    "Series",
    "Total",
    "Totals",
    "basis_changes",
    "completeness",
    "completeness_series",
    "has_season",
    "in_period",
    "map_rows",
    "may_step",
    "movers",
    "outside",
    "periods_with_points",
    "points_at",
    "previous_period",
    "province_series",
    "series",
    "total",
    "totals",
    "values",
    "year_before",
]
