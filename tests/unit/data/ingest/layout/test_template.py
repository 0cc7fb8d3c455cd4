"""A template that somebody damaged, or wrote beside, is told apart from one not filled in."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from data.ingest import IngestError, Refusal
from tests.unit.data.ingest.sample import TEMPLATE_COLUMNS, checked, places, saved, template_with

RATE, COUNT, QUESTION = TEMPLATE_COLUMNS


def without_column(letter: str) -> bytes:
    book = load_workbook(BytesIO(template_with()))
    sheet = book["Số liệu"]
    for merged in [*sheet.merged_cells.ranges]:
        sheet.unmerge_cells(str(merged))
    sheet.delete_cols(sheet[f"{letter}1"].column)
    return saved(book)


@pytest.mark.parametrize("letter", ["C", "D"])
def test_a_rate_that_lost_a_column_is_one_error_and_overwrites_nothing(letter: str) -> None:
    found = checked(without_column(letter))
    assert [(one.rule, one.place) for one in found.errors] == [("L10", "Số liệu!C6")]
    assert RATE not in set(found.observations["indicator_id"])
    assert set(found.observations["indicator_id"]) == {COUNT, QUESTION}


@pytest.mark.parametrize("code", ["khong_co.numerator", "fibre", None])
def test_an_altered_code_is_one_error_for_its_column(code: str | None) -> None:
    found = checked(template_with({"C6": code}))
    assert [(one.rule, one.place) for one in found.errors] == [("L10", "Số liệu!C6")]
    assert RATE not in set(found.observations["indicator_id"])


def test_a_code_that_comes_twice_is_an_error() -> None:
    found = checked(template_with({"G6": f"{COUNT}.value", "G7": 9}))
    assert [(one.rule, one.place) for one in found.errors] == [("L10", "Số liệu!G6")]


def test_a_hidden_column_of_a_pair_is_called_hidden() -> None:
    book = load_workbook(BytesIO(template_with()))
    book["Số liệu"].column_dimensions["D"].hidden = True
    (error,) = checked(saved(book)).errors
    assert "đang bị ẩn" in str(error)


@pytest.mark.parametrize(
    ("sheet", "is_hidden", "refusal"),
    [
        ("Thông tin", False, Refusal.TEMPLATE_NO_FACTS),
        ("Thông tin", True, Refusal.TEMPLATE_HIDDEN),
        ("Số liệu", True, Refusal.TEMPLATE_HIDDEN),
    ],
)
def test_a_form_without_one_of_its_sheets_is_refused_in_one_sentence(
    sheet: str, is_hidden: bool, refusal: Refusal
) -> None:
    book = load_workbook(BytesIO(template_with()))
    if is_hidden:
        book.active = 0
        book[sheet].sheet_state = "hidden"
    else:
        del book[sheet]
    with pytest.raises(IngestError) as refused:
        checked(saved(book), province="11")
    assert refused.value.refusal is refusal


def test_a_name_that_contradicts_its_code_is_an_error_and_keeps_the_row_out() -> None:
    found = checked(template_with({"B7": "Xã Mường Phăng"}))
    assert [(one.rule, one.place) for one in found.errors] == [("P4", "Số liệu!A7")]
    assert "03301" not in set(found.observations["unit_code"])


@pytest.mark.parametrize("name", ["BÚNG LAO", "xa Bung Lao", None])
def test_a_name_may_be_written_otherwise_or_be_missing(name: str | None) -> None:
    assert not checked(template_with({"B7": name})).errors


def test_a_lost_zero_is_put_back_and_told() -> None:
    found = checked(template_with({"A7": 3301}))
    assert places(found, "P5") == ["Số liệu!A7"]
    assert "03301" in set(found.observations["unit_code"])


def test_a_column_that_somebody_added_is_named() -> None:
    assert places(checked(template_with({"G5": "Ghi chú", "G7": "x"})), "L2") == ["Số liệu!G5"]


def test_a_signature_below_is_left_out_without_its_name_and_number() -> None:
    signed = {"B60": "Người lập biểu: Nguyễn Văn A, 0912345678", "E61": "Tổng cộng"}
    found = checked(template_with(signed))
    assert places(found, "L12") == ["Số liệu!B60", "Số liệu!E61"]
    assert not found.errors
    assert all("0912" not in str(one) and "Nguyễn" not in str(one) for one in found.problems)
