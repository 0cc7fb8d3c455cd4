"""A period's figures are found by their places."""

from alembic import op

revision = "008"
down_revision = "007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Without the place PostgreSQL read the nation's whole period to find a province's."""
    op.drop_index("published_period", "published")
    op.create_index("published_period", "published", ["indicator_key", "period", "place_key"])
