/* The map answers before the page does: an indicator that is pointed at in the page's list is
   fetched and drawn, and shown in the moment in which it is chosen.

   What is fetched is the very message that Python sends when the page has followed; that one is
   then no news. Where the list is not as expected, nothing is fetched, and Python's is waited for. */
(function (banso) {
  "use strict";

  const LIST = ".st-key-indicator [role=combobox]";
  const KEPT = 24; // messages of the whole country are some 8 KB each
  const REST = 40; // milliseconds; who types or goes along the list passes entries that they do not mean
  const PATIENCE = 200; // milliseconds until the page is said to be behind
  const CLOSING = 300; // milliseconds that the page may take to put its list away

  const kept = new Map(); // address -> { found, promise }
  let resting = 0;
  let meant = "";
  let behind = 0;

  banso.listenAhead = function (state) {
    const page = banso.page();
    if (!page) {
      return;
    }
    const pointed = ({ target }) => option(page, target.closest && target.closest("[role=option]"));
    const marked = ({ target }) => {
      const list = page.querySelector(LIST);
      return target === list ? option(page, page.getElementById(list.getAttribute("aria-activedescendant"))) : "";
    };
    const soon = (name) => {
      clearTimeout(resting);
      resting = setTimeout(() => drawn(state, name()), REST);
    };
    const over = (name) => name && name !== meant && soon(() => name); // a typed one may be pointed at, too
    banso.watchPage(["pointerover"], (event) => over(pointed(event)));
    banso.watchPage(["pointerdown"], (event) => drawn(state, pointed(event)));
    banso.watchPage(["pointerup"], (event) => event.button === 0 && show(state, pointed(event)));
    banso.watchPage(["keyup"], (event) => soon(() => marked(event)));
    banso.watchPage(["keydown"], (event) => event.key === "Enter" && show(state, marked(event)));
  };

  /* The rest of the page shows what the map shows; `components/waiting.py` dims it before. */
  banso.followed = function () {
    const page = banso.page();
    clearTimeout(behind);
    if (page) {
      delete page.documentElement.dataset.ahead;
    }
  };

  /* Is this what was painted already? The next message is held against nothing any more. */
  banso.wasAhead = function (state, message) {
    const { ahead } = state;
    state.ahead = "";
    return Boolean(ahead) && ahead === JSON.stringify(message);
  };

  /* What an entry of the list of indicators says; nothing of any other list. */
  function option(page, entry) {
    const list = entry && entry.closest("[role=listbox]");
    const control = list && page.querySelector(LIST);
    return control && control.getAttribute("aria-controls") === list.id ? entry.textContent : "";
  }

  function prepare({ sent }, name) {
    if (!name || !sent || !sent.ahead) {
      return null;
    }
    const address = `${sent.ahead}&named=${encodeURIComponent(name)}`;
    if (!kept.has(address)) {
      const entry = { found: null, promise: null };
      entry.promise = fetch(`../../${address}`)
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`ahead: ${answer.status}`))))
        .then((found) => (entry.found = found))
        .catch(() => kept.delete(address)); // the page follows anyway
      kept.set(address, entry);
      if (kept.size > KEPT) {
        kept.delete(kept.keys().next().value);
      }
    }
    return kept.get(address);
  }

  /* Fetch what an entry is of, and draw it where nobody sees it yet. */
  function drawn(state, name) {
    const entry = prepare(state, name);
    meant = name;
    if (!entry) {
      return;
    }
    const draw = ({ found }) => {
      const around = found && banso.loadedFurniture(found.furniture);
      if (around && meant === name) {
        banso.draft(state, messageOf(state, found), around);
      }
    };
    if (entry.found) {
      draw(entry);
    } else {
      entry.promise.then(() => draw(entry));
    }
  }

  function show(state, name) {
    const entry = prepare(state, name);
    const before = state.newest;
    clearTimeout(resting);
    if (entry && entry.found) {
      putAway();
      paint(state, entry.found);
    } else if (entry) {
      entry.promise.then(() => entry.found && state.newest === before && paint(state, entry.found));
    }
  }

  function messageOf(state, found) {
    const isSame = found.geometry === state.sent.geometry; // a code is of these shapes
    return { ...found, selected: isSame ? state.sent.selected : "" };
  }

  function paint(state, found) {
    const message = messageOf(state, found);
    meant = "";
    state.ahead = JSON.stringify(message);
    banso.put(state, message);
    const root = banso.page().documentElement;
    clearTimeout(behind);
    // Not in the same frame: to dim all of the page is more to draw than the map is.
    behind = setTimeout(() => (root.dataset.ahead = "true"), PATIENCE);
  }

  /* The list hides a part of the map, and the page closes it a frame or two later. */
  function putAway() {
    const control = banso.page().querySelector(LIST);
    const list = banso.page().getElementById(control.getAttribute("aria-controls"));
    const shown = list && (list.closest("[data-trigger]") || list);
    if (shown) {
      shown.style.visibility = "hidden";
      setTimeout(() => (shown.style.visibility = ""), CLOSING); // should it stay after all
    }
  }
})((window.banso = window.banso || {}));
