"""The map and the list of what a workbook would change, on the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import FIBRE, opened
from tests.former_workbook import district_table
from tests.unit.data.ingest.sample import listing

PAGE = Path(__file__).with_name("difference_page.py")


@pytest.fixture
def page(filled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    for _ in opened(filled, monkeypatch):
        yield AppTest.from_file(str(PAGE), default_timeout=60)


def test_the_list_says_before_after_and_difference_and_opens_all(page: AppTest) -> None:
    page.run()
    assert not page.exception
    changes, totals = (one.value for one in page.table)
    assert [name.replace("\xa0", " ") for name in changes.columns] == [
        "Đơn vị",
        "Đang công bố",
        "Tệp này",
        "Chênh, điểm %",
    ]
    assert len(changes) == 8
    assert len(totals) == 3
    assert str(totals.iloc[2, 1]).replace("\xa0", " ").endswith("điểm %")
    page.button(key="all_changes").click().run()
    assert not page.exception
    assert len(page.dataframe[0].value) > len(changes)


def test_a_workbook_that_says_nothing_new_says_so(page: AppTest) -> None:
    same = {"indicator_id": FIBRE, "period": "2025-Q3", "numerator": 30, "denominator": 1000}
    row = same | {"unit_code": "03301", "value": 3.0, "unit_valid_from": "2025-07-01"}
    page.session_state["content"] = listing(row)
    page.run()
    assert not page.exception
    assert any("không thay đổi" in one.value for one in page.markdown)


def test_a_table_in_former_communes_says_what_each_is_today(page: AppTest) -> None:
    content = district_table("11", title="TỈNH ĐIỆN BIÊN: PHÁT TRIỂN HẠ TẦNG SỐ QUÝ III/2024")
    page.session_state["content"] = content
    page.session_state["period"] = "2024-Q3"
    page.run()
    assert not page.exception
    changes = page.table[0].value
    assert all(":gray[:small[nay " in str(name) for name in changes.iloc[:, 0])
    page.button(key="all_changes").click().run()
    rows = page.dataframe[0].value.astype(str)
    became = rows[rows.iloc[:, 0] == "Phường Mường Thanh"].iloc[0, -1]
    assert became == "nay là Phường Điện Biên Phủ", "its namesake of today is another"
