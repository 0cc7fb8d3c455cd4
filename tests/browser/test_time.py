"""The time slider below the map, and the words of a unit, in a real browser on the real app."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame, Page, Request, expect

from bench.map.browser import map_frame
from tests.browser.conftest import PATIENCE_MS
from tests.browser.stillness import place, rest
from tests.browser.test_map import spot

pytestmark = pytest.mark.browser

PLAY = "Chạy qua các kỳ"
PAUSE = "Tạm dừng"
NOTE = """() => {
    window.seen = { periods: [], words: [] };
    const map = document.getElementById("map_div");
    const box = document.querySelector(".banso-when");
    new MutationObserver(() => seen.periods.push(map.dataset.period))
        .observe(map, { attributes: true, attributeFilter: ["data-period"] });
    new MutationObserver(() => box.hidden || seen.words.push(box.textContent))
        .observe(box, { attributes: true, childList: true });
}"""


@pytest.fixture
def opened(server: str, page: Page) -> Page:
    page.goto(f"{server}/map?place=11")
    map_frame(page)
    place(page, page.locator("iframe[src*=streamlit_folium]"))
    return page


@pytest.fixture
def asked(opened: Page) -> Iterator[list[str]]:
    """Addresses asked for, and messages that Streamlit sent, from now on."""
    found: list[str] = []

    def note(request: Request) -> None:
        found.append(request.url)

    opened.on("request", note)
    client = opened.context.new_cdp_session(opened)
    client.send("Network.enable")
    client.on("Network.webSocketFrameReceived", lambda _: found.append("websocket"))
    yield found
    opened.remove_listener("request", note)


def period(frame: Frame) -> str:
    return str(frame.locator("#map_div").get_attribute("data-period"))


def wait_for_period(frame: Frame, other_than: str) -> str:
    """Wait until the map has painted another period."""
    frame.wait_for_function(
        "before => document.getElementById('map_div').dataset.period !== before",
        arg=other_than,
        timeout=PATIENCE_MS,
    )
    return period(frame)


def test_playing_asks_for_all_periods_once_and_for_nothing_after_that(
    opened: Page, asked: list[str]
) -> None:
    frame = map_frame(opened)
    play = frame.get_by_label(PLAY)
    with opened.expect_response(re.compile("/frames/")):
        play.hover()
    shades = frame.evaluate("banso.state.message.shades")
    frame.evaluate(NOTE)  # what is shown goes on by itself, however late anybody looks
    asked.clear()
    play.click()
    frame.wait_for_function("new Set(seen.periods).size > 2")
    periods: list[str] = frame.evaluate("seen.periods")
    seen = list(dict.fromkeys(periods))
    assert seen[:3] == ["2023-Q1", "2023-Q2", "2023-Q3"], "from the end it begins anew"
    assert frame.evaluate("banso.state.message.shades") != shades
    said: list[str] = frame.evaluate("seen.words")
    assert any("Quý III/2023" in one and "Toàn tỉnh Điện Biên" in one for one in said)
    assert asked == []


def test_a_pause_brings_the_page_to_the_period_on_the_map(opened: Page) -> None:
    frame = map_frame(opened)
    frame.get_by_label(PLAY).click()
    wait_for_period(frame, period(frame))
    frame.get_by_label(PAUSE).click()
    shown = frame.evaluate("banso.state.message.period")
    expect(frame.locator("#map_div")).to_have_attribute("data-period", shown)
    shades = frame.evaluate("banso.state.message.shades")
    expect(opened).to_have_url(re.compile(rf"period={shown}"))
    expect(frame.locator(".banso-when")).to_be_hidden()
    assert frame.evaluate("banso.state.message.shades") == shades, "Python's are the same"
    words = frame.locator(".banso-period").inner_text()
    expect(opened.get_by_test_id("stMain")).to_contain_text(words)


def test_the_slider_is_dragged_without_a_word_and_tells_where_it_rests(
    opened: Page, asked: list[str]
) -> None:
    frame = map_frame(opened)
    slider = frame.get_by_role("slider")
    with opened.expect_response(re.compile("/frames/")):
        slider.hover()
    asked.clear()
    for at in (3, 5):
        slider.evaluate(
            "(range, at) => { range.value = at; range.dispatchEvent(new Event('input')); }", at
        )
        frame.wait_for_function("at => banso.state.message.period === at", arg=period_at(frame, at))
    assert asked == []
    slider.dispatch_event("change")
    expect(opened).to_have_url(re.compile(r"period=2024-Q2"))


def period_at(frame: Frame, at: int) -> str:
    return str(frame.evaluate("at => banso.state.sent.time.labels[at][0]", at))


def test_the_keyboard_steps_and_the_space_bar_plays(opened: Page) -> None:
    frame = map_frame(opened)
    slider = frame.get_by_role("slider")
    slider.focus()
    shown = period(frame)
    slider.press("ArrowLeft")
    assert wait_for_period(frame, shown) == "2026-Q2"
    expect(opened).to_have_url(re.compile(r"period=2026-Q2"))
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r"Quý II/2026.*%"))
    slider.press("Home")  # or there would be one period to play, and it would soon be over
    expect(opened).to_have_url(re.compile(r"period=2023-Q1"))
    rest(opened)
    slider.press(" ")
    expect(frame.get_by_label(PAUSE)).to_be_visible()
    slider.press(" ")
    expect(frame.get_by_label(PLAY)).to_be_visible()


def test_a_held_period_is_that_of_its_indicator_only(opened: Page) -> None:
    frame = map_frame(opened)
    frame.get_by_label(PLAY).click()
    wait_for_period(frame, period(frame))
    opened.locator(".st-key-indicator [role=combobox], .st-key-indicator input").first.click()
    opened.get_by_role("option").nth(3).click()
    expect(frame.get_by_label(PLAY)).to_be_visible()
    expect(frame.locator(".banso-when")).to_be_hidden()


def test_a_unit_s_words_of_another_period_come_when_it_is_pointed_at(
    opened: Page, asked: list[str]
) -> None:
    frame = map_frame(opened)
    slider = frame.get_by_role("slider")
    with opened.expect_response(re.compile("/frames/")):
        slider.hover()
    slider.evaluate("range => { range.value = 0; range.dispatchEvent(new Event('input')); }")
    frame.wait_for_function("banso.state.message.period === '2023-Q1'")
    asked.clear()
    box = frame.locator(".banso-tooltip")
    frame.locator("#map_div").hover(position=spot(frame, "03158"))  # type: ignore[arg-type]
    expect(box).to_contain_text("hộ")
    last = [address for address in asked if "/tip/" in address][-1]
    assert last.endswith("unit=03158")
    assert "period=2023-Q1" in last


def test_a_pointer_that_passes_over_many_units_asks_for_few(opened: Page, asked: list[str]) -> None:
    frame = map_frame(opened)
    frame.evaluate(
        "banso.repaint(banso.state, { ...banso.state.message, values: null, lines: null })"
    )
    asked.clear()
    with opened.expect_response(re.compile("/tip/")):
        frame.evaluate(
            """() => {
                const { act, geometry } = banso.state;
                const at = new MouseEvent("mousemove", { clientX: 100, clientY: 100 });
                geometry.units.forEach((unit) => act.hover(unit, at));
            }"""
        )
    expect(frame.locator(".banso-tooltip b")).to_be_visible()
    assert len([address for address in asked if "/tip/" in address]) == 1
