"""Every number that three published reports print is held, as what it is; or left out, and why.

`reported_facts.csv` beside this module lists them one by one, as a person read them, with where
each is held: a figure of a workbook that we ship, a target, a task or a heading of a plan of the
register, something that follows from those, or nowhere.
"""

import csv
import datetime as dt
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from data import plan
from data.catalog import source
from data.ingest.checking import check
from data.shipped.__main__ import WORKBOOKS
from geo import lineage
from geo.units import UnitKey

WHERE: Final = "{indicator_id} {unit_code}/{unit_valid_from} {period}"
FACTS: Final = Path(__file__).with_name("reported_facts.csv")
NUMBERS: Final = 77
LEFT_OUT: Final = "left out"


class Fact(NamedTuple):
    """A number as it was printed, and where it is held."""

    source: str
    fact: str
    printed: str
    held_as: str
    where: str

    @property
    def value(self) -> float:
        """`27` of `27/63`, `90` of `>90`."""
        return float(self.printed.lstrip(">").partition("/")[0])


@cache
def facts() -> tuple[Fact, ...]:
    with FACTS.open(encoding="utf-8", newline="") as file:
        return tuple(Fact(**row) for row in csv.DictReader(file))


@cache
def figures() -> dict[str, tuple[float, float, str]]:
    """Value, denominator and qualifier of every figure that is shipped as published."""
    found = {}
    for path in sorted((WORKBOOKS / "reported").glob("*.xlsx")):
        for row in check(path, file_name=path.name).observations.to_dict(orient="records"):
            found[WHERE.format(**row)] = (row["value"], row["denominator"], row["qualifier"])
    return found


def target(where: str) -> plan.PlanTarget:
    plan_id, target_id = where.split(" ")
    return plan.plans()[plan_id].targets[target_id]


def is_figure(one: Fact) -> bool:
    value, whole, qualifier = figures()[one.where]
    is_hedged = qualifier == (">" if one.printed.startswith(">") else "")
    _, has_panel, panel = one.printed.partition("/")
    return value == one.value and is_hedged and (not has_panel or whole == float(panel))


def is_target(one: Fact) -> bool:
    goal = target(one.where).goal
    return goal is not None and goal.value == one.value


def is_task(one: Fact) -> bool:
    """A task whose product is one, where the report says a number."""
    plan_id, task_id = one.where.split(" ")
    product = plan.plans()[plan_id].tasks[task_id].products
    return all(words.startswith(("01 ", "1 ")) for words in product.values()) and one.value == 1


def is_group(one: Fact) -> bool:
    plan_id, group_id = one.where.split(" ")
    return list(plan.plans()[plan_id].groups).index(group_id) + 1 == one.value


def is_tally(one: Fact) -> bool:
    return [f"{said.met}/{said.of}" for said in plan.plans()[one.where].reported] == [one.printed]


def is_excess(one: Fact) -> bool:
    """What the figure of the half-year is above the plan's value: points, not percent."""
    wanted = target(one.where)
    value, _, _ = figures()[f"{wanted.indicator_id} 58/2004-07-08 2023-H1"]
    assert wanted.goal is not None
    return round(value - wanted.goal.value, 2) == one.value


def is_rise(one: Fact) -> bool:
    indicator_id, unit, before, after = one.where.split(" ")
    (then, *_), (now, *_) = (figures()[f"{indicator_id} {unit} {at}"] for at in (before, after))
    return then - now == one.value


def is_merger(one: Fact) -> bool:
    code, since = one.where.split("/")
    return len(lineage.predecessors(UnitKey(code, dt.date.fromisoformat(since)))) == one.value


HELD: Final[dict[str, Callable[[Fact], bool]]] = {
    "figure": is_figure,
    "target": is_target,
    "task": is_task,
    "group": is_group,
    "groups": lambda one: len(plan.plans()[one.where].groups) == one.value,
    "targets": lambda one: plan.plans()[one.where].target_count == one.value,
    "met": is_tally,
    "excess": is_excess,
    "rise": is_rise,
    "merged": is_merger,
}


@pytest.mark.parametrize(
    "one",
    [one for one in facts() if one.held_as != LEFT_OUT],
    ids=lambda one: f"{one.held_as} {one.where}",
)
def test_what_a_report_prints_is_what_is_held(one: Fact) -> None:
    assert HELD[one.held_as](one), one


def test_no_number_is_passed_over_and_what_is_left_out_says_why() -> None:
    assert len(facts()) == NUMBERS
    left = [one for one in facts() if one.held_as == LEFT_OUT]
    assert len(left) == 10
    assert all(one.where for one in left)


def test_each_report_is_a_source_that_is_cited() -> None:
    assert {source(one.source).id for one in facts()} == {one.source for one in facts()}


def test_nothing_is_shipped_of_these_reports_that_they_do_not_print() -> None:
    listed = {one.where for one in facts() if one.held_as == "figure"}
    for name in ("ninh_thuan_h1_2023", "bao_nhai_2025"):
        path = WORKBOOKS / "reported" / f"{name}.xlsx"
        rows = check(path, file_name=path.name).observations.to_dict(orient="records")
        shipped = {
            "{indicator_id} {unit_code}/{unit_valid_from} {period}".format(**x) for x in rows
        }
        missing = shipped - listed - {"plan_targets_met 58/2004-07-08 2023-H1"}  # the tally
        assert not missing
