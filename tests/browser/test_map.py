"""The map in a real browser, on a page that holds nothing else."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Frame, FrameLocator, Page, Request, Route, expect

from bench.map.browser import map_frame, serving
from tests.browser.conftest import PATIENCE_MS, PHONE
from tests.browser.stillness import IDLE, place, rest, sent, told

pytestmark = pytest.mark.browser

FRAME: Final = "iframe[src*=streamlit_folium]"
GEOMETRY: Final = re.compile(r"/geometry/")
LOADING_MS: Final = 120_000
LOWEST: Final = [0xD3, 0xF2, 0xA3]
HATCH_GROUND: Final = [0xFF, 0xFF, 0xFF]


@pytest.fixture(scope="module")
def map_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving("bench/map/app.py", tmp_path_factory.mktemp("map")) as address:
        yield address


@pytest.fixture
def opened(map_server: str, page: Page) -> Page:
    page.goto(f"{map_server}/?scope=11")
    map_frame(page)
    place(page, page.locator(FRAME))
    return page


def choose(page: Page, key: str, name: str) -> None:
    """Take an option of a select box, and wait until the map has shown it."""
    frame = map_frame(page)
    before = sent(frame)
    page.locator(f".st-key-{key} [role=combobox], .st-key-{key} input").first.click()
    page.get_by_role("option", name=name, exact=True).click()
    told(frame, before)


def spot(frame: Frame, code: str) -> dict[str, float]:
    """Where a unit stands on the map, in pixels of its frame."""
    where: dict[str, float] = frame.evaluate(
        """code => {
            const { map, plan, geometry } = banso.state;
            const at = banso.toPixel(plan.frame, geometry.byCode.get(code).spot);
            const { x, y } = map.layerPointToContainerPoint(L.point(at));
            return { x, y };
        }""",
        code,
    )
    return where


def unit(frame: Frame, shade: str) -> str:
    """A large unit with this shade."""
    code: str = frame.evaluate(
        """shade => {
            const { geometry, message } = banso.state;
            const size = (unit) => (unit.box[2] - unit.box[0]) * (unit.box[3] - unit.box[1]);
            return geometry.units.filter((unit) => message.shades[unit.index] === shade)
                .sort((one, other) => size(other) - size(one))[0].code;
        }""",
        shade,
    )
    return code


def colours(frame: Frame, code: str) -> set[tuple[int, ...]]:
    """The colours in a square of 24 pixels around a unit's middle, once the map is there."""
    found = frame.evaluate(
        """code => {
            const { map, geometry, land } = banso.state;
            const { spot } = geometry.byCode.get(code);
            map.setView(banso.latLng(...spot), 11, { animate: false });
            const [x, y] = banso.toPixel(banso.state.plan.frame, spot);
            const sharp = land._container.width / land._bounds.getSize().x;
            const { min } = land._bounds;
            const data = land._ctx.getImageData((x - min.x - 12) * sharp, (y - min.y - 12) * sharp,
                24 * sharp, 24 * sharp).data;
            const found = [];
            for (let i = 0; i < data.length; i += 4) found.push([...data.slice(i, i + 3)]);
            return found;
        }""",
        code,
    )
    return {tuple(one) for one in found}


def click(page: Page, code: str) -> None:
    frame = map_frame(page)
    frame.locator("#map_div").click(position=spot(frame, code))  # type: ignore[arg-type]


def test_a_change_sends_values_and_keeps_frame_shapes_and_zoom(opened: Page) -> None:
    frame = map_frame(opened)
    frame.evaluate("banso.state.map.setZoom(9.6, { animate: false }); window.sameFrame = true")
    zoom = frame.evaluate("banso.state.map.getZoom()")
    shades = frame.evaluate("banso.state.message.shades")
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    choose(opened, "indicator", "indicator 3")
    assert frame.evaluate("banso.state.message.shades") != shades
    assert frame.evaluate("window.sameFrame")
    assert frame.evaluate("banso.state.map.getZoom()") == zoom
    assert asked == []


