"""The overview: what changed, what waits for whom, and whom the plan has not reached."""

import datetime as dt
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.actor import Grant, Role
from data.store import open_store
from tests import report
from tests.app.conftest import FIBRE, at_page, fill, opened, publish, signed_in
from tests.app.conftest import report as row
from tests.app.test_pages import words
from tests.unit.data.store.person import REPORTER

PLAN = "minh_hoa_dien_bien"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as store:
        fill(store)
    return tmp_path


def app_of(home: Path, monkeypatch: pytest.MonkeyPatch, *grants: Grant) -> AppTest:
    app = next(iter(opened(home, monkeypatch)))
    if grants:
        with open_store(f"sqlite:///{home / 'banso.db'}") as store:
            signed_in(store, monkeypatch, *grants)
    return app


def said(app: AppTest) -> str:
    return words(app).replace("\\", "")


def labels(app: AppTest) -> list[str]:
    return [str(one.proto.label) for one in app.get("page_link")]


def test_it_says_what_changed_since_the_last_revision(app: AppTest) -> None:
    at_page(app, "overview")
    assert not app.exception
    assert "So với bản số liệu r2, ngay trước bản r3 đang công bố." in said(app)
    assert "Chỉ số chuyển đổi số (DTI)  \n:gray[:small[3 số liệu mới]]" in said(app)
    at_page(app, "overview", place="15")
    assert not app.exception


def test_a_chosen_day_stands_in_the_address_and_counts_from_its_start(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = dt.datetime.now(dt.timezone(dt.timedelta(hours=7))).date()
    app = at_page(app_of(home, monkeypatch), "overview", since=today.isoformat())
    assert "Hộ được phủ cáp quang  \n:gray[:small[89 số liệu mới]]" in said(app)
    shown = [each.value for each in app.markdown if "số liệu mới]]" in each.value]
    assert sum("DTI" in each for each in shown) <= 1  # a line a group
    assert app.query_params["since"] == today.isoformat()
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        publish(
            store,
            [row(FIBRE, "03127", "2025-Q3", 999, 5)],
            "sua.xlsx",
            scope="11",
            is_demonstration=True,
        )
    app.date_input(key="since_day").set_value(None).run()
    assert "since" not in app.query_params
    assert "1 số liệu sửa" in said(app)


@pytest.mark.parametrize("since", ["hom-qua", "2999-01-01", "2026-13-45"])
def test_a_day_that_is_none_falls_back(app: AppTest, since: str) -> None:
    at_page(app, "overview", since=since)
    assert not app.exception
    assert "So với bản số liệu r2" in said(app)


def test_who_may_approve_sees_what_waits_and_nobody_else_does(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        report.submit(store, "cho_duyet.xlsx", {(FIBRE, "03127", "2025-Q4"): 50.0}, by=REPORTER)
    assert "cho_duyet" not in said(at_page(app_of(home, monkeypatch), "overview"))
    elsewhere = Grant(role=Role.APPROVER, scope="15")
    assert "cho_duyet" not in said(at_page(app_of(home, monkeypatch, elsewhere), "overview"))


def test_an_approver_is_led_to_the_report(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        number = report.submit(
            store, "cho_duyet.xlsx", {(FIBRE, "03127", "2025-Q4"): 50.0}, by=REPORTER
        )
    mine = Grant(role=Role.APPROVER, scope="11")
    app = at_page(app_of(home, monkeypatch, mine), "overview")
    assert "Duyệt cho_duyet.xlsx" in said(app).replace("\\_", "_")
    assert "1 số liệu · Lò Thị Hoa gửi ngày" in said(app)
    links = [one.proto for one in app.get("page_link")]
    assert any(f"submission={number}" in str(one) for one in links)


def test_silent_communes_and_silent_tasks_wait_for_somebody(app: AppTest) -> None:
    at_page(app, "overview")
    assert "Đôn đốc 1 xã, phường chưa báo cáo quý III/2025" in said(app)
    assert "1 nhiệm vụ đã qua hạn mà chưa có báo cáo kết quả" in said(app)
    assert {"Xem danh sách", "Xem nhiệm vụ"} <= set(labels(app))


def test_gaps_are_of_people_with_their_basis_and_none_is_made_up(app: AppTest) -> None:
    at_page(app, "plan", plan=PLAN)
    app.query_params.clear()
    at_page(app, "overview")
    # 44 of 45 communes with 1,000 households each told of fibre; the goal is 95 %.
    assert "ít nhất" in said(app)
    assert "hộ** · Hộ được phủ cáp quang" in said(app)
    assert "của 44.000 hộ, cần ≥" in said(app)
    assert "Mới 44/45 xã, phường báo cáo." in said(app)
    assert "một hộ tính 3,6 người" in said(app)
    at_page(app, "overview", place="VN")
    assert not app.exception
    assert "Chưa tính được" in said(app)


def test_a_tile_bears_the_state_of_its_target_in_the_plan_last_chosen(app: AppTest) -> None:
    at_page(app, "plan", plan=PLAN)
    app.query_params.clear()
    at_page(app, "overview")
    assert "Giảm so với gốc" in said(app)
    assert "18 mục tiêu của Kế hoạch minh hoạ" in said(app)


def test_english_is_spoken_when_the_address_asks(app: AppTest) -> None:
    at_page(app, "overview", lang="en")
    assert "Needs a decision this week" in said(app)
    assert "Largest gaps by people" in said(app)
