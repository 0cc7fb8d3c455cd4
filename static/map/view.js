/* What part of the world is seen: fitted to the shapes, clear of the insets and the furniture. */
(function (banso) {
  "use strict";

  const PADDING = 16;
  const ASIDE = [[0, 28], [0, 48], [44, 28], [0, 72], [44, 48], [44, 72]]; // pixels kept free at the left and below
  const STEP = 12;
  const LEAST = 4; // zoom level
  const OUT = 1; // zoom levels that one can go out beyond the whole
  const REACH = 0.25; // of the whole: as far as the map can be dragged beyond it

  /* Fit the map to its shapes, without those that the insets show. */
  banso.fit = function (state) {
    const { map, geometry } = state;
    const elsewhere = new Set(state.insets.flatMap((inset) => inset.pieces.map(({ part }) => part)));
    const parts = geometry.units.flatMap((unit) => unit.parts.filter((part) => !elsewhere.has(part)));
    if (!parts.length) {
      return;
    }
    const box = parts.map((part) => part.box).reduce(banso.united);
    const bounds = L.latLngBounds(banso.latLng(box[0], box[3]), banso.latLng(box[2], box[1]));
    const room = roomForInsets(state);
    map.options.minZoom = LEAST; // the last place's limits are not this one's
    map.setMaxBounds(null);
    const views = ASIDE.map(([left, foot]) =>
      map._getBoundsCenterZoom(bounds, {
        paddingTopLeft: [PADDING + left, PADDING],
        paddingBottomRight: [PADDING + room.right, foot + room.bottom],
      }),
    );
    const clear = views.filter((view) => isClear(state, view));
    const best = clear.reduce((one, other) => (other.zoom > one.zoom ? other : one), clear[0] || views[views.length - 1]);
    map.setView(best.center, best.zoom, { animate: false });
    state.fitted = map.getZoom();
    state.fittedIn = map.getSize();
    state.isTouched = false;
    limit(state);
  };

  /* Nobody is lost at sea: what is seen stays near the place, all of it and its islands. */
  function limit(state) {
    const { map, geometry, fitted } = state;
    const box = geometry.units.flatMap((unit) => unit.parts.map((part) => part.box)).reduce(banso.united);
    const whole = L.latLngBounds(banso.latLng(box[0], box[3]), banso.latLng(box[2], box[1])).extend(map.getBounds());
    state.whole = whole.pad(REACH);
    map.setMaxBounds(state.whole);
    map.setMinZoom(Math.min(fitted, Math.max(LEAST, fitted - OUT)));
  }

  function roomForInsets({ insets, map }) {
    if (!insets.length) {
      return { right: 0, bottom: 0 };
    }
    const size = map.getSize();
    const { x, y, w } = insets[0].place;
    const isBelow = insets.length > 1 && y === insets[1].place.y;
    const isNarrow = w < size.x / 2; // the shapes stand beside the boxes
    return isBelow ? { right: 0, bottom: size.y - y - PADDING } : { right: isNarrow ? size.x - x - PADDING : 0, bottom: 0 };
  }

  /* Would no shape lie under the notices, the buttons or the scale, seen like this? */
  function isClear({ map, geometry }, { center, zoom }) {
    const frame = map.getContainer().getBoundingClientRect();
    const scale = 256 * Math.pow(2, zoom);
    const corner = map.project(center, zoom).subtract(map.getSize().divideBy(2));
    const words = map.getContainer().querySelectorAll(".banso-notice, .leaflet-control-zoom, .leaflet-control-scale");
    return [...words].every((element) => {
      const box = element.getBoundingClientRect();
      for (let x = box.left; x <= box.right + STEP; x += STEP) {
        for (let y = box.top; y <= box.bottom; y += STEP) {
          const world = [(x - frame.left + corner.x) / scale, (y - frame.top + corner.y) / scale];
          if (banso.unitAt(geometry.units, world[0], world[1])) {
            return false;
          }
        }
      }
      return true;
    });
  }

  /* A unit chosen elsewhere (search, the address) is brought into view; else nothing moves. */
  banso.reveal = function (state) {
    const unit = state.geometry.byCode.get(state.selected);
    const isElsewhere = unit && state.insets.some(({ pieces }) => pieces.some((piece) => piece.part === unit.parts[0]));
    if (!unit || !unit.parts.length || isElsewhere) {
      return;
    }
    const at = banso.latLng(...unit.spot);
    if (!state.map.getBounds().contains(at)) {
      state.map.panTo(at, { animate: false });
    }
  };
})((window.banso = window.banso || {}));
