"""P: which communes the figures are of."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from data.ingest.doubt import batch_of, places
from data.ingest.draft import Draft, Respelled
from data.ingest.group import units_of
from data.ingest.rule import Finding, rule
from data.ingest.stray import home, province_of, without_phone
from data.ingest.wording import Listed, Named
from data.period import Period
from data.problem import Severity
from geo.lineage import successors
from geo.units import FORMER, TODAY, Level, UnitKey, parents, unit

MOST_PAIRS: Final = 20


@rule("P1", Severity.ERROR)
def every_row_names_a_unit(draft: Draft) -> Iterator[Finding]:
    """A row's name or code is that of one unit of the province and the time; nothing is guessed."""
    for one in draft.strangers:
        if one.former is not None:
            continue
        alike = tuple(unit_.full_name for unit_ in one.suggestions)
        values = {"text": without_phone(one.text), "alike": Listed(alike), "since": TODAY}
        variant = "_alike" if alike else "" if one.text else "_blank"
        if found := home(draft, one):
            variant = found.variant
            units = (f"{at.full_name} ({province_of(at).full_name})" for at in found.units)
            former = tuple(at.full_name for at in found.former)
            values |= {"units": Listed(tuple(units)), "former": Listed(former)}
        yield Finding(sheet=one.sheet, cell=one.cell, values=values, variant=variant)


@rule("P2", Severity.ERROR)
def no_row_names_a_former_unit(draft: Draft) -> Iterator[Finding]:
    """A table of today's units names none that was merged into others."""
    for one in draft.strangers:
        if one.former is not None:
            now = tuple(unit(link.new).full_name for link in successors(one.former.key))
            yield Finding(
                sheet=one.sheet,
                cell=one.cell,
                values={"text": without_phone(one.text), "now": Listed(now)},
            )


@rule("P3", Severity.ERROR)
def no_unit_comes_twice(draft: Draft) -> Iterator[Finding]:
    """An indicator has one figure a unit and period; two are neither added nor chosen between."""
    seen: defaultdict[tuple[str, UnitKey, Period], list[int]] = defaultdict(list)
    for place in places(draft, lambda batch: batch.is_repeated):
        figure = draft.figures[place]
        seen[figure.indicator.id, figure.unit, figure.period].append(place)
    repeated: defaultdict[tuple[UnitKey, Period, str], list[list[int]]] = defaultdict(list)
    for (_, where, when), same in seen.items():
        if len(same) > 1:
            rows = " ".join(f"{draft.figures[n].sheet}!{_row(draft, n)}" for n in same)
            repeated[where, when, rows].append(same)
    for (where, _, _), groups in repeated.items():
        figures = [draft.figures[place] for place in groups[0]]
        names = (draft.figures[group[0]].indicator.short_name for group in groups)
        values = {
            "unit": unit(where).full_name,
            "indicators": Listed(tuple(Named(name) for name in names)),
            "cells": Listed(
                tuple(f"{one.sheet}!{one.cell}" for one in figures),
                joint=", ",
                more="ingest.and_more_cells",
            ),
        }
        last = figures[-1]
        refused = tuple(place for group in groups for place in group)
        yield Finding(sheet=last.sheet, cell=last.cell, values=values, figures=refused)


def _row(draft: Draft, place: int) -> int:
    return draft.figures[place].data[0][1].row


@rule("P4", Severity.ERROR)
def code_and_name_agree(draft: Draft) -> Iterator[Finding]:
    """A code and the name beside it are those of the same unit."""
    for one in draft.disagreements:
        values = {"code": one.code, "name": one.name, "other": one.unit.full_name}
        yield Finding(sheet=one.sheet, cell=one.cell, values=values)


@rule("P5", Severity.NOTE)
def codes_keep_their_zero(draft: Draft) -> Iterator[Finding]:
    """A code that Excel took for a number has lost its leading zero; it is put back."""
    for one in draft.repaired:
        values = {"text": one.text, "code": one.unit.code, "unit": one.unit.full_name}
        yield Finding(sheet=one.sheet, cell=one.cell, values=values)


@rule("P6", Severity.NOTE)
def every_expected_unit_is_in_the_table(draft: Draft) -> Iterator[Finding]:
    """A province's table has a row for each of its communes; those without one are counted."""
    # Provinces merged since reported each by itself: a table of one owes nothing of the others.
    present = units_of(batch_of(draft)) if draft.expected else set()
    covered = {_former_province(key) for key in present}
    expected = [one for one in draft.expected if _former_province(one.key) in covered]
    absent = tuple(one for one in expected if one.key not in present)
    if present and absent:
        names = Listed(tuple(one.full_name for one in absent), more="ingest.and_more_units")
        values = {"absent": len(absent), "of": len(expected), "names": names}
        yield Finding(sheet=draft.figures[0].sheet, cell="", values=values)


def _former_province(key: UnitKey) -> str:
    """The code of the former province that a former commune lies in; nothing for other units."""
    if key.valid_from != FORMER:
        return ""
    return next((one.code for one in parents(key) if one.level is Level.PROVINCE), "")


@rule("P9", Severity.NOTE)
def a_name_is_written_as_in_the_list(draft: Draft) -> Iterator[Finding]:
    """A name written otherwise, as without its marks, is told with the unit it was read as."""
    sheets: defaultdict[str, list[Respelled]] = defaultdict(list)
    for one in draft.respelled:
        sheets[one.sheet].append(one)
    for name, found in sheets.items():
        pairs = dict.fromkeys(
            f"“{one.text}” → {one.unit.full_name}" + (f" ({one.cell})" if one.cell else "")
            for one in found
        )
        values = {"count": len(pairs), "pairs": Listed(tuple(pairs), most=MOST_PAIRS)}
        yield Finding(sheet=name, cell=found[0].cell, values=values)
