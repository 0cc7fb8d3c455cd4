"""N8: columns of percentages in which nothing is above 1."""

from collections.abc import Iterator

from data.ingest.draft import Draft
from data.ingest.question import Kind, Question, of_column
from data.ingest.rule import Finding, rule
from data.ingest.share import shares
from data.ingest.wording import Figure, Named
from data.problem import Severity


@rule("N8", Severity.ERROR)
def a_column_of_percentages_is_not_of_shares(draft: Draft) -> Iterator[Finding]:
    """A column of percentages in which nothing is above 1 is asked: shares of 1, or percent."""
    for one in shares(draft):
        typed = [datum.reading.value or 0.0 for datum in one.data]
        question = Question(
            kind=Kind.READING,
            sheet=one.sheet,
            cell=one.cells,
            text="; ".join(datum.reading.raw for datum in one.data),
            readings=of_column(typed[0]),
            of=one.of,
        )
        values = {
            "indicator": Named(one.indicator.short_name),
            "cells": one.cells,
            "count": len(one.figures),
            "value": Figure(typed[0]),
            "percent": Figure(float(f"{100 * typed[0]:.13g}")),
        }
        yield Finding(
            sheet=one.sheet, cell=one.data[0].cell, values=values, figures=one.figures,
            question=question,
        )  # fmt: skip
