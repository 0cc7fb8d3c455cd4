"""N: whether a rank can be among so many."""

from collections.abc import Iterator
from functools import cache

import numpy as np

from data.catalog import Kind
from data.ingest.batch import Batch, Mask
from data.ingest.draft import Draft
from data.ingest.form import Field
from data.ingest.rule import Finding, rule
from data.ingest.rule.number import stated
from data.ingest.rule.value import finding
from data.ingest.wording import Figure as Printed
from data.ingest.wording import Named
from data.period import Period
from data.problem import Severity
from geo.units import NATION, Level, children, edition


@rule("N9", Severity.ERROR)
def a_rank_is_among_those_there_are(draft: Draft) -> Iterator[Finding]:
    """A rank of provinces is at most their number then, and among no more than these."""
    for place, figure, said in stated(draft, _is_rank):
        datum = figure.value
        is_of_provinces = figure.indicator.kind is Kind.RANK and Level.PROVINCE in (
            figure.indicator.levels
        )
        if datum is None or not is_of_provinces or said.value > said.denominator:
            continue
        most = provinces(figure.period)
        is_among_more = said.denominator > most
        if is_among_more or said.value > most:
            variant = "_among" if is_among_more else ""
            among = Printed(said.denominator) if is_among_more else ""
            yield finding(
                (place, figure, Field.VALUE, datum), variant=variant, most=Printed(most),
                among=among, period=Named(figure.period.label),
            )  # fmt: skip


@cache
def provinces(period: Period) -> int:
    """How many provinces there were when a period ended."""
    return len(children(NATION, edition=edition(period.end)))


def _is_rank(batch: Batch) -> Mask:
    return np.asarray(batch.its.is_of(Kind.RANK))
