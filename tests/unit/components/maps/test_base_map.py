"""A base map comes by configuration only, and never without the name of its owner."""

import json
from pathlib import Path

import pytest

from components.maps import base_map
from components.maps.base_map import BaseKind, BaseMapError
from components.maps.furniture import attribution, content
from components.maps.message import message
from geo import topology
from tests.unit.components.plate import sample

XYZ = 'url = "https://nen.example.vn/{z}/{x}/{y}.png"'
OWNER = 'attribution = "Sở <Nông nghiệp> & Môi trường"'


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANSO_HOME", str(tmp_path))
    return tmp_path / "map.toml"


def say(file: Path, *lines: str) -> None:
    file.write_text("\n".join(("[base]", *lines)), encoding="utf-8")


def test_without_a_file_there_is_none(file: Path) -> None:
    assert not file.exists()
    assert base_map.base_map() is None
    assert base_map.for_browser() is None
    assert base_map.settled() == (None, "")
    assert base_map.attributed("ranh giới: ABC") == "ranh giới: ABC"


def test_tiles_are_named_with_their_owner_as_text(file: Path) -> None:
    say(file, XYZ, OWNER, "max_zoom = 16")
    assert base_map.for_browser() == {
        "kind": "xyz",
        "url": "https://nen.example.vn/{z}/{x}/{y}.png",
        "layers": "",
        "zoom": 16,
    }
    assert base_map.attributed("A").endswith("A · Sở &lt;Nông nghiệp&gt; &amp; Môi trường")


def test_a_wms_says_which_layers(file: Path) -> None:
    say(file, 'kind = "wms"', 'url = "http://10.0.0.5/wms"', OWNER, 'layers = "nen,duong"')
    found = base_map.base_map()
    assert found is not None
    assert (found.kind, found.layers, found.max_zoom) == (BaseKind.WMS, "nen,duong", 18)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((XYZ,), "thiếu attribution"),
        ((XYZ, 'attribution = "  "'), "thiếu attribution"),
        ((OWNER,), "không phải là địa chỉ"),
        (('url = "ftp://a.vn/{z}/{x}/{y}"', OWNER), "không phải là địa chỉ"),
        (('url = "https://ai:mat@a.vn/{z}/{x}/{y}"', OWNER), "không phải là địa chỉ"),
        (('url = "https://a.vn/{z}/{x}.png"', OWNER), "{y}"),
        (('url = "https://{s}.a.vn/{z}/{x}/{y}.png"', OWNER), "đúng các chỗ"),
        (('kind = "wms"', 'url = "https://a.vn/wms"', OWNER), "thiếu layers"),
        (('kind = "wms"', XYZ, OWNER, 'layers = "a"'), "ngoặc nhọn"),
        (('kind = "mvt"', XYZ, OWNER), "xyz, wms"),
        ((XYZ, OWNER, "max_zoom = 99"), "max_zoom là 99"),
        ((XYZ, OWNER, "max_zoom = true"), "max_zoom là True"),
        ((XYZ, "attribution = 5"), "attribution phải là chữ"),
        ((XYZ, OWNER, 'token = "x"'), "token"),
        (("url = ",), "TOML"),
    ],
)
def test_what_is_no_base_map_is_refused_in_a_sentence(
    file: Path, lines: tuple[str, ...], told: str
) -> None:
    say(file, *lines)
    with pytest.raises(BaseMapError) as refused:
        base_map.base_map()
    assert told in str(refused.value)
    assert "map.toml" in str(refused.value)
    assert base_map.settled() == (None, str(refused.value))
    assert base_map.for_browser() is None


def test_the_message_carries_it_and_names_its_owner_beside_the_outlines(file: Path) -> None:
    layer, view = topology.layer("11"), sample.plate().view
    assert json.loads(message(view, layer))["base"] is None
    say(file, XYZ, OWNER)
    said = json.loads(message(view, layer))
    assert said["base"]["kind"] == "xyz"
    named = content(layer)["attribution"]
    assert named.startswith(attribution(layer))
    assert "Môi trường" in named
