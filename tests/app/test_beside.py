"""Two maps side by side: another period, another indicator, and the way back to one."""

from streamlit.testing.v1 import AppTest

from components.section import beside_select
from tests.app.conftest import VILLAGES, at_page

HERE = {"place": "11", "indicator": "fibre_household_coverage_pct", "period": "2025-Q3"}


def heads(app: AppTest) -> list[str]:
    return [str(one.value) for one in app.subheader]


def test_another_period_stands_beside_with_its_own_figure_and_the_same_classes(
    app: AppTest,
) -> None:
    shown = at_page(app, "map", **HERE, beside="2025-Q2")
    assert [one for one in heads(shown) if "·" in one] == [
        "Hộ được phủ cáp quang · Quý III/2025",
        "Hộ được phủ cáp quang · Quý II/2025",
    ]
    assert len(shown.metric) >= 2
    assert heads(shown).count("Số xã, phường theo mức") == 2


def test_another_indicator_stands_beside_at_the_same_time(app: AppTest) -> None:
    shown = at_page(app, "map", **HERE, beside_indicator=VILLAGES)
    second = [one for one in heads(shown) if "·" in one][1]
    assert "Quý III/2025" in second
    assert "Hộ được phủ cáp quang" not in second


def test_the_reader_goes_back_to_one_map(app: AppTest) -> None:
    app.session_state[beside_select.ASKED] = True
    shown = at_page(app, "map", **HERE, beside="2025-Q2")
    shown.button(key="beside_close").click().run()
    assert "beside" not in shown.query_params
    assert not [one for one in heads(shown) if "·" in one]


def test_what_is_not_there_leaves_one_map(app: AppTest) -> None:
    shown = at_page(app, "map", **HERE, beside="1999-Q1")
    assert not [one for one in heads(shown) if "·" in one]
    assert not shown.exception
