"""Provinces out of their communes: the rule of one province's total, for all of them at once."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import conversion, query
from data.catalog import indicator
from data.conversion import Conversion, Converted
from data.model import COLUMNS, NOT_CONVERTIBLE, Published, State
from data.period import Period
from geo.units import FORMER, NATION, TODAY, children, communes

FIBRE = indicator("fibre_household_coverage_pct")
LOUDSPEAKERS = indicator("wireless_loudspeaker_clusters")
DTI = indicator("dti_value")
PERIODS = (Period.parse("2025-Q3"), Period.parse("2025-Q4"))
PROVINCES = children(NATION)
NUMBERS = ("numerator", "denominator", "value")


def published(*said: dict[str, Any], indicator_id: str = FIBRE.id) -> Published:
    plain: dict[str, Any] = dict.fromkeys(COLUMNS, "") | {
        "indicator_id": indicator_id,
        "unit_valid_from": TODAY.isoformat(),
        "period": str(PERIODS[0]),
        **dict.fromkeys(NUMBERS, np.nan),
        "state": State.REPORTED.value,
        "submission_id": 1,
        "file_name": "a.xlsx",
        "revision": 1,
        "is_demonstration": False,
    }
    table = pd.DataFrame([plain | one for one in said], columns=list(plain))
    return Published(table.astype(dict.fromkeys(NUMBERS, float)))


def rate(code: str, above: float, below: float, **more: Any) -> dict[str, Any]:
    value = 100 * above / below if below else np.nan
    return {"unit_code": code, "numerator": above, "denominator": below, "value": value, **more}


def provinces(told: Published, own: Published | None = None, **more: Any) -> Converted:
    asked: dict[str, Any] = {"indicator": FIBRE, "edition": TODAY} | more
    return conversion.of_provinces(published() if own is None else own, told, **asked)


def row(found: Converted, code: str, period: Period = PERIODS[0]) -> Any:
    is_it = (found["unit_code"] == code) & (found["period"] == str(period))
    [one] = pd.DataFrame(found)[is_it].itertuples(index=False)
    return one


@st.composite
def reports(draw: st.DrawFn) -> list[dict[str, Any]]:
    """What some communes of three provinces said in two periods."""
    made = []
    for province in PROVINCES[:3]:
        for one in communes(province.code)[:4]:
            for period in PERIODS:
                below = draw(st.integers(0, 500))
                above = draw(st.integers(0, 500))
                said = {"unit_code": one.code, "period": str(period)}
                match draw(st.sampled_from(("rate", "percent", "silent", "none", "nowhere"))):
                    case "rate":
                        made.append(rate(one.code, above, below, period=str(period)))
                    case "percent":
                        made.append(said | {"value": float(above)})
                    case "silent":
                        made.append(said | {"state": State.MISSING.value})
                    case "none":
                        made.append(said | {"state": State.NOT_APPLICABLE.value})
    return made


@pytest.mark.parametrize("measure", [FIBRE, LOUDSPEAKERS])
@settings(max_examples=25)
@given(said=reports())
def test_every_province_has_the_total_of_its_communes(measure: Any, said: Any) -> None:
    told = published(*said, indicator_id=measure.id)
    found = provinces(told, indicator=measure)
    for province in PROVINCES[:3]:
        inside = communes(province.code)
        for period in PERIODS:
            rows = query.map_rows(told, inside, indicator=measure, period=period)
            whole = query.total(rows, indicator=measure)
            is_it = (found["unit_code"] == province.code) & (found["period"] == str(period))
            made = pd.DataFrame(found)[is_it]
            values = made["value"].dropna().tolist()
            assert values == ([] if whole.value is None else [pytest.approx(whole.value)])
            if values:
                assert made["former_reported"].item() == whole.counted + whole.not_applicable
                assert made["former_of"].item() == whole.of == len(inside)
                assert made["numerator"].isna().item() is (whole.numerator is None)


def test_a_rate_is_no_mean_of_percentages() -> None:
    one, two = communes("11")[:2]
    found = row(provinces(published(rate(one.code, 1, 1), rate(two.code, 0, 999))), "11")
    assert found.value == pytest.approx(0.1)
    assert (found.former_reported, found.former_of) == (2, 45)


def test_of_no_commune_there_is_no_figure_and_no_zero() -> None:
    one = communes("11")[0]
    silent = {"unit_code": communes("15")[0].code, "state": State.MISSING.value}
    found = provinces(published(rate(one.code, 0, 50), silent))
    assert found["unit_code"].tolist() == ["11"]
    assert row(found, "11").value == 0


@pytest.mark.parametrize(
    ("n", "basis"),
    [
        (1, Conversion.PARTIAL),
        (22, Conversion.PARTIAL),
        (23, Conversion.MOSTLY),
        (44, Conversion.MOSTLY),
        (45, Conversion.SUMMED),
    ],
)
def test_of_fewer_than_half_the_communes_it_is_a_part(n: int, basis: Conversion) -> None:
    told = published(*(rate(one.code, 5, 10) for one in communes("11")[:n]))
    found = row(provinces(told), "11")
    assert found.conversion == basis
    assert (found.former_reported, found.former_of, found.value) == (n, 45, 50.0)


def test_percentages_alone_make_no_figure_and_say_why() -> None:
    found = row(provinces(published({"unit_code": communes("11")[0].code, "value": 50.0})), "11")
    assert np.isnan(found.value)
    assert found.state == NOT_CONVERTIBLE
    assert found.conversion_reason == "conversion.inside_percent"


def test_what_the_province_reported_of_itself_holds_before() -> None:
    told = published(
        *(rate(communes(code)[0].code, 5, 10) for code in ("11", "15")),
        rate(communes("11")[0].code, 6, 10, period=str(PERIODS[1])),
    )
    own = published(rate("11", 90, 100), {"unit_code": "15", "state": State.MISSING.value})
    found = provinces(told, own)
    assert row(found, "11").value == 90
    assert row(found, "11").conversion == Conversion.AS_REPORTED
    assert row(found, "11").conversion_reason == conversion.OWN
    assert row(found, "11", PERIODS[1]).value == 60
    assert row(found, "15").value == 50  # an empty cell is nothing that could hold


def test_what_does_not_add_up_stays_as_provinces_reported_it() -> None:
    told = published({"unit_code": communes("11")[0].code, "value": 0.5}, indicator_id=DTI.id)
    own = published({"unit_code": "15", "value": 0.7}, indicator_id=DTI.id)
    found = provinces(told, own, indicator=DTI)
    assert found["unit_code"].tolist() == ["15"]
    assert found["conversion_reason"].tolist() == [""]


def test_hedges_estimates_and_inventions_are_carried_up() -> None:
    one, two, three = communes("11")[:3]
    told = published(
        rate(one.code, 5, 10, state=State.ESTIMATED.value, cutoff_date="2025-09-14"),
        rate(two.code, 5, 10, qualifier=">", cutoff_date="2025-09-20", is_demonstration=True),
        rate(three.code, 5, 10, basis="cumulative"),
    )
    found = row(provinces(told), "11")
    assert found.state == State.ESTIMATED
    assert found.qualifier == ">"
    assert found.basis == ""
    assert found.cutoff_date == "2025-09-20"
    assert found.is_demonstration


def test_former_provinces_are_made_of_former_communes() -> None:
    first = communes("11", edition=FORMER)
    told = published(
        *(rate(one.code, 5, 10, unit_valid_from=FORMER.isoformat()) for one in first[:2])
    )
    found = row(provinces(told, edition=FORMER), "11")
    assert found.value == 50
    assert found.unit_valid_from == FORMER.isoformat()
    assert found.former_of == len(first)


def test_every_commune_lies_in_one_province() -> None:
    counts = conversion.commune_counts(TODAY)
    assert len(counts) == 34
    assert counts.sum() == 3321
    assert len(conversion.commune_counts(FORMER)) == 63


@pytest.mark.parametrize(("measure", "n", "is_known"), [
    (LOUDSPEAKERS, 40, True), (LOUDSPEAKERS, 44, False), (FIBRE, 44, True), (FIBRE, 5, False),
])  # fmt: skip
def test_a_sum_of_more_communes_than_before_is_no_rise(
    measure: Any, n: int, is_known: bool
) -> None:
    said = [
        rate(one.code, 5, 10, period=str(period))
        for period, count in zip(PERIODS, (40, n), strict=True)
        for one in communes("11")[:count]
    ]
    found = provinces(published(*said, indicator_id=measure.id), indicator=measure)
    rows = query.map_rows(found, PROVINCES, indicator=measure, period=PERIODS[1])
    told = conversion.with_conversion(pd.DataFrame(rows), found, period=PERIODS[1])
    seen = conversion.compared(told, found, indicator=measure).set_index("unit_code")
    assert bool(seen["change"].notna().loc["11"]) is is_known
