/* The slideshow: which slide is seen, which are ready, and what keys, fingers and remotes do. */
(function (banso) {
  "use strict";

  const SWIPE = 60;
  const QUIET_MS = 2500;
  const stage = document.getElementById("stage");
  const state = { at: 0, ready: new Map(), isBlack: false };
  banso.state = state;

  /* Go to a slide; `isTold` where the other window said so. */
  banso.go = function (one, at, isTold = false) {
    const to = banso.clamp(at, 0, banso.data.slides.length - 1);
    if (to === one.at && one.isShown) {
      return;
    }
    one.at = to;
    one.isShown = true;
    banso.hush();
    one.show(to);
    if (!isTold) {
      banso.send({ at: to, isBlack: one.isBlack });
    }
  };

  /* Everything that was laid out is old: the window changed, or the data. */
  banso.afresh = function (one) {
    one.ready.forEach((slide) => slide.root.remove());
    one.ready.clear();
    one.isShown = false;
    banso.go(one, one.at, true);
  };

  state.show = function (at) {
    const seen = slideAt(at);
    state.ready.forEach((slide) => slide.root.classList.toggle("on", slide === seen));
    document.title = `${at + 1}. ${seen.shown.title}`;
    window.history.replaceState(null, "", `#${at + 1}`);
    window.clearTimeout(state.waiting);
    state.waiting = window.setTimeout(() => prepare(at), 30);
  };

  function slideAt(at) {
    if (!state.ready.has(at)) {
      state.ready.set(at, banso.slide(at, stage));
    }
    return state.ready.get(at);
  }

  /* The next and the one before are laid out while this one is looked at; others go. */
  function prepare(at) {
    const count = banso.data.slides.length;
    const near = [at, (at + 1) % count, (at + count - 1) % count];
    state.ready.forEach((slide, key) => {
      if (!near.includes(key)) {
        slide.root.remove();
        state.ready.delete(key);
      }
    });
    near.forEach(slideAt);
  }

  function black(isBlack, isTold = false) {
    state.isBlack = isBlack;
    document.body.classList.toggle("black", isBlack);
    if (!isTold) {
      banso.send({ at: state.at, isBlack });
    }
  }

  function fullScreen() {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else if (document.documentElement.requestFullscreen) {
      document.documentElement.requestFullscreen().catch(() => {});
    }
  }

  function nextPane() {
    const slide = state.ready.get(state.at);
    if (slide) {
      banso.turnTo(slide, (slide.pane + 1) % slide.panes.length);
    }
  }

  const KEYS = {
    ArrowRight: () => banso.go(state, state.at + 1), ArrowLeft: () => banso.go(state, state.at - 1),
    ArrowDown: () => banso.go(state, state.at + 1), ArrowUp: () => banso.go(state, state.at - 1),
    PageDown: () => banso.go(state, state.at + 1), PageUp: () => banso.go(state, state.at - 1),
    Home: () => banso.go(state, 0), End: () => banso.go(state, banso.data.slides.length - 1),
    f: fullScreen, b: () => black(!state.isBlack), ".": () => black(!state.isBlack),
    p: () => !banso.isPresenter && banso.openPresenter(), t: nextPane,
    Escape: () => black(false),
  };

  /* Keys of a table and of a button are theirs; a remote's page keys are always ours. */
  function keyed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const table = event.target.closest && event.target.closest(".table");
    if (table && ["ArrowUp", "ArrowDown", "Home", "End"].includes(key)) {
      return;
    }
    if (key === " ") {
      if (!(event.target.closest && event.target.closest("button"))) {
        banso.go(state, state.at + (event.shiftKey ? -1 : 1));
        event.preventDefault();
      }
    } else if (key in KEYS) {
      KEYS[key]();
      event.preventDefault();
    }
  }

  function swiped() {
    let start = null;
    stage.addEventListener("touchstart", (event) => {
      const isOwn = event.target.closest(".near, .table");
      start = event.touches.length === 1 && !isOwn ? event.touches[0] : null;
    }, { passive: true });
    stage.addEventListener("touchend", (event) => {
      const end = event.changedTouches[0];
      const right = start ? end.clientX - start.clientX : 0;
      if (Math.abs(right) > SWIPE && Math.abs(right) > 2 * Math.abs(end.clientY - start.clientY)) {
        banso.go(state, state.at + (right < 0 ? 1 : -1));
      }
      start = null;
    }, { passive: true });
  }

  const icon = (d) => banso.svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, banso.svg("path", { d }));

  /* Buttons that appear when the mouse moves, beside the number of the slide. */
  function controls() {
    const button = (key, sign, act) => {
      const made = banso.el("button", { type: "button", title: banso.say(key), "aria-label": banso.say(key), id: key }, sign);
      made.addEventListener("click", act);
      return made;
    };
    const bar = banso.el("nav", { class: "controls", "aria-label": banso.say("controls") },
      button("previous", "‹", KEYS.ArrowLeft), button("next", "›", KEYS.ArrowRight),
      button("full_screen", icon("M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"), fullScreen),
      button("presenter", icon("M3 4h18v11H3zM12 15v5M8 20h8M7 8h10M7 11h6"), KEYS.p));
    document.body.append(bar);
    let quiet = 0;
    window.addEventListener("pointermove", () => {
      document.body.classList.add("moving");
      window.clearTimeout(quiet);
      quiet = window.setTimeout(() => document.body.classList.remove("moving"), QUIET_MS);
    });
  }

  function resized() {
    let waiting = 0;
    let size = [window.innerWidth, window.innerHeight].join();
    window.addEventListener("resize", () => {
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        const now = [window.innerWidth, window.innerHeight].join();
        // A phone's address bar comes and goes: only its width counts there.
        if (now !== size && !(window.innerWidth < 700 && now.split(",")[0] === size.split(",")[0])) {
          banso.afresh(state);
        }
        size = now;
      }, 150);
    });
  }

  function heard({ at, isBlack, asks }) {
    if (asks) {
      banso.send({ at: state.at, isBlack: state.isBlack });
      return;
    }
    banso.go(state, at, true);
    if (!banso.isPresenter && isBlack !== state.isBlack) {
      black(isBlack, true);
    }
  }

  function begin() {
    banso.hear(heard);
    window.addEventListener("keydown", keyed);
    if (banso.isPresenter) {
      banso.presenter(state);
      banso.send({ asks: true });
    } else {
      swiped();
      controls();
      banso.kiosk(state);
      window.addEventListener("beforeprint", banso.print);
      window.addEventListener("afterprint", banso.unprint);
      window.addEventListener("hashchange", () => banso.go(state, asked()));
    }
    resized();
    banso.go(state, banso.isPresenter ? 0 : asked(), true);
    document.body.dataset.ready = "true";
  }

  const asked = () => (parseInt(window.location.hash.slice(1), 10) || 1) - 1;

  // Widths are measured, so the letters come first; they are in the file, which takes no time.
  Promise.all(["400", "600", "700"].map((one) => document.fonts.load(`${one} 20px "Be Vietnam Pro"`)))
    .then(begin, begin);
})((window.banso = window.banso || {}));
