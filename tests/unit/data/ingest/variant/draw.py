"""The dice: which province, communes, spellings and cells a made workbook has."""

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font

from data.catalog import Indicator, Kind, indicators
from data.ingest.charset import Charset
from data.period import Frequency, Period
from geo.units import NATION, TODAY, Level, Unit, children, communes
from tests.unit.data.ingest.legacy import FONTS, encode
from tests.unit.data.ingest.sample import saved

Key = tuple[str, str, str]

PERIODS: Final = (
    ("THÁNG {month}/{year}", Frequency.MONTH),
    ("Tháng {month:02} năm {year}", Frequency.MONTH),
    ("T{month}/{year}", Frequency.MONTH),
    ("({month:02}/{year})", Frequency.MONTH),
    ("QUÝ {roman}/{year}", Frequency.QUARTER),
    ("Quý {number} năm {year}", Frequency.QUARTER),
    ("QUÝ {roman} NĂM {year}", Frequency.QUARTER),
    ("Quý {roman} - {year}", Frequency.QUARTER),
    ("Q{number}/{year}", Frequency.QUARTER),
    ("NĂM {year}", Frequency.YEAR),
    ("9 THÁNG ĐẦU NĂM {year}", Frequency.NINE_MONTHS),
    ("9 tháng năm {year}", Frequency.NINE_MONTHS),
    ("6 THÁNG CUỐI NĂM {year}", Frequency.HALF),
)
ROMAN: Final = ("I", "II", "III", "IV")
TABS: Final = ("Sheet1", "Bieu 01", "BIỂU 1 (2)", "so lieu ", "Tong hop", "Phụ lục I", "1", "DS")
PLACE_HEADS: Final = (
    "Tên xã, phường", "Đơn vị", "Xã/phường/đặc khu", "TÊN ĐƠN VỊ", "Đơn vị hành chính",
    "Tên xã, phường, đặc khu", "Địa phương", "Xã, phường", "Tên đơn vị hành chính cấp xã",
    "UBND xã, phường", "Tên\nđơn vị", "Xã", "Địa bàn",
)  # fmt: skip
ORDINALS: Final = ("STT", "TT", "Stt", "Số TT", "S TT", "STT.")
TOTALS: Final = (
    "Tổng cộng",
    "Cộng",
    "TỔNG SỐ",
    "Toàn tỉnh",
    "TỔNG",
    "TỔNG CỘNG:",
    "Tổng toàn tỉnh",
)
FEET: Final = (
    ("Ghi chú: số liệu do các xã báo cáo",),
    ("Nguồn: báo cáo của UBND các xã",),
    (None, "NGƯỜI LẬP BIỂU", None, "GIÁM ĐỐC"),
    (None, "Nơi nhận:", None, "TM. UBND TỈNH"),
    (None, "(Ký, ghi rõ họ tên)", None, "CHỦ TỊCH"),
    (None, "Nguyễn Văn Mẫu", None, "Trần Thị Thử"),
)


@dataclass(slots=True)
class Variant:
    """A workbook, and what it says: value by indicator, unit code and period; None missing."""

    body: bytes
    name: str
    province: str
    expected: dict[Key, float | None]
    told: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Draw:
    """The dice, and a few choices that hold for a whole workbook."""

    dice: random.Random
    province: Unit
    units: list[Unit]
    spell: Callable[[str], str]
    rows: list[list[Any]] = field(default_factory=list)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    percents: list[tuple[int, int]] = field(default_factory=list)

    def one(self, of: Sequence[Any]) -> Any:
        return self.dice.choice(of)

    def maybe(self, share: float = 0.5) -> bool:
        return self.dice.random() < share


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def draw(seed: int) -> Draw:
    dice = random.Random(seed)  # noqa: S311 -- a draw of examples
    province = dice.choice(children(NATION, edition=TODAY))
    here = communes(province.code, edition=TODAY)
    units = dice.sample(list(here), min(len(here), dice.randint(3, 9)))
    ways: list[Callable[[str], str]] = [str, str, str, decomposed]
    spell = dice.choice(ways)
    return Draw(dice, province, units, spell)


def name_of(one: Unit, draw: Draw) -> str:
    """A commune's name as somebody types it."""
    short = {"Xã": ("X.", "X. ", "xã "), "Phường": ("P.", "P. ", "phường ", "Ph. "),
             "Đặc khu": ("ĐK ", "ĐK. ", "Đặc khu ")}[one.kind_vi]  # fmt: skip
    forms: list[Callable[[], str]] = [
        lambda: one.full_name,
        lambda: one.full_name,
        one.full_name.upper,
        one.full_name.lower,
        lambda: f"  {one.full_name.replace(' ', '  ')} ",
        lambda: one.full_name.replace(" ", "\u00a0"),
        lambda: f"UBND {one.full_name}",
        lambda: f"{one.full_name}*",
        lambda: f"{one.full_name} (mới)",
        lambda: old_tones(one.full_name),
        lambda: new_tones(one.full_name),
        lambda: f"{one.full_name}\u200b",
    ]
    if not one.name[0].isdigit() and not one.name.startswith(one.kind_vi):
        forms += [lambda: draw.one(short) + one.name, lambda: one.name]
    return draw.spell(str(draw.one(forms)()))


