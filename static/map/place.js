/* Where a point lies: in which ring, in which unit; and where a shape is roomiest. */
(function (banso) {
  "use strict";

  const GRID = 12; // points tried a side when looking for the middle of a shape

  /* Is the point inside these rings (even-odd, so holes are outside)? */
  banso.within = function (rings, x, y) {
    let inside = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const crosses = ring[i + 1] > y !== ring[j + 1] > y;
        if (crosses && x < ((ring[j] - ring[i]) * (y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]) {
          inside = !inside;
        }
      }
    }
    return inside;
  };

  const CELLS = 96; // a side of the grid that says which shapes a point can lie in
  const grids = new WeakMap(); // units -> grid

  /* The unit at a point of the world, or null. */
  banso.unitAt = function (units, x, y) {
    if (!grids.has(units)) {
      grids.set(units, gridOf(units));
    }
    const { box, cells, column, row } = grids.get(units);
    if (!box || !banso.inBox(box, x, y)) {
      return null;
    }
    const near = cells.get(row(y) * CELLS + column(x)) || [];
    const found = near.find(({ part }) => banso.inBox(part.box, x, y) && banso.within(part.rings, x, y));
    return found ? found.unit : null;
  };

  function gridOf(units) {
    const parts = units.flatMap((unit) => unit.parts.map((part) => ({ unit, part })));
    const box = parts.length ? parts.map(({ part }) => part.box).reduce(banso.united) : null;
    const cell = (at, from, to) => Math.min(CELLS - 1, Math.floor((CELLS * (at - from)) / (to - from || 1)));
    const grid = {
      box, cells: new Map(),
      column: (x) => cell(x, box[0], box[2]),
      row: (y) => cell(y, box[1], box[3]),
    };
    parts.forEach((piece) => {
      const [west, north, east, south] = piece.part.box;
      for (let row = grid.row(north); row <= grid.row(south); row += 1) {
        for (let column = grid.column(west); column <= grid.column(east); column += 1) {
          const key = row * CELLS + column;
          grid.cells.set(key, [...(grid.cells.get(key) || []), piece]);
        }
      }
    });
    return grid;
  }

  banso.unitHolds = function (unit, x, y) {
    return unit.parts.some(
      (part) => banso.inBox(part.box, x, y) && banso.within(part.rings, x, y),
    );
  };

  banso.meets = function (one, other) {
    return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
  };

  banso.inBox = function (box, x, y) {
    return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
  };

  /* The inner point farthest from every edge (pole of inaccessibility): on a grid, refined. */
  banso.pole = function (rings) {
    let [west, north, east, south] = bounds(rings[0]);
    let best = [(west + east) / 2, (north + south) / 2, 0];
    for (let round = 0; round < 3; round += 1) {
      const stepX = (east - west) / GRID;
      const stepY = (south - north) / GRID;
      for (let x = west + stepX / 2; x < east; x += stepX) {
        for (let y = north + stepY / 2; y < south; y += stepY) {
          const room = banso.within(rings, x, y) ? distance(rings, x, y) : 0;
          if (room > best[2]) {
            best = [x, y, room];
          }
        }
      }
      [west, north, east, south] = [best[0] - stepX, best[1] - stepY, best[0] + stepX, best[1] + stepY];
    }
    return best;
  };

  function bounds(ring) {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < ring.length; i += 2) {
      west = Math.min(west, ring[i]);
      east = Math.max(east, ring[i]);
      north = Math.min(north, ring[i + 1]);
      south = Math.max(south, ring[i + 1]);
    }
    return [west, north, east, south];
  }

  /* Distance from a point to the nearest edge. */
  function distance(rings, x, y) {
    let least = Infinity;
    for (const ring of rings) {
      for (let i = 0; i < ring.length - 2; i += 2) {
        const dx = ring[i + 2] - ring[i];
        const dy = ring[i + 3] - ring[i + 1];
        const along = dx || dy ? ((x - ring[i]) * dx + (y - ring[i + 1]) * dy) / (dx * dx + dy * dy) : 0;
        const t = Math.max(0, Math.min(1, along));
        const ex = x - ring[i] - t * dx;
        const ey = y - ring[i + 1] - t * dy;
        least = Math.min(least, ex * ex + ey * ey);
      }
    }
    return Math.sqrt(least);
  }
})((window.banso = window.banso || {}));
