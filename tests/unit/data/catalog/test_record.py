"""How a figure is printed, and when a target is met."""

import math

import pytest

from data.catalog import Operator, Target, indicator, targets
from geo.place import FORMER, TODAY
from text import Language
from text.number import NBSP


@pytest.mark.parametrize(
    ("indicator_id", "value", "vietnamese", "english"),
    [
        ("fibre_household_coverage_pct", 71.44, f"71,4{NBSP}%", f"71.4{NBSP}%"),
        ("fibre_household_coverage_pct", 0.0, f"0,0{NBSP}%", f"0.0{NBSP}%"),
        ("smart_loudspeaker_clusters", 1650.0, f"1.650{NBSP}cụm", f"1,650{NBSP}clusters"),
        ("smart_loudspeaker_clusters", 1.0, f"1{NBSP}cụm", f"1{NBSP}cluster"),
        ("dti_value", 0.5934, "0,5934", "0.5934"),
        ("dti_rank", 27.0, "27", "27"),
        ("video_conference_operating", 1.0, "Có", "Yes"),
        ("video_conference_operating", 0.0, "Không", "No"),
        (
            "population_thousand",
            8435.7,
            f"8.435,7{NBSP}nghìn người",
            f"8,435.7{NBSP}thousand people",
        ),
    ],
)
def test_a_value_prints_as_each_language_writes_it(
    indicator_id: str, value: float, vietnamese: str, english: str
) -> None:
    assert indicator(indicator_id).show(value, language=Language.VI) == vietnamese
    assert indicator(indicator_id).show(value, language=Language.EN) == english


@pytest.mark.parametrize("missing", [None, math.nan])
def test_a_missing_value_prints_as_words_and_never_as_zero(missing: float | None) -> None:
    measure = indicator("fibre_household_coverage_pct")
    assert measure.show(missing) == "Chưa báo cáo"
    assert measure.show(missing, language=Language.EN) == "Not reported"
    assert indicator("commune_portal_active").show(missing) == "Chưa báo cáo"


def test_a_hedged_value_claims_no_decimals_that_nobody_wrote() -> None:
    measure = indicator("electricity_cashless_pct")
    assert measure.show(90.0, qualifier=">") == f">{NBSP}90{NBSP}%"
    assert measure.show(92.5, qualifier="≈") == f"≈{NBSP}92,5{NBSP}%"


def test_a_rank_and_a_count_can_say_what_they_are_out_of() -> None:
    assert indicator("dti_rank").show(27.0, of=63.0) == "27/63"
    assert indicator("plan_targets_met").show(8.0, of=19.0) == f"8/19{NBSP}chỉ tiêu"
    assert indicator("dti_rank").show(27.0, of=math.nan) == "27"


def test_the_share_of_yes_prints_as_a_percentage() -> None:
    measure = indicator("video_conference_operating")
    assert measure.show_total(95.6) == f"95,6{NBSP}%"
    assert measure.show_total(1.0) == f"1,0{NBSP}%"
    assert measure.show_total(None) == "Chưa báo cáo"
    assert indicator("fibre_household_coverage_pct").show_total(50.0) == f"50,0{NBSP}%"


@pytest.mark.parametrize(
    ("target_id", "just_not", "just_so"),
    [
        ("qd411_2025_fibre_coverage", 79.99, 80.0),
        ("dien_bien_2025_fibre_coverage", 60.0, 60.01),
        ("khanh_hoa_2025_dti_rank", 21.0, 20.0),
    ],
)
def test_a_target_is_met_from_its_value_on(target_id: str, just_not: float, just_so: float) -> None:
    target = _target(target_id)
    assert not target.is_met(just_not)
    assert target.is_met(just_so)


def test_operators_print_as_signs() -> None:
    assert [operator.sign for operator in Operator] == ["≥", ">", "=", "≤", "<", ""]


def test_targets_come_soonest_first_and_only_where_they_hold() -> None:
    found = targets("fibre_household_coverage_pct", scope="11")
    assert [(one.scope, one.value) for one in found] == [("11", 60.0), ("VN", 80.0)]
    assert [one.scope for one in targets("fibre_household_coverage_pct", scope="56")] == ["VN"]
    assert targets("villages_no_signal_count") == ()


def test_a_former_province_does_not_inherit_the_target_of_its_codes_new_owner() -> None:
    lao_cai = targets("village_fibre_pct", scope="15", valid_from=TODAY)
    assert [one.by.year for one in lao_cai] == [2025, 2030]
    assert targets("village_fibre_pct", scope="15", valid_from=FORMER) == ()
    yen_bai = targets("fibre_household_subscribed_pct", scope="15", valid_from=FORMER)
    assert [one.scope for one in yen_bai] == ["VN"]


def _target(target_id: str) -> Target:
    names = ("fibre_household_coverage_pct", "dti_rank")
    return next(one for name in names for one in targets(name) if one.id == target_id)
