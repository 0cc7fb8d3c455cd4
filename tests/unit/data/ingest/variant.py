"""Workbooks of the kinds that the field sends, drawn at random, with the figures put into them.

A seed draws another province, other communes, other headings, numbers of heading rows, totals,
notes, spellings and charsets; what comes out of the ingest is compared with what went in.
"""

import random
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Font

from data.catalog import Aggregation, Indicator, Kind, indicators
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


@dataclass(slots=True)
class Column:
    """A column: its headings from the outermost in, its indicator, which number."""

    labels: tuple[str, ...]
    measure: Indicator
    which: str


def columns_of(draw: Draw, chosen: Sequence[Indicator]) -> list[Column]:
    found: list[Column] = []
    for measure in chosen:
        ways = headings(measure)
        if measure.kind is Kind.COUNT:
            found.append(Column((draw.one(ways["itself"]),), measure, "value"))
            continue
        form = draw.dice.randint(0, 3)
        if form == 0:
            head = draw.one(
                [one for one in ways["itself"] if "lệ" in one.lower()] or ways["itself"]
            )
            if "lệ" not in head.lower():
                head += " (%)"
            found.append(Column((head,), measure, "rate"))
        elif form == 1 and ways["part"] and ways["whole"]:
            found += [
                Column((draw.one(ways["whole"]),), measure, "whole"),
                Column((draw.one(ways["part"]),), measure, "part"),
                Column((draw.one(["Tỷ lệ (%)", "Tỷ lệ", "TL (%)", "%"]),), measure, "rate"),
            ]
        elif form == 2 and ways["part"] and ways["whole"]:
            outer = draw.one(ways["itself"])
            found += [
                Column((draw.one(ways["whole"]),), measure, "whole"),
                Column((outer, draw.one(["Số lượng", "SL"])), measure, "part"),
                Column((outer, draw.one(["Tỷ lệ (%)", "Tỷ lệ %", "TL (%)"])), measure, "rate"),
            ]
        else:
            outer = draw.one(ways["itself"])
            found += [
                Column((outer, draw.one(["Tổng số", "Tổng"])), measure, "whole"),
                Column((outer, draw.one(["Số lượng", "Thực hiện", "Đạt"])), measure, "part"),
                Column((outer, draw.one(["Tỷ lệ (%)", "Tỷ lệ", "%"])), measure, "rate"),
            ]
    wholes: set[str] = set()
    kept = []
    for one in found:  # two columns of one heading would be of one denominator
        key = " / ".join(one.labels) if one.which == "whole" else ""
        if key and len(one.labels) == 1 and key in wholes:
            return columns_of(draw, chosen[:1])
        wholes.add(key)
        kept.append(one)
    return kept


def table_of(draw: Draw, period: Period, expected: dict[Key, float | None]) -> None:  # noqa: C901 -- a draw of choices
    """A table by commune below what is there: heading, sections, rows, totals, foot."""
    columns = columns_of(draw, measures(draw))
    lead = [draw.one(ORDINALS), draw.one(PLACE_HEADS)]
    has_code = draw.maybe(0.3)
    if has_code:
        lead.insert(draw.one([1, 2]), draw.one(["Mã xã", "Mã ĐVHC", "Mã đơn vị", "Mã số"]))
    place = next(n for n, text in enumerate(lead) if text in PLACE_HEADS)
    code = next((n for n, text in enumerate(lead) if text.startswith("Mã")), None)
    top = len(draw.rows) + 1
    depth = max(len(one.labels) for one in columns)
    notes = [("Ghi chú",)] if draw.maybe() else []
    heads = [*(one.labels for one in columns), *notes]
    is_merged = draw.maybe(0.7) or depth == 1
    rows: list[list[Any]] = [[None] * (len(lead) + len(heads)) for _ in range(depth)]
    rows[0][: len(lead)] = lead
    previous: tuple[str, ...] = ()
    for at, labels in enumerate(heads, start=len(lead)):
        for level, label in enumerate(labels):
            if level == 0 and len(labels) > 1 and previous[:1] == labels[:1] and previous != labels:
                continue
            rows[level][at] = draw.spell(label)
        previous = labels
    draw.rows += rows
    if is_merged and depth > 1:
        for at in range(len(lead)):
            draw.merges.append((top, at + 1, top + depth - 1, at + 1))
        at = len(lead)
        while at < len(lead) + len(heads):
            labels = heads[at - len(lead)]
            if len(labels) == 1:
                draw.merges.append((top, at + 1, top + depth - 1, at + 1))
                at += 1
                continue
            end = at
            while end + 1 - len(lead) < len(heads) and (
                heads[end + 1 - len(lead)][0] == labels[0] and len(heads[end + 1 - len(lead)]) > 1
            ):
                end += 1
            if end > at:
                draw.merges.append((top, at + 1, top, end + 1))
            at = end + 1
    if draw.maybe():
        letters = ["A", "B", "C"][: len(lead)]
        draw.rows.append([*letters, *range(1, len(columns) + 1)])
    body_of(draw, columns, lead, place, code, period, expected)


