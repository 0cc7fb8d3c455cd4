/* Names on free paper with a line to the place: the few that a slide speaks about. */
(function (banso) {
  "use strict";

  const CELL = 6; // pixels of the raster in which free paper is looked for
  const OUT = [24, 40, 60, 84, 110, 140, 176, 216, 260];
  const TURNS = 20;

  banso.called = function (state, letters) {
    const { shown, shapes, size } = state;
    const taken = raster(state);
    const wanted = shown.named.map((at) => ({ at, unit: shapes.units[at] }))
      .filter(({ unit }) => unit && unit.d);
    return wanted.flatMap(({ at, unit }) => {
      const lines = [banso.data.scopes[shown.scope].labels[at], shown.values[at] || shown.missing];
      const wide = Math.max(banso.wide(lines[0], letters), banso.wide(lines[1], letters, 600));
      const from = banso.spot(state, unit.x, unit.y);
      const way = found(from, [wide, 2.3 * letters], taken, state);
      return way ? drawn(lines, from, way, letters, size) : [];
    });
  };

  /* What is covered: land, circles, insets; and names, as they are set. */
  function raster(state) {
    const { shapes, shown, view, size } = state;
    const cell = CELL * size;
    const [across, down] = [Math.ceil(state.wide / cell), Math.ceil(state.high / cell)];
    const canvas = banso.el("canvas", { width: across, height: down });
    const paper = canvas.getContext("2d", { willReadFrequently: true });
    paper.setTransform(view.k / cell, 0, 0, view.k / cell, view.x / cell, view.y / cell);
    paper.fill(new Path2D(shapes.units.map((one) => one.d).join("")), "nonzero");
    paper.setTransform(1 / cell, 0, 0, 1 / cell, 0, 0);
    (shown.radii || []).forEach((tenths, at) => {
      const [x, y] = banso.spot(state, shapes.units[at].x, shapes.units[at].y);
      paper.beginPath();
      paper.arc(x, y, Math.max(tenths, 0) / 10 * size, 0, 2 * Math.PI);
      paper.fill();
    });
    const { data } = paper.getImageData(0, 0, across, down);
    const isTaken = new Uint8Array(across * down).map((_, at) => (data[4 * at + 3] > 60 ? 1 : 0));
    return { isTaken, across, down, cell, boxes: [] };
  }

  function found([x, y], [wide, high], taken, state) {
    for (const out of OUT) {
      for (let turn = 0; turn < TURNS; turn += 1) {
        const angle = 2 * Math.PI * turn / TURNS;
        const [right, below] = [Math.cos(angle), Math.sin(angle)];
        const end = [x + out * state.size * right, y + out * state.size * below];
        const side = right >= 0 ? 1 : -1;
        const left = side > 0 ? end[0] + 4 : end[0] - 4 - wide;
        const box = [left, end[1] - high / 2, left + wide, end[1] + high / 2];
        if (isFree(box, taken, state) && !crosses([x, y], end, taken.boxes)) {
          take(box, taken);
          taken.boxes.push(box);
          return { end, side, box };
        }
      }
    }
    return null;
  }

  /* Whether a line runs over a name that is set already. */
  function crosses([x, y], [toX, toY], boxes) {
    const steps = Array.from({ length: 13 }, (_, at) => at / 12);
    return boxes.some(([left, top, right, bottom]) => steps.some((share) => {
      const [atX, atY] = [x + (toX - x) * share, y + (toY - y) * share];
      return atX > left - 2 && atX < right + 2 && atY > top - 2 && atY < bottom + 2;
    }));
  }

  function isFree([left, top, right, bottom], { isTaken, across, cell }, state) {
    if (left < 4 || top < 4 || right > state.wide - 4 || bottom > state.high - 4) {
      return false;
    }
    for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row += 1) {
      for (let at = Math.floor(left / cell); at <= Math.floor(right / cell); at += 1) {
        if (isTaken[row * across + at]) {
          return false;
        }
      }
    }
    return true;
  }

  function take([left, top, right, bottom], { isTaken, across, down, cell }) {
    for (let row = Math.floor(top / cell) - 1; row <= Math.floor(bottom / cell) + 1; row += 1) {
      for (let at = Math.floor(left / cell) - 1; at <= Math.floor(right / cell) + 1; at += 1) {
        if (row >= 0 && row < down && at >= 0 && at < across) {
          isTaken[row * across + at] = 1;
        }
      }
    }
  }

  function drawn([name, value], [x, y], { end, side, box }, letters, size) {
    const d = `M${x} ${y}L${end[0]} ${end[1]}`;
    const line = { d, fill: "none", "stroke-linecap": "round", "pointer-events": "none" };
    const at = {
      x: side > 0 ? box[0] : box[2], size: letters, fill: banso.LOOK.ink,
      anchor: side > 0 ? "start" : "end",
    };
    return [
      banso.svg("path", { ...line, stroke: banso.LOOK.page, "stroke-width": 3.5 * size }),
      banso.svg("path", { ...line, stroke: banso.LOOK.ink, "stroke-width": 1.25 * size }),
      banso.svg("circle", {
        cx: x, cy: y, r: 4 * size, fill: banso.LOOK.ink, stroke: banso.LOOK.page,
        "stroke-width": 1.25 * size, "pointer-events": "none",
      }),
      banso.letters(name, { ...at, y: end[1] - 0.6 * letters }),
      banso.letters(value, { ...at, y: end[1] + 0.6 * letters, weight: 600 }),
    ];
  }
})((window.banso = window.banso || {}));
