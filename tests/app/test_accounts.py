"""Accounts on the pages: who sees what, and that the page is not what keeps others out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.account import accounts, door
from data.actor import EVERYWHERE, Grant, Role, operator
from data.store import Store, open_store
from tests.app.conftest import at_page, fill, opened, signed_in

ADMINISTRATOR = Grant(role=Role.ADMINISTRATOR, scope=EVERYWHERE)
APPROVER = Grant(role=Role.APPROVER, scope="11")
PAGES = ("overview", "map", "trends", "catalogue", "submit", "reporting", "accounts")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as made:
        fill(made)
        yield made


@pytest.fixture
def app(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    yield from opened(Path(store.engine.url.database or "").parent, monkeypatch)


def said(app: AppTest) -> str:
    kinds = (app.title, app.header, app.subheader, app.markdown, app.metric, app.error)
    tables = " ".join(str(one.value.to_numpy().tolist()) for one in app.table)
    return tables + " ".join(str(one.value) for kind in kinds for one in kind)


def test_an_administrator_sees_everybody_and_gives_a_role(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(store, monkeypatch, ADMINISTRATOR)
    link = accounts(store, operator("test")).invite(grants=[APPROVER], display_name="[Hoa](x)")
    door(store).take(link, new="nương ngô sau mưa", name="hoa")
    at_page(app, "accounts")
    assert "Vừ A Páo" in said(app)
    names = app.table[0].value["Người dùng"].tolist()
    assert names[0].startswith("**\\[Hoa\\](x)**"), "a name is no markup"
    hoa = accounts(store, operator("test")).named("hoa").account_id
    app.selectbox(key="person").select(hoa).run()
    app.selectbox(key="add_role").select(Role.REPORTER).run()
    app.selectbox(key="add_scope").select("15").run()
    app.button(key="add").click().run()
    assert not app.exception
    given = Grant(role=Role.REPORTER, scope="15")
    assert set(accounts(store, operator("test")).named("hoa").grants) == {APPROVER, given}


def test_the_last_administrator_is_told_why_they_stay(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = signed_in(store, monkeypatch, ADMINISTRATOR)
    at_page(app, "accounts").selectbox(key="person").select(actor.account_id).run()
    app.button(key="act_deactivate").click().run()
    assert "người quản trị cuối cùng" in app.error[0].value


def test_the_log_is_narrowed_down(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(store, monkeypatch, ADMINISTRATOR)
    at_page(app, "accounts", part="log")
    acts = app.table[0].value["Việc đã làm"].tolist()
    assert {"Tạo lời mời", "Nhận lời mời", "Công bố"} <= set(acts), "of accounts and of submissions"
    app.selectbox(key="by").select("Vừ A Páo").run()
    assert app.table[0].value["Việc đã làm"].tolist() == ["Nhận lời mời"]


def test_others_get_no_page_of_accounts_by_its_address(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(store, monkeypatch, APPROVER)
    at_page(app, "accounts", part="log")
    assert app.title[0].value == "Hộ được phủ cáp quang", "the first page, as for any unknown one"
    assert "person" not in [one.key for one in app.selectbox]


@pytest.mark.parametrize("name", PAGES[:6])
def test_where_reading_is_for_those_signed_in_nobody_else_gets_a_figure(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("BANSO_READING", "signed-in")
    at_page(app, name)
    assert "Mời đăng nhập" in said(app)
    assert not app.table
    assert not app.metric
    assert not app.selectbox
    assert "Điện Biên" not in said(app)


def test_a_word_that_is_neither_open_nor_signed_in_opens_nothing(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSO_READING", "opne")
    at_page(app, "map")
    assert "Mời đăng nhập" in said(app)


def test_any_role_reads_where_reading_is_for_those_signed_in(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BANSO_READING", "signed-in")
    signed_in(store, monkeypatch, Grant(role=Role.VIEWER, scope=EVERYWHERE))
    at_page(app, "map")
    assert "44/45 xã, phường đã báo cáo" in said(app)
    app.button(key="sign_out").click().run()
    assert "Mời đăng nhập" in said(app), "the cookie is still there, and opens nothing"
    assert not app.metric
