"""What workbooks say in words of a commune: in columns of a table, under headings of a form."""

import pytest

from data.ingest.passage import subject_of
from data.passage import Subject
from tests.unit.data.ingest.sample import checked, form, sheet_of

ABOVE = (("TỈNH KHÁNH HÒA",), ("KẾT QUẢ HẠ TẦNG SỐ QUÝ IV NĂM 2025",), ())
HEAD = ("TT", "Xã, phường", "Tổng số thôn, bản", "Số thôn có cáp quang", "Khó khăn, vướng mắc",
        "Nhiệm vụ quý tới", "Đề xuất, kiến nghị")  # fmt: skip
ROWS = (
    (1, "Phường Cam Ranh", 20, 16, "- Thiếu cột điện\n- Dân ở xa", "Kéo cáp 4 thôn", None),
    (2, "Phường Ba Ngòi", 12, 12, "Không", None, "Hỗ trợ máy tính, gọi 0912 345 678"),
)
INDICATOR = ("CT01", "Số cụm loa truyền thanh thông minh", "cụm", 3, None)


def told(body: bytes) -> list[tuple[str, str, str]]:
    return [(one.subject.value, one.cell, one.text) for one in checked(body).passages]


@pytest.mark.parametrize(
    ("head", "subject"),
    [
        ("Khó khăn, vướng mắc", Subject.DIFFICULTY),
        ("II. Tồn tại, hạn chế và nguyên nhân", Subject.DIFFICULTY),
        ("Những khó khăn, tồn tại trong quá trình thực hiện:", Subject.DIFFICULTY),
        ("Nhiệm vụ kỳ tới", Subject.NEXT_TASK),
        ("III. Phương hướng, nhiệm vụ trọng tâm thời gian tới", Subject.NEXT_TASK),
        ("Kế hoạch triển khai quý tiếp theo", Subject.NEXT_TASK),
        ("Kiến nghị, đề xuất", Subject.PROPOSAL),
        ("Số thôn khó khăn", None),
        ("Hộ có hoàn cảnh khó khăn", None),
        ("Hồ sơ tồn đọng", None),
        ("Kế hoạch năm", None),
        ("Số nhiệm vụ được giao", None),
    ],
)
def test_a_heading_announces_words_only_when_nothing_else_is_meant(
    head: str, subject: Subject | None
) -> None:
    assert subject_of(head) is subject


def test_columns_of_words_are_read_beside_figures_and_not_told_as_unknown() -> None:
    found = checked(sheet_of([*ABOVE, HEAD, *ROWS]))
    assert [(one.unit_code, one.period, one.subject, one.text) for one in found.passages] == [
        ("22420", "2025-Q4", Subject.DIFFICULTY, "- Thiếu cột điện\n- Dân ở xa"),
        ("22420", "2025-Q4", Subject.NEXT_TASK, "Kéo cáp 4 thôn"),
        ("22423", "2025-Q4", Subject.PROPOSAL, "Hỗ trợ máy tính, gọi …"),
    ]
    assert found.passages[0].cell == "E5"
    assert "L7" not in {one.rule for one in found.problems}
    assert len(found.observations) == 4  # of each commune its villages and those with fibre


def test_words_of_a_form_stand_beside_their_heading_or_under_it() -> None:
    rows = [
        INDICATOR,
        (),
        ("II. Khó khăn, vướng mắc: đường truyền yếu", None, None, None, None),
        ("III", "Nhiệm vụ tháng tới", None, None, None),
        (None, "1. Vận động hộ dân", None, None, None),
        (None, "2. Lắp 2 cụm loa", None, None, None),
        (),
        ("IV", "Đề xuất, kiến nghị", None, "Bổ sung kinh phí", None),
        ("NGƯỜI LẬP BIỂU", None, None, "CHỦ TỊCH", None),
    ]
    body = form(rows)
    assert [(subject, text) for subject, _, text in told(body)] == [
        ("difficulty", "đường truyền yếu"),
        ("next_task", "1. Vận động hộ dân\n2. Lắp 2 cụm loa"),
        ("proposal", "Bổ sung kinh phí"),
    ]
    assert len(checked(body).observations) == 1


def test_a_unit_whose_figures_cannot_be_stored_says_nothing_either() -> None:
    rows = [ROWS[0], (2, "Phường Không Có Thật", 12, 12, "Thiếu người", None, None)]
    found = checked(sheet_of([*ABOVE, HEAD, *rows]))
    assert {one.unit_code for one in found.passages} == {"22420"}
