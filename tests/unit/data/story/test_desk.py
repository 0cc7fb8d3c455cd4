"""Stories and saved views: whose they are, what may be done to them, what stays of it."""

import multiprocessing
import random
import time
from collections.abc import Callable
from multiprocessing.synchronize import Event

import pytest

from data.actor import READER, Actor, NotAllowedError
from data.store import Store, StoreChangedError, open_store
from data.story.desk import MOST_SLIDES, Stories
from data.story.error import StoryTextError
from data.story.record import Page, Sharing, View
from data.story.word import Word
from geo.units import UnknownUnitError
from tests import report
from tests.report import COMMUNES, FIBRE
from tests.unit.data.store.person import (
    ADMINISTRATOR,
    APPROVER,
    ELSEWHERE,
    OPERATOR,
    REPORTER,
    VIEWER,
)

MAP = View.of(f"map?indicator={FIBRE}&place=11")
PLAN = View.of("plan?place=11&plan=minh_hoa_dien_bien")
DEATHS = 6


def desk(store: Store, actor: Actor = REPORTER) -> Stories:
    return Stories(store.engine, actor)


def told(store: Store) -> str:
    """A story of three slides."""
    mine = desk(store)
    code = mine.create("Giao ban tháng 7", "11")
    for at, view in enumerate((MAP, PLAN, MAP)):
        mine.add(code, view, title=f"Slide {at}", note="Nói chậm")
    return code


def titles(store: Store, code: str) -> list[str]:
    return [one.title for one in desk(store).one(code).slides]


def test_a_story_is_what_was_put_into_it(store: Store) -> None:
    code = told(store)
    one = desk(store).one(code)
    assert (one.name, one.owner, one.owner_id) == ("Giao ban tháng 7", REPORTER.name, 1)
    assert (one.province_code, one.sharing, one.revision) == ("11", Sharing.OWNER, None)
    assert [slide.view for slide in one.slides] == [MAP, PLAN, MAP]
    assert one.slides[0].note == "Nói chậm"
    assert store.story(code, REPORTER) == one


def test_slides_are_moved_told_taken_out_and_put_back(store: Store) -> None:
    code, mine = told(store), desk(store)
    first, second, third = (one.id for one in mine.one(code).slides)
    mine.move(code, third, by=-1)
    assert titles(store, code) == ["Slide 0", "Slide 2", "Slide 1"]
    mine.move(code, third, by=-9)
    mine.move(code, 99, by=1)
    assert titles(store, code) == ["Slide 2", "Slide 0", "Slide 1"]
    mine.tell(code, first, title="  Mở   đầu ", note="Một\nhai  ba")
    assert mine.one(code).slides[1].title == "Mở đầu"
    assert mine.one(code).slides[1].note == "Một\nhai ba"
    mine.take_out(code, first)
    assert titles(store, code) == ["Slide 2", "Slide 1"]
    mine.add(code, MAP, title="Mở đầu", at=1)
    mine.add(code, MAP, title="Kết")
    assert titles(store, code) == ["Slide 2", "Mở đầu", "Slide 1", "Kết"]
    assert second in {one.id for one in mine.one(code).slides}


@pytest.mark.parametrize(
    ("sharing", "readers"),
    [
        (Sharing.OWNER, {REPORTER, ADMINISTRATOR}),
        (Sharing.PROVINCE, {REPORTER, ADMINISTRATOR, VIEWER, APPROVER}),
        (Sharing.LINK, {REPORTER, ADMINISTRATOR, VIEWER, APPROVER, ELSEWHERE, READER}),
    ],
)
def test_only_those_open_a_story_that_it_is_shared_with(
    store: Store, sharing: Sharing, readers: set[Actor]
) -> None:
    code = told(store)
    desk(store).share(code, sharing)
    for actor in (REPORTER, ADMINISTRATOR, VIEWER, APPROVER, ELSEWHERE, READER):
        if actor in readers:
            assert desk(store, actor).one(code).name
        else:
            with pytest.raises(NotAllowedError):
                desk(store, actor).one(code)
    listed = {actor for actor in (VIEWER, ELSEWHERE) if desk(store, actor).listed()}
    assert listed == ({VIEWER} if sharing is Sharing.PROVINCE else set())


@pytest.mark.parametrize("actor", [VIEWER, APPROVER, ELSEWHERE, READER, OPERATOR])
def test_only_the_owner_and_administrators_change_a_story(store: Store, actor: Actor) -> None:
    code, his = told(store), desk(store, actor)
    desk(store).share(code, Sharing.LINK)
    slide = his.one(code).slides[0].id
    before = store.content_hash()
    acts: list[Callable[[], object]] = [
        lambda: his.rename(code, "Khác"),
        lambda: his.add(code, MAP),
        lambda: his.move(code, slide, by=1),
        lambda: his.tell(code, slide, title="", note=""),
        lambda: his.take_out(code, slide),
        lambda: his.share(code, Sharing.OWNER),
        lambda: his.freeze(code),
        lambda: his.thaw(code),
        lambda: his.delete(code),
    ]
    if actor is OPERATOR:  # administers, but owns nothing
        his.rename(code, "Khác")
        with pytest.raises(NotAllowedError):
            his.create("Của máy chủ", "11")
        return
    for act in acts:
        with pytest.raises(NotAllowedError):
            act()
    assert store.content_hash() == before
    desk(store, ADMINISTRATOR).rename(code, "Đã sửa")
    assert desk(store).one(code).name == "Đã sửa"


