"""Classes of a map: their limits, which one a value falls in, their names and colours.

Map, legend, table, exports and alt text all take class and colour from here. The rule is
start <= v < end, the last class closed. Limits are made from every period of an indicator in
a place, so they stay when the period changes.
"""

from data.classes.aim import Aim, Standing
from data.classes.diverging import AGAINST, DIVERGING, diverging, symmetrical
from data.classes.given import WrongLimitsError, limits, told, written
from data.classes.label import change_labels, labels
from data.classes.limit import FEWEST, MOST, USUAL, Breaks, breaks, classified, classify, counts
from data.classes.ramp import colours, palette
from data.classes.step import Method

__all__ = [
    "AGAINST",
    "DIVERGING",
    "FEWEST",
    "MOST",
    "USUAL",
    "Aim",
    "Breaks",
    "Method",
    "Standing",
    "WrongLimitsError",
    "breaks",
    "change_labels",
    "classified",
    "classify",
    "colours",
    "counts",
    "diverging",
    "labels",
    "limits",
    "palette",
    "symmetrical",
    "told",
    "written",
]
