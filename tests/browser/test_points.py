"""Points in a real browser: sent once, together from afar, apart from close by."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, Response, expect

from bench.map.browser import map_frame, serving
from data.store import open_store
from tests import point
from tests.point import LOUD, QUARTER

pytestmark = pytest.mark.browser
HERE = f"map?place=11&indicator={LOUD}&period={QUARTER}"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("points")
    with open_store(f"sqlite:///{there / 'banso.db'}") as store:
        point.publish(store)
    return there


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[str]:
    with serving("app.py", home) as address:
        yield address


def clusters(frame: Frame) -> list[dict[str, Any]]:
    frame.wait_for_selector("#map_div[data-points]")
    found: list[dict[str, Any]] = frame.evaluate(
        """() => banso.state.clusters.map((one) => {
            const { x, y } = banso.state.map.layerPointToContainerPoint(L.point(one.x, one.y));
            return { x, y, size: one.size, many: one.points.length, name: one.points[0].name };
        })"""
    )
    return found


def test_points_travel_once_and_not_in_the_message(page: Page, server: str) -> None:
    answers: list[Response] = []
    page.on("response", lambda one: answers.append(one) if "/points/" in one.url else None)
    page.goto(f"{server}/{HERE}&points=on")
    frame = map_frame(page)
    assert sum(one["size"] for one in clusters(frame)) == 134
    (answer,) = answers
    assert answer.header_value("cache-control") == "private, max-age=31536000, immutable"
    assert answer.header_value("content-encoding") in {"br", "gzip"}
    sent = frame.evaluate("JSON.stringify(banso.state.message)")
    assert "Cụm Sín Thầu" not in sent
    page.get_by_text("Vị trí cụm loa thông minh", exact=True).last.click()
    frame.wait_for_function("!banso.state.message.points")
    assert frame.evaluate("banso.state.clusters.length") == 0
    assert frame.evaluate("banso.state.circles.length") > 0
    page.get_by_text("Vị trí cụm loa thông minh", exact=True).last.click()
    frame.wait_for_function("banso.state.clusters.length > 0")
    assert len(answers) == 1


def test_together_from_afar_apart_from_close_by_and_named(page: Page, server: str) -> None:
    page.goto(f"{server}/{HERE}&points=on")
    frame = map_frame(page)
    afar = clusters(frame)
    assert max(one["many"] for one in afar) > 3
    assert len(afar) < 45
    box = page.locator("iframe").first.bounding_box()
    assert box is not None
    full = max(afar, key=lambda one: one["many"])
    zoom = frame.evaluate("banso.state.map.getZoom()")
    page.mouse.click(box["x"] + full["x"], box["y"] + full["y"])
    frame.wait_for_function("zoom => banso.state.map.getZoom() > zoom + 0.5", arg=zoom)
    frame.wait_for_function("!banso.state.map._animatingZoom")
    assert not page.url.count("unit="), "a click on several goes closer and chooses nothing"
    frame.evaluate(
        """() => { const { points, map } = banso.state;
            const [x, y] = points[20].world;
            map.setView(banso.latLng(x, y), 14, { animate: false }); }"""
    )
    near = min(clusters(frame), key=lambda one: abs(one["x"] - 300) + abs(one["y"] - 250))
    page.mouse.move(box["x"] + near["x"], box["y"] + near["y"])
    told = frame.locator(".banso-tooltip")
    expect(told).to_contain_text("Cụm ")
    expect(told).to_contain_text("3 cụm")  # the commune's count stands beside its points


@pytest.mark.anchor("4.11")
def test_points_are_reached_by_key_and_told_by_the_voice(page: Page, server: str) -> None:
    page.goto(f"{server}/{HERE}&points=on")
    frame = map_frame(page)
    count = len(clusters(frame))
    board = frame.locator("#map_div")
    voice = frame.locator(".banso-voice")
    board.focus()
    board.press("p")
    expect(voice).to_contain_text("cụm")
    spots = set()
    for _ in range(count):
        spots.add(frame.evaluate("banso.state.clusters.indexOf(banso.spotted(banso.state))"))
        board.press("p")
    assert spots == set(range(count)), "each circle is a stop"
    before = frame.evaluate("banso.state.spot.name")
    board.press("ArrowDown")
    frame.wait_for_function("name => banso.state.spot.name !== name", arg=before)
    frame.evaluate(
        "() => { const { clusters } = banso.state;"
        " banso.state.spot = clusters.find(({ points }) => points.length > 1).points[0]; }"
    )
    zoom = frame.evaluate("banso.state.map.getZoom()")
    board.press("Enter")
    frame.wait_for_function("zoom => banso.state.map.getZoom() > zoom + 0.5", arg=zoom)
    frame.wait_for_function("!banso.state.map._animatingZoom")
    expect(voice).not_to_be_empty()
    board.press("Escape")
    frame.wait_for_function("!banso.state.spot")
    board.press("ArrowRight")
    frame.wait_for_function("banso.state.focused")
