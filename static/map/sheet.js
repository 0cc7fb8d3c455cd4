/* Sheets: Leaflet's canvas renderer, cut down to one drawing function.

   Leaflet's own keeps every shape as an object and redraws them one by one; streamlit-folium
   would also hang a click handler on each, at every change. A sheet is one object, whatever
   it shows. While the view moves and after it came to rest what is drawn is slid and stretched,
   until the map has drawn it anew: at once (`renew`), or beside what is seen (`staged`). */
(function (banso) {
  "use strict";

  const SHARPNESS = L.Browser.retina ? 2 : 1; // as Leaflet sizes its canvas

  banso.Sheet = L.Canvas.extend({
    options: { padding: 0.25 },

    /* `draw(ctx)` gives steps: a generator that may rest after each of them. */
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

    getEvents: function () {
      const events = L.Canvas.prototype.getEvents.call(this);
      return { ...events, viewreset: this._onZoom, moveend: this._onZoom };
    },

    // Leaflet would draw here whenever the view comes to rest; the map does then, and once.
    _updatePaths: function () {},

    /* Draw again what is seen, at the view that it was drawn for. */
    redraw: function () {
      if (this._map && this._bounds) {
        this._clear();
        this._ctx.save();
        whole(this._drawSheet(this._ctx));
        this._ctx.restore();
      }
      return this;
    },

    /* Draw for the view as it is now. */
    renew: function () {
      if (this._map) {
        this._bounds = null; // else nothing is sized while a zoom is on its way
        this._update();
        this.redraw();
      }
    },

    /* Draw for the view as it is now on another canvas, step by step; what comes back shows it. */
    *staged(draw) {
      const seen = { _bounds: this._bounds, _center: this._center, _zoom: this._zoom };
      L.Renderer.prototype._update.call(this);
      const made = { _bounds: this._bounds, _center: this._center, _zoom: this._zoom };
      Object.assign(this, seen);
      const canvas = document.createElement("canvas");
      const { min, max } = made._bounds;
      canvas.width = SHARPNESS * (max.x - min.x);
      canvas.height = SHARPNESS * (max.y - min.y);
      const ctx = canvas.getContext("2d");
      ctx.scale(SHARPNESS, SHARPNESS);
      ctx.translate(-min.x, -min.y);
      for (const step of draw(ctx)) {
        flushed(canvas);
        yield step;
      }
      flushed(canvas);
      return () => this._show(canvas, made);
    },

    _show: function (canvas, made) {
      if (!this._map) {
        return;
      }
      Object.assign(this, made);
      const { min, max } = made._bounds;
      this._container.width = canvas.width;
      this._container.height = canvas.height;
      this._container.style.width = `${max.x - min.x}px`;
      this._container.style.height = `${max.y - min.y}px`;
      this._ctx.drawImage(canvas, 0, 0);
      this._ctx.scale(SHARPNESS, SHARPNESS);
      this._ctx.translate(-min.x, -min.y);
      this._onZoom(); // the view may have moved on
    },
  });

  const spot = document.createElement("canvas");
  spot.width = spot.height = 1;

  /* Have the strokes so far put into pixels now: they would be saved up for one long moment. */
  function flushed(canvas) {
    spot.width = 1; // forgets the last one
    spot.getContext("2d").drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1);
  }

  /* All steps at once; gives what the last one does. */
  function whole(steps) {
    let next = steps.next();
    while (!next.done) {
      next = steps.next();
    }
    return next.value;
  }
  banso.whole = whole;
})((window.banso = window.banso || {}));
