"""Publishing: all or nothing, once, with the file."""

import hashlib
import math

import pandas as pd
import pytest

from data.actor import operator
from data.model import COLUMNS, Observations
from data.store import Act, Store, StoreChangedError, StoreReportedError, open_store
from geo.units import UnknownUnitError
from tests import report
from tests.report import COMMUNES, FIBRE
from text import Language, speaking

Q2 = {(FIBRE, COMMUNES[0], "2025-Q2"): 40.0, (FIBRE, COMMUNES[1], "2025-Q2"): 0.0}
Q3 = {(FIBRE, COMMUNES[0], "2025-Q3"): 50.0}


def test_a_new_store_is_empty_at_revision_zero(store: Store) -> None:
    assert store.revision().number == 0
    assert store.revision().at is None
    assert store.observations().empty
    assert list(store.observations().columns[: len(COLUMNS)]) == list(COLUMNS)
    assert store.available().empty
    assert store.submissions().empty
    assert not store.has_demonstration()


def test_what_was_published_comes_back_as_it_was_said(store: Store) -> None:
    said = report.observations(
        {
            (FIBRE, COMMUNES[0], "2025-Q2"): 100 / 3,
            (FIBRE, COMMUNES[1], "2025-Q2"): 0.0,
            (FIBRE, COMMUNES[2], "2025-Q2"): None,
        }
    )
    said.loc[0, ["numerator", "denominator"]] = [9007199254740991.0, 9007199254740992.0]
    said.loc[1, ["qualifier", "raw", "cutoff_date"]] = ["≈", "khoảng 0\u0000 %", "2025-06-14"]
    handed_in, content = report.workbook("Biểu 01.xlsx")
    receipt = store.desk(operator("Lò Thị Hoa")).publish(handed_in, said, content=content)

    back = store.observations()
    expected = said.assign(raw=said["raw"].str.replace("\0", "␀"))
    pd.testing.assert_frame_equal(back[list(COLUMNS)], expected, check_dtype=False)
    assert math.isnan(back["value"].iloc[2])
    assert set(back["file_name"]) == {"Biểu 01.xlsx"}
    assert set(back["submission_id"]) == {receipt.submission_id}
    assert set(back["revision"]) == {receipt.revision}
    assert not back["is_demonstration"].any()


def test_the_revision_tells_who_and_when(store: Store) -> None:
    report.publish(store, "a.xlsx", Q2)
    found = store.revision()
    assert (found.number, found.act, found.made_by) == (1, Act.PUBLISH, "Lò Thị Hoa")
    assert found.at is not None
    assert found.at.tzinfo is not None


def test_a_later_workbook_replaces_what_it_says_and_nothing_else(store: Store) -> None:
    report.publish(store, "a.xlsx", Q2 | Q3)
    report.publish(store, "b.xlsx", {(FIBRE, COMMUNES[0], "2025-Q2"): 41.0})
    now = store.observations().set_index(["unit_code", "period"])["value"]
    assert now.to_dict() == {
        (COMMUNES[0], "2025-Q2"): 41.0,
        (COMMUNES[0], "2025-Q3"): 50.0,
        (COMMUNES[1], "2025-Q2"): 0.0,
    }


def test_the_same_file_changes_nothing(store: Store) -> None:
    first = report.publish(store, "a.xlsx", Q2)
    before = store.content_hash()
    second = report.publish(store, "a.xlsx", Q3)
    assert second.already_published
    assert not second.is_withdrawn
    assert (second.submission_id, second.revision) == (first.submission_id, first.revision)
    assert store.content_hash() == before


def test_a_withdrawn_file_stays_withdrawn_unless_it_is_meant(store: Store) -> None:
    first = report.publish(store, "a.xlsx", Q2)
    store.desk(operator("Nam")).withdraw([first.submission_id], reason="sai biểu")
    before = store.content_hash()
    again = report.publish(store, "a.xlsx", Q2)
    assert again.already_published
    assert again.is_withdrawn
    assert store.content_hash() == before

    handed_in, content = report.workbook("a.xlsx")
    meant = store.desk(operator("Lò Thị Hoa")).publish(
        handed_in, report.observations(Q2), content=content, again=True
    )
    assert not meant.already_published
    assert len(store.observations()) == len(Q2)


def test_the_same_file_for_another_province_is_another_submission(store: Store) -> None:
    report.publish(store, "a.xlsx", Q2, scope="12")
    right = report.publish(store, "a.xlsx", Q2, scope="11")
    assert not right.already_published
    assert len(store.submissions()) == 2


def test_a_file_that_was_replaced_in_part_is_published_again(store: Store) -> None:
    good = report.publish(store, "good.xlsx", Q2 | Q3)
    figures = store.figures_hash()
    other = report.publish(store, "other.xlsx", {(FIBRE, COMMUNES[0], "2025-Q2"): 41.0})
    between = store.figures_hash()

    handed_in, _ = report.workbook("good.xlsx")
    assert store.known(handed_in) is None
    again = report.publish(store, "good.xlsx", Q2 | Q3)
    assert not again.already_published
    assert again.was_replaced
    assert again.submission_id not in {good.submission_id, other.submission_id}
    assert (again.revision, store.revision().number) == (3, 3)
    assert store.figures_hash() == figures

    assert store.known(handed_in) == report.publish(store, "good.xlsx", Q2 | Q3)
    assert store.revision().number == 3
    store.desk(operator("Nam")).withdraw([again.submission_id], reason="thử")
    assert store.figures_hash() == between


