"""What a server tells whoever starts it."""

import os
import re
import time
from pathlib import Path

import pytest
import streamlit as st
from streamlit.watcher.polling_path_watcher import _POLLING_PERIOD_SECS, PollingPathWatcher

from components.entry import opening
from data.account import __main__ as command
from data.account import accounts, door
from data.actor import Role, operator
from data.store import open_store

PASSWORD = "chè shan tuyết cổ thụ"
SECRET = re.compile(r"/invitation/(\S+)")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    for name in ("BANSO_DATABASE_URL", "BANSO_LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def secret_in(told: str) -> str:
    found = SECRET.search(told)
    assert found, told
    return found[1]


def test_a_new_store_gets_a_link_with_the_port_and_path_that_are_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options = {"server.port": 8632, "server.baseUrlPath": "banso", "server.sslCertFile": None}
    monkeypatch.setattr(st, "get_option", options.__getitem__)
    told = opening.first_link()
    assert "http://localhost:8632/banso/invitation/" in told
    with open_store() as store:
        door(store).take(secret_in(told), new=PASSWORD, name="hoa")
        assert accounts(store, operator("test")).named("hoa").actor.is_administrator
    assert opening.first_link() == "", "there is somebody now"


def test_a_store_that_cannot_be_opened_is_said_and_the_server_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("BANSO_DATABASE_URL", "mongodb://x")
    assert "mongodb" in opening.first_link()


def test_the_command_line_keeps_accounts(capsys: pytest.CaptureFixture[str]) -> None:
    def run(*words: str) -> tuple[int, str]:
        status = command.main(words)
        caught = capsys.readouterr()
        return status, caught.out + caught.err

    assert "data.account link" in run("list")[1]
    status, told = run("link", "--address", "https://banso.example/")
    assert status == 0
    assert "https://banso.example/invitation/" in told
    with open_store() as store:
        door(store).take(secret_in(told), new=PASSWORD, name="hoa")
    assert run("link")[0] == 1
    status, told = run("invite", "--role", "reporter", "--scope", "11", "--units", "03127")
    with open_store() as store:
        door(store).take(secret_in(told), new=PASSWORD, name="pao")
        [given] = accounts(store, operator("test")).named("pao").grants
        assert given.role is Role.REPORTER
        assert given.unit_codes == ("03127",)
    assert run("unlock", "pao")[0] == 0
    assert secret_in(run("reset", "PAO")[1])
    assert run("deactivate", "pao")[0] == 0
    assert "ended\treporter:11 (03127)" in run("--language", "en", "list")[1].replace(
        "Ended", "ended"
    )
    assert run("deactivate", "hoa")[0] == 1
    assert run("reset", "nobody")[0] == 1
    assert run()[0] == 2
    assert run("invite", "--role", "approver", "--scope", "99")[0] == 1


def test_settings_are_not_looked_at_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PollingPathWatcher, "_schedule", PollingPathWatcher._schedule)
    opening.rest()
    settings = tmp_path / "config.toml"
    settings.write_text("[server]\n")
    changed: list[str] = []
    PollingPathWatcher(str(settings), changed.append)
    settings.write_text("[server]\nport = 1\n")
    os.utime(settings, (2e9, 2e9))
    time.sleep(3 * _POLLING_PERIOD_SECS)
    assert changed == []
