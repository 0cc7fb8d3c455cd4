/* Framed boxes for islands far out: Hoàng Sa and Trường Sa, from the same shapes.

   An inset takes the parts of the geometry that lie in its bounds; the main map is fitted
   to the rest. Each box has its own scale; an island is a dot at least, never nothing. */
(function (banso) {
  "use strict";

  const DOT = 1.6; // least radius of an island, in pixels
  const HEAD = 40; // pixels of a box that its two lines of heading take
  const MARGIN = 10;
  const FOOT = 68; // pixels below the boxes, for the notices
  const NARROW = 480; // pixels of map width
  const FOOT_NARROW = 48;
  const CLOSE = 1.5; // zoom levels
  const NONE = new Set();

  /* What of the geometry each inset shows. Insets of which the geometry has nothing are left out. */
  banso.insetParts = function (geometry, insets) {
    return insets
      .map((inset) => {
        const [south, west, north, east] = inset.bounds;
        const [left, top] = banso.world(north, west);
        const [right, bottom] = banso.world(south, east);
        const isIn = (part) => {
          const x = (part.box[0] + part.box[2]) / 2;
          const y = (part.box[1] + part.box[3]) / 2;
          return x > left && x < right && y > top && y < bottom;
        };
        const pieces = geometry.units.flatMap((unit) =>
          unit.parts.filter(isIn).map((part) => ({ unit, part })),
        );
        return { ...inset, pieces };
      })
      .filter((inset) => inset.pieces.length);
  };

  /* The parts that the main map leaves to the insets: all of theirs while the whole country or
     province is seen, none once the reader has zoomed in and may go there. */
  banso.apart = function (state) {
    const isClose = state.map.getZoom() > state.fitted + CLOSE;
    return isClose ? NONE : new Set(state.insets.flatMap((inset) => inset.pieces.map(({ part }) => part)));
  };

  /* Where the boxes stand: down the right side, or side by side below on a tall narrow map. */
  banso.insetPlaces = function (count, size) {
    const isNarrow = size.x < NARROW;
    const gap = isNarrow ? 8 : 12;
    if (isNarrow && size.y > 1.15 * size.x) {
      const w = (size.x - gap * (count + 1)) / count;
      return Array.from({ length: count }, (_, n) => ({ x: gap + n * (w + gap), y: size.y - FOOT - 130, w, h: 130 }));
    }
    const foot = isNarrow ? FOOT_NARROW : FOOT;
    const w = isNarrow ? 108 : Math.min(180, Math.max(116, size.x * 0.29));
    const h = Math.min(isNarrow ? 88 : 152, (size.y - foot - 24) / 2);
    const left = size.x - w - (isNarrow ? 8 : 20);
    const top = size.y - foot - count * h - (count - 1) * gap;
    return Array.from({ length: count }, (_, n) => ({ x: left, y: top + n * (h + gap), w, h }));
  };

  /* Build the boxes anew for another geometry or another size of the map; `act` hears clicks and
     the pointer. */
  banso.standInsets = function (state, act) {
    const { geometry, message, map } = state;
    const { x, y } = map.getSize();
    const key = JSON.stringify([geometry.name, message.insets, x, y]);
    if (state.insetKey !== key) {
      state.insetKey = key;
      buildInsets(state, act);
    }
  };

  function buildInsets(state, act) {
    state.insets.forEach((inset) => inset.element.remove());
    const found = banso.insetParts(state.geometry, state.message.insets);
    const places = banso.insetPlaces(found.length, state.map.getSize());
    state.insets = found.map((inset, number) => {
      const made = { ...inset, place: places[number] };
      made.element = element(made);
      made.frame = frameOf(made);
      state.map.getContainer().appendChild(made.element);
      L.DomEvent.disableClickPropagation(made.element);
      made.element.addEventListener("click", (event) => act.choose(pieceAt(made, event)));
      made.element.addEventListener("mousemove", (event) => {
        event.stopPropagation(); // the map would look for what lies under the box
        act.hover(pieceAt(made, event), event);
      });
      made.element.addEventListener("mouseleave", () => act.hover(null));
      return made;
    });
  }

  function element({ title, subtitle, place }) {
    const box = document.createElement("div");
    box.className = "banso-inset";
    Object.assign(box.style, { left: `${place.x}px`, top: `${place.y}px`, width: `${place.w}px`, height: `${place.h}px` });
    const head = document.createElement("strong");
    head.textContent = title;
    const below = document.createElement("span");
    below.textContent = subtitle;
    const canvas = document.createElement("canvas");
    const sharpness = window.devicePixelRatio || 1;
    canvas.width = place.w * sharpness;
    canvas.height = place.h * sharpness;
    box.append(canvas, head, below);
    return box;
  }

  function frameOf({ pieces, place }) {
    const box = pieces.map(({ part }) => part.box).reduce(banso.united);
    const room = [place.w - 2 * MARGIN, place.h - HEAD - MARGIN];
    const scale = Math.min(room[0] / (box[2] - box[0]), room[1] / (box[3] - box[1]));
    const middle = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    return { scale, x: middle[0] * scale - place.w / 2, y: middle[1] * scale - (HEAD + room[1] / 2) };
  }

  banso.drawInsets = function (state, look) {
    state.insets.forEach((inset) => {
      const canvas = inset.element.querySelector("canvas");
      const ctx = canvas.getContext("2d");
      ctx.setTransform(canvas.width / inset.place.w, 0, 0, canvas.height / inset.place.h, 0, 0);
      ctx.clearRect(0, 0, inset.place.w, inset.place.h);
      inset.pieces.forEach((piece) => drawPiece(ctx, piece, inset, state, look));
      const alone = new Set(inset.pieces.map(({ unit }) => unit).filter((unit) => unit.parts.every((part) => inset.pieces.some((piece) => piece.part === part))));
      const middle = [inset.place.w / 2, HEAD + (inset.place.h - HEAD - MARGIN) / 2];
      alone.forEach((unit) => banso.drawCircleAt(ctx, unit, middle, state, look));
      const codes = new Set(inset.pieces.map(({ unit }) => unit.code));
      inset.element.classList.toggle("is-selected", codes.has(state.selected));
      inset.element.classList.toggle("is-hovered", Boolean(state.hovered) && codes.has(state.hovered.code));
    });
  };

  function drawPiece(ctx, { unit, part }, inset, state, look) {
    const shade = state.message.shades[unit.index] || "m";
    const { ground } = banso.fill(shade, state.message, look, ctx);
    const [west, north, east, south] = banso.boxToPixel(inset.frame, part.box);
    const isSmall = Math.max(east - west, south - north) < 2 * DOT;
    ctx.beginPath();
    if (isSmall) {
      ctx.arc((west + east) / 2, (north + south) / 2, DOT, 0, 2 * Math.PI);
    } else {
      banso.ringsInPixels({ parts: [part] }, inset.frame).forEach((ring) => {
        for (let i = 0; i < ring.length; i += 2) {
          ctx[i ? "lineTo" : "moveTo"](ring[i], ring[i + 1]);
        }
        ctx.closePath();
      });
    }
    const isPlain = shade === "-";
    ctx.globalAlpha = banso.strength(state, unit.index);
    ctx.fillStyle = isPlain ? look.muted : ground;
    ctx.fill("evenodd");
    ctx.lineWidth = 0.75; // an edge, so that the palest class and "not reported" are seen on the page
    ctx.strokeStyle = look.muted;
    ctx.stroke();
    ctx.globalAlpha = 1;
  }

  function pieceAt(inset, event) {
    const box = inset.element.getBoundingClientRect();
    const world = banso.toWorld(inset.frame, event.clientX - box.left, event.clientY - box.top);
    const away = ({ part }) => Math.hypot(
      (part.box[0] + part.box[2]) / 2 - world[0], (part.box[1] + part.box[3]) / 2 - world[1],
    );
    return inset.pieces.reduce((best, piece) => (away(piece) < away(best) ? piece : best)).unit;
  }
})((window.banso = window.banso || {}));
