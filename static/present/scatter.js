/* Dots of two values a place; the chosen and the outermost are named where there is room. */
(function (banso) {
  "use strict";

  const NAMED = 8;

  banso.draws("scatter", (chart, { wide, high }) => {
    const size = banso.px(1);
    const letters = banso.letterSize();
    const up = banso.ticks(chart.series.flatMap((one) => one.values), { unit: chart.unit, isFree: true });
    const across = banso.ticks(chart.across, { unit: chart.acrossUnit, isFree: true });
    const texts = banso.tickTexts(up);
    const left = Math.max(...texts.map((one) => banso.wide(one, letters))) + 12 * size;
    const [top, foot, right] = [letters * 1.8, high - letters * 3, wide - 20 * size];
    const place = (value, ticks, low, far) =>
      low + (far - low) * (value - ticks[0]) / (ticks[ticks.length - 1] - ticks[0]);
    const x = (value) => place(value, across, left, right);
    const y = (value) => place(value, up, foot, top);
    const dots = chart.series.flatMap((one) => one.values.map((value, at) => ({ one, value, at })))
      .filter(({ value, at }) => value !== null && chart.across[at] !== null)
      .map((dot) => ({ ...dot, x: x(chart.across[dot.at]), y: y(dot.value) }));
    const acrossTexts = banso.tickTexts(across);
    return banso.box(wide, high,
      banso.letters(chart.unit, { x: 0, y: letters / 2, size: letters, fill: banso.LOOK.muted, anchor: "start" }),
      banso.letters(chart.acrossUnit, { x: right, y: high - letters * 0.6, size: letters, fill: banso.LOOK.muted, anchor: "end" }),
      ...up.flatMap((tick, at) => [
        banso.line(left, y(tick), right, y(tick), { "stroke-width": size }),
        banso.letters(texts[at], { x: left - 8 * size, y: y(tick), size: letters, fill: banso.LOOK.muted, anchor: "end" }),
      ]),
      ...across.map((tick, at) => banso.letters(acrossTexts[at], {
        x: x(tick), y: foot + letters, size: letters, fill: banso.LOOK.muted,
      })),
      ...dots.sort((one, other) => one.one.chosen - other.one.chosen).map((dot) => banso.telling(
        banso.svg("circle", {
          cx: dot.x, cy: dot.y, r: (dot.one.chosen ? 9 : 7) * size, fill: dot.one.colour,
          "fill-opacity": 0.8, stroke: banso.LOOK.page, "stroke-width": size,
        }), chart.categories[dot.at], banso.printed(chart, dot.one, dot.at),
        [`${chart.acrossUnit}: ${chart.acrossPrinted[dot.at]}`])),
      ...names(chart, dots, { letters, size, wide }));
  });

  function names(chart, dots, { letters, size, wide }) {
    const middle = [dots.reduce((sum, one) => sum + one.x, 0) / dots.length,
      dots.reduce((sum, one) => sum + one.y, 0) / dots.length];
    const far = (one) => (one.one.chosen ? 1e6 : 0) + Math.hypot(one.x - middle[0], one.y - middle[1]);
    const taken = dots.map((one) => [one.x - 8 * size, one.y - 8 * size, one.x + 8 * size, one.y + 8 * size]);
    return [...dots].sort((one, other) => far(other) - far(one)).slice(0, NAMED).flatMap((one) => {
      const text = chart.categories[one.at];
      const broad = banso.wide(text, letters);
      for (const side of [1, -1]) {
        const start = side > 0 ? one.x + 12 * size : one.x - 12 * size - broad;
        const box = [start, one.y - letters / 2, start + broad, one.y + letters / 2];
        const isFree = box[0] >= 0 && box[2] <= wide && !taken.some((other) =>
          box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
        if (isFree) {
          taken.push(box);
          return [banso.letters(text, { x: start, y: one.y, size: letters, fill: banso.LOOK.ink, anchor: "start" })];
        }
      }
      return [];
    });
  }
})((window.banso = window.banso || {}));
