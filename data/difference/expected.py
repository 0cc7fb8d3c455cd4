"""The units that a workbook is expected to speak of."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence

from data.ingest.kept_out import KeptOut
from data.model import Observations
from geo import units
from geo.units import NATION, Level, Unit, UnitKey


def expected(
    observations: Observations,
    kept_out: Sequence[KeptOut] = (),
    *,
    scope: str,
    edition: dt.date,
) -> tuple[Unit, ...]:
    """Every unit of the tier that the workbook mostly speaks of, in Vietnamese order.

    All communes of the province for a table by commune, all provinces for a table of the
    nation; the one commune of a form, and the province itself where only it reports.

    Args:
        observations: Of the workbook.
        kept_out: Figures that errors keep out: their units were spoken of too.
        scope: Code of its province, or "VN".
        edition: The list of units it follows.
    """
    told = set(zip(observations["unit_code"], observations["unit_valid_from"], strict=True))
    keys = {UnitKey(code, dt.date.fromisoformat(since)) for code, since in told}
    found = [units.unit(key) for key in keys | {one.unit for one in kept_out}]
    if len(found) <= 1:
        return tuple(found)
    tiers = Counter(one.level for one in found)
    level = max(Level, key=lambda tier: (tiers[tier], list(Level).index(tier)))
    if level is Level.COMMUNE:
        return units.communes(scope, edition=edition)
    if level is Level.PROVINCE:
        return units.children(NATION, edition=edition)
    return tuple(sorted((one for one in found if one.level is level), key=lambda one: one.code))


def whole(told: Sequence[Unit], *, scope: str, edition: dt.date) -> tuple[Unit, ...]:
    """The units that a total is made of: for a form of one commune, all of its province.

    Args:
        told: See `expected`.
        scope: Code of the province, or "VN".
        edition: The list of units.
    """
    if len(told) == 1 and told[0].level is Level.COMMUNE and scope != NATION.code:
        return units.communes(scope, edition=edition)
    return tuple(told)
