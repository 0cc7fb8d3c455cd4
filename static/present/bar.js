/* Bars: lying ones, one a name; standing ones; and parts side by side. */
(function (banso) {
  "use strict";

  const ROWS = [31, 60]; // of a row, at least and at most

  const tall = ({ categories }, high, least) =>
    banso.clamp(high / categories.length, least, Math.max(least, ROWS[1] * banso.px(1)));

  banso.draws("bar", (chart, { wide, high: room }) => {
    const { size, letters, left } = named(chart, wide);
    const most = Math.max(1, ...chart.categories.map((_, at) => lyingOf(chart, at).length));
    const row = tall(chart, room, Math.max(ROWS[0], 8 + 23 * most) * size);
    const values = chart.series.flatMap((one) => one.values);
    const texts = chart.series.flatMap((one) => one.values.map((_, at) => banso.printed(chart, one, at)));
    const right = Math.max(...texts.map((one) => banso.wide(one, letters, 600))) + 14 * size;
    const [low, high] = [Math.min(0, ...known(values)), Math.max(0, ...known(values)) || 1];
    const x = (value) => left + (wide - left - right) * (value - low) / (high - low);
    return banso.box(wide, row * chart.categories.length, ...chart.categories.flatMap((name, at) => [
      label(name, left, (at + 0.5) * row, letters, size),
      ...lyingOf(chart, at).flatMap((one, index, all) => lying(chart, one, at, {
        x, size, letters, high: (row - 8 * size) / all.length,
        top: at * row + 4 * size + index * (row - 8 * size) / all.length,
      })),
    ]));
  });

  /* Series with a bar of this name: often one a class, so that each bar has its colour. */
  function lyingOf({ series }, at) {
    const known = series.filter((one) => one.values[at] !== null);
    return known.length ? known : series.slice(0, 1);
  }

  function lying(chart, one, at, { x, size, letters, high, top }) {
    const value = one.values[at];
    const text = banso.printed(chart, one, at);
    const said = [chart.categories[at], text, chart.series.length > 1 ? [one.name] : []];
    const start = Math.min(x(value || 0), x(0));
    const bar = banso.svg("rect", {
      x: start, y: top + 1 * size, width: Math.max(Math.abs(x(value || 0) - x(0)), 1.5 * size),
      height: high - 2 * size, ...painted(one, at, size),
    });
    const number = banso.letters(text, {
      x: (value === null ? x(0) : Math.max(x(value), x(0))) + 8 * size, y: top + high / 2,
      size: letters, weight: value === null ? 400 : 600, anchor: "start",
      fill: value === null ? banso.LOOK.muted : banso.LOOK.ink,
    });
    return value === null ? [number] : [banso.telling(bar, ...said), number];
  }

  function painted(one, at, size) {
    const colour = (one.colours && one.colours[at]) || one.colour;
    return one.planned ? {
      fill: "none", stroke: colour, "stroke-width": 2 * size, "stroke-dasharray": `${5 * size} ${4 * size}`,
    } : {
      // A pale part has an edge, or nobody would see it on the page.
      fill: colour, stroke: banso.isPale(colour) ? banso.LOOK.frame : "none", "stroke-width": size,
    };
  }

  banso.draws("column", (chart, { wide, high }) => {
    const size = banso.px(1);
    const letters = banso.letterSize();
    const ticks = banso.ticks(chart.series.flatMap((one) => one.values), chart);
    const texts = banso.tickTexts(ticks);
    const left = Math.max(...texts.map((one) => banso.wide(one, letters))) + 12 * size;
    const [top, foot] = [letters * 2.4, high - letters * 1.8];
    const y = (value) => foot - (foot - top) * (value - ticks[0]) / (ticks[ticks.length - 1] - ticks[0]);
    const band = (wide - left) / chart.categories.length;
    const one = Math.min(90 * size, band * 0.8 / chart.series.length);
    const step = Math.max(1, Math.ceil(Math.max(
      ...chart.categories.map((each) => banso.wide(each, letters))) * 1.15 / band));
    const last = chart.categories.length - 1;
    return banso.box(wide, high,
      banso.letters(chart.unit, { x: 0, y: letters / 2, size: letters, fill: banso.LOOK.muted, anchor: "start" }),
      ...ticks.flatMap((tick, at) => [
        banso.line(left, y(tick), wide, y(tick), { "stroke-width": size }),
        banso.letters(texts[at], { x: left - 8 * size, y: y(tick), size: letters, fill: banso.LOOK.muted, anchor: "end" }),
      ]),
      ...chart.breaks.map(([at]) => banso.line(left + at * band, top - letters, left + at * band, foot, {
        stroke: banso.LOOK.muted, "stroke-dasharray": `${4 * size} ${4 * size}`,
      })),
      ...chart.categories.flatMap((name, at) => [
        (last - at) % step ? "" : banso.letters(name, {
          x: left + (at + 0.5) * band, y: foot + letters * 1.1, size: letters, fill: banso.LOOK.muted,
        }),
        ...chart.series.flatMap((series, index) => standing(chart, series, at, {
          x: left + (at + 0.5) * band + (index - chart.series.length / 2) * one, wide: one, y, size, letters,
        })),
      ]));
  });

  function standing(chart, series, at, { x, wide, y, size, letters }) {
    const value = series.values[at];
    if (value === null) {
      return [];
    }
    const text = banso.printed(chart, series, at);
    const [top, foot] = [Math.min(y(value), y(0)), Math.max(y(value), y(0))];
    const bar = banso.svg("rect", {
      x: x + size, y: top, width: wide - 2 * size, height: Math.max(foot - top, 1.5 * size),
      ...painted(series, at, size),
    });
    const isRoom = banso.wide(text, letters, 600) <= wide * 1.1;
    return [
      banso.telling(bar, chart.categories[at], text, [series.name]),
      isRoom ? banso.letters(text, {
        x: x + wide / 2, y: top - letters * 0.7, size: letters, weight: 600, fill: banso.LOOK.ink,
      }) : "",
    ];
  }

  banso.draws("stacked", (chart, { wide, high }) => {
    const { size, letters, left } = named(chart, wide);
    const row = tall(chart, high, 1.2 * ROWS[0] * size);
    const sums = chart.categories.map((_, at) =>
      chart.series.reduce((sum, one) => sum + (one.values[at] || 0), 0));
    const scale = (wide - left - 2 * size) / (Math.max(...sums) || 1);
    const patterns = banso.patterns(size);
    const hatched = banso.hatched(chart);
    return banso.box(wide, row * chart.categories.length, patterns.defs, ...chart.categories.flatMap((name, at) => {
      let x = left;
      const parts = chart.series.flatMap((one) => {
        const value = one.values[at];
        if (!value) {
          return [];
        }
        const [start, long] = [x, value * scale];
        x += long;
        const text = banso.printed(chart, one, at);
        const bar = banso.svg("rect", {
          x: start, y: at * row + 6 * size, width: Math.max(long - 2 * size, size), height: row - 12 * size,
          ...painted(one, at, size),
          ...(one === hatched ? { fill: `url(#${patterns.stem}hatch)` } : {}),
        });
        // The same colour as another part's: stripes tell them apart.
        const over = one.striped ? bar.cloneNode() : "";
        if (over) {
          over.setAttribute("fill", `url(#${patterns.stem}stripes)`);
          over.setAttribute("pointer-events", "none");
        }
        const isRoom = banso.wide(text, letters, 600) < long - 8 * size;
        const number = isRoom ? banso.letters(text, {
          x: start + long / 2, y: (at + 0.5) * row, size: letters, weight: 600,
          fill: one.planned ? banso.LOOK.ink : banso.inkOn(one.colour),
          halo: one === hatched ? banso.LOOK.page : one.striped ? one.colour : "",
        }) : "";
        if (number) {
          number.setAttribute("pointer-events", "none");
        }
        return [banso.telling(bar, one.name, text, [name]), over, number];
      });
      return [label(name, left, (at + 0.5) * row, letters, size), ...parts];
    }));
  });

  function named({ categories }, wide) {
    const size = banso.px(1);
    const letters = banso.letterSize();
    const longest = Math.max(0, ...categories.map((one) => banso.wide(one, letters)));
    return { size, letters, left: longest ? Math.min(wide * 0.42, longest + 14 * size) : 0 };
  }

  function label(name, left, y, letters, size) {
    const text = banso.cut(name, left - 12 * size, letters);
    const made = banso.letters(text, { x: left - 12 * size, y, size: letters, fill: banso.LOOK.ink, anchor: "end" });
    return text === name ? made : banso.telling(made, name, "");
  }

  const known = (values) => values.filter((one) => one !== null);
})((window.banso = window.banso || {}));
