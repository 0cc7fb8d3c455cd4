"""What is frozen keeps the moment besides the revision."""

import sqlalchemy as sa
from alembic import op

revision = "012"
down_revision = "011"
branch_labels = None
depends_on = None

TABLES = ("saved_view", "story", "short_link")


def upgrade() -> None:
    """Make room for it; of what was frozen before, the moment is not known."""
    for name in TABLES:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("moment", sa.Text(), nullable=False, server_default=""))
