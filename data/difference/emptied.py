"""Published figures that a workbook would blank, as warnings: nobody loses one unseen."""

import datetime as dt
import math
from functools import partial
from typing import Final

from data.catalog import Indicator, indicator
from data.difference.change import Changes, Kind
from data.ingest.wording import Named
from data.period import parse
from data.problem import Problem, Severity
from geo.units import Unit, UnitKey, unit
from text import language, say

RULE: Final = "–"
"""Not of the rule book: those judge a workbook by itself, this one beside what is published."""


def emptied(changes: Changes) -> tuple[Problem, ...]:
    """A warning for each published figure that the workbook says is missing."""
    rows = changes[changes["kind"] == Kind.EMPTIED]
    names = ("indicator_id", "unit_code", "unit_valid_from", "period", "sheet", "cell", "before")
    return tuple(_warning(*row) for row in zip(*(rows[name] for name in names), strict=True))


def _warning(
    indicator_id: str, code: str, since: str, period: str, sheet: str, cell: str, before: float
) -> Problem:
    measure = indicator(indicator_id)
    place = unit(UnitKey(code, dt.date.fromisoformat(since)))
    return Problem(
        rule=RULE,
        severity=Severity.WARNING,
        sheet=sheet,
        cell=cell,
        found="difference.emptied_found",
        fix="difference.emptied_fix",
        values={
            "unit": Named(partial(_name, place)),
            "indicator": Named(measure.short_name),
            "period": Named(parse(period).label),
            "value": Named(partial(_shown, measure, before)),
        },
    )


def _name(place: Unit) -> str:
    return place.label(language())


def _shown(measure: Indicator, before: float) -> str:
    """The value; what was "not applicable" has none."""
    return say("page.state_not_applicable") if math.isnan(before) else measure.show(before)
