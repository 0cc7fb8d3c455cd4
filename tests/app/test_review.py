"""The page of reviews on a store of its own: who sees what, and that a closed one stays."""

import re
import shutil
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import load
from components.section.review import content, drawing
from data import plan
from data.actor import Grant, Role, operator
from data.period import parse
from data.plan.override import Seen
from data.review import Content, Line, Remedy, ReviewKind, ReviewStage, reviews
from data.status import Status
from data.store import Store, open_store
from geo.units import TODAY, UnitKey, unit
from tests.app.conftest import at_page, opened, signed_in
from tests.app.test_pages import words
from text import Language

PLACE = unit(UnitKey("11", TODAY))
PLAN = plan.plans()["minh_hoa_dien_bien"]
APPROVER = Grant(role=Role.APPROVER, scope="11")
QUARTER = parse("2025-Q3")


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Path:
    """Figures of two quarters, in a store of this test's own."""
    return Path(shutil.copytree(filled, tmp_path / "home"))


@pytest.fixture
def store(home: Path) -> Iterator[Store]:
    with open_store(f"sqlite:///{home / 'banso.db'}") as found:
        yield found


@pytest.fixture
def app(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    yield from opened(home, monkeypatch)


def drafted(store: Store, title: str) -> int:
    return reviews(store, operator("Lò Thị Hoa")).open(
        PLAN, PLACE, kind=ReviewKind.INTERIM, title=title, period=QUARTER, cutoff=QUARTER.cutoff
    )


def said(vi: str) -> dict[Language, str]:
    return dict.fromkeys(Language, vi)


def closed(store: Store, title: str, *, value: float, status: Status) -> int:
    desk = reviews(store, operator("Lò Thị Hoa"))
    number = drafted(store, title)
    line = Line(
        target_id="cap_quang",
        indicator_id="fibre_household_coverage_pct",
        names=said("Hộ có cáp quang"),
        short_names=said("Cáp quang"),
        groups=said("Hạ tầng"),
        clause="",
        due=PLAN.ends,
        period="2025-Q3",
        now=value,
        expected=70.0,
        status=status,
        is_overdue=False,
        is_percent=True,
        digits=1,
        units=said(""),
        now_texts=said(f"{value:g} %"),
        goal_texts=said("≥ 80 %"),
        expected_texts=said("70 %"),
        gap_texts=said("–"),
        sentences=said("Hiện nay chậm."),
        leads=said("Sở Khoa học và Công nghệ"),
    )
    frozen = Content(
        revision=store.revision().number,
        revision_at="",
        places=said("Tỉnh Điện Biên"),
        plan_labels=said(PLAN.label),
        citations=said(PLAN.label),
        sources=said("Nguồn."),
        lines=(line,),
        tasks=(),
        is_demonstration=True,
    )
    desk.close(number, seen=1, content=frozen)
    return number


def test_a_reader_is_told_who_writes_reviews_and_sees_no_draft(app: AppTest, store: Store) -> None:
    drafted(store, "Bản nháp riêng")
    at_page(app, "review", place="11")
    assert not app.exception
    assert app.title[0].value == "Sơ kết, tổng kết"
    assert app.info[0].value.startswith("Đăng nhập bằng tài khoản người duyệt")
    assert "Bản nháp riêng" not in words(app)
    assert not [one for one in app.button if one.key == "begin"]


def test_an_approver_writes_a_draft_prefilled_with_agency_and_sentence(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = signed_in(store, monkeypatch, APPROVER)
    number = drafted(store, "Sơ kết để viết")
    at_page(app, "review", place="11", review=str(number))
    assert not app.exception
    assert "Mọi nội dung đã được lưu." in words(app)
    agency = app.text_area(key=f"review_{number}_agency_cap_quang")
    assert agency.value == "Sở Khoa học và Công nghệ"
    assert re.search(
        r"Hiện [\d,]+\s%", str(app.text_area(key=f"review_{number}_said_cap_quang").value)
    )

    app.text_area(key=f"review_{number}_remedy_cap_quang").set_value("Kéo cáp").run()
    assert "Có nội dung chưa lưu." in words(app)
    app.button(key="save_review").click().run()
    assert "Mọi nội dung đã được lưu." in words(app)
    kept = reviews(store, actor).one(number)
    assert kept.texts.remedies == {"cap_quang": Remedy(remedy="Kéo cáp")}


def test_closing_asks_first(app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    actor = signed_in(store, monkeypatch, APPROVER)
    number = drafted(store, "Sơ kết để chốt")
    at_page(app, "review", place="11", review=str(number))
    app.button(key="close_review").click().run()
    assert "không ai sửa hay xóa được" in words(app)
    assert "mục tiêu chậm chưa có giải pháp" in words(app)
    assert reviews(store, actor).one(number).stage is ReviewStage.DRAFT


def test_what_is_frozen_are_all_targets_in_both_languages_and_maps_of_the_worst(
    app: AppTest, store: Store
) -> None:
    at_page(app, "review", place="11")
    found = content.content(load.version(), PLAN.id, place="11", period=QUARTER)
    scores = content.scores(load.version(), PLAN.id, place="11", period=QUARTER)
    assert [line.target_id for line in found.lines] == list(PLAN.targets)
    assert found.revision == store.revision().number
    assert found.is_demonstration
    fibre = next(line for line in found.lines if line.target_id == "cap_quang")
    assert fibre.sentences[Language.VI].startswith("Hiện ")
    assert " now" in fibre.sentences[Language.EN]
    assert fibre.is_behind

    maps, pictures = drawing.drawn(
        load.version(), found, scores=scores, place=PLACE, wanted=["cap_quang"]
    )
    assert [one.target_id for one in maps] == ["cap_quang"]
    [body] = pictures.values()
    assert struct.unpack(">II", body[16:24]) == (3072, 1728)  # 238 mm at 328 to the inch
    offered = drawing.can_be_drawn(scores, found)
    assert next(iter(offered)) in {line.target_id for line in found.behind}


def test_what_a_leader_says_of_a_state_is_frozen_beside_the_computed_one(
    app: AppTest, store: Store
) -> None:
    at_page(app, "review", place="11")
    before = content.content(load.version(), PLAN.id, place="11", period=QUARTER)
    seen = Seen(
        plan=PLAN,
        target_id="cap_quang",
        place=PLACE.key,
        period=QUARTER,
        revision=store.revision().number,
    )
    who = operator("Sở Khoa học và Công nghệ")
    store.desk(who).override_status(seen, status=Status.ON_TRACK, reason="Hai xã đã sửa số liệu")
    found = content.content(load.version(), PLAN.id, place="11", period=QUARTER)
    (line,) = [one for one in found.lines if one.override]
    assert line.override is not None
    assert (line.override.status, line.override.reason) == (
        Status.ON_TRACK,
        "Hai xã đã sửa số liệu",
    )
    assert line.status == next(one.status for one in before.lines if one.target_id == "cap_quang")


def test_a_closed_review_is_only_read_and_says_until_when_and_by_whom(
    app: AppTest, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_in(store, monkeypatch, APPROVER)
    number = closed(store, "Sơ kết đã chốt", value=60.0, status=Status.SLOW)
    at_page(app, "review", place="11", review=str(number))
    assert not app.exception
    told = words(app).replace("\\", "")
    assert "Số liệu Quý III/2025, khóa sổ ngày 14/9/2025" in told
    assert "ngày cuối kỳ 30/9/2025. Bản số liệu r3" in told
    assert "Lò Thị Hoa" in app.info[0].value
    assert not app.text_area
    assert not [one for one in app.button if one.key in {"save_review", "close_review"}]


def test_two_reviews_stand_side_by_side_with_points_between_them(
    app: AppTest, store: Store
) -> None:
    first = closed(store, "Kỳ một", value=60.0, status=Status.SLOW)
    second = closed(store, "Kỳ hai", value=72.5, status=Status.ON_TRACK)
    at_page(app, "review", place="11", a=str(first), b=str(second))
    assert not app.exception
    assert app.title[0].value == "1 mục tiêu tiến lên, 0 mục tiêu lùi lại"
    rows = app.table[0].value.to_numpy().tolist()
    assert "+12,5" in str(rows[0][3])
    assert "Tiến lên" in str(rows[0][4])


def test_a_number_that_is_not_there_opens_the_list(app: AppTest) -> None:
    at_page(app, "review", place="11", review="999")
    assert not app.exception
    assert app.title[0].value == "Sơ kết, tổng kết"


def test_an_empty_store_has_nothing_to_review_and_says_so(empty_app: AppTest) -> None:
    at_page(empty_app, "review", place="11")
    assert not empty_app.exception
    assert "chưa có bản sơ kết, tổng kết nào" in words(empty_app)


def test_the_page_speaks_english(app: AppTest, store: Store) -> None:
    closed(store, "Sơ kết tiếng Anh", value=60.0, status=Status.SLOW)
    at_page(app, "review", place="11", lang="en")
    assert not app.exception
    assert app.title[0].value == "Reviews"
