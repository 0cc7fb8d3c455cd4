/* Names inside the shapes.

   A name is set when at least 95 % of its box lies inside its unit; on one line, else two
   (three only on a tall map); tried at the middle, at the roomiest point, around it, then
   anywhere in the shape. Otherwise it is left out: the tooltip has it. The selected unit is
   always named. */
(function (banso) {
  "use strict";

  const INSIDE = 0.95;
  const INSIDE_PHONE = 0.9; // names are few there, and a letter over the line does less harm than none
  const TALL = 500; // pixels of map height above which three lines are tried
  const PHONE = 480; // pixels of map width below which text is a little smaller
  const LINE = 12;
  const INK = 9; // pixels of a line's height that hold strokes
  const GRID = 8; // points tried a side, when nothing near the middle fits
  const COVERED = 0.45; // share of a patterned unit that its name may take
  const MANY = 100; // units from which on only those are named that hold their name
  const widths = new Map();

  banso.labelFont = function (map) {
    return `500 ${map.getSize().x < PHONE ? 10.5 : 11}px ${banso.FONT}`;
  };

  /* The short name of a unit; some are known by another than their own (TP Hồ Chí Minh). */
  banso.nameOf = function (unit, message) {
    return message.names[unit.code] || unit.name;
  };

  /* On colours: names in the shapes, and of the nation's provinces the others beside them. For
     so many milliseconds; what is left over is `state.unnamed`, for `banso.nameMore`. */
  banso.placeNames = function (ctx, state, seen, room) {
    const { plan, geometry, message, selected } = state;
    const { frame } = plan;
    const labelKey = [plan.key, selected, message.language, message.geometry].join();
    if (state.labelKey !== labelKey) {
      state.named = new Map(); // unit -> its label, or null: independent of values and of panning
    }
    if (state.labelKey !== labelKey || state.labelPlan !== plan) {
      state.labelKey = labelKey;
      state.labelPlan = plan;
      state.besideKey = "";
      state.unnamed = plan.seen.map((index) => geometry.units[index]).filter((unit) => !state.named.has(unit));
      banso.nameMore(ctx, state, room);
    }
    const besideKey = [labelKey, seen, message.shades.replace(/[^mxnp]/g, "-")].join();
    if (message.own || geometry.units.length > MANY || state.besideKey === besideKey) {
      return;
    }
    state.besideKey = besideKey;
    const inside = state.inside.filter((label) => banso.keepsPattern(label, state));
    const named = new Set(inside.map(({ unit }) => unit));
    const marks = geometry.units.filter((unit) => !named.has(unit) && unit.parts.length).map((unit) => {
      const [x, y] = banso.toPixel(frame, unit.spot);
      return { unit, x, y, r: 0 };
    });
    state.labels = [...inside, ...banso.nameBeside(ctx, state, marks, inside)];
  };

  /* Find the places of more names, for so many milliseconds. */
  banso.nameMore = function (ctx, state, room) {
    const { plan, map, message, selected, named, unnamed } = state;
    const end = performance.now() + room;
    const most = map.getSize().y > TALL ? 3 : 2;
    const least = map.getSize().x < PHONE ? INSIDE_PHONE : INSIDE;
    ctx.font = banso.labelFont(map);
    while (unnamed.length && performance.now() < end) {
      const unit = unnamed.pop();
      const name = banso.nameOf(unit, message);
      named.set(unit, labelOf(unit, plan, ctx, { name, most, least, isSelected: unit.code === selected }));
    }
    state.inside = state.labels = [...named.values()].filter(Boolean);
  };

  function labelOf(unit, plan, ctx, { name, most, least, isSelected }) {
    if (!unit.parts.length || !name) {
      return null;
    }
    const [west, north, east, south] = banso.boxToPixel(plan.frame, unit.parts[0].box);
    if (!isSelected && (south - north < least * LINE || east - west < LINE)) {
      return null; // too small for any name
    }
    const choices = layouts(name, most).map((lines) => boxed(lines, ctx));
    const roomy = choices.filter((box) => least * box.w < east - west && least * box.h < south - north);
    if (roomy.length) {
      const rings = banso.ringsInPixels({ parts: [unit.parts[0]] }, plan.frame);
      const points = anchors(unit, rings, plan, Math.min(east - west, south - north));
      for (const tried of [points, grid(west, north, east, south)]) {
        for (const box of roomy) {
          const fit = tried.find((point) => fits(box, point, rings, least));
          if (fit) {
            return { unit, ...box, x: fit[0], y: fit[1], isLarge: box.w * box.h > COVERED * banso.areaOf(rings[0]) };
          }
        }
      }
    }
    if (!isSelected) {
      return null;
    }
    const [x, y] = banso.toPixel(plan.frame, unit.spot);
    return { unit, ...choices[Math.min(1, choices.length - 1)], x, y, isForced: true };
  }

  function anchors(unit, rings, plan, size) {
    const spot = banso.toPixel(plan.frame, unit.spot);
    unit.pole = unit.pole || banso.pole(unit.parts[0].rings); // the same at every zoom
    const pole = banso.toPixel(plan.frame, unit.pole);
    const points = [spot, [pole[0], pole[1]]];
    for (const reach of [0.08, 0.16, 0.26]) {
      for (let turn = 0; turn < 8; turn += 1) {
        const angle = (turn * Math.PI) / 4;
        points.push([pole[0] + reach * size * Math.cos(angle), pole[1] + reach * size * Math.sin(angle)]);
      }
    }
    return points;
  }

  function grid(west, north, east, south) {
    const points = [];
    for (let i = 1; i < GRID; i += 1) {
      for (let j = 1; j < GRID; j += 1) {
        points.push([west + ((east - west) * i) / GRID, north + ((south - north) * j) / GRID]);
      }
    }
    return points;
  }

  /* Does at least that share of the lines, tried on a grid of points over each, lie inside? */
  function fits(box, [x, y], rings, least) {
    let spare = 27 * box.lines.length * (1 - least);
    for (let line = 0; line < box.lines.length; line += 1) {
      const down = y + (line - (box.lines.length - 1) / 2) * LINE;
      for (let i = 0; i < 9; i += 1) {
        for (let j = -1; j <= 1; j += 1) {
          spare -= banso.within(rings, x + box.widths[line] * (i / 8 - 0.5), down + (j * INK) / 2) ? 0 : 1;
          if (spare < 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /* The name on one line, then on two and three, broken where the lines come out most even. */
  function layouts(name, most) {
    const words = name.split(" ");
    const found = [[name]];
    for (let count = 2; count <= Math.min(most, words.length); count += 1) {
      found.push(evenly(words, count));
    }
    return found;
  }

  function evenly(words, count) {
    if (count === 1) {
      return [words.join(" ")];
    }
    let best = null;
    for (let at = 1; at <= words.length - count + 1; at += 1) {
      const lines = [words.slice(0, at).join(" "), ...evenly(words.slice(at), count - 1)];
      const longest = Math.max(...lines.map((line) => line.length));
      if (!best || longest < best.longest) {
        best = { lines, longest };
      }
    }
    return best.lines;
  }

  function boxed(lines, ctx) {
    const wide = lines.map((line) => widthOf(line, ctx));
    return { lines, widths: wide, w: Math.max(...wide), h: LINE * lines.length };
  }

  function widthOf(text, ctx) {
    const key = ctx.font + text;
    if (!widths.has(key)) {
      widths.set(key, ctx.measureText(text).width);
    }
    return widths.get(key);
  }
  banso.widthOf = widthOf;

  banso.forgetWidths = function () {
    widths.clear(); // the font has arrived
  };

  /* Draw lines of text around a point; `halo` clears what lies close around the strokes. */
  banso.drawText = function (ctx, lines, x, y, { colour, halo }) {
    if (halo) {
      banso.drawHalo(ctx, lines, x, y, { halo, width: 2.5 });
    }
    eachLine(ctx, lines, y, (line, down) => {
      ctx.fillStyle = colour;
      ctx.fillText(line, x, down);
    });
  };

  banso.drawHalo = function (ctx, lines, x, y, { halo, width }) {
    ctx.lineJoin = "round";
    ctx.lineWidth = width;
    ctx.strokeStyle = halo;
    eachLine(ctx, lines, y, (line, down) => ctx.strokeText(line, x, down));
  };

  function eachLine(ctx, lines, y, act) {
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    lines.forEach((line, number) => act(line, y + (number - (lines.length - 1) / 2) * LINE));
  }
})((window.banso = window.banso || {}));
