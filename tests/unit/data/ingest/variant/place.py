"""Tables of villages and of provinces, and lists of points."""

from typing import Any

from data.catalog import Aggregation, Kind, indicators
from geo.units import NATION, TODAY, children
from tests.unit.data.ingest.variant.draw import (
    ORDINALS,
    Draw,
    Key,
    Variant,
    draw,
    head_of,
    measures,
    name_of,
    new_tones,
    period_of,
    write,
)


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
