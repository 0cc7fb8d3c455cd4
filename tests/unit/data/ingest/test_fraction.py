"""`15/16 (93,75%)`: a part, a whole and the percentage printed beside them."""

import pytest

from data.ingest.answer import NONE, Answers
from data.ingest.checked import Checked
from tests.unit.data.ingest.sample import checked, form, listing, places, row_of, sheet_of

SHARE = "village_fibre_pct"
CAM_RANH = "22420"


def of(typed: str) -> Checked:
    return checked(form([(None, "Tỷ lệ thôn có cáp quang", "%", typed, None)]))


@pytest.mark.parametrize(
    "typed",
    [
        "15/16 (93,75%)",
        "15/16 = 93,75%",
        "15/16 đạt 93,75%",
        "15/16 thôn, đạt 93,8 %",
        "15/16 tỷ lệ 93,75%",
        "93,75% (15/16)",
        "Đạt 93,75% (15/16 thôn)",
    ],
)
def test_a_fraction_with_its_percentage_is_both_of_its_counts(typed: str) -> None:
    found = of(typed)
    row = row_of(found, SHARE, CAM_RANH)
    assert (row["numerator"], row["denominator"], row["value"]) == (15.0, 16.0, 93.75)
    assert not found.problems


@pytest.mark.parametrize("typed", ["15/16 (90%)", "15/16 = 93,6%", "94% (15/16)"])
def test_a_percentage_beside_that_disagrees_is_told(typed: str) -> None:
    found = of(typed)
    is_rounded = typed.startswith("94%")
    assert not places(found, "N4") if is_rounded else len(places(found, "N4")) == 1
    assert row_of(found, SHARE, CAM_RANH)["value"] == 93.75


@pytest.mark.parametrize("typed", ["20/16", "20/16 (125%)"])
def test_a_part_larger_than_its_whole_in_one_cell_is_kept_out(typed: str) -> None:
    found = of(typed)
    assert places(found, "N1")
    assert found.observations.empty


def test_it_is_read_so_in_a_table_and_in_a_list() -> None:
    rows = [
        ("TỈNH LAI CHÂU - QUÝ I/2026",),
        ("Tên xã", "Tỷ lệ thôn có cáp quang (%)"),
        ("Xã Mường Kim", "15/16 (93,75%)"),
    ]
    (said,) = checked(sheet_of(rows)).observations.to_dict(orient="records")
    assert (said["numerator"], said["denominator"]) == (15.0, 16.0)
    one = {
        "indicator_id": SHARE,
        "unit_code": CAM_RANH,
        "period": "2026-Q1",
        "value": "15/16 (90%)",
    }
    found = checked(listing(one))
    assert row_of(found, SHARE, CAM_RANH)["numerator"] == 15.0
    assert len(places(found, "N4")) == 1


def test_points_of_the_most_there_are_are_an_index() -> None:
    head = [("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",), ("STT", "Tên xã", "Chỉ số phục vụ 766")]
    found = checked(sheet_of([*head, (1, "Xã Vạn Hưng", "85,5/100"), (2, "P. Cam Ranh", "8/10")]))
    row = row_of(found, "service_quality_index_766", "22525")
    assert (row["value"], row["denominator"]) == (85.5, pytest.approx(float("nan"), nan_ok=True))
    assert places(found, "V9") == ["Sheet1!C4"]


FM = "wireless_loudspeaker_clusters"


def counts(*typed: object, answers: Answers = NONE) -> Checked:
    names = ("P. Cam Ranh", "P. Nha Trang", "Xã Vạn Hưng")
    rows = [(at, *pair) for at, pair in enumerate(zip(names, typed, strict=False), 1)]
    head = [("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",), ("STT", "Tên xã", "Cụm loa FM")]
    return checked(sheet_of([*head, *rows]), answers=answers)


def test_fractions_in_a_column_of_counts_are_one_question_with_both_readings() -> None:
    found = counts("15/16", 7, "8/9")
    assert places(found, "V9") == ["Sheet1!C3", "Sheet1!C5"]
    assert list(found.observations["value"]) == [7.0]
    (asked,) = found.questions
    assert (asked.key, asked.text) == ("Sheet1!C3:C5", "15/16; 8/9")
    assert [one.label for one in asked.readings] == [
        "số trước: 15 trong tổng số 16, các ô khác cũng vậy",
        "số sau: 16, các ô khác cũng vậy",
    ]


