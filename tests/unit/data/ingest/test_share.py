"""N8: a column of percentages in which nothing is above 1 is asked as a whole."""

import pytest

from data.ingest import Checked
from data.ingest.answer import NONE, Answers
from tests.unit.data.ingest.sample import checked, places, sheet_of

NAMES = ("P. Cam Ranh", "P. Nha Trang", "Xã Vạn Hưng", "Tổng cộng")
KEY = "Sheet1!C3:C5"


def column(
    *values: object, head: str = "Tỷ lệ hồ sơ trực tuyến (%)", answers: Answers = NONE
) -> Checked:
    rows = [(n, name, value) for n, (name, value) in enumerate(zip(NAMES, values, strict=False), 1)]
    title = ("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",)
    return checked(sheet_of([title, ("STT", "Tên xã, phường", head), *rows]), answers=answers)


def test_a_column_of_shares_is_one_question_with_both_readings() -> None:
    found = column(0.91, 0.85, 1)
    assert places(found, "N8") == ["Sheet1!C3"]
    assert places(found, "N5") == []
    assert found.observations.empty
    (asked,) = found.questions
    assert (asked.key, asked.text) == (KEY, "0.91; 0.85; 1")
    labels = [one.label for one in asked.readings]
    assert labels == ["0,91 là 0,91 %, các ô khác cũng vậy", "0,91 là 91 %, các ô khác cũng vậy"]


@pytest.mark.parametrize(("way", "values"), [("×100", [91, 85, 100]), ("×1", [0.91, 0.85, 1])])
def test_the_answer_is_of_every_cell_of_the_column(way: str, values: list[float]) -> None:
    found = column(0.91, 0.85, 1, answers=Answers(readings={KEY: way}))
    assert list(found.observations["value"]) == values
    assert (found.questions, found.errors) == ((), ())


def test_a_printed_total_is_of_its_column_too() -> None:
    (asked,) = column(0.91, 0.85, 0.5, 0.75).questions
    assert asked.key == "Sheet1!C3:C6"


def test_a_zero_stays_a_zero() -> None:
    found = column(0.91, 0, 0.5, answers=Answers(readings={KEY: "×100"}))
    assert list(found.observations["value"]) == [91, 0, 50]


@pytest.mark.parametrize(
    "values", [(0.91, 85, 1), (0.91, None, None), (0.9, "85%", 1), ("0,9%", "0,8%", "1%")]
)
def test_a_column_with_larger_numbers_or_one_alone_is_not_asked(values: tuple[object, ...]) -> None:
    assert places(column(*values), "N8") == []
    assert len(column(*values).observations) == 3


def test_a_count_of_ones_is_not_asked() -> None:
    assert places(column(1, 1, 1, head="Cụm loa FM"), "N8") == []
