"""A review is frozen when it is closed, and no call changes it afterwards, whoever makes it."""

import dataclasses
import hashlib
from collections.abc import Callable

import pytest
from sqlalchemy import text, update

from data import plan
from data.actor import READER, NotAllowedError
from data.review import (
    Drawn,
    Evidence,
    Remedy,
    ReviewKind,
    Reviews,
    ReviewStage,
    ReviewTextError,
    Texts,
    reviews,
)
from data.store import Store, StoreChangedError, StoreDamagedError, StoreStageError
from data.store.connection import writing
from data.store.review_schema import review_version
from tests import report
from tests.unit.data.review import sample
from tests.unit.data.review.sample import PLACE, QUARTER, TITLE, closed, draft
from tests.unit.data.store.person import (
    ADMINISTRATOR,
    APPROVER,
    APPROVER_ELSEWHERE,
    EVERYBODY,
    REPORTER,
    SECOND_APPROVER,
)
from text import Language, speaking

APPROVERS = {"administrator", "operator", "approver", "approver everywhere"}
WRITTEN = Texts(
    parent="UBND tỉnh",
    situation="Đủ báo cáo.",
    causes="Thiếu cáp.",
    remedies={"loa": Remedy(agency="Ủy ban nhân dân cấp xã", remedy="Lắp trước 30/11.")},
    maps=("loa",),
    evidences=(Evidence(name="https://dienbien.gov.vn/bc"), Evidence(name="15/BC-UBND")),
)


def test_a_draft_is_written_saved_and_closed_with_its_figures(store: Store) -> None:
    desk = reviews(store, APPROVER)
    number = draft(desk)
    assert desk.save(number, seen=1, title=f"  {TITLE}\n2025 ", texts=WRITTEN) == 2
    picture = b"png"
    drawn = Drawn(
        target_id="loa",
        titles=sample.said("Loa"),
        alts=sample.said("Bản đồ loa"),
        sha256=hashlib.sha256(picture).hexdigest(),
    )
    frozen = sample.content(maps=(drawn,))
    desk.close(number, seen=2, content=frozen, pictures=[picture])

    found = reviews(store, READER).one(number)
    assert found.stage is ReviewStage.CLOSED
    assert found.title == f"{TITLE} 2025"
    assert found.texts == WRITTEN
    assert found.content == frozen
    assert (found.made_by, found.changed_by) == (APPROVER.name, APPROVER.name)
    assert len(found.sha256) == 64
    assert reviews(store, READER).content(number, drawn.sha256) == picture


def test_nothing_changes_a_closed_review_whoever_asks(store: Store) -> None:
    number = closed(store)
    before = reviews(store, READER).one(number)
    for actor in (APPROVER, ADMINISTRATOR):
        desk = reviews(store, actor)
        acts: list[Callable[[Reviews], object]] = [
            lambda one: one.save(number, seen=before.version, title="Khác", texts=Texts()),
            lambda one: one.close(number, seen=before.version, content=sample.content()),
            lambda one: one.discard(number, seen=before.version),
            lambda one: one.attach(number, name="a.pdf", body=b"x"),
        ]
        for act in acts:
            with pytest.raises(StoreStageError, match="đã chốt"):
                act(desk)
    assert reviews(store, READER).one(number) == before


def test_figures_that_change_later_leave_a_closed_review_as_it_was(store: Store) -> None:
    number = closed(store)
    before = reviews(store, READER).one(number)
    report.publish(store, "sau.xlsx", {(report.FIBRE, report.COMMUNES[0], "2025-Q3"): 12.0})
    assert reviews(store, READER).one(number) == before


def test_what_somebody_altered_in_the_database_is_told_and_not_shown(store: Store) -> None:
    number = closed(store)
    with writing(store.engine) as connection:
        connection.execute(update(review_version).values(title="Đẹp hơn"))
    with pytest.raises(StoreDamagedError, match="mã băm"):
        reviews(store, READER).one(number)


def test_it_is_not_closed_on_figures_that_have_changed(store: Store) -> None:
    desk = reviews(store, APPROVER)
    number = draft(desk)
    report.publish(store, "moi.xlsx", {(report.FIBRE, report.COMMUNES[0], "2025-Q3"): 12.0})
    with pytest.raises(StoreChangedError, match="r0"):
        desk.close(number, seen=1, content=sample.content(revision=0))
    assert desk.one(number).stage is ReviewStage.DRAFT


def test_two_authors_do_not_write_over_each_other(store: Store) -> None:
    first, second = (reviews(store, one) for one in (APPROVER, SECOND_APPROVER))
    number = draft(first)
    second.save(number, seen=1, title=TITLE, texts=WRITTEN)
    with pytest.raises(StoreChangedError, match=SECOND_APPROVER.name):
        first.save(number, seen=1, title=TITLE, texts=Texts())
    assert first.one(number).texts == WRITTEN


