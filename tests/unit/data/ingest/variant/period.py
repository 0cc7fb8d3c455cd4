"""Tables with periods as columns, as sheets, and stacked tables."""

from typing import Any, Final

from data.catalog import Kind
from data.period import Frequency, Period
from tests.unit.data.ingest.variant.draw import (
    ORDINALS,
    PLACE_HEADS,
    ROMAN,
    Draw,
    Key,
    Variant,
    draw,
    head_of,
    measures,
    name_of,
    number_cell,
    percent_cell,
    period_of,
    write,
)
from tests.unit.data.ingest.variant.table import table_of

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