def test_a_file_whose_figures_hold_again_changes_nothing(store: Store) -> None:
    report.publish(store, "good.xlsx", Q2)
    other = report.publish(store, "other.xlsx", {(FIBRE, COMMUNES[0], "2025-Q2"): 41.0})
    store.desk(operator("Nam")).withdraw([other.submission_id], reason="nhầm")
    before = store.content_hash()
    assert report.publish(store, "good.xlsx", Q2).already_published
    assert store.content_hash() == before


@pytest.mark.parametrize("reported", [40.0, None], ids=["figure", "missing"])
def test_an_invented_figure_never_takes_the_place_of_a_reported_one(
    store: Store, reported: float | None
) -> None:
    real = report.publish(store, "that.xlsx", {(FIBRE, COMMUNES[0], "2025-Q2"): reported})
    before = store.content_hash()
    for language, period in ((Language.VI, "Quý II/2025"), (Language.EN, "Q2 2025")):
        with speaking(language), pytest.raises(StoreReportedError) as refused:
            report.publish(store, "mau.xlsx", Q2 | Q3, is_demonstration=True)
        with speaking(language):
            said = str(refused.value)
        for word in (
            "mau.xlsx",
            "Điện Biên",
            period,
            "that.xlsx",
            f"withdraw {real.submission_id}",
        ):
            assert word in said
    assert store.content_hash() == before
    store.desk(operator("Nam")).withdraw([real.submission_id], reason="thử")
    report.publish(store, "mau.xlsx", Q2 | Q3, is_demonstration=True)
    assert store.observations()["is_demonstration"].all()


def test_a_reported_figure_takes_an_invented_one_s_place_and_gives_it_back(store: Store) -> None:
    report.publish(store, "mau.xlsx", Q2, is_demonstration=True)
    before = store.figures_hash()
    real = report.publish(store, "that.xlsx", {(FIBRE, COMMUNES[0], "2025-Q2"): 41.0})
    assert store.observations()["is_demonstration"].tolist() == [False, True]
    with pytest.raises(StoreReportedError):
        report.publish(store, "mau.xlsx", Q2, is_demonstration=True)
    store.desk(operator("Nam")).withdraw([real.submission_id], reason="thử")
    assert store.figures_hash() == before


def test_an_invented_figure_beside_reported_ones_is_welcome(store: Store) -> None:
    report.publish(store, "that.xlsx", Q2)
    report.publish(store, "mau.xlsx", Q3, is_demonstration=True)
    assert store.observations()["is_demonstration"].tolist() == [False, True, False]


def test_the_file_is_kept_byte_for_byte(store: Store) -> None:
    handed_in, content = report.workbook("a.xlsx")
    store.desk(operator("Lò Thị Hoa")).publish(handed_in, report.observations(Q2), content=content)
    assert store.content(handed_in.sha256) == content
    with pytest.raises(StoreChangedError, match="tệp nào"):
        store.content("0" * 64)


def test_content_that_is_not_the_named_file_is_refused(store: Store) -> None:
    handed_in, content = report.workbook("a.xlsx")
    with pytest.raises(ValueError, match="SHA-256"):
        store.desk(operator("Lò Thị Hoa")).publish(
            handed_in, report.observations(Q2), content=content + b"!"
        )
    assert store.revision().number == 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"period": "Quý III"}, "Quý III"),
        ({"state": "unknown"}, "unknown"),
        ({"value": math.inf}, "infinite"),
        ({"unit_code": COMMUNES[1]}, "twice"),
    ],
    ids=["period", "state", "infinite", "twice"],
)
def test_observations_that_break_the_contract_change_nothing(
    store: Store, change: dict[str, str | float], words: str
) -> None:
    before = store.content_hash()
    broken = report.observations(Q2)
    for column, value in change.items():
        broken.loc[0, column] = value
    handed_in, content = report.workbook("a.xlsx")
    with pytest.raises(Exception, match=words):
        store.desk(operator("Lò Thị Hoa")).publish(handed_in, Observations(broken), content=content)
    assert store.content_hash() == before


def test_an_unknown_place_in_the_last_row_undoes_the_rows_before(store: Store) -> None:
    before = store.content_hash()
    with pytest.raises(UnknownUnitError):
        report.publish(store, "a.xlsx", {**Q2, (FIBRE, "99999", "2025-Q2"): 1.0})
    assert store.content_hash() == before


def test_an_empty_report_is_a_submission_too(store: Store) -> None:
    report.publish(store, "leer.xlsx", {})
    assert store.revision().number == 1
    assert store.observations().empty


def test_a_store_is_what_it_was_when_it_is_opened_again(store: Store, url: str) -> None:
    report.publish(store, "a.xlsx", Q2)
    before = store.content_hash()
    with open_store(url) as other:
        assert other.content_hash() == before
        assert other.revision() == store.revision()


def test_submissions_are_listed_latest_first_with_their_source(store: Store) -> None:
    report.publish(store, "a.xlsx", Q2, title="Báo cáo", url="https://example.org/a")
    second = report.publish(store, "b.xlsx", Q3, is_demonstration=True)
    store.desk(operator("Nam")).withdraw([second.submission_id], reason="thử")
    listed = store.submissions()
    assert listed["file_name"].tolist() == ["b.xlsx", "a.xlsx"]
    assert listed["title"].tolist() == ["", "Báo cáo"]
    assert listed["is_demonstration"].tolist() == [True, False]
    assert listed["withdrawn_revision"].isna().tolist() == [False, True]
    assert listed["statements"].tolist() == [1, 2]
    assert listed["sha256"].iloc[1] == hashlib.sha256(b"bytes of a.xlsx").hexdigest()
