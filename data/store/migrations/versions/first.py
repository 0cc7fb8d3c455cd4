"""The first schema: submissions, statements, and since when each holds."""

import sqlalchemy as sa
from alembic import op

revision = "001"
down_revision = None
branch_labels = None
depends_on = None

CURRENT = sa.text("until_revision IS NULL")
IN_FORCE = sa.text("withdrawn_revision IS NULL")


def upgrade() -> None:
    """Create every table, and the head at revision 0."""
    _who_and_when()
    _what_is_said_of()
    _what_is_said()
    op.execute("INSERT INTO head (id, revision) VALUES (1, 0)")


def _number(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), nullable=nullable, autoincrement=False)


def _word(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=False)


def _who_and_when() -> None:
    op.create_table(
        "head", _number("id"), _number("revision"), sa.PrimaryKeyConstraint("id", name="head_pk")
    )
    op.create_table(
        "revision",
        _number("number"),
        *(_word(name) for name in ("at", "act", "made_by", "reason")),
        sa.PrimaryKeyConstraint("number", name="revision_pk"),
    )
    op.create_table(
        "file",
        _word("sha256"),
        _number("size"),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="file_pk"),
    )
    op.create_table(
        "submission",
        _number("id"),
        *(_word(name) for name in ("file_name", "sha256", "layout", "scope")),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        *(_word(name) for name in ("title", "publisher", "url", "licence")),
        *(_word(name) for name in ("submitted_by", "received_at")),
        _number("statements"),
        _number("published_revision", nullable=True),
        _number("withdrawn_revision", nullable=True),
        sa.PrimaryKeyConstraint("id", name="submission_pk"),
        sa.ForeignKeyConstraint(["sha256"], ["file.sha256"], name="submission_sha256_fk"),
        sa.ForeignKeyConstraint(
            ["published_revision"], ["revision.number"], name="submission_published_revision_fk"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_revision"], ["revision.number"], name="submission_withdrawn_revision_fk"
        ),
    )
    op.create_index(
        "submission_in_force",
        "submission",
        ["sha256", "scope"],
        unique=True,
        sqlite_where=IN_FORCE,
        postgresql_where=IN_FORCE,
    )


def _what_is_said_of() -> None:
    op.create_table(
        "indicator",
        _number("key"),
        _word("id"),
        sa.PrimaryKeyConstraint("key", name="indicator_pk"),
        sa.UniqueConstraint("id", name="indicator_id_unique"),
    )
    op.create_table(
        "place",
        _number("key"),
        *(_word(name) for name in ("code", "valid_from", "level", "province_code")),
        sa.PrimaryKeyConstraint("key", name="place_pk"),
    )
    op.create_index("place_code", "place", ["code", "valid_from"], unique=True)
    op.create_index("place_province", "place", ["province_code"])
    key = ("indicator_key", "province_code", "level", "valid_from", "period")
    op.create_table(
        "extent",
        _number("indicator_key"),
        *(_word(name) for name in key[1:]),
        _number("units"),
        _number("reported"),
        sa.Column("is_demonstration", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint(*key, name="extent_pk"),
    )


def _what_is_said() -> None:
    words = ("qualifier", "state", "basis", "cutoff_date", "raw", "sheet", "cell", "source")
    op.create_table(
        "statement",
        *(_number(name) for name in ("submission_id", "ordinal", "indicator_key", "place_key")),
        _word("period"),
        *(sa.Column(name, sa.Double()) for name in ("numerator", "denominator", "value")),
        *(_word(name) for name in words),
        sa.PrimaryKeyConstraint("submission_id", "ordinal", name="statement_pk"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "published",
        *(_number(name) for name in ("indicator_key", "place_key")),
        _word("period"),
        _number("from_revision"),
        _number("until_revision", nullable=True),
        *(_number(name) for name in ("submission_id", "ordinal")),
        sa.PrimaryKeyConstraint(
            "indicator_key", "place_key", "period", "from_revision", name="published_pk"
        ),
        sqlite_with_rowid=False,
    )
    op.create_index("published_period", "published", ["indicator_key", "period"])
    op.create_index(
        "published_current",
        "published",
        ["indicator_key", "place_key", "period"],
        unique=True,
        sqlite_where=CURRENT,
        postgresql_where=CURRENT,
    )
