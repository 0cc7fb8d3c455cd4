"""A story with a slide of every kind, of invented figures."""

from dataclasses import replace
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
from data.story.record import View
from geo import units
from tests.unit.components.plate.sample import plate

COMMUNES: Final = units.communes("11")
QUARTERS: Final = tuple(f"{q}/{y}" for y in (2024, 2025) for q in ("I", "II", "III", "IV"))
FACT: Final = Fact(value="71,4 %", name="Toàn tỉnh Điện Biên", beside=("mục tiêu ≥ 80 %",))
HOSTILE: Final = "</script><img src=x onerror=alert(1)> \u2028 ﷽ مرحبا"
LONG: Final = ("Tiêu đề rất dài về chuyển đổi số của tỉnh " * 13)[:500]
NOTE: Final = "Nói chậm, nêu ba xã thấp nhất."


def table() -> Table:
    """Every commune, best first; the last reported nothing."""
    values = (*(90.0 - 2 * at for at in range(len(COMMUNES) - 1)), None)
    return Table(
        title="Các xã, phường",
        columns=(
            column("unit", "Xã, phường", [one.full_name for one in COMMUNES]),
            column("code", "Mã", [one.code for one in COMMUNES]),
            Column(
                title="Tỷ lệ hộ",
                values=values,
                printed=tuple("–" if one is None else f"{one:.1f} %" for one in values),
                is_number=True,
                decimals=1,
                key="value",
            ),
        ),
    )


def column(key: str, title: str, texts: list[str]) -> Column:
    return Column(title=title, values=tuple(texts), printed=tuple(texts), key=key)


def chart(kind: Kind) -> Chart:
    """Eight quarters, one of them without a report, and a plan."""
    known = (31.0, 35.5, None, 44.0, 52.25, 58.0, 61.0, 71.4)
    return Chart(
        kind=kind,
        title=f"Theo quý: {kind.value}",
        categories=QUARTERS,
        series=(
            Series(name="Toàn tỉnh", values=known, colour="#2C3F8F", is_chosen=True),
            Series(name="Kế hoạch", values=(30.0,) * 8, colour="#7D8A93", is_planned=True),
        ),
        unit="%",
        decimals=1,
        breaks=((6, "Đơn vị hành chính mới"),),
        across=tuple(float(at) for at in range(8)) if kind is Kind.SCATTER else (),
        across_unit="% thôn" if kind is Kind.SCATTER else "",
    )


def shown(title: str, **facts: Any) -> Shown:
    made = Shown(
        view=View.of("map?place=11"),
        title=title,
        note="Tỉnh Điện Biên · % số hộ · Quý III/2025",
        source="Nguồn: báo cáo của 41 xã, phường.",
        revision="Bản số liệu r12, công bố 10/10/2025",
        mark="Dữ liệu minh hoạ",
    )
    return replace(made, **facts)


def story(*more: Shown) -> Screening:
    """Maps, charts, a table, numbers, and what goes wrong."""
    slides = (
        shown("Cáp quang đã tới 71,4 % số hộ", plate=plate(), facts=(FACT,), tables=(table(),)),
        shown("Cụm loa thông minh", plate=plate(is_circles=True)),
        shown("Cả nước", plate=plate("provinces"), facts=(FACT,)),
        shown("Hai kỳ", plate=plate(), plate_beside=plate(), facts=(FACT, FACT)),
        *(shown(kind.value, charts=(chart(kind),), facts=(FACT,)) for kind in Kind),
        shown("Các con số", facts=(FACT, FACT, FACT)),
        shown("Danh sách", tables=(table(),)),
        shown("Đã rút lại", problem="Bản số liệu r11 đã được rút lại ngày 3/10/2025."),
        shown(LONG, plate=plate(), facts=(FACT,)),
        shown(HOSTILE, note=HOSTILE, facts=(Fact(value=HOSTILE, name=HOSTILE),)),
        *more,
    )
    return Screening(
        name=f"Giao ban {HOSTILE}",
        slides=slides,
        notes=tuple(NOTE for _ in slides),
        is_frozen=True,
        said="Số liệu cố định: bản số liệu r12, công bố 10/10/2025",
    )
