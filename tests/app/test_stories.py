"""The page of stories, and the button on every page that keeps a view."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.story import naming
from data.actor import Actor, Grant, Role, operator
from data.store import Store, open_store
from data.story.desk import Stories
from data.story.record import Sharing, View
from tests.app.conftest import FIBRE, at_page, fill, opened, signed_in
from tests.app.test_pages import words
from tests.unit.data.store.person import person

MAP = View.of(f"map?indicator={FIBRE}&period=2025-Q3&place=11")
TRENDS = View.of(f"trends?indicator={FIBRE}&place=11")
VIEWER = Grant(role=Role.VIEWER, scope="11")
OTHER = person("Vàng Thị Mỷ", 77, Grant(role=Role.VIEWER, scope="11"))
FILES = tuple(f"story_{kind}" for kind in ("offline", "deck", "document", "workbook"))
LONG = "Tổng kết " + "chuyển đổi số " * 34


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with open_store(url(tmp_path)) as store:
        fill(store)
    return tmp_path


def url(home: Path) -> str:
    return f"sqlite:///{home / 'banso.db'}"


def app_of(home: Path, monkeypatch: pytest.MonkeyPatch, *grants: Grant) -> tuple[AppTest, Actor]:
    app = next(iter(opened(home, monkeypatch)))
    with open_store(url(home)) as store:
        actor = signed_in(store, monkeypatch, *(grants or (VIEWER,)))
    return app, actor


def told(store: Store, actor: Actor, name: str = "Giao ban") -> str:
    desk = Stories(store.engine, actor)
    code = desk.create(name, "11")
    for view in (MAP, TRENDS):
        desk.add(code, view)
    return code


def keys(app: AppTest) -> set[str]:
    return {str(one.key) for one in app.button}


def test_a_reader_is_told_to_sign_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = next(iter(opened(home, monkeypatch)))
    at_page(app, "stories")
    assert not app.exception
    assert "Cần đăng nhập" in app.info[0].value
    assert "sign_in_here" in keys(app)


def test_a_story_is_begun_told_and_put_in_order(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, actor = app_of(home, monkeypatch)
    at_page(app, "stories")
    assert "Chưa có bản trình chiếu nào" in words(app)
    app.text_input("new_story").input("Giao ban quý III")
    app.button("create_story").click().run()
    assert not app.exception
    assert [one.value for one in app.title] == ["Giao ban quý III"]
    with open_store(url(home)) as store:
        desk = Stories(store.engine, actor)
        (one,) = desk.listed()
        for view in (MAP, TRENDS):
            desk.add(one.code, view)
        assert one.province_code == "11"
        app.run()
        app.button("down_1").click().run()
        assert [slide.view for slide in desk.one(one.code).slides] == [TRENDS, MAP]
        assert app.button("up_2").disabled
        assert app.button("down_1").disabled
        app.button("out_2").click().run()
        assert [slide.view for slide in desk.one(one.code).slides] == [MAP]
        app.button("story_undo_button").click().run()
        assert [slide.view for slide in desk.one(one.code).slides] == [TRENDS, MAP]
        app.button("freeze").click().run()
        assert desk.one(one.code).revision == store.revision().number
        assert "Số liệu cố định" in words(app)
        app.button("thaw").click().run()
        assert desk.one(one.code).revision is None


def test_a_deleted_story_is_undone_with_one_button(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, actor = app_of(home, monkeypatch)
    with open_store(url(home)) as store:
        code = told(store, actor)
        at_page(app, "stories", story=code)
        app.button("delete_story").click().run()
        assert not app.exception
        assert "Đã xoá bản trình chiếu" in words(app)
        assert f"open_{code}" not in keys(app)
        app.button("story_undo_button").click().run()
        assert [one.value for one in app.title] == ["Giao ban"]


def test_what_is_not_shared_says_so_and_leads_to_sign_in(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(url(home)) as store:
        code = told(store, OTHER)
    app = next(iter(opened(home, monkeypatch)))
    at_page(app, "stories", story=code)
    assert "Hãy đăng nhập" in app.warning[0].value
    assert "sign_in_here" in keys(app)
    assert "Giao ban" not in words(app)
    app, _ = app_of(home, monkeypatch)
    at_page(app, "stories", story=code)
    assert "chưa được chia sẻ" in app.warning[0].value
    assert "sign_in_here" not in keys(app)
    at_page(app, "stories", story="zzzzzzzzzzz")
    assert "Không có bản trình chiếu nào" in app.warning[0].value


def test_a_number_takes_a_slide_to_its_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app, actor = app_of(home, monkeypatch)
    with open_store(url(home)) as store:
        desk = Stories(store.engine, actor)
        code = told(store, actor)
        desk.add(code, MAP, title="Cuối")
        at_page(app, "stories", story=code)
        app.session_state["words_3"] = True  # the popover is opened
        app.run()
        app.number_input(f"place_{code}_3_2").set_value(1)
        app.button("words_save_3").click().run()
        assert not app.exception
        assert [one.id for one in desk.one(code).slides] == [3, 1, 2]
        assert desk.one(code).slides[0].title == "Cuối"


def test_a_shared_story_is_read_and_not_changed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, _ = app_of(home, monkeypatch)
    with open_store(url(home)) as store:
        code = told(store, OTHER)
        Stories(store.engine, OTHER).share(code, Sharing.PROVINCE)
    at_page(app, "stories")
    app.button(f"open_{code}").click().run()
    assert not app.exception
    assert not {"freeze", "delete_story", "up_1", "out_1"} & keys(app)


@pytest.mark.parametrize("name", [LONG[:500], "تقرير الربع", "**đậm** <b>x</b> [a](b) :red[đỏ]"])
def test_names_of_every_kind_are_shown_as_they_are(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    app, actor = app_of(home, monkeypatch)
    with open_store(url(home)) as store:
        desk = Stories(store.engine, actor)
        code = told(store, actor, name)
        desk.tell(code, 1, title=name, note=name)
        desk.save_view(MAP, name)
    at_page(app, "stories")
    assert not app.exception
    at_page(app, "stories", story=code)
    assert not app.exception
    assert ":red[đỏ]" not in words(app)


def test_a_view_of_what_is_gone_is_still_listed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, actor = app_of(home, monkeypatch)
    with open_store(url(home)) as store:
        desk = Stories(store.engine, actor)
        code = desk.create("Cũ", "11")
        for address in ("map?indicator=gone&place=99&period=never", "plan?plan=gone", "commune"):
            desk.add(code, View.of(address))
    at_page(app, "stories", story=code)
    assert not app.exception
    assert len([one for one in keys(app) if one.startswith("out_")]) == 3


def test_every_page_of_figures_offers_to_keep_its_view_and_others_do_not(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, _ = app_of(home, monkeypatch)
    for page in ("overview", "map", "trends", "compare", "dti", "plan", "review", "commune"):
        at_page(app, page, place="11", unit="03127")
        assert not app.exception
        assert share(app), page
    app.query_params["unit"] = "99999"  # of no commune: the profile shows nothing
    for page in ("commune", "catalogue", "reporting", "submit", "stories"):
        at_page(app, page)
        assert not share(app), page


def share(app: AppTest) -> bool:
    """The button is there; what it opens is made by a browser that opens it."""
    return any("share" in str(one.proto) for one in app.get("popover"))


def test_a_deleted_view_comes_back(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app, actor = app_of(home, monkeypatch)
    with open_store(url(home)) as store:
        desk = Stories(store.engine, actor)
        number = desk.save_view(MAP, "Cáp quang", revision=1)
        at_page(app, "stories")
        assert "cố định ở bản 1" in words(app)
        app.button(f"drop_view_{number}").click().run()
        assert desk.views() == ()
        app.button("story_undo_button").click().run()
        assert len(desk.views()) == 1


def test_a_refusal_is_said_on_the_page(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The grant was taken away while the page was open."""
    app, actor = app_of(home, monkeypatch)
    with open_store(url(home)) as store:
        code = told(store, actor)
        at_page(app, "stories", story=code)
        Stories(store.engine, operator("máy chủ")).delete(code)
        app.button("freeze").click().run()
    assert not app.exception
    assert "đã bị xoá" in app.error[0].value


