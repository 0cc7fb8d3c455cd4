/* The base map: pictures of an operator's server below the shapes; none by default.

   Without one not a single request leaves for another origin. With one the land is drawn
   translucent, the ground around it is left to the base map, and its owner stands in the
   attribution. */
(function (banso) {
  "use strict";

  const OVER_BASE = 0.72; // enough colour to tell classes apart, enough ground to find a road
  const UNDER = 200; // Leaflet's own pane of tiles; every sheet lies above it

  banso.paintBase = function (state) {
    const { map, message } = state;
    const key = JSON.stringify(message.base || null);
    if (state.baseKey === key) {
      return;
    }
    state.baseKey = key;
    if (state.base) {
      state.base.remove();
      state.base = null;
    }
    map.getPane("land").style.opacity = message.base ? OVER_BASE : "";
    map.getContainer().classList.toggle("has-base", Boolean(message.base));
    if (message.base) {
      state.base = layer(message.base).addTo(map);
    }
  };

  function layer({ kind, url, layers, zoom }) {
    const options = { maxNativeZoom: zoom, maxZoom: 22, zIndex: UNDER, referrerPolicy: "origin" };
    return kind === "wms"
      ? L.tileLayer.wms(url, { ...options, layers, format: "image/png", transparent: true })
      : L.tileLayer(url, options);
  }
})((window.banso = window.banso || {}));
