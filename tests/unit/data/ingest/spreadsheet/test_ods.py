"""Workbooks of OpenDocument, read as those of Excel."""

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.ingest import IngestError, Refusal, check, reader
from data.ingest.charset import Charset
from data.ingest.sheet import Sheet
from tests.unit.data.ingest.legacy import encode
from tests.unit.data.ingest.open_document import Cell, book, packed
from tests.unit.data.ingest.sample import KHANH_HOA_HEAD, checked, sheet_of

ROWS = [*KHANH_HOA_HEAD, (1, "P. Cam Ranh", 20, 15, 75, 3, None), (2, "Xã Vạn Hưng", 8, 4, 50)]


def sheet(body: bytes) -> Sheet:
    (read,) = reader.read(body, file_name="a.ods").sheets
    return read


def test_an_open_document_gives_what_a_workbook_of_excel_gives() -> None:
    odd, new = checked(book(ROWS)), checked(sheet_of(ROWS))
    assert odd.observations.equals(new.observations)
    assert len(odd.observations) > 3
    assert [str(one) for one in odd.problems] == [str(one) for one in new.problems]


@pytest.mark.parametrize("charset", list(Charset))
def test_legacy_text_is_known_by_its_letters(charset: Charset) -> None:
    rows = [[encode(one, charset) if isinstance(one, str) else one for one in row] for row in ROWS]
    found = checked(book(rows))
    assert found.observations.equals(checked(sheet_of(ROWS)).observations)
    assert {one.charset for one in found.decoded} == {charset}


def test_percents_merges_and_repeats_stand_in_their_cells() -> None:
    body = book(
        [
            ("a", Cell(0.5, is_percent=True, across=2), 0.5),
            (Cell(None, across=2), Cell("m", span=(2, 2))),
        ],
    )
    read = sheet(body)
    assert read.rows == [["a", 0.5, 0.5, 0.5], [None, None, "m", None]]
    assert read.percents == {(1, 2), (1, 3)}
    assert read.merges == ((2, 3, 3, 4),)


def test_hidden_rows_are_left_out_and_comments_are_no_content() -> None:
    read = sheet(book([("a", Cell("b", note="c")), ("d",), ("e",)], hidden_rows=[2]))
    assert read.rows == [["a", "b"], [None, None], ["e", None]]
    assert read.hidden_rows == {2}


def test_rows_that_repeat_to_the_end_of_the_sheet_without_content_do_not_count() -> None:
    read = sheet(book([("a", "b"), (Cell(None, across=16_384),)]))
    assert read.rows == [["a", "b"]]


def test_a_hidden_sheet_that_repeats_without_end_is_refused() -> None:
    body = book([(Cell("x", across=1_000),)], down=1_000_000, is_hidden=True)
    with pytest.raises(IngestError) as refused:
        reader.read(body, file_name="a.ods")
    assert refused.value.refusal is Refusal.FAR_CELL


def test_more_percentages_than_a_table_has_are_refused_and_not_forgotten() -> None:
    body = book([(Cell(0.5, is_percent=True, across=7),)], down=1_000_000)
    with pytest.raises(IngestError) as refused:
        reader.read(body, file_name="a.ods")
    assert refused.value.refusal is Refusal.FAR_CELL


def test_empty_cells_to_the_end_of_each_row_cost_nothing() -> None:
    rows = [("x", Cell(None, across=16_383))] * 2_000
    assert sheet(book(rows)).rows == [["x"]] * 2_000


GOOD = book(ROWS)
TOKENS = st.sampled_from(["<", '"', "-1", "999999999", "\x01"])


@settings(max_examples=60, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), token=TOKENS)
def test_a_damaged_open_document_is_refused_or_read_and_never_an_accident(
    place: float, token: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as package:
        content = package.read("content.xml").decode()
    start = int(place * len(content))
    body = packed(content[:start] + token + content[start + len(token) :])
    try:
        check(body, file_name="a.ods")
    except IngestError as refused:
        assert refused.refusal in Refusal
