"""Two tables in one sheet, mapped by hand: what is said of one is not said of the other."""

from data.ingest.answer import Answers, Meaning
from data.ingest.mapping import Role, Sketch, sketch
from tests.unit.data.ingest.sample import Row, checked, places, row_of, sheet_of

FM = "wireless_loudspeaker_clusters"


def drawn(body: bytes) -> Sketch:
    return sketch(body, file_name="upload.xlsx")


STACKED: tuple[Row, ...] = (
    ("UBND TỈNH LAI CHÂU",),
    ("KẾT QUẢ THÁNG 5/2026",),
    ("STT", "Cơ sở", "Máy phát", "Thứ lạ"),
    (1, "Xã Mường Kim", 5, 7),
    (2, "Xã Mường Than", 6, 8),
    (),
    ("Bảng 2. Khác",),
    ("STT", "Cơ sở", "Nhà", "Thứ khác"),
    (1, "Xã Bản Bo", 500, 70),
    (2, "Xã Bình Lư", 600, 80),
)
FIRST = {"Sheet1!B": Meaning(Role.UNIT), "Sheet1!C": Meaning(Role.VALUE, FM)}
SECOND = {"Sheet1!8!B": Meaning(Role.UNIT), "Sheet1!8!C": Meaning(Role.VALUE, "households_count")}


def test_a_sketch_shows_each_of_two_stacked_tables() -> None:
    first, second = drawn(sheet_of(STACKED)).sheets
    assert (first.place, first.start, first.heading) == ("Sheet1", 1, 3)
    assert (second.place, second.name, second.heading) == ("Sheet1!8", "Sheet1", 8)
    assert second.rows[8 - second.start][2] == "Nhà"
    assert second.first_row == 9


def test_what_is_said_of_one_stacked_table_is_not_said_of_the_other() -> None:
    found = checked(sheet_of(STACKED), answers=Answers(columns=FIRST))
    assert set(found.observations["unit_code"]) == {"03637", "03618"}
    assert places(found, "L8") == ["Sheet1!B8"]
    found = checked(sheet_of(STACKED), answers=Answers(columns=SECOND))
    assert set(found.observations["indicator_id"]) == {"households_count"}
    assert places(found, "L8") == ["Sheet1!B3"]


def test_both_stacked_tables_are_read_as_said_of_each() -> None:
    found = checked(sheet_of(STACKED), answers=Answers(columns=FIRST | SECOND))
    assert row_of(found, FM, "03637")["value"] == 5.0
    assert row_of(found, "households_count", "03424")["value"] == 500.0
    assert len(found.observations) == 4


def test_an_answer_about_a_column_reaches_the_second_table_of_a_known_layout() -> None:
    rows = [list(row) for row in STACKED]
    rows[2][1:3] = ["Tên xã", "Cụm loa FM"]
    rows[7][1:3] = ["Tên xã", "Tổng số hộ"]
    said = {"Sheet1!8!D": Meaning(Role.VALUE, "villages_count")}
    found = checked(sheet_of(rows), answers=Answers(columns=said))
    assert row_of(found, "villages_count", "03424")["value"] == 70.0
    assert places(found, "L2") == ["Sheet1!D3"]
