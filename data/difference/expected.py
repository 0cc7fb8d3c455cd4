"""The units that a workbook is expected to speak of."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from data.ingest.kept_out import KeptOut
from data.model import Observations
from geo import units
from geo.lineage import former_communes
from geo.units import FORMER, NATION, TODAY, Level, Unit, UnitKey


def expected(
    observations: Observations,
    kept_out: Sequence[KeptOut] = (),
    *,
    scope: str,
    edition: dt.date,
) -> tuple[Unit, ...]:
    """Every unit of the tier that the workbook mostly speaks of, in Vietnamese order.

    All communes of the province for a table by commune, all provinces for a table of the
    nation; the one commune of a form, and the province itself where only it reports. A table
    in former communes is expected to have the former communes that lie in the province.

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
    list_ = list_of((one.key for one in found if one.level is level), edition=edition)
    if level is Level.COMMUNE:
        return _communes(scope, edition=edition, of_list=list_)
    if level is Level.PROVINCE:
        return units.children(NATION, edition=list_)
    return tuple(sorted((one for one in found if one.level is level), key=lambda one: one.code))


def whole(told: Sequence[Unit], *, scope: str, edition: dt.date) -> tuple[Unit, ...]:
    """The units that a total is made of: for a form of one commune, all of its province.

    Args:
        told: See `expected`.
        scope: Code of the province, or "VN".
        edition: The list of units.
    """
    if len(told) == 1 and told[0].level is Level.COMMUNE and scope != NATION.code:
        return _communes(scope, edition=edition, of_list=told[0].valid_from)
    return tuple(told)


def list_of(keys: Iterable[UnitKey], *, edition: dt.date) -> dt.date:
    """The list of units that most of these stand in.

    A workbook of today's province may speak in former communes, so this is not always the
    list that the code of its province is of.

    Args:
        keys: Of units.
        edition: Where there are none.
    """
    lists = Counter(FORMER if one.valid_from != TODAY else TODAY for one in keys)
    return max(lists, key=lambda one: (lists[one], one), default=edition)


def _communes(scope: str, *, edition: dt.date, of_list: dt.date) -> tuple[Unit, ...]:
    """Communes of one list in a province whose code may be of the other."""
    if of_list == FORMER and edition == TODAY:
        return former_communes(scope)
    return units.communes(scope, edition=of_list)
