"""Words of reports: seen while their submission holds, at every revision, undone with it."""

import dataclasses

import pytest

from data.actor import operator
from data.passage import Passage, Subject
from data.store import Receipt, Store
from tests import report
from tests.report import COMMUNES, TODAY

FIBRE = "fibre_household_coverage_pct"
QUARTER = "2025-Q3"
SAID = Passage(
    subject=Subject.DIFFICULTY,
    unit_code=COMMUNES[0],
    unit_valid_from=TODAY,
    period=QUARTER,
    text="Thiếu cột điện\nDân ở xa",
    sheet="Biểu 01",
    cell="H9",
)


def publish(store: Store, name: str, *passages: Passage, of: int = 0) -> Receipt:
    handed_in, content = report.workbook(name)
    rows = report.observations({(FIBRE, COMMUNES[of], QUARTER): 50.0})
    return store.desk(operator("Hoa")).publish(handed_in, rows, content=content, passages=passages)


def texts(store: Store, *, revision: int | None = None) -> list[str]:
    return [one.passage.text for one in store.passages(revision=revision)]


def test_they_come_back_as_they_were_read_with_the_file_that_says_so(store: Store) -> None:
    receipt = publish(store, "a.xlsx", SAID)
    (found,) = store.passages(province_code="11", unit_code=COMMUNES[0])
    assert found.passage == SAID
    assert (found.submission_id, found.file_name) == (receipt.submission_id, "a.xlsx")
    assert store.passages_of(receipt.submission_id) == (SAID,)
    assert store.passages(province_code="56") == ()


def test_the_one_published_last_is_seen_and_undoing_brings_the_one_before_back(
    store: Store,
) -> None:
    first = publish(store, "a.xlsx", SAID)
    hashed = store.figures_hash()
    other = dataclasses.replace(SAID, text="Đã có cột điện")
    task = dataclasses.replace(SAID, subject=Subject.NEXT_TASK, text="Kéo cáp")
    second = publish(store, "b.xlsx", other, task)
    assert texts(store) == ["Đã có cột điện", "Kéo cáp"]
    assert texts(store, revision=first.revision) == ["Thiếu cột điện\nDân ở xa"]
    store.desk(operator("Hoa")).withdraw([second.submission_id], reason="nhầm")
    assert texts(store) == ["Thiếu cột điện\nDân ở xa"]
    assert texts(store, revision=second.revision) == ["Đã có cột điện", "Kéo cáp"]
    assert store.figures_hash() == hashed


def test_other_words_are_another_state_of_the_store(store: Store) -> None:
    publish(store, "a.xlsx", SAID)
    hashed = store.figures_hash()
    publish(store, "a2.xlsx", dataclasses.replace(SAID, text="khác"))
    assert store.figures_hash() != hashed


def test_nobody_says_something_of_a_unit_that_they_report_nothing_of(store: Store) -> None:
    with pytest.raises(ValueError, match="of a unit without figures"):
        publish(store, "a.xlsx", SAID, of=1)
    assert store.passages() == ()
    assert store.revision().number == 0
