"""What an undo would do is said figure by figure before it is done."""

import pandas as pd

from data.store import Outcome, Store
from tests import report
from tests.report import COMMUNES, FIBRE, TODAY
from tests.unit.data.store.person import REPORTER

A, B, C = ((FIBRE, code, "2025-Q3") for code in COMMUNES[:3])


def test_a_figure_is_restored_removed_or_kept(store: Store) -> None:
    report.publish(store, "first.xlsx", {A: 1.0})
    middle = report.publish(store, "middle.xlsx", {A: 2.0, B: None, C: 3.0}).submission_id
    last = report.publish(store, "last.xlsx", {C: 4.0}).submission_id
    before = store.content_hash()
    foreseen = store.if_withdrawn([middle])
    assert store.content_hash() == before
    assert foreseen["unit_code"].tolist() == [COMMUNES[0], COMMUNES[1], COMMUNES[2]]
    assert foreseen["outcome"].tolist() == [Outcome.RESTORED, Outcome.REMOVED, Outcome.KEPT]
    assert foreseen["said_value"].fillna(-1).tolist() == [2.0, -1, 3.0]
    assert foreseen["said_state"].tolist() == ["reported", "missing", "reported"]
    assert foreseen["now_state"].tolist() == ["reported", "missing", "reported"]
    assert foreseen["after_state"].tolist() == ["reported", "", "reported"]
    assert foreseen["now_value"].fillna(-1).tolist() == [2.0, -1, 4.0]
    assert foreseen["after_value"].fillna(-1).tolist() == [1.0, -1, 4.0]
    assert foreseen["later_submission_id"].fillna(-1).tolist() == [-1, -1, last]
    assert set(foreseen["unit_valid_from"]) == {TODAY}


def test_submissions_that_go_together_do_not_restore_each_other(store: Store) -> None:
    both = [
        report.publish(store, f"{value}.xlsx", {A: value}).submission_id for value in (1.0, 2.0)
    ]
    assert store.if_withdrawn(both[1:])["outcome"].tolist() == [Outcome.RESTORED]
    assert store.if_withdrawn(both)["outcome"].tolist() == [Outcome.REMOVED]


def test_what_is_not_published_changes_nothing(store: Store) -> None:
    waiting = report.submit(store, "a.xlsx", {A: 1.0}, by=REPORTER)
    foreseen = store.if_withdrawn([waiting, 99])
    assert foreseen.empty
    assert foreseen.columns.tolist()[:2] == ["indicator_id", "unit_code"]
    assert isinstance(foreseen["later_submission_id"].dtype, pd.Int64Dtype)
