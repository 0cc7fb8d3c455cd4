"""The tables of saved views, of stories made of them, and of short links.

They are of the same metadata as the figures' tables, so one migration builds both. Nothing is
taken out but slides: what somebody deletes bears the moment, and can be taken back.
"""

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from data.store.schema import metadata


def _moment() -> "Column[str]":
    """When it was frozen, see `data.story.moment`; "" where it is not, or nobody knows."""
    return Column("moment", Text, nullable=False, server_default="")


saved_view: Final = Table(
    "saved_view",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    *(Column(name, Text, nullable=False) for name in ("name", "address")),
    # The revision whose figures it shows for ever; none for today's.
    Column("revision", Integer),
    _moment(),
    Column("owner_id", Integer, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("changed_at", "deleted_at")),
    Index("saved_view_owner", "owner_id"),
)

story: Final = Table(
    "story",
    metadata,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("owner_id", Integer, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("owner", "province_code", "sharing")),
    Column("revision", Integer),
    _moment(),
    *(Column(name, Text, nullable=False) for name in ("changed_at", "deleted_at")),
    Index("story_owner", "owner_id"),
    Index("story_province", "province_code", "sharing"),
)

story_slide: Final = Table(
    "story_slide",
    metadata,
    Column("story_code", Text, ForeignKey(story.c.code), primary_key=True),
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("address", "title", "note")),
)

# A link to a view; a story's own code is its link.
short_link: Final = Table(
    "short_link",
    metadata,
    Column("code", Text, primary_key=True),
    Column("address", Text, nullable=False),
    Column("revision", Integer),
    _moment(),
    Column("account_id", Integer, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("made_by", "at")),
    Index("short_link_account", "account_id"),
)
