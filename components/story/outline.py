"""The outlines of a scope as a document carries them: once, however many slides show them."""

import json
from html import unescape
from typing import Any

from components.maps import furniture
from components.plate.shape import Shapes, shapes
from geo import boundary, topology
from geo.topology import Layer
from text import say


def outline(scope: str) -> dict[str, Any]:
    """Arcs, the units that they make, and the words for them; see `static/present/shapes.js`.

    Args:
        scope: See `geo.topology.layer`.
    """
    layer = topology.layer(scope)
    found = json.loads(layer.body)
    units = found["objects"]["units"]["geometries"]
    known = shapes(layer)
    outer, provinces = set(known.outer), set(known.provinces)
    used = _numbers(units) | outer | provinces
    at = {arc: place for place, arc in enumerate(sorted(used))}
    return {
        "transform": found["transform"],
        "arcs": [found["arcs"][arc] for arc in sorted(used)],
        "units": [_moved(_polygons(one), at) for one in units],
        "codes": list(layer.codes),
        "names": [f"{one['properties']['k']} {_name(one, layer)}".strip() for one in units],
        "labels": [_name(one, layer) for one in units],
        "spots": [one["properties"]["p"] for one in units],
        "bounds": layer.bounds,
        "insets": furniture.insets(layer),
        "inner": [[at[arc], *sides] for arc, sides in _inner(known)],
        "outer": [at[arc] for arc in known.outer],
        "provinces": [at[arc] for arc in known.provinces],
        "outlines": _said(layer),
        "isNational": scope in boundary.NATIONAL,
    }


def _inner(known: Shapes) -> list[tuple[int, tuple[int, int]]]:
    return list(known.inner.items())


def _polygons(one: dict[str, Any]) -> list[list[list[int]]]:
    """The arcs of a unit; one without outlines has none."""
    arcs: list[Any] = one.get("arcs", [])
    return [arcs] if one["type"] == "Polygon" and arcs else arcs


def _numbers(units: list[dict[str, Any]]) -> set[int]:
    return {
        max(ref, ~ref)
        for one in units
        for rings in _polygons(one)
        for ring in rings
        for ref in ring
    }


def _moved(polygons: list[list[list[int]]], at: dict[int, int]) -> list[list[list[int]]]:
    """The same arcs under their numbers in the document."""
    return [
        [[at[ref] if ref >= 0 else ~at[~ref] for ref in ring] for ring in rings]
        for rings in polygons
    ]


def _name(one: dict[str, Any], layer: Layer) -> str:
    is_province = layer.scope in (boundary.PROVINCES, boundary.FORMER_PROVINCES)
    if is_province and one["id"] in furniture.RENAMED:
        return say(f"map.name_{one['id']}")
    return str(one["properties"]["n"])


def _said(layer: Layer) -> str:
    text = unescape(furniture.attribution(layer))
    return f"{text[:1].upper()}{text[1:]}"
