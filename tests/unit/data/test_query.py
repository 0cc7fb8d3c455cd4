"""What pages ask: missing is not zero, rates add up, not applicable is neither."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import query
from data.catalog import indicator
from data.model import COLUMNS, Published, State
from data.period import Frequency, Period
from data.query import MapRows
from geo.units import TODAY, Unit, UnitKey, communes, unit
from text import Language, say, speaking

FIBRE = indicator("fibre_household_coverage_pct")
NO_SIGNAL = indicator("villages_no_signal_count")
LOUDSPEAKERS = indicator("wireless_loudspeaker_clusters")
PORTAL = indicator("commune_portal_active")
OCOP = indicator("ocop_ecommerce_product_pct")
DTI = indicator("dti_value")
RANK = indicator("dti_rank")
SERVICES = indicator("services_with_dossier_pct")
UNITS = communes("11")[:5]
Q1, Q2, Q3 = (Period.parse(f"2025-Q{number}") for number in (1, 2, 3))


def published(*rows: Mapping[str, Any]) -> Published:
    """Figures from what differs: the unit's place in UNITS, period, and values."""
    plain: dict[str, Any] = dict.fromkeys(COLUMNS, "") | {
        "indicator_id": FIBRE.id,
        "unit_valid_from": "2025-07-01",
        "period": str(Q3),
        "numerator": np.nan,
        "denominator": np.nan,
        "value": np.nan,
        "state": State.REPORTED.value,
        "submission_id": 1,
        "file_name": "a.xlsx",
        "revision": 1,
        "is_demonstration": False,
    }
    made = [{"unit_code": UNITS[row.get("unit", 0)].code} | plain | dict(row) for row in rows]
    for row in made:
        row["unit_code"] = UNITS[row.pop("unit", 0)].code
    table = pd.DataFrame(made, columns=list(plain))
    numbers = dict.fromkeys(("numerator", "denominator", "value"), float)
    return Published(table.astype(numbers))


def rate(unit: int, above: float, below: float, **more: Any) -> dict[str, Any]:
    value = 100 * above / below if below else np.nan
    return {"unit": unit, "numerator": above, "denominator": below, "value": value, **more}


def rows(figures: Published, **more: Any) -> MapRows:
    asked: dict[str, Any] = {"indicator": FIBRE, "period": Q3} | more
    return query.map_rows(figures, UNITS, **asked)


