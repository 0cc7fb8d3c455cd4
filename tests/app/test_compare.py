"""The page of comparisons without a browser: its four views, an empty store, the address."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import at_page
from tests.app.test_pages import words

VIEWS = ("heat", "scatter", "rank", "equity")


@pytest.mark.parametrize("place", ["11", "VN"])
@pytest.mark.parametrize("show", VIEWS)
def test_each_view_opens_and_ends_with_its_revision(app: AppTest, show: str, place: str) -> None:
    at_page(app, "compare", show=show, place=place)
    assert not app.exception
    assert not app.error
    assert app.title
    assert "Bản số liệu r3" in words(app)


@pytest.mark.parametrize("show", VIEWS)
def test_an_empty_store_says_what_to_type(empty_app: AppTest, show: str) -> None:
    at_page(empty_app, "compare", show=show)
    assert not empty_app.exception
    assert "python -m data load-shipped" in empty_app.code[0].value