@pytest.mark.parametrize("actor", [READER, ELSEWHERE])
def test_nobody_begins_a_story_where_they_have_no_role(store: Store, actor: Actor) -> None:
    with pytest.raises(NotAllowedError):
        desk(store, actor).create("Của tỉnh khác", "11")
    with pytest.raises(UnknownUnitError):
        desk(store, ADMINISTRATOR).create("Không đâu cả", "99")


def test_a_reader_keeps_nothing(store: Store) -> None:
    nobody = desk(store, READER)
    for act in (
        lambda: nobody.save_view(MAP, "Bản đồ"),
        lambda: nobody.link(MAP),
        lambda: nobody.delete_view(1),
    ):
        with pytest.raises(NotAllowedError):
            act()
    assert nobody.views() == ()
    assert nobody.listed() == ()


def test_a_copy_is_ones_own_and_leaves_the_other_as_it_was(store: Store) -> None:
    report.publish(store, "a.xlsx", {(FIBRE, COMMUNES[0], "2025-Q2"): 10.0})
    code = told(store)
    desk(store).freeze(code)
    desk(store).share(code, Sharing.PROVINCE)
    other = desk(store, APPROVER)
    made = other.copy(code, "Bản của tôi")
    other.move(made, other.one(made).slides[0].id, by=2)
    copied = other.one(made)
    assert [one.title for one in copied.slides] == ["Slide 1", "Slide 2", "Slide 0"]
    assert (copied.owner, copied.sharing, copied.revision) == (APPROVER.name, Sharing.OWNER, 1)
    assert titles(store, code) == ["Slide 0", "Slide 1", "Slide 2"]
    desk(store).share(code, Sharing.LINK)
    with pytest.raises(NotAllowedError):
        desk(store, ELSEWHERE).copy(code, "Của tỉnh khác")
    assert desk(store, ELSEWHERE).copy(code, "Của tỉnh tôi", province_code="15")


def test_a_frozen_story_keeps_its_revision_and_a_thawed_one_has_none(store: Store) -> None:
    code, mine = told(store), desk(store)
    with pytest.raises(StoryTextError):
        mine.freeze(code)
    for at in range(2):
        report.publish(store, f"{at}.xlsx", {(FIBRE, COMMUNES[0], "2025-Q2"): float(at)})
    assert mine.freeze(code) == 2
    assert mine.freeze(code, revision=1) == 1
    report.publish(store, "c.xlsx", {(FIBRE, COMMUNES[0], "2025-Q2"): 9.0})
    assert mine.one(code).revision == 1
    with pytest.raises(StoryTextError):
        mine.freeze(code, revision=99)
    mine.thaw(code)
    assert mine.one(code).revision is None


def test_what_was_deleted_says_so_and_can_be_taken_back(store: Store) -> None:
    code, mine = told(store), desk(store)
    mine.share(code, Sharing.LINK)
    mine.delete(code)
    with pytest.raises(StoreChangedError, match="đã bị xoá"):
        desk(store, READER).one(code)
    with pytest.raises(StoreChangedError):
        mine.delete(code)
    assert mine.listed() == ()
    assert [one.code for one in mine.listed(is_deleted=True)] == [code]
    assert desk(store, VIEWER).listed(is_deleted=True) == ()
    mine.restore(code)
    with pytest.raises(StoreChangedError):
        mine.restore(code)
    assert titles(store, code) == ["Slide 0", "Slide 1", "Slide 2"]


def test_saved_views_are_of_one_account(store: Store) -> None:
    mine = desk(store)
    number = mine.save_view(MAP, " Cáp quang  toàn tỉnh ")
    (found,) = mine.views()
    assert (found.id, found.name, found.view) == (number, "Cáp quang toàn tỉnh", MAP)
    with pytest.raises(StoreChangedError):
        desk(store, APPROVER).rename_view(number, "Của tôi")
    mine.rename_view(number, "Cáp quang")
    mine.delete_view(number)
    assert mine.views() == ()
    assert [one.name for one in mine.views(is_deleted=True)] == ["Cáp quang"]
    mine.restore_view(number)
    assert [one.name for one in mine.views()] == ["Cáp quang"]
    with pytest.raises(StoryTextError):
        mine.save_view(MAP, "Của năm sau", revision=7)


