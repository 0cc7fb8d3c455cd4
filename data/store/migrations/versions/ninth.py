"""Views are saved, put in an order, and followed by short links."""

import sqlalchemy as sa
from alembic import op

revision = "009"
down_revision = "008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add saved views, stories, their slides, and short links."""
    op.create_table(
        "saved_view",
        _number("id"),
        *_words("name", "address"),
        _number("revision", nullable=True),
        _number("owner_id"),
        *_words("changed_at", "deleted_at"),
        sa.PrimaryKeyConstraint("id", name="saved_view_pk"),
    )
    op.create_index("saved_view_owner", "saved_view", ["owner_id"])
    _stories()
    op.create_table(
        "short_link",
        *_words("code", "address"),
        _number("revision", nullable=True),
        _number("account_id"),
        *_words("made_by", "at"),
        sa.PrimaryKeyConstraint("code", name="short_link_pk"),
    )
    op.create_index("short_link_account", "short_link", ["account_id"])


def _stories() -> None:
    op.create_table(
        "story",
        *_words("code", "name"),
        _number("owner_id"),
        *_words("owner", "province_code", "sharing"),
        _number("revision", nullable=True),
        *_words("changed_at", "deleted_at"),
        sa.PrimaryKeyConstraint("code", name="story_pk"),
    )
    op.create_index("story_owner", "story", ["owner_id"])
    op.create_index("story_province", "story", ["province_code", "sharing"])
    op.create_table(
        "story_slide",
        *_words("story_code"),
        _number("id"),
        _number("position"),
        *_words("address", "title", "note"),
        sa.PrimaryKeyConstraint("story_code", "id", name="story_slide_pk"),
        sa.ForeignKeyConstraint(["story_code"], ["story.code"], name="story_slide_story_code_fk"),
    )


def _words(*names: str) -> "list[sa.Column[str]]":
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _number(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer(), nullable=nullable, autoincrement=False)
