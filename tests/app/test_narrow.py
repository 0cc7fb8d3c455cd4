"""What a narrow window gets, of whatever browser it is."""

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitCookies
from streamlit.testing.v1 import AppTest

from components import frame
from tests.app.conftest import FIBRE, at_page


@pytest.fixture
def narrow(app: AppTest) -> AppTest:
    app.session_state["layout"] = "compact"
    return app


@pytest.mark.parametrize("told", ["narrow", ""])
def test_a_narrow_window_is_one_whatever_browser_it_is_of(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    kept = StreamlitCookies({frame.WIDTH: told})
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: kept))
    at_page(app, "map")
    assert app.session_state["layout"] == ("compact" if told else "wide")


def test_of_a_difference_a_narrow_screen_says_the_change_above_the_map(narrow: AppTest) -> None:
    at_page(narrow, "map", place="11", indicator=FIBRE, against="2025-Q2")
    assert not narrow.exception
    (shown,) = narrow.metric
    assert shown.value.replace("\xa0", " ") == "+3,0 điểm %"
    assert "Dữ liệu minh hoạ" in shown.label
    said = "\n".join(str(one.value) for one in narrow.markdown)
    assert "Quý II/2025" in said, "both figures stand with the legend"


def test_above_the_map_of_a_narrow_screen_stands_only_what_it_is_read_by(narrow: AppTest) -> None:
    at_page(narrow, "map", place="11", indicator=FIBRE)
    (shown,) = narrow.metric
    assert "Toàn tỉnh" in shown.label
    assert "Dữ liệu minh hoạ" in shown.label, "beside the figure, on no line of its own"
    said = [str(one.value) for one in narrow.markdown]
    assert sum("đã báo cáo" in one for one in said) == 1, "below the map"
    assert any("%, theo xã, phường · Quý III/2025" in one for one in said)


def test_without_a_map_a_narrow_screen_says_above_who_reported(narrow: AppTest) -> None:
    at_page(narrow, "map", place="11", indicator=FIBRE, view="table")
    said = [str(one.value) for one in narrow.markdown]
    assert sum("đã báo cáo" in one for one in said) == 1
