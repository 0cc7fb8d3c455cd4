/* What stands on each sheet, from the bottom up: the land, the marks, the words.

   Each is drawn in steps, so that thousands of units need not hold up the browser. */
(function (banso) {
  "use strict";

  const HALO = 2.5;
  const PATTERN_HALO = 4; // strokes of a pattern come closer to the letters than a border does
  const STRIDE = 64; // units of a step

  banso.draw = {
    /* Neighbours, units by class, the halos of the names, the lines between units, the edge. */
    *land(ctx, state, look) {
      const { plan, message } = state;
      if (!message.base) {
        banso.drawAround(ctx, plan, look);
        yield;
      }
      yield* inSteps(plan.seen, (index) => {
        const path = plan.shape(index);
        const { ground, over } = banso.fill(message.shades[index] || "m", message, look, ctx);
        ctx.fillStyle = ground;
        ctx.fill(path, "evenodd");
        if (over) {
          ctx.fillStyle = over;
          ctx.fill(path, "evenodd");
        }
      });
      banso.veil(ctx, state, look);
      yield* drawHalos(ctx, state, look); // under the lines: a name hides no border
      const line = banso.lineOf(message, look);
      const share = lineShare(plan);
      yield* strokes(ctx, plan.lines("inner"), line.colour, line.width * share);
      // On the ground of the patterns a line in the page's colour is not seen.
      const isPatterned = (index) => banso.isPattern(message, index);
      const pale = plan.between(message.shades, (one, other) => isPatterned(one) && isPatterned(other));
      yield* strokes(ctx, pale, look.outline, 1.25 * share);
      yield* strokes(ctx, plan.lines("provinces"), look.outline, 0.75);
      yield* strokes(ctx, plan.lines("outer"), look.outline, message.own ? 1.5 : 0.75);
      plan.seen.forEach((index) => {
        if (message.shades[index] === "!") {
          stroke(ctx, plan.shape(index), look.errorLine, 1.75);
        }
      });
    },

    /* The unit under the pointer or the keyboard, and the chosen one. */
    *mark(ctx, state, look) {
      const { plan, geometry, hovered, selected, message } = state;
      const chosen = geometry.byCode.get(selected);
      if (chosen) {
        stroke(ctx, plan.shape(chosen.index), look.page, 5.5);
        stroke(ctx, plan.shape(chosen.index), look.accent, 3);
      }
      if (hovered && hovered !== chosen) {
        stroke(ctx, plan.shape(hovered.index), look.page, 4); // ink alone is lost on the darkest class
        stroke(ctx, plan.shape(hovered.index), look.ink, 2);
      }
      if (message.mode !== "circles") {
        ctx.font = banso.labelFont(state.map);
        state.labels.filter(({ isForced }) => isForced).forEach(({ lines, x, y }) =>
          banso.drawText(ctx, lines, x, y, { colour: look.ink, halo: look.page }), // it reaches over the edge
        );
      }
    },

    /* Circles, then names. */
    *words(ctx, state, look) {
      const { message, map } = state;
      if (!message.base) {
        banso.drawAroundNames(ctx, state.names, state, look);
      }
      ctx.font = banso.labelFont(map);
      yield;
      banso.drawCircles(ctx, state, look);
      yield;
      const isCircles = message.mode === "circles";
      const beside = state.labels.filter(({ isBeside }) => isBeside);
      banso.drawLeaders(ctx, beside, look, !isCircles);
      beside.forEach(({ lines, x, y }) => banso.drawText(ctx, lines, x, y, { colour: look.ink, halo: look.paper }));
      if (isCircles) {
        return;
      }
      yield* inSteps(namesInside(state), ({ unit, lines, x, y }) =>
        banso.drawText(ctx, lines, x, y, { colour: banso.standsBack(state, unit.index) ? look.muted : inkOn(unit.index, message, look, ctx) }),
      );
    },
  };

  /* Do something with each, and rest after so many. */
  function* inSteps(things, act) {
    for (let at = 0; at < things.length; at += 1) {
      act(things[at]);
      if (at % STRIDE === STRIDE - 1) {
        yield;
      }
    }
    yield;
  }

  function* strokes(ctx, paths, colour, width) {
    for (const path of paths) {
      stroke(ctx, path, colour, width);
      yield;
    }
  }

  /* The names set in their shapes. */
  function namesInside(state) {
    return state.labels.filter((label) => !label.isForced && !label.isBeside && banso.keepsPattern(label, state));
  }

  /* A name that would cover most of a hatched or dotted unit is left out, unless it was chosen. */
  banso.keepsPattern = function ({ unit, isLarge }, { message, selected }) {
    return !isLarge || unit.code === selected || !banso.isPattern(message, unit.index);
  };

  function* drawHalos(ctx, state, look) {
    const { message, plan } = state;
    if (message.mode === "circles") {
      return;
    }
    ctx.font = banso.labelFont(state.map);
    const told = namesInside(state).filter(({ unit }) => !banso.standsBack(state, unit.index));
    yield* inSteps(told, ({ unit, lines, x, y }) => {
      const { ground, over } = banso.fill(message.shades[unit.index] || "m", message, look, ctx);
      if (over) {
        ctx.save();
        ctx.clip(plan.shape(unit.index), "evenodd");
        banso.drawHalo(ctx, lines, x, y, { halo: ground, width: PATTERN_HALO });
        ctx.restore();
      } else {
        banso.drawHalo(ctx, lines, x, y, { halo: ground, width: HALO });
      }
    });
  }

  function inkOn(index, message, look, ctx) {
    const { ground } = banso.fill(message.shades[index] || "m", message, look, ctx);
    return banso.isPattern(message, index) ? look.ink : banso.textOn(ground);
  }

  /* Lines are thinner where units are only some pixels wide, or they would hide the colours. */
  function lineShare({ geometry, frame }) {
    const [west, north, east, south] = banso.boxToPixel(frame, geometry.known);
    const width = Math.sqrt(((east - west) * (south - north)) / geometry.units.length);
    return Math.max(0.2, Math.min(1, width / 24));
  }

  function stroke(ctx, path, colour, width) {
    ctx.lineJoin = "round";
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke(path);
  }

  /* The unit at a layer point: a circle first, then the shape that holds it. */
  banso.unitUnder = function (state, point) {
    if (!state.plan) {
      return null;
    }
    const circle = banso.circleAt(state.circles, ...banso.inPlan(state, point));
    if (circle) {
      return circle;
    }
    const [x, y] = banso.toWorld(banso.frameOf(state.map), point.x, point.y);
    if (state.hovered && banso.unitHolds(state.hovered, x, y)) {
      return state.hovered;
    }
    return banso.unitAt(state.geometry.units, x, y);
  };
})((window.banso = window.banso || {}));
