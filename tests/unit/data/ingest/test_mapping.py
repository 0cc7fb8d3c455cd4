"""Tables that no layout knows: sketched, mapped by hand, and known again by their shape."""

import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from data.catalog import UnknownIndicatorError
from data.ingest import IngestError, Refusal
from data.ingest.answer import Answers, Meaning
from data.ingest.mapping import Role, Shape, Sketch, shapes, sketch
from data.ingest.memory import Memory, RememberedMapping
from tests.unit.data.ingest.sample import Row, checked, places, row_of, saved, sheet_of

FM = "wireless_loudspeaker_clusters"
ONLINE = "online_dossier_rate_pct"
FIBRE = "village_fibre_pct"
HEAD: tuple[Row, ...] = (
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", None, None, "Độc lập - Tự do - Hạnh phúc"),
    ("TỈNH KHÁNH HÒA - SỐ LIỆU QUÝ I/2026",),
    (),
    ("Số", "Cơ sở", "Máy phát (cái)", "Hồ sơ qua mạng quý I/2026", "Người nhập"),
)
BODY: tuple[Row, ...] = (
    (1, "P. Cam Ranh", 3, 91.5, "A"),
    (2, "Xã Vạn Hưng", 4, "88,25", "B"),
    (None, "Tổng cộng", 8, None, None),
    ("Ghi chú: số liệu sơ bộ",),
    (9, "Xã Vạn Hưng", 5, 5, None),
)
SAID = {
    "Tổng hợp!B": Meaning(Role.UNIT),
    "Tổng hợp!C": Meaning(Role.VALUE, FM),
    "Tổng hợp!D": Meaning(Role.VALUE, ONLINE),
    "Tổng hợp!E": Meaning(Role.IGNORE),
}
ANSWERS = Answers(columns=SAID, first_rows={"Tổng hợp": 5})


def unknown(*, quarter: str = "I/2026", lines: int = 0, body: tuple[Row, ...] = BODY) -> bytes:
    """A table with headings that the catalogue does not know; more lines may stand above it."""
    head = [[str(c).replace("I/2026", quarter) if c else c for c in row] for row in HEAD]
    return sheet_of([*head[:2], *([()] * lines), *head[2:], *body], name="Tổng hợp")


def drawn(body: bytes) -> Sketch:
    return sketch(body, file_name="upload.xlsx")


def memory(shape: Shape, *, scope: str = "56") -> Memory:
    said = RememberedMapping(
        name=shape.name,
        columns=shape.columns,
        below=shape.below,
        by="Lò Thị Hoa",
        on=dt.date(2026, 4, 2),
    )
    return Memory(mappings={(scope, shape.signature): said})


def test_a_table_of_an_unknown_shape_is_refused_until_it_is_mapped() -> None:
    with pytest.raises(IngestError) as refused:
        checked(unknown())
    assert refused.value.refusal is Refusal.UNKNOWN_LAYOUT
    assert "bằng tay" in str(refused.value)


def test_a_sketch_shows_what_stands_where() -> None:
    (seen,) = drawn(unknown()).sheets
    assert (seen.name, seen.heading, seen.first_row) == ("Tổng hợp", 4, 5)
    assert seen.headings["C"] == "Máy phát (cái)"
    assert seen.rows[4][:4] == ("1", "P. Cam Ranh", "3", "91.5")
    assert len({len(row) for row in seen.rows}) == 1


def test_a_sketch_guesses_what_the_catalogue_knows() -> None:
    rows = [("STT", "Mã ĐVHC", "Tên xã", "Cụm loa FM", "Chuyện khác"), (1, "22420", "x", 3, 4)]
    (seen,) = drawn(sheet_of(rows)).sheets
    assert seen.guesses == {
        "A": Meaning(Role.IGNORE),
        "B": Meaning(Role.CODE),
        "C": Meaning(Role.UNIT),
        "D": Meaning(Role.VALUE, FM),
    }


def test_a_sketch_of_a_wide_long_sheet_is_cut() -> None:
    rows = [[f"Cột {n}" for n in range(60)], *([*range(60)] for _ in range(100))]
    (seen,) = drawn(sheet_of(rows)).sheets
    assert (len(seen.rows), len(seen.rows[0])) == (15, 40)


def test_a_mapped_table_is_read_with_its_totals_and_notes_left_out() -> None:
    found = checked(unknown(), answers=ANSWERS)
    assert (found.recognised, found.scope, str(found.period)) == ("mapped", "56", "2026-Q1")
    assert len(found.observations) == 4
    assert row_of(found, FM, "22420")["value"] == 3.0
    assert row_of(found, ONLINE, "22420")["value"] == 91.5
    assert not found.errors
    assert places(found, "T1") == ["Tổng hợp!C7"]


