"""What a map shows ahead is the view that its page comes to when another indicator is chosen."""

import pytest
from streamlit.testing.v1 import AppTest

from components import filters
from data.catalog import indicator
from tests.app.conftest import FIBRE, at_page

PLACES = [
    {"place": "11", "indicator": FIBRE, "period": "2025-Q3"},
    {"place": "11", "indicator": FIBRE, "period": "2025-Q2", "method": "natural", "classes": "4"},
    {"place": "11", "indicator": FIBRE, "period": "2025-Q3", "breaks": "20,40"},
    {"place": "VN", "indicator": "dti_value"},
]


@pytest.mark.parametrize("parts", PLACES)
def test_a_page_turns_to_the_view_that_was_shown_ahead(app: AppTest, parts: dict[str, str]) -> None:
    at_page(app, "map", **parts)
    for key in tuple(app.selectbox(key="indicator").options):
        before = filters.given(parts | {name: app.query_params[name] for name in shown(app)})
        chosen = next(one for one in before.indicators if indicator(one).short_name() == key)
        if chosen == before.indicator.id:
            continue
        ahead = filters.turned(before, name=key)
        app.selectbox(key="indicator").select(chosen).run()
        assert not app.exception
        now = filters.given({name: app.query_params[name] for name in shown(app)})
        assert ahead.indicator.id == chosen
        assert filters.parameters(ahead) == filters.parameters(now)
        parts = {}


def shown(app: AppTest) -> set[str]:
    """The parts of a view that the address says."""
    asked = {"place", "level", "indicator", "edition", "period", "as", "method", "classes"}
    return {*asked, "breaks"} & set(app.query_params)
