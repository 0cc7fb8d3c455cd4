/* What things look like: the colours of both themes and the four patterns.

   Colours of classes come with each message; these are the ones that never change.
   Everything here is a token of the look, so that a legend beside the map can match it. */
(function (banso) {
  "use strict";

  banso.FONT = '"Be Vietnam Pro", "Noto Sans", sans-serif';

  const LOOKS = {
    light: {
      page: "#FFFFFF", paper: "#F6F8F8", ink: "#0E1A20", muted: "#4E5C65", accent: "#2C3F8F",
      neighbour: "#E9EDEF", land: "#DCE2E5", circle: "#19696F", frame: "#7D8A93",
      hatchGround: "#FFFFFF", hatchLine: "#7C8991", dotGround: "#E3E7E9", dot: "#8D99A1",
      outline: "#4E5C65", errorGround: "#FBE7DB", errorLine: "#CF6424",
    },
    dark: {
      page: "#12181C", paper: "#161D21", ink: "#EAEFF1", muted: "#A9B5BC", accent: "#AEBBF7",
      neighbour: "#20292E", land: "#2A343A", circle: "#4c9b82", frame: "#66747D",
      hatchGround: "#12181C", hatchLine: "#94A1A9", dotGround: "#39444A", dot: "#77858E",
      outline: "#A9B5BC", errorGround: "#3A2313", errorLine: "#EE8A4A",
    },
  };
  const ON_LIGHT = "#0E1A20";
  const ON_DARK = "#FFFFFF";
  const DIVERGING_LINE = "#7D8A93";
  const SHARPNESS = 4; // patterns are drawn larger and scaled down, so that they stay crisp

  const patterns = new Map();

  /* The look of a theme, with its patterns made once. */
  banso.look = function (theme) {
    return LOOKS[theme] || LOOKS.light;
  };

  banso.lineOf = function (message, look) {
    return message.diverging ? { colour: DIVERGING_LINE, width: 0.5 } : { colour: look.page, width: 0.75 };
  };

  /* How one unit is filled.

     A shade is one letter a unit: a digit is its class, `a` to `j` the same classes where
     the value is estimated, `m` not reported, `x` not applicable, `n` not convertible from
     former units, `p` of some of its former units only, `!` kept out by an error, `-` plain land.
     Returns the ground colour, and the pattern over it where there is one. */
  banso.fill = function (shade, message, look, ctx) {
    if (shade === "m") {
      return { ground: look.hatchGround, over: hatch(ctx, look) };
    }
    if (shade === "x") {
      return { ground: look.dotGround, over: dots(ctx, look) };
    }
    if (shade === "!") {
      return { ground: look.errorGround, over: null };
    }
    if (shade === "n") {
      return { ground: look.dotGround, over: bars(ctx, look) };
    }
    if (shade === "p") {
      return { ground: look.dotGround, over: diamonds(ctx, look) };
    }
    if (shade === "-") {
      return { ground: look.land, over: null };
    }
    if (shade >= "a") {
      return { ground: message.palette[shade.charCodeAt(0) - 97], over: estimate(ctx) };
    }
    return { ground: message.palette[Number(shade)], over: null };
  };

  /* Is a unit patterned: not reported, not applicable, not convertible, of a part? */
  banso.isPattern = function (message, index) {
    return "mxnp".includes(message.shades[index] || "m");
  };

  /* Ink or white, whichever reads better on this colour (WCAG 2 contrast). */
  banso.textOn = function (colour) {
    const light = luminance(colour);
    const withInk = (light + 0.05) / (luminance(ON_LIGHT) + 0.05);
    const withWhite = 1.05 / (light + 0.05);
    return withInk >= withWhite ? ON_LIGHT : ON_DARK;
  };

  function luminance(colour) {
    const part = (at) => {
      const value = parseInt(colour.slice(at, at + 2), 16) / 255;
      return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
  }

  /* 45 degree lines, 1.5 px every 6 px: nobody reported. */
  function hatch(ctx, look) {
    return pattern(ctx, "hatch" + look.hatchLine, 6, 45, (tile) => {
      tile.fillStyle = look.hatchLine;
      tile.fillRect(0, 0, 1.5, 6);
    });
  }

  /* Dots on a grid of 6 px: the indicator does not apply here. */
  function dots(ctx, look) {
    return pattern(ctx, "dots" + look.dot, 6, 0, (tile) => {
      tile.fillStyle = look.dot;
      tile.beginPath();
      tile.arc(3, 3, 1, 0, 2 * Math.PI);
      tile.fill();
    });
  }

  /* Level lines, 1 px every 5 px on grey: figures of former units that cannot be converted. */
  function bars(ctx, look) {
    return pattern(ctx, "bars" + look.hatchLine, 5, 0, (tile) => {
      tile.fillStyle = look.hatchLine;
      tile.fillRect(0, 2, 5, 1);
    });
  }

  /* Open diamonds on grey, the mark of such values in texts: of some former units only. */
  function diamonds(ctx, look) {
    return pattern(ctx, "diamonds" + look.hatchLine, 10, 0, (tile) => {
      tile.strokeStyle = look.hatchLine;
      tile.lineWidth = 1;
      tile.stroke(new Path2D("M5 2L8 5L5 8L2 5Z"));
    });
  }

  /* 135 degree white lines over the class colour: the value is an estimate. */
  function estimate(ctx) {
    return pattern(ctx, "estimate", 5, -45, (tile) => {
      tile.fillStyle = "rgba(255, 255, 255, 0.65)";
      tile.fillRect(0, 0, 1, 5);
    });
  }

  function pattern(ctx, name, period, angle, draw) {
    if (!patterns.has(name)) {
      const canvas = document.createElement("canvas");
      canvas.width = canvas.height = period * SHARPNESS;
      const tile = canvas.getContext("2d");
      tile.scale(SHARPNESS, SHARPNESS);
      draw(tile);
      const made = ctx.createPattern(canvas, "repeat");
      made.setTransform(new DOMMatrix().rotate(angle).scale(1 / SHARPNESS));
      patterns.set(name, made);
    }
    return patterns.get(name);
  }
})((window.banso = window.banso || {}));
