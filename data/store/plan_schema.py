"""The tables of plans: what submissions say of them, and since when each line holds.

They are to each other what `statement` and `published` are: a line is written once and never
changed, and a row of `published_plan_line` points to the one that holds.
"""

from typing import Final

from sqlalchemy import Column, Index, Integer, Table, Text

from data.store.schema import CURRENT, metadata

plan_line: Final = Table(
    "plan_line",
    metadata,
    Column("submission_id", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    *(Column(name, Text, nullable=False) for name in ("plan_id", "kind", "line_id")),
    # The place that the plan is for: who may say it and who may approve it.
    *(Column(name, Text, nullable=False) for name in ("unit_code", "unit_valid_from")),
    # Empty where the submission takes the line out of the plan.
    *(Column(name, Text, nullable=False) for name in ("payload", "sheet", "cell")),
    sqlite_with_rowid=False,
)

published_plan_line: Final = Table(
    "published_plan_line",
    metadata,
    *(Column(name, Text, primary_key=True) for name in ("plan_id", "kind", "line_id")),
    Column("from_revision", Integer, primary_key=True, autoincrement=False),
    Column("until_revision", Integer),
    Column("submission_id", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    # At most one line of a name holds at a time.
    Index(
        "published_plan_line_current",
        "plan_id",
        "kind",
        "line_id",
        unique=True,
        sqlite_where=CURRENT,
        postgresql_where=CURRENT,
    ),
    sqlite_with_rowid=False,
)
