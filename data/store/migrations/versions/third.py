"""Submissions have a life before they are published; people have accounts; corrections stay."""

import sqlalchemy as sa
from alembic import op

revision = "003"
down_revision = "002"
branch_labels = None
depends_on = None

# Revisions have told who published and withdrew all along.
EVENTS_SO_FAR = """
INSERT INTO event (id, at, made_by, act, submission_id, subject, note, revision)
SELECT row_number() OVER (ORDER BY revision.number, submission.id), revision.at,
       revision.made_by, revision.act, submission.id, submission.file_name, revision.reason,
       revision.number
FROM revision JOIN submission
ON revision.number IN (submission.published_revision, submission.withdrawn_revision)
"""


def upgrade() -> None:
    """Add what people do to what workbooks say."""
    _life_of_submissions()
    _accounts()
    _what_is_remembered()


def _word(name: str, *, default: str | None = None, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text(), nullable=nullable, server_default=default)


def _number(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), nullable=nullable, autoincrement=False)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=f"{table}_pk")


def _life_of_submissions() -> None:
    with op.batch_alter_table("submission") as table:
        table.add_column(_word("stage", default="published"))
        table.add_column(_word("answers", default="{}"))
        table.add_column(_word("publish_from", default=""))
        table.add_column(_number("account_id", nullable=True))
        table.add_column(_word("periods", default=""))
    op.execute("UPDATE submission SET stage = 'withdrawn' WHERE withdrawn_revision IS NOT NULL")
    op.create_index("submission_stage", "submission", ["stage", "publish_from"])
    _periods_so_far()
    op.create_table(
        "event",
        _number("id"),
        *(_word(name) for name in ("at", "made_by")),
        _number("account_id", nullable=True),
        _word("act"),
        _number("submission_id", nullable=True),
        *(_word(name) for name in ("subject", "note")),
        _number("revision", nullable=True),
        _key("event", "id"),
    )
    op.create_index("event_submission_id", "event", ["submission_id"])
    op.execute(EVENTS_SO_FAR)


def _periods_so_far() -> None:
    """Write beside each submission of which periods its statements are."""
    connection = op.get_bind()
    said = sa.text("SELECT DISTINCT submission_id, period FROM statement ORDER BY 1, 2")
    periods: dict[int, list[str]] = {}
    for submission_id, period in connection.execute(said):
        periods.setdefault(submission_id, []).append(period)
    put = sa.text("UPDATE submission SET periods = :periods WHERE id = :id")
    for submission_id, found in periods.items():
        connection.execute(put, {"id": submission_id, "periods": " ".join(found)})


def _accounts() -> None:
    op.create_table(
        "account",
        _number("id"),
        *(_word(name) for name in ("name", "display_name", "password_hash")),
        *(_word(name) for name in ("issuer", "subject")),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        _number("failures"),
        *(_word(name) for name in ("locked_until", "made_at", "password_at")),
        _key("account", "id"),
        sa.UniqueConstraint("name", name="account_name_unique"),
    )
    op.create_index("account_subject", "account", ["issuer", "subject"])
    op.create_table(
        "role_grant",
        _number("account_id"),
        *(_word(name) for name in ("role", "scope", "unit_code")),
        _key("role_grant", "account_id", "role", "scope", "unit_code"),
    )
    op.create_table(
        "session",
        _word("token_hash"),
        _number("account_id"),
        *(_word(name) for name in ("begun_at", "seen_at", "ends_at", "ended_at")),
        _key("session", "token_hash"),
    )
    op.create_index("session_account_id", "session", ["account_id"])
    op.create_table(
        "invitation",
        _word("token_hash"),
        *(_word(name) for name in ("purpose", "account_name", "display_name", "grants")),
        *(_word(name) for name in ("made_by", "made_at", "ends_at", "used_at")),
        _key("invitation", "token_hash"),
    )


def _what_is_remembered() -> None:
    op.create_table(
        "remembered_place",
        *(_word(name) for name in ("scope", "valid_from", "text_key", "text")),
        *(_word(name) for name in ("unit_code", "unit_valid_from", "made_by")),
        _number("account_id", nullable=True),
        _word("at"),
        _key("remembered_place", "scope", "valid_from", "text_key"),
    )
    op.create_table(
        "remembered_mapping",
        *(_word(name) for name in ("signature", "scope", "name", "columns", "made_by")),
        _number("account_id", nullable=True),
        _word("at"),
        _key("remembered_mapping", "signature", "scope"),
    )
