"""Streamlit's scripts go out packed; what is not one of them goes on to Streamlit."""

import asyncio
import gzip
from concurrent.futures import ThreadPoolExecutor

import brotli  # type: ignore[import-untyped]  # ships no types
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Scope

from components.entry import packed

INDEX = next((packed.SHIPPED / "js").glob("index.*.js"))


def asked(path: str, accepted: str = "br", *, base: str = "") -> tuple[int, dict[str, str], bytes]:
    told: list[Message] = []
    scope: Scope = {
        "type": "http", "method": "GET", "path": path, "query_string": b"",
        "headers": [(b"accept-encoding", accepted.encode())],
    }  # fmt: skip

    async def send(message: Message) -> None:
        told.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    answer = packed.Packed(PlainTextResponse("passed"), base=base)(scope, receive, send)
    with ThreadPoolExecutor() as aside:  # a browser of another test has its loop in this thread
        aside.submit(asyncio.run, answer).result()
    headers = {key.decode(): value.decode() for key, value in told[0]["headers"]}
    return told[0]["status"], headers, told[1]["body"]


@pytest.mark.parametrize("base", ["", "banso"])
def test_a_script_is_the_one_on_the_disk_at_a_third_of_its_size(base: str) -> None:
    stem = f"/{base}" if base else ""
    _, headers, body = asked(f"{stem}/static/js/{INDEX.name}", base=base)
    assert (headers["content-encoding"], headers["content-type"].partition(";")[0]) == (
        "br",
        "text/javascript",
    )
    assert brotli.decompress(body) == INDEX.read_bytes()
    assert len(body) < INDEX.stat().st_size / 3
    assert "immutable" in headers["cache-control"]


def test_a_browser_that_takes_nothing_packed_gets_it_as_it_is() -> None:
    path = f"/static/js/{INDEX.name}"
    assert asked(path, "identity")[2] == INDEX.read_bytes()
    assert gzip.decompress(asked(path, "gzip")[2]) == INDEX.read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/none.js",
        "/static/js/..",
        "/static/js/.js",
        "/static/css/",
        "/static/media/font.woff2",
        "/static/js/../../index.html",
        f"/static/css/{INDEX.name}/x",
        "/map",
    ],
)
def test_everything_else_is_left_to_streamlit(path: str) -> None:
    assert asked(path)[2] == b"passed"


def test_the_script_of_the_maps_frame_is_packed_once_too() -> None:
    file = next((packed.framed() / "js").glob("main.*.js"))
    _, headers, body = asked(f"/component/streamlit_folium.st_folium/static/js/{file.name}")
    assert brotli.decompress(body) == file.read_bytes()
    assert "immutable" in headers["cache-control"]
