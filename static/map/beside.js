/* Names beside what they name: at circles, and of provinces too narrow to hold them.

   A name stands close to its mark, or out on free paper with a line that leads to it. The
   great cities and the chosen unit come first, then whoever has the shortest way; a name
   that finds no room without covering another is left to the tooltip. */
(function (banso) {
  "use strict";

  const FIRST = ["01", "79", "48", "46", "92", "31"]; // the great cities, whatever the room
  const MOST = 80; // marks; beyond that lines would be a thicket
  const CROWD = 400; // marks; of more only the largest are named
  const LARGEST = 60;
  const GAP = 4;
  const EDGE = 6; // pixels kept free along the frame
  const HEIGHT = 12;
  const GRAIN = 2; // pixels a point of the mask
  const OUT = [10, 18, 28, 40, 54, 70, 90, 112, 136]; // sideways from the mark
  const ASKEW = [0, -9, 9, -20, 20, -33, 33, -48, 48, -66, 66];
  const WAYS = { first: 0.26, other: 0.13, inner: 0.07 }; // longest line, share of the map's width
  const OVER = 0.008; // of the map's width: a line to any but a great city runs over no other unit, but for a border's breadth
  const DEAR = 2; // a pixel over other units weighs as so many

  /* Names to set: { unit, lines, x, y, w, h, line } in layer points; `line` is null, or from
     where to where. `marks` are { unit, x, y, r }; `taken` boxes and all circles stay free. */
  banso.nameBeside = function (ctx, state, marks, taken) {
    const { map, message, selected } = state;
    ctx.font = banso.labelFont(map);
    const size = map.getSize();
    const corner = map.containerPointToLayerPoint([0, 0]);
    const room = {
      marks, size, corner, isColoured: message.mode !== "circles", isNational: !message.own,
      taken: [...taken, ...banso.furnitureBoxes(state), ...state.numbers.inside], lines: [],
      at: landMask(state, size, corner), frame: state.plan.frame, hasLines: marks.length <= MOST,
    };
    const inView = marks.filter(({ x, y }) => x > corner.x && x < corner.x + size.x && y > corner.y && y < corner.y + size.y);
    const wanted = mostOf(inView, selected)
      .map((mark) => {
        const text = told(mark.unit, state);
        const isDue = state.numbers.beside.has(mark.unit); // a large circle must not go without its number
        return { mark, text, isDue, w: banso.widthOf(text, ctx), rank: isDue ? -2 : rankOf(mark.unit, selected) };
      });
    wanted.forEach((one) => (one.cost = one.isDue || one.rank < FIRST.length ? 0 : (best(one, room) || { cost: Infinity }).cost));
    wanted.sort((one, other) => one.rank - other.rank || (one.isDue && other.mark.r - one.mark.r) || one.cost - other.cost);
    return wanted.map((one) => placed(one, room, state)).filter(Boolean);
  };

  /* Of a crowd only the largest circles are tried, and the chosen one. */
  function mostOf(marks, selected) {
    if (marks.length <= CROWD) {
      return marks;
    }
    const chosen = marks.filter(({ unit }) => unit.code === selected);
    return [...chosen, ...[...marks].sort((one, other) => other.r - one.r).slice(0, LARGEST)];
  }

  function placed(one, room, { selected }) {
    const { mark, text, w } = one;
    const isForced = mark.unit.code === selected && !room.isColoured;
    const found = best(one, room) || (isForced ? { box: { x: mark.x + mark.r + GAP + w / 2, y: mark.y, w, h: HEIGHT }, line: null } : null);
    if (!found) {
      return null;
    }
    room.taken.push(found.box);
    if (found.line) {
      room.lines.push(found.line);
    }
    return { unit: mark.unit, lines: [text], ...found.box, line: found.line, isBeside: true };
  }

  /* The name; after it the number that has no room in its circle. */
  function told(unit, { message, numbers }) {
    const name = banso.nameOf(unit, message);
    return numbers.beside.has(unit) ? `${name}: ${numbers.beside.get(unit)}` : name;
  }

  function rankOf({ code }, selected) {
    const at = FIRST.indexOf(code);
    return code === selected ? -1 : at < 0 ? FIRST.length : at;
  }

  function best(one, room) {
    let found = null;
    candidates(one, room).forEach((tried) => {
      if ((!found || tried.cost < found.cost) && isFree(tried, one.mark, room)) {
        const cost = tried.cost + penalty(tried, one, room);
        found = cost < (found ? found.cost : Infinity) ? { ...tried, cost } : found;
      }
    });
    return found;
  }

  function candidates({ mark, w, rank, isDue }, room) {
    const { x, y, r } = mark;
    const near = r + GAP;
    const h = HEIGHT;
    const made = room.isColoured ? [] : [
      [x + near + w / 2, y], [x - near - w / 2, y], [x, y - near - h / 2], [x, y + near + h / 2],
    ].map(([bx, by], at) => ({ box: { x: bx, y: by, w, h }, line: null, cost: at }));
    const kind = room.isNational ? (rank < FIRST.length ? "first" : "other") : isDue ? "first" : "inner";
    const reach = WAYS[kind] * room.size.x;
    if (room.hasLines || isDue) {
      [1, -1].forEach((side) => OUT.forEach((out) => ASKEW.forEach((dy) => {
        const away = Math.hypot(out, dy);
        if (away <= reach) {
          const end = [x + side * (r + out), y + dy];
          const start = [x + (side * r * out) / away, y + (r * dy) / away];
          made.push({
            box: { x: end[0] + side * (2 + w / 2), y: end[1], w, h }, line: [start, end],
            cost: 14 + away + 0.4 * Math.abs(dy),
          });
        }
      })));
    }
    return made;
  }

  function isFree({ box, line }, own, room) {
    const { corner, size } = room;
    const isSeen =
      box.x - box.w / 2 > corner.x + EDGE && box.x + box.w / 2 < corner.x + size.x - EDGE &&
      box.y - box.h / 2 > corner.y + EDGE && box.y + box.h / 2 < corner.y + size.y - EDGE;
    return isSeen && !isOverPattern(box, room) &&
      room.taken.every((other) => !banso.overlap(box, other, 3, 2) && !(line && banso.crosses(line, other))) &&
      room.lines.every((other) => !banso.crosses(other, box) && !(line && meet(line, other))) &&
      (room.isColoured || room.marks.every((mark) => mark === own || clearance(box, mark) >= mark.r + 1)) &&
      !(line && room.isNational && landShare(box, room) > 0);
  }

  /* A line over other circles or units, or a name over land, is read less easily. */
  function penalty({ box, line }, { mark: own, rank }, room) {
    if (room.isColoured) {
      const over = overOthers(line, own, room);
      return over > OVER * room.size.x && rank >= FIRST.length ? Infinity : DEAR * over;
    }
    const crossed = line ? room.marks.filter((mark) => mark !== own && toLine(mark, line) < mark.r).length : 0;
    return 25 * crossed + (room.isNational ? 30 : 8) * landShare(box, room);
  }

  /* Pixels of a line over units other than its own. */
  function overOthers([[ax, ay], [bx, by]], { unit }, { at, frame }) {
    const long = Math.hypot(bx - ax, by - ay);
    const steps = Math.ceil(long / GRAIN);
    let over = 0;
    for (let step = 1; step <= steps; step += 1) {
      const [x, y] = [ax + ((bx - ax) * step) / steps, ay + ((by - ay) * step) / steps];
      over += at(x, y) && !banso.unitHolds(unit, ...banso.toWorld(frame, x, y)) ? long / steps : 0;
    }
    return over;
  }

  function clearance(box, mark) {
    const dx = Math.max(Math.abs(mark.x - box.x) - box.w / 2, 0);
    const dy = Math.max(Math.abs(mark.y - box.y) - box.h / 2, 0);
    return Math.hypot(dx, dy);
  }

  function toLine({ x, y }, [[ax, ay], [bx, by]]) {
    const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
    const t = Math.max(0, Math.min(1, along));
    return Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay));
  }

  banso.overlap = function (one, other, aside, above) {
    return Math.abs(one.x - other.x) < (one.w + other.w) / 2 + aside &&
      Math.abs(one.y - other.y) < (one.h + other.h) / 2 + above;
  };

  /* Does a line run through a box? */
  banso.crosses = function (line, { x, y, w, h }) {
    const [west, north, east, south] = [x - w / 2 - 1, y - h / 2, x + w / 2 + 1, y + h / 2];
    const holds = ([px, py]) => px > west && px < east && py > north && py < south;
    return holds(line[0]) || holds(line[1]) ||
      meet(line, [[west, north], [east, south]]) || meet(line, [[west, south], [east, north]]);
  };

  function meet([a, b], [c, d]) {
    const turn = (p, q, r) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
  }

  const LAND = 1;
  const PATTERN = 2;

  /* The share of a box that lies over the units, from the mask. */
  function landShare(box, room) {
    return seen(box, room).filter(Boolean).length / 21;
  }

  /* On a unit that has no circle the name of another would be taken for its own. */
  function isOverPattern(box, room) {
    return seen(box, room).includes(PATTERN);
  }

  function seen(box, { at }) {
    const found = [];
    for (let i = -3; i <= 3; i += 1) {
      for (let j = -1; j <= 1; j += 1) {
        found.push(at(box.x + (i * (box.w + 4)) / 6, box.y + (j * (box.h + 2)) / 2));
      }
    }
    return found;
  }

  /* The units drawn small, so that "what is there?" is one look at a pixel. */
  function landMask({ plan, message }, size, corner) {
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(size.x / GRAIN) || 1; // the frame may have no size yet
    canvas.height = Math.ceil(size.y / GRAIN) || 1;
    const ctx = canvas.getContext("2d", { willReadFrequently: true });
    ctx.setTransform(1 / GRAIN, 0, 0, 1 / GRAIN, -corner.x / GRAIN, -corner.y / GRAIN);
    plan.seen.forEach((index) => {
      ctx.fillStyle = banso.isPattern(message, index) ? "#FF0000" : "#000000";
      ctx.fill(plan.shape(index), "evenodd");
    });
    const { data } = ctx.getImageData(0, 0, canvas.width, canvas.height);
    return (x, y) => {
      const column = Math.floor((x - corner.x) / GRAIN);
      const row = Math.floor((y - corner.y) / GRAIN);
      const isOn = column >= 0 && row >= 0 && column < canvas.width && row < canvas.height;
      const pixel = 4 * (row * canvas.width + column);
      return !isOn || data[pixel + 3] < 60 ? 0 : data[pixel] > 127 ? PATTERN : LAND;
    };
  }

  /* The lines that lead to names, light below so that they are seen on every colour. */
  banso.drawLeaders = function (ctx, labels, look, hasDots) {
    const lines = labels.map(({ line }) => line).filter(Boolean);
    [[look.paper, 2.5, 2.5], [look.ink, 0.75, 1.5]].forEach(([colour, width, dot]) => {
      ctx.strokeStyle = ctx.fillStyle = colour;
      ctx.lineWidth = width;
      lines.forEach(([start, end]) => {
        ctx.beginPath();
        ctx.moveTo(...start);
        ctx.lineTo(...end);
        ctx.stroke();
        if (hasDots) {
          ctx.beginPath();
          ctx.arc(...start, dot, 0, 2 * Math.PI);
          ctx.fill();
        }
      });
    });
  };
})((window.banso = window.banso || {}));
