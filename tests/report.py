"""Made-up reports for tests: real places, plain figures."""

import hashlib
from collections.abc import Mapping
from typing import Final

import pandas as pd

from data.actor import Actor, operator
from data.ingest.answer import NONE
from data.model import COLUMNS, Observations, State
from data.store import Receipt, Store, Submission

TODAY: Final = "2025-07-01"
FIBRE: Final = "fibre_household_coverage_pct"
# Communes of Điện Biên.
COMMUNES: Final = ("03127", "03151", "03158", "03160", "03162", "03163")

Key = tuple[str, str, str]
"""Indicator id, code of a unit of today's list, period."""


def observations(values: Mapping[Key, float | None]) -> Observations:
    """A statement for each key; None is an empty cell."""
    rows = [
        {
            "indicator_id": indicator_id,
            "unit_code": code,
            "unit_valid_from": TODAY,
            "period": period,
            "numerator": None if value is None else value * 2,
            "denominator": None if value is None else 200.0,
            "value": value,
            "qualifier": "",
            "state": State.MISSING.value if value is None else State.REPORTED.value,
            "basis": "",
            "cutoff_date": "",
            "raw": "" if value is None else str(value),
            "sheet": "Biểu 01",
            "cell": f"D{number + 8}",
            "source": "",
        }
        for number, ((indicator_id, code, period), value) in enumerate(values.items())
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    numbers = dict.fromkeys(("numerator", "denominator", "value"), float)
    return Observations(frame.astype(numbers))


def workbook(
    name: str, *, scope: str = "11", is_demonstration: bool = False, title: str = "", url: str = ""
) -> tuple[Submission, bytes]:
    """A submission and the bytes of its file, told apart by the name."""
    content = f"bytes of {name}".encode()
    handed_in = Submission(
        file_name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        layout="template",
        scope=scope,
        is_demonstration=is_demonstration,
        title=title,
        url=url,
        submitted_by="Lò Thị Hoa",
    )
    return handed_in, content


def publish(
    store: Store,
    name: str,
    values: Mapping[Key, float | None],
    *,
    scope: str = "11",
    is_demonstration: bool = False,
    title: str = "",
    url: str = "",
) -> Receipt:
    """Publish a made-up workbook."""
    handed_in, content = workbook(
        name, scope=scope, is_demonstration=is_demonstration, title=title, url=url
    )
    return store.desk(operator("Lò Thị Hoa")).publish(
        handed_in, observations(values), content=content
    )


def hand_in(
    store: Store, name: str, *, by: Actor, scope: str = "11", is_demonstration: bool = False
) -> int:
    """Receive and check a made-up workbook; the number of its submission."""
    handed_in, content = workbook(name, scope=scope, is_demonstration=is_demonstration)
    number = store.desk(by).receive(handed_in, content=content)
    store.desk(by).keep_check(number, layout="template", scope=scope, answers=NONE)
    return number


def submit(
    store: Store,
    name: str,
    values: Mapping[Key, float | None],
    *,
    by: Actor,
    scope: str = "11",
    is_demonstration: bool = False,
) -> int:
    """Put a made-up workbook before those who approve; the number of its submission."""
    number = hand_in(store, name, by=by, scope=scope, is_demonstration=is_demonstration)
    store.desk(by).submit(number, observations(values))
    return number
