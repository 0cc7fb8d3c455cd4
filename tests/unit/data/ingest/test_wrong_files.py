"""Every file that is no workbook of figures gets one sentence and changes nothing."""

import time
from pathlib import Path

import pytest
from openpyxl import Workbook

from data import __main__ as command
from data.ingest import IngestError, Refusal, check
from data.store import Store
from tests.unit.data.ingest import sample
from tests.unit.data.ingest.wrong_file import WRONG_FILES, write_huge
from text import Language, speaking

SECONDS = 15  # of a machine that does other things as well; alone it takes two

KINDS = pytest.mark.parametrize("kind", WRONG_FILES)


def good_file(folder: Path) -> Path:
    rows = [(1, "P. Cam Ranh", 20, 15, 75, 3, None)]
    path = folder / "good.xlsx"
    path.write_bytes(sample.khanh_hoa(rows))
    return path


@KINDS
def test_a_wrong_file_is_refused_for_what_it_is(kind: str) -> None:
    make, refusal = WRONG_FILES[kind]
    body = make()
    start = time.perf_counter()
    with pytest.raises(IngestError) as refused:
        check(body, file_name="số liệu.xlsx")
    assert time.perf_counter() - start < SECONDS
    assert refused.value.refusal is refusal


@KINDS
@pytest.mark.parametrize("language", list(Language))
def test_a_wrong_file_gets_one_sentence_and_changes_nothing(
    kind: str,
    language: Language,
    store_at_home: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command.main(["import", str(good_file(tmp_path))]) == 0
    before = store_at_home.content_hash()
    capsys.readouterr()
    wrong = tmp_path / "gửi lên.xlsx"
    wrong.write_bytes(WRONG_FILES[kind][0]())

    assert command.main(["import", str(wrong), "--language", language]) == 1

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "gửi lên.xlsx" in said.err
    assert store_at_home.content_hash() == before


@pytest.mark.parametrize("language", list(Language))
def test_a_file_of_100_mb_is_refused_unread(
    language: Language,
    store_at_home: Store,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = store_at_home.content_hash()
    path = write_huge(tmp_path / "huge.xlsx")
    assert command.main(["import", str(path), "--language", language]) == 1
    assert "100 MB" in capsys.readouterr().err
    assert store_at_home.content_hash() == before


def test_every_refusal_is_one_line_in_every_language_and_says_what_to_do() -> None:
    named = "file size limit kind sheet cell count sheets found asked code edition fact known place"
    said = "column role indicator first second"
    values = dict.fromkeys([*named.split(), *said.split()], "?")
    for refusal in Refusal:
        texts = set()
        for language in Language:
            with speaking(language):
                text = str(IngestError(refusal, **values))
            assert "\n" not in text
            assert text.endswith(".")
            assert text.count(". ") >= 1, f"{refusal} does not say what to do"
            texts.add(text)
        assert len(texts) == len(Language)


def test_sheets_that_are_not_listed_are_called_sheets() -> None:
    book = Workbook()
    for number in range(20):
        book.create_sheet(f"Trang {number}")["A1"] = "gì đó"
    with pytest.raises(IngestError, match="và 14 trang khác"):
        sample.checked(sample.saved(book))
