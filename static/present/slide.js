/* One slide: title, mark, the picture with its numbers, and where the figures come from. */
(function (banso) {
  "use strict";

  const FEW = 2; // numbers that a map has room for beside it
  const MOST = 6;
  const LEAST = 220; // of a chart's height
  const LONG = 8; // rows of a table that stands alone rather than below several numbers
  const NARROW = 4; // columns of a table that stands beside a number
  const TITLES = ["", "long", "longer", "longest"];
  const TIGHT = ["", "tight", "tighter", "tightest", "tightest least"];
  const SHARE = { alone: 1, beside: 1, below: 0.45 }; // of a slide's room, for its numbers

  /* A slide built and laid out; `root` is its element, in `stage` but not seen.

     What can be looked at stands in panes, of which one is seen: the picture with its
     numbers first, then every chart and every table that did not go into it. */
  banso.slide = function (at, stage) {
    const shown = banso.data.slides[at];
    const title = banso.el("h2", { dir: "auto" }, shown.title);
    const room = banso.el("div", { class: "room" });
    const tabs = banso.el("nav", { class: "tabs", "aria-label": banso.say("parts") });
    const root = banso.el("section", {
      class: "slide", role: "group", "aria-roledescription": banso.say("slide"),
      "aria-label": banso.say("of", { at: at + 1, of: banso.data.slides.length }), "data-at": at,
    }, banso.el("header", {}, title, shown.mark ? banso.el("p", { class: "mark" }, shown.mark) : ""),
    banso.el("div", { class: "under" },
      banso.el("p", { class: "note", dir: "auto" }, shown.note), tabs), room,
    banso.el("p", { class: "spoken" }, shown.sentences.join(" ")),
    banso.el("footer", {}, banso.el("p", { title: banso.foot(shown) }, banso.foot(shown)),
      banso.el("b", {}, `${at + 1}/${banso.data.slides.length}`)));
    stage.append(root);
    lessen(root, title, TITLES, () => title.scrollHeight <= banso.px(112));
    const slide = { at, root, room, tabs, shown, panes: banso.panes(shown), pane: -1 };
    slide.panes.forEach((one, index) => {
      one.button = banso.el("button", { type: "button" }, one.name);
      one.button.addEventListener("click", () => banso.turnTo(slide, index));
      tabs.append(one.button);
    });
    tabs.hidden = slide.panes.length < 2;
    const note = root.querySelector(".note");
    root.classList.toggle("wordy", note.scrollHeight > note.clientHeight + 2);
    banso.turnTo(slide, 0);
    return slide;
  };

  /* Where figures come from, of which revision, and whose outlines they are. */
  banso.foot = function (shown) {
    const { map, revision, source } = shown;
    const outlines = map ? [...map.notices, banso.data.scopes[map.scope].outlines] : [];
    return [revision, ...outlines, source].filter(Boolean).map((one) => one.replace(/[.]$/, ""))
      .join(" · ");
  };

  /* What a slide has to show, each with a name for its button. */
  banso.panes = function (shown) {
    const { title } = shown;
    const panes = [];
    const charts = [...shown.charts];
    const tables = [...shown.tables];
    if (shown.isEmpty) {
      panes.push({ name: "", fill: (room) => problem(shown, room) });
    } else if (shown.map) {
      const fill = shown.beside ? both : picture;
      if (shown.facts.length > FEW && !shown.beside) {
        const chart = charts.shift();
        panes.push({ name: banso.say("facts"), fill: (room) => board(shown, chart, null, room) });
      }
      panes.push({ name: banso.say("map"), fill: (room) => fill(shown, room) });
    } else {
      const chart = charts.shift();
      const table = chart || isLong(shown, tables[0]) ? null : tables.shift();
      const name = banso.say(chart ? "chart" : table ? "table" : "facts");
      panes.push({ name, fill: (room) => board(shown, chart, table, room) });
    }
    const many = (list, key) => list.map((one, at) => ({
      one, name: list.length > 1 ? `${banso.say(key)} ${at + 1}` : banso.say(key),
    }));
    many(charts, shown.map ? "chart" : "chart_more").forEach(({ one, name }) =>
      panes.push({ name, fill: (room) => board({ facts: [] }, one, null, room) }));
    many(tables, "table").forEach(({ one, name }) =>
      panes.push({ name, fill: (room) => board({ facts: [], title }, null, one, room) }));
    return panes;
  };

  /* A table of which only a row or two would have room below the numbers. */
  function isLong({ facts }, table) {
    return Boolean(table) && facts.length > 1 && table.columns.length > 0 && table.columns[0].printed.length > LONG;
  }

  banso.turnTo = function (slide, index) {
    const pane = slide.panes[index];
    if (!pane || slide.pane === index) {
      return;
    }
    slide.pane = index;
    slide.map = null;
    banso.hush();
    slide.room.replaceChildren();
    slide.map = pane.fill(slide.room) || null;
    slide.panes.forEach((one, at) =>
      one.button.setAttribute("aria-pressed", at === index ? "true" : "false"));
  };

  function problem(shown, room) {
    room.append(banso.el("div", { class: "problem" },
      banso.el("p", {}, shown.problem || banso.say("nothing"))));
  }

  /* The map at the left, its number and its legend at the right. */
  function picture(shown, room) {
    const aside = banso.el("aside", {}, ...shown.facts.slice(0, shown.facts.length > FEW ? 1 : FEW).map(banso.fact),
      ...(shown.problem ? [banso.el("p", { class: "warn" }, shown.problem)] : []),
      banso.legend(shown.map.key));
    const holder = banso.el("div", { class: "holder" });
    const body = banso.el("div", { class: "body of-map" }, holder, aside);
    room.append(body);
    lessen(body, aside, TIGHT, () => aside.scrollHeight <= aside.clientHeight + 1);
    const map = banso.map(shown.map, holder.clientWidth, holder.clientHeight);
    holder.append(map.root, zooms(map));
    return map;
  }

  /* Two maps side by side, each under its number; their legend beside them, or one below each. */
  function both(shown, room) {
    const isOne = banso.isAlike(shown.map.key, shown.beside.key);
    const body = banso.el("div", { class: "body of-two" });
    room.append(body);
    const sides = [shown.map, shown.beside].map((map, at) => {
      const holder = banso.el("div", { class: "holder" });
      body.append(banso.el("div", { class: "side" },
        ...shown.facts.slice(at, at + 1).map(banso.fact), holder, isOne ? "" : banso.legend(map.key)));
      return { map, holder };
    });
    if (isOne) {
      body.append(banso.el("aside", {}, banso.legendOfTwo(shown.map.key, shown.beside.key)));
    }
    return sides.map(({ map, holder }) => {
      const made = banso.map(map, holder.clientWidth, holder.clientHeight);
      holder.append(made.root, zooms(made));
      return made;
    })[0];
  }

  function zooms(map) {
    const button = (key, words, act) => {
      const made = banso.el("button", { type: "button", title: banso.say(words), "aria-label": banso.say(words) }, key);
      made.addEventListener("click", act);
      return made;
    };
    return banso.el("div", { class: "zooms" },
      button("+", "zoom_in", () => banso.zoom(map, 1.6)),
      button("−", "zoom_out", () => banso.zoom(map, 1 / 1.6)));
  }

  /* One number with its words, as large as its length allows. */
  banso.fact = function (fact) {
    return banso.el("div", { class: fact.value.length > 9 ? "fact broad" : "fact" },
      banso.el("p", { class: "name" }, fact.name), banso.el("p", { class: "value" }, fact.value),
      ...fact.beside.map((line) => banso.el("p", { class: "beside" }, line)));
  };

  /* Numbers, and a chart or a table in the room that they leave. */
  function board(shown, chart, table, room) {
    const holder = banso.el("div", { class: "holder" });
    const facts = banso.el("div", { class: "facts" }, ...shown.facts.slice(0, MOST).map(banso.fact));
    const isAlone = !chart && !table;
    const isWide = shown.facts.length > 1 || Boolean(table && table.columns.length > NARROW);
    const kind = isAlone ? "alone" : !shown.facts.length ? "whole" : isWide ? "below" : "beside";
    const body = banso.el("div", { class: `body ${kind}` }, shown.facts.length ? facts : "",
      isAlone ? "" : holder);
    if (shown.problem) {
      body.prepend(banso.el("p", { class: "warn" }, shown.problem));
    }
    room.append(body);
    if (shown.facts.length) {
      lessen(body, facts, TIGHT, () => facts.scrollWidth <= facts.clientWidth + 1
        && facts.clientHeight <= room.clientHeight * SHARE[kind]);
    }
    if (chart) {
      const high = Math.max(holder.clientHeight, banso.px(LEAST));
      holder.append(banso.chart(chart, holder.clientWidth, high));
    } else if (table) {
      const box = banso.table(table);
      const said = banso.el("p", { class: "part" }, "\u00A0");
      holder.append(table.title === shown.title ? "" : banso.el("h3", {}, table.title), banso.keyOf(table), box, said);
      if (!banso.isPhone()) {
        banso.whole(box, said);
        return;
      }
      said.remove();
    }
    fading(holder);
  }

  /* What goes on below its edge fades there, until it is scrolled to the end. */
  function fading(holder) {
    const inner = holder.querySelector(".table, .drawn");
    if (!inner) {
      return;
    }
    const look = () => inner.classList.toggle("more",
      inner.scrollHeight - inner.clientHeight - inner.scrollTop > 2);
    inner.addEventListener("scroll", look, { passive: true });
    look();
  }

  /* Try one set of classes after the other until it fits; a phone's column scrolls. */
  function lessen(owner, watched, sets, fits) {
    const all = sets.flatMap((one) => one.split(" ")).filter(Boolean);
    for (const one of sets === TIGHT && banso.isPhone() ? [""] : sets) {
      owner.classList.remove(...all);
      owner.classList.add(...one.split(" ").filter(Boolean));
      if (fits()) {
        return;
      }
    }
  }
})((window.banso = window.banso || {}));
