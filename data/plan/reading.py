"""Plans read out of text files and checked: every fault at once, with file and line."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from data.catalog.citation import Group, Source
from data.catalog.error import CatalogError
from data.catalog.reading import NOTHING, Catalog
from data.catalog.text_file import Table, TextFile
from data.period import PeriodError, parse
from data.plan.agency import Agencies, Agency
from data.plan.deadline import Deadline, DeadlineKind
from data.plan.record import Plan, PlanTarget, ReportedTally
from data.plan.target_reading import plan_target
from data.plan.task import Task, TaskState
from geo.place import UnitKey

HEADINGS: Final = ("plan", "groups", "targets", "tasks", "reports", "agencies")


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Every plan and every agency, by id."""

    plans: Mapping[str, Plan]
    agencies: Mapping[str, Agency]


def read(paths: Sequence[Path], *, catalog: Catalog) -> Register:
    """Read and check plans, one a file; a file may name agencies of its own.

    Args:
        paths: The files; of two plans of one id the later is a fault.
        catalog: Indicators, targets and sources that plans refer to.

    Raises:
        CatalogError: Some file is not as it should be; it names every fault.
    """
    files = [TextFile(path) for path in paths]
    _refuse(files)
    agencies = Agencies()
    for file in files:
        agencies.update(_agencies(file))
    plans: dict[str, Plan] = {}
    for file in files:
        for one, table in _plans(file, catalog=catalog, agencies=agencies):
            if one.id in plans:
                table.fault("", "plan.same_id", id=one.id)
            plans.setdefault(one.id, one)
    _refuse(files)
    return Register(plans=plans, agencies=agencies)


def _refuse(files: Iterable[TextFile]) -> None:
    faults = list(chain.from_iterable(file.faults for file in files))
    if faults:
        raise CatalogError(sorted(faults, key=lambda fault: (fault.file, fault.line)))


def _agencies(file: TextFile) -> Iterable[tuple[str, Agency]]:
    for name, table in file.tables("agencies", beside=HEADINGS):
        yield name, Agency(id=name, names=table.terms("name"), short_names=table.terms("short"))
        table.close()


def _plans(
    file: TextFile, *, catalog: Catalog, agencies: Mapping[str, Agency]
) -> Iterable[tuple[Plan, Table]]:
    for name, table in file.tables("plan", beside=HEADINGS):
        groups, ends = dict(_groups(file, table, catalog=catalog)), table.needed_date("ends")
        targets: dict[str, PlanTarget] = {}
        for key, one in file.tables("targets", beside=HEADINGS):
            targets[key] = plan_target(key, one, catalog=catalog, ends=ends)
            _check_names(one, targets[key], groups=groups, agencies=agencies)
            one.close()
        tasks: dict[str, Task] = {}
        for key, one in file.tables("tasks", beside=HEADINGS):
            tasks[key] = _task(key, one)
            _check_names(one, tasks[key], groups=groups, agencies=agencies)
            one.close()
        made = _plan(
            name,
            table,
            catalog=catalog,
            reported=_reported(file, catalog),
            groups=groups,
            targets=targets,
            tasks=tasks,
        )
        yield made, table
        table.close()


def _plan(
    name: str,
    table: Table,
    *,
    catalog: Catalog,
    reported: tuple[ReportedTally, ...],
    groups: Mapping[str, Group],
    targets: Mapping[str, PlanTarget],
    tasks: Mapping[str, Task],
) -> Plan:
    count = table.number("target_count")
    return Plan(
        id=name,
        number=table.text("number", default=""),
        names=table.terms("name"),
        short_names=table.terms("short", needed=False),
        issuers=table.terms("issuer"),
        issued=table.needed_date("issued"),
        is_day_known=table.flag("is_day_known", default=True),
        starts=table.needed_date("starts"),
        ends=table.needed_date("ends"),
        scope=UnitKey(table.text("scope"), table.needed_date("scope_valid_from")),
        source=source_of(table, table.text("source"), catalog=catalog),
        legal=tuple(source_of(table, one, catalog=catalog) for one in table.texts("legal")),
        groups=groups,
        targets=targets,
        tasks=tasks,
        target_count=len(targets) if count is None else int(count),
        reported=reported,
        notes=table.terms("note", needed=False),
        is_demonstration=table.flag("is_demonstration", default=False),
    )


def source_of(table: Table, found: str, *, catalog: Catalog) -> Source:
    """A source by id, or nothing and a fault."""
    if found not in catalog.sources:
        table.fault("source", "catalog.unknown_source", found=found, file="sources.toml")
    return catalog.sources.get(found, NOTHING)


def _groups(file: TextFile, table: Table, *, catalog: Catalog) -> Iterable[tuple[str, Group]]:
    """The plan's own headings, and those of the catalogue that it names."""
    for name in table.texts("groups"):
        if name in catalog.groups:
            yield name, catalog.groups[name]
        else:
            known = ", ".join(catalog.groups)
            table.fault("groups", "catalog.unknown_group", found=name, known=known)
    for name, own in file.tables("groups", beside=HEADINGS):
        yield name, Group(id=name, names=own.terms("name"))
        own.close()


def _reported(file: TextFile, catalog: Catalog) -> tuple[ReportedTally, ...]:
    found = []
    for _, table in file.tables("reports", beside=HEADINGS):
        period = table.text("period")
        try:
            on = parse(period).end
        except PeriodError:
            table.fault("period", "period.not_a_period", found=period)
            on = dt.date.min
        found.append(
            ReportedTally(
                met=table.whole("met"),
                of=table.whole("of"),
                on=on,
                period=period,
                source=source_of(table, table.text("source"), catalog=catalog),
            )
        )
        table.close()
    return tuple(found)


def _task(name: str, table: Table) -> Task:
    deadline = Deadline(
        kind=table.choice("deadline", DeadlineKind, otherwise=DeadlineKind.RANGE),
        start=table.date("starts"),
        end=table.needed_date("ends"),
    )
    return Task(
        id=name,
        group_id=table.text("group", default=""),
        texts=table.terms("text"),
        leads=table.texts("leads"),
        partners=table.texts("partners"),
        deadline=deadline,
        products=table.terms("product", needed=False),
        said=table.choice("state", TaskState, otherwise=TaskState.NOT_SAID),
        evidences=table.terms("evidence", needed=False),
        notes=table.terms("note", needed=False),
    )


def _check_names(
    table: Table,
    one: PlanTarget | Task,
    *,
    groups: Mapping[str, Group],
    agencies: Mapping[str, Agency],
) -> None:
    if one.group_id and one.group_id not in groups:
        known = ", ".join(groups)
        table.fault("group", "catalog.unknown_group", found=one.group_id, known=known)
    for key, named in (("leads", one.leads), ("partners", one.partners)):
        for agency in named:
            if agency not in agencies:
                table.fault(key, "plan.unknown_agency", found=agency, known=", ".join(agencies))
