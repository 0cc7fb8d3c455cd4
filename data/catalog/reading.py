"""The text files of a folder, read into one checked catalogue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from data.catalog.alias import claimed
from data.catalog.citation import Group, Source
from data.catalog.error import CatalogError
from data.catalog.kind import Aggregation, Direction, Kind
from data.catalog.record import MOST_DECIMALS, Indicator
from data.catalog.target import Operator, Target
from data.catalog.text_file import Table, TextFile
from data.period import Frequency
from geo.place import Level
from text import Language

SOURCES: Final = "sources.toml"
GROUPS: Final = "groups.toml"
TARGETS: Final = "targets.toml"
RATE_BREAKS: Final = (20.0, 40.0, 60.0, 80.0)
NOTHING: Final = Source(id="", titles={}, publishers={}, url="", licences={}, retrieved=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything the text files say, each mapping in the order of the files."""

    sources: Mapping[str, Source]
    groups: Mapping[str, Group]
    indicators: Mapping[str, Indicator]
    targets: Mapping[str, tuple[Target, ...]]


def read(folder: Path) -> Catalog:
    """Read and check all text files of a folder.

    Files other than `sources.toml`, `groups.toml` and `targets.toml` hold the indicators of
    one group each.

    Raises:
        CatalogError: Some text file is not as it should be; it names every fault.
    """
    files = {path.name: TextFile(path) for path in sorted(folder.glob("*.toml"))}
    _refuse(files.values())  # what is no TOML at all makes everything else look wrong
    own = [file for name, file in files.items() if name not in {SOURCES, GROUPS, TARGETS}]
    sources = dict(_sources(files.get(SOURCES)))
    groups = dict(_groups(files.get(GROUPS)))
    tables: dict[str, Table] = {}
    indicators: dict[str, Indicator] = {}
    for file in own:
        for table, one in _indicators(file, groups=groups, sources=sources):
            if one.id in indicators:
                first = tables[one.id]
                table.fault("", "catalog.same_id", id=one.id, **_place(first))
            tables.setdefault(one.id, table)
            indicators.setdefault(one.id, one)
    _check_shared(indicators, tables)
    by_group = {
        one.id: one for group in groups for one in indicators.values() if one.group_id == group
    }
    targets = _targets(files.get(TARGETS), indicators=indicators, sources=sources)
    _refuse(files.values())
    return Catalog(sources=sources, groups=groups, indicators=by_group, targets=targets)


def _refuse(files: Iterable[TextFile]) -> None:
    faults = list(chain.from_iterable(file.faults for file in files))
    if faults:
        raise CatalogError(sorted(faults, key=lambda fault: (fault.file, fault.line)))


def _sources(file: TextFile | None) -> Iterable[tuple[str, Source]]:
    for name, table in file.tables("sources") if file else ():
        yield (
            name,
            Source(
                id=name,
                titles=table.terms("title"),
                publishers=table.terms("publisher"),
                url=table.text("url"),
                licences=table.terms("licence"),
                retrieved=table.date("retrieved"),
            ),
        )
        table.close()


def _groups(file: TextFile | None) -> Iterable[tuple[str, Group]]:
    for name, table in file.tables("groups") if file else ():
        yield name, Group(id=name, names=table.terms("name"))
        table.close()


def _indicators(
    file: TextFile, *, groups: Mapping[str, Group], sources: Mapping[str, Source]
) -> Iterable[tuple[Table, Indicator]]:
    top = file.top()
    group_id = top.text("group")
    if group_id and group_id not in groups:
        top.fault("group", "catalog.unknown_group", found=group_id, known=", ".join(groups))
    top.close()
    for name, table in file.tables("indicators"):
        yield table, _indicator(name, table, group_id=group_id, sources=sources)
        table.close()