@pytest.mark.parametrize("name", EVERYBODY)
def test_only_approvers_of_the_place_write(store: Store, name: str) -> None:
    number = draft(reviews(store, APPROVER))
    desk = reviews(store, EVERYBODY[name])
    acts: list[Callable[[], object]] = [
        lambda: draft(desk),
        lambda: desk.attach(number, name="a.pdf", body=b"x"),
        lambda: desk.save(number, seen=1, title=TITLE, texts=WRITTEN),
        lambda: desk.close(number, seen=2, content=sample.content()),
    ]
    for act in acts:
        if name in APPROVERS:
            act()
        else:
            with pytest.raises(NotAllowedError):
                act()
    assert desk.may_write(sample.own_plan(), PLACE) is (name in APPROVERS)


def test_a_draft_is_shown_to_those_who_write_it_and_to_nobody_else(store: Store) -> None:
    number = draft(reviews(store, APPROVER))
    for actor in (READER, REPORTER, APPROVER_ELSEWHERE):
        assert reviews(store, actor).listed("11") == ()
        with pytest.raises(StoreChangedError):
            reviews(store, actor).one(number)
    assert [one.id for one in reviews(store, SECOND_APPROVER).listed("11")] == [number]


def test_a_discarded_draft_leaves_the_list_and_takes_no_more(store: Store) -> None:
    desk = reviews(store, APPROVER)
    number = draft(desk)
    desk.discard(number, seen=1)
    assert desk.listed("11") == ()
    with pytest.raises(StoreStageError, match="đã bị bỏ"):
        desk.save(number, seen=2, title=TITLE, texts=WRITTEN)


def test_a_plan_of_a_former_province_is_reviewed_where_it_went(store: Store) -> None:
    former = plan.plans()["ninh_thuan_2023"]
    assert not reviews(store, APPROVER).may_write(former, PLACE)
    with pytest.raises(NotAllowedError):
        reviews(store, APPROVER).open(
            former,
            PLACE,
            kind=ReviewKind.FINAL,
            title=TITLE,
            period=QUARTER,
            cutoff=QUARTER.cutoff,
        )


@pytest.mark.parametrize("title", ["", "  \n", "x" * 501])
def test_a_title_that_no_report_can_bear_is_refused_with_its_length(
    store: Store, title: str
) -> None:
    with pytest.raises(ReviewTextError, match="500"):
        draft(reviews(store, APPROVER), title=title)


def test_a_title_of_500_signs_is_kept(store: Store) -> None:
    desk = reviews(store, APPROVER)
    assert desk.one(draft(desk, title="ế" * 500)).title == "ế" * 500


def test_files_are_kept_once_with_their_hash(store: Store) -> None:
    desk = reviews(store, APPROVER)
    number = draft(desk)
    sha256 = desk.attach(number, name="bao-cao.pdf", body=b"%PDF")
    assert desk.attach(number, name="bao-cao.pdf", body=b"%PDF") == sha256
    assert sha256 == hashlib.sha256(b"%PDF").hexdigest()
    assert desk.content(number, sha256) == b"%PDF"
    with pytest.raises(StoreChangedError):
        desk.content(number, "0" * 64)
    with pytest.raises(ReviewTextError, match="20 MB"):
        desk.attach(number, name="rong.pdf", body=b"")


def test_every_act_is_an_event_with_who_did_it(store: Store) -> None:
    number = closed(store)
    events = store.events()
    assert events["act"].tolist() == ["review_open", "review_save", "review_close"]
    assert set(events["made_by"]) == {APPROVER.name}
    assert events["note"].iloc[-1] == reviews(store, READER).one(number).sha256


def test_versions_are_only_added(store: Store) -> None:
    closed(store)
    with writing(store.engine) as connection:
        rows = connection.execute(
            text("SELECT number, stage FROM review_version ORDER BY number")
        ).all()
    assert [tuple(row) for row in rows] == [(1, "draft"), (2, "draft"), (3, "closed")]


def test_reviews_count_in_the_stores_fingerprint(store: Store) -> None:
    before = store.content_hash()
    draft(reviews(store, APPROVER))
    assert store.content_hash() != before


def test_refusals_are_said_in_both_languages(store: Store) -> None:
    with pytest.raises(NotAllowedError) as refused:
        draft(reviews(store, REPORTER))
    for language in Language:
        with speaking(language):
            assert str(refused.value)


def test_a_draft_may_be_of_a_time_without_figures(store: Store) -> None:
    desk = reviews(store, APPROVER)
    number = desk.open(
        sample.own_plan(),
        PLACE,
        kind=ReviewKind.FINAL,
        title=TITLE,
        period=None,
        cutoff=QUARTER.end,
    )
    found = desk.one(number)
    assert found.until is None
    assert dataclasses.replace(found, title="khác") != found
