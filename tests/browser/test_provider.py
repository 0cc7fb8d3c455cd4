"""Signing in with one's organisation: a real OpenID Connect provider, and a real browser."""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from bench.map.browser import answering, port, serving
from data.account import accounts
from data.actor import Grant, Role, operator
from data.store import open_store

pytestmark = pytest.mark.browser

PERSON = {"sub": "pao-1", "name": "Vừ A Páo", "preferred_username": "pao", "groups": ["so-khcn"]}
DISCOVERY = "/.well-known/openid-configuration"
THEIR_STYLE = "https://cdn.jsdelivr.net/npm/@picocss/"
ROLES = """
[[rule]]
claim = "groups"
contains = "so-khcn"
role = "approver"
scope = "11"
"""


@contextmanager
def provider(folder: Path) -> Iterator[str]:
    """The provider's address, once it has told what it can, while its process runs."""
    claims = ("--user-claims", json.dumps(PERSON))
    with port() as number:
        command = (sys.executable, "-m", "oidc_provider_mock", "--port", str(number), *claims)
        log = folder / "provider.log"
        with answering(command, number, log=log, path=DISCOVERY, env={}) as address:
            yield address


def secrets(address: str, issuer: str) -> str:
    return f"""
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{os.urandom(16).hex()}"
client_id = "banso"
client_secret = "secret"
server_metadata_url = "{issuer}{DISCOVERY}"
"""


def test_an_officer_of_the_department_signs_in_there_and_is_an_approver_here(
    context: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strangers: list[str]
) -> None:
    roles, file = tmp_path / "roles.toml", tmp_path / "secrets.toml"
    roles.write_text(ROLES, encoding="utf-8")
    monkeypatch.setenv("BANSO_OIDC_ROLES", str(roles))
    monkeypatch.setenv("BANSO_READING", "signed-in")
    options = ("--secrets.files", str(file))
    with ExitStack() as running:
        issuer, number = running.enter_context(provider(tmp_path)), running.enter_context(port())
        # Before the server starts, which may read the file at any moment from then on.
        file.write_text(secrets(f"http://127.0.0.1:{number}", issuer), encoding="utf-8")
        address = running.enter_context(serving("app.py", tmp_path, *options, at=number))
        page = context.new_page()
        page.goto(f"{address}/catalogue?part=files")
        page.get_by_text("Mời đăng nhập để xem số liệu").wait_for()
        page.screenshot(path="screenshots/account-closed.png")
        page.locator(".st-key-sign_in_here button").click()
        page.wait_for_url("**/sign-in?*")
        page.screenshot(path="screenshots/account-sign-in-provider.png")
        page.get_by_role("link", name="tài khoản của cơ quan").click()
        page.get_by_role("button", name="pao-1").click()
        menu = page.locator(".st-key-account button:visible").first
        expect(menu).to_contain_text("Vừ A Páo")
        page.wait_for_url("**/catalogue?*part=files*")
        menu.click()
        expect(page.get_by_text("Người duyệt: Tỉnh Điện Biên")).to_be_visible()
        page.screenshot(path="screenshots/account-corner.png")
        measures = f"{address}/_stcore/metrics"  # behind the gate, which asks for their session
        assert page.request.get(measures).status == HTTPStatus.OK
        url = f"sqlite:///{tmp_path / 'banso.db'}"
        with open_store(url) as store:
            [found] = accounts(store, operator("test")).people()
            assert found.grants == (Grant(role=Role.APPROVER, scope="11"),)
            accounts(store, operator("test")).deactivate(found.account_id)
        assert page.request.get(measures).status == HTTPStatus.UNAUTHORIZED
        page.goto(f"{address}/map")
        page.get_by_text("Mời đăng nhập để xem số liệu").wait_for()
        # The provider's own page asks for its style sheet; that page is not ours.
        strangers[:] = [one for one in strangers if not one.startswith(THEIR_STYLE)]
