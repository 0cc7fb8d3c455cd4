"""What one former commune gives to one of today's."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.catalog.record import Aggregation, Indicator
from data.conversion.weight import Weights
from data.model import State
from geo.lineage import Link, Relation

Row = Any  # of a table of published figures, by column


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One former commune's share in a figure.

    Args:
        row: Its figure; None where it has none.
        value, numerator, denominator: What it gives; 0 where there is nothing to measure.
        has_answered: It gave a figure, or said that there is nothing to measure.
        is_applicable: There is something to measure.
        is_estimated: By a weight, or it was an estimate already.
        is_undivided: Its figure is of land that went elsewhere too, and nobody says how much.
        lacks_counts: A percentage without what it was counted from.
    """

    row: Row | None = None
    value: float = 0.0
    numerator: float = 0.0
    denominator: float = 0.0
    has_answered: bool = False
    is_applicable: bool = False
    is_estimated: bool = False
    is_undivided: bool = False
    lacks_counts: bool = False


def part(link: Link, row: Row | None, *, indicator: Indicator, weights: Weights) -> Part:
    """What the old unit of a link gives to the new one.

    Nothing divides into nothing: of a divided commune that has nothing to measure, or counted
    none, every part has none, whatever its size.

    Args:
        link: From the former commune.
        row: Its figure of the period, as `data.query.figure.of_indicator` gives it.
        indicator: Adds up by sums, or by numerators and denominators.
        weights: Of divided communes.
    """
    weight = 1.0 if link.relation is Relation.WHOLE else None
    if link in weights:
        weight = weights[link].value
    if row is None or not _has_answered(row):
        return Part(row=row, is_undivided=weight is None)
    if row.state == State.NOT_APPLICABLE:
        return Part(row=row, has_answered=True)
    is_rate = indicator.aggregation is Aggregation.RATIO
    if not is_rate and row.value == 0:
        return Part(row=row, has_answered=True, is_applicable=True)
    if weight is None:
        return Part(row=row, has_answered=True, is_applicable=True, is_undivided=True)
    lacks_counts = is_rate and (pd.isna(row.numerator) or pd.isna(row.denominator))
    return Part(
        row=row,
        value=weight * row.value,
        numerator=weight * row.numerator if is_rate and not lacks_counts else 0.0,
        denominator=weight * row.denominator if is_rate and not lacks_counts else 0.0,
        has_answered=True,
        is_applicable=True,
        is_estimated=link.relation is Relation.PART or row.state == State.ESTIMATED,
        lacks_counts=lacks_counts,
    )


def _has_answered(row: Row) -> bool:
    if row.state == State.NOT_APPLICABLE:
        return True
    return row.state in {State.REPORTED, State.ESTIMATED} and not pd.isna(row.value)
