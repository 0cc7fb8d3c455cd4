"""Figures of former communes on today's: sums, rates, and what cannot be said."""

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.catalog import indicator, indicators
from data.conversion import (
    Conversion,
    Weight,
    adds_up,
    convert,
    told_by_former,
    whole_series,
    with_conversion,
)
from data.model import NOT_CONVERTIBLE, Published, State
from data.period import parse
from data.query import completeness, map_rows, total
from geo import lineage, units
from geo.lineage import Relation
from geo.units import UnitKey, communes
from tests.unit.data.conversion.former_report import CLUSTERS, FIBRE, publish

DTI = "dti_value"
PORTAL = "commune_portal_active"
LAO_CAI = communes("15")
WHOLE = [link.old for one in LAO_CAI for link in lineage.predecessors(one.key)]
MERGED = next(one for one in LAO_CAI if len(lineage.predecessors(one.key)) == 3)
THREE = [link.old for link in lineage.predecessors(MERGED.key)]
KHANH_HOA = communes("56")
DIVIDED = next(
    one
    for one in KHANH_HOA
    if {link.relation for link in lineage.predecessors(one.key)} == {Relation.WHOLE, Relation.PART}
)
OF_DIVIDED = lineage.predecessors(DIVIDED.key)


def only(rows: pd.DataFrame, unit: UnitKey) -> "pd.Series[Any]":
    here = rows[(rows["unit_code"] == unit.code)]
    assert len(here) == 1
    return here.iloc[0]


@pytest.mark.anchor("4.7")
def test_counts_of_whole_former_communes_are_summed() -> None:
    told = publish(dict(zip(THREE, (4, 0, 7), strict=True)), indicator=CLUSTERS)
    row = only(convert(told, indicator=indicator(CLUSTERS), units=[MERGED]), MERGED.key)
    assert (row["value"], row["conversion"]) == (11, Conversion.SUMMED)
    assert (row["former_reported"], row["former_of"]) == (3, 3)
    assert (row["sheet"], row["cell"]) == ("Huyện", "D5, D6, D7")


@pytest.mark.anchor("4.7")
def test_a_rate_is_numerators_over_denominators_never_a_mean() -> None:
    told = publish(dict(zip(THREE, ((90, 100), (0, 300), (10, 100)), strict=True)))
    row = only(convert(told, indicator=indicator(FIBRE), units=[MERGED]), MERGED.key)
    assert (row["numerator"], row["denominator"], row["value"]) == (100, 500, 20)


def test_a_rate_of_some_former_communes_says_of_how_many() -> None:
    told = publish(dict(zip(THREE, ((90, 100), None, (10, 100)), strict=True)))
    row = only(convert(told, indicator=indicator(FIBRE), units=[MERGED]), MERGED.key)
    assert (row["value"], row["conversion"]) == (50, Conversion.PARTIAL)
    assert (row["former_reported"], row["former_of"]) == (2, 3)
    assert row["conversion_reason"] == "conversion.some_rate"


@pytest.mark.parametrize("third", [None, "absent"])
def test_a_count_without_every_former_commune_is_not_given(third: str | None) -> None:
    said = dict(zip(THREE[:2], (4, 7), strict=True)) | ({} if third else {THREE[2]: None})
    told = publish(said, indicator=CLUSTERS)
    row = only(convert(told, indicator=indicator(CLUSTERS), units=[MERGED]), MERGED.key)
    assert math.isnan(row["value"])
    assert (row["state"], row["conversion"]) == (State.MISSING, Conversion.PARTIAL)
    assert row["conversion_reason"] == "conversion.some_count"


def test_a_percentage_without_counts_does_not_convert_and_says_so() -> None:
    told = publish(dict(zip(THREE, ((90, 100), 40.0, (10, 100)), strict=True)))
    row = only(convert(told, indicator=indicator(FIBRE), units=[MERGED]), MERGED.key)
    assert (row["state"], row["conversion_reason"]) == (NOT_CONVERTIBLE, "conversion.no_counts")
    assert math.isnan(row["value"])


def test_nothing_to_measure_in_all_of_them_is_not_applicable() -> None:
    said = dict(zip(THREE, (State.NOT_APPLICABLE, (0, 0), State.NOT_APPLICABLE), strict=True))
    row = only(convert(publish(said), indicator=indicator(FIBRE), units=[MERGED]), MERGED.key)
    assert (row["state"], row["conversion"]) == (State.NOT_APPLICABLE, Conversion.SUMMED)


