/* Shapes: fetched once, kept for the life of the frame as arcs in world coordinates.

   The file is TopoJSON. Its arcs are used as they are (never copied into polygons), so a
   border between two units is one line, moved and thinned once, and can leave no gap. */
(function (banso) {
  "use strict";

  const kept = new Map(); // address -> { found, promise }

  /* The promise of a geometry; `loadedGeometry` gives it at once where it is there. */
  banso.geometry = (name) => once(`geometry/${name}`, (topology) => read(name, topology));
  banso.loadedGeometry = (name) => loaded(`geometry/${name}`);

  /* The same of what stands around the shapes: words, names, insets (`components/maps/furniture.py`). */
  banso.furniture = (name) => once(`furniture/${name}`, (found) => found);
  banso.loadedFurniture = (name) => loaded(`furniture/${name}`);

  function once(address, read) {
    if (!kept.has(address)) {
      const entry = { found: null, promise: null };
      entry.promise = fetch(`../../${address}.json`)
        .then((answer) => {
          if (!answer.ok) {
            throw new Error(`${address}: ${answer.status}`);
          }
          return answer.json();
        })
        .then((found) => (entry.found = read(found)))
        .catch((error) => {
          kept.delete(address); // a later message may try again
          throw error;
        });
      kept.set(address, entry);
    }
    return kept.get(address).promise;
  }

  function loaded(address) {
    return kept.has(address) ? kept.get(address).found : null;
  }

  function read(name, topology) {
    const arcs = decoded(topology);
    const { units: own, context, outline, provinces } = topology.objects;
    const all = (object) => (object ? object.geometries.map((one, at) => unit(one, at, arcs)) : []);
    const units = all(own);
    const around = all(context);
    const boxes = [...units, ...around].filter((u) => u.box).map((u) => u.box);
    return {
      name,
      arcs,
      boxes: arcs.map(boxOf),
      units,
      byCode: new Map(units.map((u) => [u.code, u])),
      context: around, // the land of other provinces around this one
      known: boxes.reduce(banso.united), // the part of the world it speaks of
      ...innerBorders(arcs.length, units),
      outer: linesOf(outline),
      provinces: linesOf(provinces), // on the map of all communes
    };
  }

  /* Arcs as flat arrays of x, y in Web Mercator's unit square. */
  function decoded(topology) {
    const { scale, translate } = topology.transform || { scale: [1, 1], translate: [0, 0] };
    const isDelta = Boolean(topology.transform);
    return topology.arcs.map((arc) => {
      const flat = new Float64Array(arc.length * 2);
      let x = 0;
      let y = 0;
      arc.forEach((point, at) => {
        x = isDelta ? x + point[0] : point[0];
        y = isDelta ? y + point[1] : point[1];
        const world = banso.world(y * scale[1] + translate[1], x * scale[0] + translate[0]);
        flat[2 * at] = world[0];
        flat[2 * at + 1] = world[1];
      });
      return flat;
    });
  }

  banso.world = function (latitude, longitude) {
    const sine = Math.sin((latitude * Math.PI) / 180);
    return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
  };

  banso.latLng = function (x, y) {
    return L.latLng(
      (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI,
      (x - 0.5) * 360,
    );
  };

  function unit(geometry, index, arcs) {
    const properties = geometry.properties || {};
    const polygons =
      geometry.type === "Polygon" ? [geometry.arcs]
      : geometry.type === "MultiPolygon" ? geometry.arcs
      : [];
    const parts = polygons.map((rings) => {
      const flat = rings.map((ring) => joined(ring, arcs));
      return { rings: flat, arcs: rings, box: boxOf(flat[0]), area: Math.abs(area(flat[0])) };
    });
    parts.sort((one, other) => other.area - one.area); // the mainland first
    return {
      index,
      code: geometry.id,
      name: properties.n,
      kind: properties.k,
      parts,
      box: parts.length ? parts.map((part) => part.box).reduce(united) : null,
      spot: banso.world(properties.p[1], properties.p[0]), // where its name and circle go
    };
  }

  function joined(ring, arcs) {
    const pieces = ring.map((ref) => (ref < 0 ? reversed(arcs[~ref]) : arcs[ref]));
    const flat = new Float64Array(pieces.reduce((sum, piece) => sum + piece.length - 2, 2));
    let at = 0;
    pieces.forEach((piece, number) => {
      const part = number ? piece.subarray(2) : piece; // a piece starts where the last ended
      flat.set(part, at);
      at += part.length;
    });
    return flat;
  }

  function reversed(arc) {
    const turned = new Float64Array(arc.length);
    for (let i = 0; i < arc.length; i += 2) {
      turned[i] = arc[arc.length - 2 - i];
      turned[i + 1] = arc[arc.length - 1 - i];
    }
    return turned;
  }

  function linesOf(object) {
    return object ? (object.arcs || []).flat(2).map((ref) => (ref < 0 ? ~ref : ref)) : [];
  }

  /* The arcs between two units, and between which; on the way, every unit learns whom it touches. */
  function innerBorders(count, units) {
    const users = Array.from({ length: count }, () => []);
    units.forEach((u) => {
      u.parts.forEach((part) =>
        part.arcs.flat().forEach((ref) => users[ref < 0 ? ~ref : ref].push(u.index)),
      );
    });
    const inner = [];
    const sides = new Map(); // arc -> the indexes of the two units it lies between
    const touching = units.map(() => new Set());
    users.forEach((who, arc) => {
      if (who.length > 1 && who[0] !== who[1]) {
        inner.push(arc);
        sides.set(arc, who);
        touching[who[0]].add(who[1]);
        touching[who[1]].add(who[0]);
      }
    });
    units.forEach((u, index) => (u.touching = touching[index]));
    return { inner, sides };
  }

  function boxOf(ring) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < ring.length; i += 2) {
      box[0] = Math.min(box[0], ring[i]);
      box[1] = Math.min(box[1], ring[i + 1]);
      box[2] = Math.max(box[2], ring[i]);
      box[3] = Math.max(box[3], ring[i + 1]);
    }
    return box;
  }

  function united(one, other) {
    return [
      Math.min(one[0], other[0]), Math.min(one[1], other[1]),
      Math.max(one[2], other[2]), Math.max(one[3], other[3]),
    ];
  }
  banso.united = united;

  function area(ring) {
    let sum = 0;
    for (let i = 0; i < ring.length - 2; i += 2) {
      sum += ring[i] * ring[i + 3] - ring[i + 2] * ring[i + 1];
    }
    return sum / 2;
  }
  banso.areaOf = (ring) => Math.abs(area(ring));
})((window.banso = window.banso || {}));
