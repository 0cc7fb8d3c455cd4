"""N8: a column of percentages in which nothing is above 1 is asked as a whole."""

import pytest

from data.ingest import Checked
from data.ingest.answer import NONE, Answers
from geo.units import TODAY, UnitKey
from tests.unit.data.ingest.sample import checked, listing, places, sheet_of

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


ONLINE = "online_dossier_rate_pct"
FIBRE = "village_fibre_pct"
UNITS = ("22420", "22366", "22525")


def long_list(*values: object, answers: Answers = NONE, others: tuple[object, ...] = ()) -> Checked:
    """A list with an indicator's values, and another indicator's between them."""
    rows = []
    for at, code in enumerate(UNITS):
        for of, told in ((ONLINE, values), (FIBRE, others)):
            if at < len(told):
                named = {"indicator_id": of, "unit_code": code, "period": "2026-Q1"}
                rows.append(named | {"value": told[at]})
    return checked(listing(*rows), answers=answers)


def test_shares_of_an_indicator_in_a_long_list_are_one_question_with_both_readings() -> None:
    found = long_list(0.91, 0.85, 1, others=(75, 80, 91))
    assert places(found, "N8") == ["Sheet1!D2"]
    assert places(found, "N5") == []
    assert set(found.observations["indicator_id"]) == {FIBRE}
    (asked,) = found.questions
    assert (asked.key, asked.text) == (f"Sheet1!D2:D6[{ONLINE}]", "0.91; 0.85; 1")
    assert [one.value for one in asked.readings] == ["×1", "×100"]


@pytest.mark.parametrize(("way", "values"), [("×100", [91, 85, 29]), ("×1", [0.91, 0.85, 0.29])])
def test_the_answer_is_of_every_cell_of_the_indicator_and_of_no_other(
    way: str, values: list[float]
) -> None:
    answers = Answers(readings={f"Sheet1!D2:D6[{ONLINE}]": way})
    found = long_list(0.91, 0.85, 0.29, others=(75, 0.5, 91), answers=answers)
    table = found.observations
    assert list(table[table["indicator_id"] == ONLINE]["value"]) == values
    assert list(table[table["indicator_id"] == FIBRE]["value"]) == [75, 0.5, 91]
    assert not found.errors
    assert [one.key for one in found.questions] == ["Sheet1!D5"]
    assert (places(found, "V12"), places(found, "N5")) == (["Sheet1!D2"], ["Sheet1!D5"])


@pytest.mark.parametrize("values", [(0.91, 85, 1), (0.91,), (0.9, "85%", 1), ("0,9%", "0,8%")])
def test_an_indicator_of_a_list_with_larger_numbers_or_one_alone_is_not_asked(
    values: tuple[object, ...],
) -> None:
    assert places(long_list(*values), "N8") == []


def test_each_indicator_of_a_list_is_a_question_of_its_own() -> None:
    found = long_list(0.91, 0.85, others=(0.5, 0.25))
    assert [one.key for one in found.questions] == [
        f"Sheet1!D2:D4[{ONLINE}]",
        f"Sheet1!D3:D5[{FIBRE}]",
    ]


def test_a_row_whose_name_is_answered_at_the_same_time_is_of_the_column_too() -> None:
    rows = [("UBND TỈNH KHÁNH HÒA, QUÝ I/2026",), ("STT", "Tên xã", "Tỷ lệ hồ sơ trực tuyến (%)"),
            (1, "Xã Vạn Hưngg", 0.75), (2, "P. Cam Ranh", 0.91), (3, "P. Nha Trang", 0.85),
            (4, "Xã Không Có", 0.5)]  # fmt: skip
    body = sheet_of(rows)
    (asked,) = checked(body).questions
    assert asked.key == "Sheet1!C3:C6"
    said = Answers(readings={asked.key: "×100"}, places={"Xã Vạn Hưngg": UnitKey("22525", TODAY)})
    assert list(checked(body, answers=said).observations["value"]) == [75, 91, 85]
