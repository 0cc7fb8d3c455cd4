"""A rate with the households as size: offered where there are counts, and told in words."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import filters, sizing
from components.maps.view import Theme
from components.picture import picture
from components.pictured import Over, plate
from components.plate import svg
from tests.app.conftest import OCOP, at_page

RATE = {"place": "11", "indicator": "fibre_household_coverage_pct"}


def said(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.markdown, *app.caption))


def test_the_households_are_offered_as_size_and_nothing_changes_unasked(app: AppTest) -> None:
    shown = at_page(app, "map", **RATE)
    assert "Vòng tròn theo tổng số hộ gia đình" in shown.button_group(key="size").label
    assert "Độ lớn vòng tròn" not in said(shown)


def test_asked_for_the_legend_tells_both_and_the_address_keeps_it(app: AppTest) -> None:
    shown = at_page(app, "map", **RATE, size="on")
    assert "Độ lớn vòng tròn" in said(shown)
    assert shown.query_params["size"] == "on"


@pytest.mark.anchor("4.6")
def test_the_exported_picture_has_the_circles_of_the_screen(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSO_HOME", str(filled))
    one = picture(filters.given(RATE | {"period": "2025-Q3"}), Theme.LIGHT)
    assert one is not None
    plain, drawn = svg(plate(one)), svg(plate(one, Over(sized=sizing.offered(one))))
    told = sizing.with_sizes(one, one.rows)["size"].notna().sum()
    assert drawn.count("data-ink=") == told
    assert told > 40
    assert not plain.count("data-ink=")
    assert 'aria-label="Độ lớn vòng tròn' in drawn


def test_what_nobody_told_the_whole_of_has_no_size(app: AppTest) -> None:
    shown = at_page(app, "map", place="11", indicator=OCOP, size="on")
    assert "size" not in shown.query_params
    assert "Độ lớn vòng tròn" not in said(shown)
