"""The legend in a real browser: pointing at a row shows its units, and nothing is asked."""

import pytest
from playwright.sync_api import Frame, Page, expect

from bench.map.browser import map_frame
from tests.browser.stillness import place
from tests.browser.test_views import choose, repainted

pytestmark = pytest.mark.browser
HERE = "map?place=11&indicator=fibre_household_coverage_pct&period=2025-Q3"
CHART = ".st-key-legend .vega-embed :is(canvas, svg.marks)"
FRONT = """() => banso.state.geometry.units
    .filter((one) => !banso.standsBack(banso.state, one.index)).length"""


def point_at(page: Page, frame: Frame, label: str) -> None:
    """Rest the pointer on a row of the legend."""
    chart = page.locator(".st-key-legend .vega-embed").first
    place(page, page.locator(CHART).first)  # one drawn anew under the pointer does not feel it
    rows = frame.evaluate("banso.state.sent.legend.rows")
    top, bottom = next(row[:2] for row in rows if row[2] == label)
    chart.hover(position={"x": 40, "y": (top + bottom) / 2})


def test_pointing_at_a_row_of_the_legend_shows_its_communes(server: str, page: Page) -> None:
    page.goto(f"{server}/{HERE}")
    frame = map_frame(page)
    asked: list[str] = []
    place(page, page.locator(CHART).first)
    page.on("request", lambda one: asked.append(one.url))
    point_at(page, frame, "60 – < 80")
    frame.wait_for_selector("#map_div[data-row='60 – < 80']")
    assert frame.evaluate(FRONT) == 19
    point_at(page, frame, "Chưa báo cáo")
    frame.wait_for_selector("#map_div[data-row='Chưa báo cáo']")
    assert frame.evaluate(FRONT) == 4
    assert asked == []
    page.mouse.move(5, 5)
    frame.wait_for_selector("#map_div[data-row='']")
    assert frame.evaluate(FRONT) == 45

    # The page draws its legend anew: the rows are those of the new one.
    frame = repainted(page, lambda: choose(page, "method", "Phân vị"))
    last = frame.evaluate("banso.state.sent.legend.rows")[0][2]
    point_at(page, frame, last)
    frame.wait_for_selector(f"#map_div[data-row='{last}']")
    assert 7 <= frame.evaluate(FRONT) <= 10

    frame.locator("#map_div").press("l")
    frame.locator("#map_div").press("l")
    expect(frame.locator(".banso-voice")).to_contain_text(": ")
