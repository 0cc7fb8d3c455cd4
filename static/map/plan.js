/* The plan: a geometry put into the pixels of one zoom level, ready to be drawn.

   Made anew when the zoom changes, kept while the map is dragged: Leaflet's layer points
   stay the same then. Arcs are thinned to what a screen can show, each once, so that the
   two sides of a border stay one line. Of thousands of shapes only those around the view are
   put into pixels, each when it is first drawn; a view that leaves them has another plan. */
(function (banso) {
  "use strict";

  const TILE = 256; // Leaflet's world is this wide at zoom 0
  const PADDING = 0.25; // of the view's size: so much more the sheets hold on each side
  const MARGIN = 0.75; // so much more a plan holds
  const AT_ONCE = 200; // lines of one path: thousands in one are one long stroke
  const FINENESS = 0.35; // pixels; points closer than this to the last one are left out

  /* `apart` holds the parts that insets show instead; see `banso.apart`. */
  banso.makePlan = function (geometry, map, apart) {
    const frame = banso.frameOf(map);
    const region = around(map, frame, MARGIN);
    const isNear = (box) => Boolean(box) && banso.meets(region, box);
    const thin = new Map();
    const arcAt = (at) => {
      if (!thin.has(at)) {
        thin.set(at, thinned(geometry.arcs[at], frame));
      }
      return thin.get(at);
    };
    const kept = new Map();
    const once = (key, make) => {
      if (!kept.has(key)) {
        kept.set(key, make());
      }
      return kept.get(key);
    };
    const elsewhere = new Set([...apart].flatMap((part) => part.arcs.flat().map((ref) => (ref < 0 ? ~ref : ref))));
    const isDrawn = (arc) => !elsewhere.has(arc) && isNear(geometry.boxes[arc]);
    const plan = {
      geometry,
      apart,
      key: banso.planKey(geometry, map, apart),
      frame,
      seen: geometry.units.filter((unit) => isNear(unit.box)).map(({ index }) => index),
      shape: (index) => once(index, () => unitPath(geometry.units[index], arcAt, apart)),
      context: () => once("context", () =>
        geometry.context.filter(({ box }) => isNear(box)).map((unit) => unitPath(unit, arcAt, apart))),
      holds: () => {
        const view = around(map, frame, PADDING);
        return banso.inBox(region, view[0], view[1]) && banso.inBox(region, view[2], view[3]);
      },
    };
    /* Paths of some lines, a few hundred in each. */
    function* pathsOf(key, arcs) {
      for (let from = 0; from < arcs.length; from += AT_ONCE) {
        yield once(`${key}${from}`, () => linesPath(arcs.slice(from, from + AT_ONCE).map(arcAt)));
      }
    }
    /* The lines `inner`, `outer` or `provinces`. */
    plan.lines = (name) => pathsOf(name, once(name, () => geometry[name].filter(isDrawn)));
    /* The lines between two units of which something holds; `key` names what. */
    plan.between = (key, isWanted) => pathsOf(key, once(key, () =>
      [...geometry.sides].filter(([arc, [one, other]]) => isWanted(one, other) && isDrawn(arc)).map(([arc]) => arc)));
    return plan;
  };

  /* How the world lies in Leaflet's layer points now; a plan keeps that of when it was made. */
  banso.frameOf = function (map) {
    const origin = map.getPixelOrigin();
    return { scale: TILE * Math.pow(2, map.getZoom()), x: origin.x, y: origin.y };
  };

  /* A layer point of the map as it is now, where the plan has it. */
  banso.inPlan = function ({ map, plan }, { x, y }) {
    return banso.toPixel(plan.frame, banso.toWorld(banso.frameOf(map), x, y));
  };

  /* The part of the world that the map shows, and so many of its sizes more on each side. */
  function around(map, frame, more) {
    const size = map.getSize();
    const from = map.containerPointToLayerPoint([-more * size.x, -more * size.y]);
    const to = map.containerPointToLayerPoint([(1 + more) * size.x, (1 + more) * size.y]);
    return [...banso.toWorld(frame, from.x, from.y), ...banso.toWorld(frame, to.x, to.y)];
  }

  banso.planKey = function (geometry, map, apart) {
    const origin = map.getPixelOrigin();
    return [geometry.name, map.getZoom(), origin.x, origin.y, apart.size].join("|");
  };

  /* A point of the world in the plan's pixels, and back. */
  banso.toPixel = function (frame, world) {
    return [world[0] * frame.scale - frame.x, world[1] * frame.scale - frame.y];
  };

  banso.toWorld = function (frame, x, y) {
    return [(x + frame.x) / frame.scale, (y + frame.y) / frame.scale];
  };

  banso.boxToPixel = function (frame, box) {
    const [west, north] = banso.toPixel(frame, [box[0], box[1]]);
    const [east, south] = banso.toPixel(frame, [box[2], box[3]]);
    return [west, north, east, south];
  };

  let scratch = new Float32Array(1024);

  function thinned(arc, frame) {
    if (scratch.length < arc.length) {
      scratch = new Float32Array(arc.length);
    }
    const kept = scratch;
    const last = arc.length - 2;
    let at = 0;
    for (let i = 0; i < arc.length; i += 2) {
      const x = arc[i] * frame.scale - frame.x;
      const y = arc[i + 1] * frame.scale - frame.y;
      const isFar = !at || Math.abs(x - kept[at - 2]) > FINENESS || Math.abs(y - kept[at - 1]) > FINENESS;
      if (isFar || i === last) {
        kept[at] = x;
        kept[at + 1] = y;
        at += 2;
      }
    }
    return kept.slice(0, at);
  }

  function linesPath(arcs) {
    const path = new Path2D();
    arcs.forEach((arc) => trace(path, arc, false, true));
    return path;
  }

  function unitPath(unit, arcAt, apart) {
    const path = new Path2D();
    unit.parts.filter((part) => !apart.has(part)).forEach((part) =>
      part.arcs.forEach((ring) => {
        ring.forEach((ref, number) => trace(path, arcAt(ref < 0 ? ~ref : ref), ref < 0, !number));
        path.closePath();
      }),
    );
    return path;
  }

  function trace(path, arc, isBackward, isStart) {
    const count = arc.length / 2;
    for (let step = 0; step < count; step += 1) {
      const i = 2 * (isBackward ? count - 1 - step : step);
      if (step === 0 && isStart) {
        path.moveTo(arc[i], arc[i + 1]);
      } else {
        path.lineTo(arc[i], arc[i + 1]);
      }
    }
  }

  /* The rings of one unit in pixels, for questions such as "does this label fit?". */
  banso.ringsInPixels = function (unit, frame) {
    return unit.parts.flatMap((part) =>
      part.rings.map((ring) => {
        const pixels = new Float32Array(ring.length);
        for (let i = 0; i < ring.length; i += 2) {
          pixels[i] = ring[i] * frame.scale - frame.x;
          pixels[i + 1] = ring[i + 1] * frame.scale - frame.y;
        }
        return pixels;
      }),
    );
  };
})((window.banso = window.banso || {}));
