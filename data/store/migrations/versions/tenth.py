"""What reports say in words is kept."""

import sqlalchemy as sa
from alembic import op

revision = "010"
down_revision = "009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for difficulties, tasks and proposals; workbooks of before have none."""
    op.create_table(
        "passage",
        *(_number(name) for name in ("submission_id", "ordinal", "place_key")),
        *(_word(name) for name in ("period", "subject", "text", "sheet", "cell")),
        sa.PrimaryKeyConstraint("submission_id", "ordinal", name="passage_pk"),
        sqlite_with_rowid=False,
    )
    op.create_index("passage_place", "passage", ["place_key", "period", "subject"])


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), nullable=False, autoincrement=False)


def _word(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=False)
