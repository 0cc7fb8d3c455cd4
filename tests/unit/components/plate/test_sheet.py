"""Exported pictures show what the screen shows, and stand on their own."""

import io
import re
from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET  # reads nothing but what we wrote

import numpy as np
import pandas as pd
import pytest
import shapely
from PIL import Image, ImageColor

from components.maps import furniture, message
from components.maps.bundle import FOLDER
from components.maps.view import MapView, Mode
from components.plate import Plate, Points, Sizes, circle, inset, look, png, point, svg
from components.plate.drawing import Drawing, drawing
from components.plate.raster import ZOOM
from components.plate.shape import world
from components.plate.sheet import MAP_WIDTH, MARGIN
from data.model import State
from geo import boundary, topology
from tests.unit.components.plate.sample import COLOURS, plate

SVG = "{http://www.w3.org/2000/svg}"


def parsed(picture: str) -> ET.Element:
    return ET.fromstring(picture)  # noqa: S314 - our own


def spoken(picture: str) -> list[str]:
    return [one.get("aria-label", "") for one in parsed(picture).iter() if one.get("aria-label")]


def placed(picture: str, **facts: Any) -> Drawing:
    """The drawing of the map, in the room that the picture gave it."""
    one = plate(**facts)
    rect = next(one for one in parsed(picture).iter(f"{SVG}clipPath") if one.get("id") == "room")[0]
    room = (float(MARGIN), float(rect.get("y", 0)), float(MAP_WIDTH), float(rect.get("height", 0)))
    return drawing(one.view, room)


def pixels(picture: str) -> np.ndarray[Any, Any]:
    return np.asarray(Image.open(io.BytesIO(png(picture))).convert("RGB"))


def hexed(colour: Any) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in colour)


def plain_points(one: Drawing, picture: str) -> dict[str, tuple[float, float]]:
    """Of each unit a point well away from its border and from every written line."""
    written = shapely.union_all(
        [_box(path) for path in parsed(picture).iter(f"{SVG}path") if path.get("aria-label")]
    )
    found = {}
    for unit in one.shapes.units:
        part = next(part for part in unit.parts if part not in one.apart)
        ring = one.frame.placed(one.shapes.joined(part.rings[0]))
        free = shapely.Polygon(ring).buffer(-3).difference(written.buffer(3))
        if not free.is_empty:
            point = max(shapely.get_parts(free), key=lambda area: area.area).representative_point()
            found[unit.code] = (point.x, point.y)
    return found


def _box(path: ET.Element) -> Any:
    """The box around a line of text: it begins absolute and goes on in steps."""
    x = y = 0.0
    start, seen = (0.0, 0.0), []
    for sign, numbers in re.findall(r"([mlqz])([^mlqz]*)", path.get("d", "")):
        steps = [float(one) for one in numbers.split()]
        if sign == "z":
            x, y = start
            continue
        x, y = x + steps[-2], y + steps[-1]
        start = (x, y) if sign == "m" else start
        seen.append((x, y))
    return shapely.box(*np.min(seen, axis=0), *np.max(seen, axis=0))


@pytest.mark.anchor("4.6")
def test_every_commune_with_a_value_has_the_colour_of_its_class_by_pixel() -> None:
    picture = svg(plate())
    one, seen = placed(picture), pixels(picture)
    points = plain_points(one, picture)
    compared = 0
    for shade, unit in zip(one.shades, one.shapes.units, strict=True):
        if not shade.isdecimal() or unit.code not in points:
            continue
        x, y = points[unit.code]
        assert hexed(seen[round(ZOOM * y), round(ZOOM * x)]) == COLOURS[int(shade)], unit.name
        compared += 1
    assert compared > 30


def test_not_reported_is_hatched_and_not_applicable_is_dotted_by_pixel() -> None:
    picture = svg(plate())
    one, seen = placed(picture), pixels(picture)
    points = plain_points(one, picture)
    looks = {"m": (look.PAGE, look.HATCH_LINE), "x": (look.DOT_GROUND, look.DOT)}
    for shade, unit in zip(one.shades, one.shapes.units, strict=True):
        if shade in looks and unit.code in points:
            x, y = (round(ZOOM * at) for at in points[unit.code])
            near = seen[y - 10 : y + 11, x - 10 : x + 11].reshape(-1, 3)
            colours = {hexed(colour) for colour in near}
            assert {colour.lower() for colour in looks[shade]} <= colours


