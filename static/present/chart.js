/* Charts drawn from their figures; every printed number came with them. */
(function (banso) {
  "use strict";

  const DRAW = {};
  const STEPS = [1, 2, 2.5, 5, 10];
  const STRIPES = "repeating-linear-gradient(90deg, transparent 0 4px, rgba(255, 255, 255, 0.7) 4px 6px)";

  /* How a kind of chart is drawn: `draw(chart, room)` gives an element of SVG. */
  banso.draws = (kind, draw) => { DRAW[kind] = draw; };

  /* A chart with title, unit and legend, in so many pixels. */
  banso.chart = function (chart, wide, high) {
    const head = [banso.el("h3", {}, chart.title)];
    const hasRows = ["bar", "column", "stacked"].includes(chart.kind);
    if (hasRows && chart.series.length > 1) {
      head.push(key(chart));
    }
    const made = banso.el("figure", { class: `chart ${chart.kind}` }, ...head);
    made.style.width = `${wide}px`;
    banso.measured(made, wide, (taken) => {
      const drawn = DRAW[chart.kind](chart, { wide, high: Math.max(high - taken, banso.px(160)) });
      drawn.setAttribute("role", "img");
      drawn.setAttribute("aria-label", chart.title);
      drawn.addEventListener("pointerleave", banso.hush);
      made.append(banso.el("div", { class: "drawn" }, drawn));
    });
    return made;
  };

  /* How high an element is, laid out where nobody sees it. */
  banso.measured = function (made, wide, then) {
    const aside = banso.el("div", { class: "measure" }, made);
    aside.style.width = `${wide}px`;
    document.body.append(aside);
    const taken = made.offsetHeight;
    aside.remove();
    then(taken);
  };

  /* Of several parts without a colour the last, which nobody reported; the others are told by it. */
  banso.hatched = function ({ kind, series }) {
    const pale = series.filter((one) => banso.isPale(one.colour) && !one.planned);
    return kind === "stacked" && pale.length > 1 ? pale[pale.length - 1] : null;
  };

  function key(chart) {
    const { series } = chart;
    const hatched = banso.hatched(chart);
    return banso.el("ul", { class: "key" }, ...series.map((one) => {
      if (one === hatched) {
        return banso.el("li", {}, banso.swatch("missing", banso.px(20), banso.px(20)), one.name);
      }
      const chip = banso.el("i", {});
      chip.style.background = one.planned ? "none" : one.colour;
      if (one.striped) {
        chip.style.backgroundImage = STRIPES;
      }
      chip.style.borderColor = banso.isPale(one.colour) ? banso.LOOK.frame : one.colour;
      return banso.el("li", { class: one.planned ? "planned" : "" }, chip, one.name);
    }));
  }

  /* Lines of an axis that hold these values: from nought where nothing is below, rates to 100. */
  banso.ticks = function (values, { unit, most = 5, isFree = false }) {
    const known = values.filter((one) => one !== null);
    let [low, high] = [Math.min(...known), Math.max(...known)];
    if (!known.length) {
      [low, high] = [0, 1];
    }
    if (unit.trim().startsWith("%") && low >= 0 && high <= 100 && high > 40) {
      return [0, 25, 50, 75, 100];
    }
    if (!isFree || low < 0.6 * high) {
      low = Math.min(0, low);
    }
    high = high > low ? high : low + 1;
    const rough = (high - low) / (most - 1);
    const power = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = STEPS.map((one) => one * power).find((one) => one >= rough * 0.999);
    const found = [];
    for (let at = Math.floor(low / step); found.length === 0 || found[found.length - 1] < high * (1 - 1e-9); at += 1) {
      found.push(Number((at * step).toPrecision(12)));
    }
    return found;
  };

  /* A number as the reader writes it. */
  banso.number = function (value, digits = 0) {
    const [whole, part] = Math.abs(value).toFixed(digits).split(".");
    const [group, point] = banso.data.language === "vi" ? [".", ","] : [",", "."];
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
    return `${value < 0 ? "−" : ""}${grouped}${part ? point + part : ""}`;
  };

  banso.whole = (value) => banso.number(Math.round(value));

  /* A number at the axis, with as many digits as its neighbours need. */
  banso.tickTexts = function (ticks) {
    const digits = [0, 1, 2, 3].find((one) =>
      ticks.every((tick) => Math.abs(tick - Number(tick.toFixed(one))) < 1e-9)) ?? 3;
    return ticks.map((tick) => banso.number(tick, digits));
  };

  /* The printed value of one place of a series. */
  banso.printed = (chart, series, at) =>
    series.printed[at] || (series.values[at] === null ? banso.say("not_reported") : "");

  /* An element tells about itself when it is pointed at. */
  banso.telling = function (made, name, value, lines = []) {
    made.addEventListener("pointermove", (event) =>
      banso.tell(name, value, lines, { x: event.clientX, y: event.clientY }));
    return made;
  };

  banso.box = (wide, high, ...children) => banso.svg("svg", {
    viewBox: `0 0 ${wide} ${high}`, width: wide, height: high,
  }, ...children);

  banso.line = (x, y, toX, toY, facts) => banso.svg("line", {
    x1: x, y1: y, x2: toX, y2: toY, stroke: banso.LOOK.hairline, ...facts,
  });

  /* Places of labels along an axis so that none touches another; those that do not fit move. */
  banso.spread = function (labels, gap, low, high) {
    const sorted = [...labels].sort((one, other) => one.y - other.y);
    for (let round = 0; round < 60; round += 1) {
      let isStill = true;
      for (let at = 1; at < sorted.length; at += 1) {
        const near = gap - (sorted[at].y - sorted[at - 1].y);
        if (near > 0.1) {
          sorted[at - 1].y -= near / 2;
          sorted[at].y += near / 2;
          isStill = false;
        }
      }
      sorted.forEach((one, at) => {
        one.y = banso.clamp(one.y, low + at * gap, high - (sorted.length - 1 - at) * gap);
      });
      if (isStill) {
        break;
      }
    }
    return labels;
  };
})((window.banso = window.banso || {}));
