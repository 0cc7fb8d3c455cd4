"""What a text is typed in: found where it is clear, and never where it is Unicode."""

from collections.abc import Iterator

import pytest

from data.catalog import indicators
from data.ingest import reader
from data.ingest.charset import Charset, Face, Verdict, judge
from geo.gazetteer import register
from geo.match import match
from geo.units import TODAY, Level
from tests.unit.data.ingest.legacy import encode
from tests.unit.data.ingest.sample import FIELD, ROOT
from text import Language

CHARSETS = pytest.mark.parametrize("charset", list(Charset))
COMMUNES = [one for one in register().values() if one.level is Level.COMMUNE]


def catalogue() -> Iterator[str]:
    for one in indicators().values():
        terms = (
            one.names, one.short_names, one.definitions, one.numerators, one.denominators,
            one.agencies, one.units,
        )  # fmt: skip
        for named in terms:
            yield from named.values()
        yield from (*one.aliases, *one.numerator_aliases, *one.denominator_aliases)


@CHARSETS
def test_every_commune_that_is_typed_in_a_legacy_font_is_read(charset: Charset) -> None:
    for one in COMMUNES:
        seen = encode(one.full_name, charset)
        wanted = Verdict(one.full_name, charset)
        if not seen.isascii():
            assert judge(seen, face=Face(charset)) == wanted


@CHARSETS
def test_every_commune_whose_font_was_changed_afterwards_is_read(charset: Charset) -> None:
    assert len(COMMUNES) > 13_000
    unread = [
        one.full_name
        for one in COMMUNES
        if judge(encode(one.full_name, charset)).text != one.full_name
    ]
    assert unread == []


@CHARSETS
def test_every_commune_of_today_is_matched_after_decoding(charset: Charset) -> None:
    for one in COMMUNES[:: len(COMMUNES) // 300]:
        if one.valid_from == TODAY and one.parent is not None:
            text = judge(encode(one.full_name, charset)).text
            assert match(text, province_code=one.parent.code).unit == one


def test_no_unit_of_either_list_is_changed() -> None:
    texts = {text for one in register().values() for text in (one.full_name, one.name)}
    assert [text for text in texts if judge(text) != Verdict(text)] == []


def test_no_text_of_the_catalogue_is_changed() -> None:
    texts = set(catalogue())
    assert len(texts) > 300
    assert [text for text in texts if judge(text) != Verdict(text)] == []


@pytest.mark.parametrize("language", list(Language))
def test_no_message_of_the_program_is_changed(language: Language) -> None:
    for path in (ROOT / "locale" / language / "LC_MESSAGES").glob("*.po"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert judge(line).charset is None


@pytest.mark.skipif(not FIELD.is_dir(), reason="the field's workbooks lie beside the repository")
def test_no_cell_of_the_unicode_workbooks_is_changed() -> None:
    paths = sorted(FIELD.glob("*.xlsx"))
    changed = {
        path.name for path in paths if reader.read(path.read_bytes(), file_name=path.name).decoded
    }
    assert changed == {"09_font_TCVN3_VnTime.xlsx"}


@pytest.mark.parametrize(
    "text",
    [
        "café", "résumé", "naïve", "Zürich", "Müller", "São Paulo", "El Niño", "Ça va",
        "Créé à l'école déjà été", "5 µm", "µg", "10 × 20", "5 × 4 × 3", "100 ¤", "£5", "¥500",
        "N·m", "A · B", "§ 5", "© 2025", "m²", "±5 °C", "«abc»", "Windows®", "½ ngày",
        "3m×4m", "Ø21", "2l×3", "mì × 5", "T·m", "ñ",
        "Hà Lâm", "Cà Mau", "Xã Pú Nhi", "Bà Nà", "Hoà Bình", "Tây Bà", "Nhà Bè", "con chó",
        "chó", "Bùi Thanh Hà", "Lò Thò", "Tòa án", "hé", "XÃ BÀ NÀ", "Có", "có", "Không",
    ],
)  # fmt: skip
def test_unicode_of_any_kind_stays_as_it_is(text: str) -> None:
    assert judge(text) == Verdict(text)


def test_a_soft_hyphen_falls_away_from_unicode_and_is_a_letter_of_tcvn3() -> None:
    assert judge("Phư\u00adờng Sa Pa") == Verdict("Phường Sa Pa")
    assert judge("inter\u00adnational") == Verdict("international")
    assert judge("Ph\u00adêng Sa Pa") == Verdict("Phường Sa Pa", Charset.TCVN3)


@pytest.mark.parametrize(
    ("seen", "said"),
    [("Ghi chó", "Ghi chú"), ("Sè hé", "Số hộ"), ("§VT", "ĐVT"), ("PHô LôC 1", "PHụ LụC 1")],
)
def test_a_heading_is_known_as_a_whole(seen: str, said: str) -> None:
    assert judge(seen) == Verdict(said, Charset.TCVN3)


def test_what_reads_both_ways_is_settled_by_what_surrounds_it() -> None:
    assert judge("An Phó") == Verdict("An Phó")
    assert judge("An Phó", leaning=Charset.TCVN3) == Verdict("An Phú", Charset.TCVN3)
    assert judge("Cã", leaning=Charset.TCVN3) == Verdict("Có", Charset.TCVN3)
    assert judge("5 × 4", leaning=Charset.TCVN3) == Verdict("5 × 4")


def test_a_font_is_not_believed_against_the_text() -> None:
    for text in ("Xã Bảo Nhai", "Xã", "Hà Lâm"):
        assert judge(text, face=Face(Charset.TCVN3)) == Verdict(text)
        assert judge(text, face=Face(Charset.VNI)) == Verdict(text)


def test_a_capital_font_shows_capitals() -> None:
    capital = Face(Charset.TCVN3, is_capital=True)
    assert judge("tØnh lµo cai", face=capital).text == "TỈNH LÀO CAI"
    assert judge("stt", face=capital).text == "STT"
