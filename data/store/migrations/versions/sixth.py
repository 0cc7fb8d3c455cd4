"""A leader may say another status than the computed one, with a reason."""

import sqlalchemy as sa
from alembic import op

revision = "006"
down_revision = "005"
branch_labels = None
depends_on = None

BEFORE = ("plan_id", "target_id", "place_code", "place_valid_from", "period")
AFTER = ("status", "reason", "made_by")


def upgrade() -> None:
    """Keep what leaders say beside what is computed; nothing was said before."""
    op.create_table(
        "status_override",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in BEFORE),
        sa.Column("is_lasting", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in AFTER),
        sa.Column("account_id", sa.Integer()),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="status_override_pk"),
    )
    op.create_index(
        "status_override_target", "status_override", ["plan_id", "place_code", "target_id"]
    )
