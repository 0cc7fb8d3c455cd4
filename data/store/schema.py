"""The store's tables. Statements say what workbooks said; `published` says since when it holds.

A submission's statements are written once and never changed. A row of `published` points to
the statement that holds for one indicator, unit and period from one revision until another,
so every revision ever shown can be read again, and undoing one is closing and opening rows.

`migrations/` builds these tables; a test holds the two equal. Hot tables carry no foreign
keys: their rows are only written by set-based SQL from rows of the same transaction, and the
checks would double the time of an import.
"""

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

metadata: Final = MetaData(
    naming_convention={
        "pk": "%(table_name)s_pk",
        "fk": "%(table_name)s_%(column_0_name)s_fk",
        "ix": "%(table_name)s_%(column_0_name)s",
        "uq": "%(table_name)s_%(column_0_name)s_unique",
    }
)

CURRENT: Final = text("until_revision IS NULL")

# One row; whoever changes the store takes it first, so changes come one after another.
head = Table(
    "head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
)

revision = Table(
    "revision",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("reason", Text, nullable=False),
)

file = Table(
    "file",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

submission = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, ForeignKey("file.sha256"), nullable=False),
    Column("layout", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("is_demonstration", Boolean, nullable=False),
    Column("title", Text, nullable=False),
    Column("publisher", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("licence", Text, nullable=False),
    Column("submitted_by", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("published_revision", Integer, ForeignKey("revision.number")),
    Column("withdrawn_revision", Integer, ForeignKey("revision.number")),
    Column("stage", Text, nullable=False, server_default="published"),
    # What its sender answered to questions; see `data.ingest.answer`.
    Column("answers", Text, nullable=False, server_default="{}"),
    Column("publish_from", Text, nullable=False, server_default=""),
    Column("account_id", Integer),
    # Of its statements, apart by spaces: a list of submissions must not read the figures.
    Column("periods", Text, nullable=False, server_default=""),
    # What waits for its day is looked for now and then by every process.
    Index("submission_stage", "stage", "publish_from"),
    # Not unique: a file that others replaced in part may be handed in again.
    Index("submission_file", "sha256", "scope"),
)

# Ids repeat in millions of rows: they are written once here and stand there as numbers.
indicator = Table(
    "indicator",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
)

place = Table(
    "place",
    metadata,
    Column("key", Integer, primary_key=True, autoincrement=False),
    Column("code", Text, nullable=False),
    Column("valid_from", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("province_code", Text, nullable=False),
    Index("place_code", "code", "valid_from", unique=True),
    Index("place_province", "province_code"),
)

statement = Table(
    "statement",
    metadata,
    Column("submission_id", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("indicator_key", Integer, nullable=False),
    Column("place_key", Integer, nullable=False),
    Column("period", Text, nullable=False),
    Column("numerator", Double),
    Column("denominator", Double),
    Column("value", Double),
    Column("qualifier", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("cutoff_date", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Column("sheet", Text, nullable=False),
    Column("cell", Text, nullable=False),
    Column("source", Text, nullable=False),
    sqlite_with_rowid=False,
)

published = Table(
    "published",
    metadata,
    Column("indicator_key", Integer, primary_key=True, autoincrement=False),
    Column("place_key", Integer, primary_key=True, autoincrement=False),
    Column("period", Text, primary_key=True),
    Column("from_revision", Integer, primary_key=True, autoincrement=False),
    Column("until_revision", Integer),
    Column("submission_id", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    # The whole country at one period; its rows lie far apart in the primary key.
    Index("published_period", "indicator_key", "period"),
    # At most one statement holds at a time.
    Index(
        "published_current",
        "indicator_key",
        "place_key",
        "period",
        unique=True,
        sqlite_where=CURRENT,
        postgresql_where=CURRENT,
    ),
    sqlite_with_rowid=False,
)

# Where the things stand that a statement counts; they hold while it does.
point = Table(
    "point",
    metadata,
    Column("submission_id", Integer, primary_key=True, autoincrement=False),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    *(Column(name, Text, nullable=False) for name in ("name", "kind", "state")),
    Column("size", Double, nullable=False),
    Column("latitude", Double),
    Column("longitude", Double),
    *(Column(name, Text, nullable=False) for name in ("notation", "raw", "sheet", "cell")),
    sqlite_with_rowid=False,
)

# What exists, counted when it changes: pages ask at every run and must not read the figures.
extent = Table(
    "extent",
    metadata,
    Column("indicator_key", Integer, primary_key=True, autoincrement=False),
    Column("province_code", Text, primary_key=True),
    Column("level", Text, primary_key=True),
    Column("valid_from", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    Column("units", Integer, nullable=False),
    Column("reported", Integer, nullable=False),
    Column("is_demonstration", Boolean, nullable=False),
)

# Everything that anybody did, in order: the life of submissions, and the audit log.
event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("account_id", Integer),
    Column("act", Text, nullable=False),
    Column("submission_id", Integer, index=True),
    Column("subject", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("revision", Integer),
)

# A name as somebody typed it, and the unit that a person said it means.
remembered_place = Table(
    "remembered_place",
    metadata,
    Column("scope", Text, primary_key=True),
    Column("valid_from", Text, primary_key=True),
    Column("text_key", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("unit_code", Text, nullable=False),
    Column("unit_valid_from", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("account_id", Integer),
    Column("at", Text, nullable=False),
)

# The columns of a shape of table, as a person said what they hold.
remembered_mapping = Table(
    "remembered_mapping",
    metadata,
    Column("signature", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("columns", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("account_id", Integer),
    Column("at", Text, nullable=False),
)

# What leaders said of a target's status beside the computed one; rows are only ever added.
status_override = Table(
    "status_override",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    *(Column(name, Text, nullable=False) for name in ("plan_id", "target_id", "place_code")),
    *(Column(name, Text, nullable=False) for name in ("place_valid_from", "period")),
    Column("is_lasting", Boolean, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("status", "reason", "made_by")),
    Column("account_id", Integer),
    Column("at", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Index("status_override_target", "plan_id", "place_code", "target_id"),
)
