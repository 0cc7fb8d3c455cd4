/* What stands on each sheet, from the bottom up: the land, the marks, the words. */
(function (banso) {
  "use strict";

  banso.draw = {
    /* Neighbours, units by class, the lines between them, the province's edge. */
    land(ctx, { plan, message }, look) {
      banso.drawAround(ctx, plan, look);
      plan.units.forEach((path, index) => {
        const { ground, over } = banso.fill(message.shades[index] || "m", message, look, ctx);
        ctx.fillStyle = ground;
        ctx.fill(path, "evenodd");
        if (over) {
          ctx.fillStyle = over;
          ctx.fill(path, "evenodd");
        }
      });
      const line = banso.lineOf(message, look);
      stroke(ctx, plan.inner, line.colour, line.width * lineShare(plan));
      // On the ground of the patterns a line in the page's colour is not seen.
      const isPatterned = (index) => "mx".includes(message.shades[index] || "m");
      const pale = plan.between((one, other) => isPatterned(one) && isPatterned(other));
      stroke(ctx, pale, look.hatchLine, line.width * lineShare(plan));
      stroke(ctx, plan.provinces, look.outline, 0.75);
      if (message.own) {
        stroke(ctx, plan.outer, look.outline, 1.5);
      }
    },

    /* The unit under the pointer or the keyboard, and the chosen one. */
    mark(ctx, { plan, geometry, hovered, selected }, look) {
      const chosen = geometry.byCode.get(selected);
      if (chosen) {
        stroke(ctx, plan.units[chosen.index], look.page, 5.5);
        stroke(ctx, plan.units[chosen.index], look.accent, 3);
      }
      if (hovered && hovered !== chosen) {
        stroke(ctx, plan.units[hovered.index], look.page, 4); // ink alone is lost on the darkest class
        stroke(ctx, plan.units[hovered.index], look.ink, 2);
      }
    },

    /* Circles, then names. */
    words(ctx, state, look) {
      const { message, map } = state;
      banso.drawAroundNames(ctx, state.names, state, look);
      ctx.font = banso.labelFont(map);
      banso.drawCircles(ctx, state.circles, message, look);
      state.labels.forEach((label) => {
        banso.drawText(ctx, label.lines, label.x, label.y, inkOf(label, message, look, ctx));
      });
    },
  };

  /* Lines are thinner where units are only some pixels wide, or they would hide the colours. */
  function lineShare({ geometry, frame }) {
    const [west, north, east, south] = banso.boxToPixel(frame, geometry.known);
    const width = Math.sqrt(((east - west) * (south - north)) / geometry.units.length);
    return Math.max(0.2, Math.min(1, width / 24));
  }

  function inkOf({ unit, isForced }, message, look, ctx) {
    const shade = message.shades[unit.index] || "m";
    if (message.mode === "circles") {
      return { colour: look.ink, halo: look.paper };
    }
    if (shade === "m" || shade === "x") {
      const { ground } = banso.fill(shade, message, look, ctx);
      return { colour: look.ink, plate: ground };
    }
    if (isForced) {
      return { colour: look.ink, halo: look.page }; // it reaches over the neighbours
    }
    const { ground } = banso.fill(shade, message, look, ctx);
    return { colour: banso.textOn(ground), halo: ground };
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
    const circle = banso.circleAt(state.circles, point.x, point.y);
    if (circle) {
      return circle;
    }
    const [x, y] = banso.toWorld(state.plan.frame, point.x, point.y);
    if (state.hovered && banso.unitHolds(state.hovered, x, y)) {
      return state.hovered;
    }
    return banso.unitAt(state.geometry.units, x, y);
  };
})((window.banso = window.banso || {}));