class TestMapRows:
    def test_every_unit_has_a_row_in_the_order_asked_for(self) -> None:
        found = rows(published(rate(2, 50, 100)))
        assert found["unit_code"].tolist() == [unit.code for unit in UNITS]
        assert found["unit_name"].tolist() == [unit.full_name for unit in UNITS]

    def test_the_three_that_are_never_confused(self) -> None:
        found = rows(
            published(
                rate(0, 0, 120),
                rate(1, 0, 0),
                {"unit": 2, "state": State.MISSING.value},
                rate(3, 40, 80, state=State.ESTIMATED.value),
            )
        )
        assert found["state"].tolist() == [
            "reported",
            "not_applicable",
            "missing",
            "estimated",
            "missing",
        ]
        assert found["value"].iloc[0] == 0
        assert found["value"].isna().tolist() == [False, True, True, False, True]

    def test_a_rate_without_a_value_is_computed_and_one_given_is_kept(self) -> None:
        computed = rate(0, 1, 3) | {"value": np.nan}
        given_value = rate(1, 1, 3) | {"value": 33.0}
        found = rows(published(computed, given_value))["value"].tolist()[:2]
        assert found == [pytest.approx(100 / 3), 33.0]

    def test_ties_share_the_better_rank_and_the_next_is_skipped(self) -> None:
        found = rows(
            published(rate(0, 50, 100), rate(1, 90, 100), rate(2, 45, 90), rate(3, 10, 100))
        )
        assert found["rank"].tolist() == [2, 1, 2, 4, pd.NA]

    def test_where_less_is_better_the_least_is_first(self) -> None:
        figures = published(
            *(
                {"unit": place, "value": value, "indicator_id": NO_SIGNAL.id}
                for place, value in enumerate((3.0, 0.0, 7.0))
            )
        )
        found = rows(figures, indicator=NO_SIGNAL)
        assert found["rank"].tolist() == [2, 1, 3, pd.NA, pd.NA]

    def test_a_measure_without_a_good_side_has_no_ranks(self) -> None:
        figures = published({"value": 3.0, "indicator_id": LOUDSPEAKERS.id})
        assert rows(figures, indicator=LOUDSPEAKERS)["rank"].isna().all()

    def test_the_change_is_from_the_last_period_that_has_data(self) -> None:
        figures = published(
            rate(0, 30, 100, period=str(Q1)),
            rate(1, 20, 100, period=str(Q1)),
            {"unit": 0, "period": str(Q2), "state": State.MISSING.value},
            rate(0, 90, 100, period="2025-H1"),
            rate(0, 45, 100),
        )
        found = rows(figures)
        assert set(found["previous_period"]) == {"2025-Q1"}
        assert found["change"].iloc[0] == pytest.approx(15)
        assert found["previous_value"].iloc[1] == pytest.approx(20)
        assert np.isnan(found["change"].iloc[1])

    def test_the_first_period_has_no_change(self) -> None:
        found = rows(published(rate(0, 30, 100)))
        assert set(found["previous_period"]) == {""}
        assert found["change"].isna().all()

    def test_where_a_figure_stands_travels_with_it(self) -> None:
        found = rows(
            published(
                rate(0, 1, 2, sheet="Biểu 01", cell="D9", raw="0,5", is_demonstration=True)
                | {"qualifier": ">"}
            )
        )
        first, second = found.iloc[0], found.iloc[1]
        assert (first["sheet"], first["cell"], first["raw"], first["qualifier"]) == (
            "Biểu 01",
            "D9",
            "0,5",
            ">",
        )
        assert (first["file_name"], first["submission_id"]) == ("a.xlsx", 1)
        assert first["is_demonstration"]
        assert (second["sheet"], second["file_name"]) == ("", "")
        assert pd.isna(second["submission_id"])
        assert not second["is_demonstration"]

    def test_the_same_code_of_the_former_list_is_another_place(self) -> None:
        former = rate(0, 30, 100, unit_valid_from="2004-07-08")
        assert set(rows(published(former))["state"]) == {"missing"}

    def test_names_follow_the_reader(self) -> None:
        with speaking(Language.EN):
            found = rows(published())
        assert found["unit_name"].tolist() == [unit.full_name_en for unit in UNITS]

    def test_without_any_figure_all_are_missing(self) -> None:
        assert set(rows(published())["state"]) == {"missing"}


