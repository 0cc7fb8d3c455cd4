"""Views as a story shows them, with the longest words that there are."""

from typing import Any, Final

from components.story.shown import (
    Chart,
    Column,
    Fact,
    Kind,
    Screening,
    Series,
    Shown,
    Table,
)
from data.story.record import Page, View
from tests.unit.components.plate.sample import plate

LONGEST: Final = "Phường Nguyễn Trãi Nam Thành Phố Phan Rang - Tháp Chàm mở rộng về phía Đông Bắc"
TITLE: Final = ("Hộ gia đình được phủ mạng Internet băng rộng cáp quang " * 10)[:500]
SOURCE: Final = "Nguồn: báo cáo của 41 xã, phường. Số liệu chốt 14/9/2025. " * 6
RIGHT_TO_LEFT: Final = "تقرير المحافظة عن الألياف البصرية"
BREAKS: Final = ((2, "1/7/2025: đơn vị hành chính mới"),)
VIEW: Final = View(Page.MAP, {"place": "11"})


def units(count: int = 45, *, name: str = LONGEST) -> Table:
    """As many units; every seventh told nothing."""
    values = tuple(None if at % 7 == 6 else 100.0 - at for at in range(count))
    printed = tuple("Chưa báo cáo" if one is None else f"{one:.1f} %" for one in values)
    names = tuple(f"{name} {at}" for at in range(count))
    codes = tuple("missing" if one is None else "" for one in values)
    return Table(
        title="Hộ được phủ cáp quang",
        columns=(
            Column(title="Đơn vị", values=names, printed=names, key="unit"),
            Column(
                title="Giá trị",
                values=values,
                printed=printed,
                is_number=True,
                decimals=1,
                codes=codes,
                key="value",
            ),
            *(Column(title=f"Cột {at} {name}", values=names, printed=names) for at in range(6)),
        ),
        colours=tuple("" if one is None else "#19696f" for one in values),
    )


def chart(kind: Kind, *, count: int = 8, **facts: Any) -> Chart:
    """Two series, each with a gap."""
    first = tuple(None if at == 1 else 40.0 + at for at in range(count))
    second = tuple(None if at == 3 else 60.0 + at for at in range(count))
    return Chart(
        kind=kind,
        title="Cùng xem qua các kỳ",
        categories=tuple(f"{LONGEST if kind is Kind.BAR else 'Quý'} {at}" for at in range(count)),
        series=(
            Series(name="Toàn tỉnh", values=first, colour="#7D8A93"),
            Series(name=LONGEST, values=second, colour="#2C3F8F", is_chosen=True),
        ),
        unit="%",
        decimals=1,
        **facts,
    )


def shown(**facts: Any) -> Shown:
    """One view with its frame."""
    made: dict[str, Any] = {
        "view": VIEW,
        "title": TITLE,
        "note": f"Tỉnh Điện Biên · {LONGEST} · Quý III/2025",
        "source": SOURCE,
        "revision": "Bản số liệu r128, công bố 10/10/2025",
        "mark": "Dữ liệu minh hoạ",
        "sentences": ("Thấp nhất Xã Sín Thầu (18,9 %).",),
    }
    return Shown(**(made | facts))


FACTS: Final = (
    Fact(value="1.234.567.890 hộ", name=f"Toàn tỉnh {LONGEST}", beside=(LONGEST, LONGEST, LONGEST)),
    Fact(value="44,7 %", name=LONGEST, beside=(LONGEST,)),
)


def every() -> list[Shown]:
    """A view of each kind, and those with nothing to show."""
    one = plate()
    stacked = chart(Kind.STACKED, count=1)
    across = tuple(float(at) for at in range(8))
    points = chart(Kind.SCATTER, across=across, across_unit="Hộ (%)")
    return [
        shown(plate=one, facts=FACTS, tables=(units(),)),
        shown(plate=plate(is_circles=True), facts=FACTS[:1], tables=(units(),)),
        shown(plate=one, plate_beside=one, facts=FACTS, tables=(units(), units())),
        shown(plate=one, facts=FACTS * 3, charts=(stacked,), tables=(units(8), units())),
        shown(charts=(chart(Kind.LINE, breaks=BREAKS),), facts=FACTS, tables=(units(),)),
        shown(charts=(chart(Kind.LINE, breaks=BREAKS), chart(Kind.COLUMN)), facts=FACTS),
        shown(charts=(chart(Kind.BAR, count=120),), facts=FACTS, tables=(units(),)),
        shown(charts=(points,), tables=(units(),)),
        shown(charts=(stacked,), facts=FACTS[:1], tables=(units(19),)),
        shown(facts=FACTS, tables=(units(),)),
        shown(tables=(units(),)),
        shown(title=RIGHT_TO_LEFT, problem="Chỉ tiêu này không còn trong danh mục."),
        shown(title="", note="", problem=""),
    ]


def screening(slides: list[Shown] | None = None) -> Screening:
    """A story of them."""
    several = every() if slides is None else slides
    return Screening(
        name=TITLE,
        slides=several,
        notes=["Nói chậm, hỏi các xã."] * len(several),
        said="Số liệu cố định: bản 12, ngày 10/10/2025",
    )
