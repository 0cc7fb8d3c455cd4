/* Pointing at a row of the legend beside the map shows the units that it is of.

   The legend is a chart of the page around this frame, of the same origin: its rows are told
   with each message, and the pointer is watched in the page, so that nothing is asked of the
   server and nothing is lost when the page draws its chart anew. On the map the key L goes
   from row to row, and a voice reads each with its number of units. */
(function (banso) {
  "use strict";

  const CHART = ".vega-embed canvas, .vega-embed svg.marks";
  const VEIL = 0.78; // of the page's colour over units of other rows
  const FAINT = 0.14; // what is left of circles of other rows
  banso.FAINT = FAINT;

  banso.listenToLegend = function (state) {
    state.row = -1;
    const page = banso.page();
    if (!page) {
      return;
    }
    banso.watchPage(["pointermove", "pointerdown"], (event) => point(state, page, event));
    const left = ({ target }) => target === page.documentElement && banso.showRow(state, -1);
    banso.watchPage(["pointerleave"], left, page.documentElement);
    state.map.on("mousemove", () => state.rowBy === "pointer" && banso.showRow(state, -1));
  };

  function point(state, page, { target, clientY }) {
    const legend = state.sent && state.sent.legend;
    const place = legend && target.closest && target.closest(`.st-key-${legend.key}`);
    const charts = place ? [...place.querySelectorAll(CHART)] : [];
    const number = charts.findIndex((one) => one.contains(target));
    if (number < 0) {
      if (state.rowBy === "pointer") {
        banso.showRow(state, -1);
      }
      return;
    }
    const y = clientY - charts[number].getBoundingClientRect().top;
    const isHere = ([top, bottom, , , chart]) => chart === number && y >= top && y < bottom;
    banso.showRow(state, legend.rows.findIndex(isHere), "pointer");
  }

  /* The next row by the keyboard, or the one before; past the end none is shown. */
  banso.walkLegend = function (state, step) {
    const { rows } = state.sent.legend || { rows: [] };
    if (!rows.length) {
      return;
    }
    const at = ((state.row + 1 + step + rows.length + 1) % (rows.length + 1)) - 1;
    banso.showRow(state, at, "key");
    const told = at < 0 ? "" : `${rows[at][2]}: ${count(state).toLocaleString(state.message.language)}`;
    state.tooltip.voice.textContent = told;
  };

  /* Show a row; -1 shows all alike. */
  banso.showRow = function (state, row, by) {
    state.rowBy = row < 0 ? "" : by;
    if (row === state.row || !state.geometry) {
      return;
    }
    state.row = row;
    state.map.getContainer().dataset.row = row < 0 ? "" : state.sent.legend.rows[row][2];
    state.land.redraw();
    state.words.redraw();
    banso.drawInsets(state, banso.look(state.message.theme));
  };

  /* A new message may have other rows. */
  banso.keepRow = function (state) {
    const { legend } = state.sent;
    if (!legend || state.row >= legend.rows.length) {
      banso.showRow(state, -1);
    }
  };

  /* Some of the units may be shown alone: of an area, or carried here from another page. */
  banso.keepPart = function (state) {
    const { byCode } = state.geometry;
    const codes = (state.sent.part || []).filter((code) => byCode.has(code));
    state.part = codes.length ? new Set(codes.map((code) => byCode.get(code).index)) : null;
    state.map.getContainer().dataset.part = codes.length || "";
  };

  /* Does a unit stand back, because the legend's row, or the part shown alone, is not of it? */
  banso.standsBack = function (state, index) {
    if (state.row < 0 || !state.sent.legend || !state.sent.legend.rows[state.row]) {
      return !!state.part && !state.part.has(index);
    }
    const [, , , shades, , least, below] = state.sent.legend.rows[state.row];
    if (shades) {
      return !shades.includes(banso.inkOf(state.message, index) || state.message.shades[index] || "m");
    }
    const radius = state.radii ? state.radii[index] : -1;
    return !(radius >= least && radius < below);
  };

  banso.veil = function (ctx, state, look) {
    if (state.row < 0 && !state.part) {
      return;
    }
    const { plan } = state;
    ctx.save();
    ctx.globalAlpha = VEIL;
    ctx.fillStyle = look.paper;
    plan.seen.filter((index) => banso.standsBack(state, index)).forEach((index) => ctx.fill(plan.shape(index), "evenodd"));
    ctx.restore();
  };

  /* How strongly a circle is drawn. */
  banso.strength = function (state, index) {
    return banso.standsBack(state, index) ? FAINT : 1;
  };

  function count(state) {
    return state.geometry.units.filter(({ index }) => !banso.standsBack(state, index)).length;
  }
})((window.banso = window.banso || {}));
