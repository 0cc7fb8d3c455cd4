/* Proportional circles for counts: area follows the count, largest drawn first. */
(function (banso) {
  "use strict";

  const ZERO = 4; // radius of the open ring that says "reported, and it is nought"
  const WRITTEN = 17; // from this radius on the number stands in the circle
  const GAP = 4;

  /* Circles of a message in the pixels of a plan, largest first. A size is a radius in
     tenths of a pixel; 0 is a true zero, -1 draws nothing (not reported, not applicable). */
  banso.circles = function (plan, message) {
    if (message.mode !== "circles") {
      return [];
    }
    return plan.geometry.units
      .filter((unit) => message.sizes[unit.index] >= 0 && unit.parts.length)
      .map((unit) => {
        const [x, y] = banso.toPixel(plan.frame, unit.spot);
        const size = message.sizes[unit.index];
        return { unit, x, y, r: size ? Math.max(size / 10, 1.5) : ZERO, isZero: !size };
      })
      .sort((one, other) => other.r - one.r);
  };

  banso.drawCircles = function (ctx, circles, message, look) {
    circles.forEach((circle) => {
      ctx.beginPath();
      ctx.arc(circle.x, circle.y, circle.r, 0, 2 * Math.PI);
      if (circle.isZero) {
        ctx.fillStyle = look.page;
        ctx.fill();
        ctx.lineWidth = 1.5;
        ctx.strokeStyle = look.ink;
        ctx.stroke();
        return;
      }
      ctx.globalAlpha = 0.8;
      ctx.fillStyle = look.circle;
      ctx.fill();
      ctx.globalAlpha = 1;
      ctx.lineWidth = 1.25;
      ctx.strokeStyle = look.page;
      ctx.stroke();
    });
    circles.filter((circle) => circle.r >= WRITTEN && !isCovered(circle, circles)).forEach((circle) => {
      banso.drawText(ctx, [message.shorts[circle.unit.index]], circle.x, circle.y, {
        colour: banso.textOn(look.circle),
      });
    });
  };

  /* Would a smaller circle lie over the number? */
  function isCovered(circle, circles) {
    return circles.some(
      (other) =>
        other.r < circle.r &&
        Math.hypot(Math.max(Math.abs(other.x - circle.x) - 12, 0), Math.max(Math.abs(other.y - circle.y) - 6, 0)) < other.r,
    );
  }

  banso.circleAt = function (circles, x, y) {
    const hit = circles.filter((c) => Math.hypot(x - c.x, y - c.y) <= Math.max(c.r, 6));
    return hit.length ? hit[hit.length - 1].unit : null; // small ones lie above large ones
  };

  /* Names beside circles: the selected one first, then from the largest down, each on the
     side where it covers no circle and no other name; else none. */
  banso.nameCircles = function (ctx, circles, selected, map) {
    ctx.font = banso.labelFont(map);
    const placed = [];
    const rank = (circle) => (circle.unit.code === selected ? -1 : circle.isZero ? 0 : 1);
    [...circles].sort((one, other) => rank(one) - rank(other)).forEach((circle) => {
      const w = banso.widthOf(circle.unit.name, ctx);
      const h = 12;
      const out = circle.r + GAP;
      const choices = [
        [circle.x + out + w / 2, circle.y], [circle.x - out - w / 2, circle.y],
        [circle.x, circle.y - out - h / 2], [circle.x, circle.y + out + h / 2],
      ];
      const free = choices.find(([x, y]) => isFree({ x, y, w, h }, circle, circles, placed));
      const at = free || (circle.unit.code === selected ? choices[0] : null);
      if (at) {
        placed.push({ unit: circle.unit, lines: [circle.unit.name], x: at[0], y: at[1], w, h });
      }
    });
    return placed;
  };

  function isFree(box, own, circles, placed) {
    const isClear = circles.every((circle) => {
      if (circle === own) {
        return true;
      }
      const dx = Math.max(Math.abs(circle.x - box.x) - box.w / 2, 0);
      const dy = Math.max(Math.abs(circle.y - box.y) - box.h / 2, 0);
      return Math.hypot(dx, dy) >= circle.r + 1;
    });
    return isClear && placed.every(
      (other) =>
        Math.abs(other.x - box.x) > (other.w + box.w) / 2 + 3 ||
        Math.abs(other.y - box.y) > (other.h + box.h) / 2 + 1,
    );
  }
})((window.banso = window.banso || {}));
