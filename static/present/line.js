/* Lines over periods: gaps stay gaps, what is planned is dashed, names stand at the ends. */
(function (banso) {
  "use strict";

  banso.draws("line", (chart, { wide, high }) => {
    const size = banso.px(1);
    const letters = banso.letterSize();
    const ticks = banso.ticks(chart.series.flatMap((one) => one.values), chart);
    const texts = banso.tickTexts(ticks);
    const left = Math.max(...texts.map((one) => banso.wide(one, letters))) + 12 * size;
    const ends = chart.series.map((one) => end(chart, one)).filter(Boolean);
    const names = Math.min(wide * 0.4, Math.max(0, ...ends.map((one) => Math.max(
      banso.wide(one.name, letters, 600), banso.wide(one.text, letters, 600)))) + 22 * size);
    const room = {
      left, right: wide - names, top: letters * (chart.breaks.length ? 2.6 : 1.6),
      foot: high - letters * 1.8, size, letters,
    };
    const count = chart.categories.length;
    const x = (at) => (count > 1
      ? room.left + 10 * size + (room.right - room.left - 16 * size) * at / (count - 1)
      : (room.left + room.right) / 2);
    const y = (value) => room.foot
      - (room.foot - room.top) * (value - ticks[0]) / (ticks[ticks.length - 1] - ticks[0]);
    return banso.box(wide, high, ...grid(chart, { ticks, texts, y, room }),
      ...periods(chart, x, room), ...breaks(chart, x, room),
      ...[...chart.series].sort((one, other) => one.chosen - other.chosen)
        .flatMap((one) => drawn(one, x, y, size)),
      ...endings(ends, { x, y, room, wide, high }), hover(chart, x, y, room));
  });

  function grid(chart, { ticks, texts, y, room }) {
    const { left, right, size, letters } = room;
    return [
      banso.letters(chart.unit, {
        x: 0, y: letters * 0.5, size: letters, fill: banso.LOOK.muted, anchor: "start",
      }),
      ...ticks.flatMap((tick, at) => [
        banso.line(left, y(tick), right, y(tick), { "stroke-width": size }),
        banso.letters(texts[at], {
          x: left - 8 * size, y: y(tick), size: letters, fill: banso.LOOK.muted, anchor: "end",
        }),
      ]),
    ];
  }

  /* Names of periods, as many as there is room for; the last one always. */
  function periods({ categories }, x, { foot, letters, left, right }) {
    const last = categories.length - 1;
    const wide = categories.map((one) => banso.wide(one, letters));
    const apart = last > 0 ? x(1) - x(0) : Infinity;
    const step = Math.max(1, Math.ceil((Math.max(...wide) + letters) / apart));
    return categories.flatMap((text, at) => {
      if ((last - at) % step) {
        return [];
      }
      const middle = banso.clamp(x(at), left + wide[at] / 2 - letters, right + letters - wide[at] / 2);
      return [banso.letters(text, {
        x: middle, y: foot + letters * 1.1, size: letters, fill: banso.LOOK.muted,
      })];
    });
  }

  function breaks(chart, x, { top, foot, size, letters, left, right }) {
    return chart.breaks.flatMap(([at, words]) => {
      const middle = at > 0 ? (x(at - 1) + x(at)) / 2 : x(0) - 8 * size;
      const isLate = middle > (left + right) / 2;
      const room = isLate ? middle - left : right - middle;
      const text = banso.cut(words, room, letters);
      return [
        banso.line(middle, top - letters * 1.2, middle, foot, {
          stroke: banso.LOOK.muted, "stroke-width": 1.25 * size, "stroke-dasharray": `${4 * size} ${4 * size}`,
        }),
        banso.telling(banso.letters(text, {
          x: middle + (isLate ? -6 : 6) * size, y: top - letters * 0.75, size: letters,
          fill: banso.LOOK.muted, anchor: isLate ? "end" : "start",
        }), words, ""),
      ];
    });
  }

  function drawn(one, x, y, size) {
    const width = (one.chosen ? 4 : 2.5) * size;
    let [d, isOpen] = ["", false];
    const dots = [];
    one.values.forEach((value, at) => {
      if (value === null) {
        isOpen = false;
        return;
      }
      const isAlone = !isOpen && (at + 1 >= one.values.length || one.values[at + 1] === null);
      d += `${isOpen ? "L" : "M"}${x(at)} ${y(value)}${isAlone ? "h.01" : ""}`;
      isOpen = true;
      if (!one.planned) {
        dots.push(banso.svg("circle", { cx: x(at), cy: y(value), r: width, fill: one.colour }));
      }
    });
    const path = banso.svg("path", {
      d, fill: "none", stroke: one.colour, "stroke-width": width, "stroke-linejoin": "round",
      "stroke-linecap": "round", "stroke-dasharray": one.planned ? `${2 * width} ${2.4 * width}` : null,
    });
    return one.values.length <= 24 ? [path, ...dots] : [path];
  }

  function end(chart, one) {
    for (let at = one.values.length - 1; at >= 0; at -= 1) {
      if (one.values[at] !== null) {
        return { at, value: one.values[at], name: one.name, text: banso.printed(chart, one, at), one };
      }
    }
    return null;
  }

  /* At the end of each line its value and its name, moved apart where they would touch. */
  function endings(ends, { x, y, room, wide, high }) {
    const { letters, right, size, top } = room;
    const isTwo = ends.length * 2.5 * letters < high - top;
    const labels = ends.map((one) => ({ ...one, y: y(one.value), from: [x(one.at), y(one.value)] }));
    banso.spread(labels, (isTwo ? 2.5 : 1.15) * letters, top * 0.8, high - letters);
    const free = wide - right - 22 * size;
    return labels.flatMap((one) => {
      const at = { x: right + 22 * size, size: letters, fill: banso.inkLike(one.one.colour), anchor: "start" };
      const lead = banso.svg("path", {
        d: `M${one.from[0] + 8 * size} ${one.from[1]}L${right + 16 * size} ${one.y}`, fill: "none",
        stroke: one.one.colour, "stroke-width": 0.75 * size, opacity: 0.6,
      });
      const weight = one.one.chosen ? 600 : 400;
      const name = banso.cut(isTwo ? one.name : `${one.text} ${one.name}`, free, letters, weight);
      return isTwo
        ? [lead, banso.letters(one.text, { ...at, y: one.y - 0.6 * letters, weight: 600 }),
          banso.telling(banso.letters(name, { ...at, y: one.y + 0.6 * letters, weight }), one.name, one.text)]
        : [lead, banso.telling(banso.letters(name, { ...at, y: one.y, weight }), one.name, one.text)];
    });
  }

  /* A colour for letters: pale ones are not read on white. */
  banso.inkLike = function (colour) {
    return banso.inkOn(colour) === banso.LOOK.page ? colour : banso.LOOK.ink;
  };

  /* The whole of a period, wherever it is pointed at. */
  function hover(chart, x, y, { left, right, top, foot, size }) {
    const rule = banso.line(0, top, 0, foot, {
      stroke: banso.LOOK.ink, "stroke-width": size, visibility: "hidden",
    });
    const area = banso.svg("rect", {
      x: left, y: top, width: right - left, height: foot - top, fill: "transparent",
    });
    area.addEventListener("pointermove", (event) => {
      const rect = area.getBoundingClientRect();
      const at = left + (event.clientX - rect.left) / rect.width * (right - left);
      const near = chart.categories.map((_, one) => Math.abs(x(one) - at));
      const one = near.indexOf(Math.min(...near));
      rule.setAttribute("x1", x(one));
      rule.setAttribute("x2", x(one));
      rule.setAttribute("visibility", "visible");
      banso.tell(chart.categories[one], "", chart.series.map((series) =>
        `${series.name}: ${banso.printed(chart, series, one)}`), { x: event.clientX, y: event.clientY });
    });
    area.addEventListener("pointerleave", () => rule.setAttribute("visibility", "hidden"));
    return banso.svg("g", {}, rule, area);
  }
})((window.banso = window.banso || {}));
