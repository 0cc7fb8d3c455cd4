"""What sorts of measures there are, which end is good, and how parts make a whole."""

from enum import StrEnum


class Kind(StrEnum):
    """What sort of measure it is; decides how it is drawn, checked and added up."""

    RATE = "rate"
    COUNT = "count"
    INDEX = "index"
    RANK = "rank"
    YES_NO = "yes_no"


class Direction(StrEnum):
    """Which end is good."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class Aggregation(StrEnum):
    """How a place's figure comes from its parts.

    RATIO: sum of numerators over sum of denominators. SUM: added. LATEST: published for the
    place itself, each figure replacing the one before. SHARE_OF_YES: percent of the places
    that said yes. NONE: parts do not add up.
    """

    RATIO = "ratio"
    SUM = "sum"
    LATEST = "latest"
    SHARE_OF_YES = "share_of_yes"
    NONE = "none"
