"""What people said of the workbook: told where it was taken, refused where it can't be."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from data.ingest.batch import Batch
from data.ingest.doubt import batch_of
from data.ingest.draft import Draft
from data.ingest.figure import number
from data.ingest.heard import Taken
from data.ingest.question import Choice, Kind, Question
from data.ingest.rule import Finding, rule
from data.ingest.rule.value import cells, finding
from data.ingest.value import Kind as Said
from data.ingest.wording import Figure as Printed
from data.ingest.wording import Listed, Named
from data.problem import Severity
from geo.units import UnitKey, UnknownUnitError, unit


@rule("L13", Severity.ERROR)
def a_workbook_is_of_one_period(draft: Draft) -> Iterator[Finding]:
    """A workbook that names no period, or several, is asked which one it is of."""
    if not draft.heard.open_periods:
        return
    readings = tuple(Choice(str(one), Named(one.label)) for one in draft.heard.open_periods)
    question = Question(kind=Kind.PERIOD, sheet="", cell="", text="", readings=readings)
    named = draft.heard.named
    unreported = draft.heard.unreported
    values = {
        "periods": Listed(tuple(Named(one.label) for one in named), joint=", "),
        "months": unreported,
    }
    variant = "_several" if len(named) > 1 else "_unreported" if unreported else ""
    yield Finding(sheet="", cell="", values=values, variant=variant, question=question)


@rule("L14", Severity.ERROR)
def an_answered_period_is_not_another_than_stated(draft: Draft) -> Iterator[Finding]:
    """The period that the sender says never replaces the one that the workbook states."""
    said = draft.heard.period
    if said is not None and draft.period is not None and said != draft.period:
        values = {"said": Named(said.label), "period": Named(draft.period.label)}
        every = tuple(range(len(draft.figures)))
        yield Finding(sheet="", cell="", values=values, figures=every)


@rule("L15", Severity.NOTE)
def columns_are_read_as_once_said(draft: Draft) -> Iterator[Finding]:
    """Columns read as somebody said of an earlier table of that shape are told, with who said."""
    for one in draft.heard.recalled:
        values = {"name": one.name, "by": one.by, "on": one.on}
        variant = "" if one.by else "_nobody"
        yield Finding(sheet=one.sheet, cell="", values=values, variant=variant)


@rule("P10", Severity.NOTE)
def a_name_is_read_as_somebody_said(draft: Draft) -> Iterator[Finding]:
    """A name that the list does not decide is read as its sender says, or once said; it is told."""
    groups: defaultdict[tuple[str, str, UnitKey], list[Taken]] = defaultdict(list)
    for one in draft.heard.taken:
        groups[one.sheet, one.text, one.unit.key].append(one)
    for found in groups.values():
        first = found[0]
        values = {"text": first.text, "unit": first.unit.full_name, "by": first.by, "on": first.on}
        variant = "" if first.on is None else "_remembered" if first.by else "_nobody"
        yield Finding(sheet=first.sheet, cell=first.cell, values=values, variant=variant)


@rule("P11", Severity.ERROR)
def an_answer_names_a_unit_of_the_table(draft: Draft) -> Iterator[Finding]:
    """A name can only mean a unit of the table's own province and time, whoever says otherwise."""
    for one in draft.heard.misplaced:
        try:
            name = unit(one.unit).full_name
        except UnknownUnitError:
            name = one.unit.code
        yield Finding(sheet=one.sheet, cell=one.cell, values={"text": one.text, "unit": name})


@rule("V12", Severity.NOTE)
def a_cell_is_read_as_its_sender_says(draft: Draft) -> Iterator[Finding]:
    """A cell with two readings is read as its sender says, and it is told."""
    yield from _lists(batch_of(draft))
    for cell in cells(draft, lambda reading: reading.is_settled):
        _, figure, which, datum = cell
        reading = datum.reading
        value = number(figure.indicator, which, reading)
        read = Printed(value or 0.0)
        if reading.kind is Said.FRACTION:
            yield finding(cell, variant="_fraction", top=read, bottom=Printed(reading.other or 0.0))
        else:
            yield finding(cell, variant="_percent" if reading.is_percent else "", value=read)


def _lists(batch: Batch) -> Iterator[Finding]:
    """What was said of an indicator's values in a list, by the first of them."""
    its = batch.its
    is_said = its.is_settled & ~its.is_odd & (its.shown > 0)
    for code in its.settled.tolist():
        at = np.flatnonzero(is_said & (its.measure == code))
        if len(at):
            figure = batch[int(at[0])]
            cell = figure.value
            values = {
                "text": "" if cell is None else cell.reading.raw,
                "indicator": Named(figure.indicator.short_name),
                "value": Printed(float(its.shown[at[0]])),
                "others": len(at) - 1,
            }
            place = figure.cell if cell is None else cell.cell
            yield Finding(sheet=figure.sheet, cell=place, values=values, variant="_list")
