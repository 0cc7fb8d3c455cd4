/* The printed version: a page a slide, with its tables; made when the browser prints. */
(function (banso) {
  "use strict";

  const SCALE = 10.5 / 16; // of the letters, as the styles have them
  const MAP = [680, 544];
  const CHART = [1500, 520];
  const COLUMN = 15; // rows, from which on a table stands in two columns
  let paper = null;

  banso.print = function () {
    banso.unprint();
    banso.scale = SCALE;
    paper = banso.el("div", { class: "paper" }, ...banso.data.slides.map(page));
    banso.scale = 0;
    document.body.append(paper);
  };

  banso.unprint = function () {
    if (paper) {
      paper.remove();
      paper = null;
    }
  };

  function page(shown, at) {
    const size = banso.px(1);
    const parts = [banso.el("header", {}, banso.el("h2", { dir: "auto" }, shown.title),
      shown.mark ? banso.el("p", { class: "mark" }, shown.mark) : ""),
    shown.note ? banso.el("p", { class: "note", dir: "auto" }, shown.note) : ""];
    if (shown.problem || shown.isEmpty) {
      parts.push(banso.el("p", { class: "warn" }, shown.problem || banso.say("nothing")));
    }
    const facts = shown.facts.slice(0, 4).map(banso.fact);
    if (shown.map) {
      const map = banso.map(shown.map, MAP[0] * size, MAP[1] * size);
      banso.mark(map);
      parts.push(banso.el("div", { class: "of-map" }, map.root,
        banso.el("aside", {}, ...facts, banso.legend(shown.map.key))));
    } else {
      parts.push(banso.el("div", { class: "facts" }, ...facts));
    }
    parts.push(...shown.charts.map((one) => banso.chart(one, CHART[0] * size, CHART[1] * size)));
    parts.push(...shown.tables.flatMap(table));
    const number = `${at + 1}/${banso.data.slides.length}`;
    parts.push(banso.el("footer", {}, banso.el("p", {}, banso.foot(shown)),
      banso.el("p", {}, `${banso.data.name} · ${banso.data.said} · ${number}`)));
    return banso.el("section", { class: "page" }, ...parts);
  }

  /* A table in as many columns as its rows are short, each with its head. */
  function table(one) {
    const count = one.columns.length ? one.columns[0].printed.length : 0;
    const most = one.columns.length <= 3 ? 3 : one.columns.length <= 5 ? 2 : 1;
    const columns = Math.max(1, Math.min(most, Math.ceil(count / COLUMN)));
    const each = Math.ceil(count / columns);
    const tables = Array.from({ length: columns }, (_, at) => {
      const rows = Array.from({ length: Math.min(each, count - at * each) }, (__, row) => banso.row(one, at * each + row));
      const heads = one.columns.map((column) =>
        banso.el("th", { scope: "col", class: column.isNumber ? "number" : "" }, column.title));
      return banso.el("table", {}, banso.el("thead", {}, banso.el("tr", {}, ...heads)), banso.el("tbody", {}, ...rows));
    });
    return [banso.el("h3", {}, one.title), banso.el("div", { class: "tables" }, ...tables)];
  }
})((window.banso = window.banso || {}));
