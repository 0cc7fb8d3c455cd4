"""An invented inventory of loudspeakers in Điện Biên, for tests."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import geopandas as gpd

from data.actor import operator
from data.ingest import check
from data.store import Store
from data.submission.reading import handed_in
from geo import boundary, installed, units
from geo.installed import Installed
from tests.unit.data.ingest.sample import Row, sheet_of

LOUD: Final = "smart_loudspeaker_clusters"
QUARTER: Final = "2025-Q3"
AWAY: Final = 0.9  # degrees north: outside the province
HEAD: Sequence[Row] = (
    ("UBND TỈNH ĐIỆN BIÊN",),
    ("DANH SÁCH CỤM LOA TRUYỀN THANH THÔNG MINH QUÝ III/2025",),
    ("SỐ LIỆU MINH HỌA",),
    ("STT", "Xã, phường", "Tên cụm loa", "Loại", "Tình trạng", "Vĩ độ", "Kinh độ"),
)


def rows() -> list[Row]:
    """Three points in each commune; one of the first far outside, one of the second in VN-2000."""
    shapes = boundary.communes_of("11")
    found: list[Row] = []
    for at, commune in enumerate(units.communes("11")):
        middle = shapes[commune.code].representative_point()
        for number in range(3):
            latitude, longitude = round(middle.y, 5), round(middle.x + number * 1e-4, 5)
            if (at, number) == (0, 0):
                latitude += AWAY
            if (at, number) == (1, 0):
                latitude, longitude = 2_361_234.5, 512_345.6
            name = f"Cụm {commune.name} {number + 1}"
            said = (commune.full_name, name, "Loa IP", "Hoạt động tốt", latitude, longitude)
            found.append((len(found) + 1, *said))
    return found


def publish(store: Store) -> None:
    """Check and publish the inventory as one workbook."""
    file = sheet_of([*HEAD, *rows()], name="Cụm loa")
    checked = check(file, file_name="cum-loa-Q3-2025.xlsx", province_code="11")
    store.desk(operator("Lò Thị Hoa")).publish(
        handed_in(checked), checked.observations, content=file, points=checked.points
    )


def install(home: Path) -> None:
    """Pretend that the province's outlines are official: the schematic ones, as a file."""
    shapes = boundary.communes_of("11")
    folder = home / "outlines"
    folder.mkdir()
    frame = gpd.GeoDataFrame(
        {"code": list(shapes)}, geometry=list(shapes.values()), crs=boundary.CRS
    )
    frame.to_parquet(folder / "11.parquet")
    told = Installed(
        file="11.parquet", sha256="0", source="thử", installed_at="2026-01-01", batch="1"
    )
    (folder / installed.LIST).write_text(installed.as_json({"11": told}), encoding="utf-8")