def test_nothing_to_measure_in_one_of_them_adds_nothing() -> None:
    said = dict(zip(THREE, ((90, 100), (0, 0), (10, 100)), strict=True))
    row = only(convert(publish(said), indicator=indicator(FIBRE), units=[MERGED]), MERGED.key)
    assert (row["value"], row["conversion"], row["former_reported"]) == (50, Conversion.SUMMED, 3)


@pytest.mark.parametrize("name", [DTI, PORTAL])
def test_indexes_and_yes_or_no_never_convert(name: str) -> None:
    told = publish(dict.fromkeys(THREE, 1.0), indicator=name)
    row = only(convert(told, indicator=indicator(name), units=[MERGED]), MERGED.key)
    assert (row["state"], row["conversion_reason"]) == (NOT_CONVERTIBLE, "conversion.no_index")


def test_only_rates_of_counts_and_sums_add_up() -> None:
    kinds = {one.kind for one in indicators().values() if adds_up(one)}
    assert kinds == {"rate", "count"}


@pytest.mark.parametrize("name", [FIBRE, CLUSTERS])
def test_a_part_without_a_weight_does_not_convert(name: str) -> None:
    figure = (50, 100) if name == FIBRE else 5
    told = publish({link.old: figure for link in OF_DIVIDED}, indicator=name)
    row = only(convert(told, indicator=indicator(name), units=[DIVIDED]), DIVIDED.key)
    assert (row["state"], row["conversion_reason"]) == (NOT_CONVERTIBLE, "conversion.divided")


def test_a_divided_commune_that_said_nothing_does_not_let_the_rest_convert() -> None:
    whole = [link.old for link in OF_DIVIDED if link.relation is Relation.WHOLE]
    told = publish({whole[0]: (50, 100)})
    row = only(convert(told, indicator=indicator(FIBRE), units=[DIVIDED]), DIVIDED.key)
    assert row["state"] == NOT_CONVERTIBLE


@pytest.mark.parametrize(("name", "nothing"), [(CLUSTERS, 0), (FIBRE, (0, 0))])
def test_nothing_divides_into_nothing_whatever_the_shares(name: str, nothing: object) -> None:
    something: object = 5 if name == CLUSTERS else (50, 100)
    said = {
        link.old: nothing if link.relation is Relation.PART else something for link in OF_DIVIDED
    }
    told = publish(said, indicator=name)
    row = only(convert(told, indicator=indicator(name), units=[DIVIDED]), DIVIDED.key)
    assert (row["state"], row["conversion"]) == (State.REPORTED, Conversion.SUMMED)


def test_a_published_weight_makes_an_estimate() -> None:
    part = next(link for link in OF_DIVIDED if link.relation is Relation.PART)
    weights = {
        link: Weight(value=0.25, basis="population")
        for link in OF_DIVIDED
        if link.relation is Relation.PART
    }
    said: dict[UnitKey, object] = {link.old: (0, 100) for link in OF_DIVIDED}
    told = publish(said | {part.old: (80, 400)})
    row = only(
        convert(told, indicator=indicator(FIBRE), units=[DIVIDED], weights=weights), DIVIDED.key
    )
    others = 25 * (len(weights) - 1) + 100 * (len(OF_DIVIDED) - len(weights))
    assert (row["state"], row["conversion"]) == (State.ESTIMATED, Conversion.ESTIMATED)
    assert (row["numerator"], row["denominator"]) == (20, 100 + others)


def test_a_figure_reported_for_todays_unit_wins() -> None:
    told = publish({MERGED.key: (1, 2)} | dict.fromkeys(THREE, (90, 100)))
    row = only(convert(told, indicator=indicator(FIBRE), units=[MERGED]), MERGED.key)
    assert (row["numerator"], row["conversion"]) == (1, Conversion.AS_REPORTED)


def test_an_empty_cell_of_todays_unit_gives_way() -> None:
    told = publish({MERGED.key: None} | dict.fromkeys(THREE, (90, 100)))
    row = only(convert(told, indicator=indicator(FIBRE), units=[MERGED]), MERGED.key)
    assert (row["value"], row["conversion"]) == (90, Conversion.SUMMED)


def test_nothing_converts_to_nothing() -> None:
    told = publish(dict.fromkeys(THREE))
    assert convert(told, indicator=indicator(FIBRE), units=LAO_CAI).empty
    assert convert(publish({}), indicator=indicator(FIBRE), units=LAO_CAI).empty


