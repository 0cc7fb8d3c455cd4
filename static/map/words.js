/* The words of one unit, fetched when it is pointed at.

   Of many units no words travel with a change. One request is on its way at most: the pointer
   that moved on takes back the one before, and one that only passes by asks for nothing. */
(function (banso) {
  "use strict";

  const LISTED = 4; // names of a circle of points that the tooltip has room for

  const PAUSE = 80; // milliseconds the pointer stays before anything is asked
  const KEPT = 400;

  const kept = new Map(); // address -> { value, lines }
  let waiting = 0;
  let asking = null;

  /* What is known of a unit now: { value, lines, isWhole }; of one not asked for its class. Its course
     over the periods comes when it is asked for, even where its words are here: `isDrawn` then. */
  banso.wordsKnown = function (unit, message) {
    if (message.values) {
      const lines = (message.lines[unit.index] || "").split("\n").filter(Boolean);
      const drawn = message.words ? kept.get(addressOf(unit, message)) : {};
      const { course, now, ends } = drawn || {};
      return { value: message.values[unit.index] || message.missing, lines, course, now, ends, isWhole: true, isDrawn: Boolean(drawn) };
    }
    if (!message.words) {
      return { value: classOf(unit, message), lines: [], isWhole: true, isDrawn: true };
    }
    const found = kept.get(addressOf(unit, message));
    return found ? { ...found, isWhole: true, isDrawn: true } : { value: classOf(unit, message), lines: [], isWhole: false };
  };

  /* Ask for the words of a unit; `then` hears that they came, or that they did not. */
  banso.askWords = function (unit, message, then) {
    banso.askNothing();
    const address = addressOf(unit, message);
    waiting = setTimeout(() => {
      asking = new AbortController();
      fetch(`../../${address}`, { signal: asking.signal })
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`words: ${answer.status}`))))
        .then((found) => {
          kept.set(address, found);
          if (kept.size > KEPT) {
            kept.delete(kept.keys().next().value);
          }
          then(banso.wordsKnown(unit, message));
        })
        .catch((error) => {
          if (error.name !== "AbortError" && !message.values) {
            then({ value: classOf(unit, message), lines: [message.texts.no_words], isWhole: true });
          }
        });
    }, PAUSE);
  };

  banso.askNothing = function () {
    clearTimeout(waiting);
    if (asking) {
      asking.abort();
      asking = null;
    }
  };

  function addressOf(unit, message) {
    const [path, query] = message.words.split("?");
    const asked = new URLSearchParams(query);
    asked.set("unit", unit.code);
    if (message.period) {
      asked.set("period", message.period);
    }
    return `${path}?${asked}`;
  }

  /* The limits of a unit's class, as the legend has them. */
  function classOf(unit, message) {
    const shade = message.shades[unit.index] || "m";
    const at = shade >= "a" && shade <= "g" ? shade.charCodeAt(0) - 97 : Number(shade);
    return message.labels[at] || "";
  }

  /* What is said of a circle: of one point all that is known, of several the first of them. */
  banso.wordsOfPoints = function (state, found) {
    const { message } = state;
    const unit = state.geometry.byCode.get(found.points[0].code);
    const of = unit ? `${banso.nameOf(unit, message)}: ${banso.wordsKnown(unit, message).value}` : "";
    if (found.points.length === 1) {
      const [point] = found.points;
      const size = point.size === 1 ? "" : `${banso.inFigures(point.size, state)} ${message.points.unit}`;
      return { name: point.name || message.points.one, value: "", lines: [point.kind, point.state, size, of].filter(Boolean) };
    }
    const names = found.points.slice(0, LISTED).map((point) => point.name).filter(Boolean);
    const rest = found.points.length - names.length;
    const more = rest > 0 && names.length ? [message.points.more.replace("%n", banso.inFigures(rest, state))] : [];
    const isOne = found.points.every((point) => point.code === found.points[0].code);
    const closer = state.map.getZoom() < banso.CLOSEST ? [message.points.zoom] : [];
    return {
      name: `${banso.inFigures(found.size, state)} ${message.points.unit}`, value: "",
      lines: [...names, ...more, ...(isOne && of ? [of] : []), ...closer],
    };
  };

  banso.inFigures = function (size, { message }) {
    return size.toLocaleString(message.language);
  };
})((window.banso = window.banso || {}));
