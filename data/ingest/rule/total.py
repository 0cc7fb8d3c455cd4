"""T and R: what the table adds up to, and what is not in it."""

from collections import defaultdict
from collections.abc import Iterator

from data.catalog import Kind
from data.ingest.doubt import batch_of, places
from data.ingest.draft import Draft, Figure
from data.ingest.form import Field
from data.ingest.group import sizes_of
from data.ingest.printed_total import Doubt, PrintedTotal
from data.ingest.rule import Finding, rule
from data.ingest.rule.number import is_divided_by_zero, tolerance
from data.ingest.wording import Figure as Printed
from data.ingest.wording import Listed, Named, Phrase, Rounded
from data.model import State
from data.period import Period
from data.problem import Severity
from geo.units import unit


@rule("T1", Severity.WARNING)
def printed_sums_are_the_sums(draft: Draft) -> Iterator[Finding]:
    """The total row of a count is the sum of the rows above it; both are shown."""
    for one in _once(draft.totals):
        printed, computed = one.datum.reading.value, one.computed
        is_rate = one.indicator.kind is Kind.RATE and one.field is Field.VALUE
        if is_rate or printed is None or computed is None or printed == computed:
            continue
        if one.mean is not None:
            if not _is_mean(one):
                yield _of_mean(one, Printed(printed), Rounded(one.mean))
            continue
        yield _finding(one, Printed(printed), Printed(computed))


@rule("T2", Severity.WARNING)
def printed_rates_divide_what_was_reported(draft: Draft) -> Iterator[Finding]:
    """A total rate divides the sums of the communes that reported, and names how many did."""
    for one in _once(draft.totals):
        printed, computed = one.datum.reading.value, one.computed
        is_rate = one.indicator.kind is Kind.RATE and one.field is Field.VALUE
        if not is_rate or printed is None or computed is None:
            continue
        if abs(printed - computed) > tolerance(one.datum.reading) and not _is_mean(one):
            yield _finding(one, Printed(printed), Rounded(computed))


@rule("R1", Severity.NOTE)
def figures_that_are_not_reported(draft: Draft) -> Iterator[Finding]:
    """A blank or dots beside other communes' figures is stored as not reported, never as zero."""
    groups: defaultdict[tuple[str, Period, str], list[Figure]] = defaultdict(list)
    for place in places(draft, lambda batch: batch.said.state == State.MISSING):
        figure, said = draft.figures[place], draft.statements[place]
        if said is not None and said.state is State.MISSING and not is_divided_by_zero(figure):
            groups[figure.indicator.id, figure.period, figure.sheet].append(figure)
    sizes = sizes_of(batch_of(draft)) if groups else {}
    for group, missing in groups.items():
        names = tuple(unit(one.unit).full_name for one in missing)
        values = {
            "indicator": Named(missing[0].indicator.short_name),
            "missing": len(missing),
            "of": sizes[group],
            "names": Listed(names, more="ingest.and_more_units"),
        }
        yield Finding(sheet=missing[0].sheet, cell=missing[0].cell, values=values)


def _once(totals: list[PrintedTotal]) -> list[PrintedTotal]:
    """A shared denominator's total is one cell, whichever indicators divide by it."""
    found: dict[tuple[str, str], PrintedTotal] = {}
    for one in totals:
        found.setdefault((one.sheet, one.datum.cell), one)
    return list(found.values())


def _finding(one: PrintedTotal, printed: object, computed: object) -> Finding:
    """Both sums; where some rows are in doubt, the sums with and without them and which fits."""
    values = {
        "indicator": Named(one.indicator.short_name),
        "printed": printed,
        "computed": computed,
        "reported": one.reported,
        "of": one.of,
    }
    if one.doubt is None:
        return Finding(sheet=one.sheet, cell=one.datum.cell, values=values)
    every, without = one.doubt.sums[0], one.doubt.sums[-1]
    values |= {
        "strangers": one.doubt.strangers,
        "twice": one.doubt.twice,
        "every": _told(every),
        "without": _told(without),
        "verdict": Phrase(f"ingest.total_{_verdict(one, one.doubt)}"),
    }
    return Finding(sheet=one.sheet, cell=one.datum.cell, values=values, variant="_open")


def _is_mean(one: PrintedTotal) -> bool:
    """Whether a row that says it is an average prints it."""
    limit = tolerance(one.datum.reading)
    return one.mean is not None and abs((one.datum.reading.value or 0.0) - one.mean) <= limit


def _of_mean(one: PrintedTotal, printed: object, mean: object) -> Finding:
    values = {"printed": printed, "mean": mean, "reported": one.reported}
    return Finding(sheet=one.sheet, cell=one.datum.cell, values=values, variant="_mean")


def _told(total: float | None) -> object:
    return Phrase("ingest.total_none") if total is None else Rounded(total)


def _verdict(one: PrintedTotal, doubt: Doubt) -> str:
    """Which way of counting the rows in doubt gives the printed number."""
    fits = [total is not None and _is_printed(one, total) for total in doubt.sums]
    if fits[0]:
        return "with_all"
    if fits[-1]:
        return "without"
    return "with_some" if any(fits) else "neither"


def _is_printed(one: PrintedTotal, total: float) -> bool:
    is_rate = one.indicator.kind is Kind.RATE and one.field is Field.VALUE
    limit = tolerance(one.datum.reading) if is_rate else 0.0
    return abs((one.datum.reading.value or 0.0) - total) <= limit
