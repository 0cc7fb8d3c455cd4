/* The map: `banso.open` makes it once a frame, `banso.paint` puts a message on it.

   A message carries values, never shapes: a letter of shade a unit in the order of the
   geometry, the words of the tooltips, the palette. What is loaded stays; what changed is
   drawn again. `banso.painted` counts what reached the screen, for tests and benchmarks. */
(function (banso) {
  "use strict";

  const SLOW = 500; // milliseconds after which a wait is explained
  const REACH = [[-20, 75], [48, 140]]; // as far as the map can be dragged

  banso.painted = { count: 0, at: 0 };

  banso.open = function (id) {
    const map = L.map(id, {
      center: [16, 106], zoom: 5, minZoom: 4, maxZoom: 14, zoomSnap: 0, zoomDelta: 0.75,
      zoomControl: false, attributionControl: false, keyboard: false, boxZoom: false,
      doubleClickZoom: false, // two clicks are "choose" and "let go"
      dragging: !banso.isTouch(), maxBounds: REACH, maxBoundsViscosity: 0.7, zoomAnimation: true,
    });
    const state = {
      map, message: null, geometry: null, plan: null,
      fitted: 0, hovered: null, focused: null, selected: "", circles: [], inside: [], labels: [], names: [], insets: [],
      isTouched: false, token: L.layerGroup(), tooltip: banso.makeTooltip(map),
    };
    map.banso = state;
    banso.state = state;
    sheets(state);
    banso.furnish(state);
    banso.listenToGestures(state);
    const act = actions(state);
    banso.listenToKeys(state, act);
    state.act = act;
    listen(state, act);
    document.fonts.addEventListener("loadingdone", () => {
      banso.forgetWidths(); // names were measured in another face
      state.labelKey = state.seen = "";
      arrange(state);
    });
    // A message that came while the scripts were loading was dropped: ask for the newest.
    setTimeout(() => window.Streamlit && window.Streamlit.setComponentReady(), 0);
    return map;
  };

  /* Put a message on the map. Returns the layer that streamlit-folium adds and later removes. */
  banso.paint = function (map, message) {
    const state = map.banso;
    window.feature_group = []; // it would keep every layer it was ever given
    state.message = message;
    const isHere = banso.loadedGeometry(message.geometry);
    if (isHere) {
      apply(state, isHere);
    } else {
      const isNewest = () => state.message === message;
      // What came to an end is never told as still on its way.
      const slow = setTimeout(() => isNewest() && tellOfShapes(state, "loading"), SLOW);
      banso.geometry(message.geometry).finally(() => clearTimeout(slow)).then(
        (geometry) => isNewest() && apply(state, geometry),
        () => isNewest() && tellOfShapes(state, "failed"),
      );
    }
    return state.token;
  };

  function apply(state, geometry) {
    const { map, message } = state;
    const isNew = state.geometry !== geometry;
    state.geometry = geometry;
    state.selected = message.selected;
    if (isNew) {
      state.hovered = state.focused = null;
      state.isTouched = false;
    }
    const look = banso.look(message.theme);
    // The outline of the chosen unit lies over the names, but under the circles.
    map.getPane("mark").style.zIndex = message.mode === "circles" ? 410 : 440;
    banso.refurnish(state, look);
    const insets = JSON.stringify([geometry.name, message.insets]);
    if (state.insetKey !== insets) {
      banso.buildInsets(state, state.act);
      state.insetKey = insets;
    }
    if (isNew) {
      banso.fit(state);
    } else {
      banso.reveal(state);
    }
    arrange(state);
    banso.paintBase(state);
    banso.paintPoints(state);
    banso.hideTooltip(state);
    report();
    map.getContainer().dataset.painted = "true";
  }

  /* Shapes that are late or did not come: say so where the notices stand. */
  function tellOfShapes(state, what) {
    banso.refurnish(state, banso.look(state.message.theme));
    state.notice.replaceChildren(state.message.texts[what]);
    state.notice.hidden = false;
  }

  /* Say when the frame after the drawing began: by then the pixels are on the screen. */
  function report() {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        banso.painted = { count: banso.painted.count + 1, at: performance.timeOrigin + performance.now() };
      };
      channel.port2.postMessage(null);
    });
  }

  /* Work out what depends on the view or the message, and draw all sheets. */
  function arrange(state) {
    if (!state.geometry) {
      return;
    }
    const { map, message } = state;
    plan(state);
    const ctx = state.words._ctx;
    state.circles = banso.circles(state.plan, message);
    const seen = [state.plan.key, map.getBounds().toBBoxString(), message.language].join();
    if (message.mode === "circles") {
      state.labels = banso.nameBeside(ctx, state, state.circles, []);
      state.labelKey = "";
    } else {
      banso.placeNames(ctx, state, seen);
    }
    if (state.seen !== seen) {
      state.names = banso.nameAround(ctx, state);
      state.seen = seen;
    }
    state.land.redraw();
    state.mark.redraw();
    state.words.redraw();
    banso.drawInsets(state, banso.look(message.theme));
  }
  banso.arrange = arrange;

  function plan(state) {
    const apart = banso.apart(state);
    if (!state.plan || state.plan.key !== banso.planKey(state.geometry, state.map, apart)) {
      state.plan = banso.makePlan(state.geometry, state.map, apart);
    }
  }

  function sheets(state) {
    const stack = { land: 400, words: 420, mark: 440 };
    Object.entries(stack).forEach(([name, height]) => {
      state.map.createPane(name).style.zIndex = height;
      state[name] = new banso.Sheet((ctx) => {
        if (state.geometry) {
          plan(state);
          banso.draw[name](ctx, state, banso.look(state.message.theme));
        }
      }, { pane: name });
      state[name].addTo(state.map);
    });
  }

  function listen(state, act) {
    const { map } = state;
    map.on("moveend", () => arrange(state));
    map.on("dragstart zoomstart", () => (state.isTouched = true));
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
      map.invalidateSize({ animate: false });
      if (state.geometry && !state.isTouched) {
        banso.buildInsets(state, act);
        banso.fit(state);
        state.isTouched = false;
      }
    }).observe(map.getContainer());
  }

  /* What the reader can do to units, whether by pointer or by key. */
  function actions(state) {
    const marked = () => {
      state.mark.redraw();
      banso.drawInsets(state, banso.look(state.message.theme));
    };
    return {
      hover(unit, event) {
        if (!state.geometry || (unit === state.hovered && !event)) {
          return;
        }
        const isChange = unit !== state.hovered;
        state.hovered = unit;
        state.map.getContainer().style.cursor = unit ? "pointer" : "";
        if (isChange) {
          marked();
        }
        if (unit) {
          banso.showTooltip(state, unit, state.map.mouseEventToContainerPoint(event));
        } else {
          banso.hideTooltip(state);
        }
      },
      focus(unit) {
        state.focused = state.hovered = unit;
        marked();
        if (unit) {
          const spot = banso.toPixel(state.plan.frame, unit.spot);
          banso.showTooltip(state, unit, state.map.layerPointToContainerPoint(L.point(spot)));
          banso.announce(state, unit);
        }
      },
      choose(unit) {
        if (unit) {
          state.focused = unit;
          tell(state, unit.code === state.selected ? "" : unit.code);
        }
      },
      clear() {
        state.focused = state.hovered = null;
        banso.hideTooltip(state);
        if (state.selected) {
          tell(state, "");
        } else {
          marked();
        }
      },
    };
  }

  /* Show the choice at once and tell Python; the time makes every click a new value. */
  function tell(state, code) {
    state.selected = code;
    arrange(state);
    window.Streamlit.setComponentValue({ code, scope: state.message.scope, at: Date.now() });
  }
})((window.banso = window.banso || {}));
