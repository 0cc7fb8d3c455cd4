/* The keyboard: one tab stop, arrows from unit to unit, Enter, Esc, Home, End, + and -, 0, L;
   P goes to points, where there are some. */
(function (banso) {
  "use strict";

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  banso.listenToKeys = function (state, act) {
    state.map.getContainer().addEventListener("keydown", (event) => {
      if (!state.geometry || event.altKey || event.ctrlKey || event.metaKey) {
        return;
      }
      if (pressed(event.key, state, act)) {
        event.preventDefault();
      }
    });
  };

  function pressed(key, state, act) {
    if (banso.walkPoints(key, state, act)) {
      return true;
    }
    const here = state.focused || state.geometry.byCode.get(state.selected) || null;
    if (ARROWS[key]) {
      act.focus(here ? banso.neighbour(state.geometry, here, ARROWS[key]) : first(state));
    } else if (key === "Home" || key === "End") {
      const code = key === "Home" ? state.message.lowest : state.message.highest;
      act.focus(state.geometry.byCode.get(code) || here);
    } else if ((key === "Enter" || key === " ") && here) {
      act.choose(here);
    } else if (key === "l" || key === "L") {
      banso.walkLegend(state, key === "l" ? 1 : -1);
    } else if (key === "Escape") {
      banso.showRow(state, -1);
      act.clear();
    } else if (key === "+" || key === "=") {
      state.map.zoomIn();
    } else if (key === "-") {
      state.map.zoomOut();
    } else if (key === "0") {
      banso.fit(state);
    } else {
      return false;
    }
    return true;
  }

  /* The first arrow goes to the unit nearest the middle of the map. */
  function first(state) {
    const centre = state.map.getCenter();
    const middle = banso.world(centre.lat, centre.lng);
    const placed = state.geometry.units.filter((unit) => unit.parts.length);
    return placed.reduce((best, unit) => (away(unit, middle) < away(best, middle) ? unit : best), placed[0]);
  }

  /* The unit next to this one in a direction: one that touches it where there is one, else
     the nearest that lies that way, so that an island is never a dead end. */
  banso.neighbour = function (geometry, unit, [dx, dy]) {
    const from = unit.spot;
    const score = (other) => {
      const [x, y] = other.spot;
      const length = Math.hypot(x - from[0], y - from[1]) || 1e-12;
      const along = ((x - from[0]) * dx + (y - from[1]) * dy) / length;
      return { other, along, length };
    };
    const touching = [...unit.touching].map((index) => score(geometry.units[index]));
    const beside = touching.filter(({ along }) => along > 0.5).sort((one, two) => two.along - one.along);
    if (beside.length) {
      return beside[0].other;
    }
    const ahead = geometry.units
      .filter((other) => other !== unit && other.parts.length)
      .map(score)
      .filter(({ along }) => along > 0.5)
      .sort((one, two) => one.length / one.along ** 2 - two.length / two.along ** 2);
    return ahead.length ? ahead[0].other : unit;
  };

  function away(unit, point) {
    const [x, y] = unit.spot;
    return (x - point[0]) ** 2 + (y - point[1]) ** 2;
  }
})((window.banso = window.banso || {}));
