/* The map: `banso.open` makes it once a frame, `banso.paint` puts a message on it.

   A message carries values, never shapes: a letter of shade a unit in the order of the
   geometry, the words of the tooltips, the palette. What is loaded stays; what changed is
   drawn again. `banso.painted` counts what reached the screen, for tests and benchmarks. */
(function (banso) {
  "use strict";

  const COUNTRY = [[4, 96], [27, 122]];
  const PADDING = 16;

  banso.painted = { count: 0, at: 0 };

  banso.open = function (id) {
    const map = L.map(id, {
      center: [16, 106], zoom: 5, minZoom: 4, maxZoom: 14, zoomSnap: 0, zoomDelta: 0.75,
      zoomControl: false, attributionControl: false, keyboard: false, boxZoom: false,
      doubleClickZoom: false, // two clicks are "choose" and "let go"
      dragging: !banso.isTouch(), maxBounds: COUNTRY, maxBoundsViscosity: 0.7, zoomAnimation: true,
    });
    const state = {
      map, message: null, geometry: null, plan: null,
      hovered: null, focused: null, selected: "", circles: [], labels: [], names: [], insets: [],
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
    document.fonts.load(banso.labelFont(map), "Bản Số").then(() => {
      banso.forgetWidths();
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
      banso.geometry(message.geometry).then(
        (geometry) => state.message === message && apply(state, geometry),
        () => state.message === message && failed(state),
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
    banso.refurnish(state, look);
    if (isNew) {
      banso.buildInsets(state, state.act);
      fit(state);
    } else {
      reveal(state);
    }
    arrange(state);
    banso.hideTooltip(state);
    report();
    map.getContainer().dataset.painted = "true";
  }

  function failed(state) {
    banso.refurnish(state, banso.look(state.message.theme));
    state.notice.replaceChildren(state.message.texts.failed);
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

  function fit(state) {
    const { map, geometry } = state;
    const inInsets = new Set(state.insets.flatMap((inset) => inset.pieces.map(({ part }) => part)));
    const boxes = geometry.units.flatMap((unit) => unit.parts.filter((part) => !inInsets.has(part)));
    if (!boxes.length) {
      return;
    }
    const box = boxes.map((part) => part.box).reduce(banso.united);
    const room = roomForInsets(state);
    const bounds = L.latLngBounds(banso.latLng(box[0], box[3]), banso.latLng(box[2], box[1]));
    map.fitBounds(bounds, {
      animate: false, paddingTopLeft: [PADDING, PADDING],
      paddingBottomRight: [PADDING + room.right, PADDING + room.bottom],
    });
  }

  function roomForInsets({ insets, map }) {
    if (!insets.length) {
      return { right: 0, bottom: 0 };
    }
    const size = map.getSize();
    const isBelow = insets.length > 1 && insets[0].place.y === insets[1].place.y;
    return isBelow
      ? { right: 0, bottom: size.y - insets[0].place.y }
      : { right: size.x - insets[0].place.x - PADDING, bottom: 0 };
  }

  /* A unit chosen elsewhere (search, the address) is brought into view; else nothing moves. */
  function reveal(state) {
    const unit = state.geometry.byCode.get(state.selected);
    if (!unit || !unit.parts.length) {
      return;
    }
    const at = banso.latLng(...unit.spot);
    if (!state.map.getBounds().contains(at) && !isInInset(unit, state)) {
      state.map.panTo(at, { animate: false });
    }
  }

  function isInInset(unit, state) {
    return state.insets.some(({ pieces }) => pieces.some((piece) => piece.part === unit.parts[0]));
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
    const labelKey = [state.plan.key, state.selected, message.mode, message.geometry, document.fonts.size].join();
    if (message.mode === "circles") {
      state.labels = banso.nameCircles(ctx, state.circles, state.selected, map);
      state.labelKey = "";
    } else if (state.labelKey !== labelKey) {
      state.labels = banso.placeLabels(state.plan, ctx, map, state.selected);
      state.labelKey = labelKey;
    }
    const seen = [state.plan.key, map.getBounds().toBBoxString(), message.language].join();
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
    if (!state.plan || state.plan.key !== banso.planKey(state.geometry, state.map)) {
      state.plan = banso.makePlan(state.geometry, state.map);
    }
  }

  function sheets(state) {
    const stack = { land: 400, mark: 420, words: 440 };
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
    map.on("mousemove", (event) => act.hover(banso.unitUnder(state, event.layerPoint), event.originalEvent));
    map.on("mouseout", () => act.hover(null));
    map.on("click", (event) => act.choose(banso.unitUnder(state, event.layerPoint)));
    new ResizeObserver(() => {
      map.invalidateSize({ animate: false });
      if (state.geometry && !state.isTouched) {
        banso.buildInsets(state, act);
        fit(state);
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
