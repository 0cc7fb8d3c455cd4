"""A base map from a server of its own: asked for when configured, and its owner named."""

import http.server
import re
import struct
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Final

import pytest
from playwright.sync_api import Page, expect

from bench.map.browser import map_frame, serving
from data.store import open_store
from tests.app.conftest import fill

pytestmark = pytest.mark.browser
SIDE: Final = 256
GROUND: Final = (236, 226, 200)


def tile() -> bytes:
    """A tile of one colour as PNG."""
    rows = b"".join(b"\0" + bytes(GROUND) * SIDE for _ in range(SIDE))
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )


class Tiles(http.server.BaseHTTPRequestHandler):
    """A tile server that notes what it is asked for."""

    asked: ClassVar[list[str]] = []
    body: ClassVar[bytes] = tile()

    def do_GET(self) -> None:
        Tiles.asked.append(self.path)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(Tiles.body)

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def tiles() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tiles) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    there = tmp_path_factory.mktemp("base")
    with open_store(f"sqlite:///{there / 'banso.db'}") as store:
        fill(store)
    return there


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[str]:
    with serving("app.py", home) as address:
        yield address


def configure(home: Path, *lines: str) -> None:
    (home / "map.toml").write_text("\n".join(("[base]", *lines)), encoding="utf-8")


def test_tiles_come_from_where_the_operator_says_with_their_owner_named(
    page: Page, home: Path, server: str, tiles: str
) -> None:
    Tiles.asked.clear()
    configure(home, f'url = "{tiles}/{{z}}/{{x}}/{{y}}.png"', 'attribution = "Nền của <b>Sở</b>"')
    page.goto(f"{server}/map?place=11")
    frame = map_frame(page)
    expect(frame.locator(".leaflet-tile-loaded").first).to_be_attached()
    assert Tiles.asked
    assert all(re.fullmatch(r"/\d+/\d+/\d+\.png", path) for path in Tiles.asked)
    attribution = frame.locator(".leaflet-control-attribution")
    expect(attribution).to_contain_text("vietnamadminunits")
    expect(attribution).to_contain_text("Nền của <b>Sở</b>")
    assert float(frame.evaluate("banso.state.map.getPane('land').style.opacity")) < 0.8


def test_a_wms_is_asked_for_its_layers(page: Page, home: Path, server: str, tiles: str) -> None:
    Tiles.asked.clear()
    configure(home, 'kind = "wms"', f'url = "{tiles}/wms"', 'layers = "nen"', 'attribution = "Sở"')
    page.goto(f"{server}/map?place=11")
    expect(map_frame(page).locator(".leaflet-tile-loaded").first).to_be_attached()
    assert all("layers=nen" in path and "GetMap" in path for path in Tiles.asked)


def test_without_attribution_it_is_refused_and_the_map_is_drawn_without(
    page: Page, home: Path, server: str, tiles: str
) -> None:
    Tiles.asked.clear()
    configure(home, f'url = "{tiles}/{{z}}/{{x}}/{{y}}.png"')
    page.goto(f"{server}/map?place=11")
    map_frame(page)
    expect(page.get_by_text("thiếu attribution")).to_be_visible()
    assert Tiles.asked == []


def test_without_a_file_nothing_is_asked_for(
    page: Page, home: Path, server: str, tiles: str
) -> None:
    Tiles.asked.clear()
    (home / "map.toml").unlink(missing_ok=True)
    seen: list[str] = []
    page.on("request", lambda one: seen.append(one.url))
    page.goto(f"{server}/map?place=11")
    frame = map_frame(page)
    assert frame.evaluate("banso.state.message.base") is None
    assert Tiles.asked == []
    assert {url.split("/")[2] for url in seen if url.startswith("http")} == {server.split("/")[2]}
    assert tiles not in frame.locator(".leaflet-control-attribution").inner_html()
