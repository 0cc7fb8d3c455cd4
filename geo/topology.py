"""A scope's map as a browser gets it once: compact TopoJSON under the hash of its content."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from geo import boundary, drawing
from geo.drawing import Bounds
from geo.home import home

FORMAT: Final = "2"  # raise it when the same outlines shall give another body
DIGEST_LENGTH: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The shapes of one map.

    Args:
        scope: See `geo.boundary.outlines`.
        digest: Hash of the body; stands in its address.
        body: TopoJSON as `geo.drawing` describes it.
        codes: Code of each unit, in the order of the geometries of the object `units`.
        is_schematic: Whether the map must say that its outlines are schematic.
        bounds: South, west, north, east of the scope without the far archipelagos.
        insets: Bounds of Hoàng Sa (20333) and Trường Sa (22736), where the scope has them.
    """

    scope: str
    digest: str
    body: bytes
    codes: tuple[str, ...]
    is_schematic: bool
    bounds: Bounds
    insets: Mapping[str, Bounds]


def layer(scope: str) -> Layer:
    """The map of a scope; computed once for given outlines and kept in `BANSO_HOME`.

    Raises:
        UnknownScopeError: There is no such scope.
    """
    boundary.check(scope)
    return _layer(scope, _key(scope), home() / "cache" / "layers")


def _key(scope: str) -> str:
    """Changes when the body of this scope could: what it is computed from, and how."""
    around = () if scope in boundary.NATIONAL else (boundary.version(boundary.PROVINCES),)
    parts = (FORMAT, scope, boundary.version(scope), *around, _names(scope))
    return sha256("\n".join(parts).encode()).hexdigest()[:DIGEST_LENGTH]


@lru_cache(maxsize=160)
def _names(scope: str) -> str:
    """Of the units, which stay as they are while the process runs."""
    return ";".join(f"{one.code} {one.full_name}" for one in boundary.unit_list(scope))


@lru_cache(maxsize=80)
def _layer(scope: str, key: str, folder: Path) -> Layer:
    path = folder / f"{scope}-{key}"
    try:
        head, body = path.read_bytes().split(b"\n", 1)
    except (FileNotFoundError, ValueError):
        body = drawing.body(scope)
        head = _head(scope)
        _keep(path, head + b"\n" + body)
    facts = json.loads(head)
    return Layer(
        scope=scope,
        digest=sha256(body).hexdigest()[:DIGEST_LENGTH],
        body=body,
        codes=tuple(facts["codes"]),
        is_schematic=facts["is_schematic"],
        bounds=tuple(facts["bounds"]),
        insets=MappingProxyType({code: tuple(box) for code, box in facts["insets"].items()}),
    )


def _head(scope: str) -> bytes:
    bounds, insets = drawing.bounds(scope)
    facts = {
        "codes": [one.code for one in boundary.unit_list(scope)],
        "is_schematic": boundary.is_schematic(scope),
        "bounds": bounds,
        "insets": insets,
    }
    return json.dumps(facts).encode()


def _keep(path: Path, content: bytes) -> None:
    """Write in one step, so that another process never reads half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(name).chmod(0o644)
    Path(name).replace(path)
