from pathlib import Path

import pytest

from data.actor import operator
from data.difference import Kind, answer, of_interest
from data.ingest import check
from data.store import Store, Submission, open_store
from tests.unit.data.ingest.sample import FIELD, template_with

PATH = FIELD / "01_ha_tang_so_quy3_2025.xlsx"


def publish(store: Store, path: Path) -> None:
    checked = check(path, file_name=path.name)
    store.desk(operator("Lò Thị Hoa")).publish(
        Submission(
            file_name=checked.file_name,
            sha256=checked.sha256,
            layout=checked.recognised,
            scope=checked.scope,
        ),
        checked.observations,
        content=checked.content,
    )


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path}/banso.db")


@pytest.mark.skipif(not FIELD.is_dir(), reason="the field's workbooks are not here")
def test_a_workbook_that_was_published_changes_nothing(store: Store) -> None:
    with store:
        publish(store, PATH)
        checked = check(PATH, file_name=PATH.name)
        found = answer(checked, of_interest(checked, store), revision=1)
    assert set(found.changes["kind"]) == {Kind.SAME}
    assert found.whole.changed == 0
    assert found.whole.unchanged > 0
    assert all(one.change == 0 for one in found.totals)


def test_an_error_keeps_its_figure_out_and_the_rest_of_its_commune_is_counted_as_sent(
    store: Store,
) -> None:
    # Row 7 is a commune with 9 households covered of 4.
    checked = check(template_with({"C7": 9}), file_name="bieu.xlsx")
    assert checked.errors
    with store:
        found = answer(checked, of_interest(checked, store), revision=0)
    part, refused = found.part("fibre_household_coverage_pct", "2025-Q3")
    assert len(refused) == 1
    assert refused[0].unit.code not in set(part["unit_code"])
    assert refused[0].unit.code in set(found.changes["unit_code"]), "its households are sent"
    assert (found.whole.errors, found.whole.received) == (0, 1)
    assert (
        next(one for one in found.parts if one.indicator_id == refused[0].indicator_id).errors == 1
    )
    assert sum((found.whole.received, found.whole.errors, found.whole.not_reported)) == 45
