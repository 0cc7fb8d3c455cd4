"""Workbooks 02, 03 and 14 of the field as lines of plans, each value as it is expected."""

import datetime as dt
import json
from typing import Any

import pytest

from data.catalog import Operator
from data.ingest import Checked, check
from data.ingest.answer import Answers
from data.ingest.plan.which import NEW
from data.ingest.question import Kind
from data.plan import Deadline, DeadlineKind, LineKind, PlanTarget, ReportedTally, Task, TaskState
from data.plan.payload import read
from data.status import Goal
from tests.unit.data.ingest.sample import FIELD

pytestmark = pytest.mark.skipif(
    not FIELD.is_dir(), reason="the field's workbooks lie beside the repository, not in it"
)
END_OF_2030 = dt.date(2030, 12, 31)


def field(name: str, *, province: str | None = "11", answers: Answers | None = None) -> Checked:
    path = next(FIELD.glob(f"{name}_*.xlsx"))
    return check(path, file_name=path.name, province_code=province, answers=answers or Answers())


def expected(layout: str) -> list[dict[str, Any]]:
    listed = json.loads((FIELD / "expected.json").read_text(encoding="utf-8"))
    (found,) = (one for one in listed if one["id"] == layout)
    return list(found["expected"])


def rules(found: Checked) -> list[str]:
    return [one.rule for one in found.problems]


def tasks(found: Checked) -> list[Task]:
    parts = [read(one) for one in found.plan_lines if one.payload]
    return [one for one in parts if isinstance(one, Task)]


def targets(found: Checked) -> list[PlanTarget]:
    parts = [read(one) for one in found.plan_lines if one.payload]
    return [one for one in parts if isinstance(one, PlanTarget)]


@pytest.mark.parametrize("province", [None, "11"])
def test_assignments_are_tasks_of_the_plan_whose_number_they_name(province: str | None) -> None:
    found = field("14", province=province)
    assert (found.recognised, found.scope) == ("assignment", "11")
    assert found.plan is not None
    assert found.plan.id == "dien_bien_2309"
    assert not found.errors
    room, servers, training, village = tasks(found)
    wanted = expected("L14")
    assert wanted[0]["deadline"] == room.deadline.end.isoformat()
    assert wanted[1]["deadline"] == servers.deadline.kind
    assert wanted[2]["deadline"] == training.deadline.end.isoformat()
    assert room.leads == ("dan_toc_dien_bien",)
    assert room.partners == ("khcn_dien_bien", "Sở Tài chính")
    assert (room.said, servers.said) == (TaskState.DOING, TaskState.NOT_STARTED)
    assert (training.said, village.said) == (TaskState.DOING, TaskState.DONE)
    assert training.evidence == "Tiến độ báo cáo: 30%"
    assert servers.deadline == Deadline(kind=DeadlineKind.YEARLY, start=None, end=END_OF_2030)
    assert village.deadline.end == dt.date(2027, 12, 31)
    assert [one.group_id for one in (room, training)] == ["G2", "G5"]
    assert [one.cell for one in found.plan_lines] == ["B5", "B6", "B8", "B9"]


def test_what_the_plan_has_besides_stays_unless_its_sender_says_otherwise() -> None:
    found = field("14")
    assert [one.kind for one in found.questions] == [Kind.REST]
    kept = field("14", answers=Answers(rest="keep"))
    assert (kept.questions, kept.plan_lines) == ((), found.plan_lines)
    retired = field("14", answers=Answers(rest="retire"))
    assert found.plan is not None
    assert sum(one.is_gone for one in retired.plan_lines) == len(found.plan.tasks)
    assert {one.kind for one in retired.plan_lines} == {LineKind.TASK}


def test_a_line_that_reads_much_like_another_is_named() -> None:
    assert [one.cell for one in field("14").problems if one.rule == "K9"] == ["B5"]


def test_an_annex_without_a_number_asks_which_plan_it_is_of() -> None:
    found = field("02")
    assert [one.rule for one in found.errors] == ["K1"]
    assert not found.plan_lines
    (question,) = found.questions
    assert question.kind is Kind.PLAN
    values = [str(one.value) for one in question.readings]
    assert "dien_bien_2309" in values
    assert f"{NEW}03127@2025-07-01" in values
    assert f"{NEW}11@2025-07-01" in values


def test_an_annex_founds_the_plan_of_the_commune_that_its_sender_names() -> None:
    found = field("02", answers=Answers(plan=f"{NEW}03127@2025-07-01"))
    assert not found.errors
    assert found.plan is not None
    assert (found.plan.scope.code, found.plan.ends) == ("03127", dt.date(2025, 12, 31))
    assert found.plan_lines[0].kind is LineKind.HEAD
    goals = {one.indicator_id: one.goal for one in targets(found)}
    for one in expected("L02"):
        operator = {None: Operator.AT_LEAST, ">": Operator.ABOVE, "between": Operator.BETWEEN}
        goal = Goal(
            operator=operator[one.get("op")], value=one["value"], value_max=one.get("value_max")
        )
        assert goals[one["indicator"]] == goal
    assert goals[""] == Goal(operator=Operator.AT_LEAST, value=90)
    assert rules(found) == ["K2", "K3"]
    groups = [one for one in found.plan_lines if one.kind is LineKind.GROUP]
    assert [json.loads(one.payload)["names"]["vi"] for one in groups] == [
        "Đào tạo, chuyển đổi nhận thức",
        "Hạ tầng số",
        "Chính quyền số",
    ]


def test_an_answer_that_is_no_choice_is_asked_again() -> None:
    for answer in ("khong_co", f"{NEW}01@2025-07-01", f"{NEW}xyz@2025"):
        assert field("02", answers=Answers(plan=answer)).questions


def test_targets_beside_results_are_of_the_only_plan_of_the_year() -> None:
    found = field("03", province=None)
    assert found.plan is not None
    assert found.plan.id == "ninh_thuan_2023"
    assert not found.errors
    online, health = targets(found)
    assert (online.id, online.indicator_id) == ("ho_so_truc_tuyen", "online_dossier_rate_pct")
    assert online.goal == Goal(operator=Operator.AT_LEAST, value=70)
    assert (online.leads, health.leads) == (("vp_ubnd_tinh",), ("Sở Y tế",))
    assert health.goal == Goal(operator=Operator.AT_LEAST, value=90)
    (tally,) = [read(one) for one in found.plan_lines if one.kind is LineKind.TALLY]
    assert isinstance(tally, ReportedTally)
    assert (tally.met, tally.of, tally.period) == (8, 19, "2023-H1")
    assert len(found.observations) == 9