def test_a_code_that_both_lists_have_is_two_places() -> None:
    both = {one.code for one in LAO_CAI} & {key.code for key in WHOLE}
    code = min(both)
    new = next(one for one in LAO_CAI if one.code == code)
    olds = [link.old for link in lineage.predecessors(new.key)]
    rows = convert(
        publish(dict.fromkeys(olds, 2), indicator=CLUSTERS),
        indicator=indicator(CLUSTERS),
        units=LAO_CAI,
    )
    assert set(rows["unit_valid_from"]) == {"2025-07-01"}
    assert only(rows, new.key)["value"] == 2 * len(olds)


@settings(max_examples=30)
@given(st.data())
def test_counts_of_the_province_are_kept_when_all_is_whole_and_reported(
    data: st.DataObject,
) -> None:
    told = {key: data.draw(st.integers(0, 500)) for key in WHOLE[:60]}
    made = publish(told, indicator=CLUSTERS)
    inside = [
        one for one in LAO_CAI if {link.old for link in lineage.predecessors(one.key)} <= set(told)
    ]
    rows = convert(made, indicator=indicator(CLUSTERS), units=inside)
    olds = {link.old for one in inside for link in lineage.predecessors(one.key)}
    assert rows["value"].sum() == sum(told[key] for key in olds)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 100), st.integers(100, 900)), min_size=3, max_size=3))
def test_a_rate_lies_between_those_of_its_parts(pairs: list[tuple[int, int]]) -> None:
    made = publish(dict(zip(THREE, pairs, strict=True)))
    row = only(convert(made, indicator=indicator(FIBRE), units=[MERGED]), MERGED.key)
    rates = [100 * above / below for above, below in pairs]
    assert min(rates) - 1e-9 <= row["value"] <= max(rates) + 1e-9


@settings(max_examples=30)
@given(st.data())
def test_a_unit_has_one_figure_a_period_and_missing_never_becomes_zero(
    data: st.DataObject,
) -> None:
    some = st.one_of(st.none(), st.integers(0, 9), st.just(State.NOT_APPLICABLE))
    keys = [*THREE, MERGED.key]
    told = {key: figure for key in keys if (figure := data.draw(some)) != 9}
    rows = convert(publish(told, indicator=CLUSTERS), indicator=indicator(CLUSTERS), units=[MERGED])
    assert len(rows) <= 1
    if len(rows) and told.get(MERGED.key) is None and any(told.get(key) is None for key in THREE):
        assert rows["value"].isna().all()


def test_the_province_over_the_break_is_its_former_communes_then_todays() -> None:
    former = lineage.former_communes("56")
    before = publish({one.key: 2 for one in former}, indicator=CLUSTERS, period="2025-Q2")
    after = publish({one.key: 7 for one in KHANH_HOA}, indicator=CLUSTERS, period="2025-Q3")
    told = Published(pd.concat([before, after], ignore_index=True))
    measure = indicator(CLUSTERS)
    assert told_by_former(told, KHANH_HOA, former=former, indicator=measure) == {"2025-Q2"}
    rows = whole_series(
        told,
        KHANH_HOA,
        former=former,
        indicator=measure,
        periods=[parse("2025-Q2"), parse("2025-Q3")],
    )
    assert rows["value"].tolist() == [2 * len(former), 7 * len(KHANH_HOA)]
    assert rows["of"].tolist() == [len(former), len(KHANH_HOA)]
    assert rows["is_former"].tolist() == [True, False]


def test_rows_of_a_map_know_what_they_rest_on() -> None:
    told = publish({link.old: (50, 100) for link in OF_DIVIDED})
    rows = convert(told, indicator=indicator(FIBRE), units=KHANH_HOA)
    period = parse("2024-Q4")
    seen = map_rows(Published(rows), KHANH_HOA, indicator=indicator(FIBRE), period=period)
    drawn = with_conversion(pd.DataFrame(seen), rows, period=period)
    row = only(drawn, DIVIDED.key)
    assert (row["state"], row["conversion"]) == (NOT_CONVERTIBLE, Conversion.NOT_CONVERTIBLE)
    found = completeness(drawn)
    not_converted = int((drawn["state"] == NOT_CONVERTIBLE).sum())
    assert found.not_convertible == not_converted
    assert found.missing + found.reported + not_converted == found.of
    assert total(drawn, indicator=indicator(FIBRE)).reported == found.reported


def test_every_commune_of_the_country_is_made_of_something() -> None:
    assert all(lineage.predecessors(one.key) for one in units.communes("VN"))
