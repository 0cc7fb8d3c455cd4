/* What stands on the map beside the shapes: zoom buttons, scale, notices, attribution. */
(function (banso) {
  "use strict";

  const NARROW = 480; // pixels of map width
  const ARROW = '<svg viewBox="0 0 12 16" aria-hidden="true"><path d="M6 0l6 16l-6-4l-6 4z"/></svg>';

  const WHOLE = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M1 5V1h4M11 1h4v4M15 11v4h-4M5 15H1v-4M5 5h6v6H5z"/></svg>';

  banso.furnish = function (state) {
    const { map } = state;
    state.zoom = L.control.zoom({ position: "topleft" }).addTo(map);
    const buttons = state.zoom.getContainer();
    state.zoom._createButton(WHOLE, "", "leaflet-control-zoom-whole", buttons, () => state.geometry && banso.fit(state));
    state.scale = L.control.scale({ position: "bottomright", imperial: false, maxWidth: 70 });
    state.north = L.control({ position: "topright" });
    state.north.onAdd = () => banso.part("div", "banso-north");
    state.north.addTo(map);
    // Leaflet's own prefix shows a country's flag; the name alone is the attribution.
    state.attribution = L.control.attribution({ position: "bottomright", prefix: "Leaflet" }).addTo(map);
    state.notice = document.createElement("div");
    state.notice.className = "banso-notice";
    map.getContainer().appendChild(state.notice);
    map.getContainer().querySelectorAll("a").forEach((link) => (link.tabIndex = -1)); // one tab stop
  };

  /* Put the message's words and colours on the furniture; the theme reaches CSS as variables. */
  banso.refurnish = function (state, look) {
    const { map, message } = state;
    const root = document.documentElement;
    root.lang = message.language;
    root.style.colorScheme = message.theme;
    if (window.frameElement) {
      window.frameElement.style.colorScheme = message.theme; // where they differ the frame is painted over
    }
    ["page", "paper", "ink", "muted", "accent", "frame"].forEach((name) =>
      root.style.setProperty(`--${name}`, look[name]),
    );
    const container = map.getContainer();
    container.classList.add("is-furnished");
    container.setAttribute("role", "application");
    container.setAttribute("aria-roledescription", message.texts.map);
    container.setAttribute("aria-label", banso.spokenLabel(message));
    container.tabIndex = 0;
    nameFrame(message);
    label(container.querySelector(".leaflet-control-zoom-in"), message.texts.zoom_in);
    label(container.querySelector(".leaflet-control-zoom-out"), message.texts.zoom_out);
    label(container.querySelector(".leaflet-control-zoom-whole"), message.texts.whole);
    state.notice.replaceChildren(...message.notices.map((text) => line(text)));
    state.notice.classList.toggle("is-right", !message.own);
    state.notice.hidden = !message.notices.length;
    state.attribution._attributions = { [message.attribution]: 1 };
    state.attribution._update();
    container.querySelectorAll(".leaflet-control-attribution a").forEach((link) => (link.tabIndex = -1));
    turnNorth(state.north.getContainer(), message);
    state.scale.addTo(map).setPosition(scaleCorner(state));
  };

  function turnNorth(arrow, { texts }) {
    arrow.innerHTML = ARROW;
    arrow.append(texts.north);
    arrow.setAttribute("aria-hidden", "true");
  }

  /* Of the whole country the notice stands at the right, on a phone along the foot. */
  function scaleCorner({ map, message }) {
    if (message.own) {
      return "bottomright";
    }
    return map.getSize().x < NARROW ? "topright" : "bottomleft";
  }

  banso.spokenLabel = ({ alt, texts, points }) => [alt, texts.keys, points && points.keys].filter(Boolean).join(" ");

  /* Where the furniture and the insets stand: boxes { x, y, w, h } in layer points, by their middle. */
  banso.furnitureBoxes = function ({ map }) {
    const container = map.getContainer();
    const frame = container.getBoundingClientRect();
    const found = container.querySelectorAll(
      ".banso-notice, .banso-inset, .leaflet-control-zoom, .leaflet-control-scale, .leaflet-control-attribution, .banso-north",
    );
    return [...found].map((element) => {
      const box = element.getBoundingClientRect();
      const middle = [box.left + box.width / 2 - frame.left, box.top + box.height / 2 - frame.top];
      const { x, y } = map.containerPointToLayerPoint(middle);
      return { x, y, w: box.width, h: box.height };
    }).filter(({ w }) => w);
  };

  /* Screen readers name a frame by its title; Streamlit gives the component's technical name. */
  function nameFrame(message) {
    if (window.frameElement) {
      window.frameElement.title = message.texts.map;
    }
  }

  function label(link, text) {
    link.title = text;
    link.setAttribute("aria-label", text);
  }

  function line(text) {
    const made = document.createElement("div");
    made.textContent = text;
    return made;
  }
})((window.banso = window.banso || {}));
