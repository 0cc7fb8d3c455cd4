"""The tables of reviews: what was said of a plan at a day, version by version.

They are of the same metadata as the figures' tables, so one migration builds both. Rows are
only ever added: a draft that is saved, closed or discarded is another version, and a closed
one is the last.
"""

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from data.store.schema import file, metadata

review: Final = Table(
    "review",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("place_code", Text, nullable=False),
    Column("plan_id", Text, nullable=False),
    # Today's scopes whose approvers write it, apart by spaces; settled when it is begun.
    Column("scopes", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("account_id", Integer),
    Column("at", Text, nullable=False),
    Index("review_place", "place_code"),
)

review_version: Final = Table(
    "review_version",
    metadata,
    Column("review_id", Integer, ForeignKey(review.c.id), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("account_id", Integer),
    Column("stage", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("cutoff", Text, nullable=False),
    Column("texts", Text, nullable=False),
    # Of a closed one: the revision that it froze, its figures, and the hash over all of it.
    Column("revision", Integer),
    Column("content", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)

# A file that somebody adds to a review; its bytes lie in `file`.
review_file: Final = Table(
    "review_file",
    metadata,
    Column("review_id", Integer, ForeignKey(review.c.id), primary_key=True, autoincrement=False),
    Column("sha256", Text, ForeignKey(file.c.sha256), primary_key=True),
    Column("name", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
)
