"""The figures that a layout made one by one, put in columns for what judges them."""

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

import numpy as np

from data.catalog import Kind
from data.ingest.batch import Batch, Codes, Columns, Mask, Numbers
from data.ingest.datum import Datum
from data.ingest.draft import Figure
from data.ingest.figure import raw, statement
from data.ingest.numeral import decimals
from data.ingest.value import Kind as Said

Thing = TypeVar("Thing", bound=Hashable)


class _Cells(NamedTuple):
    """One cell of each figure: its number, NaN where it is blank or odd, and whether it is odd."""

    numbers: Numbers
    is_odd: Mask


def batched(figures: Sequence[Figure]) -> Batch:
    """Figures in columns; those of a long list are."""
    if isinstance(figures, Batch):
        return figures
    measures = {one.indicator.id: one.indicator for one in figures}
    ids, measure = _coded(one.indicator.id for one in figures)
    units, unit = _coded(one.unit for one in figures)
    periods, period = _coded(one.period for one in figures)
    sheets, sheet = _coded(one.sheet for one in figures)
    bases, basis = _coded(one.basis for one in figures)
    cutoffs, cutoff = _coded(one.cutoff_date for one in figures)
    sources, source = _coded(one.source for one in figures)
    part, whole, shown = (
        _cells([getattr(one, which) for one in figures])
        for which in ("numerator", "denominator", "value")
    )
    is_question = np.array([one.kind is Kind.YES_NO for one in measures.values()], dtype=bool)
    cited = [one.data for one in figures]
    return Batch(
        Columns(
            row=_numbered(data[0][1].row for data in cited),
            column=_numbered(data[0][1].column for data in cited),
            measures=[measures[one] for one in ids],
            measure=measure,
            units=units,
            unit=unit,
            periods=periods,
            period=period,
            sheets=sheets,
            sheet=sheet,
            bases=bases,
            basis=basis,
            cutoffs=cutoffs,
            cutoff=cutoff,
            sources=sources,
            source=source,
            part=part.numbers,
            whole=whole.numbers,
            shown=shown.numbers,
            decimals=_numbered(_decimals(one) for one in figures),
            raw=np.array([raw(datum for _, datum in data) for data in cited], dtype=object),
            is_odd=part.is_odd | whole.is_odd | shown.is_odd | is_question[measure],
            is_estimate=np.array([one.is_estimate for one in figures], dtype=bool),
            settled=_numbered([]),
            make=figures.__getitem__,
            is_list=False,
        ),
        judge=statement,
    )


def _coded(things: Iterable[Thing]) -> tuple[list[Thing], Codes]:
    """The different things, and the code of each."""
    codes: dict[Thing, int] = {}
    found = [codes.setdefault(one, len(codes)) for one in things]
    return list(codes), np.array(found, dtype=np.int64)


def _numbered(numbers: Iterable[int]) -> Codes:
    return np.array([*numbers], dtype=np.int64)


def _cells(data: Sequence[Datum | None]) -> _Cells:
    readings = [None if one is None else one.reading for one in data]
    numbers = [one.value if one is not None and one.is_plain else None for one in readings]
    is_empty = [one is None or one.kind is Said.BLANK for one in readings]
    found = np.array(numbers, dtype=float)
    return _Cells(found, np.isnan(found) & ~np.array(is_empty, dtype=bool))


def _decimals(figure: Figure) -> int:
    """How many digits a printed rate has after its point, where counts stand beside it."""
    if figure.value is None or figure.denominator is None:
        return 0
    return decimals(figure.value.reading.raw)
