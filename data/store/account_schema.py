"""The tables of people: who has an account, what for, and where they are signed in.

They are of the same metadata as the figures' tables, so one migration builds both.
"""

from typing import Final

from sqlalchemy import Boolean, Column, Index, Integer, Table, Text

from data.store.schema import metadata

account: Final = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, unique=True),
    Column("display_name", Text, nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("locked_until", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("password_at", Text, nullable=False),
    Index("account_subject", "issuer", "subject"),
)

role_grant: Final = Table(
    "role_grant",
    metadata,
    Column("account_id", Integer, primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("unit_code", Text, primary_key=True),
)

session: Final = Table(
    "session",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("account_id", Integer, nullable=False, index=True),
    Column("begun_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
    Column("ended_at", Text, nullable=False),
)

invitation: Final = Table(
    "invitation",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("purpose", Text, nullable=False),
    Column("account_name", Text, nullable=False),
    Column("display_name", Text, nullable=False),
    Column("grants", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("ends_at", Text, nullable=False),
    Column("used_at", Text, nullable=False),
)
