/* Points by the keyboard: P goes to them, arrows from one to the next, Enter closer, Esc back.

   The map stays one tab stop. A circle of several points is one stop; Enter goes to where they
   lie apart, and of one point alone chooses its commune. The voice says what the tooltip shows. */
(function (banso) {
  "use strict";

  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const LEFT_BY = ["Home", "End"]; // these are of units

  /* Is the key one of the points'? Then it was done. */
  banso.walkPoints = function (key, state, act) {
    const here = banso.spotted(state);
    if (key === "p" || key === "P") {
      return beside(state, here, key === "p" ? 1 : -1);
    }
    if (!here) {
      return false;
    }
    if (ARROWS[key]) {
      stand(state, onward(state.clusters, here, ARROWS[key]));
    } else if (key === "Enter" || key === " ") {
      if (!banso.enterPoints(state, here)) {
        act.choose(state.geometry.byCode.get(here.points[0].code) || null);
      }
    } else if (key === "Escape") {
      leave(state);
    } else {
      if (LEFT_BY.includes(key)) {
        leave(state);
      }
      return false;
    }
    return true;
  };

  /* The circle that the keyboard is on, if there is one. */
  banso.spotted = function ({ spot, clusters }) {
    return (spot && clusters && clusters.find(({ points }) => points.includes(spot))) || null;
  };

  /* The circles are others now: say what the one is that the keyboard is on. */
  banso.keepSpot = function (state) {
    const here = banso.spotted(state);
    if (!here) {
      state.spot = null;
    } else if (here.points.length !== state.spotted) {
      stand(state, here);
    }
  };

  /* To the points: first to the nearest, then through all of them from the north to the south. */
  function beside(state, here, step) {
    const { clusters, map, focused, plan } = state;
    if (!clusters || !clusters.length) {
      return false;
    }
    if (!here) {
      const at = focused ? banso.toPixel(plan.frame, focused.spot) : banso.inPlan(state, map.latLngToLayerPoint(map.getCenter()));
      stand(state, clusters.reduce((best, one) => (away(one, at) < away(best, at) ? one : best)));
      return true;
    }
    const inOrder = [...clusters].sort((one, other) => one.y - other.y || one.x - other.x);
    stand(state, inOrder[(inOrder.indexOf(here) + step + inOrder.length) % inOrder.length]);
    return true;
  }

  function onward(clusters, here, [dx, dy]) {
    const ahead = clusters
      .filter((other) => other !== here)
      .map((other) => {
        const length = Math.hypot(other.x - here.x, other.y - here.y) || 1e-9;
        return { other, length, along: ((other.x - here.x) * dx + (other.y - here.y) * dy) / length };
      })
      .filter(({ along }) => along > 0.5)
      .sort((one, two) => one.length / one.along ** 2 - two.length / two.along ** 2);
    return ahead.length ? ahead[0].other : here;
  }

  function stand(state, cluster) {
    const { map, tooltip } = state;
    [state.spot] = cluster.points;
    state.spotted = cluster.points.length;
    state.hovered = null;
    state.mark.redraw();
    const place = banso.latLng(...state.spot.world);
    if (!map.getBounds().contains(place)) {
      map.panTo(place, { animate: false });
    }
    state.pointSheet.redraw();
    const words = banso.wordsOfPoints(state, cluster);
    banso.showWords(state, words, map.latLngToContainerPoint(place));
    tooltip.voice.textContent = [words.name, ...words.lines].join(". ");
  }

  function leave(state) {
    state.spot = null;
    banso.hideTooltip(state);
    state.pointSheet.redraw();
  }

  function away(one, [x, y]) {
    return Math.hypot(one.x - x, one.y - y);
  }
})((window.banso = window.banso || {}));
