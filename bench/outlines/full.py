"""`python -m geo install` on as much as the public dataset holds: time, memory, progress.

The outlines are the schematic ones that the project ships, waved and filled with vertices to
the number of the official ones, in the public dataset's layout: a file a commune.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import shapely
from numpy.typing import NDArray

from bench.figure import Figure, figure
from bench.map.browser import ROOT
from geo import boundary, units
from geo.install import layout
from geo.units import NATION

VERTICES: Final = 8_200_000
LEAST_VERTICES: Final = 7_100_000
WAVE_DEGREES: Final = 0.0002  # 20 m: no edge of official outlines is straight
WAVES: Final = 3000.0  # a degree
DIGITS: Final = 7
MOST_SECONDS: Final = 300
MOST_MEGABYTES: Final = 3000
LEAST_STEPS: Final = 34  # of progress: a province each
STEP: Final = re.compile(rb"^\[[#.]+\] \d+/\d+", re.MULTILINE)
KIBIBYTE: Final = 1024


def measures() -> Iterator[Figure]:
    """Write the dataset, then install it in a process of its own."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        vertices = write(folder / "geojson", vertices=VERTICES)
        name = "install outlines of the nation: vertices read"
        found = [vertices / 1e6]
        yield figure(name, found, unit="million", least=LEAST_VERTICES / 1e6, digits=2)
        seconds, megabytes, steps = _installed(folder)
    name = "install outlines of the nation"
    yield figure(f"{name}: time", [seconds], unit="s", most=MOST_SECONDS)
    yield figure(f"{name}: most memory", [megabytes], unit="MB", most=MOST_MEGABYTES, digits=0)
    yield figure(f"{name}: steps of progress shown", [steps], unit="steps", least=LEAST_STEPS)


def write(folder: Path, *, vertices: int) -> int:
    """Write every commune as a file of its own; returns how many vertices they have."""
    shapes = boundary.outlines("communes").set_index("code").geometry
    length = float(shapely.length(shapes.to_numpy()).sum())
    dense = dict(zip(shapes.index, filled(shapes.to_numpy(), step=length / vertices), strict=True))
    provinces = [one.code for one in units.children(NATION)]
    for names in layout.expected(provinces).values():
        for name in names:
            found = layout.FILE.search(name)
            assert found  # noqa: S101 - the layout's own names
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_feature(found["code"], dense[found["code"]]), encoding="utf-8")
    return int(shapely.get_num_coordinates(np.array(list(dense.values()))).sum())


def filled(shapes: NDArray[np.object_], *, step: float) -> NDArray[np.object_]:
    """The shapes with a vertex every `step` degrees, their edges waved.

    How far a point moves depends on where it is alone, so neighbours keep their common border
    but for the last digit, as in the official data.
    """
    dense = shapely.segmentize(shapes, max_segment_length=step)
    moved: NDArray[np.object_] = shapely.transform(dense, _waved)
    return moved


def _waved(points: NDArray[np.float64]) -> NDArray[np.float64]:
    shift = np.sin(points[:, ::-1] * WAVES)
    return np.round(points + WAVE_DEGREES * shift, DIGITS)


def _feature(code: str, shape: shapely.Geometry) -> str:
    properties = json.dumps({"code": code})
    geometry = shapely.to_geojson(shape)
    return f'{{"type":"Feature","properties":{properties},"geometry":{geometry}}}'


def _installed(folder: Path) -> tuple[float, float, int]:
    """Seconds, most megabytes and steps of progress of the installing process.

    Raises:
        RuntimeError: It was refused.
    """
    command = (sys.executable, "-m", "geo", "install", str(folder / "geojson"))
    log = folder / "progress"
    began = time.perf_counter()
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"BANSO_HOME": str(folder / "home")},
            stdout=subprocess.DEVNULL,
            stderr=stream,
        )
        try:
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:  # nobody waits for it any more
            process.kill()
            raise
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    told = log.read_bytes()
    if status:
        raise RuntimeError(told[-2000:].decode())
    return seconds, used.ru_maxrss * KIBIBYTE / 1e6, len(STEP.findall(told))
