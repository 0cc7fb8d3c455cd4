/* Wheel and fingers: the page keeps scrolling unless the reader means the map.

   The wheel zooms with Ctrl (or Command) or while the map has the focus; on a touch screen
   one finger scrolls the page and two move the map. A hint says so when it is needed. */
(function (banso) {
  "use strict";

  const SHOWN = 1400; // milliseconds a hint stays

  const zoomByWheel = L.Map.ScrollWheelZoom.prototype._onWheelScroll;
  L.Map.ScrollWheelZoom.include({
    _onWheelScroll: function (event) {
      const isMeant = event.ctrlKey || event.metaKey ||
        document.activeElement === this._map.getContainer();
      if (isMeant) {
        zoomByWheel.call(this, event);
      } else {
        this._map.fire("banso:wheel");
      }
    },
  });

  banso.isTouch = function () {
    return window.matchMedia("(pointer: coarse)").matches;
  };

  banso.listenToGestures = function (state) {
    const container = state.map.getContainer();
    const hint = document.createElement("div");
    hint.className = "banso-hint";
    hint.hidden = true;
    hint.setAttribute("aria-hidden", "true");
    container.appendChild(hint);
    const show = (text) => {
      hint.textContent = text;
      hint.hidden = false;
      clearTimeout(state.hintTimer);
      state.hintTimer = setTimeout(() => (hint.hidden = true), SHOWN);
    };
    state.map.on("banso:wheel", () => state.message && show(state.message.texts.wheel));
    container.addEventListener("mousedown", () => container.focus({ preventScroll: true }));
    container.addEventListener(
      "touchmove",
      (event) => {
        if (event.touches.length === 1 && state.message) {
          show(state.message.texts.fingers);
        }
      },
      { passive: true },
    );
  };
})((window.banso = window.banso || {}));
