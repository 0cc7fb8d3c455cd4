"""A hedge on a count is one on what follows from it, and is never lost."""

import pytest

from data.ingest.hedge import of_quotient, of_sum
from data.ingest.value import read
from data.model import Qualifier
from tests.unit.data.ingest.sample import checked, form, listing, row_of, sheet_of

TITLE = ("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",)


@pytest.mark.parametrize(
    ("part", "whole", "sign"),
    [
        ("900", "1000", ""),
        ("trên 900", "1000", ">"),
        ("khoảng 900", "1000", "≈"),
        ("900", "≈ 1000", "≈"),
        ("900", "trên 1000", "<"),
        ("ít nhất 900", "không quá 1000", "≥"),
        ("trên 900", "không quá 1000", ">"),
        ("trên 900", "trên 1000", "≈"),
    ],
)
def test_a_rate_is_hedged_as_its_counts_are(part: str, whole: str, sign: str) -> None:
    assert of_quotient(read(part), read(whole)) == sign
    head = ("STT", "Tên xã, phường", "Tổng số hộ", "Số hộ có Internet cáp quang")
    found = checked(sheet_of([TITLE, head, (1, "P. Cam Ranh", whole, part)]))
    row = row_of(found, "fibre_household_subscribed_pct", "22420")
    assert (row["numerator"], row["denominator"], row["qualifier"]) == (900, 1000, sign)


def test_a_form_s_rate_is_hedged_too() -> None:
    rows = [
        ("CT1", "Tổng số thôn, bản", "thôn", "khoảng 20", None),
        ("CT2", "Số thôn có cáp quang", "thôn", 15, None),
    ]
    row = row_of(checked(form(rows)), "village_fibre_pct", "22420")
    assert (row["value"], row["qualifier"]) == (75, "≈")


def test_a_sum_of_villages_is_hedged_as_they_are() -> None:
    rows = [
        ("XÃ VẠN HƯNG, TỈNH KHÁNH HÒA, QUÝ I/2026",),
        ("STT", "Tên thôn", "Cụm loa FM"),
        (1, "Thôn A", 3),
        (2, "Thôn B", "trên 4"),
    ]
    row = row_of(checked(sheet_of(rows)), "wireless_loudspeaker_clusters", "22525")
    assert (row["value"], row["qualifier"]) == (7, ">")


def test_a_list_hedges_the_counts_of_its_rates() -> None:
    told = {"numerator": 900, "denominator": 1000, "value": 90, "qualifier": ">"}
    where = {"unit_code": "22420", "period": "2025-Q4"}
    body = listing({"indicator_id": "fibre_household_subscribed_pct"} | where | told)
    row = row_of(checked(body), "fibre_household_subscribed_pct", "22420")
    assert (row["numerator"], row["value"], row["qualifier"]) == (900, 90, ">")


def test_hedges_of_both_directions_come_to_about() -> None:
    assert of_sum([Qualifier.ABOVE, Qualifier.AT_MOST]) is Qualifier.ABOUT
    assert of_sum([Qualifier.BELOW, Qualifier.AT_MOST, Qualifier.EXACT]) is Qualifier.BELOW
    assert of_sum([]) is Qualifier.EXACT


def test_points_of_an_index_lose_no_digit() -> None:
    rows = [
        ("CHỈ SỐ DTI NĂM 2025",),
        ("STT", "Tỉnh, thành phố", "DTI"),
        *((n, name, f"{712 + n},4 điểm") for n, name in enumerate(("Lai Châu", "Cao Bằng", "Huế"))),
    ]
    values = list(checked(sheet_of(rows)).observations["value"])
    assert values == [0.7124, 0.7134, 0.7144]