def test_columns_that_nobody_mapped_are_named_and_left_out() -> None:
    said = {at: one for at, one in SAID.items() if at[-1] in "BC"}
    found = checked(unknown(), answers=Answers(columns=said))
    assert set(found.observations["indicator_id"]) == {FM}
    assert places(found, "L2") == ["Tổng hợp!A4", "Tổng hợp!D4", "Tổng hợp!E4"]


def test_counts_and_periods_may_be_mapped() -> None:
    rows = [("TỈNH KHÁNH HÒA",), ("Mã số", "Cơ sở", "a", "b", "c", "d"),
            ("22420", "?", 8, 10, 1, 2)]  # fmt: skip
    said = {
        "Sheet1!A": Meaning(Role.CODE),
        "Sheet1!C": Meaning(Role.NUMERATOR, FIBRE, "2025-Q4"),
        "Sheet1!D": Meaning(Role.DENOMINATOR, FIBRE, "2025-Q4"),
        "Sheet1!E": Meaning(Role.VALUE, FM, "2025-Q3"),
        "Sheet1!F": Meaning(Role.VALUE, FM, "2025-Q4"),
    }
    found = checked(sheet_of(rows), answers=Answers(columns=said, first_rows={"Sheet1": 3}))
    table = found.observations
    assert list(table[table["indicator_id"] == FIBRE]["value"]) == [80.0]
    assert dict(zip(table["period"], table["value"], strict=True))["2025-Q3"] == 1.0
    assert len(table) == 3


@pytest.mark.parametrize(
    ("meaning", "refusal"),
    [
        (Meaning(Role.VALUE, FM), Refusal.SAID_TWICE),
        (Meaning(Role.NUMERATOR, FM), Refusal.SAID_WRONGLY),
        (Meaning("nonsense", FM), Refusal.SAID_WRONGLY),
    ],
)
def test_what_a_column_cannot_hold_is_refused(meaning: Meaning, refusal: Refusal) -> None:
    with pytest.raises(IngestError) as refused:
        checked(unknown(), answers=Answers(columns=SAID | {"Tổng hợp!D": meaning}))
    assert refused.value.refusal is refusal
    assert "Tổng hợp" in str(refused.value)
    with pytest.raises(UnknownIndicatorError):
        answers = Answers(columns=SAID | {"Tổng hợp!D": Meaning(Role.VALUE, "x_pct")})
        checked(unknown(), answers=answers)


@pytest.mark.parametrize("lines", [0, 2])
def test_the_next_quarters_workbook_is_read_without_being_asked(lines: int) -> None:
    (shape,) = shapes(unknown(), file_name="upload.xlsx", answers=ANSWERS)
    following = unknown(quarter="II/2026", lines=lines, body=((1, "Xã Vạn Hưng", 6, 95.5, None),))
    found = checked(following, memory=memory(shape))
    assert (found.recognised, str(found.period)) == ("mapped", "2026-Q2")
    assert sorted(found.observations["value"]) == [6.0, 95.5]
    (told,) = (one for one in found.problems if one.rule == "L15")
    assert "Lò Thị Hoa" in str(told)


def test_memory_of_another_province_is_not_used() -> None:
    (shape,) = shapes(unknown(), file_name="upload.xlsx", answers=ANSWERS)
    with pytest.raises(IngestError):
        checked(unknown(), province="56", memory=memory(shape, scope="15"))


def test_the_sender_counts_before_memory() -> None:
    (shape,) = shapes(unknown(), file_name="upload.xlsx", answers=ANSWERS)
    answers = Answers(columns={"Tổng hợp!D": Meaning(Role.IGNORE)})
    found = checked(unknown(), answers=answers, memory=memory(shape))
    assert set(found.observations["indicator_id"]) == {FM}


def test_a_period_that_the_heading_does_not_say_is_not_remembered() -> None:
    said = SAID | {
        "Tổng hợp!C": Meaning(Role.VALUE, FM, "2025-Q4"),
        "Tổng hợp!D": Meaning(Role.VALUE, ONLINE, "2026-Q1"),
    }
    (shape,) = shapes(unknown(), file_name="upload.xlsx", answers=Answers(columns=said))
    assert "C" not in shape.columns
    months = sheet_of([("TỈNH KHÁNH HÒA 2026",), ("Cơ sở", "T1", "T2"), ("P. Cam Ranh", 1, 2)])
    dated = {"Sheet1!A": Meaning(Role.UNIT), "Sheet1!B": Meaning(Role.VALUE, FM, "2026-01")}
    (shape,) = shapes(months, file_name="upload.xlsx", answers=Answers(columns=dated))
    assert shape.columns["B"] == Meaning(Role.VALUE, FM)


