"""Limits of classes travel in the address; wrong ones say why and change nothing."""

from streamlit.testing.v1 import AppTest

from tests.app.conftest import FIBRE, VILLAGES, at_page


def errors(app: AppTest) -> list[str]:
    return [one.value for one in app.markdown if one.value.startswith(":red[")]


def labels(app: AppTest) -> str:
    return str([chart.proto for chart in app.get("vega_lite_chart")])


def test_limits_of_the_address_make_the_classes(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, breaks="15,35,55")
    assert not app.exception
    assert "35 – < 55" in labels(app)
    assert not errors(app)
    assert app.query_params["breaks"] == "15,35,55"


def test_wrong_limits_are_told_and_the_usual_classes_hold(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, breaks="60,20")
    assert not app.exception
    assert "đứng sau" in errors(app)[0]
    assert "40 – < 60" in labels(app)


def test_limits_are_let_go_with_what_they_were_given_for(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE, breaks="15,35,55")
    app.selectbox("indicator").set_value(VILLAGES).run()
    assert not app.exception
    assert "breaks" not in app.query_params
    assert "35 – < 55" not in labels(app)


def test_a_line_written_on_the_page_goes_into_the_address(app: AppTest) -> None:
    at_page(app, "map", place="11", indicator=FIBRE)
    app.text_input("breaks").set_value("25; 75").run()
    assert "25 – < 75" in labels(app)
    assert app.query_params["breaks"] == "25,75"
    app.text_input("breaks").set_value("").run()
    assert "breaks" not in app.query_params
