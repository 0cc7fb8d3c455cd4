"""Plans are kept as lines that submissions say, and that hold from one revision to another."""

import sqlalchemy as sa
from alembic import op

revision = "005"
down_revision = "004"
branch_labels = None
depends_on = None

CURRENT = sa.text("until_revision IS NULL")
NAME = ("plan_id", "kind", "line_id")


def upgrade() -> None:
    """Make room for lines of plans; workbooks of before have none."""
    words = (*NAME, "unit_code", "unit_valid_from", "payload", "sheet", "cell")
    op.create_table(
        "plan_line",
        _number("submission_id"),
        _number("ordinal"),
        *(_word(name) for name in words),
        sa.PrimaryKeyConstraint("submission_id", "ordinal", name="plan_line_pk"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "published_plan_line",
        *(_word(name) for name in NAME),
        _number("from_revision"),
        _number("until_revision", nullable=True),
        _number("submission_id"),
        _number("ordinal"),
        sa.PrimaryKeyConstraint(*NAME, "from_revision", name="published_plan_line_pk"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "published_plan_line_current",
        "published_plan_line",
        list(NAME),
        unique=True,
        sqlite_where=CURRENT,
        postgresql_where=CURRENT,
    )


def _number(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), nullable=nullable, autoincrement=False)


def _word(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=False)