def body_of(  # noqa: C901, PLR0912, PLR0915 -- a draw of choices
    draw: Draw, columns: Sequence[Column], lead: Sequence[str], place: int, code: int | None,
    period: Period, expected: dict[Key, float | None],
) -> None:  # fmt: skip
    numbers: list[dict[int, float]] = []
    lines: list[list[Any]] = []
    marks: list[list[int]] = []
    ordinal = draw.one(["{}", "{}.", "{:02}"])
    as_number = draw.maybe()
    for count, unit in enumerate(draw.units, start=1):
        line: list[Any] = [None] * len(lead)
        line[0] = count if as_number else ordinal.format(count)
        line[place] = name_of(unit, draw)
        if code is not None:
            line[code] = draw.one([unit.code, unit.code, int(unit.code)])
        own: dict[int, float] = {}
        shown: list[int] = []
        pairs: dict[str, tuple[int, int]] = {}
        is_silent = draw.maybe(0.1)
        for at, one in enumerate(columns):
            whole, part = pairs.setdefault(one.measure.id, _pair(draw))
            key = (one.measure.id, unit.code, str(period))
            content: Any
            if is_silent:
                content = draw.one([None, "...", "…"])
                expected[key] = None
            elif one.which == "rate":
                has_counts = any(c.measure is one.measure and c.which == "part" for c in columns)
                value = 100 * part / whole
                printed = round(value, 2)
                content, is_percent = percent_cell(draw, printed)
                if is_percent:
                    shown.append(at)
                expected[key] = value if has_counts else printed
            else:
                number = whole if one.which == "whole" else part
                own[at] = number
                content = number_cell(draw, number)
                if one.which == "value":
                    expected[key] = number
            line.append(content)
        lines.append(line)
        numbers.append(own)
        marks.append(shown)
    total: list[Any] = [None] * len(lead)
    total[draw.one([0, place])] = draw.one(TOTALS)
    total += [sum(own.get(at, 0) for own in numbers) if one.which != "rate" else None
              for at, one in enumerate(columns)]  # fmt: skip
    where = draw.one(["top", "bottom", "none"])
    if where == "top":
        draw.rows.append(total)
    sections = draw.maybe(0.3)
    for count, line in enumerate(lines):
        if sections and count in {0, 2}:
            section: list[Any] = [None] * len(lead)
            section[0], section[place] = ROMAN[count // 2], ("Khối phường", "Khối xã")[count // 2]
            draw.rows.append(section)
        draw.rows.append(line)
        draw.percents += [(len(draw.rows), len(lead) + 1 + at) for at in marks[count]]
    if where == "bottom":
        draw.rows.append(total)
    for foot in FEET:
        if draw.maybe(0.4):
            draw.rows.append(list(foot))


def _pair(draw: Draw) -> tuple[int, int]:
    whole = draw.dice.randint(101, 4000)
    return whole, draw.dice.randint(0, whole)


def commune_table(seed: int) -> Variant:
    """One table by commune, its period in the title, the tab or the file's name."""
    made = draw(seed)
    text, period = period_of(made)
    expected: dict[Key, float | None] = {}
    title = made.one(["BIỂU 01: KẾT QUẢ CHUYỂN ĐỔI SỐ {}", "BÁO CÁO {}", "PHỤ LỤC II\nSỐ LIỆU {}",
                      "TỔNG HỢP KẾT QUẢ THỰC HIỆN {}"])  # fmt: skip
    head_of(made, title.format(text))
    table_of(made, period, expected)
    return Variant(write(made), "bao cao.xlsx", made.province.code, expected)


MONTH_HEADS: Final = ("T{n}", "Tháng {n}", "tháng {n:02}", "THÁNG {n}", "T{n}/{year}", "{n}/{year}",
                      "Th. {n}", "T.{n}", "Thg {n}", "T{n:02}", "Tháng {n}/{year}")  # fmt: skip
QUARTER_HEADS: Final = ("Quý {roman}", "QUÝ {roman}", "Q{n}", "Quý {n}", "Quý {roman}/{year}",
                        "Q.{roman}", "quý {n}/{year}", "Q{n}/{year}", "Q{n}-{year}")  # fmt: skip


def period_columns(seed: int) -> Variant:
    """One indicator, with months or quarters of a year as columns."""
    made = draw(seed)
    dice = made.dice
    expected: dict[Key, float | None] = {}
    known = [one for one in measures(made, most=3) if one.kind in {Kind.RATE, Kind.COUNT}]
    measure = known[0]
    frequency = made.one([Frequency.MONTH, Frequency.QUARTER])
    form = made.one(MONTH_HEADS if frequency is Frequency.MONTH else QUARTER_HEADS)
    most = dice.randint(2, 9 if frequency is Frequency.MONTH else 3)
    name = made.one([*measure.aliases])
    if measure.kind is Kind.RATE and "lệ" not in name.lower():
        name += " (%)"
    head_of(made, made.one(["{} NĂM 2026", "BIỂU: {} THEO THÁNG NĂM 2026", "{}\nNăm 2026"])
            .format(name.upper()))  # fmt: skip
    heads = [form.format(n=n, year=2026, roman=ROMAN[(n - 1) % 4]) for n in range(1, most + 1)]
    top = len(made.rows) + 1
    lead: list[Any] = [made.one(ORDINALS), made.one(PLACE_HEADS)]
    is_deep = made.maybe(0.4)
    if is_deep:
        made.rows.append(
            [
                *lead,
                made.one(
                    [
                        "Năm 2026",
                        "Thực hiện năm 2026",
                        "Các tháng trong năm" if frequency is Frequency.MONTH else "Các quý",
                    ]
                ),
            ]
        )
        made.rows.append([None, None, *heads])
        made.merges += [(top, 1, top + 1, 1), (top, 2, top + 1, 2), (top, 3, top, 2 + most)]
    else:
        made.rows.append([*lead, *heads])
    for count, unit in enumerate(made.units, start=1):
        line: list[Any] = [count, name_of(unit, made)]
        for n in range(1, most + 1):
            key = (measure.id, unit.code, str(Period(2026, frequency, n)))
            if made.maybe(0.1):
                line.append(None)
                expected[key] = None
            elif measure.kind is Kind.RATE:
                value = round(dice.uniform(1, 100), 2)
                content, is_percent = percent_cell(made, value)
                line.append(content)
                expected[key] = value
                if is_percent:
                    made.percents.append((len(made.rows) + 1, len(line)))
            else:
                value = dice.randint(0, 300)
                line.append(number_cell(made, value))
                expected[key] = value
        made.rows.append(line)
    return Variant(write(made), "bao cao.xlsx", made.province.code, expected)


TAB_MONTHS: Final = ("T{n}", "Tháng {n}", "thang{n}", "THANG {n}", "T{n}.2026", "T{n}-2026",
                     "{n}.2026",
                     "BC T{n}", "Tháng {n:02}", "T{n} (2)", " T{n} ",
                     "tháng {n} năm 2026")  # fmt: skip


def sheets_by_period(seed: int) -> Variant:
    """A sheet a month with careless names; the year in the title, the tab or the file's name."""
    made = draw(seed)
    expected: dict[Key, float | None] = {}
    form = made.one(TAB_MONTHS)
    sheets = []
    months = made.dice.sample(range(1, 10), made.dice.randint(2, 4))
    title = made.one(["BÁO CÁO NĂM 2026", "KẾT QUẢ CHUYỂN ĐỔI SỐ NĂM 2026", "SỐ LIỆU BÁO CÁO"])
    for month in months:
        one = Draw(made.dice, made.province, made.units, made.spell)
        head_of(one, title)
        table_of(one, Period(2026, Frequency.MONTH, month), expected)
        sheets.append((form.format(n=month), one))
    return Variant(write(made, sheets), "bao cao 2026.xlsx", made.province.code, expected)


def stacked(seed: int) -> Variant:
    """Two tables below each other in a sheet, each with a title and its own period."""
    made = draw(seed)
    expected: dict[Key, float | None] = {}
    first, period = period_of(made)
    head_of(made, f"BIỂU 01: KẾT QUẢ {first}")
    table_of(made, period, expected)
    made.rows += [[] for _ in range(made.dice.randint(0, 2))]
    for _ in range(20):
        second, other = period_of(made)
        if other != period:
            break
    made.rows.append([f"BIỂU 02: KẾT QUẢ {second}"])
    table_of(made, other, expected)
    return Variant(write(made), "bao cao.xlsx", made.province.code, expected)


def commune_form(seed: int) -> Variant:
    """One form a commune."""
    made = draw(seed)
    unit, (text, period) = made.units[0], period_of(made)
    expected: dict[Key, float | None] = {}
    made.rows.append([made.one(["PHIẾU BÁO CÁO", "PHIẾU THU THẬP SỐ LIỆU CHUYỂN ĐỔI SỐ"])])
    said = [
        [made.one(["Tên xã/phường/đặc khu:", "Đơn vị:", "Tên đơn vị:", "Xã/phường:", "Tên xã:",
                   "Đơn vị báo cáo:"]), name_of(unit, made)],
        [made.one(["Mã ĐVHC:", "Mã xã:", "Mã đơn vị:"]), made.one([unit.code, int(unit.code)])],
        [made.one(["Tỉnh:", "Tỉnh/thành phố:", "Thuộc tỉnh:"]),
         made.one([made.province.name, made.province.full_name])],
        [made.one(["Kỳ báo cáo:", "Kỳ:", "Kỳ số liệu:"]), text],
    ]  # fmt: skip
    if made.maybe(0.3):
        said.append([made.one(["Ngày chốt:", "Ngày chốt số liệu:"]), "14/09/2026"])
    if made.maybe(0.3):
        del said[1]
    is_apart = made.maybe(0.3)
    made.rows += [[label, None, value] if is_apart else [label, value] for label, value in said]
    made.rows.append([])
    heads = [
        made.one(["Mã CT", "STT", "TT"]),
        made.one(["Tên chỉ tiêu", "Chỉ tiêu", "Nội dung"]),
        made.one(["ĐVT", "Đơn vị tính"]),
        made.one(["Giá trị", "Số liệu", "Kết quả"]),
        "Ghi chú",
    ]
    made.rows.append(heads)
    lines(made, unit.code, period, expected)
    for foot in FEET:
        if made.maybe(0.3):
            made.rows.append(list(foot))
    return Variant(write(made), "phieu.xlsx", made.province.code, expected)


def lines(
    made: Draw, code: str, period: Period, expected: dict[Key, float | None], *, before: int = 0
) -> None:
    """Rows that are indicators: number or code, name, unit of measure, value, note."""
    for count, measure in enumerate(measures(made, most=6), start=1):
        number = made.one([f"CT{count:02}", count, str(count)])
        name, unit = made.one(list(measure.aliases)), measure.unit()
        key = (measure.id, code, str(period))
        empty = [None] * before
        if made.maybe(0.15):
            expected[key] = None
            made.rows.append(
                [number, name, unit, *empty, made.one([None, "...", "chưa có số liệu"])]
            )
        elif measure.kind is Kind.RATE:
            value = round(made.dice.uniform(1, 100), 2)
            content, is_percent = percent_cell(made, value)
            made.rows.append([number, name, "%", *empty, content])
            if is_percent:
                made.percents.append((len(made.rows), 4 + before))
            expected[key] = value
        else:
            value = made.dice.randint(0, 3000)
            made.rows.append([number, name, unit, *empty, number_cell(made, value)])
            expected[key] = value


def plan_result(seed: int) -> Variant:
    """Plan against result of a province or a commune; perhaps in two sheets or two tables."""
    made = draw(seed)
    text, period = period_of(made)
    expected: dict[Key, float | None] = {}
    unit = made.units[0]
    made.rows += [[f"UBND {unit.full_name}".upper()], [made.province.full_name.upper()],
                  [f"KẾT QUẢ THỰC HIỆN CHỈ TIÊU CHUYỂN ĐỔI SỐ {text}"]]  # fmt: skip
    heads = [made.one(["TT", "STT"]), made.one(["Chỉ tiêu", "Tên chỉ tiêu", "Nội dung chỉ tiêu"]),
             made.one(["ĐVT", "Đơn vị tính"]), made.one(["Kế hoạch năm", "Kế hoạch", "Mục tiêu"]),
             made.one(["Thực hiện", "Kết quả thực hiện", "Kết quả"]), "Đánh giá"]  # fmt: skip
    made.rows.append(heads)
    lines(made, unit.code, period, expected, before=1)
    return Variant(write(made), "ket qua.xlsx", made.province.code, expected)


def statistical_form(seed: int) -> Variant:
    """A statistical form, `Biểu số`, at times of two sheets with a form each."""
    made = draw(seed)
    unit = made.units[0]
    expected: dict[Key, float | None] = {}
    text, period = period_of(made)
    sheets = []
    used: set[str] = set()
    for number in range(1, made.one([2, 2, 3])):
        one = Draw(made.dice, made.province, made.units, made.spell)
        own: dict[Key, float | None] = {}
        one.rows += [
            [f"Biểu số: 00{number}/CĐS-X", None, None, f"Đơn vị báo cáo: UBND {unit.full_name}"],
            [
                f"Kỳ báo cáo: {text}",
                None,
                None,
                f"Đơn vị nhận báo cáo: UBND {made.province.full_name}",
            ],
            ["Chỉ tiêu", "Mã số", "Thực hiện kỳ báo cáo", "Ghi chú"],
        ]
        if one.maybe():
            one.rows.append(["A", "B", 1, "C"])
        for count, measure in enumerate(measures(one, most=5), start=1):
            if measure.id in used:
                continue
            used.add(measure.id)
            name = one.one(list(measure.aliases))
            key = (measure.id, unit.code, str(period))
            if measure.kind is Kind.RATE:
                name = name if "lệ" in name.lower() else f"{name} (%)"
                value = round(one.dice.uniform(1, 100), 2)
                one.rows.append([name, f"{count:02}", f"{value:.2f}".replace(".", ",")])
            else:
                value = one.dice.randint(0, 3000)
                one.rows.append([name, f"{count:02}", number_cell(one, value)])
            own[key] = value
        if own:
            expected.update(own)
            sheets.append((f"Bieu {number}", one))
    return Variant(write(made, sheets), "bieu.xlsx", made.province.code, expected)


def village_table(seed: int) -> Variant:
    """A commune's consolidation of its villages."""
    made = draw(seed)
    text, period = period_of(made)
    unit = made.units[0]
    drawn = measures(made, most=6)
    counts = [one for one in drawn if one.aggregation is Aggregation.SUM]
    counts = [one for one in counts if one.kind is Kind.COUNT]
    if not counts:
        counts = [indicators()["wireless_loudspeaker_clusters"]]
    made.rows += [[f"UBND {unit.full_name}".upper()], [f"{made.province.full_name}".upper()],
                  [f"BIỂU TỔNG HỢP CÁC THÔN, BẢN {text}"]]  # fmt: skip
    heads = [made.one(ORDINALS), made.one(["Thôn", "Thôn, bản", "Tên thôn", "Tổ dân phố", "Ấp",
                                           "Tên thôn, bản, tổ dân phố"])]  # fmt: skip
    if made.maybe():
        made.rows.append([*heads, *(f"CT{n:02}" for n in range(1, len(counts) + 1)), "Trạng thái"])
        made.rows.append([None, None, *(made.one(list(one.aliases)) for one in counts)])
    else:
        made.rows.append([*heads, *(made.one(list(one.aliases)) for one in counts), "Trạng thái"])
    sums = [0] * len(counts)
    for n in range(1, made.dice.randint(3, 8)):
        values = [made.dice.randint(0, 50) for _ in counts]
        sums = [a + b for a, b in zip(sums, values, strict=True)]
        shown = [made.one([value, f"{value:02}", float(value)]) for value in values]
        made.rows.append(
            [n, made.one([f"Thôn {n}", f"Bản Nà {n}", f"TDP số {n}"]), *shown, "Đã nộp"]
        )
    if made.maybe():
        total = [made.one(["Cộng", "Tổng cộng", "Toàn xã", "TỔNG"]), None]
        made.rows.append([*total, *sums])
    expected: dict[Key, float | None] = {
        (one.id, unit.code, str(period)): value for one, value in zip(counts, sums, strict=True)
    }
    return Variant(write(made), "tong hop thon.xlsx", made.province.code, expected)


def dti_table(seed: int) -> Variant:
    """Provinces side by side, at times of two years in two sheets or below each other."""
    made = draw(seed)
    expected: dict[Key, float | None] = {}
    found = made.dice.sample(list(children(NATION, edition=TODAY)), 8)
    sheets, rows = [], Draw(made.dice, made.province, made.units, made.spell)
    is_stacked = made.maybe()
    for year in (2026, 2025)[: made.one([1, 2])]:
        one = rows if is_stacked else Draw(made.dice, made.province, made.units, made.spell)
        one.rows.append([f"XẾP HẠNG CHỈ SỐ CHUYỂN ĐỔI SỐ CẤP TỈNH (DTI) NĂM {year}"])
        one.rows.append([one.one(["TT", "STT"]), one.one(["Tỉnh, thành phố", "Tỉnh/Thành phố",
                         "Tên tỉnh", "Địa phương", "Tỉnh"]),
                         one.one(["Giá trị DTI", "DTI", "Điểm DTI"]),
                         one.one(["Xếp hạng", "Xếp hạng DTI", "Thứ hạng"])])  # fmt: skip
        for n, province in enumerate(found, start=1):
            value = round(one.dice.uniform(0.3, 0.95), 4)
            shown = one.one([value, f"{value:.4f}".replace(".", ","), f"{value * 1000:.1f} điểm"
                             .replace(".", ",")])  # fmt: skip
            rank = one.one([n, str(n), f"{n}/34"])
            name = one.one(
                [
                    province.name,
                    province.full_name,
                    province.full_name.upper(),
                    new_tones(province.name),
                    f"{province.kind_vi} {province.name}",
                ]
            )
            one.rows.append([n, one.spell(name), shown, rank])
            expected["dti_value", province.code, str(year)] = value
            expected["dti_rank", province.code, str(year)] = n
        if not is_stacked:
            sheets.append((one.one([f"DTI {year}", f"Sheet{year - 2024}"]), one))
        one.rows.append([])
    sheets = sheets or [("DTI", rows)]
    return Variant(write(made, sheets), "dti.xlsx", "VN", expected)


def point_list(seed: int) -> Variant:
    """Loudspeakers with coordinates in three notations, one row a cluster."""
    made = draw(seed)
    text, period = period_of(made)
    expected: dict[Key, float | None] = {}
    kind, measure = made.one(
        [
            ("LOA TRUYỀN THANH KHÔNG DÂY FM", "wireless_loudspeaker_clusters"),
            ("LOA TRUYỀN THANH THÔNG MINH", "smart_loudspeaker_clusters"),
        ]
    )
    head_of(made, f"DANH SÁCH CỤM {kind} {text}")
    form = made.one(["two", "one", "dms"])
    coordinates = ["Vĩ độ", "Kinh độ"] if form == "two" else ["Tọa độ"]
    made.rows.append(
        ["STT", made.one(["Xã, phường", "Tên xã", "Đơn vị"]), "Vị trí lắp đặt", *coordinates]
    )
    count = 0
    for unit in made.units:
        for n in range(made.dice.randint(1, 4)):
            count += 1
            lat, long = made.dice.uniform(10, 22), made.dice.uniform(103, 108)
            told: list[Any] = {
                "two": [round(lat, 5), made.one([round(long, 5), f"{long:.5f}".replace(".", ",")])],
                "one": [f"{lat:.5f}, {long:.5f}"],
                "dms": [f"21°{n:02}'30.5\"N 103°{n + 10}'12\"E"],
            }[form]
            made.rows.append([count, name_of(unit, made), f"Nhà văn hóa thôn {n}", *told])
        expected[measure, unit.code, str(period)] = n + 1
    return Variant(write(made), "loa.xlsx", made.province.code, expected)


KINDS: Final[tuple[Callable[[int], Variant], ...]] = (
    commune_table, period_columns, sheets_by_period, stacked, commune_form, plan_result,
    statistical_form, village_table, dti_table, point_list,
)  # fmt: skip
