"""Forms of communes and of provinces, and plans beside results."""

from data.catalog import Kind
from data.period import Period
from tests.unit.data.ingest.variant.draw import (
    FEET,
    Draw,
    Key,
    Variant,
    draw,
    measures,
    name_of,
    number_cell,
    percent_cell,
    period_of,
    write,
)


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