@pytest.mark.parametrize("is_circles", [False, True])
def test_every_unit_has_the_letter_that_the_browser_gets(is_circles: bool) -> None:
    view = plate(is_circles=is_circles).view
    sent = re.search(r'"shades":"([^"]*)"', message.message(view, topology.layer(view.scope)))
    assert sent
    assert "".join(drawing(view, (0, 0, 700, 500)).shades) == sent[1]


def test_the_inks_and_patterns_are_those_of_the_browsers_script() -> None:
    script = (FOLDER / "look.js").read_text()
    light = script[script.index("light: {") : script.index("dark: {")]
    told = {name: value.lower() for name, value in re.findall(r'(\w+): "(#\w{6})"', light)}
    ours = {
        "page": look.PAGE, "paper": look.PAPER, "ink": look.INK, "muted": look.MUTED,
        "accent": look.ACCENT, "neighbour": look.NEIGHBOUR, "land": look.LAND,
        "circle": look.CIRCLE, "frame": look.FRAME, "hatchGround": look.PAGE,
        "hatchLine": look.HATCH_LINE, "dotGround": look.DOT_GROUND, "dot": look.DOT,
        "outline": look.MUTED, "errorGround": look.ERROR_GROUND,
    }  # fmt: skip
    assert {name: told[name] for name in ours} == {k: v.lower() for k, v in ours.items()}


@pytest.mark.parametrize(("place", "is_circles"), [*product(("11", "provinces"), (False, True))])
def test_a_picture_asks_nothing_of_anybody(place: str, is_circles: bool) -> None:
    picture = svg(plate(place, is_circles=is_circles))
    tags = {one.tag.removeprefix(SVG) for one in parsed(picture).iter()}
    assert not tags & {"image", "use", "style", "script", "text", "foreignObject", "a"}
    assert "href" not in picture
    assert "@" not in picture
    assert set(re.findall(r"url\((.)", picture)) == {"#"}
    assert re.findall(r"https?://[^\"]+", picture) == ["http://www.w3.org/2000/svg"]


def test_title_and_description_say_what_the_picture_shows() -> None:
    root = parsed(svg(plate()))
    assert root.findtext(f"{SVG}title") == "Hộ được phủ mạng · Tỉnh Điện Biên · Quý III/2025"
    assert root.findtext(f"{SVG}desc") == "Dữ liệu minh hoạ. Bản đồ thử: thấp nhất Sín Thầu."
    assert root.get("aria-labelledby") == "title desc"


def test_invented_figures_are_marked_large_and_real_ones_are_not() -> None:
    assert "Dữ liệu minh hoạ" in spoken(svg(plate()))
    real = svg(plate(mark=""))
    assert "minh hoạ" not in real


def test_a_picture_says_source_cut_off_revision_outlines_and_completeness() -> None:
    words = " ".join(spoken(svg(plate())))
    for part in ("Nguồn", "14/9/2025", "r1", "sơ đồ", "41/45", "Chưa báo cáo", "Không áp dụng"):
        assert part in words


def test_text_out_of_a_workbook_stays_text() -> None:
    hostile = 'Xã "A" <script>alert(1)</script> & \x0b</svg>'
    one = plate(title=hostile)
    picture = svg(replace(one, view=replace(one.view, alt=hostile)))
    root = parsed(picture)
    assert not list(root.iter(f"{SVG}script"))
    assert "<script" not in picture
    assert "alert(1)" in (root.findtext(f"{SVG}desc") or "")
    assert png(picture)


def test_national_maps_show_the_archipelagos_in_boxes() -> None:
    for is_circles in (False, True):
        words = spoken(svg(plate("provinces", is_circles=is_circles)))
        assert {"Đặc khu Hoàng Sa", "Đặc khu Trường Sa"} <= set(words)
    assert "Đặc khu Trường Sa" not in spoken(svg(plate("11")))


