"""What a reader takes away has the colours of the screen, pixel for pixel: the picture of each
kind of map is downloaded on its page and held against what the browser painted."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET  # reads nothing but what we wrote

import numpy as np
import pytest
import shapely
from PIL import Image
from playwright.sync_api import Frame, Page

from bench.map.browser import map_frame, serving
from components.plate.drawing import Drawing, drawing
from components.plate.raster import ZOOM
from components.plate.shape import Frame as Picture
from data.store import open_store
from tests import point
from tests.app.conftest import FIBRE, fill
from tests.browser.stillness import place, rest
from tests.point import LOUD, QUARTER
from tests.unit.components.plate.sample import plate

SVG: Final = "{http://www.w3.org/2000/svg}"
pytestmark = pytest.mark.browser

VIEWS: Final = {
    "classes": f"indicator={FIBRE}&period={QUARTER}",
    "both": f"indicator={FIBRE}&period={QUARTER}&size=on",
    "difference": f"indicator={FIBRE}&period={QUARTER}&against=2025-Q2",
    "circles": f"indicator={LOUD}&period={QUARTER}",
    "points": f"indicator={LOUD}&period={QUARTER}&points=on",
}
CLOSE: Final = 6  # of 255: a circle of counts lets through what lies below, here land and there border
MANY: Final = 20
LOOKS: Final = {"classes": 5, "both": 5, "difference": 2, "circles": 1, "points": 1}
"""So many colours at least are among them."""
SAMPLES: Final = 80
RING: Final = 48
FEW: Final = 4
AWAY: Final = 3.0  # pixels from a border, whose strokes are mixed with what lies below
NEAR: Final = 2.0
Colour = tuple[int, ...]
Pixels = np.ndarray[Any, Any]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    home = tmp_path_factory.mktemp("picture")
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        fill(store)
        point.publish(store)
    with serving("app.py", home) as address:
        yield address


@pytest.mark.anchor("4.6")
@pytest.mark.parametrize("kind", list(VIEWS))
def test_the_picture_has_the_colours_of_the_screen_by_pixel(
    page: Page, server: str, kind: str
) -> None:
    page.goto(f"{server}/map?place=11&{VIEWS[kind]}")
    frame = map_frame(page)
    if kind == "points":
        frame.wait_for_selector("#map_div[data-points]")
    painted = screen(page, frame)
    taken, svg = downloaded(page)
    held = (land if kind in {"classes", "difference"} else discs)(frame, painted, taken, svg)
    assert len(held) >= (5 if kind == "points" else MANY)
    assert not {at: both for at, both in held.items() if distance(*both) > CLOSE}
    assert len({mine for mine, _ in held.values()}) >= LOOKS[kind]


def screen(page: Page, frame: Frame) -> Pixels:
    """The map as it is painted, with nothing pointed at."""
    page.mouse.move(2, 2)
    rest(page)
    place(page, page.locator("iframe").first)
    seen = frame.locator("#map_div").screenshot()
    return np.asarray(Image.open(io.BytesIO(seen)).convert("RGB"))


def downloaded(page: Page) -> tuple[Pixels, str]:
    """The PNG of what is seen, and the SVG, which says where everything stands."""
    page.get_by_role("button", name="Tải xuống").click()
    files = {}
    for kind in ("PNG", "SVG"):
        with page.expect_download() as coming:
            page.get_by_test_id("stDownloadButton").filter(has_text=kind).first.click()
        files[kind] = Path(coming.value.path()).read_bytes()
    return np.asarray(Image.open(io.BytesIO(files["PNG"])).convert("RGB")), files["SVG"].decode()


def drawn_of(svg: str) -> Drawing:
    """The picture's map; where its outlines stand depends on no figure."""
    root = ET.fromstring(svg)  # noqa: S314 - our own
    rect = next(one for one in root.iter(f"{SVG}clipPath") if one.get("id") == "room")[0]
    left, top, wide, high = (float(rect.get(name, 0)) for name in ("x", "y", "width", "height"))
    return drawing(plate().view, (left, top, wide, high))


