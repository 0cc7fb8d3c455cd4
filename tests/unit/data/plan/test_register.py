import datetime as dt
from pathlib import Path

import pytest

from data import catalog, plan
from data.catalog import CatalogError, Operator
from data.plan import TaskState
from geo import units
from geo.units import FORMER, NATION, TODAY, UnitKey

# Of the reported facts: indicator, value, lead.
DIEN_BIEN = [
    ("work_record_online_pct", 100, "dan_toc_dien_bien"),
    ("full_online_service_pct", 100, "dan_toc_dien_bien"),
    ("officials_trained_dx_pct", 100, "dan_toc_dien_bien"),
    ("business_em_trained_pct", 50, "ubnd_dien_bien"),
    ("village_head_trained_pct", 80, "ubnd_dien_bien"),
    ("ocop_em_household_pct", 50, "ubnd_dien_bien"),
    ("ocop_ecommerce_product_pct", 60, "ubnd_dien_bien"),
    ("ocop_em_store_payment_pct", 50, "ubnd_dien_bien"),
    ("smart_village_count", 1, "ubnd_dien_bien"),
]


def test_dien_biens_plan_has_every_target_that_was_reported_with_value_and_lead() -> None:
    found = plan.plans()["dien_bien_2309"]
    assert found.number == "2309/KH-UBND"
    assert found.issued == dt.date(2025, 5, 27)
    assert [*found.groups] == ["G1", "G2", "G3", "G4", "G5", "G6"]
    said = {
        (one.indicator_id, one.goal.value if one.goal else None, one.leads[0])
        for one in found.targets.values()
    }
    assert said == set(DIEN_BIEN)
    assert {one.due for one in found.targets.values()} == {dt.date(2030, 12, 31)}


def test_dien_biens_tasks_have_lead_deadline_and_what_is_known_of_them() -> None:
    tasks = plan.plans()["dien_bien_2309"].tasks
    assert len(tasks) == 12
    assert sum(one.leads == ("khcn_dien_bien",) for one in tasks.values()) == 8
    assert {one.deadline.end.year for one in tasks.values()} == {2025, 2030}
    assert tasks["xay_dung_ke_hoach"].said is TaskState.DONE
    others = [one.said for name, one in tasks.items() if name != "xay_dung_ke_hoach"]
    assert set(others) == {TaskState.NOT_SAID}


def test_ninh_thuans_plan_keeps_what_was_reported_beside_what_is_published() -> None:
    found = plan.plans()["ninh_thuan_2023"]
    assert found.scope == UnitKey("58", FORMER)
    assert (found.target_count, len(found.groups)) == (19, 3)
    assert [(one.met, one.of) for one in found.reported] == [(8, 19)]
    known = {one.indicator_id: one.goal for one in found.targets.values() if one.goal}
    assert {key: goal.value for key, goal in known.items()} == {
        "digital_products_completed_count": 1,
        "online_dossier_rate_pct": 70,
        "ehealth_record_pct": 90,
    }
    assert len(found.tasks) == 7


def test_no_shipped_plan_has_a_baseline_but_the_invented_one_that_says_so() -> None:
    for one in plan.plans().values():
        has_baseline = any(target.baseline for target in one.targets.values())
        assert has_baseline is one.is_demonstration


def test_every_target_of_the_catalogue_stands_in_a_plan_with_the_same_value() -> None:
    held: dict[str, set[float]] = {}
    for one in plan.plans().values():
        for target in one.targets.values():
            values = {point.value for point in target.milestones}
            values |= {target.goal.value} if target.goal else set()
            held.setdefault(target.indicator_id, set()).update(values)
    for indicator_id, targets in catalog.catalog().targets.items():
        assert {one.value for one in targets} <= held[indicator_id], indicator_id


def test_values_of_one_decision_on_the_way_are_its_milestones() -> None:
    target = plan.plans()["qd_411"].targets["smartphone_adult"]
    assert [(one.at.year, one.value) for one in target.milestones] == [(2025, 80)]
    assert target.goal is not None
    assert (target.due.year, target.goal.value) == (2030, 95)


def test_a_place_is_offered_its_own_plans_first_then_its_former_provinces_then_the_nations() -> (
    None
):
    names = [one.id for one in plan.plans_of(units.unit(UnitKey("56", TODAY)))]
    assert names[:3] == ["khanh_hoa_dti", "ninh_thuan_2023", "qd_411"]
    here = [one.id for one in plan.plans_of(units.unit(UnitKey("11", TODAY)))]
    assert here[0] == "dien_bien_2309"
    assert here[-1] == "minh_hoa_dien_bien"
    nation = plan.plans_of(units.unit(NATION))
    assert {one.scope for one in nation} == {NATION}


def test_where_a_plan_names_nobody_the_catalogue_says_who_leads() -> None:
    target = plan.plans()["qd_411"].targets["fibre_household_coverage"]
    assert [one.short_name for one in plan.leads(target)] == ["Sở KH&CN"]


OWN = """
[plan.our_own]
name.vi = "Kế hoạch của xã"
issuer.vi = "UBND xã"
issued = 2026-01-05
starts = 2026-01-01
ends = 2026-12-31
scope = "11"
scope_valid_from = 2025-07-01
source = "kh_2309_dien_bien"
groups = ["G2"]

[targets.fibre]
indicator = "fibre_household_coverage_pct"
group = "G2"
operator = "between"
value = 70
value_max = 80
baseline = 40
baseline_at = 2025-12-31
milestones."2026-06-30" = 55
leads = ["khcn_dien_bien"]
clause = "Mục II.1"
"""


def read(tmp_path: Path, text: str) -> plan.Register:
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return plan.read([plan.FOLDER / "agencies.toml", path], catalog=catalog.catalog())


def test_an_operators_own_plan_is_read_with_range_baseline_and_milestones(tmp_path: Path) -> None:
    target = read(tmp_path, OWN).plans["our_own"].targets["fibre"]
    assert target.goal is not None
    assert target.goal.operator is Operator.BETWEEN
    assert (target.goal.value, target.goal.value_max) == (70, 80)
    assert target.baseline is not None
    assert [one.value for one in target.milestones] == [55]
    assert target.clause == "Mục II.1"


def test_an_operators_own_plan_lies_in_the_home_and_changes_without_a_restart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    assert "our_own" not in plan.plans()
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "own.toml").write_text(OWN, encoding="utf-8")
    assert plan.plans()["our_own"].name == "Kế hoạch của xã"


@pytest.mark.parametrize(
    ("line", "wrong", "word"),
    [
        ('leads = ["khcn_dien_bien"]', 'leads = ["nobody"]', "nobody"),
        ("baseline_at = 2025-12-31", "", "baseline_at"),
        ("value_max = 80", "", "operator"),
        ('group = "G2"\n', 'group = "G9"\n', "G9"),
        ('indicator = "fibre_household_coverage_pct"', 'of = "no_such"\nname.vi = "A"', "no_such"),
        ('milestones."2026-06-30"', 'milestones."june"', "june"),
        ("clause =", "clauze =", "clauze"),
    ],
)
def test_a_fault_in_a_plan_is_refused_with_file_line_and_word(
    tmp_path: Path, line: str, wrong: str, word: str
) -> None:
    assert line in OWN
    with pytest.raises(CatalogError) as refused:
        read(tmp_path, OWN.replace(line, wrong))
    assert word in str(refused.value) or word == "operator"
    assert "own.toml" in str(refused.value)
