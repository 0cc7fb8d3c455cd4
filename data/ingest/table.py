"""Find the table in a sheet: its heading rows, its columns' labels, what each row below is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final

from data.ingest import multiple
from data.ingest.heading_cell import MOST_HEADING_ROWS, labels_of, merged_at
from data.ingest.sheet import Content, Sheet
from geo.name import fold

LOWEST_HEADING: Final = 60
ORDINALS: Final = {"stt", "tt", "so tt", "so thu tu", "s tt"}
PLACE: Final = re.compile(
    r"^(ten )?(cac )?(don vi( hanh chinh)?|dia phuong|dia ban|xa|phuong|ubnd( cap)? xa)\b"
    r"(?!.*\b(tinh|bao cao|phu trach|thuc hien)\b)"
)
HEADS_AGAIN: Final = re.compile(
    r"stt|tt|so tt|s tt|so thu tu"
    r"|(ten )?(cac )?(don vi( hanh chinh)?|dia phuong|dia ban|(ubnd )?(cap )?xa"
    r"|phuong|tinh|thanh pho|tinh thanh( pho)?)( (cap|xa|phuong|dac khu|thi tran|thanh pho))*"
    r"|ma (so )?(dvhc|xa|don vi)"
)
ITEMS_AGAIN: Final = {"chi tieu", "ten chi tieu", "cac chi tieu", "tieu chi", "ten tieu chi"}
PERIOD_HEADS: Final = {
    f"{before}{part}{after}"
    for part in ("thang", "quy")
    for before in ("", "cac ", "theo ", "chia theo ", "theo cac ")
    for after in ("", " trong nam")
}
UNIT_HEAD: Final = re.compile(r"(dvt|don vi tinh|dv tinh|don vi do)")
MONTHS: Final = re.compile(r"\d{1,2} ?(thang|t)\b")
LEADING: Final = 3  # columns from the left that a table's own heading may start in
YEARS: Final = range(2000, 2100)
CODE: Final = re.compile(r"^ma( so)?( (dvhc|don vi( hanh chinh)?|xa( phuong)?|dia phuong|dv))?$")
TOTAL: Final = re.compile(
    r"^(tong cong|tong so|tong hop|tong|cong|tc|(toan|ca) (tinh|xa|huyen|thanh pho|quoc|nuoc)"
    r"|binh quan|tb|trung binh)\b[\s:]*"
    r"(cong|so|(toan |ca )?(tinh|quoc|nuoc|xa|huyen|thanh pho)|cac xa)?[\s:]*( ?[ivx]+)*$"
)
AVERAGE: Final = re.compile(r"^(binh quan|tb|trung binh)\b")
SUBTOTAL: Final = re.compile(
    r"^(tong so|tong cong|tong|cong)\s+(huyen|thi xa|thanh pho|tp|quan|khoi|cum|muc|phan)\b"
)
FOOTER: Final = re.compile(
    r"^(ghi chu|nguon|noi nhan|nguoi lap|lap bieu|giam doc|pho giam doc|chu tich|pho chu tich"
    r"|tm\.?|kt\.?|tl\.?|thu truong|thuong truc|\(?ky|xac nhan|nguoi tong hop)\b"
)
NUMBERING: Final = re.compile(r"^\(?([a-z]|\d{1,3})\)?(\s*=\s*[\d\s()+\-*/:x%.,]+)?$")
SECTION: Final = re.compile(r"^([ivxlc]+|[a-h])[.)]?$")
CAPTION: Final = re.compile(r"^\d+(?:[.)]\d+)*[.):\s]+[^\W\d]")
"""`2. Hộ` among the ordinals heads what stands below, in this table or the next."""
WORDS: Final = re.compile(r"[^\w\s]")


class RowKind(StrEnum):
    """What a row below the heading is."""

    DATA = "data"
    SECTION = "section"
    TOTAL = "total"
    SUBTOTAL = "subtotal"
    BLANK = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table by commune in a sheet; rows and columns from 1.

    Args:
        sheet: Where it stands.
        top: First heading row.
        first: First row below heading and numbering row.
        place: Column of the communes' names, or None.
        code: Column of their codes, or None.
        ordinal: Column of the ordinal numbers, or None.
        last: Last row it can reach; another table or the sheet's end follows.
        labels: For each other column with a heading, its labels from the outermost in.
        columns: Those it has where another table stands beside it, else None.
    """

    sheet: Sheet
    top: int
    first: int
    place: int | None
    code: int | None
    ordinal: int | None
    labels: dict[int, tuple[str, ...]]
    last: int
    columns: range | None = None

    def rows(self) -> Iterator[tuple[int, RowKind]]:
        """Each row of the body and what it is; ends before notes and signatures."""
        for row in range(self.first, self.last + 1):
            words = (one for one in self.sheet.rows[row - 1] if isinstance(one, str))
            if any(FOOTER.match(fold(text)) for text in words):
                return
            texts = self.sheet.row_texts(row)
            own = (one for one in texts if self.columns is None or one[0] in self.columns)
            yield row, self._kind(dict(own))

    def _kind(self, texts: dict[int, str]) -> RowKind:
        if not texts:
            return RowKind.BLANK
        lead = [texts[c] for c in (self.ordinal, self.code, self.place) if c in texts]
        if any(TOTAL.match(bare(text)) for text in lead):
            return RowKind.TOTAL
        if any(SUBTOTAL.match(bare(text)) for text in lead):
            return RowKind.SUBTOTAL
        ordinal = fold(texts.get(self.ordinal or 0, ""))
        has_figures = any(column in texts for column in self.labels)
        if not has_figures and len(lead) == 1 and CAPTION.match(ordinal):
            return RowKind.SECTION
        if SECTION.match(ordinal) or (not has_figures and not ordinal[:1].isdigit()):
            return RowKind.SECTION
        return RowKind.DATA


