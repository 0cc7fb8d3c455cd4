"""Names on a picture lie in their units or on free paper, and never on each other."""

import re
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
import shapely

from components.maps.bundle import FOLDER
from components.plate import leading, naming
from components.plate.drawing import Drawing, drawing
from tests.unit.components.plate.sample import plate

ROOM = (48.0, 120.0, 720.0, 520.0)


def area(one: Drawing, place: int) -> Any:
    parts = [part for part in one.shapes.units[place].parts if part.rings not in one.elsewhere]
    rings = [one.frame.placed(one.shapes.joined(part.rings[0])) for part in parts]
    return shapely.union_all([shapely.make_valid(shapely.Polygon(ring)) for ring in rings])


def box(x: float, y: float, lines: tuple[str, ...]) -> Any:
    wide, high = naming.wide(lines), naming.INK_HIGH + naming.LINE * (len(lines) - 1)
    return shapely.box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def test_a_name_inside_lies_in_its_unit() -> None:
    one = drawing(plate().view, ROOM)
    found = naming.inside(one.shapes, one.frame, one.names)
    assert len(found) > 25
    for name in found:
        place = box(name.x, name.y, name.lines)
        assert place.intersection(area(one, name.place)).area > 0.9 * place.area, name.lines


def test_names_with_lines_lie_on_free_paper_and_cross_nothing() -> None:
    one = drawing(plate("provinces").view, ROOM)
    inside = naming.inside(one.shapes, one.frame, one.names, apart=one.apart)
    found = leading.led(one, inside)
    assert len(inside) + len(found) > 24
    assert {"Hà Nội", "TP Hồ Chí Minh"} <= {name.name for name in found}
    land = shapely.union_all([area(one, place) for place in range(len(one.shades))])
    boxes = [box(name.x, name.y, (name.name,)) for name in found]
    assert not shapely.intersects(land, boxes).any()
    assert not any(shapely.intersects(one, other) for one, other in combinations(boxes, 2))
    leads = [shapely.LineString([name.start, name.end]) for name in found]
    assert not any(shapely.crosses(one, other) for one, other in combinations(leads, 2))


@pytest.mark.parametrize("scope", ["provinces", "former-provinces"])
def test_a_line_to_a_name_does_not_run_across_other_provinces(scope: str) -> None:
    one = drawing(plate("provinces", view=replace(plate("provinces").view, scope=scope)).view, ROOM)
    inside = naming.inside(one.shapes, one.frame, one.names, apart=one.apart)
    land = shapely.union_all([area(one, place) for place in range(len(one.shades))])
    found = [
        name
        for name in leading.led(one, inside)
        if one.shapes.units[name.place].code not in leading.FIRST
    ]
    assert len(found) > 10
    for name in found:
        way = shapely.LineString([name.start, name.end])
        over = way.intersection(land).difference(area(one, name.place)).length
        assert over <= leading.OVER * ROOM[2] + 0.5, name.name


def test_the_screen_and_the_picture_have_one_rule_for_lines_to_names() -> None:
    script = (FOLDER / "beside.js").read_text(encoding="utf-8")
    told = {name: float(value) for name, value in re.findall(r"const (\w+) = ([\d.]+);", script)}
    assert (told["OVER"], told["DEAR"]) == (leading.OVER, leading.DEAR)


def test_a_name_is_broken_where_its_lines_come_out_most_even() -> None:
    assert naming.layouts("Bà Rịa - Vũng Tàu")[1] == ("Bà Rịa -", "Vũng Tàu")
    assert naming.layouts("Huế") == [("Huế",)]


def test_names_beside_circles_touch_neither_circles_nor_each_other() -> None:
    circles = [(0, 100.0, 100.0, 20.0), (1, 130.0, 100.0, 10.0), (2, 100.0, 130.0, 8.0)]
    names = ["Mường Chà", "Nà Hỳ", "Si Pa Phìn"]
    found = naming.beside(circles, names, room=(0, 0, 300, 300))
    boxes = [box(name.x, name.y, name.lines) for name in found]
    discs = [shapely.Point(x, y).buffer(r) for _, x, y, r in circles]
    assert found
    assert not any(shapely.intersects(one, other) for one, other in combinations(boxes, 2))
    assert not any(shapely.intersects(disc, one) for disc in discs for one in boxes)
