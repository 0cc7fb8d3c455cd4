/* Hoàng Sa and Trường Sa in framed boxes, from the same shapes; an island is a dot at least. */
(function (banso) {
  "use strict";

  const GAP = 10;

  banso.insets = function (state) {
    const { shapes, inset, size, high } = state;
    const room = inset - GAP * size;
    const tall = Math.min(room * 1.05, (high - GAP * size * 3) / Math.max(2, shapes.insets.length));
    const first = high - shapes.insets.length * (tall + GAP * size);
    shapes.insets.forEach((one, at) => {
      const top = first + at * (tall + GAP * size);
      state.root.append(box(state, one, [state.whole - room, top, room, tall]));
    });
  };

  function box(state, one, [left, top, wide, high]) {
    const { size } = state;
    const letters = banso.letterSize();
    const heads = [...banso.wrapped(one.title, wide - 16 * size, letters, 600)
      .map((text) => [text, 600, banso.LOOK.ink]),
    ...banso.wrapped(one.subtitle, wide - 16 * size, letters).map((text) => [text, 400, banso.LOOK.muted])];
    const head = (heads.length * 1.2 + 0.6) * letters;
    return banso.svg("g", { class: "inset" },
      banso.svg("rect", {
        x: left, y: top, width: wide, height: high, fill: banso.LOOK.page,
        stroke: banso.LOOK.frame, "stroke-width": size,
      }),
      ...heads.map(([text, weight, fill], at) => banso.letters(text, {
        x: left + 8 * size, y: top + (at * 1.2 + 0.9) * letters, size: letters, weight, fill,
        anchor: "start",
      })),
      ...pieces(state, one, [left + 10 * size, top + head, wide - 20 * size, high - head - 10 * size]));
  }

  function pieces({ shown, size, shapes }, one, [left, top, wide, high]) {
    const boxes = one.pieces.map((piece) => piece.box);
    const west = Math.min(...boxes.map((each) => each[0]));
    const north = Math.min(...boxes.map((each) => each[1]));
    const across = Math.max(...boxes.map((each) => each[2])) - west;
    const down = Math.max(...boxes.map((each) => each[3])) - north;
    const k = Math.min(wide / across, high / down);
    const [x, y] = [left + (wide - across * k) / 2 - west * k, top + (high - down * k) / 2 - north * k];
    return one.pieces.map((piece) => {
      const shade = shown.shades[piece.unit];
      const isPlain = shown.radii && !banso.isPattern(shade);
      const unit = shapes.units[piece.unit].code;
      const facts = {
        fill: isPlain ? banso.LOOK.muted : banso.ground(shade, shown.palette),
        stroke: banso.LOOK.muted, "stroke-width": 0.75 * size, "data-at": piece.unit,
        "data-unit": unit, opacity: shown.part.length && !shown.part.includes(unit) ? 0.14 : 1,
      };
      const reach = Math.max(piece.box[2] - piece.box[0], piece.box[3] - piece.box[1]) * k;
      return reach < 5 * size
        ? banso.svg("circle", {
          cx: piece.middle[0] * k + x, cy: piece.middle[1] * k + y, r: 2.5 * size, ...facts,
        })
        : banso.svg("path", {
          d: piece.d, transform: `translate(${x} ${y}) scale(${k})`,
          "vector-effect": "non-scaling-stroke", "fill-rule": "evenodd", ...facts,
        });
    });
  }
})((window.banso = window.banso || {}));
