/* What lies around the place shown: neighbouring provinces drawn and named, countries and
   the sea only named. Names are set where there is room in the part of them that is seen. */
(function (banso) {
  "use strict";

  const STEP = 22; // pixels between the points tried
  const EDGE = 8; // pixels kept free along the frame
  const MOST = 2; // lines of a name
  const TRACKING = "1.2px";

  const anchors = new WeakMap(); // of what furniture tells of the outside (`components/maps/outside.py`)

  function anchorsOf({ outside }) {
    if (!anchors.has(outside)) {
      anchors.set(outside, Object.entries(outside).flatMap(([what, points]) =>
        points.map(([latitude, longitude]) => ({ what, world: banso.world(latitude, longitude) })),
      ));
    }
    return anchors.get(outside);
  }

  banso.drawAround = function (ctx, plan, look) {
    ctx.fillStyle = look.neighbour;
    ctx.strokeStyle = look.page;
    ctx.lineWidth = 1.2;
    ctx.lineJoin = "round";
    plan.context().forEach((path) => ctx.fill(path, "evenodd"));
    plan.context().forEach((path) => ctx.stroke(path));
  };

  /* Names to set: { lines, x, y } in layer points, at most one for each place seen. */
  banso.nameAround = function (ctx, state) {
    const { map, message } = state;
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const regions = new Map();
    for (let x = EDGE; x < size.x; x += STEP) {
      for (let y = EDGE; y < size.y; y += STEP) {
        const point = [x + corner.x, y + corner.y];
        const name = nameAt(point, state);
        if (name) {
          regions.set(name, [...(regions.get(name) || []), point]);
        }
      }
    }
    const place = { state, corner, size, taken: banso.furnitureBoxes(state) };
    ctx.save();
    font(ctx, map);
    const found = [...regions].map(([name, points]) => {
      const text = name.toLocaleUpperCase(message.language);
      const middle = [mean(points, 0), mean(points, 1)];
      points.sort((one, other) => far(one, middle) - far(other, middle));
      const broken = text.split(" ");
      for (const lines of broken.length > MOST ? [[text]] : [[text], broken]) {
        const w = Math.max(...lines.map((line) => ctx.measureText(line).width));
        const h = 12 * lines.length;
        const fit = points.find((point) => isRoom(point, w, h, name, place));
        if (fit) {
          return { lines, x: fit[0], y: fit[1], w, h };
        }
      }
      return null;
    });
    ctx.restore();
    return found.filter(Boolean);
  };

  banso.drawAroundNames = function (ctx, names, state, look) {
    ctx.save();
    font(ctx, state.map);
    const taken = [...state.labels, ...state.circles.map(({ x, y, r }) => ({ x, y, w: 2 * r, h: 2 * r }))];
    const lines = state.labels.map(({ line }) => line).filter(Boolean);
    const isFree = (name) =>
      taken.every((box) => !banso.overlap(name, box, 4, 3)) && lines.every((line) => !banso.crosses(line, name));
    names.filter(isFree).forEach(({ lines, x, y }) =>
      banso.drawText(ctx, lines, x, y, { colour: look.muted, halo: null }),
    );
    ctx.restore();
  };

  function font(ctx, map) {
    ctx.font = banso.labelFont(map);
    ctx.letterSpacing = TRACKING;
  }

  /* The name of what lies at a point, "" inside the place itself or where nothing is named. */
  function nameAt(point, { plan, message }) {
    const { units, context, known } = plan.geometry;
    const world = banso.toWorld(plan.frame, point[0], point[1]);
    if (banso.unitAt(units, world[0], world[1])) {
      return "";
    }
    const neighbour = banso.unitAt(context, world[0], world[1]);
    if (neighbour) {
      return banso.nameOf(neighbour, message);
    }
    if (context.length && !banso.inBox(known, world[0], world[1])) {
      return ""; // beyond the land that was sent along
    }
    const nearest = anchorsOf(message).reduce((best, anchor) =>
      far(anchor.world, world) < far(best.world, world) ? anchor : best,
    );
    return message.places[nearest.what] || "";
  }

  function isRoom([x, y], w, h, name, { state, corner, size, taken }) {
    const isSeen =
      x - w / 2 > corner.x + EDGE && x + w / 2 < corner.x + size.x - EDGE &&
      y > corner.y + 6 + h / 2 && y < corner.y + size.y - EDGE - h / 2;
    const across = [-0.55, -0.25, 0, 0.25, 0.55];
    return isSeen && taken.every((box) => !banso.overlap({ x, y, w, h }, box, EDGE, EDGE)) &&
      [-0.7, 0, 0.7].every((dy) => across.every((dx) => nameAt([x + dx * w, y + dy * h], state) === name));
  }

  function far(one, other) {
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2;
  }

  function mean(points, axis) {
    return points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  }
})((window.banso = window.banso || {}));
