"""A leader overrides a status on the page of plans: both states stay, with the reason."""

import io
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from data import plan
from data.actor import Grant, Role, operator
from data.period import parse
from data.plan.override import Seen
from data.status import Status
from data.store import open_store
from geo.units import TODAY, UnitKey
from tests.app.conftest import at_page, fill, opened, signed_in
from tests.app.test_pages import words
from tests.app.test_plan import table

PLAN = "minh_hoa_dien_bien"
REASON = "Hai xã đã xong nhưng chưa kịp báo cáo"
APPROVER = Grant(role=Role.APPROVER, scope="11")


def seen(period: str = "2025-Q3") -> Seen:
    return Seen(
        plan=plan.plans()[PLAN],
        target_id="cap_quang",
        place=UnitKey("11", TODAY),
        period=parse(period),
        revision=3,
    )


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


def overridden(home: Path, *, status: Status = Status.ACHIEVED) -> None:
    with open_store(f"sqlite:///{home / 'banso.db'}") as store:
        store.desk(operator("Quàng Văn Bình")).override_status(seen(), status=status, reason=REASON)


def buttons(app: AppTest) -> set[str]:
    return {str(one.key) for one in app.button}


def test_a_reader_and_a_reporter_see_no_button_and_an_approver_does(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = {"plan": PLAN, "target": "cap_quang"}
    assert "override" not in buttons(at_page(app_of(home, monkeypatch), "plan", **at))
    reporter = Grant(role=Role.REPORTER, scope="11")
    assert "override" not in buttons(at_page(app_of(home, monkeypatch, reporter), "plan", **at))


def test_an_approver_may_override_and_lift_what_holds(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overridden(home)
    app = at_page(app_of(home, monkeypatch, APPROVER), "plan", plan=PLAN, target="cap_quang")
    assert {"override", "lift"} <= buttons(app)
    at_page(app, "plan", plan=PLAN, target="can_bo")
    assert "lift" not in buttons(app)
    at_page(app, "plan", place="15")
    assert "override" not in buttons(app)


def test_both_states_stand_in_list_and_card_and_counts_are_of_the_computed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = at_page(app_of(home, monkeypatch), "plan", plan=PLAN, target="cap_quang")
    title = before.title[0].value
    overridden(home)
    app = at_page(app_of(home, monkeypatch), "plan", plan=PLAN, target="cap_quang")
    row = next(row for row in table(app) if "cáp quang" in row[0] and "điểm" in row[3])
    assert "Giảm so với gốc" in row[4]
    assert "điều chỉnh thành" in row[4]
    assert "Đã đạt" in row[4]
    assert app.title[0].value == title
    said = words(app).replace("\\", "")
    assert "Số đếm theo trạng thái tính được: 0/18 đạt. 1 mục tiêu được điều chỉnh" in said
    assert "theo điều chỉnh: 1/18" in said
    assert REASON in words(app)


def test_what_was_said_of_a_later_quarter_does_not_stand_before_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overridden(home)
    app = at_page(app_of(home, monkeypatch), "plan", plan=PLAN, target="cap_quang", at="2025-Q2")
    assert not any("điều chỉnh thành" in row[4] for row in table(app))
    assert "Lịch sử điều chỉnh (1)" in [one.label for one in app.expander]


def test_the_workbook_holds_both_states_and_the_history(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    overridden(home)
    content = made(home, monkeypatch)
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Mục tiêu", "Nhiệm vụ", "Điều chỉnh"]
    rows = [[cell.value for cell in row] for row in book["Mục tiêu"].iter_rows(min_row=5)]
    heads = rows[0]
    fibre = next(row for row in rows[1:] if row[heads.index("Trạng thái điều chỉnh")])
    told = dict(zip(heads, fibre, strict=True))
    assert told["Trạng thái tính được"] == "Giảm so với gốc"
    assert told["Trạng thái điều chỉnh"] == "Đã đạt"
    assert told["Lý do điều chỉnh"] == REASON
    assert told["Hiện tại"] == pytest.approx(45.9, abs=5)
    silent = next(row for row in rows[1:] if row[heads.index("Hiện tại")] is None)
    assert silent[heads.index("Trạng thái tính được")] == "Chưa có số liệu"
    assert book["Điều chỉnh"].max_row == 6


def made(home: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """The file that the page hands out, made by a page of its own."""
    script = Path(__file__).with_name("plan_workbook_page.py")
    monkeypatch.setenv("BANSO_HOME", str(home))
    app = AppTest.from_file(str(script), default_timeout=60)
    app.query_params["plan"] = PLAN
    app.run()
    assert not app.exception
    return bytes(app.session_state["made"])
