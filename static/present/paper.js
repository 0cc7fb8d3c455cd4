/* The printed version: a page a slide, with its tables; made when the browser prints. */
(function (banso) {
  "use strict";

  const SCALE = 10.5 / 16; // of the letters, as the styles have them
  const MAP = [600, 370];
  const CHART = [1500, 270, 520]; // width, and height at least and at most
  const PAGE = 960; // what a page has beside its head and foot
  const FACTS = 130;
  const ROW = 21;
  const BAR = 31;
  const MANY = 20; // bars, from which on their table comes first
  const SMALLEST = 0.68; // of the letters of a chart with very many bars
  const ACROSS = 9; // columns on a page
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
      const kind = shown.beside ? "of-map half" : "of-map";
      parts.push(banso.el("div", { class: kind }, map.root,
        banso.el("aside", {}, ...facts, banso.legend(shown.map.key))));
      if (shown.beside) {
        const other = banso.map(shown.beside, MAP[0] * size, MAP[1] * size);
        banso.mark(other);
        parts.push(banso.el("div", { class: kind }, other.root,
          banso.el("aside", {}, banso.legend(shown.beside.key))));
      }
    } else {
      parts.push(banso.el("div", { class: "facts" }, ...facts));
    }
    const tables = shown.tables.flatMap(split).flatMap(table);
    const high = left(shown) / Math.max(1, shown.charts.length);
    const charts = shown.charts.map((one) => {
      banso.scale = SCALE * (one.kind === "bar" ? banso.clamp(PAGE / (BAR * one.categories.length), SMALLEST, 1) : 1);
      const made = banso.chart(one, CHART[0] * size, banso.clamp(high, CHART[1], CHART[2]) * size);
      banso.scale = SCALE;
      return made;
    });
    const isLast = shown.map || shown.charts.some((one) => one.kind === "bar" && one.categories.length > MANY);
    parts.push(...(isLast ? [...tables, ...charts] : [...charts, ...tables]));
    const number = `${at + 1}/${banso.data.slides.length}`;
    parts.push(banso.el("footer", {}, banso.el("p", {}, banso.foot(shown)),
      banso.el("p", {}, `${banso.data.name} · ${banso.data.said} · ${number}`)));
    return banso.el("section", { class: "page" }, ...parts);
  }

  /* What the page has left for charts. */
  function left({ map, facts, tables }) {
    const taken = map ? MAP[1] : facts.length ? FACTS : 0;
    return tables.flatMap(split).reduce((room, one) => room - ROW * (each(one) + 3), PAGE - taken);
  }

  /* How many rows a column of a table has, and how many columns there are. */
  function columns({ columns: heads }) {
    const count = heads.length ? heads[0].printed.length : 0;
    const most = heads.length <= 3 ? 3 : heads.length <= 6 ? 2 : 1;
    return { count, many: Math.max(1, Math.min(most, Math.ceil(count / COLUMN))) };
  }

  const each = (one) => Math.ceil(columns(one).count / columns(one).many);

  /* A table too wide for a page as several, each with the names of its rows. */
  function split(one) {
    const [first, ...rest] = one.columns;
    const found = [];
    for (let at = 0; at < rest.length; at += ACROSS) {
      found.push({ ...one, title: at ? "" : one.title, columns: [first, ...rest.slice(at, at + ACROSS)] });
    }
    return rest.length > ACROSS ? found : [one];
  }

  /* A table in as many columns as its rows are short, each with its head. */
  function table(one) {
    const { count, many } = columns(one);
    const most = each(one);
    const tables = Array.from({ length: many }, (_, at) => {
      const rows = Array.from({ length: Math.min(most, count - at * most) }, (__, row) => banso.row(one, at * most + row));
      const heads = one.columns.map((column) =>
        banso.el("th", { scope: "col", class: column.isNumber ? "number" : "" }, column.title));
      return banso.el("table", {}, banso.el("thead", {}, banso.el("tr", {}, ...heads)), banso.el("tbody", {}, ...rows));
    });
    return [banso.el("h3", {}, one.title), banso.el("div", { class: "tables" }, ...tables)];
  }
})((window.banso = window.banso || {}));
