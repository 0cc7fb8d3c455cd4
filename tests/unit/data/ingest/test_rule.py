"""The rule book: every rule has an example that it finds, and says so in every language."""

import datetime as dt
from collections.abc import Callable, Mapping
from io import BytesIO

import pytest
from openpyxl import load_workbook

from data.ingest import Checked
from data.ingest.answer import NONE, Answers, Meaning
from data.ingest.mapping import sketch
from data.ingest.memory import Memory, RememberedMapping
from data.ingest.rule import rules
from data.problem import Severity
from geo.units import TODAY, UnitKey
from tests.former_workbook import district_table
from tests.unit.data.ingest import history, plan_sample, test_stacked
from tests.unit.data.ingest.sample import (
    book,
    checked,
    form,
    khanh_hoa,
    listing,
    saved,
    sheet_of,
    template_with,
)
from text import Language, speaking

GOOD = (1, "P. Cam Ranh", 20, 15, 75, 3, None)
TITLE = ("UBND TỈNH KHÁNH HÒA, THÁNG 5 NĂM 2026",)


def table(*rows: tuple[object, ...], name: str = "upload.xlsx") -> Checked:
    return checked(khanh_hoa([GOOD, *rows]), name=name)


def column(head: str, *contents: object, answers: Answers = NONE) -> Checked:
    """A table of one column; the communes are three of Khánh Hòa."""
    names = ("P. Cam Ranh", "P. Nha Trang", "Xã Vạn Hưng")
    rows = zip(range(1, 4), names, contents, strict=False)
    body = sheet_of([TITLE, ("STT", "Tên xã, phường", head), *rows])
    return checked(body, answers=answers)


def named(name: str, unit: UnitKey) -> Checked:
    """A table with a name that its sender says is a unit's."""
    body = khanh_hoa([GOOD, (2, name, 5, 5, 100, 1, None)])
    return checked(body, answers=Answers(places={name: unit}))


def of_no_period() -> Checked:
    rows = [("TỈNH KHÁNH HÒA",), ("STT", "Xã", "Cụm loa FM"), (1, "Xã Vạn Hưng", 3)]
    return checked(sheet_of(rows))


def of_a_shape_said_before() -> Checked:
    body = sheet_of([TITLE, ("STT", "Cơ sở", "Máy phát"), (1, "Xã Vạn Hưng", 3)])
    columns = {"B": Meaning("unit"), "C": Meaning("value", "wireless_loudspeaker_clusters")}
    (seen,) = sketch(body, file_name="upload.xlsx").sheets
    said = RememberedMapping(
        name="Máy phát", columns=columns, below=1, by="Hà", on=dt.date(2026, 4, 2)
    )
    return checked(body, memory=Memory(mappings={("56", seen.signature): said}))


def an_unknown_column() -> Checked:
    rows = [TITLE, ("STT", "Tên xã", "Cụm loa FM", "Số con trâu"), (1, "P. Cam Ranh", 3, 4)]
    return checked(sheet_of(rows))


def with_a_hidden_sheet() -> Checked:
    book = load_workbook(BytesIO(khanh_hoa([GOOD])))
    book.create_sheet("DanhMuc").sheet_state = "hidden"
    return checked(saved(book))


def next_year() -> Checked:
    year = dt.datetime.now(tz=dt.UTC).year + 1
    title = f"UBND TỈNH KHÁNH HÒA, NĂM {year}"
    return checked(sheet_of([(title,), ("STT", "Tên xã", "Cụm loa FM"), (1, "P. Cam Ranh", 3)]))


def with_a_sheet_of_notes() -> Checked:
    book = load_workbook(BytesIO(khanh_hoa([GOOD])))
    book.create_sheet("Ghi chép")["A1"] = "Họp ngày 5"
    return checked(saved(book))


def without_a_period() -> Checked:
    rows = [("TỈNH KHÁNH HÒA - SỐ LIỆU TÍNH ĐẾN 31/12/2025",), ("STT", "Xã", "Cụm loa FM")]
    return checked(sheet_of([*rows, (1, "Xã Vạn Hưng", 3)]))


