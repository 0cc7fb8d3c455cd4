"""The invented figures: plausible, never against each other, held to what was published."""

from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.catalog import Kind, indicator, indicators
from data.shipped.apportion import expit, logit_shift, rise_through, settle, share_out
from data.shipped.commune import bases
from data.shipped.demonstration import figures
from data.shipped.plan import Control, plan
from geo import lineage
from geo.units import TODAY, UnitKey, communes

FEWEST_INDICATORS = 15
WARD = "Phường"
TRUONG_SA = "22736"


@cache
def reported() -> pd.DataFrame:
    rows = figures()
    return rows[rows["state"] == "reported"]


def test_every_indicator_is_one_of_the_catalogue_and_all_six_groups_take_part() -> None:
    used = figures()["indicator_id"].unique()
    assert len(used) >= FEWEST_INDICATORS
    assert {indicator(name).group_id for name in used} >= {f"G{n}" for n in range(1, 7)}
    assert set(used) <= set(indicators())


def test_every_figure_lies_where_its_indicator_allows() -> None:
    rows = reported()
    pairs = rows.dropna(subset=["numerator"])
    assert (pairs["numerator"] <= pairs["denominator"]).all()
    assert (pairs["numerator"] >= 0).all()
    assert (pairs["denominator"] > 0).all()
    assert (rows["value"].dropna() >= 0).all()
    assert (rows["numerator"].notna() ^ rows["value"].notna()).all(), "each says one thing"
    for name, values in rows.dropna(subset=["value"]).groupby("indicator_id")["value"]:
        if indicator(str(name)).kind is Kind.YES_NO:
            assert set(values) <= {0.0, 1.0}


@pytest.mark.parametrize("name", [one.id for one in plan().rates.values() if one.rises])
def test_a_network_never_falls(name: str) -> None:
    rows = reported()
    table = rows[rows["indicator_id"] == name].pivot_table(
        index="period", columns="unit_code", values="numerator"
    )
    steps = table.ffill().diff().to_numpy()
    assert not (steps < 0).any()


def test_households_are_the_same_whoever_counts_them_and_never_fall() -> None:
    rows = reported().set_index(["unit_code", "period"])
    covered = rows[rows["indicator_id"] == "fibre_household_coverage_pct"]
    subscribed = rows[rows["indicator_id"] == "fibre_household_subscribed_pct"]
    both = covered.merge(subscribed, left_index=True, right_index=True, suffixes=("_covered", ""))
    assert len(both) > 2900
    assert (both["denominator_covered"] == both["denominator"]).all()
    assert (both["numerator"] <= both["numerator_covered"]).all(), "no subscription without a line"
    table = covered["denominator"].unstack("unit_code").sort_index().ffill()
    assert not (table.diff().to_numpy() < 0).any()


def test_highland_communes_are_behind() -> None:
    last = reported()[lambda rows: rows["period"] == "2026-Q2"]
    covered = last[last["indicator_id"] == "fibre_household_coverage_pct"].set_index("unit_code")
    rate = covered["numerator"] / covered["denominator"]
    for part in plan().parts.values():
        here = bases(part)
        far = pd.Series(here.remoteness, index=[one.code for one in here.units])
        assert far.corr(rate.reindex(far.index), method="spearman") < -0.3
        wards = [one.code for one in here.units if one.kind_vi == WARD]
        assert rate.reindex(wards).mean() > rate.drop(wards, errors="ignore").mean() - 0.02


@pytest.mark.parametrize(
    ("province", "period", "late"),
    [("11", "2025-Q3", 4), ("11", "2026-Q3", 5), ("15", "2026-Q3", 9), ("15", "2025-Q4", 0)],
)
def test_some_communes_are_late_and_have_no_figure_at_all(
    province: str, period: str, late: int
) -> None:
    rows = figures()
    here = rows[(rows["province"] == province) & (rows["period"] == period)]
    units = {one.code for one in communes(province)}
    assert len(units - set(here["unit_code"])) == late


def test_nothing_is_invented_about_truong_sa() -> None:
    assert TRUONG_SA in {one.code for one in communes("56")}
    assert TRUONG_SA not in set(figures()["unit_code"])


def test_there_are_gaps_zeros_hedges_and_communes_without_a_product() -> None:
    rows = figures()
    assert (rows["state"] == "missing").sum() > 100
    none = rows[rows["state"] == "not_applicable"]
    assert set(none["indicator_id"]) == {"ocop_ecommerce_product_pct"}
    assert (none["denominator"] == 0).all()
    assert (reported()["numerator"] == 0).sum() > 100
    assert set(rows["qualifier"]) == {"", ">"}
    gap = rows[rows["state"] == "missing"][["numerator", "denominator", "value"]]
    assert gap.isna().all(axis=None)