@pytest.mark.parametrize(("way", "values"), [("part", [15, 7, 8]), ("whole", [16, 7, 9])])
def test_the_answer_is_of_every_fraction_of_the_column(way: str, values: list[float]) -> None:
    found = counts("15/16", 7, "8/9", answers=Answers(readings={"Sheet1!C3:C5": way}))
    assert list(found.observations["value"]) == values
    assert (found.questions, found.errors) == ((), ())
    assert places(found, "V12") == ["Sheet1!C3", "Sheet1!C5"]


def test_a_single_fraction_is_asked_by_its_cell() -> None:
    (asked,) = counts("15/16", 7).questions
    assert asked.key == "Sheet1!C3"
    assert [one.label for one in asked.readings] == ["15, trong tổng số 16", "16; 15 là phần đã có"]


def parts(
    *rows: tuple[object, ...], heads: tuple[str, ...] = (), answers: Answers = NONE
) -> Checked:
    names = ("P. Cam Ranh", "P. Nha Trang", "Xã Vạn Hưng")
    body = [(at, name, *row) for at, (name, row) in enumerate(zip(names, rows, strict=False), 1)]
    head = [("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",),
            ("STT", "Tên xã", "Số thôn có tổ công nghệ số cộng đồng", *heads)]  # fmt: skip
    return checked(sheet_of([*head, *body]), answers=answers)


TEAMS = "village_cdt_team_pct"


def test_a_fraction_in_a_numerator_is_both_counts_where_no_column_has_the_whole() -> None:
    found = parts(("10/12",), ("5/5",), (7,))
    row = row_of(found, TEAMS, CAM_RANH)
    assert (row["numerator"], row["denominator"]) == (10.0, 12.0)
    assert (found.questions, found.errors) == ((), ())
    assert places(found, "N6") == ["Sheet1!C5"]


def test_a_part_above_its_own_whole_in_a_numerator_is_kept_out() -> None:
    found = parts(("12/10",), ("5/5",))
    assert places(found, "N1") == ["Sheet1!C3"]


def test_a_sum_below_counts_such_numerators() -> None:
    rows = [
        ("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",),
        ("STT", "Tên xã", "Số thôn có tổ công nghệ số cộng đồng"),
        (1, "P. Cam Ranh", "10/12"),
        (2, "P. Nha Trang", "5/5"),
        (None, "Tổng cộng", 15),
    ]
    assert not places(checked(sheet_of(rows)), "T1")


def test_a_numerator_with_its_whole_beside_a_column_of_wholes_is_asked_where_they_differ() -> None:
    heads = ("Tổng số thôn",)
    agreed = parts(("10/12", 12), ("5/5", 5), heads=heads)
    assert row_of(agreed, TEAMS, CAM_RANH)["denominator"] == 12.0
    assert not agreed.questions
    (asked,) = parts(("10/12", 14), ("5/5", 5), heads=heads).questions
    answered = parts(
        ("10/12", 14), ("5/5", 5), heads=heads, answers=Answers(readings={asked.key: "part"})
    )
    row = row_of(answered, TEAMS, CAM_RANH)
    assert (row["numerator"], row["denominator"]) == (10.0, 14.0)


def test_an_answered_part_of_a_rate_keeps_its_whole() -> None:
    found = parts(("10/12",), ("5/5",), answers=Answers(readings={"Sheet1!C3:C4": "part"}))
    row = row_of(found, TEAMS, CAM_RANH)
    assert (row["numerator"], row["denominator"]) == (10.0, 12.0)


def test_a_fraction_beside_its_whole_in_a_form_is_read_and_an_index_is_not() -> None:
    rows = [(None, "Hộ được phủ cáp quang", "hộ", "15/16", None),
            (None, "Tổng số hộ", "hộ", 16, None)]  # fmt: skip
    row = row_of(checked(form(rows)), "fibre_household_coverage_pct", CAM_RANH)
    assert (row["numerator"], row["denominator"]) == (15.0, 16.0)
    head = [("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",), ("STT", "Tên xã", "Chỉ số phục vụ 766")]
    assert not checked(sheet_of([*head, (2, "P. Cam Ranh", "8/10")])).questions
