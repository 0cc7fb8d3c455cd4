"""How a figure came to stand at one of today's communes."""

from enum import StrEnum
from typing import Final, NewType

from data.model import Published


class Conversion(StrEnum):
    """What a figure on today's communes rests on.

    AS_REPORTED: reported for this very unit. SUMMED: every former commune went into it whole
    and answered. PARTIAL: some of them did not answer; a rate is of those that did, a sum
    would be too low and is not given. ESTIMATED: a divided one is in it, by a published
    weight. NOT_CONVERTIBLE: there are figures of former communes, and no way to today's.

    Of a province, what its communes give together: SUMMED: all answered. MOSTLY: half of them
    or more; marked wherever it is printed, classed and ranked. PARTIAL: fewer, in no class and
    no order. NOT_CONVERTIBLE: they gave percentages without counts.
    """

    AS_REPORTED = "as_reported"
    SUMMED = "summed"
    MOSTLY = "mostly"
    PARTIAL = "partial"
    ESTIMATED = "estimated"
    NOT_CONVERTIBLE = "not_convertible"


Converted = NewType("Converted", Published)
"""Figures of today's units: the columns of `data.model.Published` (state may also be
`data.model.NOT_CONVERTIBLE`) and

conversion (Conversion); conversion_reason (str, message key of why there is no full figure,
else "", and of a province what its figure is made of); former_reported, former_of (Int64: how
many former communes, of a province how many of its communes answered, and of how many; NA where
the figure was not converted).
"""

ADDED: Final = ("conversion", "conversion_reason", "former_reported", "former_of")
