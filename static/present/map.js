/* The map of a slide: land in a group that pan and zoom move, marks above it in pixels. */
(function (banso) {
  "use strict";

  const AIR = 12;
  const MOST = 16;
  const INSET = 0.26; // of the width
  const NARROW = 0.32; // on a phone
  const MANY = 600;

  /* Draw a map into a room of so many pixels.

     Returns the element, and what the keyboard and the buttons do with it. */
  banso.map = function (shown, wide, high) {
    const shapes = banso.shapes(shown.scope);
    const inset = shapes.insets.length ? Math.min(wide * (banso.isPhone() ? NARROW : INSET), banso.px(260)) : 0;
    const size = banso.px(1);
    const patterns = banso.patterns(size);
    const land = banso.svg("g", { class: "land" });
    const marks = banso.svg("g", { class: "marks" });
    const root = banso.svg("svg", {
      class: "map", viewBox: `0 0 ${wide} ${high}`, role: "application", tabindex: 0,
      "aria-label": shown.alt, "aria-roledescription": banso.say("map"),
    }, banso.svg("title", {}, shown.alt), patterns.defs, land, marks);
    root.querySelector("title").remove(); // the box beside the pointer says more
    const state = {
      shown, shapes, root, land, marks, patterns, size,
      wide: wide - inset, high, whole: wide, inset, view: null, focus: -1, paths: [],
    };
    state.home = home(shapes.box, state);
    drawLand(state);
    banso.insets(state);
    banso.listen(state);
    banso.turn(state, { ...state.home, zoom: 1 });
    return state;
  };

  function home([left, top, right, bottom], { wide, high }) {
    const [room, tall] = [wide - 2 * AIR, high - 2 * AIR];
    const k = Math.min(room / (right - left), tall / (bottom - top));
    return {
      k, x: (wide - (right - left) * k) / 2 - left * k, y: (high - (bottom - top) * k) / 2 - top * k,
    };
  }

  function drawLand(state) {
    const { shown, shapes, land, patterns } = state;
    const part = new Set(shown.part);
    const share = lineShare(state);
    const stroke = (d, colour, width) => (d ? land.append(banso.svg("path", {
      d, fill: "none", stroke: colour, "stroke-width": width * state.size,
      "stroke-linejoin": "round", "vector-effect": "non-scaling-stroke", "pointer-events": "none",
    })) : null);
    shapes.units.forEach((unit, at) => {
      const shade = shown.shades[at];
      const ground = banso.ground(shade, shown.palette);
      const path = banso.svg("path", {
        d: unit.d, fill: ground, "fill-rule": "evenodd", "data-unit": unit.code, "data-at": at,
      });
      state.paths.push(path);
      land.append(path);
      const over = banso.over(shade, patterns);
      if (over && unit.d) {
        land.append(banso.svg("path", {
          d: unit.d, fill: over, "fill-rule": "evenodd", "pointer-events": "none",
        }));
      }
      if (part.size && !part.has(unit.code) && unit.d) {
        land.append(banso.svg("path", {
          d: unit.d, fill: banso.LOOK.paper, "fill-opacity": 0.78, "fill-rule": "evenodd",
          "pointer-events": "none",
        }));
      }
    });
    const look = banso.LOOK;
    stroke(shapes.inner, shown.diverging ? look.frame : look.page, (shown.diverging ? 0.5 : 1) * share);
    stroke(shapes.between((at) => banso.isPattern(shown.shades[at])), look.muted, 1.25 * share);
    stroke(shapes.provinces, look.muted, 0.75);
    stroke(shapes.outer, look.muted, shown.isNational ? 0.9 : 1.6);
    const chosen = shapes.units.find((one) => one.code === shown.selected);
    if (chosen) {
      stroke(chosen.d, look.page, 5.5);
      stroke(chosen.d, look.accent, 3);
    }
    state.edge = banso.svg("path", {
      class: "edge", fill: "none", stroke: look.ink, "stroke-width": 2.5 * state.size,
      "stroke-linejoin": "round", "vector-effect": "non-scaling-stroke", "pointer-events": "none",
    });
    land.append(state.edge);
  }

  function lineShare({ wide, high, shapes }) {
    return banso.clamp(Math.sqrt(wide * high / shapes.units.length) / 24, 0.2, 1);
  }

  /* Put the land where a view says, and the marks on it. */
  banso.turn = function (state, view) {
    const zoom = banso.clamp(view.zoom, 1, MOST);
    const k = state.home.k * zoom;
    const [left, top, right, bottom] = state.shapes.box;
    const within = (at, low, high, room) => {
      const free = room - (high - low) * k;
      const [least, most] = free > 0 ? [0, free] : [free - room / 3, room / 3];
      return banso.clamp(at + low * k, least, most) - low * k;
    };
    state.view = zoom === 1 ? { ...state.home, zoom } : {
      zoom, k, x: within(view.x, left, right, state.wide), y: within(view.y, top, bottom, state.high),
    };
    const { x, y } = state.view;
    state.land.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
    state.patterns.zoom(k);
    state.root.classList.toggle("near", zoom > 1);
    if (!state.waiting) {
      state.waiting = true;
      // Names follow at the next picture: many movements of a wheel are one.
      requestAnimationFrame(() => {
        state.waiting = false;
        banso.mark(state);
      });
    }
  };

  /* Zoom about a point of the map, in its own pixels. */
  banso.zoom = function (state, factor, at = [state.wide / 2, state.high / 2]) {
    const { x, y, zoom } = state.view;
    const to = banso.clamp(zoom * factor, 1, MOST);
    const share = to / zoom;
    banso.turn(state, { zoom: to, x: at[0] - (at[0] - x) * share, y: at[1] - (at[1] - y) * share });
  };

  banso.pan = function (state, right, down) {
    const { x, y, zoom } = state.view;
    banso.turn(state, { zoom, x: x + right, y: y + down });
  };

  /* Where a point of the plane lies in the map's pixels. */
  banso.spot = (state, x, y) =>
    [x * state.view.k + state.view.x, y * state.view.k + state.view.y];

  /* Bring a unit out and tell of it; -1 for none. */
  banso.point = function (state, at, where) {
    const { shown, shapes } = state;
    const isSame = state.focus === at;
    state.focus = at;
    if (at < 0) {
      state.edge.setAttribute("d", "");
      banso.hush();
      return;
    }
    if (!isSame) {
      state.edge.setAttribute("d", shapes.units[at].d);
    }
    const rect = state.root.getBoundingClientRect();
    const [x, y] = banso.spot(state, shapes.units[at].x, shapes.units[at].y);
    const share = rect.width / state.whole;
    banso.tell(banso.data.scopes[shown.scope].names[at], shown.values[at] || shown.missing,
      (shown.lines[at] || "").split("\n").filter(Boolean),
      where || { x: rect.left + x * share, y: rect.top + y * share });
  };

  banso.isMany = (state) => state.shapes.units.length > MANY;
})((window.banso = window.banso || {}));