TONE_PAIRS: Final = tuple(
    zip(["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True)
)  # fmt: skip


def new_tones(text: str) -> str:
    for old, new in TONE_PAIRS:
        text = text.replace(old, new)
    return text


def old_tones(text: str) -> str:
    for old, new in TONE_PAIRS:
        if f"{new} " in f"{text} " and f"q{new}" not in text:
            text = f"{text} ".replace(f"{new} ", f"{old} ").rstrip()
    return text


def period_of(draw: Draw) -> tuple[str, Period]:
    """A period since the merger that has begun, and a way to write it."""
    form, frequency = draw.one(PERIODS)
    year = 2026 if frequency is not Frequency.NINE_MONTHS else draw.one([2025, 2026])
    most = {Frequency.MONTH: 9, Frequency.QUARTER: 3}.get(frequency, 1)
    number = draw.dice.randint(1, most)
    if frequency is Frequency.HALF:
        year, number = 2025, 2
    text = form.format(year=year, month=number, number=number, roman=ROMAN[(number - 1) % 4])
    return text, Period(year, frequency, number)


def number_cell(draw: Draw, value: float) -> Any:
    """A whole number as somebody types it."""
    if value >= 1000 and draw.maybe(0.3):
        return draw.one([f"{int(value):,}".replace(",", "."), f"{int(value):,}".replace(",", " ")])
    return draw.one([int(value), int(value), float(value), str(int(value)), f" {int(value)} "])


def percent_cell(draw: Draw, value: float) -> tuple[Any, bool]:
    """A percentage as somebody types it, and whether its format shows percent."""
    kind = draw.dice.randint(0, 5)
    comma = f"{value:.2f}".replace(".", ",")
    if kind == 0:
        return value / 100, True
    return [None, value, f"{comma}%", f"{comma} %", comma, f"{value:.2f}%"][kind], False


def headings(measure: Indicator) -> dict[str, list[str]]:
    """Ways to write a rate's counts and itself."""
    return {
        "whole": [*measure.denominator_aliases, *measure.denominators.values()][:3],
        "part": list(measure.numerator_aliases)[:4],
        "itself": list(measure.aliases)[:4],
    }


def measures(draw: Draw, *, most: int = 3) -> list[Indicator]:
    """Indicators of communes that a table may have, no two of one denominator's name."""
    known = [
        one
        for one in indicators().values()
        if Level.COMMUNE in one.levels and one.kind in {Kind.RATE, Kind.COUNT}
        and one.group_id != "base"
    ]  # fmt: skip
    return draw.dice.sample(known, draw.dice.randint(1, most))


def write(draw: Draw, sheets: Sequence[tuple[str, "Draw"]] | None = None) -> bytes:
    """The rows as a workbook, perhaps typed for an old font."""
    book = Workbook()
    charset = draw.one([None] * 6 + [Charset.TCVN3, Charset.VNI])
    font = draw.one([None, "Times New Roman"]) if charset else None
    for name, one in sheets or [(draw.one(TABS), draw)]:
        sheet = book.create_sheet(name)
        for row, cells in enumerate(one.rows, start=1):
            for column, content in enumerate(cells, start=1):
                if content is None:
                    continue
                said = content
                if charset and isinstance(content, str):
                    said = encode(unicodedata.normalize("NFC", content), charset)
                cell = sheet.cell(row, column, said)
                if charset:
                    cell.font = Font(name=font or FONTS[charset])
                if (row, column) in one.percents:
                    cell.number_format = "0.00%"
        for top, left, bottom, right in one.merges:
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    book.remove(book.worksheets[0])
    return saved(book)


def head_of(draw: Draw, title: str) -> None:
    """The rows above a table."""
    full = draw.province.full_name
    name = draw.one([f"UBND {full}".upper(), f"UBND {full}", f"ỦY BAN NHÂN DÂN\n{full.upper()}",
                     f"UBND {full} - SỞ KHOA HỌC VÀ CÔNG NGHỆ"])  # fmt: skip
    right = [None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    draw.rows.append([draw.spell(name), *(right if draw.maybe() else [])])
    if draw.maybe():
        draw.rows.append(["SỞ KHOA HỌC VÀ CÔNG NGHỆ", None, None, "Độc lập - Tự do - Hạnh phúc"])
    if draw.maybe(0.3):
        draw.rows.append([None, None, f"{draw.province.name}, ngày 5 tháng 10 năm 2026"])
    if draw.maybe(0.3):
        draw.rows.append([])
    draw.rows.append([draw.spell(title)])
    if draw.maybe(0.3):
        draw.rows.append(["(Kèm theo Báo cáo số     /BC-UBND ngày    /    /2026 của UBND tỉnh)"])
    if draw.maybe(0.3):
        draw.rows.append(
            [None, None, None, draw.one(["ĐVT: %", "(Đơn vị tính: hộ, %)", "ĐVT: hộ"])]
        )
    if draw.maybe(0.4):
        draw.rows.append([])
