"""Workbooks of four communes of Khánh Hòa with a past in a store, for the rules that compare."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from data.actor import operator
from data.ingest import Checked, check
from data.store import Submission, open_store
from data.submission.reading import past_of
from tests.unit.data.ingest.sample import listing, sheet_of

CAM_RANH = "22420"
NAMES = {
    CAM_RANH: "P. Cam Ranh",
    "22366": "P. Nha Trang",
    "22525": "Xã Vạn Hưng",
    "22333": "P. Bắc Nha Trang",
}
FIBRE = "village_fibre_pct"
LOUD = "wireless_loudspeaker_clusters"

Row = Mapping[str, Any]


def was(indicator_id: str, code: str, period: str, value: float, **others: Any) -> Row:
    """A published figure as a row of a list."""
    told = {"indicator_id": indicator_id, "unit_code": code, "period": period, "value": value}
    return told | others


def against(body: bytes, *past: Row | bytes, province: str = "56") -> Checked:
    """What is found in a workbook where these figures, or those of a workbook, are published."""
    with TemporaryDirectory() as folder, open_store(f"sqlite:///{Path(folder)}/a.db") as store:
        rows = [one for one in past if not isinstance(one, bytes)]
        books = [one for one in past if isinstance(one, bytes)]
        for one in [*books, listing(*rows)] if rows else books:
            found = check(one, file_name="past.xlsx", province_code=province)
            assert not found.errors
            handed_in = Submission(
                file_name="past.xlsx", sha256=found.sha256, layout=found.recognised, scope="56"
            )
            store.desk(operator("An")).publish(handed_in, found.observations, content=one)
        return check(body, file_name="now.xlsx", province_code=province, past=past_of(store))


def table(head: str, values: tuple[object, ...], *, title: str = "QUÝ I/2026") -> bytes:
    """One column over the communes, from row 3; the title is row 1."""
    rows = [(place, name, value) for place, (name, value) in
            enumerate(zip(NAMES.values(), values, strict=False), start=1)]  # fmt: skip
    return sheet_of([(f"TỈNH KHÁNH HÒA, {title}",), ("STT", "Tên xã, phường", head), *rows])


def jump(*values: object) -> Checked:
    """Rates of the first quarter of 2026, where 70 % was published of each before."""
    past = (was(FIBRE, code, "2025-Q4", 70) for code in NAMES)
    if len(values) == 2:  # the second commune only jumps
        values = (75, values[0], values[1])
    return against(table("Tỷ lệ thôn có cáp quang (%)", values), *past)


def cumulative(*values: object) -> Checked:
    """Months as columns of a cumulative count; the second commune's values."""
    head = ("STT", "Tên xã, phường", "T1", "T2")
    title = ("TỈNH KHÁNH HÒA: CỤM LOA KHÔNG DÂY NĂM 2026 (LŨY KẾ)",)
    rows = [(1, "P. Cam Ranh", 3, 3), (2, "P. Nha Trang", *values)]
    return against(sheet_of([title, head, *rows]), province="56")


def counted_up_to(day: str) -> Checked:
    """A table of the first quarter of 2026 with a note of the day it counts up to."""
    head = ("STT", "Tên xã, phường", "Cụm loa FM")
    rows = [("TỈNH KHÁNH HÒA, QUÝ I/2026",), head, (1, "P. Cam Ranh", 3)]
    return against(sheet_of([*rows, (f"Ghi chú: số liệu tính đến {day}",)]))


def villages(whole: object) -> Checked:
    """A rate of villages, where there were 30 of them the quarter before."""
    head = ("STT", "Tên xã, phường", "Tổng số thôn", "Số thôn có cáp quang")
    rows = [("TỈNH KHÁNH HÒA, QUÝ I/2026",), head, (1, "P. Cam Ranh", whole, 10)]
    past = was(FIBRE, CAM_RANH, "2025-Q4", 90, numerator=27, denominator=30)
    return against(sheet_of(rows), past)
