/* The map: `banso.open` makes it once a frame, `banso.paint` puts a message on it.

   A message carries values, never shapes: a letter of shade a unit in the order of the
   geometry, the palette, of few units their words. What is loaded stays; what changed is
   drawn again. `banso.painted` counts what reached the screen, for tests and benchmarks. */
(function (banso) {
  "use strict";

  const SLOW = 500; // milliseconds after which a wait is explained

  banso.painted = { count: 0, at: 0 };

  banso.open = function (id) {
    const map = L.map(id, {
      center: [16, 106], zoom: 5, minZoom: 4, maxZoom: 14, zoomSnap: 0, zoomDelta: 0.75,
      zoomControl: false, attributionControl: false, keyboard: false, boxZoom: false,
      doubleClickZoom: false, // two clicks are "choose" and "let go"
      dragging: !banso.isTouch(), maxBoundsViscosity: 0.7, zoomAnimation: true,
    });
    const state = {
      map, newest: null, sent: null, message: null, geometry: null, plan: null,
      fitted: 0, fittedIn: null, hovered: null, focused: null, selected: "", circles: [], numbers: { inside: [], beside: new Map() }, inside: [], labels: [], names: [], insets: [],
      isTouched: false, isFitting: false, ahead: "", draft: null, token: L.layerGroup(), tooltip: banso.makeTooltip(map),
    };
    map.getContainer().style.visibility = "hidden"; // until it is furnished, and the style sheet is there to say so
    map.banso = state;
    banso.state = state;
    sheets(state);
    banso.furnish(state);
    state.time = banso.makeTime(state);
    banso.listenToGestures(state);
    const act = banso.actions(state);
    banso.listenToKeys(state, act);
    state.act = act;
    listen(state, act);
    banso.listenToLegend(state);
    banso.listenToLinked(state);
    banso.listenAhead(state);
    document.fonts.addEventListener("loadingdone", () => {
      banso.forgetWidths(); // names were measured in another face
      state.labelKey = state.seen = "";
      banso.arrange(state);
    });
    // A message that came while the scripts were loading was dropped: ask for the newest.
    setTimeout(() => window.Streamlit && window.Streamlit.setComponentReady(), 0);
    return map;
  };

  /* Put a message on the map. Returns the layer that streamlit-folium adds and later removes. */
  banso.paint = function (map, message) {
    const state = map.banso;
    banso.followed();
    window.feature_group = []; // it would keep every layer it was ever given
    if (banso.wasAhead(state, message)) {
      state.newest = message;
    } else {
      banso.put(state, message);
    }
    return state.token;
  };

  /* Show a message: at once, where all it needs is loaded. */
  banso.put = function (state, message) {
    state.newest = message;
    const geometry = banso.loadedGeometry(message.geometry);
    const around = banso.loadedFurniture(message.furniture);
    if (geometry && around) {
      apply(state, message, around, geometry);
    } else {
      fetchFirst(state, message);
    }
  };

  function fetchFirst(state, message) {
    const isNewest = () => state.newest === message;
    const around = banso.furniture(message.furniture);
    const tell = (what) => around.then((found) => isNewest() && tellOfShapes(state, { ...message, ...found }, what), () => {});
    // What came to an end is never told as still on its way.
    let isOver = false;
    const slow = setTimeout(() => around.then(() => isOver || tell("loading"), () => {}), SLOW);
    Promise.all([banso.geometry(message.geometry), around]).finally(() => {
      isOver = true;
      clearTimeout(slow);
    }).then(
      ([geometry, found]) => isNewest() && apply(state, message, found, geometry),
      () => tell("failed"),
    );
  }

  function apply(state, message, around, geometry) {
    const { map } = state;
    state.sent = { ...message, ...around };
    banso.keepRow(state);
    state.message = banso.timed(state, state.sent);
    const isNew = state.geometry !== geometry;
    state.geometry = geometry;
    state.selected = message.selected;
    banso.keepPart(state);
    if (isNew) {
      state.hovered = state.focused = null;
      state.isTouched = false;
    }
    const look = banso.look(message.theme);
    // The outline of the chosen unit lies over the names, but under the circles.
    map.getPane("mark").style.zIndex = message.mode === "circles" ? 410 : 440;
    banso.refurnish(state, look);
    state.isFitting = isNew; // what is seen on the way there is not worth drawing
    if (isNew) {
      map.invalidateSize({ animate: false }); // a slider may have come below, which the insets go by too
    }
    banso.standInsets(state, state.act);
    if (isNew) {
      banso.fit(state);
      state.isFitting = false;
    } else {
      banso.reveal(state);
    }
    if (isNew || !banso.showDraft(state, message)) {
      banso.arrange(state);
    }
    banso.paintBase(state);
    banso.paintPoints(state);
    banso.showTapped(state);
    report(state);
    map.getContainer().dataset.painted = "true";
  }

  /* Another period from memory: same shapes, same place. */
  banso.repaint = function (state, message) {
    if (!state.geometry || message === state.message) {
      return;
    }
    const isOther = message.shades !== state.message.shades || message.sizes !== state.message.sizes || message.inks !== state.message.inks;
    state.message = message;
    state.map.getContainer().setAttribute("aria-label", banso.spokenLabel(message));
    if (isOther) {
      banso.arrange(state);
    }
    banso.refreshTooltip(state);
    report(state);
  };

  /* Shapes that are late or did not come: say so where the notices stand. */
  function tellOfShapes(state, message, what) {
    banso.tellSettled();
    state.message = banso.timed(state, message);
    banso.refurnish(state, banso.look(message.theme));
    state.notice.replaceChildren(state.message.texts[what]);
    state.notice.hidden = false;
  }

  /* Say when the frame after the drawing began: by then the pixels are on the screen. */
  function report(state) {
    const { period } = state.message;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        state.map.getContainer().dataset.period = period;
        banso.painted = { count: banso.painted.count + 1, at: performance.timeOrigin + performance.now() };
        banso.tellSettled();
      };
      channel.port2.postMessage(null);
    });
  }

  function sheets(state) {
    const stack = { land: 400, words: 420, mark: 440 };
    Object.entries(stack).forEach(([name, height]) => {
      state.map.createPane(name).style.zIndex = height;
      const draw = (ctx) => (state.plan ? banso.draw[name](ctx, state, banso.look(state.message.theme)) : [].values());
      state[name] = new banso.Sheet(draw, { pane: name });
      state[name].addTo(state.map);
    });
  }

  function listen(state, act) {
    const { map } = state;
    map.on("moveend", () => state.isFitting || banso.settle(state));
    map.on("zoomstart", () => banso.keepAsIs(state));
    map.on("dragstart zoomstart", () => {
      state.isTouched = true;
      banso.hideTooltip(state); // it stands on the screen, not on the map
    });
    map.on("mousemove", ({ layerPoint, originalEvent }) => {
      const isOnButton = originalEvent.target.closest && originalEvent.target.closest(".leaflet-control");
      if (!isOnButton && banso.hoverPoint(state, layerPoint, originalEvent)) {
        return;
      }
      act.hover(isOnButton ? null : banso.unitUnder(state, layerPoint), originalEvent);
    });
    map.on("mouseout", () => act.hover(null));
    map.on("click", (event) => {
      if (!banso.enterCluster(state, event.layerPoint)) {
        act.choose(banso.unitUnder(state, event.layerPoint));
      }
    });
    new ResizeObserver(() => {
      const before = map.getSize();
      map.invalidateSize({ animate: false });
      const isFitted = state.fittedIn && state.fittedIn.equals(map.getSize());
      if (state.geometry) {
        banso.standInsets(state, act);
      }
      if (state.geometry && !state.isTouched && !isFitted) {
        banso.fit(state);
      }
      if (!before.equals(map.getSize())) {
        banso.arrange(state);
      }
    }).observe(map.getContainer());
  }
})((window.banso = window.banso || {}));
