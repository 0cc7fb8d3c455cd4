"""The server process itself asks nobody outside; the browser's side is tested in a browser."""

import importlib
from typing import NoReturn

import pytest
from streamlit import net_util
from streamlit.web.server.server_util import is_url_from_allowed_origins


def test_a_browser_that_comes_by_another_name_makes_the_server_ask_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        pytest.fail("the server asked for its external address")

    monkeypatch.setattr(net_util, "_external_ip", None)  # as a fresh process has it
    monkeypatch.setattr(net_util, "_make_blocking_http_get", refuse)
    monkeypatch.setattr(net_util, "get_internal_ip", lambda: "10.0.0.7")
    importlib.reload(importlib.import_module("app"))
    assert not is_url_from_allowed_origins("http://banso.example")
