"""Tables by commune, with headings, totals and notes drawn at random."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from data.catalog import Indicator, Kind
from data.period import Period
from tests.unit.data.ingest.variant.draw import (
    FEET,
    ORDINALS,
    PLACE_HEADS,
    ROMAN,
    TOTALS,
    Draw,
    Key,
    Variant,
    draw,
    head_of,
    headings,
    measures,
    name_of,
    number_cell,
    percent_cell,
    period_of,
    write,
)


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
            whole, part = pairs.setdefault(one.measure.id, pair(draw))
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


def pair(draw: Draw) -> tuple[int, int]:
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
