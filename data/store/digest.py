"""Fingerprints: of everything in the store, and of the figures that readers see."""

import hashlib
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, select

import data.store.passage_schema
import data.store.review_schema
import data.store.story_schema  # noqa: F401  # their tables are part of everything
from data.model import COLUMNS, Published
from data.passage import HeldPassage
from data.plan.line import HeldLine
from data.point import COLUMNS as POINT
from data.point import Points
from data.store.account_schema import account, invitation, role_grant, session
from data.store.job_schema import job
from data.store.schema import metadata, submission

AT_ONCE: Final = 10_000
SEPARATOR: Final = b"\x1e"
LEFT_OUT: Final = {one.name for one in (account, role_grant, session, invitation, job)}
"""Of people, and of files that are made from the rest and let go again."""


def of_everything(connection: Connection) -> str:
    """SHA-256 over every row of every table but `LEFT_OUT`, past revisions and files included."""
    digest = hashlib.sha256()
    for table in (one for one in metadata.sorted_tables if one.name not in LEFT_OUT):
        digest.update(table.name.encode() + SEPARATOR)
        rows = connection.execution_options(yield_per=AT_ONCE).execute(
            select(table).order_by(*table.primary_key.columns)
        )
        for row in rows:
            digest.update(repr(tuple(row)).encode() + SEPARATOR)
    return digest.hexdigest()


def of_figures(
    connection: Connection,
    figures: Published,
    points: Points,
    lines: Iterable[HeldLine] = (),
    passages: Iterable[HeldPassage] = (),
) -> str:
    """SHA-256 over figures, what was said of each, points, plans, words, and all their bytes.

    Two stores that show the same figures from the same files have the same digest, however
    they came to it.
    """
    files = {row.id: row.sha256 for row in connection.execute(select(submission))}
    digest = hashlib.sha256()
    shown = figures[list(COLUMNS)].assign(sha256=figures["submission_id"].map(files))
    for row in shown.itertuples(index=False, name=None):
        digest.update(repr(row).encode() + SEPARATOR)
    for row in points[list(POINT)].itertuples(index=False, name=None):
        digest.update(repr(row).encode() + SEPARATOR)
    for one in sorted(lines, key=lambda one: one.line.key):
        row = (one.line, files[one.submission_id], one.is_demonstration)
        digest.update(repr(row).encode() + SEPARATOR)
    for told in passages:
        digest.update(repr((told.passage, files[told.submission_id])).encode() + SEPARATOR)
    return digest.hexdigest()