@pytest.mark.parametrize("place", ["11", "provinces"])
def test_every_map_says_its_scale_and_where_north_is(place: str) -> None:
    words = spoken(svg(plate(place)))
    assert "B" in words
    assert any(re.fullmatch(r"[\d.]+\u00a0km", each) for each in words)


def test_the_archipelagos_were_districts_before_the_reform() -> None:
    titles = [one["title"] for one in furniture.insets(topology.layer("former-provinces"))]
    assert titles == ["Huyện Hoàng Sa", "Huyện Trường Sa"]
    titles = [one["title"] for one in furniture.insets(topology.layer("provinces"))]
    assert titles == ["Đặc khu Hoàng Sa", "Đặc khu Trường Sa"]


def test_the_country_has_its_neighbours_around_it_as_on_the_screen() -> None:
    words = spoken(svg(plate("provinces")))
    assert {"TRUNG QUỐC", "LÀO", "CAMPUCHIA"} <= set(words)


def test_a_long_title_is_broken_and_then_cut_with_a_sign() -> None:
    words = spoken(svg(plate(title="Tỷ lệ hộ gia đình được phủ mạng " * 8)))
    assert any(line.endswith("…") for line in words)


def test_circles_grow_by_area_and_small_ones_lie_above() -> None:
    rings = [
        one
        for one in parsed(svg(plate(is_circles=True))).iter(f"{SVG}circle")
        if one.get("fill-opacity") == "0.8"
    ]
    sizes = [float(one.get("r", 0)) for one in rings]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] / sizes[-1] == pytest.approx((80 / 20) ** 0.5, rel=0.01)


def test_between_the_circles_of_thousands_of_communes_the_land_is_seen() -> None:
    communes = boundary.unit_list("communes")
    rows = pd.DataFrame(
        {
            "unit_code": [one.code for one in communes],
            "state": State.REPORTED.value,
            "class_index": pd.array([0] * len(communes), dtype="Int64"),
            "value": np.random.default_rng(4).uniform(0, 100, (len(communes), 2)).prod(axis=1) + 1,
            "value_text": "",
        }
    )
    view = MapView(scope="communes", rows=rows, palette=(look.LAND,), alt="")
    land = of_land(svg(plate(view=view)))
    circles = replace(view, palette=(), mode=Mode.CIRCLES)
    assert of_land(svg(plate(view=circles, key=replace(plate().key, classes=())))) > 0.25 * land


def test_circles_are_as_strong_and_as_small_as_on_the_screen() -> None:
    script = Path("static/map/circle.js").read_text(encoding="utf-8")
    for name, value in {
        "MANY": circle.MANY,
        "STRENGTH": circle.COUNT_STRENGTH,
        "STRENGTH_OF_MANY": circle.COUNT_STRENGTH_OF_MANY,
        "LEAST": circle.LEAST,
        "LEAST_OF_MANY": circle.LEAST_OF_MANY,
        "ZERO": circle.ZERO,
    }.items():
        assert f"const {name} = {value};" in script, name


def of_land(picture: str) -> int:
    """How many pixels are plain land."""
    drawn = pixels(picture)
    return int((drawn == ImageColor.getrgb(look.LAND)).all(axis=2).sum())


def test_the_circle_of_an_archipelago_stands_in_its_box_and_not_on_the_mainland_s_map() -> None:
    one = plate("56", is_circles=True)
    picture = svg(one)
    drawn = placed(picture, place="56", is_circles=True)
    (box,) = drawn.insets
    x, y = inset.middle(box)
    discs = [each for each in parsed(picture).iter(f"{SVG}circle") if each.get("fill-opacity")]
    at = [(float(each.get("cx", 0)), float(each.get("cy", 0))) for each in discs]
    assert sum(abs(cx - x) < 1 and abs(cy - y) < 1 for cx, cy in at) == 1
    left, top, wide, high = box.room
    within = [left < cx < left + wide and top < cy < top + high for cx, cy in at]
    assert sum(within) == 1


def test_a_picture_is_not_made_too_large() -> None:
    with pytest.raises(ValueError, match=r"at up to 4\.5 times"):
        png(svg(plate()), zoom=5)