def test_a_story_is_presented_and_taken_away(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app, actor = app_of(home, monkeypatch)
    with open_store(url(home)) as store:
        code = told(store, actor, "Giao ban quý III")
    at_page(app, "stories", story=code)
    assert not app.exception
    links = [one.proto.url for one in app.get("link_button")]
    assert links == [f"/present/{code}", f"/present/{code}?kiosk=20"]
    files = [one.label for one in app.button if str(one.key) in FILES]
    assert files == ["Tệp HTML mang đi", "Tạo PPTX", "PDF", "Excel"]
    found = Stories(store.engine, actor).one(code)
    assert naming.file_stem(found) == "giao-ban-quy-iii"


def test_whoever_has_no_account_gets_the_files_of_a_shared_story_at_once(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(url(home)) as store:
        code = told(store, OTHER, "Giao ban quý III")
        Stories(store.engine, OTHER).share(code, Sharing.LINK)
    app = next(iter(opened(home, monkeypatch)))
    at_page(app, "stories", story=code)
    assert not app.exception
    files = [one.proto.label for one in app.get("download_button")]
    assert files == ["Tệp HTML mang đi", "Tải PPTX", "PDF", "Excel"]
    assert not keys(app) & set(FILES)


def test_a_template_that_is_none_is_told_before_a_deck_is_made(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, actor = app_of(home, monkeypatch)
    with open_store(url(home)) as store:
        code = told(store, actor, "Giao ban quý III")
    (home / "deck-template-11.pptx").write_bytes(b"not a presentation")
    at_page(app, "stories", story=code)
    assert not app.exception
    assert "không phải tệp PowerPoint" in app.error[0].value
    assert "story_deck" not in keys(app)
