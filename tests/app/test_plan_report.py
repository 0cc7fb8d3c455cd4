"""A workbook of a plan on the pages: looked at, sent, approved, seen on the plan, undone."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.scoreboard import KEPT
from components.section.plan.edit import SEEN
from data.actor import Actor, Grant, Role
from data.ingest.answer import Answers
from data.plan import TaskState
from data.plan.reach import PlaceGroup
from data.store import Stage, Store, open_store
from data.submission import handing, planning
from data.submission.upload import take
from tests.app.conftest import at_page, fill, opened, signed_in
from tests.app.test_pages import words
from tests.unit.data.ingest.sample import sheet_of

APPROVER = Grant(role=Role.APPROVER, scope="11")
REPORTER = Grant(role=Role.REPORTER, scope="11")
HOA = Actor(name="Lò Thị Hoa", account_id=98, grants=(REPORTER,))
NAM = Actor(name="Trần Văn Nam", account_id=99, grants=(APPROVER,))
TASKS = (
    ("PHỤ LỤC PHÂN CÔNG NHIỆM VỤ",),
    ("(Thực hiện Kế hoạch 2309/KH-UBND)",),
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành", "Tiến độ"),
    ("I", "Phát triển hạ tầng số"),
    (1, "Lắp đặt trạm phát sóng", "Sở KH&CN", "Quý IV/2026", "Đang thực hiện"),
    (
        2,
        "Tham mưu phát triển hạ tầng thông tin và truyền thông vùng đồng bào dân tộc thiểu số",
        "Sở KH&CN",
        "Hằng năm",
        "30%",
    ),
)
ANNEX = (
    ("PHỤ LỤC 1",),
    ("MỤC TIÊU CHUYỂN ĐỔI SỐ CỦA XÃ NĂM 2026",),
    ("STT", "Tên chỉ tiêu", "Đơn vị tính", "Chỉ tiêu cụ thể"),
    (1, "Tỷ lệ hộ gia đình được phủ mạng Internet băng rộng cáp quang", "%", "Trên 80"),
    (2, "Tỷ lệ người dân được tuyên truyền", "%", "≥ 90"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{tmp_path / 'banso.db'}") as made:
        fill(made)
        yield made


@pytest.fixture
def app(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    yield from opened(Path(store.engine.url.database or "").parent, monkeypatch)


def said(app: AppTest) -> str:
    tables = " ".join(str(one.value.to_numpy().tolist()) for one in app.table)
    return (tables + words(app)).replace("\\xa0", " ").replace("\xa0", " ")


def sent(store: Store) -> int:
    number = take(
        store, HOA, content=sheet_of(TASKS), file_name="nhiem-vu.xlsx", scope="11"
    ).submission_id
    handing.submit(store, HOA, number)
    return number


def test_who_approves_sees_new_and_changed_lines_side_by_side(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = sent(store)
    signed_in(store, monkeypatch, APPROVER)
    at_page(app, "submit", submission=str(number))
    assert not app.exception
    assert "1 dòng mới, 1 dòng sửa, 0 dòng bỏ" in said(app)
    assert "ằng năm đến 2030" in said(app)
    app.button(key="approve").click().run()
    assert store.submission(number).stage is Stage.PUBLISHED
    at_page(app, "plan", plan="dien_bien_2309", show="tasks")
    assert "Lắp đặt trạm phát sóng" in said(app)
    store.desk(NAM).withdraw([number], reason="thử")
    at_page(app, "plan", plan="dien_bien_2309", show="tasks")
    assert "1/12 nhiệm vụ" in said(app)


def test_an_annex_of_a_commune_asks_for_its_plan_and_then_stands_on_the_page(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(store, monkeypatch, REPORTER, APPROVER)
    taken = take(
        store,
        HOA,
        content=sheet_of(ANNEX),
        file_name="phu-luc.xlsx",
        scope="11",
    )
    case = store.submission(taken.submission_id)
    answers = Answers(plan="+03127@2025-07-01")
    store.desk(HOA).keep_check(
        taken.submission_id, layout=case.handed_in.layout, scope="11", answers=answers
    )
    handing.submit(store, HOA, taken.submission_id)
    store.desk(NAM).approve(taken.submission_id, seen_revision=store.revision().number)
    (plan_id,) = set(store.plans()) - set(store.plans(revision=0))
    at_page(app, "plan", plan=plan_id)
    assert not app.exception
    assert "Tỷ lệ người dân được tuyên truyền" in said(app)
    assert app.title[0].value
    assert "Tỷ lệ hộ gia đình được phủ mạng" in said(app)


def test_only_those_allowed_may_change_a_plan_and_every_reader_sees_who_did(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_page(app, "plan", plan="dien_bien_2309", show="tasks")
    assert "plan_change" not in {one.key for one in app.button}
    shipped = store.plans()["dien_bien_2309"]
    task = replace(shipped.tasks["ung_dung_ai"], said=TaskState.DONE)
    planning.save(store, NAM, shipped, task, seen_revision=store.revision().number)
    at_page(app, "plan", plan="dien_bien_2309", show="tasks")
    assert "Lịch sử thay đổi (1)" in [one.label for one in app.expander]
    assert NAM.name in said(app)
    assert "Chưa có báo cáo → Hoàn thành" in said(app)
    signed_in(store, monkeypatch, APPROVER)
    at_page(app, "plan", plan="dien_bien_2309", show="tasks")
    assert {"plan_add", "plan_change"} <= {one.key for one in app.button}
    app.button(key="plan_change").click().run()
    assert not app.exception
    at_page(app, "plan", plan="dien_bien_2309", show="targets")
    app.button(key="plan_add").click().run()
    assert not app.exception


def test_retiring_a_target_asks_first_and_names_it(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(store, monkeypatch, APPROVER)
    at_page(app, "plan", plan="dien_bien_2309", show="targets")
    first = str(app.selectbox(key="target").value)
    name = store.plans()["dien_bien_2309"].targets[first].name
    dialog = AppTest.from_function(_dialog, default_timeout=60)
    dialog.query_params.update({"place": "11", "plan": "dien_bien_2309", "show": "targets"})
    dialog.run()
    dialog.button(key=f"plan_retire_{first}").click().run()
    assert not dialog.exception
    assert first in store.plans()["dien_bien_2309"].targets
    assert f"Bỏ “{name}” khỏi kế hoạch?" in dialog.warning[0].value
    dialog.button(key="plan_retire_no").click().run()
    dialog.button(key=f"plan_retire_{first}").click().run()
    dialog.session_state[SEEN] = store.revision().number
    dialog.button(key="plan_retire_yes").click().run()
    assert first not in store.plans()["dien_bien_2309"].targets


def test_the_form_of_a_target_asks_why_its_last_day_moves_and_the_history_tells(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(store, monkeypatch, APPROVER)
    at_page(app, "plan", plan="dien_bien_2309", show="targets")
    name = str(app.selectbox(key="target").value)
    key = f"target_{name}"
    dialog = AppTest.from_function(_dialog, default_timeout=60)
    dialog.query_params.update({"place": "11", "plan": "dien_bien_2309", "show": "targets"})
    dialog.run()
    dialog.session_state[SEEN] = store.revision().number
    dialog.text_area(key=f"{key}_milestones").set_value("30/6/2027: 40\n2028: 70,5")
    dialog.multiselect(key=f"{key}_places").set_value([PlaceGroup.ZONE_3])
    dialog.text_input(key=f"{key}_target_group").set_value("Hộ nghèo")
    dialog.date_input(key=f"{key}_due").set_value(dt.date(2031, 6, 30))
    dialog.button(key=f"plan_save_{name}").click().run()
    assert "phải ghi lý do" in dialog.error[0].value
    dialog.text_input(key=f"{key}_reason").set_value("Theo Quyết định 12")
    dialog.button(key=f"plan_save_{name}").click().run()
    made = store.plans()["dien_bien_2309"].targets[name]
    assert [(point.at, point.value) for point in made.milestones] == [
        (dt.date(2027, 6, 30), 40), (dt.date(2028, 12, 31), 70.5),
    ]  # fmt: skip
    assert made.place_groups == (PlaceGroup.ZONE_3,)
    assert made.target_group == "Hộ nghèo"
    at_page(app, "plan", plan="dien_bien_2309", show="targets", target=name)
    assert not app.exception
    assert "Theo Quyết định 12" in said(app)
    assert "Xã khu vực III" in said(app)


def test_a_new_task_much_like_another_is_saved_when_it_is_meant(
    store: Store, monkeypatch: pytest.MonkeyPatch, app: AppTest
) -> None:
    signed_in(store, monkeypatch, APPROVER)
    at_page(app, "plan", plan="dien_bien_2309", show="tasks")
    known = store.plans()["dien_bien_2309"].tasks
    dialog = AppTest.from_function(_new, default_timeout=60)
    dialog.query_params.update({"place": "11", "plan": "dien_bien_2309", "show": "tasks"})
    dialog.run()
    dialog.session_state[SEEN] = store.revision().number
    (field,) = (one for one in dialog.text_area if str(one.key).startswith("task_new_"))
    field.set_value(f"{known['ung_dung_ai'].text} nữa")
    dialog.button(key="plan_save_new").click().run()
    assert "bấm lưu lần nữa" in dialog.error[0].value
    assert len(store.plans()["dien_bien_2309"].tasks) == len(known)
    dialog.button(key="plan_save_new").click().run()
    assert len(store.plans()["dien_bien_2309"].tasks) == len(known) + 1


def _new() -> None:
    from components import filters  # noqa: PLC0415 - the function is a script of its own
    from components.scoreboard import scoreboard  # noqa: PLC0415
    from components.section.plan import edit  # noqa: PLC0415

    board = scoreboard(filters.selection())
    assert board is not None
    edit.body(board, is_new=True)


def _dialog() -> None:
    from components import filters  # noqa: PLC0415 - the function is a script of its own
    from components.scoreboard import scoreboard  # noqa: PLC0415
    from components.section.plan import edit  # noqa: PLC0415

    board = scoreboard(filters.selection())
    assert board is not None
    edit.body(board, is_new=False)


def test_the_changed_target_stays_open_though_the_list_is_sorted_anew(
    app: AppTest, store: Store
) -> None:
    at_page(app, "plan", plan="dien_bien_2309", show="targets")
    last = str(app.selectbox(key="target").options[-1])
    shown = app.selectbox(key="target").value
    shipped = store.plans()["dien_bien_2309"]
    (target,) = (one for one in shipped.targets.values() if one.short_name == last)
    app.session_state[f"{KEPT}_held"] = target.id
    app.run()
    assert app.selectbox(key="target").value == target.id != shown
    app.run()
    assert app.selectbox(key="target").value == target.id


def test_a_plan_that_names_no_province_is_read_for_the_place_of_the_address(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = (REPORTER, Grant(role=Role.REPORTER, scope="01"))
    signed_in(store, monkeypatch, *both)
    at_page(app, "submit", place="11")
    app.file_uploader[0].set_value(("phu-luc.xlsx", sheet_of(ANNEX), "application/zip")).run()
    assert not app.exception
    assert not app.error
    latest = store.submissions().iloc[0]
    assert (latest["file_name"], latest["scope"]) == ("phu-luc.xlsx", "11")


def test_a_plan_that_names_no_province_asks_for_one_in_the_words_of_the_page(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = (REPORTER, Grant(role=Role.REPORTER, scope="01"))
    signed_in(store, monkeypatch, *both)
    at_page(app, "submit", place="56")
    app.file_uploader[0].set_value(("phu-luc.xlsx", sheet_of(ANNEX), "application/zip")).run()
    [refused] = app.error
    assert "Chọn tỉnh, thành phố ở trên" in refused.value
    assert "--province" not in refused.value