class TestTotal:
    def test_a_rate_is_the_sum_over_the_sum_of_those_that_reported(self) -> None:
        figures = published(rate(0, 1, 1), rate(1, 900, 1000), rate(2, 0, 0))
        found = query.total(rows(figures), indicator=FIBRE)
        assert found.value == pytest.approx(100 * 901 / 1001)
        assert (found.numerator, found.denominator) == (901, 1001)
        assert (found.reported, found.counted, found.of) == (2, 2, 5)
        assert found.not_applicable == 1
        assert found.reason == ""

    def test_percentages_alone_have_no_total_and_it_says_why(self) -> None:
        figures = published({"unit": 0, "value": 80.0}, {"unit": 1, "value": 40.0})
        found = query.total(rows(figures), indicator=FIBRE)
        assert found.value is None
        assert found.reported == 2
        assert found.reason == "query.no_total_percent_only"

    def test_a_percentage_among_counts_is_reported_but_not_counted(self) -> None:
        figures = published(rate(0, 50, 100), {"unit": 1, "value": 99.0})
        found = query.total(rows(figures), indicator=FIBRE)
        assert found.value == pytest.approx(50)
        assert (found.reported, found.counted) == (2, 1)

    def test_counts_add_and_zero_counts(self) -> None:
        figures = published(
            *(
                {"unit": place, "value": value, "indicator_id": NO_SIGNAL.id}
                for place, value in enumerate((3.0, 0.0, 7.0))
            )
        )
        found = query.total(rows(figures, indicator=NO_SIGNAL), indicator=NO_SIGNAL)
        assert (found.value, found.reported, found.of) == (10.0, 3, 5)

    def test_yes_and_no_give_the_share_that_said_yes(self) -> None:
        figures = published(
            *(
                {"unit": place, "value": value, "indicator_id": PORTAL.id}
                for place, value in enumerate((1.0, 0.0, 1.0))
            )
        )
        found = query.total(rows(figures, indicator=PORTAL), indicator=PORTAL)
        assert found.value == pytest.approx(200 / 3)
        assert (found.numerator, found.denominator) == (2, 3)

    @pytest.mark.parametrize(
        ("measure", "reason"),
        [(DTI, "index"), (RANK, "rank"), (SERVICES, "parts")],
        ids=["index", "rank", "overlapping"],
    )
    def test_what_does_not_add_up_never_does(self, measure: Any, reason: str) -> None:
        figures = published({"value": 1.0, "indicator_id": measure.id})
        found = query.total(rows(figures, indicator=measure), indicator=measure)
        assert found.value is None
        assert found.reason == f"query.no_total_{reason}"
        for language in Language:
            with speaking(language):
                assert say(found.reason)

    def test_nobody_reported_and_nothing_to_report_are_told_apart(self) -> None:
        nobody = query.total(rows(published()), indicator=FIBRE)
        assert (nobody.value, nobody.reason) == (None, "query.no_total_none_reported")
        nothing = rows(published(rate(0, 0, 0, indicator_id=OCOP.id)), indicator=OCOP)
        found = query.total(nothing, indicator=OCOP)
        assert (found.value, found.reason) == (None, "query.no_total_not_applicable")

    def test_it_carries_the_marks_of_its_parts(self) -> None:
        figures = published(
            rate(0, 1, 2, state=State.ESTIMATED.value), rate(1, 1, 2, is_demonstration=True)
        )
        found = query.total(rows(figures), indicator=FIBRE)
        assert found.is_estimated
        assert found.is_demonstration

    @given(
        parts=st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), min_size=1, max_size=5)
    )
    def test_the_rate_of_a_whole_lies_between_those_of_its_parts(
        self, parts: list[tuple[int, int]]
    ) -> None:
        figures = published(
            *(rate(place, min(part), max(part)) for place, part in enumerate(parts))
        )
        found = query.total(rows(figures), indicator=FIBRE)
        rates = [100 * min(part) / max(part) for part in parts if max(part)]
        assert found.counted == len(rates)
        assert found.not_applicable == len(parts) - len(rates)
        if found.value is not None:
            assert min(rates) - 1e-9 <= found.value <= max(rates) + 1e-9


class TestSeries:
    def figures(self) -> Published:
        return published(
            rate(0, 10, 100, period="2024-Q4"),
            rate(1, 20, 100, period="2024-Q4"),
            rate(0, 30, 100, period="2025-Q2"),
            rate(1, 0, 0, period="2025-Q2"),
            rate(0, 99, 100, period="2025-H1"),
        )

    def test_what_was_not_reported_is_a_gap(self) -> None:
        found = query.series(self.figures(), UNITS[:2], indicator=FIBRE)
        first = found[found["unit_code"] == UNITS[0].code]
        assert first["period"].tolist() == ["2024-Q4", "2025-Q1", "2025-Q2"]
        assert first["value"].tolist() == [10.0, pytest.approx(np.nan, nan_ok=True), 30.0]
        second = found[found["unit_code"] == UNITS[1].code]
        assert second["state"].tolist() == ["reported", "missing", "not_applicable"]
        assert found["cutoff"].iloc[0] == pd.Timestamp("2024-12-14")

    def test_half_years_are_a_series_of_their_own(self) -> None:
        found = query.series(self.figures(), UNITS[:1], indicator=FIBRE, frequency=Frequency.HALF)
        assert found["period"].tolist() == ["2025-H1"]

    def test_a_time_span_can_be_asked_for(self) -> None:
        found = query.series(self.figures(), UNITS[:1], indicator=FIBRE, periods=[Q1, Q2, Q3])
        assert found["period"].tolist() == [str(Q1), str(Q2), str(Q3)]

    def test_all_units_together_add_up_period_by_period(self) -> None:
        found = query.province_series(self.figures(), UNITS, indicator=FIBRE)
        assert found["period"].tolist() == ["2024-Q4", "2025-Q1", "2025-Q2"]
        assert found["value"].tolist() == [15.0, pytest.approx(np.nan, nan_ok=True), 30.0]
        assert found["reported"].tolist() == [2, 0, 1]
        assert found["of"].tolist() == [5, 5, 5]
        assert found["not_applicable"].tolist() == [0, 0, 1]
        assert found["reason"].tolist() == ["", "query.no_total_none_reported", ""]

    def test_a_provinces_own_figures_are_a_series_too(self) -> None:
        province = unit(UnitKey("11", TODAY))
        figures = published({"indicator_id": DTI.id, "value": 0.6, "period": "2024"})
        figures["unit_code"] = "11"
        found = query.series(figures, [province], indicator=DTI)
        assert found[["period", "value"]].to_numpy().tolist() == [["2024", 0.6]]

    @pytest.mark.parametrize("ask", [query.series, query.province_series])
    def test_without_figures_it_is_empty_and_has_its_columns(self, ask: Any) -> None:
        found = ask(published(), UNITS, indicator=FIBRE)
        assert found.empty
        assert {"period", "cutoff", "value", "numerator", "is_demonstration"} <= {*found.columns}