def test_an_unknown_column_of_a_known_table_is_given_a_meaning_and_remembered() -> None:
    def body(quarter: str) -> bytes:
        title = f"UBND TỈNH KHÁNH HÒA, QUÝ {quarter} NĂM 2026"
        head = ("STT", "Tên xã, phường", "Cụm loa FM", "Hồ sơ qua mạng")
        return sheet_of([(title,), head, (1, "P. Cam Ranh", 3, 90), (2, "P. Nha Trang", 4, 91)])

    assert places(checked(body("I")), "L2") == ["Sheet1!D2"]
    answers = Answers(columns={"Sheet1!D": Meaning(Role.VALUE, ONLINE)})
    found = checked(body("I"), answers=answers)
    assert (found.recognised, places(found, "L2")) == ("commune_table", [])
    assert row_of(found, ONLINE, "22420")["value"] == 90.0
    (shape,) = shapes(body("I"), file_name="upload.xlsx", answers=answers)
    again = checked(body("II"), memory=memory(shape))
    assert row_of(again, ONLINE, "22420")["period"] == "2026-Q2"
    assert row_of(again, FM, "22420")["value"] == 3.0


def test_a_heading_that_the_catalogue_knows_keeps_its_meaning() -> None:
    head = ("STT", "Tên xã, phường", "Cụm loa FM")
    body = sheet_of([("TỈNH KHÁNH HÒA, QUÝ I/2026",), head, (1, "P. Cam Ranh", 3)])
    found = checked(body, answers=Answers(columns={"Sheet1!C": Meaning(Role.VALUE, ONLINE)}))
    assert set(found.observations["indicator_id"]) == {FM}


def test_a_table_whose_headings_are_all_unknown_is_mapped_by_its_columns_alone() -> None:
    head = ("STT", "Tên xã, phường", "Máy phát")
    body = sheet_of([("TỈNH KHÁNH HÒA, QUÝ I/2026",), head, (1, "P. Cam Ranh", 3)])
    with pytest.raises(IngestError, match="Máy phát") as refused:
        checked(body)
    assert refused.value.refusal is Refusal.NO_INDICATOR
    found = checked(body, answers=Answers(columns={"Sheet1!C": Meaning(Role.VALUE, FM)}))
    assert row_of(found, FM, "22420")["value"] == 3.0


@pytest.mark.parametrize("province", ["VN", None])
def test_a_table_of_provinces_is_mapped_too(province: str | None) -> None:
    rows = [("CẢ NƯỚC NĂM 2024",), ("Số", "Chỗ nào", "Mức"), (1, "Hà Nội", 0.7), (2, "Huế", 0.8)]
    said = {"Sheet1!B": Meaning(Role.UNIT), "Sheet1!C": Meaning(Role.VALUE, "dti_value")}
    found = checked(sheet_of(rows), answers=Answers(columns=said), province=province)
    assert (found.recognised, found.scope, str(found.period)) == ("mapped", "VN", "2024")
    assert list(found.observations["value"]) == [0.7, 0.8]


def test_sheets_that_were_not_mapped_are_named() -> None:
    book = load_workbook(io.BytesIO(unknown()))
    book.create_sheet("Khác")["A1"] = "Ghi chép"
    found = checked(saved(book), answers=ANSWERS)
    assert places(found, "L8") == ["Khác"]


def test_figures_below_an_unfound_heading_are_read_from_the_row_that_was_said() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "S"
    sheet["A1"] = "TỈNH KHÁNH HÒA, QUÝ I/2026"
    sheet["B6"], sheet["C6"] = "P. Cam Ranh", 3
    said = {"S!B": Meaning(Role.UNIT), "S!C": Meaning(Role.VALUE, FM)}
    found = checked(saved(book), answers=Answers(columns=said, first_rows={"S": 6}))
    assert row_of(found, FM, "22420")["value"] == 3.0


@given(quarter=st.sampled_from(["I", "II", "III", "IV"]), year=st.integers(2020, 2030))
def test_a_shape_has_one_signature_in_every_period(quarter: str, year: int) -> None:
    one, other = (drawn(unknown(quarter=of)).sheets[0] for of in ("I/2026", f"{quarter}/{year}"))
    assert one.signature == other.signature


def test_another_heading_or_order_is_another_shape() -> None:
    rows = [("Cơ sở", "Máy phát", "Máy thu"), ("x", 1, 2)]
    swapped = [("Cơ sở", "Máy thu", "Máy phát"), ("x", 1, 2)]
    seen = {drawn(sheet_of(one)).sheets[0].signature for one in (rows, swapped)}
    assert len(seen) == 2
    assert drawn(sheet_of([("chữ",)])).sheets[0].signature == ""
