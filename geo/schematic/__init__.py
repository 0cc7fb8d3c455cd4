"""How the schematic outlines are computed, from the package's coordinates and Natural Earth.

    python -m geo schematic

Each former commune is known by a point and the box around it. On a fine grid every piece of
land goes to the commune whose box it lies deepest in (a Voronoi cell, measured in each box's
own lengths); then, for a few rounds, communes that came out too small for their official area
or off their centre reach further. The pieces are dissolved by today's commune, clipped to the
national outline, cleaned into a valid coverage and simplified. Islands that the national
outline leaves out, Hoàng Sa and Trường Sa among them, are marked by small circles where they
are. docs/decisions/schematic-outlines.md says what was tried and what it gave.
"""

import json
from pathlib import Path

from geo import outlines
from geo.schematic import cell, land, patch, site
from geo.schematic.islet import marked


def build(path: Path = outlines.PATH) -> int:
    """Compute the schematic outlines anew and write them; the same bytes each time.

    Returns:
        How many communes have an outline.
    """
    country = land.outline()
    known = site.sites()
    grid = cell.grown(known, grid=cell.land_grid(country))
    patches = marked(patch.patches(grid, country=country), sites=known, country=country)
    text = json.dumps(patch.topology(patches), separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
    return len(patches)
