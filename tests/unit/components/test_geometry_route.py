"""Shapes and scripts under the hash of their content; everything else is unknown."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # ships no types
import pytest
import uvicorn
from starlette.applications import Starlette

from components import geometry_route
from components.maps import bundle
from geo import topology

ROOT = Path(__file__).resolve().parents[3]


class Answer:
    """What the server said, body as it came over the wire."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()


class Client:
    """Asks one server; paths go out as they are written."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, accepted: str = "identity") -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers={"Accept-Encoding": accepted})
            return Answer(connection.getresponse())
        finally:
            connection.close()


@contextmanager
def serving(base: str = "") -> Iterator[Client]:
    routes = geometry_route.routes(ROOT / "static", base=base)
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Client(server.servers[0].sockets[0].getsockname()[1])
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with serving() as one:
        yield one


def address(scope: str) -> str:
    return f"/geometry/{scope}-{topology.layer(scope).digest}.json"


def test_shapes_come_packed_and_are_kept_for_good(client: Client) -> None:
    answer = client.get(address("11"), accepted="gzip, br")
    assert answer.headers["content-encoding"] == "br"
    assert "immutable" in answer.headers["cache-control"]
    assert brotli.decompress(answer.body) == topology.layer("11").body
    assert len(answer.body) < len(topology.layer("11").body) / 2


def test_units_of_the_shapes_are_those_of_the_layer(client: Client) -> None:
    answer = client.get(address("former-provinces"))
    units = json.loads(answer.body)["objects"]["units"]["geometries"]
    assert tuple(unit["id"] for unit in units) == topology.layer("former-provinces").codes


@pytest.mark.parametrize(
    "path",
    [
        "/geometry/11-0000000000000000.json",
        "/geometry/99-0000000000000000.json",
        "/geometry/11.json",
        "/geometry/..%2F..%2Fapp-0.json",
        "/assets/map/map-0000000000000000.js",
        "/assets/map/..%2F..%2F..%2Fapp.py",
        "/assets/../app.py",
    ],
)
def test_anything_else_is_unknown(client: Client, path: str) -> None:
    assert client.get(path).status == 404


def test_scripts_and_styles_are_one_file_each(client: Client) -> None:
    for name in bundle.files():
        answer = client.get(f"/assets/map/{name}")
        assert answer.status == 200
        assert "immutable" in answer.headers["cache-control"]
    assert b"Leaflet 1.9.4" in client.get(f"/assets/map/{bundle.name('js')}").body


def test_files_under_their_own_name_are_kept_for_a_day(client: Client) -> None:
    answer = client.get("/assets/map/leaflet/LICENSE")
    assert answer.headers["cache-control"] == geometry_route.A_DAY
    assert answer.headers["etag"]


def test_addresses_stand_below_the_base_path() -> None:
    with serving("/banso/") as client:
        assert client.get(f"/banso{address('11')}").status == 200
        assert client.get(address("11")).status == 404