def months(name: str) -> Checked:
    """A table of April and August 2025; communes were formed in between."""
    title = "TỈNH KHÁNH HÒA: CỤM LOA FM NĂM 2025"
    return checked(sheet_of([(title,), ("STT", "Đơn vị", "T4", "T8"), (1, name, 3, 4)]))


def plan() -> Checked:
    head = ("TT", "Chỉ tiêu", "ĐVT", "Kế hoạch", "Thực hiện")
    return checked(sheet_of([TITLE, head, (1, "Số chỉ tiêu đạt", None, 9, 8)]))


def villages() -> Checked:
    title = ("XÃ VẠN HƯNG, TỈNH KHÁNH HÒA, QUÝ I/2026",)
    rows = [(1, "Thôn A", 3), (2, "Thôn B", None)]
    return checked(sheet_of([title, ("STT", "Tên thôn", "Cụm loa FM"), *rows]))


def ranks(rank: str) -> Checked:
    head = ("STT", "Tỉnh, thành phố", "Xếp hạng DTI")
    return checked(sheet_of([("XẾP HẠNG DTI NĂM 2024",), head, (1, "Lai Châu", rank)]))


TRIBES = "Cụm loa FM"
SHARE = "Tỷ lệ hồ sơ trực tuyến (%)"
QUESTION = "Trang TTĐT xã"


def of_nothing() -> Checked:
    rows = [("NĂM 2025",), ("STT", "Chỉ tiêu", "Thực hiện"), (1, "Số con trâu", 7)]
    return checked(sheet_of(rows), province="66")


def with_a_sheet_of_no_period() -> Checked:
    rows = [("STT", "Xã", "Tỷ lệ hồ sơ trực tuyến (%)"), (1, "Xã Ea Hiao", 71)]
    return checked(book(("Quý IV-2025", rows), ("nháp", rows)), province="66")


def with_a_table_not_mapped() -> Checked:
    return checked(sheet_of(test_stacked.STACKED), answers=Answers(columns=test_stacked.FIRST))


