"""The history of one figure: who, when, from which cell, at which revisions."""

from data.store import Store
from tests import report
from tests.report import COMMUNES, FIBRE, TODAY
from tests.unit.data.store.person import APPROVER, REPORTER

KEY = (FIBRE, COMMUNES[0], "2025-Q3")
FIGURE = {
    "indicator_id": FIBRE,
    "unit_code": COMMUNES[0],
    "unit_valid_from": TODAY,
    "period": "2025-Q3",
}


def test_every_statement_is_there_latest_first_with_who_and_where(store: Store) -> None:
    first = report.publish(store, "first.xlsx", {KEY: 1.0})
    second = report.submit(
        store, "second.xlsx", {(FIBRE, COMMUNES[1], "2025-Q3"): 0.0, KEY: None}, by=REPORTER
    )
    assert len(store.history(**FIGURE)) == 1, "what waits was not published"
    store.desk(APPROVER).approve(second, seen_revision=1)
    found = store.history(**FIGURE)
    assert found["submission_id"].tolist() == [second, first.submission_id]
    assert found["file_name"].tolist() == ["second.xlsx", "first.xlsx"]
    assert found["state"].tolist() == ["missing", "reported"]
    assert found["value"].isna().tolist() == [True, False]
    assert found["cell"].tolist() == ["D9", "D8"]
    assert found["submitted_by"].tolist() == [REPORTER.name, "Lò Thị Hoa"]
    assert found["approved_by"].tolist() == [APPROVER.name, "Lò Thị Hoa"]
    assert found["from_revision"].tolist() == [2, 1]
    assert found["until_revision"].fillna(0).tolist() == [0, 2]
    assert found["withdrawn_revision"].isna().all()


def test_an_undo_is_part_of_the_history(store: Store) -> None:
    report.publish(store, "first.xlsx", {KEY: 1.0})
    second = report.publish(store, "second.xlsx", {KEY: 2.0})
    store.desk(APPROVER).withdraw([second.submission_id], reason="nhầm quý")
    found = store.history(**FIGURE)
    assert found["value"].tolist() == [1.0, 2.0, 1.0]
    assert found["act"].tolist() == ["withdraw", "publish", "publish"]
    assert found["made_by"].tolist()[0] == APPROVER.name
    assert found["from_revision"].tolist() == [3, 2, 1]
    assert found["withdrawn_revision"].fillna(0).tolist() == [0, 3, 0]


def test_a_figure_that_was_never_published_has_none(store: Store) -> None:
    assert store.history(**FIGURE).empty