def test_another_place_loads_its_shapes_into_the_same_frame(opened: Page) -> None:
    frame = map_frame(opened)
    frame.evaluate("window.sameFrame = true")
    with opened.expect_request(GEOMETRY) as request:
        choose(opened, "scope", "56")
    assert "/geometry/56-" in request.value.url
    assert frame.evaluate("window.sameFrame && banso.state.geometry.units.length") == 65
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    choose(opened, "scope", "11")
    assert asked == [], "the shapes of 11 are still there"


def test_a_second_visit_takes_the_shapes_from_the_cache(map_server: str, browser: Browser) -> None:
    context = browser.new_context()  # without routes: they switch the browser's cache off
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(f"{map_server}/?scope=11")
    map_frame(page)
    page.reload()
    sizes = map_frame(page).evaluate(
        "performance.getEntriesByType('resource')"
        ".filter(one => /geometry|map-/.test(one.name)).map(one => one.transferSize)"
    )
    assert sizes == [0] * len(sizes)
    assert len(sizes) >= 3, "shapes, scripts, styles"
    context.close()


def test_a_click_chooses_a_commune_and_a_second_lets_go(opened: Page) -> None:
    code = unit(map_frame(opened), "2")
    click(opened, code)
    expect(opened.get_by_text(f"chosen: {code}")).to_be_visible()
    map_frame(opened).wait_for_function("code => banso.state.selected === code", arg=code)
    rest(opened)
    click(opened, code)
    expect(opened.get_by_text("chosen: nothing")).to_be_visible()


def test_a_choice_survives_a_change_of_the_indicator(opened: Page) -> None:
    code = unit(map_frame(opened), "2")
    click(opened, code)
    expect(opened.get_by_text(f"chosen: {code}")).to_be_visible()
    choose(opened, "indicator", "indicator 4")
    expect(opened.get_by_text(f"chosen: {code}")).to_be_visible()
    map_frame(opened).wait_for_function("code => banso.state.selected === code", arg=code)


@pytest.mark.anchor("4.11")
def test_the_map_is_one_tab_stop_and_every_value_is_reached_by_key(opened: Page) -> None:
    frame = map_frame(opened)
    stops = frame.evaluate(
        "[...document.querySelectorAll('*')]"
        ".filter(e => e.tabIndex >= 0 && e.getClientRects().length).length"
    )
    assert stops == 1
    container = frame.locator("#map_div")
    expect(container).to_have_attribute("aria-label", re.compile("Bản đồ thử"))
    container.focus()
    container.press("ArrowDown")
    reached = {frame.evaluate("banso.state.focused.code")}
    said = frame.locator(".banso-voice")
    expect(said).to_have_text(re.compile(r".+: (\d|Chưa báo cáo)"))
    for key in ("ArrowUp",) * 5 + ("ArrowRight",) * 5 + ("ArrowDown",) * 5:
        container.press(key)
        reached.add(frame.evaluate("banso.state.focused.code"))
    assert len(reached) > 4
    container.press("Enter")
    chosen = frame.evaluate("banso.state.focused.code")
    expect(opened.get_by_text(f"chosen: {chosen}")).to_be_visible()
    container.press("Escape")
    expect(opened.get_by_text("chosen: nothing")).to_be_visible()


def test_home_and_end_go_to_the_lowest_and_the_highest(opened: Page) -> None:
    frame = map_frame(opened)
    container = frame.locator("#map_div")
    container.focus()
    container.press("Home")
    assert frame.evaluate("banso.state.focused.code === banso.state.message.lowest")
    expect(frame.locator(".banso-voice")).to_contain_text("0,0 %")
    container.press("End")
    assert frame.evaluate("banso.state.focused.code === banso.state.message.highest")


