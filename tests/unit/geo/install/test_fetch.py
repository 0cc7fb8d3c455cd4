"""Downloads, from a real server in this process."""

import http.server
import threading
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely

from geo import boundary, units
from geo.install import Fault, SourceError, install, layout
from geo.install.fetch import file
from geo.install.progress import Progress
from geo.units import NATION

SILENT = Progress(stream=None)
CONTENT = bytes(range(256)) * 4096


class Server(http.server.ThreadingHTTPServer):
    """Serves files by name, honours ranges, and may break off."""

    files: dict[str, bytes]
    break_after: int
    asked: list[str | None]


class Handler(http.server.BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        asked = self.headers.get("Range")
        self.server.asked.append(asked)
        content = self.server.files.get(self.path)
        if content is None:
            self.send_error(404)
            return
        start = int(asked.removeprefix("bytes=").split("-")[0]) if asked else 0
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(content) - start))
        self.send_header("ETag", f'"{sha256(content).hexdigest()}"')
        self.end_headers()
        rest = content[start:]
        self.wfile.write(rest[: self.server.break_after] if self.server.break_after else rest)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as running:
        running.files, running.break_after, running.asked = {}, 0, []
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def address(server: Server, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}{path}"


def nothing(_done: int, _total: int) -> None:
    """Tell nobody."""


def test_a_download_that_breaks_off_goes_on_where_it_was(server: Server) -> None:
    server.files["/a.zip"] = CONTENT
    server.break_after = len(CONTENT) // 3 + 1
    path = file(address(server, "/a.zip"), tell=nothing)
    assert path.read_bytes() == CONTENT
    assert server.asked[0] is None
    assert server.asked[1] == f"bytes={server.break_after}-"


def test_a_kept_download_is_used_again_unless_it_changed_on_the_disk(server: Server) -> None:
    server.files["/a.zip"] = CONTENT
    path = file(address(server, "/a.zip"), tell=nothing)
    file(address(server, "/a.zip"), tell=nothing)
    assert len(server.asked) == 1
    path.write_bytes(CONTENT[:-1])
    assert file(address(server, "/a.zip"), tell=nothing).read_bytes() == CONTENT
    assert len(server.asked) == 2


def test_another_hash_than_the_wanted_is_refused_and_not_kept(server: Server) -> None:
    server.files["/a.zip"] = CONTENT
    with pytest.raises(SourceError) as refused:
        file(address(server, "/a.zip"), tell=nothing, wanted="0" * 64)
    assert refused.value.fault == Fault.CHECKSUM
    wanted = sha256(CONTENT).hexdigest().upper()
    assert file(address(server, "/a.zip"), tell=nothing, wanted=wanted).read_bytes() == CONTENT


def test_what_is_not_there_says_which_address(server: Server) -> None:
    with pytest.raises(SourceError, match=r"/b\.zip: HTTP 404"):
        file(address(server, "/b.zip"), tell=nothing)


def test_a_file_behind_an_address_is_installed(
    server: Server, frame: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    frame.to_parquet(tmp_path / "a.parquet")
    server.files["/a.parquet"] = (tmp_path / "a.parquet").read_bytes()
    assert install(address(server, "/a.parquet"), progress=SILENT).provinces == ("11",)


def test_the_folder_of_the_public_dataset_is_fetched_file_by_file(server: Server) -> None:
    shapes = boundary.outlines("11").set_index("code").geometry
    for name in layout.expected(["11"])["11"]:
        code = name.split("/")[-1][:5]
        body = shapely.to_geojson(shapes[code])
        feature = f'{{"type":"Feature","properties":{{"code":"{code}"}},"geometry":{body}}}'
        whole = f'{{"type":"FeatureCollection","features":[{feature}]}}'
        server.files[f"/json/geojson/{name}"] = whole.encode()
    report = install(address(server, "/json/geojson/"), provinces=["11"], progress=SILENT)
    assert report.findings.communes == 45
    assert len(server.asked) == 45


def test_every_commune_has_a_file_name_of_its_own_in_the_dataset() -> None:
    provinces = [one.code for one in units.children(NATION)]
    names = [name for files in layout.expected(provinces).values() for name in files]
    assert len(set(names)) == 3321
    assert all(layout.FILE.search(name) for name in names)
