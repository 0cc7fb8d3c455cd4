"""What a narrow window gets, of whatever browser it is."""

import pytest
from streamlit.runtime.context import ContextProxy, StreamlitCookies
from streamlit.testing.v1 import AppTest

from components import frame
from tests.app.conftest import at_page


@pytest.mark.parametrize("told", ["narrow", ""])
def test_a_narrow_window_is_one_whatever_browser_it_is_of(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    kept = StreamlitCookies({frame.WIDTH: told})
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: kept))
    at_page(app, "map")
    assert app.session_state["layout"] == ("compact" if told else "wide")
