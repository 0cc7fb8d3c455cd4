/* The outlines of a scope: arcs as they came, put into a plane 1000 wide, once for all slides. */
(function (banso) {
  "use strict";

  const SIDE = 1000;
  const found = new Map();

  banso.forgetShapes = () => found.clear();

  /* Paths and places of a scope's units; see `components/story/outline.py` for what came. */
  banso.shapes = function (scope) {
    if (!found.has(scope)) {
      found.set(scope, read(banso.data.scopes[scope]));
    }
    return found.get(scope);
  };

  function world([longitude, latitude]) {
    const sine = Math.sin(latitude * Math.PI / 180);
    return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  }

  function plane([south, west, north, east]) {
    const [left, top] = world([west, north]);
    const [right, bottom] = world([east, south]);
    const scale = SIDE / Math.max(right - left, bottom - top);
    const place = ([x, y]) => [(x - left) * scale, (y - top) * scale];
    return { place, box: [0, 0, (right - left) * scale, (bottom - top) * scale] };
  }

  function read(came) {
    const { place, box } = plane(came.bounds);
    const spotted = (at) => place(world(at));
    const arcs = came.arcs.map((arc) => unpacked(arc, came.transform).map(spotted));
    const insets = came.insets.map((one) =>
      ({ ...one, box: boxed(one.bounds, spotted), pieces: [], arcs: new Set() }));
    const units = came.units.map((parts, at) => unit(came, parts, at, { arcs, insets, spotted }));
    const apart = new Set(insets.flatMap((one) => [...one.arcs]));
    const drawn = (numbers) => numbers.filter((one) => !apart.has(one))
      .map((one) => line(arcs[one])).join("");
    const known = new Map(came.inner.map(([arc, one, other]) => [arc, [one, other]]));
    return {
      box, units, spotted, insets: insets.filter((one) => one.pieces.length),
      inner: drawn([...known.keys()]), outer: drawn(came.outer), provinces: drawn(came.provinces),
      /* Borders between two units of which a test holds, as one path. */
      between: (holds) => drawn([...known].filter(([, sides]) => sides.every(holds)).map(([arc]) => arc)),
    };
  }

  function boxed([south, west, north, east], spotted) {
    const [left, top] = spotted([west, north]);
    const [right, bottom] = spotted([east, south]);
    return [left, top, right, bottom];
  }

  function unpacked(steps, { scale, translate }) {
    let [x, y] = [0, 0];
    return steps.map(([right, up]) => {
      x += right;
      y += up;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  }

  function unit(came, polygons, at, { arcs, insets, spotted }) {
    const parts = polygons.map((rings) => part(rings, arcs));
    const here = [];
    for (const one of parts) {
      const inset = insets.find(({ box }) => inside(one.middle, box));
      if (inset) {
        inset.pieces.push({ ...one, unit: at });
        one.arcs.forEach((arc) => inset.arcs.add(arc));
      } else {
        here.push(one);
      }
    }
    const [x, y] = spotted(came.spots[at]);
    return { code: came.codes[at], d: here.map((one) => one.d).join(""), x, y, box: around(here) };
  }

  function part(rings, arcs) {
    const lines = rings.map((ring) => joined(ring, arcs));
    const [xs, ys] = [lines[0].map((one) => one[0]), lines[0].map((one) => one[1])];
    const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
    return {
      d: lines.map((one) => `${line(one)}Z`).join(""), box,
      middle: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2],
      arcs: rings.flat().map((ref) => (ref < 0 ? ~ref : ref)),
    };
  }

  function joined(ring, arcs) {
    const points = [];
    ring.forEach((ref, at) => {
      const piece = ref < 0 ? [...arcs[~ref]].reverse() : arcs[ref];
      for (let one = at ? 1 : 0; one < piece.length; one += 1) {
        points.push(piece[one]);
      }
    });
    return points;
  }

  function line(points) {
    return `M${points.map(([x, y]) => `${+x.toFixed(1)} ${+y.toFixed(1)}`).join("L")}`;
  }

  function inside([x, y], [left, top, right, bottom]) {
    return x > left && x < right && y > top && y < bottom;
  }

  function around(parts) {
    const boxes = parts.map((one) => one.box);
    return boxes.length ? [
      Math.min(...boxes.map((one) => one[0])), Math.min(...boxes.map((one) => one[1])),
      Math.max(...boxes.map((one) => one[2])), Math.max(...boxes.map((one) => one[3])),
    ] : null;
  }
})((window.banso = window.banso || {}));