def on_screen(frame: Frame) -> Picture:
    """How the world lies in the browser's map."""
    told = frame.evaluate(
        """() => {
            const { map, plan } = banso.state;
            const at = map.layerPointToContainerPoint(L.point(0, 0));
            return { scale: plan.frame.scale, x: plan.frame.x - at.x, y: plan.frame.y - at.y };
        }"""
    )
    return Picture(**told)


def land(frame: Frame, painted: Pixels, taken: Pixels, svg: str) -> dict[str, tuple[Colour, ...]]:
    """Of each unit its colour here and there, at the same points of the world."""
    drawn, here = drawn_of(svg), on_screen(frame)
    random = np.random.default_rng(1)
    found = {}
    for unit in drawn.shapes.units:
        area = shapely.Polygon(drawn.shapes.joined(unit.parts[0].rings[0]))
        area = area.buffer(-AWAY / min(here.scale, drawn.frame.scale))
        if area.is_empty:
            continue
        west, north, east, south = area.bounds
        tried = random.uniform((west, north), (east, south), (SAMPLES, 2))
        spots = [spot for spot in tried if shapely.contains_xy(area, *spot)]
        if spots:
            found[unit.code] = (
                usual(painted, [here.point(spot) for spot in spots]),
                usual(taken, [drawn.frame.point(spot) for spot in spots], zoom=ZOOM),
            )
    return found


def discs(frame: Frame, painted: Pixels, taken: Pixels, svg: str) -> dict[str, tuple[Colour, ...]]:
    """Of each circle that touches no other its colour here and there."""
    seen = frame.evaluate(
        """() => {
            const { map, circles, clusters, message } = banso.state;
            const many = clusters.filter(({ points }) => points.length > 1);
            const found = message.points ? many : circles;
            return found.map(({ x, y, r }) => {
                const at = map.layerPointToContainerPoint(L.point(x, y));
                return [at.x, at.y, r];
            });
        }"""
    )
    drawn, here = drawn_of(svg), on_screen(frame)
    there = [
        tuple(float(one.get(name, 0)) for name in ("cx", "cy", "r"))
        for one in ET.fromstring(svg).iter(f"{SVG}circle")  # noqa: S314 - our own
        if one.get("fill") not in {None, "none"}
    ]
    found = {}
    for at, mark in enumerate(seen):
        world = ((mark[0] + here.x) / here.scale, (mark[1] + here.y) / here.scale)
        x, y = drawn.frame.point(world)
        near = [one for one in there if abs(one[2] - mark[2]) < NEAR
                and np.hypot(one[0] - x, one[1] - y) < NEAR]  # fmt: skip
        mine = ring(mark, seen)
        other = [spot for one in near for spot in ring(one, there)]
        if min(len(mine), len(other)) > FEW:
            found[str(at)] = (usual(painted, mine), usual(taken, other, zoom=ZOOM))
    return found


def ring(disc: Sequence[float], others: Sequence[Sequence[float]]) -> list[tuple[float, float]]:
    """Points between a circle's number and its rim that no other circle covers."""
    x, y, r = disc
    turns = np.linspace(0, 2 * np.pi, RING, endpoint=False)
    spots = [(x + 0.75 * r * np.cos(turn), y + 0.75 * r * np.sin(turn)) for turn in turns]
    return [
        spot
        for spot in spots
        if sum(np.hypot(spot[0] - one[0], spot[1] - one[1]) < one[2] + NEAR for one in others) == 1
    ]


def usual(pixels: Pixels, spots: Sequence[tuple[float, float]], *, zoom: float = 1) -> Colour:
    """The colour that most of the points have: names are thin."""
    high, wide = pixels.shape[:2]
    at = [(int(zoom * x), int(zoom * y)) for x, y in spots]
    seen = [tuple(map(int, pixels[y, x])) for x, y in at if 0 <= x < wide and 0 <= y < high]
    return Counter(seen).most_common(1)[0][0]


def distance(one: Colour, other: Colour) -> int:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
