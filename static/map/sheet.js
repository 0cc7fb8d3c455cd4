/* Sheets: Leaflet's canvas renderer, cut down to one drawing function.

   Leaflet's own keeps every shape as an object and redraws them one by one; streamlit-folium
   would also hang a click handler on each, at every change. A sheet is one object, whatever
   it shows; Leaflet still sizes, moves and zooms its canvas. */
(function (banso) {
  "use strict";

  banso.Sheet = L.Canvas.extend({
    options: { padding: 0.25 },

    initialize: function (draw, options) {
      L.Canvas.prototype.initialize.call(this, options);
      this._drawSheet = draw;
    },

    _initContainer: function () {
      this._container = document.createElement("canvas");
      this._container.setAttribute("aria-hidden", "true"); // the map's label and the table speak for it
      this._container.style.pointerEvents = "none"; // the map itself asks what is under the pointer
      this._ctx = this._container.getContext("2d");
    },

    // Leaflet would draw here whenever the view comes to rest; the map does then, and once.
    _updatePaths: function () {},

    // A view that is set and not moved to is emptied after it came to rest.
    _reset: function () {
      L.Canvas.prototype._reset.call(this);
      this.redraw();
    },

    redraw: function () {
      if (this._map && this._bounds) {
        this._redrawBounds = null;
        this._clear();
        this._draw();
      }
      return this;
    },

    _draw: function () {
      if (this._bounds) {
        this._ctx.save();
        this._drawSheet(this._ctx, this._bounds);
        this._ctx.restore();
      }
    },
  });
})((window.banso = window.banso || {}));
