"""The report as files: what an office opens says what the review froze."""

import io
import struct
import zlib
from pathlib import Path
from typing import Final

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]
from pypdf import PdfReader

from data.review import Drawn, Evidence, Remedy, Review, Texts, reviews
from data.review.block import Paper
from data.review.content import Content, Override
from data.review.docx import report_docx
from data.review.paper import paper
from data.review.pdf import report_pdf
from data.status import Status
from data.store import Store
from tests import office
from tests.unit.data.review import sample
from tests.unit.data.review.sample import LINES, PLACE, closed, draft
from tests.unit.data.store.person import APPROVER
from text import Language, speaking

MOST_PAGES: Final = 12


def png(width: int = 64, height: int = 36) -> bytes:
    """A real picture of one colour."""

    def part(name: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x0a\x64\x80" * width for _ in range(height))
    parts = (part(b"IHDR", head), part(b"IDAT", zlib.compress(rows)), part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def printed(one: Review, content: Content, **pictures: bytes) -> Paper:
    return paper(one, content, place=PLACE, pictures=pictures)


@pytest.fixture
def one(tmp_path: Path) -> Review:
    """A closed review with everything that one may have."""
    from data.store import open_store  # noqa: PLC0415 - only this fixture needs one

    texts = Texts(
        parent="ỦY BAN NHÂN DÂN TỈNH ĐIỆN BIÊN",
        situation="Các xã báo cáo đủ.\nTổ công nghệ số ở mọi bản.",
        causes="Thiếu cáp quang ở bản xa.",
        remedies={"loa": Remedy(remedy="Lắp trước 30/11.")},
        evidences=(Evidence(name="15/BC-UBND"), Evidence(name="a.pdf", sha256="ab" * 32)),
    )
    with open_store(f"sqlite:///{tmp_path}/one.db") as store:
        return reviews(store, APPROVER).one(closed(store, texts=texts))


def words_of_docx(body: bytes) -> str:
    written = Document(io.BytesIO(body))
    cells = [cell.text for table in written.tables for row in table.rows for cell in row.cells]
    above = [line.text for line in written.sections[0].header.paragraphs]
    return "\n".join([*above, *(line.text for line in written.paragraphs), *cells])


def words_of_pdf(body: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(body)).pages]
    return " ".join(" ".join(pages).split())


def test_both_files_have_the_head_the_three_parts_and_what_is_behind(one: Review) -> None:
    assert one.content is not None
    made = printed(one, one.content)
    for words in (
        words_of_docx(report_docx(made, at=one.changed_at)),
        words_of_pdf(report_pdf(made, at=one.changed_at)),
    ):
        for said in (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "BÁO CÁO",
            "Điện Biên, ngày",
            "I. KẾT QUẢ THỰC HIỆN",
            "II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
            "III. NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI",
            "Lắp trước 30/11.",
            "Sở Khoa học và Công nghệ",
            "Chưa ghi giải pháp",
            "Rà soát thôn chưa có cáp quang",
            "15/BC-UBND",
            "Lưu: VT.",
        ):
            assert said in words, said


def test_what_nobody_wrote_is_dots_and_no_name_is_made_up(one: Review) -> None:
    assert one.content is not None
    made = printed(one, one.content)
    assert set(made.agency) == {"…"}
    assert made.number.startswith("Số: …")
    assert set(getattr(made.sections[2].blocks[0], "text", "")) == {"…"}  # closed, not written
    assert made.signature == ("THỦ TRƯỞNG CƠ QUAN", "(Ký, ghi rõ họ tên, đóng dấu)")


def test_what_is_behind_stands_worst_first(one: Review) -> None:
    assert one.content is not None
    assert [line.target_id for line in one.content.behind] == ["loa", "cap_quang"]


def test_maps_stand_in_both_files_with_their_alternative_text(one: Review) -> None:
    drawn = Drawn(
        target_id="loa", titles=sample.said("Loa"), alts=sample.said("Bản đồ loa."), sha256="m"
    )
    content = sample.content(maps=(drawn,))
    made = printed(one, content, m=png())
    body = report_docx(made, at=one.changed_at)
    written = Document(io.BytesIO(body))
    assert len(written.inline_shapes) == 1
    assert 'descr="Bản đồ loa."' in written.element.xml
    found = PdfReader(io.BytesIO(report_pdf(made, at=one.changed_at)))
    assert sum(len(page.images) for page in found.pages) == 1


def test_two_maps_stand_on_one_page(one: Review) -> None:
    names = ("loa", "cap_quang")
    maps = tuple(
        Drawn(target_id=name, titles=sample.said(name), alts=sample.said(name), sha256=name)
        for name in names
    )
    made = printed(one, sample.content(maps=maps), **dict.fromkeys(names, png(1280, 720)))
    found = PdfReader(io.BytesIO(report_pdf(made, at=one.changed_at)))
    held = [page for page in found.pages if "Phụ lục 3" in page.extract_text()]
    assert len(held) == 1
    assert held[0].mediabox.height > held[0].mediabox.width
    assert "2. cap_quang" in held[0].extract_text()


def test_invented_figures_and_drafts_say_so(store: Store) -> None:
    desk = reviews(store, APPROVER)
    one = desk.one(draft(desk))
    made = printed(one, sample.content(is_demonstration=True))
    assert made.marks == ("DỰ THẢO", "Dữ liệu minh hoạ")
    words = words_of_pdf(report_pdf(made, at=one.changed_at))
    assert "DỰ THẢO" in words
    assert "Dữ liệu minh hoạ" in words
    body = report_docx(made, at=one.changed_at)
    assert "Dữ liệu minh hoạ" in words_of_docx(body)
    assert not [line for line in Document(io.BytesIO(body)).paragraphs if "DỰ THẢO" in line.text]


def test_a_title_of_500_signs_fits_the_page(store: Store) -> None:
    desk = reviews(store, APPROVER)
    title = ("Sơ kết thực hiện chuyển đổi số vùng đồng bào dân tộc thiểu số " * 9)[:500].strip()
    one = desk.one(draft(desk, title=title))
    made = printed(one, sample.content())
    found = PdfReader(io.BytesIO(report_pdf(made, at=one.changed_at)))
    assert len(found.pages) <= MOST_PAGES
    assert title in " ".join(found.pages[0].extract_text().split())
    assert title in words_of_docx(report_docx(made, at=one.changed_at))


def test_a_long_word_does_not_stop_the_report(store: Store) -> None:
    desk = reviews(store, APPROVER)
    one = desk.one(draft(desk, title="x" * 500))
    assert report_pdf(printed(one, sample.content()), at=one.changed_at).startswith(b"%PDF")


@pytest.mark.parametrize("language", Language)
def test_a_plan_without_targets_or_figures_says_so_in_a_sentence(
    store: Store, language: Language
) -> None:
    desk = reviews(store, APPROVER)
    one = desk.one(draft(desk))
    silent = sample.line("a", Status.NO_DATA, None)
    empty = Content(
        **{
            name: getattr(sample.content(), name)
            for name in ("revision", "revision_at", "places", "plan_labels", "citations", "sources")
        },
        lines=(),
        tasks=(),
    )
    with speaking(language):
        for content in (empty, sample.content(silent)):
            made = printed(one, content)
            assert words_of_pdf(report_pdf(made, at=one.changed_at))
            assert words_of_docx(report_docx(made, at=one.changed_at))
    said = [
        block.text for block in printed(one, empty).sections[0].blocks if hasattr(block, "text")
    ]
    assert said[0].startswith("Kế hoạch này chưa có mục tiêu nào")
    behind = printed(one, sample.content(silent)).sections[1].blocks[0]
    assert getattr(behind, "text", "") == "Chưa có số liệu nên chưa biết mục tiêu nào chậm."


def test_markup_of_a_file_is_only_letters(store: Store) -> None:
    desk = reviews(store, APPROVER)
    texts = Texts(situation='#read("/etc/passwd") *đậm* $x$ <b>', causes="a\x0bb")
    number = draft(desk)
    desk.save(number, seen=1, title="@ref [x]", texts=texts)
    one = desk.one(number)
    made = printed(one, sample.content())
    for words in (
        words_of_pdf(report_pdf(made, at=one.changed_at)),
        words_of_docx(report_docx(made, at=one.changed_at)),
    ):
        assert '#read("/etc/passwd") *đậm* $x$ <b>' in words.replace("“", '"').replace("”", '"')


def test_an_overridden_state_stands_beside_the_computed_one(one: Review) -> None:
    import dataclasses  # noqa: PLC0415 - only here

    override = Override(
        status=Status.ON_TRACK, reason="Đã nghiệm thu", by="Lò Văn A", at="1/10/2025"
    )
    content = sample.content(dataclasses.replace(LINES[0], override=override), *LINES[1:])
    words = words_of_docx(report_docx(printed(one, content), at=one.changed_at))
    assert "Đúng tiến độ (do điều chỉnh; tính ra: Chậm tiến độ)" in words
    assert "Đã nghiệm thu" in words


def test_the_same_review_gives_the_same_pdf(one: Review) -> None:
    assert one.content is not None
    made = printed(one, one.content)
    assert report_pdf(made, at=one.changed_at) == report_pdf(made, at=one.changed_at)


def test_libreoffice_opens_the_docx(one: Review, tmp_path: Path) -> None:
    assert one.content is not None
    source = tmp_path / "bao-cao.docx"
    source.write_bytes(report_docx(printed(one, one.content), at=one.changed_at))
    pdf = office.converted(source)
    assert "BÁO CÁO" in words_of_pdf(pdf.read_bytes())
    first = office.words(pdf)[0]
    top = min(at.y for at in first)
    assert any(at.text == "NAM" and at.y < top + 6 for at in first), "the state has one line"
    assert any(at.text == "TT" for at in first), "a short head is whole"


def test_the_docx_keeps_the_schema(one: Review, tmp_path: Path) -> None:
    assert one.content is not None
    source = tmp_path / "bao-cao.docx"
    source.write_bytes(report_docx(printed(one, one.content), at=one.changed_at))
    found = OpenXmlValidator(max_errors=20).validate(source)
    assert not [one.description for one in found.errors]
