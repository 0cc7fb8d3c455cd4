import datetime as dt
import re
import zlib
from dataclasses import replace

import pytest

from data.difference import Difference, answer
from data.ingest import check
from data.summary import summary_pdf
from data.summary.content import content
from tests.report import FIBRE
from tests.unit.data.difference.test_change import nothing
from tests.unit.data.ingest.plan_sample import beside
from tests.unit.data.ingest.sample import template_with
from text import Language, speaking

AT = dt.datetime(2025, 10, 14, 1, 42, tzinfo=dt.UTC)
HOSTILE = '#panic("run") #read("/etc/passwd") $x^$ *a _b @c <d> \\ ] ```'


def difference(name: str = "bieu-01.xlsx", cells: dict[str, object] | None = None) -> Difference:
    checked = check(template_with(cells or {}), file_name=name)
    return answer(checked, nothing(), revision=128)


def pages(pdf: bytes) -> int:
    """How many pages there are; their list may lie in a packed stream."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    bodies = [pdf]
    for one in streams:
        try:
            bodies.append(zlib.decompress(one))
        except zlib.error:
            continue
    return max(int(n) for body in bodies for n in re.findall(rb"/Count (\d+)", body))


def test_it_is_a_pdf_in_our_font_alone() -> None:
    pdf = summary_pdf(difference(), sender="Sở KH&CN", received_at=AT)
    assert pdf.startswith(b"%PDF-")
    fonts = set(re.findall(rb"/BaseFont ?/[A-Z]+\+([A-Za-z]+)", pdf))
    assert fonts == {b"BeVietnamPro"}


def test_the_same_check_gives_the_same_bytes() -> None:
    one = difference()
    assert summary_pdf(one, sender="A", received_at=AT) == summary_pdf(
        one, sender="A", received_at=AT
    )


def test_text_of_files_is_never_run() -> None:
    one = difference(f"{HOSTILE}.xlsx", {"C7": HOSTILE})
    words = content(one, sender=HOSTILE, received_at=AT)
    assert HOSTILE in dict(words["facts"])["Người gửi"]
    assert any("#read" in row[2] for row in words["sections"][1]["rows"])
    assert summary_pdf(one, sender=HOSTILE, received_at=AT).startswith(b"%PDF-")


def test_long_names_and_many_problems_take_more_pages() -> None:
    few = difference()
    many = difference("x" * 250 + ".xlsx", {f"C{row}": "chưa rõ" for row in range(7, 52)})
    assert len(many.checked.problems) > 40
    short, long = (pages(summary_pdf(one, sender="", received_at=AT)) for one in (few, many))
    assert long > short


def test_it_says_file_sender_time_hash_place_period_and_revision() -> None:
    one = difference()
    facts = dict(content(one, sender="Lò Thị Hoa", received_at=AT)["facts"])
    assert facts["Tệp"] == "bieu-01.xlsx"
    assert facts["Người gửi"] == "Lò Thị Hoa"
    assert facts["Nhận lúc"] == "08:42 ngày 14/10/2025"
    assert facts["Mã SHA-256 của tệp"] == one.checked.sha256
    assert facts["Địa bàn"] == "Tỉnh Điện Biên"
    assert facts["Kỳ số liệu"] == "Quý III/2025"
    assert "r128" in facts["So với"]


def test_errors_stand_before_notes_and_changes_and_totals_follow() -> None:
    one = difference(cells={"C7": 9})
    tallies, problems, changes, totals = content(one, sender="", received_at=AT)["sections"]
    assert tallies["rows"][0][0] == "Cả tệp"
    assert problems["rows"][0][0] == "Lỗi"
    assert problems["rows"][0][1] == "Số liệu!C7"
    assert [row[-1] for row in changes["rows"]] == ["Số liệu!E7", "Số liệu!F7"]
    assert len(totals["rows"]) == len(one.totals)
    assert FIBRE not in str(totals)


def test_invented_figures_carry_their_mark_and_others_none() -> None:
    one = difference()
    assert content(one, sender="", received_at=AT)["mark"] == ""
    invented = replace(one, checked=replace(one.checked, is_demonstration=True))
    assert content(invented, sender="", received_at=AT)["mark"] == "Dữ liệu minh hoạ"


def test_an_empty_store_is_said_to_be_one() -> None:
    told = content(replace(difference(), revision=0), sender="", received_at=AT)
    assert "chưa có số liệu" in dict(told["facts"])["So với"]


@pytest.mark.parametrize("chosen", list(Language))
def test_it_speaks_the_readers_language(chosen: Language) -> None:
    one = difference()
    with speaking(chosen):
        words = content(one, sender="", received_at=AT)
        assert words["language"] == chosen
        assert summary_pdf(one, sender="", received_at=AT).startswith(b"%PDF-")
    title = {Language.VI: "Kết quả kiểm tra báo cáo", Language.EN: "Result of the check"}
    assert words["title"] == title[chosen]


def test_lines_of_a_plan_beside_figures_are_listed() -> None:
    checked = beside("KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023")
    one = answer(checked, nothing(), revision=1)
    words = content(one, sender="A", received_at=AT)
    assert checked.plan is not None
    assert dict(words["facts"])["Kế hoạch"] == checked.plan.label
    (lines,) = (part for part in words["sections"] if part["kind"] == "lines")
    assert len(lines["rows"]) == sum(1 for part in lines["rows"] if part[0] in {"Mới", "Sửa"})
    assert any("Tỷ lệ hồ sơ trực tuyến" in part[1] for part in lines["rows"])
    assert summary_pdf(one, sender="A", received_at=AT).startswith(b"%PDF-")
