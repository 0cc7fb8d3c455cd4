/* Pointer, wheel, fingers and keys on a map. */
(function (banso) {
  "use strict";

  const WHEEL = 1.0018;
  const STEP = 60;
  const DRAG = 4;

  banso.listen = function (state) {
    const { root } = state;
    const held = new Map();
    let moved = 0;
    const inside = (event) => {
      const rect = root.getBoundingClientRect();
      const share = state.whole / rect.width;
      return [(event.clientX - rect.left) * share, (event.clientY - rect.top) * share];
    };
    root.addEventListener("wheel", (event) => {
      event.preventDefault();
      const step = event.deltaMode === 1 ? event.deltaY * 20 : event.deltaY;
      banso.zoom(state, Math.pow(WHEEL, -step), inside(event));
    }, { passive: false });
    root.addEventListener("dblclick", (event) => {
      event.preventDefault();
      banso.zoom(state, event.shiftKey ? 0.5 : 2, inside(event));
    });
    root.addEventListener("pointerdown", (event) => {
      held.set(event.pointerId, inside(event));
      moved = 0;
    });
    // A click leaves the focus where it is: the arrow keys are the slides'.
    root.addEventListener("mousedown", (event) => event.preventDefault());
    root.addEventListener("pointermove", (event) => {
      const before = held.get(event.pointerId);
      if (before) {
        const now = inside(event);
        dragged(state, held, event.pointerId, now);
        moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
        held.set(event.pointerId, now);
        if (moved > DRAG && !root.hasPointerCapture(event.pointerId)) {
          root.setPointerCapture(event.pointerId);
        }
      }
      if (event.pointerType === "mouse" && (!before || moved <= DRAG)) {
        pointed(state, event);
      }
    });
    const let_go = (event) => {
      if (held.delete(event.pointerId) && moved <= DRAG && event.type === "pointerup") {
        pointed(state, event);
      }
    };
    root.addEventListener("pointerup", let_go);
    root.addEventListener("pointercancel", let_go);
    root.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") {
        banso.point(state, -1);
      }
    });
    root.addEventListener("blur", () => banso.point(state, -1));
    root.addEventListener("keydown", (event) => keyed(state, event));
  };

  function dragged(state, held, id, now) {
    const [x, y] = held.get(id);
    if (held.size === 1) {
      if (state.view.zoom > 1) {
        banso.pan(state, now[0] - x, now[1] - y);
      }
      return;
    }
    const other = [...held].find(([key]) => key !== id)[1];
    const far = (at) => Math.hypot(at[0] - other[0], at[1] - other[1]) || 1;
    banso.zoom(state, far(now) / far([x, y]), [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2]);
    banso.pan(state, (now[0] - x) / 2, (now[1] - y) / 2);
  }

  function pointed(state, event) {
    const at = event.target.getAttribute && event.target.getAttribute("data-at");
    banso.point(state, at === null ? -1 : Number(at), { x: event.clientX, y: event.clientY });
  }

  /* Keys while the map has the focus: it was come to by Tab. */
  function keyed(state, event) {
    const done = act(state, event.key);
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  function act(state, key) {
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (key in ways) {
      const next = neighbour(state, ways[key]);
      if (next >= 0) {
        banso.point(state, next);
      }
    } else if (key === "+" || key === "=") {
      banso.zoom(state, 1.5);
    } else if (key === "-") {
      banso.zoom(state, 1 / 1.5);
    } else if (key === "0") {
      banso.turn(state, { ...state.home, zoom: 1 });
    } else if (key === "Home" || key === "End") {
      const code = key === "Home" ? state.shown.lowest : state.shown.highest;
      const at = state.shapes.units.findIndex((one) => one.code === code);
      if (at >= 0) {
        banso.point(state, at);
      }
    } else if (key === "Escape") {
      state.root.blur();
    } else {
      return false;
    }
    return true;
  }

  /* The nearest unit in a direction; the first where none is chosen yet. */
  function neighbour(state, [right, down]) {
    const { units } = state.shapes;
    const from = units[state.focus];
    if (!from) {
      const at = units.findIndex((one) => one.code === state.shown.lowest);
      return Math.max(at, 0);
    }
    let [best, found] = [Infinity, -1];
    units.forEach((one, at) => {
      const [x, y] = [one.x - from.x, one.y - from.y];
      const along = x * right + y * down;
      const cost = along + 2 * Math.abs(x * down - y * right);
      if (at !== state.focus && along > 0 && cost < best) {
        [best, found] = [cost, at];
      }
    });
    if (found >= 0 && state.view.zoom > 1) {
      const [x, y] = banso.spot(state, units[found].x, units[found].y);
      const away = (at, room) => (at < STEP ? STEP - at : at > room - STEP ? room - STEP - at : 0);
      banso.pan(state, away(x, state.wide), away(y, state.high));
    }
    return found;
  }
})((window.banso = window.banso || {}));
