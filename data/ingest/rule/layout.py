"""L: what of the workbook was understood, and which period it is for."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from data.ingest.doubt import places
from data.ingest.draft import Draft
from data.ingest.near import nearest
from data.ingest.rule import Finding, rule
from data.ingest.wording import Named, Phrase
from data.period import Period
from data.problem import Severity


@rule("L1", Severity.NOTE)
def hidden_parts_are_left_out(draft: Draft) -> Iterator[Finding]:
    """Hidden sheets, rows and columns are not read; they are named here."""
    for sheet, part in draft.hidden:
        variant = "_part" if part else ""
        yield Finding(
            sheet=sheet if part else "", cell="", values={"sheet": sheet, "part": part},
            variant=variant,
        )  # fmt: skip


@rule("L2", Severity.WARNING)
def every_column_names_an_indicator(draft: Draft) -> Iterator[Finding]:
    """A heading that names no indicator of the catalogue is left out, with its column."""
    for one in draft.unknown_columns:
        if not one.is_unclear and not one.role:
            near = nearest(one.text)
            values: dict[str, object] = {"text": one.text}
            if near is not None:
                values["near"] = Named(near.name)
            variant = "" if near is None else "_near"
            yield Finding(sheet=one.sheet, cell=one.cell, values=values, variant=variant)


@rule("L3", Severity.WARNING)
def names_state_the_same_period(draft: Draft) -> Iterator[Finding]:
    """The period in the file's or sheet's name is the period that the table states."""
    if draft.other_period is not None and draft.period is not None:
        name, other = draft.other_period
        values = {"name": name, "other": Named(other.label), "period": Named(draft.period.label)}
        yield Finding(sheet="", cell="", values=values)


@rule("L4", Severity.ERROR)
def the_period_has_begun(draft: Draft) -> Iterator[Finding]:
    """Figures are not reported for a period that has not begun, unless they are invented."""
    today = dt.datetime.now(tz=dt.UTC).date()
    if draft.is_demonstration:
        return
    to_come: defaultdict[Period, list[int]] = defaultdict(list)
    for place in places(draft, lambda batch: batch.starts_after(today)):
        period = draft.figures[place].period
        if period.start > today:
            to_come[period].append(place)
    for period, late in to_come.items():
        first = draft.figures[late[0]]
        values = {"period": Named(period.label), "start": period.start}
        yield Finding(sheet=first.sheet, cell=first.cell, values=values, figures=tuple(late))


@rule("L5", Severity.ERROR)
def every_row_of_a_list_is_readable(draft: Draft) -> Iterator[Finding]:
    """A row of a list names an indicator of the catalogue, a period and a state by their ids."""
    for one in draft.unread_rows:
        values = {"what": Phrase(one.key), "text": one.text}
        yield Finding(sheet=one.sheet, cell=one.cell, values=values)


@rule("L6", Severity.ERROR)
def a_heading_says_percent_or_count(draft: Draft) -> Iterator[Finding]:
    """The heading of a rate's column says whether it holds percent or a count."""
    for one in draft.unknown_columns:
        if one.is_unclear:
            yield Finding(sheet=one.sheet, cell=one.cell, values={"text": one.text})


@rule("L16", Severity.ERROR)
def a_workbook_gives_at_least_one_figure(draft: Draft) -> Iterator[Finding]:
    """A workbook none of whose headings is understood changes nothing and is not stored."""
    if draft.figures or draft.strangers or draft.unread_rows or draft.heard.open_periods:
        return
    first = next(iter(draft.unknown_columns), None)
    if first is not None and not first.is_unclear:
        yield Finding(sheet=first.sheet, cell=first.cell)