def sized_plate() -> Plate:
    """Circles in the colours of their classes: of a rate and what it is of."""
    one = plate()
    sizes = [float("nan") if at < 3 else 100.0 * (at + 1) for at in range(len(one.view.rows))]
    view = replace(
        one.view, mode=Mode.BOTH, rows=one.view.rows.assign(size=sizes), largest=max(sizes[3:])
    )
    title = "Độ lớn vòng tròn: tổng số hộ gia đình"
    sizes_key = Sizes(largest=max(sizes[3:]), reach=28, unit="hộ", title=title)
    return replace(one, view=view, key=replace(one.key, sizes=sizes_key))


@pytest.mark.anchor("4.6")
def test_circles_of_a_rate_have_the_colour_of_their_class_by_pixel() -> None:
    one = sized_plate()
    picture = svg(one)
    seen = pixels(picture)
    rings = [each for each in parsed(picture).iter(f"{SVG}circle") if each.get("data-ink")]
    sent = re.search(r'"inks":"([^"]*)"', message.message(one.view, topology.layer("11")))
    assert sent
    assert Counter(each.get("data-ink", "") for each in rings) == Counter(sent[1].replace("-", ""))
    x, y, r = (float(rings[-1].get(name, 0)) for name in ("cx", "cy", "r"))  # above all others
    at = seen[round(ZOOM * (y + r / 2)), round(ZOOM * x)]
    assert hexed(at) == COLOURS[int(rings[-1].get("data-ink", ""))]
    assert "Độ lớn vòng tròn: tổng số hộ gia đình" in spoken(picture)
    assert any("hộ" in words and words[0].isdigit() for words in spoken(picture))


def test_points_stand_where_they_are_and_those_close_together_are_one_circle() -> None:
    one = plate(is_circles=True)
    spots = Points(
        latitudes=(21.39, 21.39001, 22.2), longitudes=(103.0, 103.00001, 102.3),
        sizes=(1.0, 2.0, 4.0), units=("03127", "03127", "03158"), unit="cụm",
    )  # fmt: skip
    picture = svg(replace(one, points=spots))
    dots = [
        each for each in parsed(picture).iter(f"{SVG}circle") if each.get("fill") == look.ACCENT
    ]
    assert len(dots) == 2
    assert not [each for each in parsed(picture).iter() if each.get("fill-opacity") == "0.8"]
    drawn = placed(picture, is_circles=True)
    x, y = drawn.frame.point(world(22.2, 102.3))
    seen = pixels(picture)
    assert hexed(seen[round(ZOOM * y), round(ZOOM * x)]) == look.ACCENT.lower()
    assert "3" in spoken(picture)


def test_points_of_places_that_stand_back_are_pale_and_not_counted_with_the_others() -> None:
    one = plate(is_circles=True)
    one = replace(one, view=replace(one.view, part=("03158",)))
    spots = Points(
        latitudes=(21.39, 21.39001, 22.2), longitudes=(103.0, 103.00001, 103.0),
        sizes=(1.0, 2.0, 4.0), units=("03127", "03158", "03127"), unit="cụm",
    )  # fmt: skip
    picture = svg(replace(one, points=spots))
    (pale,) = [
        each for each in parsed(picture).iter(f"{SVG}g") if each.get("opacity") == f"{look.FAINT}"
    ]
    accent = [one for one in parsed(picture).iter(f"{SVG}circle") if one.get("fill") == look.ACCENT]
    assert (len(list(pale)), len(accent)) == (2, 3)
    assert not {"3", "7"} & set(spoken(picture)), "no circle is of both"


def test_points_lie_together_by_the_rule_of_the_browsers_script() -> None:
    script = (FOLDER / "point.js").read_text()
    told = {name: float(value) for name, value in re.findall(r"const (\w+) = ([\d.]+);", script)}
    assert (told["CELL"], told["APART"], told["DOT"]) == (point.CELL, point.APART, point.DOT)
    grown = f"Math.min({point.LARGEST}, {point.SMALLEST} + {point.GROWTH} * Math.log2("
    assert grown in script
