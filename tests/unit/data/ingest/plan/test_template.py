"""Our own form of a plan: written, filled as an officer does, read back."""

import datetime as dt
import io

import pytest
from openpyxl import Workbook, load_workbook

from components import plan_part
from data import plan
from data.ingest import Checked, IngestError, Refusal, check
from data.ingest.plan import form, template
from data.plan import LineKind, PlanTarget, Task, TaskState
from data.plan.payload import read
from data.plan.reach import PlaceGroup
from data.status import Point

HEAD = {"number": "12/KH-UBND", "name": "Kế hoạch chuyển đổi số năm 2026", "ends": "31/12/2026"}
PLACE = {"place": "03127 – Phường Điện Biên Phủ"}


@pytest.fixture
def book() -> Workbook:
    return load_workbook(io.BytesIO(template.blank(scope="11")))


def fill(book: Workbook, head: dict[str, str], **rows: dict[str, object]) -> None:
    facts = book.worksheets[0]
    for row in range(1, facts.max_row + 1):
        if (key := facts.cell(row, form.KEY_COLUMN).value) in head:
            facts.cell(row, form.VALUE_COLUMN).value = head[str(key)]
    for sheet, said in zip(book.worksheets[1:3], (rows["target"], rows["task"]), strict=True):
        for column in range(1, sheet.max_column + 1):
            key = str(sheet.cell(form.KEYS_ROW, column).value)
            if key in said:
                sheet.cell(form.FIRST_ROW, column).value = said[key]  # type: ignore[assignment]


def checked(book: Workbook, *, province: str | None = "11") -> Checked:
    body = io.BytesIO()
    book.save(body)
    return check(body.getvalue(), file_name="ke-hoach.xlsx", province_code=province)


def test_a_filled_form_founds_a_plan_with_all_that_it_says(book: Workbook) -> None:
    fibre = "fibre_household_coverage_pct – Hộ có cáp quang"
    target = {
        "item": "Hộ có cáp quang", "indicator": fibre, "goal": "trên 80", "due": "30/6/2026",
        "baseline": 73.4, "baseline_at": "31/12/2025", "group": "Hạ tầng số",
        "leads": "Sở KH&CN", "clause": "Mục II.1",
    }  # fmt: skip
    task = {"item": "Rà soát thôn", "due": "Quý I/2026", "state": "Hoàn thành", "evidence": "BC 12"}
    fill(book, HEAD | PLACE, target=dict(target), task=dict(task))
    found = checked(book)
    assert (found.recognised, found.scope) == ("plan_template", "11")
    assert not found.errors
    assert found.plan is not None
    assert (found.plan.number, found.plan.scope.code) == ("12/KH-UBND", "03127")
    parts = [read(one) for one in found.plan_lines]
    (made,) = (one for one in parts if isinstance(one, PlanTarget))
    assert made.indicator_id == "fibre_household_coverage_pct"
    assert (made.due, made.clause) == (dt.date(2026, 6, 30), "Mục II.1")
    assert made.baseline == Point(at=dt.date(2025, 12, 31), value=73.4)
    assert made.leads == ("khcn_dien_bien",)
    (done,) = (one for one in parts if isinstance(one, Task))
    assert (done.said, done.evidence) == (TaskState.DONE, "BC 12")
    assert [one.kind for one in found.plan_lines] == [
        LineKind.HEAD, LineKind.GROUP, LineKind.TARGET, LineKind.TASK,
    ]  # fmt: skip


def test_the_form_says_milestones_and_of_which_communes_each_is_wanted(book: Workbook) -> None:
    target: dict[str, object] = {
        "item": "Xã có điểm phục vụ", "goal": "100", "due": "31/12/2028", "unit": "%",
        "milestones": "30/6/2026: 50; 2027: 70,5", "target_group": "Hộ nghèo",
        "places": "Xã khu vực III; xa bien gioi", "every": "x", "note": "Theo đề án",
    }  # fmt: skip
    fill(book, HEAD | PLACE, target=target, task={})
    found = checked(book)
    assert not found.errors
    (made,) = (read(one) for one in found.plan_lines if one.kind is LineKind.TARGET)
    assert isinstance(made, PlanTarget)
    assert made.milestones == (
        Point(at=dt.date(2026, 6, 30), value=50),
        Point(at=dt.date(2027, 12, 31), value=70.5),
    )
    assert made.place_groups == (PlaceGroup.ZONE_3, PlaceGroup.BORDER)
    assert made.is_of_communes
    assert (made.target_group, made.note) == ("Hộ nghèo", "Theo đề án")


def test_a_number_that_is_known_writes_into_that_plan_and_may_retire_its_lines(
    book: Workbook,
) -> None:
    known = plan.plans()["dien_bien_2309"].tasks["ung_dung_ai"]
    gone = {"item": known.text, "gone": "x"}
    fill(book, {"number": "2309/KH-UBND", "place": "11"}, target={}, task=dict(gone))
    found = checked(book, province=None)
    (line,) = found.plan_lines
    assert (line.plan_id, line.line_id, line.is_gone) == ("dien_bien_2309", "ung_dung_ai", True)


def test_a_plan_of_another_province_is_refused(book: Workbook) -> None:
    fill(book, HEAD | PLACE, target={}, task={"item": "Một việc"})
    with pytest.raises(IngestError) as refused:
        checked(book, province="15")
    assert refused.value.refusal is Refusal.OTHER_PROVINCE


@pytest.mark.parametrize(
    ("goal", "unit", "shown"),
    [("trên 12.500", "người", "> 12.500 người"), ("dưới 5", "%", "< 5 %")],
)
def test_a_target_that_nothing_measures_keeps_the_unit_that_its_row_tells(
    goal: str, unit: str, shown: str, book: Workbook
) -> None:
    target: dict[str, object] = {"item": "Đàn trâu", "goal": goal, "unit": unit}
    fill(book, HEAD | PLACE, target=target, task={})
    parts = [read(one) for one in checked(book).plan_lines]
    (made,) = (one for one in parts if isinstance(one, PlanTarget))
    assert made.unit == unit
    assert plan_part.facts(made, {})["Mức phải đạt"].replace("\xa0", " ") == shown