def find(
    sheet: Sheet, *, place: re.Pattern[str] = PLACE, start: int = 1, depth: int = LOWEST_HEADING
) -> Table | None:
    """The first table of a sheet whose rows are communes; None where there is none.

    Its heading is a row with a column for places (`Tên xã, phường`, `Đơn vị`, but not
    `Đơn vị tính`) or their codes, and at least one more; merged cells and continued rows
    belong to it, and so does the row `A | B | 1 | 2 | 3=2/1` that numbers the columns.

    Args:
        sheet: Where to look.
        place: What the heading of the places' column looks like.
        start: First row to look at.
        depth: How many rows to look at.
    """
    for row in range(start, min(sheet.height, start + depth - 1) + 1):
        texts = dict(sheet.row_texts(row))
        if not all(_can_head(sheet.at(row, column)) for column in texts):
            continue
        places = next((c for c, text in texts.items() if place.match(bare(text))), None)
        code = next((c for c, text in texts.items() if CODE.match(bare(text))), None)
        ordinal = next((c for c, text in texts.items() if bare(text) in ORDINALS), None)
        if place is not PLACE and places is None:
            continue
        others = set(texts) - {places, code, ordinal}
        if (places is None and code is None) or not others:
            continue
        bottom = _bottom(sheet, row, anchor=places or code or 1)
        columns = set(range(1, sheet.width + 1)) - {places, code, ordinal}
        labels = {c: found for c in columns if (found := labels_of(sheet, row, bottom, c))}
        first = bottom + 1 + _is_numbering(sheet, bottom + 1)
        return Table(
            sheet=sheet, top=row, first=first, place=places, code=code, ordinal=ordinal,
            labels=labels, last=sheet.height,
        )  # fmt: skip
    return None


def tables(sheet: Sheet, *, place: re.Pattern[str] = PLACE) -> tuple[Table, ...]:
    """Every table of a sheet from the top, each ending where the next one's heading begins."""
    found: list[Table] = []
    following = find(sheet, place=place)
    while following is not None:
        found.append(following)
        again = _next_heading(sheet, following)
        following = find(sheet, place=place, start=again, depth=1) if again else None
    ends = [one.top - 1 for one in found[1:]]
    return tuple(
        replace(one, last=end) for one, end in zip(found, [*ends, sheet.height], strict=False)
    )


def _next_heading(sheet: Sheet, above: Table) -> int | None:
    """The next row that heads its columns as the table above does; None where none follows."""
    lead = sorted({*range(1, LEADING + 1), above.ordinal, above.place, above.code} - {None})
    for row in range(above.first, sheet.height + 1):
        texts = [content for c in lead if isinstance(content := sheet.at(row, c), str)]
        item = sheet.at(row, above.place) if above.place else None
        is_item = isinstance(item, str) and bare(item) in ITEMS_AGAIN
        if is_item or any(heads_again(text) for text in texts):
            return row
    return None


@lru_cache(maxsize=10_000)
def heads_again(text: str) -> bool:
    """Whether a text heads the ordinals, places or codes of a table."""
    return bool(HEADS_AGAIN.fullmatch(bare(text)))


def _can_head(content: Content) -> bool:
    """Whether a cell can stand in a heading: a text, or a year."""
    return not isinstance(content, float) or content in YEARS


def bare(text: str) -> str:
    """A heading's text to compare: folded, without points and brackets."""
    return " ".join(WORDS.sub(" ", fold(text)).split())


def _bottom(sheet: Sheet, top: int, *, anchor: int) -> int:
    """The last heading row: as far as its cells are merged, or continued without a place."""
    bottom = top
    for column in range(1, sheet.width + 1):
        merged = merged_at(sheet, top, column)
        if merged is not None and merged[0] == top:
            bottom = max(bottom, merged[2])
    while bottom < top + MOST_HEADING_ROWS - 1:
        following = dict(sheet.row_texts(bottom + 1))
        if UNIT_HEAD.fullmatch(bare(following.get(anchor, ""))):
            del following[anchor]
        is_continued = following and anchor not in following and min(following) > anchor
        is_numbered = any(_begins_with_number(text) for text in following.values())
        if not is_continued or (is_numbered and not _numbers_periods(sheet, bottom, following)):
            break
        bottom += 1
    return min(bottom, top + MOST_HEADING_ROWS - 1)


def _begins_with_number(text: str) -> bool:
    """Whether a cell is a figure or a numbered row's; `6 tháng`, `1.000 hộ` head columns."""
    is_head = MONTHS.match(fold(text)) or (
        multiple.is_in_thousands(text) and multiple.parted(text)[1]
    )
    return text[:1].isdigit() and not is_head


def _numbers_periods(sheet: Sheet, above: int, texts: dict[int, str]) -> bool:
    """Whether a row of numbers is a heading's: years, or months below `Tháng`."""
    heads = {fold(text) for _, text in sheet.row_texts(above)}
    are_years = all(text.isdigit() and int(text) in YEARS for text in texts.values())
    return are_years or bool(heads & PERIOD_HEADS)


def _is_numbering(sheet: Sheet, row: int) -> bool:
    texts = [fold(text) for _, text in sheet.row_texts(row)]
    return len(texts) > 1 and all(NUMBERING.match(text) for text in texts) and _counts_up(texts)


def _counts_up(texts: list[str]) -> bool:
    """`A B 1 2 3=2/1 C` counts up; a commune's row with small figures does not."""
    numbers = [int(found[0]) for text in texts if (found := re.findall(r"\d+", text))]
    return all(number == numbers[0] + place for place, number in enumerate(numbers))
