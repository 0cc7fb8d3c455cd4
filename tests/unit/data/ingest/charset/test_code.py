import csv
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ingest.charset import Charset, Face, decode, face, letters
from geo.name import TONES
from tests.unit.data.ingest.legacy import encode, spellings, typed_in_capitals
from tests.unit.data.ingest.sample import FIELD

REFERENCE = FIELD.parent / "legacy_charsets.csv"
CHARSETS = pytest.mark.parametrize("charset", list(Charset))
ALPHABET = [one.letter for one in letters()]
WORDS = st.text(st.sampled_from(["a", "b", "n", "g", "h", "T", "X", " ", "1", *ALPHABET]))


def test_the_table_has_each_vietnamese_letter_once() -> None:
    vowels = [base + tone for base in "aăâeêioôơuưy" for tone in ("", *TONES)]
    wanted = {unicodedata.normalize("NFC", one) for one in (*vowels, "đ")}
    wanted = {one for one in wanted if not one.isascii()}
    assert sorted(ALPHABET) == sorted(wanted | {one.upper() for one in wanted})


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the reference lies beside the repository")
def test_the_table_is_that_of_the_reference() -> None:
    with REFERENCE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(ALPHABET)
    for row in rows:
        vni = bytes.fromhex(row["vni_bytes_hex"]).decode("latin-1")
        assert spellings(Charset.VNI)[row["char"]] == vni
        tcvn3 = bytes.fromhex(row["tcvn3_byte_hex"]).decode("latin-1")
        assert spellings(Charset.TCVN3)[row["char"]] == tcvn3


@CHARSETS
@pytest.mark.parametrize("letter", ALPHABET)
def test_every_letter_comes_back(letter: str, charset: Charset) -> None:
    assert decode(encode(letter, charset), charset) == letter


@pytest.mark.parametrize("letter", ALPHABET)
def test_every_letter_comes_back_from_a_capital_font(letter: str) -> None:
    said = decode(typed_in_capitals(letter), Charset.TCVN3, is_capital=True)
    assert said == letter.upper()


@given(text=WORDS)
def test_text_of_vni_comes_back_whatever_it_spells(text: str) -> None:
    assert decode(encode(text, Charset.VNI), Charset.VNI) == text


@given(text=WORDS.map(str.lower))
def test_small_letters_of_tcvn3_come_back_whatever_they_spell(text: str) -> None:
    assert decode(encode(text, Charset.TCVN3), Charset.TCVN3) == text


@pytest.mark.parametrize(
    ("seen", "charset", "said"),
    [
        ("X· B¶o Nhai", Charset.TCVN3, "Xã Bảo Nhai"),
        ("Ph\u00adêng §iÖn Biªn Phñ", Charset.TCVN3, "Phường Điện Biên Phủ"),
        ("Tû lÖ hé gia ®×nh cã c¸p quang", Charset.TCVN3, "Tỷ lệ hộ gia đình có cáp quang"),
        ("Xaõ Baûo Nhai", Charset.VNI, "Xã Bảo Nhai"),
        ("Phöôøng Ñieän Bieân Phuû", Charset.VNI, "Phường Điện Biên Phủ"),
        ("Tyû leä hoä gia ñình coù caùp quang", Charset.VNI, "Tỷ lệ hộ gia đình có cáp quang"),
        ("Aùnh, UÛY", Charset.VNI, "Ánh, ỦY"),
    ],
)
def test_text_seen_in_the_field_is_decoded(seen: str, charset: Charset, said: str) -> None:
    assert decode(seen, charset) == said


@pytest.mark.parametrize(
    ("font", "said"),
    [
        (".VnTime", Face(Charset.TCVN3)),
        (".VnTimeH", Face(Charset.TCVN3, is_capital=True)),
        (".VnArial NarrowH", Face(Charset.TCVN3, is_capital=True)),
        (".VNTIME", Face(Charset.TCVN3)),
        ("VNI-Times", Face(Charset.VNI)),
        ("VNI-Helve-Condense", Face(Charset.VNI)),
        ("Times New Roman", None),
        ("Arial", None),
        ("Vni", None),
        ("", None),
    ],
)
def test_a_font_says_its_charset(font: str, said: Face | None) -> None:
    assert face(font) == said
