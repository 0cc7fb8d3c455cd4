import subprocess
import sys
from pathlib import Path

from geo.gazetteer import package_file
from geo.units import TODAY, communes

ROOT = Path(__file__).resolve().parents[3]


def test_the_package_s_parsers_and_pandas_are_not_loaded() -> None:
    loaded = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from geo.units import communes; communes('11');"
            "print({'vietnamadminunits', 'pandas', 'shapely'} & sys.modules.keys())",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.strip() == "set()"


def test_the_data_files_are_where_the_package_keeps_them() -> None:
    assert package_file("dataset.db").is_file()
    assert package_file("converter_2025.json").is_file()


def test_an_area_taken_over_from_a_namesake_is_unknown_not_wrong() -> None:
    tan_tien = [one for one in communes("VN") if one.full_name == "Xã Tân Tiến"]
    assert len(tan_tien) == 7
    assert [one.area_km2 for one in tan_tien if one.area_km2 is not None] == [28.54]
    known = [one.area_km2 for one in communes("VN", edition=TODAY) if one.area_km2 is not None]
    assert len(known) > 3000
    assert min(known) > 0


def test_every_unit_has_a_point_in_the_country() -> None:
    for one in communes("VN"):
        assert one.latitude is not None
        assert one.longitude is not None
        assert 8 < one.latitude < 23.5
        assert 102 < one.longitude < 115
