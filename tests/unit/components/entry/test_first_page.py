"""The first page names what will be asked for, and nothing that is not there."""

import asyncio
import json
import re
from concurrent.futures import ThreadPoolExecutor

from starlette.requests import Request
from starlette.routing import Route
from streamlit.web.server.starlette.starlette_routes import create_host_config_routes

from components import frame
from components.entry import first_page, packed
from components.maps import bundle
from geo import topology

LATER = first_page.needed(first_page.ABOVE)
NAMED = re.compile(r'<link rel="(\w+)"[^>]*href="\./([^"]+)"')


def named(page: str, how: str) -> list[str]:
    return [address for kind, address in NAMED.findall(page) if kind == how]


def test_every_script_that_is_named_is_there_and_named_once() -> None:
    for page in (first_page.body(), first_page.body({})):
        scripts = [one for kind, one in NAMED.findall(page) if "static/js/" in one]
        assert len(scripts) == len(set(scripts))
        ours = [one for one in scripts if "streamlit_folium" not in one]
        assert all((packed.SHIPPED.parent / one).is_file() for one in ours)


def test_what_a_page_is_made_of_is_found_with_all_that_it_imports() -> None:
    every = (*first_page.needed(first_page.ABOVE), *first_page.needed(first_page.BESIDE))
    found = {one.partition(".")[0] for one in every}
    assert {*first_page.ABOVE, *first_page.BESIDE} <= found
    assert "embed" in found, "a chart's own library is imported by what draws it"


def test_charts_beside_a_map_are_fetched_and_not_read_before_it_stands() -> None:
    charts = [one for one in first_page.needed(first_page.BESIDE) if one.startswith("embed.")]
    assert charts
    for one in charts:
        assert f"static/js/{one}" in named(first_page.body({}), "prefetch")
        assert f"static/js/{one}" not in named(first_page.body({}), "modulepreload")
        assert f"static/js/{one}" in named(first_page.body(), "modulepreload")


def test_streamlit_is_told_of_its_server_what_the_server_would_answer() -> None:
    (route,) = create_host_config_routes("")
    assert isinstance(route, Route)
    asked = Request({"type": "http", "method": "GET", "headers": []})
    with ThreadPoolExecutor(1) as aside:  # a browser test of this process may have left a loop
        response = aside.submit(asyncio.run, route.endpoint(asked)).result()
    answered = json.loads(response.body)
    told = first_page.host()
    assert told.items() <= answered.items()
    assert told["allowedOrigins"], "without any Streamlit asks first"
    assert json.dumps(told) in first_page.plain()


def test_the_shapes_are_those_that_the_map_will_ask_for() -> None:
    page = first_page.body({"place": "VN", "level": "commune"})
    layer = topology.layer("communes")
    assert f"geometry/{layer.scope}-{layer.digest}.json" in named(page, "prefetch")
    assert f"assets/map/{bundle.name('js')}" in named(page, "prefetch")


def test_a_place_that_nobody_knows_names_no_shapes() -> None:
    for asked in ({}, {"place": "99"}, {"place": '"><script>'}, {"place": "VN", "lang": "xx"}):
        page = first_page.body(asked)
        assert not any("geometry" in one for one in named(page, "prefetch"))
        assert page.count("<script") == first_page.plain().count("<script")


def test_the_server_is_named_before_streamlit_looks_for_it() -> None:
    page = first_page.plain()
    assert "BACKEND_BASE_URL" in page
    assert page.index("BACKEND_BASE_URL") < page.index("</head>")


def test_the_page_tells_of_a_narrow_window_by_the_cookie_that_the_server_reads() -> None:
    page = first_page.plain()
    assert f'document.cookie = "{frame.WIDTH}="' in page
    assert f'innerWidth < {frame.NARROW_PX} ? "{frame.NARROW}"' in page
    assert "SameSite=Lax" in page


def test_streamlits_own_start_does_not_queue_behind_what_is_named_here() -> None:
    page = first_page.plain()
    ours = [one for one in re.findall(r"<link[^>]*>", page) if any(name in one for name in LATER)]
    assert len(ours) == len(LATER)
    assert all('fetchpriority="low"' in one for one in ours)


def test_the_script_of_the_maps_frame_is_there_before_the_frame() -> None:
    found = [one for one in named(first_page.body({}), "prefetch") if "streamlit_folium" in one]
    assert found
    for one in found:
        name = one.rpartition("/")[2]
        assert packed.parcel_of(name, "/component/streamlit_folium.st_folium") is not None


def test_what_stands_for_what_will_come_keeps_still() -> None:
    page = first_page.plain()
    assert page.index(first_page.STILL) < page.index("</head>")
    texts = [one.read_text() for one in (packed.SHIPPED / "js").glob("index.*.js")]
    assert any("stSkeleton" in one for one in texts), "Streamlit calls it otherwise now"
