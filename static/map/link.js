/* Two maps on one page that move together, and show the unit that is pointed at on either.

   Each stands in a frame of its own; they hear of each other by events of the page around
   them, which has the same origin. Whom the reader touched last leads and alone tells, so
   nothing comes back as an echo. Nothing is asked of the server. */
(function (banso) {
  "use strict";

  const EVENT = "banso:linked";
  const TOUCHES = ["pointerenter", "pointerdown", "wheel", "keydown", "focusin", "touchstart"];

  banso.listenToLinked = function (state) {
    state.leads = false;
    if (!banso.page()) {
      return;
    }
    banso.watchPage([EVENT], ({ detail }) => {
      if (detail.from !== window && state.sent && state.sent.link && detail.link === state.sent.link) {
        state.leads = false;
        follow(state, detail);
      }
    });
    TOUCHES.forEach((kind) =>
      document.documentElement.addEventListener(kind, () => (state.leads = true), { capture: true, passive: true }));
    state.map.on("zoomanim", ({ center, zoom }) => tellView(state, "zoom", center, zoom));
    state.map.on("move", () => tellView(state, "move", state.map.getCenter(), state.map.getZoom()));
    state.map.on("moveend", () => tellView(state, "rest", state.map.getCenter(), state.map.getZoom()));
  };

  /* Tell the other map something, where there is one and the reader is on this. */
  banso.tellLinked = function (state, kind, what) {
    if (state.leads && state.sent && state.sent.link) {
      const detail = { from: window, link: state.sent.link, kind, what };
      window.parent.document.dispatchEvent(new CustomEvent(EVENT, { detail }));
    }
  };

  function tellView(state, kind, { lat, lng }, zoom) {
    banso.tellLinked(state, kind, { lat, lng, zoom });
  }

  function follow(state, { kind, what }) {
    if (kind === "hover") {
      state.act.echo(what);
    } else if (state.geometry) {
      state.isTouched = true;
      moved(state.map, kind, what);
    }
  }

  /* A drag is followed by sliding what is drawn; it is drawn anew where it comes to rest. */
  function moved(map, kind, { lat, lng, zoom }) {
    const centre = L.latLng(lat, lng);
    if (kind === "zoom") {
      map.setView(centre, zoom, { animate: true });
    } else if (kind === "rest") {
      if (map.getZoom() !== zoom || map._animatingZoom || !map.getCenter().equals(centre, 1e-7)) {
        map.setView(centre, zoom, { animate: false });
      } else {
        map.fire("moveend"); // it slid here, and is drawn now
      }
    } else if (map.getZoom() === zoom && !map._animatingZoom) {
      map._rawPanBy(map.project(centre).subtract(map.project(map.getCenter())).round());
      map.fire("move");
    }
  }
})((window.banso = window.banso || {}));
