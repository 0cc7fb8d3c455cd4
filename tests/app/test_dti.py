from streamlit.testing.v1 import AppTest

from tests.app.conftest import at_page
from tests.app.test_pages import words


def test_a_province_has_its_value_its_year_and_its_source(app: AppTest) -> None:
    at_page(app, "dti", place="11")
    assert not app.exception
    assert "Tỉnh Điện Biên" in app.title[0].value
    assert len(app.table[0].value) == 3
    assert "922/QĐ-BTTTT" in words(app)


def test_former_provinces_are_shown_as_they_were_and_never_added_up(app: AppTest) -> None:
    at_page(app, "dti", place="56")
    names = set(app.table[0].value.iloc[:, 0])
    assert names == {"Khánh Hòa (cũ)", "Ninh Thuận (cũ)"}
    assert "không quy đổi được" in words(app)


def test_who_is_compared_stands_in_the_address(app: AppTest) -> None:
    at_page(app, "dti", place="11", **{"with": "48,99"})
    assert app.query_params["with"] == "48"
    assert app.multiselect[0].value == ["48"]


def test_without_population_the_page_says_so_instead_of_drawing(app: AppTest) -> None:
    at_page(app, "dti", place="11")
    assert "Không có số liệu" in words(app)


def test_an_empty_store_says_what_to_do(empty_app: AppTest) -> None:
    at_page(empty_app, "dti")
    assert not empty_app.exception
    assert "Chưa có chỉ số chuyển đổi số" in empty_app.title[0].value
