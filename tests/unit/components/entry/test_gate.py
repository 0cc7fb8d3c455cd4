"""The gate before Streamlit's own addresses: a real server, direct requests."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from components.entry import cookie, gate, route
from data.account import accounts
from data.actor import operator
from data.store import Store
from tests.unit.components.entry.test_route import (
    Client,
    home,
    join,
    serving,
    sign_in,
    store,
    value_of,
)

__all__ = ["home", "store"]

FILES = ("/media/open.csv", "/media/hers.csv", "/media/nobodys.csv")
ENDPOINTS = ("/_stcore/upload_file/a/b", "/_stcore/agent/interact", "/_stcore/metrics")
POINTS = "/points/smart_loudspeaker_clusters.11.2025-07-01.2025-Q3-0.json"


async def media(request: Request) -> Response:
    """A file as Streamlit serves it, under the type that a page gave it."""
    owner = {"hers.csv": "; account=1", "nobodys.csv": "; account=0"}
    kind = f"text/csv{owner.get(request.path_params['name'], '')}"
    return Response("figures", media_type=kind)


async def passed(_request: Request) -> Response:
    return PlainTextResponse("passed")


@pytest.fixture(params=["", "banso"])
def client(request: pytest.FixtureRequest) -> Iterator[Client]:
    base = request.param
    stem = f"/{base}" if base else ""
    app = Starlette(
        routes=[
            *route.routes(base=base),
            Route(f"{stem}/media/{{name}}", media),
            *(Route(f"{stem}{one}", passed, methods=["GET", "PUT"]) for one in ENDPOINTS),
            Route(f"{stem}/_stcore/health", passed),
            Route(f"{stem}/points/{{name}}.json", passed),
        ],
        middleware=[Middleware(gate.Gate, base=base)],
    )
    with serving(app=app, below=stem) as opened:
        yield opened


def session(client: Client, name: str = "pao") -> dict[str, str]:
    return {"Cookie": f"banso_session={value_of(sign_in(client, name=name))}"}


def said(client: Client, **headers: str) -> list[int]:
    return [client.get(one, **headers).status for one in FILES]


def test_where_reading_is_open_a_file_of_somebodys_is_theirs_alone(
    client: Client, store: Store
) -> None:
    join(store)
    join(store, "lan")
    hers = session(client)
    assert said(client) == [200, 401, 401]
    assert said(client, **hers) == [200, 200, 401]
    assert said(client, **session(client, "lan")) == [200, 401, 401]
    found = client.get("/media/hers.csv", **hers)
    assert found.text == "figures"
    assert found.headers["Content-Type"] == "text/csv; charset=utf-8"


def test_where_reading_is_closed_no_file_goes_to_whoever_has_no_session(
    client: Client, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSO_READING", "signed-in")
    join(store)
    assert said(client) == [401, 401, 401]
    assert said(client, **session(client)) == [200, 200, 401]
    assert client.get("/_stcore/metrics").status == 401
    assert client.get(POINTS).status == 401
    assert client.get(POINTS, **session(client)).text == "passed"
    assert client.get("/_stcore/health").status == 200, "who watches over the server is nobody"
    assert client.get("/sign-in").status == 200


def test_only_somebody_may_send_a_file(client: Client, store: Store) -> None:
    join(store)
    for path in ENDPOINTS[:2]:
        assert client.get(path).status == 401
        assert client.get(path, **session(client)).text == "passed"
    assert client.get("/_stcore/metrics").status == 200
    assert client.get(POINTS).status == 200


def test_a_refusal_is_a_page_that_leads_to_signing_in(client: Client) -> None:
    answer = client.get("/media/hers.csv")
    assert "figures" not in answer.text
    assert "Hãy đăng nhập" in answer.text
    assert "/sign-in" in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_session_that_is_forged_over_or_of_a_removed_account_opens_nothing(
    client: Client, store: Store
) -> None:
    join(store)
    join(store, "lan")
    hers, other = session(client), session(client, "lan")
    forged = (
        "banso_session=1",
        hers["Cookie"][:-3] + "AAA",
        f"banso_session={cookie.sealed('made up')}",
        f"banso_session={cookie.sealed('made up', name=cookie.VIEW)}",
        "_streamlit_user=eyJpc19sb2dnZWRfaW4iOnRydWV9",
    )
    for one in forged:
        assert client.get(ENDPOINTS[0], Cookie=one).status == 401
    keeper = accounts(store, operator("test"))
    keeper.deactivate(keeper.named("pao").account_id)
    assert client.get("/media/hers.csv", **hers).status == 401
    assert client.get(ENDPOINTS[0], **hers).status == 401
    client.post("/sign-out", {}, {"Sec-Fetch-Site": "same-origin"} | other)
    assert client.get(ENDPOINTS[0], **other).status == 401
