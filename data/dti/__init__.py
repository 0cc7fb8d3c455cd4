"""The provincial digital transformation index: values and ranks by round, panel by panel.

An index never converts: a former province's value is shown as it was, beside today's of the
province that it lies in, and no line joins the two. Pure functions over published figures.
"""

from data.dti.framework import Framework, framework, frameworks
from data.dti.panel import Round, family, is_merged, rounds
from data.dti.relation import FEWEST, Relation, relation, years_of
from data.dti.standing import (
    INCOME,
    INDICES,
    KEY,
    PEOPLE,
    PILLARS,
    READ,
    Standings,
    index_rows,
    means,
    pillar_rows,
    standings,
)

__all__ = [
    "FEWEST",
    "INCOME",
    "INDICES",
    "KEY",
    "PEOPLE",
    "PILLARS",
    "READ",
    "Framework",
    "Relation",
    "Round",
    "Standings",
    "family",
    "framework",
    "frameworks",
    "index_rows",
    "is_merged",
    "means",
    "pillar_rows",
    "relation",
    "rounds",
    "standings",
    "years_of",
]