@pytest.mark.parametrize(
    "control", plan().controls, ids=lambda one: f"{one.indicator_id}-{one.part}-{one.period}"
)
def test_communes_add_up_to_the_published_total(control: Control) -> None:
    rows = figures()
    units = {one.code for one in bases(plan().parts[control.part]).units}
    here = rows[
        (rows["indicator_id"] == control.indicator_id)
        & (rows["period"] == control.period)
        & rows["unit_code"].isin(units)
    ]
    numbers = here["numerator"] if here["numerator"].notna().any() else here["value"]
    if control.numerator is not None:
        assert numbers.sum() == control.numerator
    if control.percent is not None:
        percent = 100 * here["numerator"].sum() / here["denominator"].sum()
        digits = len(f"{control.percent:g}".partition(".")[2])
        assert round(percent, digits) == control.percent


def test_lao_cai_has_the_published_clusters_in_the_published_number_of_communes() -> None:
    rows = reported()
    here = rows[
        (rows["indicator_id"] == "smart_loudspeaker_clusters")
        & (rows["province"] == "15")
        & (rows["period"] == "2025-Q4")
    ]
    assert here["value"].sum() == 1650
    assert (here["value"] > 0).sum() == 84


def test_the_one_published_commune_says_what_was_published() -> None:
    rows = reported()
    known = plan().known
    here = rows[(rows["unit_code"] == known.code) & (rows["period"] == known.start)]
    here = here.set_index("indicator_id")
    assert {name: here.loc[name, "value"] for name in known.counts} == dict(known.counts)
    for name in known.whole:
        row = here.loc[name]
        assert row["numerator"] == row["denominator"]
    dossiers = here.loc["online_dossier_rate_pct"]
    assert dossiers["value"] == 90
    assert dossiers["qualifier"] == ">"


@pytest.mark.parametrize("part", plan().parts.values(), ids=lambda part: part.code)
def test_people_add_up_to_the_published_population_of_the_year(part: object) -> None:
    here = bases(plan().parts[getattr(part, "code", "")])
    for year in (2023, 2024):
        quarters = [place for place, name in enumerate(plan().quarters) if name[:4] == str(year)]
        people = here.tables["population"][quarters].sum(axis=1).mean() / 1000
        assert people == pytest.approx(here.part.population[year], rel=0.002)


def test_parts_cover_their_provinces() -> None:
    for province in ("11", "15", "56"):
        units = {one.code for one in communes(province)} - {TRUONG_SA}
        own = [one for one in plan().parts.values() if one.province == province]
        assert {one.code for part in own for one in bases(part).units} == units
        for part in own:
            for one in bases(part).units:
                assert lineage.former_province(UnitKey(one.code, TODAY)) == part.code


@given(
    total=st.integers(0, 5000),
    weight=st.lists(st.floats(0.01, 100), min_size=1, max_size=40),
)
def test_shares_are_whole_and_add_up(total: int, weight: list[float]) -> None:
    shares = share_out(total, np.array(weight))
    assert shares.sum() == total
    exact = np.array(weight) / sum(weight) * total
    assert (np.abs(shares - exact) < 1).all()


@given(data=st.data(), n=st.integers(1, 30))
def test_settled_numbers_add_up_within_their_limits(data: st.DataObject, n: int) -> None:
    limit = np.array(data.draw(st.lists(st.integers(0, 50), min_size=n, max_size=n)))
    start = np.array([data.draw(st.integers(0, int(most))) for most in limit])
    total = data.draw(st.integers(0, int(limit.sum())))
    settled = settle(start, limit, total=total, free=np.ones(n, dtype=bool))
    assert settled.sum() == total
    assert ((settled >= 0) & (settled <= limit)).all()


def test_numbers_that_may_not_move_stay_or_the_total_is_refused() -> None:
    start, limit = np.array([2, 3]), np.array([5, 5])
    held = settle(start, limit, total=7, free=np.array([False, True]))
    assert held.tolist() == [2, 5]
    with pytest.raises(ValueError, match="can't be brought to 9"):
        settle(start, limit, total=9, free=np.array([False, True]))


@given(
    numbers=st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=8),
    data=st.data(),
)
def test_a_series_made_to_rise_keeps_its_fixed_quarter(
    numbers: list[list[int]], data: st.DataObject
) -> None:
    fixed = data.draw(st.integers(0, len(numbers) - 1))
    risen = rise_through(np.array(numbers), fixed=fixed)
    assert risen[fixed].tolist() == numbers[fixed]
    assert all((after >= before).all() for before, after in pairwise(risen))


@given(share=st.floats(0.01, 0.99), offset=st.lists(st.floats(-5, 5), min_size=1, max_size=20))
def test_the_shift_gives_the_wanted_share(share: float, offset: list[float]) -> None:
    logits, weight = np.array(offset), np.ones(len(offset))
    shift = logit_shift(logits, weight, share=share)
    assert expit(logits + shift).mean() == pytest.approx(share, abs=1e-6)
