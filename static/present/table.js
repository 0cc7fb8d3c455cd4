/* A table whose head stays and whose columns sort; what is missing comes last both ways.

   One whose cells have colours is shown by these alone: so all its columns have room. */
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
    const kind = isHeat(table) ? "table heat" : table.columns.length > WIDE ? "table wide" : "table";
    return banso.el("div", { class: kind, tabindex: 0, role: "region", "aria-label": table.title },
      made);
  };

  function head(column, at) {
    const button = banso.el("button", { type: "button", title: banso.say("sort") }, banso.el("span", {}, column.title));
    return { button, cell: banso.el("th", { scope: "col", class: column.isNumber ? "number" : "", "data-column": at }, button) };
  }

  function fill(table, body, order) {
    body.replaceChildren(...order.map((at) => banso.row(table, at, isHeat(table))));
  }

  const isHeat = (table) => table.columns.some((one) => one.colours.length);

  /* What the colours of cells mean; nothing of a table without. */
  banso.keyOf = function (table) {
    if (!isHeat(table)) {
      return "";
    }
    return banso.el("ul", { class: "key" }, ...table.legend.map(([colours, words]) =>
      banso.el("li", {}, banso.el("span", { class: "ramp" }, ...(colours.length ? colours : [""]).map(swatch)), words)));
  };

  function swatch(colour) {
    const made = banso.el("i", { class: colour ? "" : "none" });
    made.style.background = colour;
    return made;
  }

  /* Make the box end where a row and a column end, and say which are seen of how many. */
  banso.whole = function (box, said) {
    const heads = [...box.querySelectorAll("thead th")];
    const rows = [...box.querySelectorAll("tbody tr")];
    const head = box.querySelector("thead").offsetHeight;
    const down = (row) => row.offsetTop + row.offsetHeight;
    const right = (cell) => cell.offsetLeft + cell.offsetWidth;
    const last = (all, edge, room) => all.filter((one) => edge(one) <= room + 2).at(-1);
    const [low, far] = [last(rows, down, box.clientHeight), last(heads, right, box.clientWidth)];
    const bars = [box.offsetHeight - box.clientHeight, box.offsetWidth - box.clientWidth];
    if (low && low !== rows.at(-1)) {
      box.style.maxHeight = `${down(low) + bars[0]}px`;
    }
    if (far && far !== heads.at(-1) && far !== heads[0]) {
      box.style.maxWidth = `${right(far) + bars[1]}px`;
    }
    const seen = (all, from, to) => {
      const found = all.map((one, at) => at).filter((at) => from(all[at]) && to(all[at]));
      return { from: found.length ? found[0] + 1 : 0, to: found.length ? found.at(-1) + 1 : 0 };
    };
    const tell = () => {
      const down0 = seen([...box.querySelectorAll("tbody tr")], (row) => row.offsetTop >= box.scrollTop + head - 2,
        (row) => down(row) <= box.scrollTop + box.clientHeight + 2);
      const across = seen(heads.slice(1), (cell) => cell.offsetLeft >= box.scrollLeft + heads[0].offsetWidth - 2,
        (cell) => right(cell) <= box.scrollLeft + box.clientWidth + 2);
      const parts = [];
      if (down0.to - down0.from + 1 < rows.length) {
        parts.push(banso.say("rows_of", { ...down0, of: rows.length }));
      }
      if (across.to - across.from + 2 < heads.length) {
        parts.push(banso.say("columns_of", { ...across, of: heads.length - 1 }));
      }
      said.textContent = parts.join(" · ");
    };
    box.addEventListener("scroll", tell, { passive: true });
    tell();
    said.hidden = !said.textContent;
  };

  banso.row = function (table, at, isHeat = false) {
    return banso.el("tr", {}, ...table.columns.map((column, index) => {
      const colour = index === 0 && table.colours[at];
      const chip = colour ? banso.el("i", {}) : "";
      if (chip) {
        chip.style.background = colour;
      }
      const name = index ? "td" : "th";
      const cell = banso.el(name, { class: column.isNumber ? "number" : "", scope: index ? null : "row" },
        chip, isHeat && index ? "" : column.printed[at]);
      if (column.colours.length) {
        paint(cell, column, at, isHeat);
      }
      return cell;
    }));
  };

  function paint(cell, column, at, isHeat) {
    const isKnown = column.values[at] !== null;
    const colour = isKnown ? column.colours[at] : "";
    cell.style.background = colour;
    if (isHeat) {
      const words = `${column.title}: ${column.printed[at]}`;
      cell.setAttribute("title", words);
      cell.setAttribute("aria-label", words);
      cell.classList.toggle("none", !isKnown);
    } else if (colour) {
      cell.style.color = banso.inkOn(colour);
    }
  }

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
