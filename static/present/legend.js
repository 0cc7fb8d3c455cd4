/* The legend of a map, as its picture has it: classes from above, the target between two, states. */
(function (banso) {
  "use strict";

  banso.legend = function (key) {
    const made = banso.el("div", { class: "legend" }, banso.el("h3", {}, key.title),
      key.note ? banso.el("p", { class: "small" }, key.note) : "");
    if (key.sizes && !key.sizes.title) {
      made.append(sizes(key.sizes));
    }
    const rows = banso.el("ul", {});
    for (let at = key.classes.length - 1; at >= 0; at -= 1) {
      const [label, colour, count] = key.classes[at];
      rows.append(row(chip(colour), label, count));
      if (key.target && key.target.below === at) {
        rows.append(banso.el("li", { class: "target" }, key.target.label));
      }
    }
    for (const [state, label, count] of key.states) {
      rows.append(row(banso.swatch(state, banso.px(32), banso.px(20)), label, count));
    }
    made.append(rows);
    if (key.sizes && key.sizes.title) {
      made.append(banso.el("h3", {}, key.sizes.title), sizes(key.sizes));
    }
    return made;
  };

  /* One legend of two maps with the same classes: a count for the left, one for the right. */
  banso.legendOfTwo = function (key, other) {
    const rows = banso.el("ul", {}, banso.el("li", { class: "sides" },
      banso.el("b", {}, banso.say("left")), banso.el("b", {}, banso.say("right"))));
    for (let at = key.classes.length - 1; at >= 0; at -= 1) {
      const [label, colour, count] = key.classes[at];
      rows.append(row(chip(colour), label, count, other.classes[at][2]));
    }
    key.states.forEach(([state, label, count], at) => rows.append(
      row(banso.swatch(state, banso.px(32), banso.px(20)), label, count, other.states[at][2])));
    return banso.el("div", { class: "legend" }, banso.el("h3", {}, key.title), rows);
  };

  /* Whether two legends say the same of the same looks. */
  banso.isAlike = function (key, other) {
    const looks = (one) => JSON.stringify([one.classes.map((row) => row.slice(0, 2)),
      one.states.map((row) => row.slice(0, 2)), one.sizes]);
    return key.classes.length > 0 && !key.sizes && looks(key) === looks(other);
  };

  function row(sample, label, ...counts) {
    const isNone = counts.every((one) => one === banso.data.texts.nought);
    return banso.el("li", { class: isNone ? "none" : "" },
      sample, banso.el("span", {}, label), ...counts.map((one) => banso.el("b", {}, one)));
  }

  function chip(colour) {
    const [wide, high] = [banso.px(32), banso.px(20)];
    return banso.svg("svg", { width: wide, height: high, "aria-hidden": "true" },
      banso.svg("rect", {
        x: 0.5, y: 0.5, width: wide - 1, height: high - 1, fill: colour, stroke: banso.LOOK.frame,
      }));
  }

  function sizes({ steps, reach, title }) {
    const size = banso.px(1);
    const [wide, high] = [banso.px(380), (2 * reach + 28) * size];
    const [middle, floor, letters] = [(reach + 2) * size, high - 6 * size, banso.letterSize()];
    const colour = title ? banso.LOOK.muted : banso.LOOK.circle;
    return banso.svg("svg", { width: wide, height: high, class: "sizes" },
      ...steps.flatMap(([words, radius], at) => {
        const y = Math.max(letters * 0.6, floor - steps.length * letters * 1.25) + at * letters * 1.25;
        const [r, start] = [radius * size, (2 * reach + 32) * size];
        return [
          banso.svg("circle", {
            cx: middle, cy: floor - r, r, fill: colour, "fill-opacity": 0.22, stroke: colour,
            "stroke-width": 1.25 * size,
          }),
          banso.svg("path", {
            d: `M${middle} ${floor - 2 * r}L${start - 6 * size} ${y}`, fill: "none",
            stroke: banso.LOOK.frame, "stroke-width": 0.75 * size,
          }),
          banso.letters(words, { x: start, y, size: letters, fill: banso.LOOK.ink, anchor: "start" }),
        ];
      }));
  }
})((window.banso = window.banso || {}));