EXAMPLES: Mapping[str, tuple[Callable[[], Checked], str]] = {
    "C1": (lambda: table((2, "X· V¹n H\u00adng", 5, 5, 100, 1)), "Phụ lục II!B10"),
    "L1": (with_a_hidden_sheet, ""),
    "L2": (an_unknown_column, "Sheet1!D2"),
    "L3": (lambda: table(name="quy 2-2025.xlsx"), ""),
    "L4": (next_year, "Sheet1!C3"),
    "L5": (
        lambda: checked(
            listing({"indicator_id": "x_pct", "unit_code": "11", "period": "2024", "value": 1})
        ),
        "Sheet1!A2",
    ),
    "L6": (lambda: column("Hồ sơ trực tuyến", 90, 80), "Sheet1!C2"),
    "L7": (plan, "Sheet1!D2"),
    "L8": (with_a_sheet_of_notes, "Ghi chép"),
    "L9": (without_a_period, "Sheet1"),
    "L10": (lambda: checked(template_with({"C6": "x.numerator"})), "Số liệu!C6"),
    "L11": (lambda: checked(template_with(facts={"cutoff_date": "31/02/2025"})), "Thông tin!C5"),
    "L12": (lambda: checked(template_with({"B60": "Tổng cộng", "E60": 5})), "Số liệu!B60"),
    "L13": (of_no_period, ""),
    "L14": (lambda: checked(khanh_hoa([GOOD]), answers=Answers(period="2025-Q3")), ""),
    "L15": (of_a_shape_said_before, "Sheet1"),
    "L16": (of_nothing, "Sheet1!B3"),
    "L17": (with_a_sheet_of_no_period, "nháp"),
    "L18": (with_a_table_not_mapped, "Sheet1!B8"),
    "P1": (lambda: table((2, "Xã Không Có", 5, 5, 100, 1)), "Phụ lục II!B10"),
    "P2": (lambda: table((2, "Xã Vạn Khánh", 5, 5, 100, 1)), "Phụ lục II!B10"),
    "P3": (lambda: table(GOOD), "Phụ lục II!C10"),
    "P4": (lambda: checked(form([], answers={"Mã ĐVHC:": "22366"})), "Sheet1!C4"),
    "P5": (
        lambda: checked(
            form(
                [("CT1", "Thôn số", "Thôn", 1)],
                answers={
                    "Tên xã/phường/đặc khu:": "Xã Bảo Nhai",
                    "Mã ĐVHC:": "2890",
                    "Tỉnh:": "Lào Cai",
                },
            )
        ),
        "Sheet1!C4",
    ),
    "P6": (table, "Phụ lục II"),
    "P7": (lambda: months("Xã Ninh Sơn"), "Sheet1!C3"),
    "P8": (lambda: months("Phường Bắc Nha Trang"), "Sheet1!C3"),
    "P9": (lambda: table((2, "P. Nha Tràng", 5, 5, 100, 1)), "Phụ lục II!B10"),
    "P10": (lambda: named("Xã Không Có", UnitKey("22366", TODAY)), "Phụ lục II!B10"),
    "P11": (lambda: named("Xã Không Có", UnitKey("02890", TODAY)), "Phụ lục II!B10"),
    "V1": (lambda: column(TRIBES, 1, "nhiều lắm"), "Sheet1!C4"),
    "V2": (lambda: column(TRIBES, 1, "1,234"), "Sheet1!C4"),
    "V3": (lambda: column(TRIBES, 1, dt.date(2025, 12, 9)), "Sheet1!C4"),
    "V4": (lambda: column(TRIBES, 1, "#DIV/0!"), "Sheet1!C4"),
    "V5": (lambda: column(SHARE, 1, "70 - 75"), "Sheet1!C4"),
    "V6": (lambda: column(TRIBES, 1, "(5)"), "Sheet1!C4"),
    "V7": (lambda: column(TRIBES, 1, "-"), "Sheet1!C4"),
    "V8": (lambda: column(TRIBES, 1, "12%"), "Sheet1!C4"),
    "V9": (lambda: column(TRIBES, 1, "8/19"), "Sheet1!C4"),
    "V10": (lambda: column(TRIBES, 1, "x"), "Sheet1!C4"),
    "V11": (lambda: column(TRIBES, 1, "chưa có số liệu"), "Sheet1!C4"),
    "V12": (
        lambda: column(TRIBES, 1, "1,234", answers=Answers(readings={"Sheet1!C4": 1234.0})),
        "Sheet1!C4",
    ),
    "V13": (lambda: column(TRIBES, 1, "2 nghìn"), "Sheet1!C4"),
    "N1": (lambda: table((2, "P. Nha Trang", 5, 6, None, 1)), "Phụ lục II!D10"),
    "N2": (lambda: column(SHARE, 1, 9179), "Sheet1!C4"),
    "N3": (lambda: column(TRIBES, 1, 1.5), "Sheet1!C4"),
    "N4": (lambda: table((2, "P. Nha Trang", 8, 5, 63.1, 1)), "Phụ lục II!E10"),
    "N5": (lambda: column(SHARE, 90, 0.9179), "Sheet1!C4"),
    "N6": (lambda: table((2, "P. Nha Trang", None, 5, None, 1)), "Phụ lục II!D10"),
    "N7": (lambda: column(TRIBES, 1, 1e18), "Sheet1!C4"),
    "N8": (lambda: column(SHARE, 0.9, 0.85), "Sheet1!C3"),
    "N9": (lambda: ranks("70"), "Sheet1!C3"),
    "T1": (lambda: table((None, "Tổng cộng", 21, 15, 75, 3)), "Phụ lục II!C10"),
    "T2": (lambda: table((None, "Tổng cộng", 20, 15, 74.9, 3)), "Phụ lục II!E10"),
    "R1": (lambda: column(TRIBES, 1, None, "..."), "Sheet1!C4"),
    "R2": (villages, "Sheet1!C3"),
    "H1": (lambda: history.jump(95, 60), "Sheet1!C4"),
    "H2": (lambda: history.jump(0.71, 0.72, 0.69), "Sheet1!C3"),
    "H3": (lambda: history.cumulative(5, 4), "Sheet1!D4"),
    "H4": (lambda: history.counted_up_to("14/4/2026"), "Sheet1!A4"),
    "H5": (lambda: history.villages(13), "Sheet1!C3"),
    **plan_sample.EXAMPLES,
}