def _indicator(
    name: str, table: Table, *, group_id: str, sources: Mapping[str, Source]
) -> Indicator:
    kind = table.choice("kind", Kind, otherwise=Kind.COUNT)
    names, short_names = table.terms("name"), table.terms("short")
    numerators = table.terms("numerator", needed=kind is Kind.RATE)
    own_names = [terms.get(Language.VI, "") for terms in (names, short_names)]
    counted = [numerators[Language.VI]] if kind is Kind.RATE and Language.VI in numerators else []
    decimals, breaks = table.whole("decimals"), table.numbers("breaks")
    if not 0 <= decimals <= MOST_DECIMALS:
        table.fault("decimals", "catalog.too_many_decimals", n=decimals, most=MOST_DECIMALS)
    if list(breaks) != sorted(set(breaks)):
        table.fault("breaks", "catalog.breaks_out_of_order")
    low, high = _limits(table, kind=kind)
    return Indicator(
        id=name,
        group_id=group_id,
        names=names,
        short_names=short_names,
        definitions=table.terms("definition"),
        numerators=numerators,
        denominators=table.terms("denominator", needed=kind is Kind.RATE),
        denominator_id=table.text("denominator_id", default=""),
        kind=kind,
        direction=table.choice("direction", Direction, otherwise=Direction.NEUTRAL),
        aggregation=table.choice("aggregation", Aggregation, otherwise=Aggregation.NONE),
        frequency=table.choice("frequency", Frequency, otherwise=Frequency.YEAR),
        units=table.terms("unit"),
        units_for_one=table.terms("unit_one", needed=False, partial=True),
        decimals=decimals,
        levels=table.choices("levels", Level),
        agencies=table.terms("agency"),
        legal=tuple(
            _source(table, "legal_basis", found, sources) for found in table.texts("legal_basis")
        ),
        aliases=_distinct(*own_names, *table.texts("aliases")),
        numerator_aliases=_distinct(*counted, *table.texts("numerator_aliases")),
        denominator_aliases=table.texts("denominator_aliases"),
        breaks=breaks or (RATE_BREAKS if kind is Kind.RATE else ()),
        low=low,
        high=high,
        is_whole=table.flag("is_whole", default=kind in {Kind.COUNT, Kind.RANK}),
    )


def _limits(table: Table, *, kind: Kind) -> tuple[float | None, float | None]:
    low, high = table.number("low"), table.number("high")
    match kind:
        case Kind.RATE:
            return low or 0.0, 100.0 if high is None else high
        case Kind.COUNT:
            return low or 0.0, high
        case Kind.RANK:
            return 1.0 if low is None else low, high
        case Kind.YES_NO:
            return 0.0, 1.0
        case Kind.INDEX:
            for key, limit in (("low", low), ("high", high)):
                if limit is None:
                    table.fault("", "catalog.missing_key", key=key)
            return low, high


def _check_shared(indicators: Mapping[str, Indicator], tables: Mapping[str, Table]) -> None:
    owners: dict[str, Indicator] = {}
    for one in indicators.values():
        table = tables[one.id]
        if one.denominator_id and one.denominator_id not in indicators:
            table.fault(
                "denominator_id", "catalog.unknown_indicator_named", found=one.denominator_id
            )
        for key, spelling, _ in claimed(one):
            owner = owners.setdefault(key, one)
            if owner is not one:
                at = "aliases" if spelling in one.aliases else "numerator_aliases"
                table.fault(
                    at,
                    "catalog.same_alias",
                    alias=spelling,
                    other=owner.id,
                    **_place(tables[owner.id]),
                )


def _targets(
    file: TextFile | None,
    *,
    indicators: Mapping[str, Indicator],
    sources: Mapping[str, Source],
) -> Mapping[str, tuple[Target, ...]]:
    found: dict[str, list[Target]] = {}
    for name, table in file.tables("targets") if file else ():
        target = _target(name, table, sources=sources)
        if target.indicator_id not in indicators:
            table.fault("indicator", "catalog.unknown_indicator_named", found=target.indicator_id)
        if (target.operator is Operator.BETWEEN) != (target.value_max is not None):
            table.fault("operator", "catalog.range_needs_both_ends")
        table.close()
        found.setdefault(target.indicator_id, []).append(target)
    return {
        one: tuple(sorted(targets, key=lambda target: (target.by, target.id)))
        for one, targets in found.items()
    }


def _target(name: str, table: Table, *, sources: Mapping[str, Source]) -> Target:
    return Target(
        id=name,
        indicator_id=table.text("indicator"),
        scope=table.text("scope"),
        scope_valid_from=table.needed_date("scope_valid_from"),
        levels=table.choices("levels", Level),
        operator=table.choice("operator", Operator, otherwise=Operator.EQUAL),
        value=table.number("value", needed=True) or 0.0,
        value_max=table.number("value_max"),
        by=table.needed_date("by"),
        notes=table.terms("note", needed=False),
        source=_source(table, "source", table.text("source"), sources),
    )


def _source(table: Table, key: str, found: str, sources: Mapping[str, Source]) -> Source:
    if found not in sources:
        table.fault(key, "catalog.unknown_source", found=found, file=SOURCES)
    return sources.get(found, NOTHING)


def _place(table: Table) -> dict[str, object]:
    return {"other_file": table.file.name, "other_line": str(table.line())}


def _distinct(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
