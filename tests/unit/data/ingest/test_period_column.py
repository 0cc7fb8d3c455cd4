"""Tables whose rows each say their period: found by its heading, or named by hand."""

import datetime as dt
from typing import Any

import pytest

from data.ingest.answer import Answers, Meaning
from data.ingest.checked import Checked
from data.ingest.mapping import Role, shapes, sketch
from data.submission import mapping
from tests.unit.data.ingest.sample import Row, checked, places, sheet_of

FM = "wireless_loudspeaker_clusters"
ONLINE = "online_dossier_rate_pct"
HEAD: tuple[Row, ...] = (("UBND TỈNH CAO BẰNG",), ("Số", "Cơ sở", "Lúc", "Máy phát"))
SAID = {
    "Sheet1!B": Meaning(Role.UNIT),
    "Sheet1!C": Meaning(Role.PERIOD),
    "Sheet1!D": Meaning(Role.VALUE, FM),
}


def mapped(*rows: Row) -> Checked:
    return checked(sheet_of([*HEAD, *rows]), answers=Answers(columns=SAID))


def told(found: Checked) -> list[tuple[Any, ...]]:
    table = found.observations
    return sorted(zip(table["unit_code"], table["period"], table["value"], strict=True))


def test_a_period_column_is_named_by_hand() -> None:
    found = mapped(
        (1, "Xã Trường Hà", "Quý I/2026", 3),
        (2, "Xã Trường Hà", "Quý II/2026", 4),
        (3, "Xã Hà Quảng", "T5/2026", 5),
        (4, "Xã Hà Quảng", dt.date(2026, 6, 1), 6),
        (5, "Xã Hà Quảng", "2026-07", 7),
    )
    assert found.recognised == "mapped"
    assert sorted(one[1:] for one in told(found)) == [
        ("2026-05", 5.0),
        ("2026-06", 6.0),
        ("2026-07", 7.0),
        ("2026-Q1", 3.0),
        ("2026-Q2", 4.0),
    ]
    assert not found.errors


@pytest.mark.parametrize("typed", ["sau này", None, dt.date(2026, 6, 17), "Quý II"])
def test_a_row_whose_period_cannot_be_read_is_refused_with_its_cell(typed: object) -> None:
    found = mapped((1, "Xã Trường Hà", "Quý I/2026", 3), (2, "Xã Hà Quảng", typed, 4))
    assert places(found, "L5") == ["Sheet1!C4"]
    assert len(found.observations) == 1


def test_a_row_before_the_units_were_formed_is_asked() -> None:
    found = mapped((1, "Xã Trường Hà", "Quý I/2026", 3), (2, "Xã Trường Hà", "Quý I/2025", 4))
    assert places(found, "P7") + places(found, "P8")


def test_the_same_unit_and_period_twice_is_still_an_error() -> None:
    found = mapped((1, "Xã Trường Hà", "Quý I/2026", 3), (2, "Xã Trường Hà", "Quý 1/2026", 4))
    assert places(found, "P3")


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (("Kỳ báo cáo",), (("Quý I/2026",), ("Quý II/2026",))),
        (("Quý",), (("I/2026",), ("II/2026",))),
        (("Năm", "Quý"), ((2026, "I"), (2026, "II"))),
        (("Quý", "Năm"), ((1, 2026), (2, 2026))),
    ],
)
def test_a_period_column_is_known_by_its_heading(
    head: tuple[str, ...], cells: tuple[tuple[object, ...], ...]
) -> None:
    rows = [
        ("UBND TỈNH CAO BẰNG",),
        ("STT", "Tên xã", *head, "Cụm loa FM"),
        (1, "Xã Trường Hà", *cells[0], 3),
        (2, "Xã Trường Hà", *cells[1], 4),
        (None, "Tổng cộng", *(None for _ in head), 7),
    ]
    found = checked(sheet_of(rows))
    assert [one[1:] for one in told(found)] == [("2026-Q1", 3.0), ("2026-Q2", 4.0)]
    assert not places(found, "T1")
    assert not places(found, "L2")


def test_the_form_offers_periods_and_guesses_them() -> None:
    assert Meaning(Role.PERIOD) in mapping.meanings()
    rows = [("Số", "Cơ sở", "Kỳ báo cáo", "Máy phát"), (1, "Xã Hà Quảng", "T5/2026", 5)]
    (seen,) = sketch(sheet_of(rows), file_name="a.xlsx").sheets
    assert seen.guesses["C"] == Meaning(Role.PERIOD)


def test_a_period_column_is_remembered() -> None:
    body = sheet_of([*HEAD, (1, "Xã Trường Hà", "Quý I/2026", 3)])
    (shape,) = shapes(body, file_name="a.xlsx", answers=Answers(columns=SAID))
    assert shape.columns["C"] == Meaning(Role.PERIOD)


def test_provinces_by_period_are_mapped_too() -> None:
    rows = [
        ("Số", "Nơi", "Lúc", "Điểm"),
        (1, "Tỉnh Cao Bằng", "2025", 0.6),
        (2, "Tỉnh Lai Châu", "2025", 0.5),
    ]
    said = {
        "Sheet1!B": Meaning(Role.UNIT),
        "Sheet1!C": Meaning(Role.PERIOD),
        "Sheet1!D": Meaning(Role.VALUE, "dti_value"),
    }
    found = checked(sheet_of(rows), answers=Answers(columns=said))
    assert {one[1] for one in told(found)} == {"2025"}
