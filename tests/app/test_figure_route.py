"""What a map asks for while it is looked at: words of one unit, the shades of all periods."""

import http.client
import json
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import streamlit as st
import uvicorn
from starlette.applications import Starlette

from components import figure_address, figure_route, filters, load, mapped
from components.entry import cookie
from components.filters import Selection
from components.maps import sent
from components.maps.view import Theme
from components.picture import Picture, picture
from components.visitor import READING, SIGNED_IN
from data.account import accounts, door
from data.actor import Grant, Role, operator
from data.catalog import indicator
from data.period import Period
from data.store import Store, open_store
from geo import units
from tests.app.conftest import FIBRE, SILENT, fill, publish, report

CODE = next(one.code for one in units.communes("11")[5:] if one.code != SILENT)
VIEW = {"place": "11", "indicator": FIBRE, "period": "2025-Q3"}


class Client:
    """Asks one server, as a browser that may hold a cookie."""

    def __init__(self, port: int) -> None:
        self.port = port

    def get(self, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            headers = {name.lower(): value for name, value in answer.headers.items()}
            return answer.status, headers, answer.read()
        finally:
            connection.close()

    def read(self, path: str, **headers: str) -> Any:
        status, _, body = self.get(path, **headers)
        assert status == 200
        return json.loads(body)


@pytest.fixture
def home(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANSO_HOME", str(filled))
    for name in ("BANSO_DATABASE_URL", READING):
        monkeypatch.delenv(name, raising=False)
    st.cache_resource.clear()
    return filled


@pytest.fixture
def client(home: Path) -> Iterator[Client]:
    assert home.exists()
    server = uvicorn.Server(
        uvicorn.Config(Starlette(routes=figure_route.routes()), port=0, log_level="error")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield Client(server.servers[0].sockets[0].getsockname()[1])
    server.should_exit = True
    thread.join()


def made(**parts: str) -> Picture:
    found = picture(filters.given(VIEW | parts), Theme.LIGHT)
    assert found is not None
    return found


def at(kind: str, **parts: str) -> str:
    return f"/{kind}/{figure_address.version(load.version())}?{urlencode(VIEW | parts)}"


@pytest.mark.usefixtures("home")
def test_a_view_and_its_parameters_name_each_other() -> None:
    chosen = {"method": "natural", "classes": "4", "breaks": "20,40"}
    for parts in (VIEW, VIEW | chosen, {"place": "VN", "indicator": "dti_value"}):
        one: Selection = filters.given(parts)
        assert filters.given(filters.parameters(one)) == one


def test_the_words_of_a_unit_are_those_of_the_table(client: Client) -> None:
    one = made()
    for code in (CODE, SILENT):
        row = one.row(code)
        told = client.read(f"/{figure_address.words_address(one)}&unit={code}")
        assert told["value"] == row["value_text"]
        assert told["lines"] == [line for line in row["detail_text"].split("\n") if line]


def test_the_words_of_another_period_have_the_same_address_but_for_it(client: Client) -> None:
    now = client.read(at("tip", unit=CODE))
    assert len(now["course"]) > now["now"] > 0, "its line over the periods, which ends with this"
    before = client.read(at("tip", unit=CODE, period="2025-Q2"))
    assert now["ends"] == before["ends"], "its scale, as figures at its ends"
    assert now["value"].startswith(now["ends"][-1])
    assert now["value"] != before["value"]
    assert client.read(at("tip", unit=CODE, lang="en"))["value"] != now["value"], "44.7, not 44,7"


def test_the_words_of_a_difference_say_both_figures(client: Client) -> None:
    told = client.read(at("tip", unit=CODE, against="2025-Q2"))
    assert told["value"].startswith("+")
    assert len(told["lines"]) == 2


def test_all_periods_come_at_once_and_each_is_what_its_own_page_shows(client: Client) -> None:
    status, headers, body = client.get(f"/{figure_address.frames_address(made())}")
    assert status == 200
    assert headers["cache-control"] == figure_route.A_DAY
    frames = json.loads(body)["frames"]
    assert [one["period"] for one in frames] == ["2025-Q2", "2025-Q3"]
    for frame in frames:
        one = made(period=frame["period"])
        index = one.rows.set_index("unit_code")["class_index"].astype("string").fillna("m")
        assert sorted(frame["shades"]) == sorted(index)
        assert one.indicator.show_total(one.total.value or 0) in frame["whole"]
        assert f"{one.total.reported}/{one.total.of}" in frame["counted"]


def test_frames_of_a_rate_as_circles_say_class_and_size_of_each(client: Client) -> None:
    plain = client.read(f"/{figure_address.frames_address(made())}")["frames"][-1]
    sized = client.read(f"/{figure_address.frames_address(made(), is_sized=True)}")["frames"][-1]
    assert (plain["inks"], plain["sizes"]) == ("", "")
    assert sized["inks"].replace("-", "m") == plain["shades"], "the same classes, on circles"
    assert set(sized["shades"]) == {"-", "m"}
    assert sized["sizes"]


@pytest.mark.usefixtures("home")
def test_the_address_of_the_periods_is_the_same_for_each_of_them() -> None:
    assert figure_address.frames_address(made()) == figure_address.frames_address(
        made(period="2025-Q2")
    )


@pytest.mark.parametrize("parts", [{}, {"method": "natural", "classes": "4", "breaks": "20,40"}])
def test_the_map_of_another_indicator_is_what_its_page_would_send(
    client: Client, parts: dict[str, str]
) -> None:
    one = made(**parts)
    others = [key for key in one.selection.indicators if key != one.indicator.id]
    assert others
    for key in others:
        address = figure_address.ahead_address(one, is_compact=False)
        named = urlencode({"named": indicator(key).short_name()})
        ahead = client.read(f"/{address}&{named}")
        kept = {name: value for name, value in parts.items() if name != "breaks"}
        there = made(**{**kept, "indicator": key, "period": str(usual_period(one, key))})
        assert ahead == json.loads(sent.sent(mapped.plain(there, is_compact=False)))


def usual_period(one: Picture, key: str) -> Period:
    """The period of a view, or the last where another indicator has none of it."""
    _, known = filters.known_periods(one.selection, key)
    return one.period if one.period in known else known[-1]


def test_an_indicator_that_the_list_has_not_is_unknown(client: Client) -> None:
    address = figure_address.ahead_address(made(), is_compact=True)
    assert client.get(f"/{address}&named=")[0] == 404
    assert client.get(f"/{address}&{urlencode({'named': '<script>'})}")[0] == 404


@pytest.mark.parametrize(
    "path",
    [
        "/tip/0123456789abcdef?place=11&unit=03158",
        "/frames/0123456789abcdef?place=11",
        "/ahead/0123456789abcdef?place=11&named=x",
    ],
)
def test_another_revision_is_unknown(client: Client, path: str) -> None:
    assert client.get(path)[0] == 404


@pytest.mark.parametrize(
    "parts",
    [
        {"unit": "99999"},
        {"unit": CODE, "period": "1999"},
        {"unit": CODE, "place": "99"},
        {"unit": CODE, "indicator": "<script>"},
        {"unit": CODE, "against": "yesterday"},
        {"unit": CODE, "theme": "pink"},
        {"unit": CODE, "lang": "xx"},
        {},
    ],
)
def test_what_no_page_asks_is_unknown(client: Client, parts: dict[str, str]) -> None:
    assert client.get(at("tip", **parts))[0] == 404


def test_a_new_revision_has_new_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        fill(store)
        before = figure_address.version(load.version())
        publish(store, [report(FIBRE, CODE, "2025-Q4", 500, 5)], "later.xlsx", scope="11")
        assert figure_address.version(load.version()) != before


@pytest.fixture
def closed(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The store of an installation that shows figures to nobody outside."""
    shutil.copytree(home, tmp_path, dirs_exist_ok=True)
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    monkeypatch.setenv(READING, SIGNED_IN)
    st.cache_resource.clear()
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        yield store


def test_where_reading_is_for_whoever_signed_in_these_addresses_are_too(
    closed: Store, client: Client
) -> None:
    for path in (at("tip", unit=CODE), at("frames")):
        assert client.get(path)[0] == 401
        assert client.get(path, Cookie=f"{cookie.SESSION}=forged")[0] == 401
    given = Grant(role=Role.REPORTER, scope="11")
    link = accounts(closed, operator("test")).invite(grants=[given])
    secret = door(closed).take(
        link, new="chè shan tuyết cổ thụ", name="lathihoa", display_name="Là"
    )
    held = f"{cookie.SESSION}={cookie.sealed(secret)}"
    for path in (at("tip", unit=CODE), at("frames")):
        status, headers, _ = client.get(path, Cookie=held)
        assert status == 200
        assert headers["cache-control"] == "private, no-store"
    door(closed).sign_out(secret)
    assert client.get(at("frames"), Cookie=held)[0] == 401


def test_a_commune_among_those_of_the_country_says_its_province_and_each_its_period(
    client: Client,
) -> None:
    here = client.read(at("tip", unit=CODE))
    assert made().period.label() in here["lines"]
    asked = {"place": "VN", "level": "commune", "indicator": FIBRE, "unit": CODE}
    told = client.read(at("tip", **asked))
    assert told["lines"][0] == "Điện Biên"
