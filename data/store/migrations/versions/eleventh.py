"""Files are made in the background."""

import sqlalchemy as sa
from alembic import op

revision = "011"
down_revision = "010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for what was asked; nothing was before."""
    op.create_table(
        "job",
        *(_word(name) for name in ("code", "kind", "subject", "name")),
        sa.Column("revision", sa.Integer()),
        *(_word(name) for name in ("language", "options")),
        _number("owner_id"),
        *(_word(name) for name in ("owner", "state")),
        *(_number(name) for name in ("done", "total")),
        *(_word(name) for name in ("told", "error", "asked_at", "begun_at", "ended_at")),
        _word("file_name"),
        _number("size"),
        *(_word(name) for name in ("kept_until", "worker", "beat_at")),
        sa.PrimaryKeyConstraint("code", name="job_pk"),
    )
    op.create_index("job_owner", "job", ["owner_id"])
    op.create_index("job_state", "job", ["state"])


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), nullable=False)


def _word(name: str) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=False)
