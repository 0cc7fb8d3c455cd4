/* What stands on the land in pixels: circles, points, and names of the places spoken about. */
(function (banso) {
  "use strict";

  const CELL = 46;

  /* Everything anew; after each movement. */
  banso.mark = function (state) {
    const parts = [];
    if (state.shown.points) {
      parts.push(...points(state));
    } else if (state.shown.radii) {
      parts.push(...circles(state));
    }
    state.marks.replaceChildren(...parts, ...banso.names(state));
  };

  banso.letters = function (text, { x, y, size, weight = 400, fill, halo, anchor = "middle" }) {
    return banso.svg("text", {
      x, y: y + 0.36 * size, "font-size": size, "font-weight": weight, "text-anchor": anchor, fill,
      ...(halo ? {
        stroke: halo, "stroke-width": size / 5, "stroke-linejoin": "round", "paint-order": "stroke",
      } : {}),
    }, text);
  };

  function circles(state) {
    const { shown, shapes, size } = state;
    const grow = size * Math.pow(state.view.zoom, 0.35);
    const part = new Set(shown.part);
    const found = shapes.units.map((unit, at) => ({ unit, at, tenths: shown.radii[at] }))
      .filter((one) => one.tenths >= 0 && one.unit.d)
      .sort((one, other) => other.tenths - one.tenths);
    const discs = found.map((one) => disc(one, state, grow, part));
    return [...discs.map((one) => one.mark), ...discs.flatMap((one, at) =>
      number(one, discs.slice(at + 1)))];
  }

  function disc({ unit, at, tenths }, state, grow, part) {
    const { shown, size } = state;
    const [x, y] = banso.spot(state, unit.x, unit.y);
    const ink = shown.inks[at];
    const isClass = ink && ink !== "-";
    const fill = isClass ? banso.ground(ink, shown.palette) : banso.LOOK.circle;
    const r = tenths ? Math.max(tenths / 10, 1.5) * grow : 4 * size;
    const mark = banso.svg("circle", {
      cx: x, cy: y, r, "data-at": at, "data-unit": unit.code,
      fill: tenths ? fill : banso.LOOK.page, stroke: tenths ? banso.LOOK.page : banso.LOOK.ink,
      "stroke-width": (tenths ? 1.25 : 1.5) * size,
      "fill-opacity": tenths && !isClass ? 0.8 : 1,
      opacity: part.size && !part.has(unit.code) ? 0.14 : 1,
    });
    return { x, y, r, mark, fill, text: tenths ? shown.shorts[at] : "" };
  }

  /* The number of a circle with room for it, unless a smaller circle lies on it. */
  function number({ x, y, r, fill, text }, above) {
    const letters = banso.letterSize();
    const broad = text ? banso.wide(text, letters, 500) : 0;
    const isRoom = text && letters < 1.6 * r && broad < 1.8 * r && !above.some((one) =>
      Math.abs(one.x - x) < one.r + broad / 2 && Math.abs(one.y - y) < one.r + letters / 2);
    return isRoom
      ? [banso.letters(text, { x, y, size: letters, weight: 500, fill: banso.inkOn(fill) })] : [];
  }

  /* Points that lie closer than a fingertip are one circle with their number. */
  function points(state) {
    const { shown, shapes, size } = state;
    const cells = new Map();
    for (const [longitude, latitude, count] of shown.points) {
      const [x, y] = banso.spot(state, ...shapes.spotted([longitude, latitude]));
      const key = [Math.floor(x / CELL / size), Math.floor(y / CELL / size)].join();
      const cell = cells.get(key) || { x: 0, y: 0, many: 0, count: 0 };
      cells.set(key, { x: cell.x + x, y: cell.y + y, many: cell.many + 1, count: cell.count + count });
    }
    return [...cells.values()].flatMap(({ x, y, many, count }) => {
      const r = (many === 1 ? 6 : Math.min(30, 16 + 2.4 * Math.log2(many))) * size;
      const at = { x: x / many, y: y / many };
      const mark = banso.svg("circle", {
        cx: at.x, cy: at.y, r, fill: banso.LOOK.accent, stroke: banso.LOOK.page,
        "stroke-width": 1.5 * size,
      });
      return many === 1 ? [mark] : [mark, banso.letters(banso.whole(count), {
        ...at, size: banso.letterSize(), weight: 600, fill: banso.LOOK.page,
      })];
    });
  }

  /* Names: with lines to the places that the slide speaks about; nearer, in the units. */
  banso.names = function (state) {
    return state.view.zoom > 1.4 ? within(state) : banso.called(state, banso.letterSize());
  };

  function within(state) {
    const { shown, shapes, paths, size, view } = state;
    const letters = 0.9 * banso.letterSize();
    const names = banso.data.scopes[shown.scope].labels;
    const isCircles = Boolean(shown.radii || shown.points);
    return shapes.units.flatMap((unit, at) => {
      const [x, y] = banso.spot(state, unit.x, unit.y);
      const isSeen = unit.box && x > 0 && y > 0 && x < state.wide && y < state.high;
      if (!isSeen || (unit.box[3] - unit.box[1]) * view.k < 1.5 * letters) {
        return [];
      }
      const half = [banso.wide(names[at], letters, 500) / 2, letters / 2];
      const corners = [[-1, -1], [1, -1], [1, 1], [-1, 1]];
      const holds = corners.every(([right, down]) => paths[at].isPointInFill(new DOMPoint(
        unit.x + right * half[0] / view.k, unit.y + down * half[1] / view.k)));
      if (!holds) {
        return [];
      }
      const ground = banso.ground(shown.shades[at], shown.palette);
      const below = isCircles && shown.radii && shown.radii[at] >= 0
        ? Math.max(shown.radii[at] / 10, 4) * size * Math.pow(view.zoom, 0.35) + letters * 0.7 : 0;
      const line = banso.letters(names[at], {
        x, y: y + below, size: letters, weight: 500, fill: banso.inkOn(ground), halo: ground,
      });
      line.setAttribute("pointer-events", "none");
      return [line];
    });
  }
})((window.banso = window.banso || {}));
