"""What a department says of a plan at a day is frozen with the figures it rests on."""

import sqlalchemy as sa
from alembic import op

revision = "007"
down_revision = "006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add reviews, their versions and their files."""
    _reviews()
    _versions()
    op.create_table(
        "review_file",
        _number("review_id"),
        *(_word(name) for name in ("sha256", "name", "at", "made_by")),
        sa.PrimaryKeyConstraint("review_id", "sha256", name="review_file_pk"),
        _link("review_file", "review_id", of=("review", "id")),
        _link("review_file", "sha256", of=("file", "sha256")),
    )


def _reviews() -> None:
    op.create_table(
        "review",
        _number("id"),
        *(_word(name) for name in ("place_code", "plan_id", "scopes", "made_by")),
        _number("account_id", nullable=True),
        _word("at"),
        sa.PrimaryKeyConstraint("id", name="review_pk"),
    )
    op.create_index("review_place", "review", ["place_code"])


def _versions() -> None:
    words = ("stage", "kind", "title", "period", "cutoff", "texts")
    op.create_table(
        "review_version",
        _number("review_id"),
        _number("number"),
        *(_word(name) for name in ("at", "made_by")),
        _number("account_id", nullable=True),
        *(_word(name) for name in words),
        _number("revision", nullable=True),
        *(_word(name) for name in ("content", "sha256")),
        sa.PrimaryKeyConstraint("review_id", "number", name="review_version_pk"),
        _link("review_version", "review_id", of=("review", "id")),
    )


def _word(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=False)


def _number(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), nullable=nullable, autoincrement=False)


def _link(table: str, column: str, *, of: tuple[str, str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [".".join(of)], name=f"{table}_{column}_fk")
