/* A table whose head stays and whose columns sort; what is missing comes last both ways. */
(function (banso) {
  "use strict";

  const WIDE = 8;

  banso.table = function (table) {
    const order = table.columns.length ? table.columns[0].printed.map((_, at) => at) : [];
    const body = banso.el("tbody", {});
    const heads = table.columns.map((column, at) => head(column, at));
    const made = banso.el("table", {},
      banso.el("thead", {}, banso.el("tr", {}, ...heads.map((one) => one.cell))), body);
    fill(table, body, order);
    heads.forEach(({ cell, button }, at) => button.addEventListener("click", () => {
      const way = cell.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      heads.forEach((one) => one.cell.removeAttribute("aria-sort"));
      cell.setAttribute("aria-sort", way);
      fill(table, body, sorted(table.columns[at], order, way));
    }));
    const isWide = table.columns.length > WIDE;
    return banso.el("div", { class: isWide ? "table wide" : "table", tabindex: 0, role: "region", "aria-label": table.title },
      made);
  };

  function head(column, at) {
    const button = banso.el("button", { type: "button", title: banso.say("sort") }, banso.el("span", {}, column.title));
    return { button, cell: banso.el("th", { scope: "col", class: column.isNumber ? "number" : "", "data-column": at }, button) };
  }

  function fill(table, body, order) {
    body.replaceChildren(...order.map((at) => banso.row(table, at)));
  }

  banso.row = function (table, at) {
    return banso.el("tr", {}, ...table.columns.map((column, index) => {
      const colour = index === 0 && table.colours[at];
      const chip = colour ? banso.el("i", {}) : "";
      if (chip) {
        chip.style.background = colour;
      }
      const name = index ? "td" : "th";
      return banso.el(name, { class: column.isNumber ? "number" : "", scope: index ? null : "row" },
        chip, column.printed[at]);
    }));
  };

  function sorted(column, order, way) {
    const sign = way === "ascending" ? 1 : -1;
    const { values } = column;
    const letters = new Intl.Collator(banso.data.language, { numeric: true });
    return [...order].sort((one, other) => {
      const [a, b] = [values[one], values[other]];
      if (a === null || b === null) {
        return (a === null) - (b === null);
      }
      return sign * (typeof a === "number" && typeof b === "number" ? a - b : letters.compare(a, b));
    });
  }
})((window.banso = window.banso || {}));
