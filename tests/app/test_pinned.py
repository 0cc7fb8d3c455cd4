"""`revision=12` in the address: a page of then, which says so and changes nothing."""

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from components import figure_address, filters, load, pin
from components.maps.view import Theme
from components.picture import picture
from components.state import UnknownRevisionError
from data.actor import Grant, Role, operator
from data.store import open_store
from geo import units
from tests.app.conftest import FIBRE, SILENT, at_page, fill, opened, publish, report, signed_in
from tests.app.test_pages import words

CODE = next(one.code for one in units.communes("11")[5:] if one.code != SILENT)
VIEW = {"place": "11", "indicator": FIBRE, "period": "2025-Q3"}
ADMIN = Grant(role=Role.ADMINISTRATOR, scope="*")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A store whose newest revision corrects one commune."""
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        fill(store)
        publish(store, [report(FIBRE, CODE, "2025-Q3", 999, 9)], "sửa.xlsx", scope="11")
    return tmp_path


@pytest.fixture
def app(home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return next(iter(opened(home, monkeypatch)))


def newest(home: Path) -> int:
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        return store.revision().number


def keys(app: AppTest) -> set[str]:
    return {str(one.key) for one in app.button}


def test_a_pinned_page_shows_the_figures_of_then_and_says_so(app: AppTest, home: Path) -> None:
    now = newest(home)
    at_page(app, "map", **VIEW, unit=CODE)
    assert "99,9" in words(app)
    assert "to_today" not in keys(app)
    at_page(app, "map", **VIEW, unit=CODE, revision=str(now - 1))
    assert not app.exception
    assert "99,9" not in words(app)
    assert f"bản {now - 1}, duyệt bởi Lò Thị Hoa" in words(app)
    assert f"r{now - 1}" in words(app), "so does the foot"


def test_the_pin_holds_from_page_to_page_until_it_is_taken_away(app: AppTest, home: Path) -> None:
    then = str(newest(home) - 1)
    at_page(app, "map", **VIEW, revision=then)
    app.query_params.clear()
    at_page(app, "trends")
    assert app.query_params["revision"] in (then, [then])
    assert "to_today" in keys(app)
    app.button("to_today").click().run()
    assert "revision" not in app.query_params
    assert "to_today" not in keys(app)


@pytest.mark.parametrize("asked", ["99", "0", "-1", "x", "1.5", "٣"])
def test_a_revision_that_is_not_there_is_one_sentence_and_todays_figures(
    app: AppTest, asked: str
) -> None:
    at_page(app, "map", **VIEW, unit=CODE, revision=asked)
    assert not app.exception
    (said,) = [one.value for one in app.warning]
    assert "Không có bản số liệu" in said
    assert "99,9" in words(app)
    assert "revision" not in app.query_params


def test_nothing_that_changes_figures_is_offered_there(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = next(iter(opened(home, monkeypatch)))
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        signed_in(store, monkeypatch, ADMIN)
    plan = {"place": "11", "plan": "minh_hoa_dien_bien"}
    at_page(app, "plan", **plan)
    assert {"plan_add", "override"} <= keys(app)
    at_page(app, "plan", **plan, revision="1")
    assert not {"plan_add", "plan_change", "override", "lift"} & keys(app)
    at_page(app, "review")
    assert "begin" not in keys(app)
    at_page(app, "catalogue", part="files")
    assert "remove" not in keys(app)


def test_a_page_of_today_says_that_the_others_are_pinned(app: AppTest) -> None:
    at_page(app, "map", **VIEW, revision="1")
    app.query_params.clear()
    at_page(app, "reporting")
    assert "to_today" not in keys(app)
    assert "vẫn giữ ở bản 1" in words(app)


def test_what_was_undone_since_is_told_and_still_shown(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        last = store.revision().number
        sent = store.submissions()
        number = int(sent.loc[sent["published_revision"] == last, "submission_id"].iloc[0])
        store.desk(operator("Lò Thị Hoa")).withdraw([number], reason="gửi nhầm")
    app = next(iter(opened(home, monkeypatch)))
    at_page(app, "map", **VIEW, unit=CODE, revision=str(last))
    assert "99,9" in words(app)
    assert "đã bị thu hồi ngày" in words(app)
    assert f"(bản {last + 1})" in words(app)


@pytest.mark.parametrize(
    "page", ["overview", "map", "trends", "compare", "dti", "plan", "commune", "review"]
)
def test_every_page_can_be_pinned_to_the_first_revision(app: AppTest, page: str) -> None:
    at_page(app, page, place="11", revision="1", unit=CODE)
    assert not app.exception
    assert "to_today" in keys(app)


def test_routes_answer_for_the_pinned_revision(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSO_HOME", str(home))
    monkeypatch.delenv("BANSO_DATABASE_URL", raising=False)
    st.cache_resource.clear()
    now = load.revision().number
    addresses = []
    for number in (now - 1, None):
        with load.at(number):
            one = picture(filters.given(VIEW), Theme.LIGHT)
            assert one is not None
            addresses.append(figure_address.words_address(one))
    assert f"revision={now - 1}" in addresses[0]
    assert "revision" not in addresses[1]
    with pytest.raises(UnknownRevisionError), load.at(now + 1):
        pass
    assert pin.pinned() is None