def test_the_same_view_has_the_same_link_and_a_frozen_one_another(store: Store) -> None:
    report.publish(store, "a.xlsx", {(FIBRE, COMMUNES[0], "2025-Q2"): 10.0})
    mine = desk(store)
    live, frozen = mine.link(MAP), mine.link(MAP, revision=1)
    assert mine.link(MAP) == live
    assert len({live, frozen, mine.link(PLAN), desk(store, APPROVER).link(MAP)}) == 4
    found = store.link(frozen)
    assert found is not None
    assert (found.view, found.revision) == (MAP, 1)
    assert store.link("zzzzzzzzzzz") is None
    code = told(store)
    story = store.link(code)
    assert story is not None
    assert story.view is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Tổng\tkết\n quý", "Tổng kết quý"),
        ("\u202eNgược\u202c \u2066lại\u2069", "Ngược lại"),
        ("تقرير", "تقرير"),
        ("a\x00b\x1b[31mc\ud800", "ab[31mc"),
        ("Thu\u0309 tu\u0323c", "Thủ tục"),
        ("đ" * 500, "đ" * 500),
        ("<script>alert(1)</script> **đậm**", "<script>alert(1)</script> **đậm**"),
    ],
)
def test_titles_are_kept_as_letters_and_nothing_else(store: Store, typed: str, kept: str) -> None:
    mine = desk(store)
    code = mine.create(typed, "11")
    slide = mine.add(code, MAP, title=typed)
    assert mine.one(code).name == kept
    mine.tell(code, slide, title=typed, note=typed)
    assert mine.one(code).slides[0].title == kept


@pytest.mark.parametrize("typed", ["", "  \n", "\u202e", "đ" * 501])
def test_no_name_and_one_too_long_are_refused_with_a_sentence(store: Store, typed: str) -> None:
    mine, code = desk(store), told(store)
    before = store.content_hash()
    for act in (
        lambda: mine.create(typed, "11"),
        lambda: mine.rename(code, typed),
        lambda: mine.save_view(MAP, typed),
    ):
        with pytest.raises(StoryTextError) as refused:
            act()
        assert str(refused.value)
    assert store.content_hash() == before


def test_what_is_no_view_is_refused(store: Store) -> None:
    mine = desk(store)
    for parts in ({"place": "x" * 2000}, {"place": "1\u202e1"}, {"place": "\x00"}):
        with pytest.raises(StoryTextError):
            mine.save_view(View(Page.MAP, parts), "Lạ")
    with pytest.raises(ValueError, match="submit"):
        View.of("submit?submission=1")


def test_a_story_is_not_without_end(store: Store) -> None:
    mine = desk(store)
    code = mine.create("Dài", "11")
    for _ in range(MOST_SLIDES):
        mine.add(code, MAP)
    with pytest.raises(StoryTextError):
        mine.add(code, MAP)


def test_every_act_is_an_event(store: Store) -> None:
    report.publish(store, "a.xlsx", {(FIBRE, COMMUNES[0], "2025-Q2"): 10.0})
    code, mine = told(store), desk(store)
    mine.freeze(code)
    mine.share(code, Sharing.PROVINCE)
    mine.delete(code)
    mine.link(MAP)
    acts = store.events()["act"].tolist()[-7:]
    said = [Word.CHANGE, Word.CHANGE, Word.CHANGE, Word.FREEZE, Word.SHARE, Word.DELETE, Word.LINK]
    assert acts == [str(one) for one in said]


def tell_much(url: str, about_to: Event) -> None:
    """Copy a long story, which takes a while."""
    with open_store(url) as store:
        mine = Stories(store.engine, REPORTER)
        (code,) = (one.code for one in mine.listed())
        about_to.set()
        mine.copy(code, "Bản sao")


def test_a_process_killed_while_it_copies_leaves_no_half_story(store: Store, url: str) -> None:
    mine = desk(store)
    code = mine.create("Dài", "11")
    for _ in range(100):
        mine.add(code, MAP)
    start = time.perf_counter()
    mine.delete(mine.copy(code, "Đo giờ"))
    whole = time.perf_counter() - start
    before, chance = store.content_hash(), random.Random(20250701)  # noqa: S311 - moments
    forks = multiprocessing.get_context("forkserver")
    for _ in range(DEATHS):
        about_to = forks.Event()
        killed = forks.Process(target=tell_much, args=(url, about_to))
        killed.start()
        assert about_to.wait(60)
        time.sleep(chance.uniform(0, whole))
        killed.kill()
        killed.join(60)
        copies = [one for one in mine.listed() if one.name == "Bản sao"]
        assert all(len(one.slides) == 100 for one in copies)
        if not copies:
            assert store.content_hash() == before
        for one in copies:
            mine.delete(one.code)
        before = store.content_hash()
    assert mine.copy(code, "Sau cùng")


def test_a_view_that_is_saved_twice_under_its_name_is_there_once(store: Store) -> None:
    mine = desk(store)
    first = mine.save_view(MAP, "Cáp quang")
    assert mine.save_view(MAP, "Cáp quang") == first
    assert mine.save_view(PLAN, "Cáp quang") != first
    mine.delete_view(first)
    assert mine.save_view(MAP, "Cáp quang") != first
    assert len(mine.views()) == 2
