"""The things that a statement counts may have places of their own."""

import sqlalchemy as sa
from alembic import op

revision = "004"
down_revision = "003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep points beside the statement that counts them; files of before have none."""
    words = ("name", "kind", "state"), ("notation", "raw", "sheet", "cell")
    op.create_table(
        "point",
        *(
            sa.Column(name, sa.Integer(), nullable=False, autoincrement=False)
            for name in ("submission_id", "ordinal", "number")
        ),
        *(sa.Column(name, sa.Text(), nullable=False) for name in words[0]),
        sa.Column("size", sa.Double(), nullable=False),
        sa.Column("latitude", sa.Double()),
        sa.Column("longitude", sa.Double()),
        *(sa.Column(name, sa.Text(), nullable=False) for name in words[1]),
        sa.PrimaryKeyConstraint("submission_id", "ordinal", "number", name="point_pk"),
        sqlite_with_rowid=False,
    )
