"""The table of what reports say in words."""

from typing import Final

from sqlalchemy import Column, Index, Integer, Table, Text

from data.store.schema import metadata

passage: Final = Table(
    "passage",
    metadata,
    Column("submission_id", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("place_key", Integer, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("period", "subject")),
    *(Column(name, Text, nullable=False) for name in ("text", "sheet", "cell")),
    Index("passage_place", "place_key", "period", "subject"),
    sqlite_with_rowid=False,
)
