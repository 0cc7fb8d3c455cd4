"""Which commune each piece of land goes to, on a grid."""

from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import shapely
from numpy.typing import NDArray

from geo.schematic.site import KM_PER_DEGREE, TYPICAL_AREA, Sites

STEP: Final = 0.0025  # degrees, about 275 m
MARGIN: Final = 3  # steps of sea around the land that get a commune too, for a clean coast
PAD: Final = 0.15  # how far a commune may reach beyond a box, as a part of the box
OUTSIDE: Final = 3.0  # what reaching beyond a box costs; 1 is the edge of the ellipse in it
SHORTEST: Final = 0.4  # no side of a box counts as nearer to its point than this part of half
ROUNDS: Final = 10
RATE: Final = 0.1  # small and few: more rounds fit areas better and shapes worse
FURTHEST: Final = 1.5
FAR_OFF: Final = 2.0  # half-widths between where a commune came out and where it should be

NOBODY: Final = -1

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Square degrees of land.

    Args:
        west: Longitude of the left edge of the first column.
        south: Latitude of the lower edge of the first row.
        owner: Place of the commune of each piece, shape (rows, columns); NOBODY at sea.
    """

    west: float
    south: float
    owner: NDArray[np.int32]

    def longitude(self, columns: NDArray[np.int64]) -> Floats:
        """Of the middle of columns."""
        return np.asarray(self.west + (columns + 0.5) * STEP, np.float64)

    def latitude(self, rows: NDArray[np.int64]) -> Floats:
        """Of the middle of rows."""
        return np.asarray(self.south + (rows + 0.5) * STEP, np.float64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Who could own which piece, ordered by piece; a piece has at least one claim.

    Args:
        piece: Number of the piece of land.
        commune: Place of the commune.
        cost: Smaller is stronger; 1 on the ellipse that fits the box.
        east: How far the piece lies east of the commune's centre, in its half-widths.
        north: The same, north.
    """

    piece: NDArray[np.int64]
    commune: NDArray[np.int64]
    cost: Floats
    east: Floats
    north: Floats


def land_grid(country: Any) -> Grid:  # noqa: ANN401 - a geometry
    """The pieces of land, and MARGIN of sea around them; NOBODY's yet, marked 0."""
    west, south, east, north = country.buffer(STEP * (MARGIN + 1)).bounds
    shape = (int((north - south) / STEP) + 1, int((east - west) / STEP) + 1)
    grid = Grid(west=west, south=south, owner=np.full(shape, NOBODY, np.int32))
    wide = shapely.segmentize(country, 1.0).buffer(STEP * MARGIN, quad_segs=2)
    rows, columns = np.indices(shape)
    shapely.prepare(wide)
    inside = shapely.contains_xy(wide, grid.longitude(columns), grid.latitude(rows))
    grid.owner[inside] = 0
    return grid


def grown(sites: Sites, *, grid: Grid) -> Grid:
    """The grid with every piece of land given to a commune."""
    claims = _claims(sites, grid)
    rows, columns = np.nonzero(grid.owner != NOBODY)
    place = np.stack([grid.longitude(columns), grid.latitude(rows)], axis=1)
    size = (STEP * KM_PER_DEGREE) ** 2 * np.cos(np.radians(place[:, 1]))
    starts = np.flatnonzero(np.r_[True, np.diff(claims.piece) != 0])
    count = len(sites.codes)
    reach, lean = np.zeros(count), np.zeros((count, 2))
    owner = _strongest(claims, starts, reach, lean)
    for _ in range(ROUNDS):
        area = np.bincount(owner, size, minlength=count).astype(np.float64)
        middle = (
            np.stack(
                [np.bincount(owner, size * place[:, axis], minlength=count) for axis in (0, 1)],
                axis=1,
            )
            / np.maximum(area, 1e-9)[:, None]
        )
        reach = _reached(reach, area=area, wanted=sites.area_km2)
        lean = _leaned(lean, area=area, middle=middle, sites=sites)
        owner = _strongest(claims, starts, reach, lean)
    settled = np.full_like(grid.owner, NOBODY)
    settled[rows, columns] = owner
    return replace(grid, owner=settled)


def _strongest(
    claims: Claims, starts: NDArray[np.int64], reach: Floats, lean: Floats
) -> NDArray[np.int64]:
    """For each piece the commune with the least cost; the first of equals."""
    who = claims.commune
    cost = claims.cost - reach[who] - lean[who, 0] * claims.east - lean[who, 1] * claims.north
    least = np.repeat(np.minimum.reduceat(cost, starts), np.diff(np.r_[starts, len(cost)]))
    best = np.flatnonzero(cost == least)
    first = np.r_[True, np.diff(claims.piece[best]) != 0]
    return who[best[first]]


