"""A plan that a workbook founds: the years that it runs."""

import datetime as dt

from data.ingest import Checked
from data.ingest.answer import Answers
from data.plan import Task
from data.plan.payload import read
from tests.unit.data.ingest import plan_sample
from tests.unit.data.ingest.sample import checked, sheet_of

NO_YEAR = "PHÂN CÔNG NHIỆM VỤ"


def begun(*dues: str) -> Checked:
    rows = [(f"Việc {at}", "Sở KH&CN", due, "Hoàn thành") for at, due in enumerate(dues)]
    return checked(
        sheet_of([(NO_YEAR,), plan_sample.HEAD, *rows]),
        province="11",
        answers=Answers(plan="+11@2025-07-01"),
    )


def test_a_new_plan_without_a_year_runs_as_its_deadlines_do_and_says_so() -> None:
    found = begun("Quý IV/2025", "Hằng năm", "2026-2030", "12/2027")
    plan = found.plan
    assert plan is not None
    assert (plan.starts, plan.ends) == (dt.date(2025, 1, 1), dt.date(2030, 12, 31))
    [said] = [one for one in found.problems if one.rule == "K2"]
    assert "1/1/2025–31/12/2030" in said.said
    assert "theo các thời hạn" in said.said
    parts = [read(one) for one in found.plan_lines]
    ends = [one.deadline.end.year for one in parts if isinstance(one, Task)]
    assert ends == [2025, 2030, 2030, 2027], "every year means until the plan's end"


def test_a_new_plan_without_any_year_is_a_warning() -> None:
    [told] = [one for one in begun("Hằng năm").problems if one.rule == "K14"]
    assert told.severity == "warning"
