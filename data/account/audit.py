"""The audit log: who did what, to whom; read, narrowed down, and as a file."""

import csv
import io
from typing import Final

import pandas as pd
from sqlalchemy import Connection, select

from data.export import guarded
from data.store.schema import event

COLUMNS: Final = ("at", "made_by", "account_id", "act", "submission_id", "subject", "note")
BYTE_ORDER_MARK: Final = "\ufeff"  # or a spreadsheet takes the file for cp1252


def log(connection: Connection, *, made_by: str = "", act: str = "") -> pd.DataFrame:
    """What was done, latest first.

    Args:
        connection: In a transaction.
        made_by: Only by somebody of this name; everybody, where empty.
        act: Only this; everything, where empty.

    Returns:
        One row an act: at (ISO, UTC), made_by, account_id (Int64, NA for the operator and for
        whoever is nobody), act, submission_id (Int64), subject, note, revision (Int64).
    """
    query = select(event).order_by(event.c.id.desc())
    if made_by:
        query = query.where(event.c.made_by == made_by)
    if act:
        query = query.where(event.c.act == act)
    columns = [*COLUMNS, "revision"]
    rows = connection.execute(query).all()
    table = pd.DataFrame([[getattr(row, one) for one in columns] for row in rows], columns=columns)
    return table.astype({"account_id": "Int64", "submission_id": "Int64", "revision": "Int64"})


def as_csv(acts: pd.DataFrame) -> bytes:
    """The log as a file, UTF-8; text that a spreadsheet would run has an apostrophe before it."""
    file = io.StringIO(newline="")
    table = csv.writer(file)
    table.writerow(acts.columns)
    for row in acts.itertuples(index=False, name=None):
        table.writerow(["" if pd.isna(value) else guarded(str(value)) for value in row])
    return (BYTE_ORDER_MARK + file.getvalue()).encode()
