"""Figures of former communes on today's: what adds up, what does not, and why."""

from data.conversion.basis import ADDED, Conversion, Converted
from data.conversion.converting import adds_up, as_reported, convert, convert_all
from data.conversion.province import INSIDE, OWN, commune_counts, of_provinces
from data.conversion.row import compared, is_uneven, with_conversion
from data.conversion.weight import NO_WEIGHTS, Weight, WeightError, Weights, version, weights
from data.conversion.whole import told_by_former, whole_series

__all__ = [
    "ADDED",
    "INSIDE",
    "NO_WEIGHTS",
    "OWN",
    "Conversion",
    "Converted",
    "Weight",
    "WeightError",
    "Weights",
    "adds_up",
    "as_reported",
    "commune_counts",
    "compared",
    "convert",
    "convert_all",
    "is_uneven",
    "of_provinces",
    "told_by_former",
    "version",
    "weights",
    "whole_series",
    "with_conversion",
]
