import datetime as dt
from dataclasses import replace

import pytest

from components.charts.difference_legend import difference_legend
from components.maps.view import Theme
from components.section import difference_map
from data.catalog import Direction, indicator
from data.difference import Difference, Step, answer, steps
from data.ingest import check
from geo import units
from geo.units import FORMER, NATION, TODAY
from tests.report import FIBRE
from tests.unit.data.difference.test_change import nothing
from tests.unit.data.difference.test_step import PLACE, moved
from tests.unit.data.ingest.sample import template_with

RATE = indicator(FIBRE)


def of_units(*places: units.Unit, scope: str = "11") -> Difference:
    one = answer(check(template_with(), file_name="a.xlsx"), nothing(), revision=1)
    return replace(one, units=places, checked=replace(one.checked, scope=scope))


def test_communes_and_provinces_of_today_and_former_provinces_have_a_map() -> None:
    former = units.children(NATION, edition=FORMER)
    today = units.children(NATION, edition=TODAY)
    assert difference_map.scope_of(of_units(*PLACE)) == "11"
    assert difference_map.scope_of(of_units(*today, scope="VN")) == "provinces"
    assert difference_map.scope_of(of_units(*former, scope="VN")) == "former-provinces"


def test_former_communes_have_outlines_of_their_own_in_the_province_of_today() -> None:
    former = units.communes("11", edition=dt.date(2004, 7, 8))
    assert difference_map.scope_of(of_units(*former)) == "former-11"


def test_a_single_commune_has_none() -> None:
    assert difference_map.scope_of(of_units(PLACE[0])) is None


def test_the_legend_counts_every_unit_once() -> None:
    rows = steps(moved([10, 2, 0, -2, -10, 1, 1]), (), PLACE, limit=5)
    legend = difference_map.rows_of_legend(rows, indicator=RATE, limit=5, theme=Theme.LIGHT)
    assert sum(row.count for row in legend) == len(PLACE)
    assert [row.label.replace("\xa0", " ") for row in legend] == [
        "tăng từ 5 điểm %",
        "tăng dưới 5",
        "giữ nguyên",
        "giảm dưới 5",
        "giảm từ 5 điểm %",
        "có lỗi, để lại",
        "chưa báo cáo",
    ]
    assert [row.count for row in legend] == [1, 3, 1, 1, 1, 0, 38]


def test_teal_is_the_good_side_also_where_less_is_better() -> None:
    lower = replace(RATE, direction=Direction.LOWER)
    up, down = (difference_map.palette(one, theme=Theme.LIGHT) for one in (RATE, lower))
    assert up[:5] == down[:5][::-1]
    assert up[4] == "#018571"


@pytest.mark.parametrize("theme", list(Theme))
def test_the_legend_is_a_chart_that_vega_takes(theme: Theme) -> None:
    rows = steps(moved([10, 2, 0, -2, -10]), (), PLACE, limit=5)
    legend = difference_map.rows_of_legend(rows, indicator=RATE, limit=5, theme=theme)
    spec = difference_legend(legend, theme=theme).to_dict()
    (table,) = spec["datasets"].values()
    assert [row["printed"] for row in table] == ["1", "1", "1", "1", "1", "0", "40"]
    assert table[-1]["picture"].startswith("data:image/svg+xml")


def test_the_sentence_says_what_the_map_shows() -> None:
    rows = steps(moved([10.0]), (), PLACE, limit=None)
    legend = difference_map.rows_of_legend(rows, indicator=RATE, limit=None, theme=Theme.LIGHT)
    said = difference_map.alt(legend, indicator=RATE, period="2025-Q3")
    assert "tăng: 1; chưa báo cáo: 44" in said


def test_of_yes_and_no_a_rise_is_said_in_words() -> None:
    measure = indicator("commune_portal_active")
    rows = steps(moved([1.0]), (), PLACE, limit=None)
    legend = difference_map.rows_of_legend(rows, indicator=measure, limit=None, theme=Theme.LIGHT)
    assert legend[0].label == "chưa có, nay có"
    assert rows["step"].iloc[0] == Step.RISE
