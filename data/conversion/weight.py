"""How much of a divided commune went where, for those who publish it; the product ships none."""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geo import lineage, operator_table
from geo.home import home
from geo.lineage import Link, Relation
from geo.operator_table import Stamp
from geo.units import FORMER, TODAY, UnitKey
from text.error import BansoError

FILE: Final = "lineage-weights.csv"
COLUMNS: Final = ("old_code", "new_code", "weight", "basis", "source")
TINY: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """The share of a divided commune that went into one of today's.

    Args:
        value: Above 0, at most 1.
        basis: What was divided by it, e.g. `population 2024`.
        source: Who published it; a weight without a source is not taken.
    """

    value: float
    basis: str
    source: str = ""


Weights = Mapping[Link, Weight]
NO_WEIGHTS: Final[Weights] = MappingProxyType({})


class WeightError(BansoError):
    """The operator's table of weights cannot be used; says where, what stands there, and why."""


def weights() -> Weights:
    """The weights in `BANSO_HOME/lineage-weights.csv`; none where there is no such file.

    Columns old_code, new_code, weight, basis, source; UTF-8. Read again when the file changes.

    Raises:
        WeightError: A line cannot be used.
    """
    stamp = operator_table.stamp(FILE)
    return NO_WEIGHTS if stamp is None else _read(home() / FILE, stamp)


def version() -> str:
    """Changes whenever the weights do; keys what was computed from them."""
    return operator_table.version(FILE)


@lru_cache(maxsize=2)
def _read(path: Path, _stamp: Stamp) -> Weights:
    found: dict[Link, Weight] = {}
    given: dict[UnitKey, float] = defaultdict(float)
    known = frozenset(lineage.links())
    for line, said in operator_table.lines(path, COLUMNS, error=WeightError):
        link, weight = _weight(said, line, known)
        given[link.old] += weight.value
        if link in found or given[link.old] > 1 + TINY:
            key = "conversion.weight_sum"
            raise WeightError(key, file=FILE, line=line, code=link.old.code)
        found[link] = weight
    return MappingProxyType(found)


def _weight(said: Mapping[str, str], line: int, known: frozenset[Link]) -> tuple[Link, Weight]:
    link = Link(UnitKey(said["old_code"], FORMER), UnitKey(said["new_code"], TODAY), Relation.PART)
    if link not in known:
        key = "conversion.weight_link"
        raise WeightError(key, file=FILE, line=line, old=said["old_code"], new=said["new_code"])
    try:
        value = float(said["weight"])
    except ValueError:
        value = math.nan
    if not 0 < value <= 1:
        key = "conversion.weight_value"
        raise WeightError(key, file=FILE, line=line, text=said["weight"])
    if not (said["basis"] and said["source"]):
        key = "conversion.weight_source"
        raise WeightError(key, file=FILE, line=line)
    return link, Weight(value=value, basis=said["basis"], source=said["source"])
