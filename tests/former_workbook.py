"""A district table as provinces filled it before 2025-07-01: former communes under districts.

The figures are made up by a rule, so that a test can say what they come to.
"""

from collections.abc import Collection
from io import BytesIO
from typing import Final

from openpyxl import Workbook

from geo import units
from geo.units import FORMER, Unit, UnitKey

HOUSEHOLDS: Final = 400
HEAD: Final = (
    "TT",
    "Đơn vị hành chính",
    "Tổng số hộ",
    "Số hộ được phủ cáp quang",
    "Tỷ lệ hộ được phủ cáp quang",
    "Số cụm loa truyền thanh thông minh",
)


def covered(at: int, gain: int) -> int:
    """Households with fibre of the commune at this place in the list."""
    return min(HOUSEHOLDS, 120 + 37 * at % 240 + gain)


def clusters(at: int) -> int:
    """Loudspeaker clusters of the same commune; every fifth has none."""
    return at % 5


def district_table(
    province: str, *, title: str, gain: int = 0, silent: Collection[str] = ()
) -> bytes:
    """The workbook.

    Args:
        province: A former one, by its code of the time.
        title: Line above the table, with the period.
        gain: Added to every commune's households with fibre.
        silent: Codes of former communes whose cells are empty.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append((title,))
    sheet.append(HEAD)
    order = {one.code: at for at, one in enumerate(units.communes(province, edition=FORMER))}
    for number, (district, communes) in enumerate(_by_district(province).items(), start=1):
        name = units.unit(district).full_name.upper()
        sheet.append((_roman(number), name))
        for at, one in enumerate(communes, start=1):
            if one.code in silent:
                sheet.append((at, one.full_name))
                continue
            above = covered(order[one.code], gain)
            rate = f"{100 * above / HOUSEHOLDS:.2f}%"
            sheet.append((at, one.full_name, HOUSEHOLDS, above, rate, clusters(order[one.code])))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _by_district(province: str) -> dict[UnitKey, list[Unit]]:
    found: dict[UnitKey, list[Unit]] = {}
    for one in units.communes(province, edition=FORMER):
        if one.parent is not None and len(one.code) == len("00000"):
            found.setdefault(one.parent, []).append(one)
    return found


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
