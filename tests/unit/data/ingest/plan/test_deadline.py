"""Deadlines as plans write them."""

import datetime as dt

import pytest

from data.ingest.plan.deadline import deadline
from data.plan import Deadline, DeadlineKind

ENDS = dt.date(2030, 12, 31)
DATE, RANGE = DeadlineKind.DATE, DeadlineKind.RANGE


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("31/12/2025", DATE, None, dt.date(2025, 12, 31)),
        (dt.date(2026, 6, 30), DATE, None, dt.date(2026, 6, 30)),
        ("Trước ngày 30/6/2026", DATE, None, dt.date(2026, 6, 30)),
        ("Quý IV/2025", DeadlineKind.QUARTER, None, dt.date(2025, 12, 31)),
        ("Quý II năm 2026", DeadlineKind.QUARTER, None, dt.date(2026, 6, 30)),
        ("12/2027", DATE, None, dt.date(2027, 12, 31)),
        ("Tháng 2/2028", DATE, None, dt.date(2028, 2, 29)),
        ("2026-2030", RANGE, dt.date(2026, 1, 1), ENDS),
        ("Giai đoạn 2026 – 2030", RANGE, dt.date(2026, 1, 1), ENDS),
        ("Năm 2026", RANGE, dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        (2026.0, RANGE, dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
        ("Đến năm 2030", RANGE, None, ENDS),
        ("Hằng năm", DeadlineKind.YEARLY, None, ENDS),
        ("Hàng năm đến 2028", DeadlineKind.YEARLY, None, dt.date(2028, 12, 31)),
        ("Thường xuyên", DeadlineKind.YEARLY, None, ENDS),
    ],
)
def test_a_deadline_is_read_as_a_plan_writes_it(
    text: str | dt.date | float, kind: DeadlineKind, start: dt.date | None, end: dt.date
) -> None:
    assert deadline(text, ends=ENDS) == Deadline(kind=kind, start=start, end=end)


@pytest.mark.parametrize("text", ["sớm", "13/2027", "theo tiến độ", "", None])
def test_what_names_no_time_is_no_deadline(text: str | None) -> None:
    assert deadline(text, ends=ENDS) is None
