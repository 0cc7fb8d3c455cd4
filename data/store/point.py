"""Points: where the things stand that a statement counts. They hold while the statement does.

So publishing, replacing and undoing have nothing to do for them: `published` says of every
revision which statement holds, and the points are that statement's.
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

import pandas as pd
from sqlalchemy import Connection, insert, or_, select

from data.model import KEY, Observations
from data.point import COLUMNS, OF_SUBMISSION, Point, Points
from data.store.intake import NUL, NUL_PICTURE
from data.store.schema import head, indicator, place, point, published, statement, submission
from data.store.withdrawal import same_figure

NUMBERS: Final = ("size", "latitude", "longitude")
KEPT: Final = ("name", "kind", "state", *NUMBERS, "notation", "raw", "sheet", "cell")
POLE: Final = 90
DATE_LINE: Final = 180


def write(
    connection: Connection, points: Sequence[Point], *, of: Observations, submission_id: int
) -> None:
    """Store the points of a submission beside its statements.

    Args:
        connection: In the transaction that writes the statements.
        points: In the order of the inventory.
        of: The statements, in the order in which they are written.
        submission_id: Whose.

    Raises:
        ValueError: A point is of none of the statements, or lies nowhere on the earth.
    """
    if not points:
        return
    keys = of[list(KEY)].itertuples(index=False, name=None)
    ordinals = {key: ordinal for ordinal, key in enumerate(keys)}
    numbers: Counter[int] = Counter()
    rows = []
    for one in points:
        ordinal = ordinals.get(one.key)
        if ordinal is None or not _is_on_earth(one):
            msg = f"{one.sheet}!{one.cell} is no point of a figure: {one.key}."
            raise ValueError(msg)
        said = {name: _stored(getattr(one, name)) for name in KEPT}
        number = numbers[ordinal]
        rows.append({"submission_id": submission_id, "ordinal": ordinal, "number": number} | said)
        numbers[ordinal] += 1
    connection.execute(insert(point), rows)


def points(
    connection: Connection,
    *,
    indicator_ids: Collection[str] | None = None,
    province_code: str | None = None,
    revision: int | None = None,
) -> Points:
    """See `Store.points`; the connection is in a transaction."""
    at = revision if revision is not None else connection.scalar(select(head.c.revision)) or 0
    query = (
        select(
            indicator.c.id,
            place.c.code,
            place.c.valid_from,
            published.c.period,
            *(point.c[name] for name in KEPT),
            submission.c.id,
            submission.c.file_name,
            submission.c.is_demonstration,
        )
        .select_from(point)
        # By way of the statement, which the key of `published` finds: points are few.
        .join(
            statement,
            (statement.c.submission_id == point.c.submission_id)
            & (statement.c.ordinal == point.c.ordinal),
        )
        .join(
            published,
            same_figure(published, statement)
            & (published.c.submission_id == statement.c.submission_id)
            & (published.c.ordinal == statement.c.ordinal),
        )
        .join(indicator, indicator.c.key == published.c.indicator_key)
        .join(place, place.c.key == published.c.place_key)
        .join(submission, submission.c.id == point.c.submission_id)
        .where(
            published.c.from_revision <= at,
            or_(published.c.until_revision.is_(None), published.c.until_revision > at),
        )
        .order_by(
            indicator.c.id, place.c.valid_from, place.c.code, published.c.period, point.c.number
        )
    )
    if indicator_ids is not None:
        query = query.where(indicator.c.id.in_(indicator_ids))
    if province_code is not None:
        query = query.where(place.c.province_code == province_code)
    rows = [tuple(row) for row in connection.execute(query)]
    found = pd.DataFrame(rows, columns=[*KEY, *KEPT, *OF_SUBMISSION])
    kinds = dict.fromkeys(COLUMNS, "str") | dict.fromkeys(NUMBERS, "float64")
    said = {"submission_id": "int64", "file_name": "str", "is_demonstration": "bool"}
    return Points(found[[*COLUMNS, *OF_SUBMISSION]].astype(kinds | said))


def _is_on_earth(one: Point) -> bool:
    if one.latitude is None or one.longitude is None:
        return one.latitude is one.longitude
    is_there = abs(one.latitude) <= POLE and abs(one.longitude) <= DATE_LINE
    return is_there and math.isfinite(one.size)


def _stored(value: object) -> object:
    return str(value).replace(NUL, NUL_PICTURE) if isinstance(value, str) else value
