"""The papers of a check: everything that stands on the page is in them too."""

import datetime as dt
import io

from openpyxl import load_workbook

from data.actor import operator
from data.difference import Difference, answer, of_interest
from data.ingest import check
from data.store import Store
from data.submission.copy import marked
from data.submission.reading import handed_in
from data.summary.content import content
from tests.unit.data.ingest.sample import template_with
from text import Language

AT = dt.datetime(2025, 10, 14, 1, 42, tzinfo=dt.UTC)


def blanking(store: Store) -> Difference:
    """A form that has dots where five clusters of loudspeakers are published."""
    before = check(template_with(), file_name="truoc.xlsx")
    store.desk(operator("Lò Thị Hoa")).publish(
        handed_in(before), before.observations, content=before.content
    )
    checked = check(template_with({"E7": "…"}), file_name="sau.xlsx")
    return answer(checked, of_interest(checked, store), revision=1)


def test_a_figure_that_would_be_blanked_is_marked_in_the_officer_s_own_workbook(
    store: Store,
) -> None:
    found = blanking(store)
    book = load_workbook(io.BytesIO(marked(found.checked, found, Language.VI)))
    cell = book["Số liệu"]["E7"]
    assert cell.comment is not None
    assert "tệp để trống" in cell.comment.text
    assert "số đang công bố bị xoá" in cell.comment.text
    assert "emptied" not in cell.comment.text
    listed = [[one.value for one in row] for row in book.worksheets[-1].iter_rows()]
    assert any(row[0] == "Cảnh báo" and row[1] == "Số liệu!E7" for row in listed)
    assert "emptied" not in str(listed)


def test_a_figure_that_would_be_blanked_is_on_paper(store: Store) -> None:
    words = content(blanking(store), sender="Lò Thị Hoa", received_at=AT)
    problems = words["sections"][1]
    first = problems["rows"][0]
    assert first[1] == "Số liệu!E7"
    assert "tệp để trống" in first[2]
    assert first[4] == "–"
    assert "1 cảnh báo" in problems["note"]
