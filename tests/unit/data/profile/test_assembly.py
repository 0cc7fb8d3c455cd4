"""A small province worked out by hand: every figure below was computed on paper."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from data import plan, profile
from data.catalog import indicator
from data.model import State
from data.period import parse
from data.plan import Plan
from data.profile import Among, Line, Profile, Rank
from data.profile.aim import baseline_period, chosen
from data.profile.reading import Told
from data.status import Status
from data.store import Store
from geo import units
from geo.attribute import Zone
from geo.units import TODAY, Unit, UnitKey
from tests import explain, report
from tests.report import COMMUNES, FIBRE

A, B, C, D, E, F = COMMUNES
NO_SIGNAL = "villages_no_signal_count"
HOUSEHOLDS = "households_count"
PROVINCE = units.unit(UnitKey("11", TODAY))
VALUES: Mapping[tuple[str, str, str], float | None] = {
    (FIBRE, A, "2024-Q4"): 40.0,
    (FIBRE, D, "2024-Q4"): 80.0,
    (FIBRE, A, "2026-Q2"): 50.0,
    (FIBRE, E, "2026-Q2"): 30.0,
    (FIBRE, A, "2026-Q3"): 50.0,
    (FIBRE, B, "2026-Q3"): 70.0,
    (FIBRE, C, "2026-Q3"): 70.0,
    (FIBRE, D, "2026-Q3"): 90.0,
    (FIBRE, E, "2026-Q3"): None,
    (NO_SIGNAL, A, "2026-Q3"): 0.0,
    (NO_SIGNAL, B, "2026-Q3"): 3.0,
    (HOUSEHOLDS, A, "2026-Q3"): 1000.0,
    (HOUSEHOLDS, B, "2026-Q3"): 1100.0,
}


def demonstration() -> Sequence[Plan]:
    """The invented plan with a baseline, without its second target for fibre."""
    whole = plan.plans()["minh_hoa_dien_bien"]
    targets = {key: one for key, one in whole.targets.items() if key != "cap_quang_xa"}
    return (replace(whole, targets=targets),)


def told(store: Store, shown: Sequence[Unit], *, until: str = "2026-Q3") -> Told:
    known = profile.known_of(store.available(), "11")
    return profile.read(
        store, known, province=PROVINCE, until=parse(until), shown=shown, plans=demonstration()
    )


def made(
    store: Store, code: str, among: Among = Among.KIND, *, zones: Mapping[str, Zone] | None = None
) -> Profile:
    unit = units.unit(UnitKey(code, TODAY))
    found = told(store, [unit])
    kinds = profile.kinds(found, zones or {})
    return profile.maker(found, demonstration(), kinds).profile(unit, among)


def line(one: Profile, indicator_id: str = FIBRE) -> Line:
    return next(line for line in one.every if line.indicator.id == indicator_id)


@pytest.fixture
def filled(store: Store) -> Store:
    report.publish(store, "a.xlsx", VALUES)
    return store


def test_a_rank_counts_those_with_a_value_and_equal_ones_share_it(filled: Store) -> None:
    assert line(made(filled, A)).in_all == Rank(place=4, of=4, shared=1)
    assert line(made(filled, B)).in_all == Rank(place=2, of=4, shared=2)
    assert line(made(filled, C)).in_all == Rank(place=2, of=4, shared=2)
    assert line(made(filled, D)).in_all == Rank(place=1, of=4, shared=1)


def test_who_did_not_report_has_no_rank_and_no_zero_and_the_last_figure_says_when(
    filled: Store,
) -> None:
    found = line(made(filled, E))
    assert found.cell.value is None
    assert found.cell.state == State.MISSING
    assert found.in_all is None
    assert found.in_kind is None
    assert found.status is Status.NO_DATA
    assert found.last is not None
    assert (str(found.last.period), found.last.value) == ("2026-Q2", 30.0)
    silent = line(made(filled, F))
    assert silent.cell.state == State.MISSING
    assert silent.last is None


def test_where_less_is_better_nothing_is_the_first_place(filled: Store) -> None:
    found = line(made(filled, A), NO_SIGNAL)
    assert found.cell.value == 0.0
    assert found.in_all == Rank(place=1, of=2, shared=1)
    assert line(made(filled, B), NO_SIGNAL).in_all == Rank(place=2, of=2, shared=1)
    assert line(made(filled, A), HOUSEHOLDS).in_all is None  # households have no good side


def test_the_way_starts_from_the_communes_own_figure(filled: Store) -> None:
    """From 40 on 31/12/2024 over 75 and 81.5: 79.86 on 30/9/2026; 10 of 39.86 points gone."""
    aim = line(made(filled, A)).aim
    assert aim is not None
    judged = aim.judged
    assert judged.expected == pytest.approx(75 + 6.5 * 273 / 365)
    assert judged.ratio == pytest.approx(10 / (75 + 6.5 * 273 / 365 - 40))
    assert judged.gap == pytest.approx(-29.8616, abs=1e-4)
    assert judged.status is Status.OFF_TRACK
    assert str(aim.since) == "2026-Q2"


def test_steps_that_lie_behind_the_commune_already_are_no_way_forward(filled: Store) -> None:
    """From 80 straight to 81.5, since 75 is behind it: 81.31 after 638 of 730 days."""
    aim = line(made(filled, D)).aim
    assert aim is not None
    assert aim.judged.expected == pytest.approx(80 + 1.5 * 638 / 730)
    assert aim.judged.status is Status.ON_TRACK
    assert aim.since is None


def test_without_its_own_baseline_a_target_is_met_or_not_and_nobody_is_late(
    filled: Store,
) -> None:
    found = line(made(filled, B))
    assert found.status is Status.NOT_MET
    assert found.aim is not None
    assert found.aim.judged.question.baseline is None
    assert not found.is_behind  # the day is in 2030


def test_a_target_for_the_province_as_a_whole_is_nobodys_unless_it_is_none_at_all(
    filled: Store,
) -> None:
    assert line(made(filled, A), NO_SIGNAL).status is Status.ACHIEVED
    assert line(made(filled, B), NO_SIGNAL).status is Status.NOT_MET
    assert line(made(filled, A), HOUSEHOLDS).aim is None


def test_completeness_counts_the_periods_that_todays_commune_had_to_answer(
    filled: Store,
) -> None:
    """Eight quarters, two of them before the merger and told by nobody: three of six."""
    found = line(made(filled, A))
    assert len(found.spots) == 8
    assert (found.answered, found.due) == (3, 6)
    assert [spot.value for spot in found.spots] == [40, None, None, None, None, None, 50, 50]


def test_the_median_is_of_those_compared_with_and_of_the_commune_itself(filled: Store) -> None:
    found = line(made(filled, A, Among.KIND))
    kinds = {units.unit(UnitKey(code, TODAY)).kind_vi for code in (A, B, C, D)}
    own = units.unit(UnitKey(A, TODAY)).kind_vi
    alike = sorted(
        value
        for code, value in ((A, 50.0), (B, 70.0), (C, 70.0), (D, 90.0))
        if units.unit(UnitKey(code, TODAY)).kind_vi == own
    )
    assert kinds == {"Phường", "Xã"}
    middle = len(alike) // 2
    expected = alike[middle] if len(alike) % 2 else (alike[middle - 1] + alike[middle]) / 2
    assert found.median == expected
    assert found.values == (50.0, 70.0, 70.0, 90.0)


def test_the_same_zone_is_only_compared_where_the_zone_is_known(filled: Store) -> None:
    zones = {A: Zone.THIRD, B: Zone.THIRD, C: Zone.FIRST}
    found = made(filled, A, Among.ZONE, zones=zones)
    assert set(found.company.codes) == {A, B}
    assert line(found).in_kind == Rank(place=2, of=2, shared=1)
    assert line(found).median == 60.0
    unknown = made(filled, D, Among.ZONE, zones=zones)
    assert unknown.company.codes == ()
    assert line(unknown).in_kind is None


def test_the_nearest_are_found_by_the_households_that_were_reported(filled: Store) -> None:
    found = made(filled, A, Among.NEAR)
    assert found.households == 1000.0
    assert found.company.peers is not None
    assert len(found.company.codes) == 11
    assert found.company.codes[0] == A


def test_headings_follow_the_catalogue_and_what_is_divided_by_stands_last(filled: Store) -> None:
    assert list(made(filled, A).lines) == ["G2", "base"]


def test_a_single_profile_and_one_out_of_all_are_the_same(filled: Store) -> None:
    shown = units.communes("11")
    found = told(filled, shown)
    maker = profile.maker(found, demonstration(), profile.kinds(found, {}))
    for code in (A, D, E):
        unit = units.unit(UnitKey(code, TODAY))
        assert maker.profile(unit, Among.NEAR) == made(filled, code, Among.NEAR)


def test_earlier_figures_are_shown_until_the_readers_period(filled: Store) -> None:
    unit = units.unit(UnitKey(A, TODAY))
    found = told(filled, [unit], until="2025-Q1")
    maker = profile.maker(found, demonstration(), profile.kinds(found, {}))
    one = line(maker.profile(unit, Among.KIND))
    assert (str(one.period), one.cell.value) == ("2024-Q4", 40.0)


def test_no_question_reads_the_whole_table_and_there_are_few(filled: Store) -> None:
    names = [FIBRE, *(f"made_up_{n}_pct" for n in range(12))]
    quarters = [f"{year}-Q{n}" for year in (2024, 2025, 2026) for n in (1, 2, 3, 4)]
    values: dict[tuple[str, str, str], float | None] = {
        (name, unit.code, quarter): 50.0
        for name in names
        for province in ("11", "15")
        for unit in units.communes(province)
        for quarter in quarters
    }
    report.publish(filled, "b.xlsx", values)
    known = profile.known_of(filled.available(), "11")
    with explain.queries(filled.engine) as sent:
        profile.read(
            filled,
            known,
            province=PROVINCE,
            until=parse("2026-Q3"),
            shown=[units.unit(UnitKey(A, TODAY))],
        )
    hot = explain.on_figures(sent)
    assert len(hot) == 2, "one of everybody now, one of the commune over time"
    assert not explain.read_whole(filled.engine, hot, is_small=True)


def test_a_target_for_every_commune_comes_before_one_that_is_due_later() -> None:
    whole = plan.plans()["minh_hoa_dien_bien"]
    found = chosen(indicator(FIBRE), (whole,), period=parse("2026-Q3"))
    assert found is not None
    assert found[1].id == "cap_quang_xa"
    past = chosen(indicator(FIBRE), plan.plans_of(PROVINCE), period=parse("2040"))
    assert past is not None
    assert past[1].due == dt.date(2030, 12, 31)  # all are past: the one due last


def test_a_baseline_day_inside_a_quarter_means_the_quarter_before() -> None:
    target = demonstration()[0].targets["cap_quang"]
    assert target.baseline is not None
    assert target.baseline.at == dt.date(2024, 12, 31)
    assert str(baseline_period(target, frequency=parse("2026-Q3").frequency)) == "2024-Q4"