@pytest.mark.anchor("4.11")
def test_arrows_reach_every_unit_there_is(opened: Page) -> None:
    """A walk along the neighbours in four directions comes everywhere."""
    missed = map_frame(opened).evaluate(
        """() => {
            const { geometry } = banso.state;
            const seen = new Set([geometry.units[0]]);
            const open = [geometry.units[0]];
            while (open.length) {
                const unit = open.pop();
                for (const way of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
                    const next = banso.neighbour(geometry, unit, way);
                    if (!seen.has(next)) { seen.add(next); open.push(next); }
                }
            }
            return geometry.units.filter((unit) => !seen.has(unit)).map((unit) => unit.name);
        }"""
    )
    assert missed == []


def test_missing_zero_and_not_applicable_look_different(opened: Page) -> None:
    frame = map_frame(opened)
    zero = frame.evaluate("banso.state.message.lowest")
    # Shades next to it come from smoothing where a name is clipped to its unit.
    for shade in colours(frame, zero):
        assert shade == pytest.approx(LOWEST, abs=2)
    missing = colours(frame, unit(frame, "m"))
    assert tuple(HATCH_GROUND) in missing
    assert (0x7C, 0x89, 0x91) in missing
    applicable = colours(frame, unit(frame, "x"))
    assert (0xE3, 0xE7, 0xE9) in applicable
    assert (0x8D, 0x99, 0xA1) in applicable


def test_the_tooltip_says_what_is_known(opened: Page) -> None:
    frame = map_frame(opened)
    code = unit(frame, "2")
    name = frame.evaluate("code => banso.state.geometry.byCode.get(code).name", code)
    frame.locator("#map_div").hover(position=spot(frame, code))  # type: ignore[arg-type]
    tooltip = frame.locator(".banso-tooltip")
    expect(tooltip).to_contain_text(name)
    expect(tooltip).to_contain_text("1.395/3.120 hộ")
    box = tooltip.bounding_box()
    assert box is not None
    assert box["width"] < 300


def test_a_message_that_came_while_the_scripts_were_loading_is_not_lost(
    map_server: str, page: Page
) -> None:
    page.goto(f"{map_server}/?scope=11")
    choose(page, "indicator", "indicator 5")
    shown = map_frame(page).evaluate("banso.state.message.shades")

    scripts, held = re.compile(r"/assets/map/map-.*\.js"), list[Route]()

    def hold(route: Route) -> None:
        held.append(route)

    page.route(scripts, hold)
    with page.expect_request(scripts):
        page.goto(f"{map_server}/?scope=11")
    page.locator(".st-key-indicator [role=combobox], .st-key-indicator input").first.click()
    page.get_by_role("option", name="indicator 5", exact=True).click()
    expect(page.locator(IDLE)).to_be_visible()
    for one in held:
        one.continue_()
    frame = map_frame(page)
    frame.wait_for_function("shown => banso.state.message.shades === shown", arg=shown)


@pytest.mark.parametrize("scope", ["provinces", "former-provinces", "communes"])
def test_every_national_map_has_hoang_sa_and_truong_sa(
    map_server: str, page: Page, scope: str, shoot: Callable[[Page, str], None]
) -> None:
    page.goto(f"{map_server}/?scope={scope}")
    frame = map_frame(page)
    kind = "Huyện" if scope == "former-provinces" else "Đặc khu"
    expect(frame.get_by_text(f"{kind} Hoàng Sa", exact=True)).to_be_visible()
    expect(frame.get_by_text(f"{kind} Trường Sa", exact=True)).to_be_visible()
    islands = frame.evaluate("banso.state.insets.map((inset) => inset.pieces.length)")
    assert min(islands) > 5
    shoot(page, f"map-{scope}")


def test_an_inset_is_part_of_the_map(map_server: str, page: Page) -> None:
    page.goto(f"{map_server}/?scope=provinces")
    map_frame(page).locator(".banso-inset").last.click()
    expect(page.get_by_text("chosen: 56")).to_be_visible()