def _reached(reach: Floats, *, area: Floats, wanted: Floats) -> Floats:
    """A commune that is too small reaches further; one of unknown area stays."""
    ratio = np.log(wanted / np.maximum(area, 0.05 * wanted))
    step = RATE * np.clip(np.nan_to_num(ratio), -1, 1)
    return np.asarray(np.clip(reach + step, -FURTHEST, FURTHEST), np.float64)


def _leaned(lean: Floats, *, area: Floats, middle: Floats, sites: Sites) -> Floats:
    """A commune whose middle is off its centre leans towards it; far ones are left alone."""
    half = _half_width(sites)[:, None]
    off = (sites.centre - middle) * _km(sites.centre[:, 1]) / half
    is_sound = (area > 0) & (np.hypot(off[:, 0], off[:, 1]) < FAR_OFF)
    return np.where(is_sound[:, None], np.clip(lean + RATE * off, -1, 1), lean)


def _claims(sites: Sites, grid: Grid) -> Claims:
    numbers = np.full(grid.owner.shape, NOBODY, np.int64)
    rows, columns = np.nonzero(grid.owner != NOBODY)
    numbers[rows, columns] = np.arange(len(rows))
    found = [_claim(sites, grid, numbers, place) for place in range(len(sites.owner))]
    pieces = np.concatenate([piece for piece, _ in found])
    costs = np.concatenate([cost for _, cost in found])
    owners = np.repeat(sites.owner, [len(piece) for piece, _ in found])
    place = np.stack([grid.longitude(columns), grid.latitude(rows)], axis=1)
    bare = np.setdiff1d(np.arange(len(rows)), pieces)
    pieces, costs = np.r_[pieces, bare], np.r_[costs, np.zeros(len(bare))]
    owners = np.r_[owners, sites.owner[_nearest(sites, place[bare])]]
    order = np.lexsort((costs, owners, pieces))
    pieces, owners, costs = pieces[order], owners[order], costs[order]
    first = np.r_[True, (np.diff(pieces) != 0) | (np.diff(owners) != 0)]
    pieces, owners, costs = pieces[first], owners[first], costs[first]
    centre = sites.centre[owners]
    off = (place[pieces] - centre) * _km(centre[:, 1]) / _half_width(sites)[owners][:, None]
    return Claims(piece=pieces, commune=owners, cost=costs, east=off[:, 0], north=off[:, 1])


def _claim(
    sites: Sites, grid: Grid, numbers: NDArray[np.int64], place: int
) -> tuple[NDArray[np.int64], Floats]:
    """The pieces in and just around one site's box, and what they cost it."""
    west, south, east, north = sites.box[place]
    x, y = sites.point[place]
    pad_x, pad_y = (east - west) / 2 * PAD + STEP, (north - south) / 2 * PAD + STEP
    top, left = np.array(numbers.shape) - 1, 0
    row = np.clip(((np.array([south - pad_y, north + pad_y]) - grid.south) / STEP), left, top[0])
    column = np.clip((np.array([west - pad_x, east + pad_x]) - grid.west) / STEP, left, top[1])
    rows, columns = (slice(int(a), int(b) + 1) for a, b in (row, column))
    block = numbers[rows, columns]
    down, across = np.nonzero(block != NOBODY)
    longitude = grid.longitude(across + columns.start)
    latitude = grid.latitude(down + rows.start)
    cost = _along(longitude - x, west - x, east - x) + _along(latitude - y, south - y, north - y)
    beyond = np.maximum(
        np.abs(longitude - (west + east) / 2) / ((east - west) / 2 + STEP / 2),
        np.abs(latitude - (south + north) / 2) / ((north - south) / 2 + STEP / 2),
    )
    over = np.maximum(0, beyond - 1)
    return block[down, across], cost + OUTSIDE * (over > 0) + 10 * over


def _along(away: Floats, low: float, high: float) -> Floats:
    """The square of a distance from the point, where the edge of the box on that side is 1."""
    least = SHORTEST * (high - low) / 2
    edge = np.where(away > 0, max(high, least), max(-low, least))
    return np.asarray((away / edge) ** 2, np.float64)


def _nearest(sites: Sites, place: Floats) -> NDArray[np.int64]:
    tree = shapely.STRtree(shapely.points(sites.point * _km(np.array([16.0]))[0]))
    return np.asarray(tree.nearest(shapely.points(place * _km(np.array([16.0]))[0])), np.int64)


def _half_width(sites: Sites) -> Floats:
    return np.asarray(np.sqrt(np.nan_to_num(sites.area_km2, nan=TYPICAL_AREA)) / 2, np.float64)


def _km(latitude: Floats) -> Floats:
    """Kilometres a degree of longitude and latitude, shape (n, 2)."""
    east = KM_PER_DEGREE * np.cos(np.radians(latitude))
    return np.stack([east, np.full_like(east, KM_PER_DEGREE)], axis=1)
