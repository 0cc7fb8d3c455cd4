import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ingest import period_text
from data.period import Frequency, Period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("T6/2025", "2025-06"),
        ("Tháng 6/2025", "2025-06"),
        ("tháng 06 năm 2025", "2025-06"),
        ("6/2025", "2025-06"),
        ("06.2025", "2025-06"),
        ("Quý II/2025", "2025-Q2"),
        ("Quý 2 năm 2025", "2025-Q2"),
        ("Q2/2025", "2025-Q2"),
        ("II/2025", "2025-Q2"),
        ("Quý II - 2025", "2025-Q2"),
        ("6 tháng đầu năm 2025", "2025-H1"),
        ("6T/2025", "2025-H1"),
        ("sơ kết 6 tháng năm 2025", "2025-H1"),
        ("6 tháng cuối năm 2025", "2025-H2"),
        ("9 tháng năm 2025", "2025-9M"),
        ("9T/2025", "2025-9M"),
        ("09 tháng đầu năm 2025", "2025-9M"),
        ("năm 2025", "2025"),
        ("2025", "2025"),
        ("ước thực hiện năm 2025", "2025"),
        ("BIỂU 01: KẾT QUẢ PHÁT TRIỂN HẠ TẦNG SỐ QUÝ III/2025", "2025-Q3"),
        ("01_ha_tang_so_quy3_2025", "2025-Q3"),
        ("phieu_bao_cao_xa_bao_nhai_T9-2025", "2025-09"),
        ("BC_T12-2025_h5", "2025-12"),
        ("BC-Q3.2025", "2025-Q3"),
        ("KH 6T-2025", "2025-H1"),
    ],
)
def test_a_period_is_read_from_office_texts(text: str, period: str) -> None:
    assert [str(one) for one in period_text.periods(text)] == [period]


@pytest.mark.parametrize(
    "text",
    [
        "Điện Biên, ngày 10 tháng 10 năm 2025",
        "(Kèm theo Báo cáo số 123/BC-SKHCN ngày 10/10/2025 của Sở)",
        "giai đoạn 2026-2030",
        "đến năm 2030",
        "tính đến ngày 14/9/2025",
        "số   /KH-UBND ngày   /   /2025",
        "tháng 13/2025",
        "Kế hoạch 12/KH-UBND2025",
        "BC-2025",
    ],
)
def test_dates_of_documents_and_horizons_of_plans_are_no_periods(text: str) -> None:
    assert period_text.periods(text) == ()


def test_a_cutoff_is_told_from_the_date_of_a_document() -> None:
    assert period_text.cutoff("Ghi chú: số liệu tính đến 14/9/2025.") == dt.date(2025, 9, 14)
    assert period_text.cutoff("đến ngày 31/12/2024") == dt.date(2024, 12, 31)
    assert period_text.cutoff("Điện Biên, ngày 10 tháng 10 năm 2025") is None


def test_cumulative_and_in_period_are_told_apart() -> None:
    assert period_text.is_cumulative("luỹ kế từ đầu năm") is True
    assert period_text.is_cumulative("trong kỳ") is False
    assert period_text.is_cumulative("từ 7/2025") is None


PERIODS = st.builds(
    lambda year, frequency, place: Period(year, frequency, place % frequency.a_year + 1),
    st.integers(2000, 2099),
    st.sampled_from(list(Frequency)),
    st.integers(0, 11),
)


@given(period=PERIODS)
def test_a_period_printed_in_vietnamese_reads_back(period: Period) -> None:
    assert period_text.periods(period.label()) == (period,)