def test_the_attribution_names_leaflet_and_the_source_and_shows_no_flag(opened: Page) -> None:
    attribution = map_frame(opened).locator(".leaflet-control-attribution")
    expect(attribution).to_have_text(re.compile("^Leaflet .*Natural Earth$"))
    expect(attribution.locator("svg")).to_have_count(0)


def test_a_button_and_a_key_bring_the_whole_map_back(opened: Page) -> None:
    frame = map_frame(opened)
    whole = "Math.abs(banso.state.map.getZoom() - banso.state.fitted) < 0.01"
    button = frame.get_by_role("button", name="Về toàn cảnh (phím 0)")
    acts: tuple[Callable[[], None], ...] = (
        button.click,
        lambda: frame.locator("#map_div").press("0"),
    )
    for act in acts:
        seen = frame.evaluate(
            """() => {
                const { map, whole } = banso.state;
                map.setView([40, 100], 9, { animate: false });
                return whole.contains(map.getCenter());
            }"""
        )
        assert seen, "no reader is lost at sea"
        assert not frame.evaluate(whole)
        act()
        frame.wait_for_function(whole, timeout=PATIENCE_MS)


def test_one_finger_scrolls_the_page_and_leaves_the_map(map_server: str, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(f"{map_server}/?scope=11&height=368")
    frame = map_frame(page)
    facts: dict[str, Any] = frame.evaluate(
        "({ drags: banso.state.map.dragging.enabled(),"
        " pinches: banso.state.map.touchZoom.enabled(),"
        " action: getComputedStyle(document.getElementById('map_div')).touchAction })"
    )
    assert facts == {"drags": False, "pinches": True, "action": "pan-x pan-y"}
    context.close()


def test_the_wheel_scrolls_the_page_unless_the_map_is_meant(opened: Page) -> None:
    frame = map_frame(opened)
    zoom = frame.evaluate("banso.state.map.getZoom()")
    box = place(opened, opened.locator(FRAME))
    # The hint goes by itself: who looks too late must still learn that it was there.
    frame.locator(".banso-hint").evaluate(
        """hint => new MutationObserver(() => { window.hinted = window.hinted || !hint.hidden; })
            .observe(hint, { attributes: true })"""
    )
    opened.mouse.move(box["x"] + 300, box["y"] + 300)
    opened.mouse.wheel(0, -300)
    frame.wait_for_function("window.hinted")
    assert frame.evaluate("banso.state.map.getZoom()") == zoom
    opened.keyboard.down("Control")
    opened.mouse.wheel(0, -300)
    opened.keyboard.up("Control")
    frame.wait_for_function("zoom => banso.state.map.getZoom() > zoom", arg=zoom)


def test_the_dark_theme_reaches_the_map(map_server: str, page: Page) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{map_server}/?scope=11")
    frame = map_frame(page)
    assert (0x12, 0x18, 0x1C) in colours(frame, unit(frame, "m"))
    paper = frame.locator("#map_div").evaluate("e => getComputedStyle(e).backgroundColor")
    assert paper == "rgb(22, 29, 33)"


def test_names_stand_inside_their_communes(opened: Page) -> None:
    frame = map_frame(opened)
    outside = frame.evaluate(
        """() => {
            const { labels, plan, geometry } = banso.state;
            return labels.filter(({ unit, x, y }) => {
                const [wx, wy] = banso.toWorld(plan.frame, x, y);
                return banso.unitAt(geometry.units, wx, wy) !== unit;
            }).map(({ unit }) => unit.name);
        }"""
    )
    assert outside == []
    assert frame.evaluate("banso.state.labels.length") >= 10


def test_shapes_that_do_not_come_are_told(map_server: str, page: Page) -> None:
    page.route(GEOMETRY, lambda route: route.abort())

    # The frame and its scripts come first, and on a busy machine they take their time.
    def is_of_shapes(request: Request) -> bool:
        return GEOMETRY.search(request.url) is not None

    with page.expect_event("requestfailed", is_of_shapes, timeout=LOADING_MS):
        page.goto(f"{map_server}/?scope=11", timeout=LOADING_MS)
    frame: FrameLocator = page.frame_locator("iframe[src*=streamlit_folium]")
    told = frame.get_by_text("Không tải được ranh giới")
    expect(told).to_be_visible()
    page.wait_for_timeout(2000)  # longer than shapes may take before they are told as late
    expect(told).to_be_visible()


def test_a_proxy_may_put_the_app_below_a_path(tmp_path: Path, page: Page) -> None:
    options = ("--server.baseUrlPath", "banso")
    with serving("bench/map/app.py", tmp_path, *options) as address:
        page.goto(f"{address}/banso/?scope=11")
        assert map_frame(page).evaluate("banso.state.geometry.units.length") == 45


def test_thousands_of_units_are_drawn_anew_beside_what_is_seen(map_server: str, page: Page) -> None:
    page.goto(f"{map_server}/?scope=communes")
    frame = map_frame(page)
    frame.wait_for_function("!banso.state.settling")
    is_kept = frame.evaluate(
        """() => { const { map, plan } = banso.state;
            map.setZoom(9, { animate: false });
            return banso.state.plan === plan && banso.state.settling !== 0; }"""
    )
    assert is_kept, "until all of it is drawn the reader sees what was there, stretched"
    frame.wait_for_function("!banso.state.settling")
    seen = frame.evaluate(
        """() => {
            const { map, plan, geometry, message, land } = banso.state;
            const size = (unit) => (unit.box[2] - unit.box[0]) * (unit.box[3] - unit.box[1]);
            const middle = map.getBounds().pad(-0.2);
            const isIn = (one) => one.box && middle.contains(banso.latLng(...one.spot));
            const unit = geometry.units
                .filter((one) => message.shades[one.index] === "2" && isIn(one))
                .sort((one, other) => size(other) - size(one))[0];
            const [x, y] = banso.toPixel(banso.frameOf(map), unit.spot);
            const sharp = land._container.width / land._bounds.getSize().x;
            const { min } = land._bounds;
            const [left, top] = [(x - min.x - 6) * sharp, (y - min.y - 6) * sharp];
            const { data } = land._ctx.getImageData(left, top, 12 * sharp, 12 * sharp);
            const found = new Set();
            for (let i = 0; i < data.length; i += 4) {
                found.add([...data.slice(i, i + 3)].join());
            }
            const under = banso.unitUnder(banso.state, L.point(x, y));
            return { colours: [...found], isUnder: under === unit, zoom: plan.key.split("|")[1] };
        }"""
    )
    assert seen["zoom"] == "9"
    assert seen["isUnder"]
    assert ",".join(map(str, (0x4C, 0x9B, 0x82))) in seen["colours"]


def test_a_finger_sees_the_figure_of_what_it_chose(map_server: str, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(f"{map_server}/?scope=11")
    frame = map_frame(page)
    box = frame.locator("#map_div").bounding_box()
    assert box
    place = """() => {
        const state = banso.state;
        const unit = state.geometry.units[0];
        const spot = banso.toPixel(banso.frameOf(state.map), unit.spot);
        const {x, y} = state.map.layerPointToContainerPoint(L.point(spot));
        return [x, y, unit.code];
    }"""
    x, y, code = frame.evaluate(place)
    page.touchscreen.tap(box["x"] + x, box["y"] + y)
    expect(page.get_by_text(f"chosen: {code}")).to_be_visible()  # the page has followed
    tooltip = frame.locator(".banso-tooltip")
    expect(tooltip).to_be_visible()
    expect(tooltip).to_contain_text("%")
    frame.evaluate("banso.state.map.fire('dragstart')")
    expect(tooltip).to_be_hidden()
    context.close()
