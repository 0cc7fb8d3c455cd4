"""Signing in with one's organisation: a real OpenID Connect provider, and a real browser."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from bench.map.browser import serving
from data.account import accounts
from data.actor import Grant, Role, operator
from data.store import open_store

pytestmark = pytest.mark.browser

PERSON = {"sub": "pao-1", "name": "Vừ A Páo", "preferred_username": "pao", "groups": ["so-khcn"]}
THEIR_STYLE = "https://cdn.jsdelivr.net/npm/@picocss/"
ROLES = """
[[rule]]
claim = "groups"
contains = "so-khcn"
role = "approver"
scope = "11"
"""


@contextmanager
def provider() -> Iterator[str]:
    """The provider's address while its process runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    claims = ("--user-claims", json.dumps(PERSON))
    command = (sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *claims)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(timeout=20)


def secrets(address: str, issuer: str) -> str:
    return f"""
[auth]
redirect_uri = "{address}/oauth2callback"
cookie_secret = "{os.urandom(16).hex()}"
client_id = "banso"
client_secret = "secret"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
"""


def test_an_officer_of_the_department_signs_in_there_and_is_an_approver_here(
    context: BrowserContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, strangers: list[str]
) -> None:
    roles, file = tmp_path / "roles.toml", tmp_path / "secrets.toml"
    roles.write_text(ROLES, encoding="utf-8")
    monkeypatch.setenv("BANSO_OIDC_ROLES", str(roles))
    monkeypatch.setenv("BANSO_READING", "signed-in")
    options = ("--secrets.files", str(file))
    with provider() as issuer, serving("app.py", tmp_path, *options) as address:
        file.write_text(secrets(address, issuer), encoding="utf-8")
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
        url = f"sqlite:///{tmp_path / 'banso.db'}"
        with open_store(url) as store:
            [found] = accounts(store, operator("test")).people()
            assert found.grants == (Grant(role=Role.APPROVER, scope="11"),)
            accounts(store, operator("test")).deactivate(found.account_id)
        page.goto(f"{address}/map")
        page.get_by_text("Mời đăng nhập để xem số liệu").wait_for()
        # The provider's own page asks for its style sheet; that page is not ours.
        strangers[:] = [one for one in strangers if not one.startswith(THEIR_STYLE)]
