"""The table of files that are made in the background: what was asked, and how far it has come.

Rows are let go when their file is; what was asked and ended stays in `event`.
"""

from typing import Final

from sqlalchemy import Column, Index, Integer, Table, Text

from data.store.schema import metadata

job: Final = Table(
    "job",
    metadata,
    Column("code", Text, primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("kind", "subject", "name")),
    Column("revision", Integer),
    *(Column(name, Text, nullable=False) for name in ("language", "options")),
    Column("owner_id", Integer, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("owner", "state")),
    *(Column(name, Integer, nullable=False) for name in ("done", "total")),
    *(Column(name, Text, nullable=False) for name in ("told", "error")),
    *(Column(name, Text, nullable=False) for name in ("asked_at", "begun_at", "ended_at")),
    Column("file_name", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("kept_until", Text, nullable=False),
    # Which process makes it, and when that last said so.
    *(Column(name, Text, nullable=False) for name in ("worker", "beat_at")),
    Index("job_owner", "owner_id"),
    Index("job_state", "state"),
)