def test_every_rule_has_an_example() -> None:
    assert list(EXAMPLES) == sorted(
        (rule.id for rule in rules()), key=lambda one: ("CLPVNTRHK".index(one[0]), int(one[1:]))
    )


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_rule_finds_its_example_in_its_cell_and_says_what_to_do(rule: str) -> None:
    make, place = EXAMPLES[rule]
    (found,) = (one for one in make().problems if one.rule == rule)
    assert found.place == place
    said = set()
    for language in Language:
        with speaking(language):
            said.add(str(found))
    assert len(said) == len(Language)
    assert all("{" not in text and "  " not in text and text.endswith(".") for text in said)


@pytest.mark.parametrize("rule", [one.id for one in rules() if one.severity is Severity.ERROR])
def test_what_an_error_is_about_is_not_stored(rule: str) -> None:
    found = EXAMPLES[rule][0]()
    (error,) = (one for one in found.problems if one.rule == rule)
    assert found.errors
    table_ = found.observations
    assert not ((table_["sheet"] == error.sheet) & (table_["cell"] == error.cell)).any()


def test_a_good_table_breaks_no_rule_but_names_the_communes_that_are_not_in_it() -> None:
    assert [one.rule for one in table().problems] == ["P6"]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_the_english_rule_book_is_the_functions_own_words(rule: object) -> None:
    with speaking(Language.EN):
        assert rule.told == rule.docstring  # type: ignore[attr-defined]
    with speaking(Language.VI):
        assert rule.told != rule.docstring  # type: ignore[attr-defined]


def test_yes_or_no_takes_no_other_number() -> None:
    found = column(QUESTION, 1, 0, 7)
    assert [one.place for one in found.errors] == ["Sheet1!C5"]
    assert list(found.observations["value"]) == [1.0, 0.0]


def test_a_rounded_percentage_follows_from_its_counts() -> None:
    for printed in (62.5, 63, 62, "62,5 %", 0.625 * 100):
        found = table((2, "P. Nha Trang", 8, 5, printed, 1))
        assert "N4" not in {one.rule for one in found.problems}


def test_a_hundred_million_is_still_a_count() -> None:
    assert not column(TRIBES, 1, 1e8).errors
    assert [one.rule for one in column(TRIBES, 1, 1e8 + 1).errors] == ["N7"]


@pytest.mark.parametrize("language", Language)
def test_what_answers_no_question_is_told_to_be_yes_or_no(language: Language) -> None:
    (error,) = column(QUESTION, 1, "có lẽ").errors
    with speaking(language):
        assert ("Có hoặc Không" if language == "vi" else "yes or no") in str(error)


def test_a_part_of_nothing_is_one_error_and_no_second_message() -> None:
    found = table((2, "P. Nha Trang", 0, 5, None, 1))
    assert [one.rule for one in found.problems if "10" in one.cell] == ["N1"]


def test_numbers_are_printed_the_readers_way() -> None:
    of = table((2, "P. Nha Trang", 2000, 1331, 74.92, 1), (3, "Xã Vạn Hưng", None, 1331, None, 1))
    said = {one.rule: one for one in of.problems}
    assert "1.331" in str(said["N6"])
    assert "74,92 %" in str(said["N4"])
    assert "66,55 %" in str(said["N4"])
    with speaking(Language.EN):
        assert "1,331" in str(said["N6"])
        assert "74.92 %" in str(said["N4"])


def test_a_text_is_quoted_as_typed_and_a_number_as_excel_shows_it() -> None:
    as_number, as_text = column(TRIBES, 2.5, "12.50").errors
    assert "“2,5”" in str(as_number)
    assert "“12.50”" in str(as_text)


def test_a_table_of_one_former_province_owes_nothing_of_those_merged_with_it() -> None:
    content = district_table("58", title="TỈNH NINH THUẬN: HẠ TẦNG SỐ, QUÝ IV/2024")
    told = checked(content, name="58.xlsx", province="56")
    assert "P6" not in {one.rule for one in told.problems}
