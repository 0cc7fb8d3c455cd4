/* Numbers in circles: one stands in the part of its circle that is seen, or beside with its name.

   The largest circles come first. A number over a larger circle that has none in itself would
   be read as that one's, so it is left out. `components/plate/number.py` keeps the same rule. */
(function (banso) {
  "use strict";

  const INK = 9; // pixels of a line's height that hold strokes
  const RIM = 1.5; // pixels kept free along the edge of a circle
  const APART = 2; // between two numbers
  const LARGE = 17; // from this radius on a number that is hidden stands beside the circle
  const FIRST = 3; // so do those of the largest circles, however small they are
  const TURNS = 12;
  const REACHES = [0.25, 0.45, 0.65, 0.85]; // of the radius

  /* Of circles, largest first: `inside` are { circle, text, x, y }, `beside` the texts by unit. */
  banso.numbers = function (ctx, { circles, message, map }) {
    ctx.font = banso.labelFont(map);
    const inside = [];
    const beside = new Map();
    const silent = [];
    circles.forEach((circle, rank) => {
      const text = circle.isZero ? "" : message.shorts[circle.unit.index] || "";
      const box = text && place(circle, banso.widthOf(text, ctx), { smaller: circles.slice(rank + 1), silent, inside });
      if (box) {
        inside.push({ circle, text, ...box });
        return;
      }
      silent.push(circle);
      if (text && (circle.r >= LARGE || rank < FIRST)) {
        beside.set(circle.unit, text);
      }
    });
    return { inside, beside };
  };

  function place({ x, y, r }, w, { smaller, silent, inside }) {
    if (Math.hypot(w, INK) / 2 > r - RIM) {
      return null;
    }
    const above = smaller.filter((other) => Math.hypot(other.x - x, other.y - y) < r + other.r);
    const free = (box) =>
      Math.hypot(Math.abs(box.x - x) + w / 2, Math.abs(box.y - y) + INK / 2) <= r - RIM &&
      above.every((other) => away(box, other) >= other.r + 1) &&
      silent.every((other) => away(box, other) >= other.r) &&
      inside.every((other) => !banso.overlap(box, other, APART, APART));
    return points(x, y, r).map(([at, down]) => ({ x: at, y: down, w, h: INK })).find(free) || null;
  }

  /* The middle, then around it. */
  function points(x, y, r) {
    const found = [[x, y]];
    REACHES.forEach((reach) => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        const angle = (2 * Math.PI * turn) / TURNS;
        found.push([x + reach * r * Math.cos(angle), y + reach * r * Math.sin(angle)]);
      }
    });
    return found;
  }

  /* From the middle of a circle to the nearest point of a box. */
  function away(box, { x, y }) {
    return Math.hypot(Math.max(Math.abs(box.x - x) - box.w / 2, 0), Math.max(Math.abs(box.y - y) - box.h / 2, 0));
  }
})((window.banso = window.banso || {}));
