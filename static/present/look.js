/* Colours and patterns of maps and charts: the light theme's, as `components/plate/look.py`. */
(function (banso) {
  "use strict";

  banso.LOOK = {
    page: "#FFFFFF", paper: "#F6F8F8", ink: "#0E1A20", muted: "#4E5C65", accent: "#2C3F8F",
    land: "#DCE2E5", circle: "#19696F", frame: "#7D8A93", hairline: "#D3DADE",
    hatchLine: "#7C8991", dotGround: "#E3E7E9", dot: "#8D99A1", errorGround: "#FBE7DB",
    estimate: "#4c9b82",
  };
  const OVER = { m: "hatch", x: "dots", n: "bars", p: "diamonds" };
  const STATES = {
    missing: "m", not_applicable: "x", not_convertible: "n", partial: "p", estimated: "estimated",
  };
  const PATTERNS = [
    ["hatch", 6, 45, "rect", { width: 1.5, height: 6, fill: banso.LOOK.hatchLine }],
    ["dots", 6, 0, "circle", { cx: 3, cy: 3, r: 1, fill: banso.LOOK.dot }],
    ["bars", 5, 0, "rect", { y: 2, width: 5, height: 1, fill: banso.LOOK.hatchLine }],
    ["diamonds", 10, 0, "path",
      { d: "M5 2L8 5L5 8L2 5Z", fill: "none", stroke: banso.LOOK.hatchLine }],
    ["estimate", 5, -45, "rect", { width: 1, height: 5, fill: "#FFFFFF", "fill-opacity": 0.65 }],
    ["stripes", 6, 0, "rect", { x: 2, width: 1.5, height: 6, fill: "#FFFFFF", "fill-opacity": 0.7 }],
  ];
  const MANY = 24; // drawings with patterns that a slide has at most, on paper too
  let made = 0;

  /* Patterns of one drawing; `zoom(k)` keeps their strokes as they are when the land grows. */
  banso.patterns = function (size = 1) {
    // Names come again: a screen in a hall would make new ones for days, and the browser keeps each.
    made = (made + 1) % (MANY * (banso.data.slides.length + 4));
    const stem = `over-${made}-`;
    const tiles = PATTERNS.map(([name, period, angle, shape, facts]) => {
      const tile = banso.svg("pattern", {
        id: stem + name, width: period, height: period, patternUnits: "userSpaceOnUse",
      }, banso.svg(shape, facts));
      return { tile, angle };
    });
    const zoom = (k) => tiles.forEach(({ tile, angle }) =>
      tile.setAttribute("patternTransform", `scale(${size / k}) rotate(${angle})`));
    zoom(1);
    return { defs: banso.svg("defs", {}, ...tiles.map((one) => one.tile)), stem, zoom };
  };

  /* The colour under everything, of a letter as `components.maps.shading` gives it. */
  banso.ground = function (shade, palette) {
    const look = banso.LOOK;
    if (shade === "m") {
      return look.page;
    }
    if (shade in OVER) {
      return look.dotGround;
    }
    if (shade === "!" || shade === "-") {
      return shade === "!" ? look.errorGround : look.land;
    }
    return palette[shade >= "a" ? shade.charCodeAt(0) - 97 : Number(shade)];
  };

  /* The pattern over the ground, as a fill; empty where there is none. */
  banso.over = function (shade, patterns) {
    const isPlain = shade === "!" || shade === "-" || (shade >= "0" && shade <= "9");
    return isPlain ? "" : `url(#${patterns.stem}${OVER[shade] || "estimate"})`;
  };

  banso.isPattern = (shade) => shade in OVER;

  /* The sample of a state that is no class, for the legend. */
  banso.swatch = function (state, wide, high) {
    const look = banso.LOOK;
    const box = { width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, "aria-hidden": "true" };
    if (state === "zero") {
      return banso.svg("svg", box, banso.svg("circle", {
        cx: wide / 2, cy: high / 2, r: high / 3.4, fill: look.page, stroke: look.ink,
        "stroke-width": high / 10,
      }));
    }
    const patterns = banso.patterns(high / 16);
    const shade = STATES[state] || "m";
    const isEstimate = shade === "estimated";
    const rect = { x: 0.5, y: 0.5, width: wide - 1, height: high - 1 };
    return banso.svg("svg", box, patterns.defs,
      banso.svg("rect", { ...rect, fill: isEstimate ? look.estimate : banso.ground(shade, []) }),
      banso.svg("rect", {
        ...rect, fill: banso.over(isEstimate ? "a" : shade, patterns), stroke: look.hatchLine,
      }));
  };

  /* Ink or white, whichever reads better (WCAG 2 contrast). */
  banso.inkOn = function (colour) {
    const light = luminance(colour);
    const withInk = (light + 0.05) / (luminance(banso.LOOK.ink) + 0.05);
    return withInk >= 1.05 / (light + 0.05) ? banso.LOOK.ink : banso.LOOK.page;
  };

  banso.isPale = (colour) => luminance(colour) > 0.8;

  function luminance(colour) {
    const part = (at) => {
      const value = parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
  }
})((window.banso = window.banso || {}));
