"""A commune's profile out of what the communes of its province told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from data.catalog import indicator
from data.catalog.record import BASE_GROUP
from data.conversion import Conversion
from data.period import Period, parse
from data.plan import Plan
from data.profile.aim import aim, chosen
from data.profile.cell import NOTHING_SAID, Cell, Spot
from data.profile.company import Kinds, company
from data.profile.extent import Extent
from data.profile.rank import rank
from data.profile.reading import Told
from data.profile.record import Among, Company, Former, Line, Profile
from geo import lineage, units
from geo.units import TODAY, Unit

CONVERTED = frozenset({Conversion.SUMMED, Conversion.PARTIAL, Conversion.ESTIMATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Makes the profiles of one province; what they share is made once.

    Args:
        told: The figures.
        plans: Those in view, in the order in which they count.
        kinds: Who is like whom.
    """

    told: Told
    plans: Sequence[Plan]
    kinds: Kinds
    ascending: Mapping[str, tuple[float, ...]]

    def profile(self, unit: Unit, among: Among) -> Profile:
        """One commune's.

        Args:
            unit: One of those that `told` was read for.
            among: Whom it is compared with.
        """
        found = company(unit, among, self.kinds)
        lines: dict[str, list[Line]] = {}
        for one, extent in self.told.extents.items():
            group = indicator(one).group_id
            lines.setdefault(group, []).append(_line(self, one, extent, unit, found))
        base = lines.pop(BASE_GROUP, [])
        ordered = {group: tuple(several) for group, several in sorted(lines.items())}
        if base:  # what the others are divided by stands last
            ordered[BASE_GROUP] = tuple(base)
        return Profile(
            unit=unit,
            province=self.told.province,
            until=self.told.until,
            lines=ordered,
            company=found,
            households=self.kinds.households.get(unit.code),
            formers=_formers(self.told, unit),
            communes=len(self.told.communes),
        )


def maker(told: Told, plans: Sequence[Plan], kinds: Kinds) -> Maker:
    """Ready to make the profiles of a province."""
    return Maker(told=told, plans=plans, kinds=kinds, ascending=_ascending(told))


def _ascending(told: Told) -> Mapping[str, tuple[float, ...]]:
    """Of each indicator the values of all communes that have one for the whole of them."""
    found = {}
    for one, extent in told.extents.items():
        at = str(extent.period)
        cells = told.now.get(one, {})
        known = (cells.get((unit.code, at), NOTHING_SAID).known for unit in told.communes)
        found[one] = tuple(sorted(value for value in known if value is not None))
    return found


def _line(maker: Maker, one: str, extent: Extent, unit: Unit, found: Company) -> Line:
    told, measure, at = maker.told, indicator(one), str(extent.period)
    now, before = told.now.get(one, {}), told.before.get(one, {})

    def cell(period: Period) -> Cell:
        cells = now if period == extent.period else before
        return cells.get((unit.code, str(period)), NOTHING_SAID)

    own = cell(extent.period)
    spots = tuple(_spot(period, cell(period)) for period in extent.span)
    theirs = (now.get((code, at), NOTHING_SAID).known for code in found.codes)
    kin = tuple(sorted(value for value in theirs if value is not None))
    wanted = chosen(measure, maker.plans, period=extent.period)
    return Line(
        indicator=measure,
        period=extent.period,
        cell=own,
        last=None if own.has_answered or own.is_part else _last(spots),
        aim=aim(measure, wanted, spots, lambda period: cell(period).known) if wanted else None,
        in_all=rank(measure, own.known, maker.ascending[one]),
        in_kind=rank(measure, own.known, kin),
        values=maker.ascending[one],
        median=median(kin) if kin else None,
        spots=spots,
        answered=sum(cell(period).has_answered for period in extent.due),
        due=len(extent.due),
    )


def _spot(period: Period, cell: Cell) -> Spot:
    return Spot(
        period=period,
        value=cell.value,
        is_former=cell.conversion in CONVERTED,
        is_part=cell.is_part,
    )


def _last(spots: Sequence[Spot]) -> Spot | None:
    return next((one for one in reversed(spots[:-1]) if one.value is not None), None)


def _formers(told: Told, unit: Unit) -> tuple[Former, ...]:
    """What a commune was made of, each with its newest figures before the merger."""
    return tuple(
        Former(
            unit=units.unit(link.old),
            relation=link.relation,
            figures=_newest(told, link.old.code),
        )
        for link in lineage.predecessors(unit.key)
    )


def _newest(told: Told, code: str) -> Mapping[str, tuple[Period, Cell]]:
    found: dict[str, tuple[Period, Cell]] = {}
    for one in told.extents:
        for (where, name), cell in told.formers.get(one, {}).items():
            if where != code or not cell.has_answered:
                continue
            period = parse(name)
            if period.end < TODAY and (one not in found or found[one][0] < period):
                found[one] = period, cell
    return found
