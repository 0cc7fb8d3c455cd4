"""Words of reports on the pages: in a commune's profile, and to be searched."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.passage import Passage, Subject
from data.store import open_store
from tests.app.conftest import FIBRE, at_page, opened, publish, report

HERE = "03166"  # Mường Chà
NAMED = "03127"


@pytest.fixture
def app(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The app on figures of its own, that may be added to."""
    shutil.copytree(filled, tmp_path, dirs_exist_ok=True)
    yield from opened(tmp_path, monkeypatch)


def passage(subject: Subject, text: str, *, period: str = "2026-Q3", code: str = HERE) -> Passage:
    return Passage(
        subject=subject,
        unit_code=code,
        unit_valid_from="2025-07-01",
        period=period,
        text=text,
        sheet="Biểu 01",
        cell="H9",
    )


def told(*passages: Passage) -> None:
    keys = sorted({(one.unit_code, one.period) for one in passages})
    rows = [report(FIBRE, code, period, 500, at) for at, (code, period) in enumerate(keys, 9)]
    with open_store() as store:
        publish(store, rows, "bao-cao.xlsx", scope="11", passages=passages)


def words(app: AppTest) -> str:
    assert not app.exception
    told = "\n".join(one.value for one in app.markdown)
    return told + "\n".join(one.value.to_csv() for one in app.table)


def test_a_commune_s_words_stand_in_its_profile_with_period_and_cell(app: AppTest) -> None:
    told(
        passage(Subject.DIFFICULTY, "- Thiếu cột điện\n- Dân ở xa"),
        passage(Subject.NEXT_TASK, "Kéo cáp 4 thôn"),
        passage(Subject.DIFFICULTY, "Chưa có cán bộ", period="2026-Q2"),
    )
    said = words(at_page(app, "commune", place="11", unit=HERE))
    assert "– Thiếu cột điện  \n– Dân ở xa" in said
    assert "bao-cao.xlsx!Biểu 01!H9" in said
    assert "Báo cáo không nêu." in said  # of proposals
    assert said.index("Kéo cáp 4 thôn") < said.index("Chưa có cán bộ")


def test_a_period_before_shows_no_words_of_later_ones(app: AppTest) -> None:
    told(
        passage(Subject.DIFFICULTY, "Thiếu cột điện"),
        passage(Subject.DIFFICULTY, "Chưa có cán bộ", period="2026-Q2"),
    )
    said = words(at_page(app, "commune", place="11", unit=HERE, at="2026-Q2"))
    assert "Chưa có cán bộ" in said
    assert "Thiếu cột điện" not in said


def test_a_commune_without_words_says_so(app: AppTest) -> None:
    assert "chưa nêu khó khăn" in words(at_page(app, "commune", place="11", unit=HERE))


def test_words_are_never_read_as_markup(app: AppTest) -> None:
    told(passage(Subject.PROPOSAL, "<script>alert(1)</script> [x](http://a.b) :red[y]\n1. một"))
    said = words(at_page(app, "commune", place="11", unit=HERE))
    assert "\\<script>" in said
    assert "\\[x\\](http\\://a.b) \\:red\\[y\\]" in said
    assert "1\\. một" in said


def test_the_words_of_a_province_are_searched_without_marks(app: AppTest) -> None:
    told(
        passage(Subject.DIFFICULTY, "Thiếu cột điện"),
        passage(Subject.NEXT_TASK, "Lắp cụm loa", code=NAMED),
    )
    assert "2 đoạn của 2 xã, phường" in words(
        at_page(app, "reporting", place="11", period="2026-Q3")
    )
    app.text_input(key="passage_text").set_value("thieu cot").run()
    assert "1 đoạn của 1 xã, phường" in words(app)
    assert "Lắp cụm loa" not in words(app)
    app.text_input(key="passage_text").set_value("").run()
    app.button_group(key="passage_subject").set_value(Subject.NEXT_TASK).run()
    assert "Thiếu cột điện" not in words(app)
