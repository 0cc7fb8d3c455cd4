/* The words of one unit, fetched when it is pointed at.

   Of many units no words travel with a change. One request is on its way at most: the pointer
   that moved on takes back the one before, and one that only passes by asks for nothing. */
(function (banso) {
  "use strict";

  const PAUSE = 80; // milliseconds the pointer stays before anything is asked
  const KEPT = 400;

  const kept = new Map(); // address -> { value, lines }
  let waiting = 0;
  let asking = null;

  /* What is known of a unit now: { value, lines, isWhole }; of one not asked for its class. */
  banso.wordsKnown = function (unit, message) {
    if (message.values) {
      const lines = (message.lines[unit.index] || "").split("\n").filter(Boolean);
      return { value: message.values[unit.index] || message.missing, lines, isWhole: true };
    }
    if (!message.words) {
      return { value: classOf(unit, message), lines: [], isWhole: true };
    }
    const found = kept.get(addressOf(unit, message));
    return found ? { ...found, isWhole: true } : { value: classOf(unit, message), lines: [], isWhole: false };
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
          if (error.name !== "AbortError") {
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
})((window.banso = window.banso || {}));
