/* Proportional circles for counts: area follows the count, largest drawn first. */
(function (banso) {
  "use strict";

  const MANY = 400; // units
  const STRENGTH = 0.8; // of a count's circle
  const STRENGTH_OF_MANY = 0.4; // where they are thousands, the land is seen through them
  const LEAST = 1.5; // radius that is still seen
  const LEAST_OF_MANY = 0.7; // of which the small are most, and would all look alike
  const ZERO = 4; // radius of the open ring that says "reported, and it is nought"
  const PAGES = "{|}~"; // letters that say how many alphabets lie below the letter after them
  const LETTERS = Array.from({ length: 75 }, (_, at) => String.fromCharCode(48 + at)).filter((one) => !"\\<>".includes(one));
  const VALUES = new Map(LETTERS.map((letter, at) => [letter, at]));

  /* Radii of a message in tenths of a pixel, a unit each; 0 is a true zero, -1 draws nothing (not
     reported, not applicable). `components/maps/shading.py` writes them. */
  banso.radii = function (sizes) {
    const found = [];
    let below = 0;
    for (const letter of sizes) {
      const page = PAGES.indexOf(letter);
      if (page < 0) {
        found.push(below + VALUES.get(letter) - 1);
        below = 0;
      } else {
        below = (page + 1) * LETTERS.length;
      }
    }
    return found;
  };

  /* Circles of a message in the pixels of a plan, largest first; a unit that an inset shows has its
     circle there. */
  banso.circles = function (plan, message) {
    if (message.mode !== "circles" || message.points) { // the things themselves are shown
      return [];
    }
    const sizes = banso.radii(message.sizes);
    return plan.geometry.units
      .filter((unit) => !banso.isApart(unit, plan.apart))
      .map((unit) => circleOf(unit, banso.toPixel(plan.frame, unit.spot), sizes, message))
      .filter(Boolean)
      .sort((one, other) => other.r - one.r);
  };

  banso.isApart = (unit, apart) => !unit.parts.length || unit.parts.every((part) => apart.has(part));

  /* The circle of a unit that lies in an inset whole, in the middle of its box. */
  banso.drawCircleAt = function (ctx, unit, spot, state, look) {
    const { message } = state;
    const isShown = message.mode === "circles" && !message.points;
    const circle = isShown && circleOf(unit, spot, banso.radii(message.sizes), message);
    if (circle) {
      drawCircle(ctx, circle, state, look);
    }
  };

  function circleOf(unit, [x, y], sizes, message) {
    const size = sizes[unit.index];
    const grow = message.grow || 1; // of a small frame
    const least = sizes.length > MANY ? LEAST_OF_MANY : LEAST;
    return size >= 0 ? { unit, x, y, r: size ? Math.max((grow * size) / 10, least) : ZERO, isZero: !size } : null;
  }

  /* The letter of a circle's class; nothing where circles have no classes, or there is none. */
  banso.inkOf = function (message, index) {
    const letter = message.inks ? message.inks[index] : "-";
    return letter === "-" ? "" : letter;
  };

  /* The colour of a circle, and the pattern over it: of counts one for all. */
  function paintOf(circle, message, look, ctx) {
    const letter = banso.inkOf(message, circle.unit.index);
    const rim = message.shades.length > MANY ? look.circle : look.page; // pale rims of thousands would be a veil
    return letter ? { ...banso.fill(letter, message, look, ctx), rim: look.outline } : { ground: look.circle, over: null, rim };
  }

  banso.drawCircles = function (ctx, state, look) {
    const { circles, message } = state;
    circles.forEach((circle) => drawCircle(ctx, circle, state, look));
    if (circles.length && isMany(state)) {
      drawMissing(ctx, state, look);
    }
    const isTold = ({ unit }) => !banso.standsBack(state, unit.index);
    state.numbers.inside.filter(({ circle }) => isTold(circle)).forEach(({ circle, text, x, y }) => {
      banso.drawText(ctx, [text], x, y, { colour: banso.textOn(paintOf(circle, message, look, ctx).ground) });
    });
  };

  /* Thousands of circles hide the land: what did not report lies above them. */
  function drawMissing(ctx, { plan, message }, look) {
    ctx.strokeStyle = look.outline;
    ctx.lineWidth = 0.5;
    plan.seen.filter((index) => (message.shades[index] || "m") === "m").forEach((index) => {
      const { ground, over } = banso.fill("m", message, look, ctx);
      const path = plan.shape(index);
      [ground, over].forEach((fill) => {
        ctx.fillStyle = fill;
        ctx.fill(path, "evenodd");
      });
      ctx.stroke(path);
    });
  }

  function drawCircle(ctx, circle, state, look) {
    const { message } = state;
    const strength = banso.strength(state, circle.unit.index);
    const share = banso.strokeShare(state);
    ctx.globalAlpha = strength;
    ctx.beginPath();
    ctx.arc(circle.x, circle.y, circle.isZero ? Math.max(ZERO * share, 2) : circle.r, 0, 2 * Math.PI);
    if (circle.isZero) {
      ctx.fillStyle = look.page;
      ctx.fill();
      ctx.lineWidth = 1.5 * share;
      ctx.strokeStyle = look.ink;
      ctx.stroke();
      ctx.globalAlpha = 1;
      return;
    }
    const { ground, over, rim } = paintOf(circle, message, look, ctx);
    if (message.inks) { // dark circles over dark ones part, and pale ones part from the land
      ctx.lineWidth = 3 * share;
      ctx.strokeStyle = look.page;
      ctx.stroke();
    }
    ctx.globalAlpha = (message.inks ? 1 : isMany(state) ? STRENGTH_OF_MANY : STRENGTH) * strength; // a class has the colour of the legend
    [ground, over].filter(Boolean).forEach((fill) => {
      ctx.fillStyle = fill;
      ctx.fill();
    });
    ctx.globalAlpha = strength;
    ctx.lineWidth = Math.min((message.inks ? 1 : 1.25) * share, circle.r / 4); // the rim of a small one would cover it
    ctx.strokeStyle = rim;
    ctx.stroke();
    ctx.globalAlpha = 1;
  }

  /* Strokes are thinner in a small frame, and where circles are thousands. */
  banso.strokeShare = function ({ geometry, message }) {
    return (isMany({ geometry }) ? 0.4 : 1) * (message.grow < 1 ? 0.7 : 1);
  };

  function isMany({ geometry }) {
    return geometry.units.length > MANY;
  }

  banso.circleAt = function (circles, x, y) {
    const near = circles.length > MANY ? 0 : 6; // in a crowd the land beside a circle says whose it is
    const hit = circles.filter((c) => Math.hypot(x - c.x, y - c.y) <= Math.max(c.r, near));
    return hit.length ? hit[hit.length - 1].unit : null; // small ones lie above large ones
  };
})((window.banso = window.banso || {}));
