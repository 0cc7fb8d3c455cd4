"""A year between quarters is not played, and can be reached all the same."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components import figure_address, filters, framing
from components.maps.view import Theme
from components.picture import picture
from data.store import open_store
from tests.app.conftest import FIBRE, at_page, fill, opened, publish, report

CODE = "03166"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        fill(store)
        publish(store, [report(FIBRE, CODE, "2025", 500, 5)], "year.xlsx", scope="11")
    yield from opened(tmp_path, monkeypatch)


@pytest.mark.usefixtures("app")
def test_slider_and_play_have_periods_of_one_kind() -> None:
    view = filters.given({"place": "11", "indicator": FIBRE, "period": "2025-Q3"})
    assert [str(one) for one in view.periods] == ["2025-Q2", "2025-Q3", "2025"]
    assert list(framing.slid(view)) == ["2025-Q2", "2025-Q3"]
    found = framing.frames(view)
    assert found is not None
    assert [str(one.period) for one in found.frames] == ["2025-Q2", "2025-Q3"]
    one = picture(view, Theme.LIGHT)
    assert one is not None
    assert "period=2025-Q3" in figure_address.frames_address(one)


def test_the_year_is_a_button_away_and_the_quarters_from_there(app: AppTest) -> None:
    at_page(app, "map", period="2025-Q3")
    app.button(key="other_period_2025").click().run()
    assert not app.exception
    assert app.query_params["period"] == "2025"
    view = filters.given({"place": "11", "indicator": FIBRE, "period": "2025"})
    assert list(framing.slid(view)) == ["2025-Q2", "2025-Q3", "2025"]
