"""Official outlines brought in: every form of source, and nothing changed by a bad one."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely

from components.maps import furniture
from geo import boundary, installed, topology
from geo.install import Fault, SourceError, examine, install
from geo.install.progress import Progress
from geo.install.write import alone
from text import Language, speaking

Held = Callable[[], dict[str, bytes]]

SILENT = Progress(stream=None)
VN_2000 = "EPSG:3405"
SHARED = Path(__file__).resolve().parents[5] / "shared/geo"
SAMPLE = SHARED / "vn_communes_geojson_sample.zip"


def geojson(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "ranh_gioi.geojson"
    frame.to_file(path, driver="GeoJSON")
    return path


def parquet(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "ranh_gioi.parquet"
    frame.to_parquet(path)
    return path


def geopackage(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "ranh_gioi.gpkg"
    frame.to_crs(VN_2000).to_file(path, driver="GPKG")
    return path


def shapefile(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    loose = folder / "shp"
    loose.mkdir()
    numbers = frame.assign(ma_xa=frame["ma_xa"].astype(int)).to_crs(VN_2000)
    numbers.to_file(loose / "ranh_gioi.shp")
    path = folder / "ranh_gioi.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in loose.iterdir():
            archive.write(file, file.name)
    return path


@pytest.mark.parametrize("form", [geojson, parquet, geopackage, shapefile])
def test_any_gis_file_is_installed_whatever_its_coordinate_system(
    form: Callable[[gpd.GeoDataFrame, Path], Path], frame: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    before = boundary.outlines("11")
    report = install(str(form(frame, tmp_path)), progress=SILENT)
    after = boundary.outlines("11")
    assert (report.provinces, report.findings.communes) == (("11",), 45)
    assert not boundary.is_schematic("11")
    assert boundary.is_schematic("15") and boundary.is_schematic("communes")
    assert list(after["code"]) == list(before["code"])
    both = shapely.intersection(before.geometry.to_numpy(), after.geometry.to_numpy())
    assert (shapely.area(both) / shapely.area(before.geometry.to_numpy())).min() > 0.98
    assert shapely.coverage_is_valid(after.geometry.to_numpy())


def test_installed_outlines_change_the_layer_and_its_address(
    frame: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    before = topology.layer("11")
    install(str(parquet(frame, tmp_path)), progress=SILENT)
    after = topology.layer("11")
    assert before.is_schematic and not after.is_schematic
    assert before.digest != after.digest
    assert before.codes == after.codes


@pytest.mark.parametrize("named", [None, "Sở Nông nghiệp và Môi trường, 15/9/2025"])
def test_the_map_names_whose_outlines_they_are(
    frame: gpd.GeoDataFrame, tmp_path: Path, named: str | None
) -> None:
    install(str(parquet(frame, tmp_path)), named=named, progress=SILENT)
    told = furniture.attribution(topology.layer("11"))
    assert told.endswith(named or "ranh_gioi.parquet")


def text_file(_frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "ranh_gioi.geojson"
    path.write_text("Kính gửi Sở Khoa học và Công nghệ", encoding="utf-8")
    return path


def other_kind(_frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "cong_van.docx"
    path.write_text("Kính gửi", encoding="utf-8")
    return path


def outside(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return parquet(frame.to_crs(VN_2000).set_crs("EPSG:4326", allow_override=True), folder)


def swapped(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    turned = shapely.transform(frame.geometry.to_numpy(), lambda xy: xy[:, ::-1])
    return parquet(frame.set_geometry(gpd.GeoSeries(turned, crs=frame.crs)), folder)


def no_code(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return parquet(frame.drop(columns="ma_xa"), folder)


def no_crs(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return parquet(frame.set_crs(None, allow_override=True), folder)


def unknown_codes(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    codes = [*frame["ma_xa"][:-1], "99999"]
    return parquet(frame.assign(ma_xa=codes), folder)


def a_commune_short(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return parquet(frame.iloc[1:], folder)


def half_a_file(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = geojson(frame, folder)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def half_an_archive(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = shapefile(frame, folder)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def only_points(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return parquet(frame.set_geometry(frame.geometry.representative_point()), folder)


def leading_out(_frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "ranh_gioi.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../11_dien_bien/wards/03127_dien_bien_phu.geojson", "{}")
    return path


def bomb(_frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "ranh_gioi.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("11_dien_bien/wards/03127_dien_bien_phu.geojson", b"0" * 2**26)
    return path


def another_zip(_frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "bao_cao.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5):
            archive.writestr(f"bieu {number}.docx", "")
    return path


def nothing(_frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return folder / "khong_co.zip"


BAD = {
    text_file: Fault.BROKEN,
    other_kind: Fault.FORMAT,
    outside: Fault.OUTSIDE,
    swapped: Fault.OUTSIDE,
    no_code: Fault.NO_CODE,
    no_crs: Fault.NO_CRS,
    unknown_codes: Fault.UNKNOWN,
    a_commune_short: Fault.MISSING,
    half_a_file: Fault.BROKEN,
    half_an_archive: Fault.BROKEN,
    only_points: Fault.EMPTY,
    leading_out: Fault.PATH,
    bomb: Fault.BOMB,
    another_zip: Fault.CONTENTS,
    nothing: Fault.ABSENT,
}


@pytest.mark.parametrize(("form", "fault"), BAD.items())
def test_a_bad_source_changes_nothing_and_says_why_in_both_languages(
    form: Callable[[gpd.GeoDataFrame, Path], Path],
    fault: Fault,
    frame: gpd.GeoDataFrame,
    tmp_path: Path,
    everything: Held,
) -> None:
    good = tmp_path / "good"
    good.mkdir()
    install(str(parquet(frame, good)), progress=SILENT)
    before = everything()
    with pytest.raises(SourceError) as refused:
        install(str(form(frame, tmp_path)), progress=SILENT)
    assert refused.value.fault == fault
    assert everything() == before
    said = {}
    for language in Language:
        with speaking(language):
            said[language] = str(refused.value)
    assert said[Language.VI] != said[Language.EN]


def test_the_message_names_the_missing_commune(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"Tỉnh Điện Biên thiếu 1 trong 45 .*: Xã Búng Lao"):
        examine(str(a_commune_short(frame, tmp_path)), progress=SILENT)


def test_a_column_can_be_named_and_a_wrong_name_lists_those_there_are(
    frame: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    path = str(parquet(frame, tmp_path))
    assert examine(path, column="ma_xa", progress=SILENT).findings.communes == 45
    with pytest.raises(SourceError, match="ten_xa, ma_xa"):
        examine(path, column="code", progress=SILENT)


def test_parts_of_a_commune_in_several_rows_become_one(
    frame: gpd.GeoDataFrame, tmp_path: Path
) -> None:
    west, south, east, north = frame.geometry.iloc[0].bounds
    left = shapely.box(west, south, (west + east) / 2, north)
    first = frame.iloc[[0]]
    halves = [first.intersection(left).iloc[0], first.difference(left).iloc[0]]
    again = gpd.GeoDataFrame(
        {"ma_xa": [*frame["ma_xa"], frame["ma_xa"][0]]},
        geometry=[halves[0], *frame.geometry[1:], halves[1]],
        crs=frame.crs,
    )
    report = examine(str(parquet(again, tmp_path)), progress=SILENT)
    assert (report.findings.communes, report.findings.duplicates) == (45, 1)


def test_gaps_and_overlaps_are_reported_and_mended(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    shapes = frame.geometry.to_numpy().copy()
    shapes[7] = shapes[7].buffer(0.0002)
    torn = frame.set_geometry(gpd.GeoSeries(shapes, crs=frame.crs))
    report = install(str(parquet(torn, tmp_path)), progress=SILENT)
    assert report.findings.unmatched > 1
    assert report.findings.overlap_km2 > 0
    assert shapely.coverage_is_valid(boundary.outlines("11").geometry.to_numpy())


def test_a_ring_that_crosses_itself_is_mended(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    shapes = frame.geometry.to_numpy().copy()
    outer = shapely.get_coordinates(shapely.get_parts(shapes[0])[0])
    outer[[2, 3]] = outer[[3, 2]]
    shapes[0] = shapely.Polygon(outer)
    assert not shapes[0].is_valid
    crossed = frame.set_geometry(gpd.GeoSeries(shapes, crs=frame.crs))
    assert install(str(parquet(crossed, tmp_path)), progress=SILENT).findings.broken_rings == 1
    assert boundary.outlines("11").geometry.is_valid.all()


def test_two_installations_at_once_are_refused(frame: gpd.GeoDataFrame, tmp_path: Path) -> None:
    path = str(parquet(frame, tmp_path))
    with alone(), pytest.raises(SourceError) as refused:
        install(path, progress=SILENT)
    assert refused.value.fault == Fault.BUSY


def test_installing_again_leaves_one_file_a_province(
    frame: gpd.GeoDataFrame, tmp_path: Path, everything: Held
) -> None:
    path = str(parquet(frame, tmp_path))
    install(path, progress=SILENT)
    first = everything().keys()
    install(path, progress=SILENT)
    assert everything().keys() == first
    assert len(first) == 2


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample of the public dataset is not here")
def test_the_public_sample_is_installed_with_its_defects_reported() -> None:
    report = install(str(SAMPLE), progress=SILENT)
    assert report.provinces == ("11", "15", "56")
    assert report.findings.communes == 209
    assert report.findings.repeated_vertices > 0
    assert report.findings.unmatched > 20
    assert report.findings.overlap_km2 == pytest.approx(3.5, abs=0.05)
    for scope, count in (("11", 45), ("15", 99), ("56", 65)):
        outlined = boundary.outlines(scope)
        assert len(outlined) == count
        assert shapely.coverage_is_valid(outlined.geometry.to_numpy())
        assert len(topology.layer(scope).body) < 70_000
    assert topology.layer("56").insets["22736"][0] < 8


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample of the public dataset is not here")
def test_an_interrupted_installation_goes_on_where_it_stopped(
    monkeypatch: pytest.MonkeyPatch, everything: Held
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("geo.install.joined", lambda _ready: np.array(1 / 0))
        with pytest.raises(ZeroDivisionError):
            install(str(SAMPLE), progress=SILENT)
    assert everything() == {}
    with monkeypatch.context() as unread:
        unread.setattr("geo.install.layout._feature", lambda *_: pytest.fail("read again"))
        assert install(str(SAMPLE), progress=SILENT).findings.communes == 209
    assert set(installed.provinces()) == {"11", "15", "56"}


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample of the public dataset is not here")
def test_one_province_of_many_can_be_chosen() -> None:
    assert install(str(SAMPLE), provinces=["15"], progress=SILENT).provinces == ("15",)
    with pytest.raises(SourceError) as refused:
        install(str(SAMPLE), provinces=["01"], progress=SILENT)
    assert refused.value.fault == Fault.NO_PROVINCE


def test_a_zip_of_something_else_is_told_what_it_should_hold(tmp_path: Path) -> None:
    path = another_zip(gpd.GeoDataFrame(), tmp_path)
    for language in Language:
        with speaking(language), pytest.raises(SourceError) as refused:
            examine(str(path), progress=SILENT)
        with speaking(language):
            said = str(refused.value)
        for word in ("“bieu 0.docx”", "/wards/", ".gpkg", ".shp"):
            assert word in said
        assert ".zip, " not in said
