"""A rate with the households as size: offered where there are counts, and told in words."""

from streamlit.testing.v1 import AppTest

from tests.app.conftest import OCOP, at_page

RATE = {"place": "11", "indicator": "fibre_household_coverage_pct"}


def said(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.markdown, *app.caption))


def test_the_households_are_offered_as_size_and_nothing_changes_unasked(app: AppTest) -> None:
    shown = at_page(app, "map", **RATE)
    assert "Vòng tròn theo tổng số hộ gia đình" in shown.button_group(key="size").label
    assert "Độ lớn vòng tròn" not in said(shown)


def test_asked_for_the_legend_tells_both_and_files_say_what_they_leave_out(app: AppTest) -> None:
    shown = at_page(app, "map", **RATE, size="on")
    assert "Độ lớn vòng tròn" in said(shown)
    assert "không có vòng tròn" in said(shown)
    assert shown.query_params["size"] == "on"


def test_what_nobody_told_the_whole_of_has_no_size(app: AppTest) -> None:
    shown = at_page(app, "map", place="11", indicator=OCOP, size="on")
    assert "size" not in shown.query_params
    assert "Độ lớn vòng tròn" not in said(shown)