class TestMovers:
    def asked(self, units: Iterable[Unit], changes: Iterable[float], measure: Any) -> MapRows:
        del units
        figures = published(
            *(
                {"unit": place, "value": 50.0, "period": str(Q2), "indicator_id": measure.id}
                for place in range(5)
            ),
            *(
                {"unit": place, "value": 50.0 + change, "indicator_id": measure.id}
                for place, change in enumerate(changes)
            ),
        )
        return rows(figures, indicator=measure)

    def test_the_largest_gain_comes_first_and_the_largest_loss_last(self) -> None:
        best, worst = query.movers(
            self.asked(UNITS, (3.0, -2.0, 0.0, 8.0), FIBRE), indicator=FIBRE, best=2, worst=2
        )
        assert best["change"].tolist() == [8.0, 3.0]
        assert worst["change"].tolist() == [0.0, -2.0]

    def test_fewer_is_a_gain_where_less_is_better(self) -> None:
        best, worst = query.movers(
            self.asked(UNITS, (3.0, -2.0, -4.0), NO_SIGNAL), indicator=NO_SIGNAL, best=1, worst=1
        )
        assert best["change"].tolist() == [-4.0]
        assert worst["change"].tolist() == [3.0]

    def test_few_units_stand_at_one_end_only(self) -> None:
        best, worst = query.movers(self.asked(UNITS, (3.0, -2.0), FIBRE), indicator=FIBRE)
        assert (len(best), len(worst)) == (2, 0)

    def test_without_a_period_before_nobody_moved(self) -> None:
        best, worst = query.movers(rows(published(rate(0, 1, 2))), indicator=FIBRE)
        assert best.empty
        assert worst.empty


def test_completeness_counts_who_answered() -> None:
    figures = published(
        rate(0, 0, 10), rate(1, 0, 0), {"unit": 2, "state": State.MISSING.value}, rate(3, 5, 10)
    )
    found = query.completeness(rows(figures))
    assert (found.reported, found.not_applicable, found.missing, found.of) == (2, 1, 2, 5)
    assert found.share == pytest.approx(60)


def test_of_no_units_there_is_no_share() -> None:
    figures = query.map_rows(published(), [], indicator=FIBRE, period=Q3)
    assert query.completeness(figures).share is None


def test_units_without_a_row_said_nothing_and_those_that_need_not_answered() -> None:
    figures = published(rate(0, 1, 2), rate(1, 0, 0), rate(0, 1, 2, period=str(Q2)))
    now, before = query.completeness_series(figures, UNITS, indicator=FIBRE, periods=(Q3, Q2))
    assert (now.reported, now.not_applicable, now.answered, now.missing, now.of) == (1, 1, 2, 3, 5)
    assert (before.answered, before.missing) == (1, 4)


def test_nought_of_nought_stays_as_it_was_said() -> None:
    row = rows(published(rate(0, 0, 0))).iloc[0]
    assert (row["numerator"], row["denominator"], np.isnan(row["value"])) == (0, 0, True)
