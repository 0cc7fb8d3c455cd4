"""A file may be published more than once: after others replaced some of its figures."""

from alembic import op

revision = "002"
down_revision = "001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Let go of the rule that a file stands once for a place; keep finding it fast."""
    op.drop_index("submission_in_force", "submission")
    op.create_index("submission_file", "submission", ["sha256", "scope"])
