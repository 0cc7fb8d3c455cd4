import pandas as pd
import pytest

from data import dti
from data.ingest.checking import check
from data.model import Published
from data.shipped.__main__ import WORKBOOKS
from geo import units
from geo.units import FORMER, TODAY, UnitKey

NAMES = ("dti_63_provinces", "dti_single_values", "population_grdp_63_provinces")


@pytest.fixture(scope="module")
def published() -> Published:
    """The published figures as we ship them."""
    paths = [WORKBOOKS / "reported" / f"{name}.xlsx" for name in NAMES]
    tables = [check(path, file_name=path.name).observations for path in paths]
    return Published(pd.concat(tables, ignore_index=True).assign(is_demonstration=False))


def row(published: Published, code: str, since: str, year: int) -> pd.Series:
    found = dti.standings(published)
    at = found[(found["unit_code"] == code) & (found["unit_valid_from"] == since)]
    return at[at["year"] == year].iloc[0]


def test_ninh_thuan_of_2022_stands_as_the_ministry_published_it(published: Published) -> None:
    found = row(published, "58", "2004-07-08", 2022)
    assert (found["value"], found["rank"], found["size"]) == (0.5934, 27, 63)
    assert "dti.gov.vn" in found["source"]


def test_a_rank_without_a_value_is_kept_and_its_value_stays_missing(published: Published) -> None:
    found = row(published, "58", "2004-07-08", 2021)
    assert found["rank"] == 53
    assert pd.isna(found["value"])
    assert "ninhthuan.gov.vn" in found["source"]


def test_the_two_rankings_of_2024_are_two_rounds(published: Published) -> None:
    then, now = (row(published, "56", since, 2024) for since in ("2004-07-08", "2025-07-01"))
    assert (then["round"], then["value"], then["rank"]) == ("2024-63", 0.7079, 34)
    assert (now["round"], now["value"], now["rank"]) == ("2024-34", 0.7071, 16)


def test_the_published_means_are_those_of_the_63_provinces(published: Published) -> None:
    means = dti.means(published).set_index("year")["value"]
    assert means.to_dict() == {2020: 0.3026, 2021: 0.4014, 2022: 0.5791, 2023: 0.6783, 2024: 0.6961}
    found = dti.standings(published)
    of_63 = found[found["size"] == 63].groupby("year")["value"]
    for year in (2023, 2024):
        assert of_63.mean()[year] == pytest.approx(means[year], abs=0.00005)


def test_every_province_has_four_main_indices_for_three_years(published: Published) -> None:
    counts = dti.index_rows(published).groupby(["indicator_id", "year"]).size()
    assert set(counts) == {63}
    assert len(counts) == 4 * 3


def test_main_index_and_pillar_of_one_name_are_not_mixed(published: Published) -> None:
    def of(rows: pd.DataFrame, indicator_id: str) -> float:
        at = rows[(rows["unit_code"] == "58") & (rows["year"] == 2022)]
        return float(at.set_index("indicator_id")["value"][indicator_id])

    assert of(dti.index_rows(published), "dti_society_value") == 0.2920
    assert of(dti.pillar_rows(published), "dti_society_pillar_value") == 0.6045


def test_rounds_go_list_by_list_and_a_silent_year_stays_a_gap() -> None:
    found = dti.rounds([(2024, TODAY), (2022, FORMER), (2024, FORMER)])
    assert [one.id for one in found] == ["2022-63", "2023-63", "2024-63", "2024-34"]


def test_a_family_is_the_former_provinces_and_then_todays() -> None:
    khanh_hoa = units.unit(UnitKey("56", TODAY))
    assert [(one.name, one.valid_from) for one in dti.family(khanh_hoa)] == [
        ("Khánh Hòa", FORMER),
        ("Ninh Thuận", FORMER),
        ("Khánh Hòa", TODAY),
    ]
    assert dti.is_merged(khanh_hoa)
    assert not dti.is_merged(units.unit(UnitKey("11", TODAY)))


def test_each_year_has_the_framework_of_its_time() -> None:
    numbers = [dti.framework(year).number for year in (2020, 2021, 2024, 2025)]
    assert numbers == ["1726/QĐ-BTTTT", "922/QĐ-BTTTT", "922/QĐ-BTTTT", "405/QĐ-BKHCN"]


def test_ranks_correlate_with_product_more_than_with_population(published: Published) -> None:
    people, income = (
        dti.relation(published, against=one, year=2024) for one in (dti.PEOPLE, dti.INCOME)
    )
    assert len(people.rows) == len(income.rows) == 63
    assert people.rho == pytest.approx(0.229, abs=0.0005)
    assert income.rho == pytest.approx(0.437, abs=0.0005)


def test_a_handful_of_provinces_makes_no_correlation(published: Published) -> None:
    some = Published(published[published["unit_code"].isin(["11", "10", "15"])])
    found = dti.relation(some, against=dti.PEOPLE, year=2024)
    assert len(found.rows) == 3
    assert found.rho is None


def test_a_year_without_population_is_not_offered(published: Published) -> None:
    assert dti.years_of(published) == [2024, 2023, 2022]


def test_nothing_published_makes_empty_tables() -> None:
    columns = ["indicator_id", "unit_code", "unit_valid_from", "period", "value", "state"]
    nothing = pd.DataFrame(columns=[*columns, "source", "is_demonstration"], dtype="str")
    nothing = nothing.astype({"value": float})
    assert dti.standings(Published(nothing)).empty
    assert dti.years_of(Published(nothing)) == []
