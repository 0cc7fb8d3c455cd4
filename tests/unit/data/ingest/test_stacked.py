"""Two tables in one sheet, mapped by hand: what is said of one is not said of the other."""

import datetime as dt

from data.ingest.answer import Answers, Meaning
from data.ingest.mapping import Role, Sketch, shapes, sketch
from data.ingest.memory import Memory, RememberedMapping
from data.problem import Severity
from data.submission.mapping import left
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
    assert places(found, "L18") == ["Sheet1!B8"]
    found = checked(sheet_of(STACKED), answers=Answers(columns=SECOND))
    assert set(found.observations["indicator_id"]) == {"households_count"}
    assert places(found, "L18") == ["Sheet1!B3"]


def test_a_table_yet_to_be_mapped_is_a_warning_and_says_which() -> None:
    found = checked(sheet_of(STACKED), answers=Answers(columns=FIRST))
    assert [one.severity for one in found.problems if one.rule == "L18"] == [Severity.WARNING]
    assert left(found.problems) == (("Sheet1", 8),)
    assert not left(checked(sheet_of(STACKED), answers=Answers(columns=FIRST | SECOND)).problems)


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


def remembered(body: bytes, said: dict[str, Meaning]) -> Memory:
    """What a store keeps of what was said of a workbook."""
    found = shapes(body, file_name="upload.xlsx", answers=Answers(columns=said))
    return Memory(
        mappings={
            ("12", one.signature): RememberedMapping(
                name=one.name,
                columns=one.columns,
                below=one.below,
                by="Hoa",
                on=dt.date(2026, 6, 2),
            )
            for one in found
        }
    )


def next_month(rows: tuple[Row, ...], *, lines: int = 0) -> bytes:
    """The same tables a month later, with more lines between them."""
    told = [[str(c).replace("5/2026", "6/2026") if c == rows[1][0] else c for c in row]
            for row in rows]  # fmt: skip
    gap = next(at for at, row in enumerate(told) if not row)
    return sheet_of([*told[:gap], *([()] * lines), *told[gap:]])


def test_both_stacked_tables_are_known_again_by_their_shapes() -> None:
    memory = remembered(sheet_of(STACKED), FIRST | SECOND)
    assert len(memory.mappings) == 2
    found = checked(next_month(STACKED, lines=3), memory=memory)
    assert (found.recognised, str(found.period)) == ("mapped", "2026-06")
    assert row_of(found, FM, "03637")["value"] == 5.0
    assert row_of(found, "households_count", "03424")["value"] == 500.0
    told = [str(one) for one in found.problems if one.rule == "L15"]
    assert ["Sheet1!8" in one for one in told] == [False, True]


def test_a_table_is_known_again_in_the_place_of_the_other() -> None:
    memory = remembered(sheet_of(STACKED), FIRST | SECOND)
    swapped = [*STACKED[:2], *STACKED[7:], (), ("Bảng 2",), *STACKED[2:5]]
    found = checked(sheet_of(swapped), memory=memory)
    assert row_of(found, FM, "03637")["value"] == 5.0
    assert row_of(found, "households_count", "03424")["value"] == 500.0


def test_two_tables_of_one_shape_are_both_read_as_was_said_of_one() -> None:
    rows = [*STACKED[:7], STACKED[2], *STACKED[8:]]
    memory = remembered(sheet_of(rows), FIRST)
    assert len(memory.mappings) == 1
    found = checked(sheet_of(rows), memory=memory)
    assert row_of(found, FM, "03424")["value"] == 500.0
    assert len(found.observations) == 4


BESIDE: tuple[Row, ...] = (
    ("UBND TỈNH LAI CHÂU",),
    ("KẾT QUẢ THÁNG 5/2026",),
    ("Số", "Cơ sở", "Máy phát", "Số", "Cơ sở", "Máy phát"),
    (1, "Xã Mường Kim", 5, 3, "Xã Bản Bo", 7),
    (2, "Xã Mường Than", 6, None, None, None),
    (),
)
SIDES = {
    f"Sheet1!{letter}": meaning
    for letter, meaning in zip(
        "ABCDEF",
        (Meaning(Role.IGNORE), Meaning(Role.UNIT), Meaning(Role.VALUE, FM)) * 2,
        strict=True,
    )
}


def test_tables_side_by_side_are_read_where_places_are_named_twice() -> None:
    found = checked(sheet_of(BESIDE), answers=Answers(columns=SIDES))
    values = dict(zip(found.observations["unit_code"], found.observations["value"], strict=True))
    assert values == {"03637": 5.0, "03618": 6.0, "03424": 7.0}
    assert not found.errors


def test_tables_side_by_side_are_known_again() -> None:
    found = checked(next_month(BESIDE), memory=remembered(sheet_of(BESIDE), SIDES))
    assert (sorted(found.observations["value"]), str(found.period)) == ([5, 6, 7], "2026-06")
