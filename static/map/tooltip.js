/* The box beside the pointer, and the voice: both say the same of one unit. */
(function (banso) {
  "use strict";

  const GAP = 14;
  const WIDE = 128; // pixels of the line of a unit over the periods
  const HIGH = 24;
  const ROOM = 0.7; // of the width, for two figures
  const TEXT = 16; // below the line, for its first and its last figure

  banso.makeTooltip = function (map) {
    const box = document.createElement("div");
    box.className = "banso-tooltip";
    box.hidden = true;
    const voice = document.createElement("div");
    voice.className = "banso-voice";
    voice.setAttribute("role", "status");
    voice.setAttribute("aria-live", "polite");
    map.getContainer().append(box, voice);
    return { box, voice };
  };

  banso.showTooltip = function (state, unit, at) {
    const known = banso.wordsKnown(unit, state.message);
    const isNew = state.tooltip.unit !== unit || state.tooltip.message !== state.message;
    Object.assign(state.tooltip, { unit, at, message: state.message });
    if (isNew) {
      fill(state, known);
    }
    place(state);
    if (isNew && known.isDrawn) {
      banso.askNothing();
    } else if (isNew && !state.time.isPlaying) {
      banso.askWords(unit, state.message, (found) => {
        if (state.tooltip.unit === unit) {
          fill(state, found);
          place(state);
        }
      });
    }
  };

  /* Words that are there already, of what is no unit; a value and lines if there are any. */
  banso.showWords = function (state, { name, value, lines }, at) {
    Object.assign(state.tooltip, { unit: null, at, message: state.message });
    write(state, name, value, lines);
    place(state);
  };

  /* The map shows another period: so does the box, where the pointer rests on a unit. */
  banso.refreshTooltip = function (state) {
    const { unit, at } = state.tooltip;
    if (unit) {
      banso.showTooltip(state, unit, at);
    }
  };

  function fill(state, { value, lines, course, now, ends }) {
    write(state, banso.nameOf(state.tooltip.unit, state.message), value, lines);
    if (course) {
      state.tooltip.box.append(spark(course, now, ends || []));
    }
  }

  /* The figures of all periods as a small line, with gaps where nothing is known; its first and last. */
  function spark(course, now, ends) {
    const place = (at) => [(WIDE * at) / (course.length - 1), HIGH * (1 - course[at])].map((one) => one.toFixed(1));
    const line = course.map((share, at) => {
      const isStart = !at || course[at - 1] === null;
      return share === null ? "" : `${isStart ? "M" : "L"}${place(at)}${course[at + 1] == null && isStart ? "h.01" : ""}`;
    });
    const high = HIGH + 8 + (ends.length ? TEXT : 0);
    const picture = drawn("svg", { viewBox: `-4 -4 ${WIDE + 8} ${high}`, width: WIDE + 8, height: high, "aria-hidden": "true" });
    picture.append(drawn("path", { d: `M0 ${HIGH}H${WIDE}`, class: "is-ground" }), drawn("path", { d: line.join("") }));
    if (course[now] !== null) {
      const [cx, cy] = place(now);
      picture.append(drawn("circle", { cx, cy, r: 3 }));
    }
    const known = course.flatMap((share, at) => (share === null ? [] : [at]));
    const reach = known.length ? [known[0], known[known.length - 1]].map((at) => Number(place(at)[0])) : [0, 0];
    const isRoomy = reach[1] - reach[0] >= WIDE * ROOM; // else the two would be written over each other
    (isRoomy ? ends : []).forEach((text, at) => {
      const figure = drawn("text", { x: reach[at], y: HIGH + TEXT, "text-anchor": at ? "end" : "start" });
      figure.textContent = text;
      picture.append(figure);
    });
    return picture;
  }

  function drawn(tag, facts) {
    const made = L.SVG.create(tag);
    Object.entries(facts).forEach(([name, value]) => made.setAttribute(name, value));
    return made;
  }

  function write({ tooltip: { box } }, name, value, lines) {
    const said = [part("strong", name)];
    if (value) {
      said.push(part("b", value));
    }
    box.replaceChildren(...said, ...lines.map((line) => part("span", line)));
  }

  function place(state) {
    const { box, at } = state.tooltip;
    box.hidden = false;
    const size = state.map.getSize();
    const isRight = at.x + GAP + box.offsetWidth < size.x;
    const left = isRight ? at.x + GAP : Math.max(4, at.x - GAP - box.offsetWidth);
    const top = Math.max(4, Math.min(at.y + GAP, size.y - box.offsetHeight - 4));
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  }

  banso.hideTooltip = function (state) {
    banso.askNothing();
    state.tooltip.box.hidden = true;
    state.tooltip.unit = null;
  };

  /* Read a unit aloud, once all of its words are there. */
  banso.announce = function (state, unit) {
    const say = ({ value, lines }) => {
      const first = [banso.nameOf(unit, state.message), value].filter(Boolean).join(": ");
      state.tooltip.voice.textContent = [first, ...lines].join(". ");
    };
    const known = banso.wordsKnown(unit, state.message);
    if (known.isWhole) {
      say(known); // its line comes with the tooltip
    } else {
      banso.askWords(unit, state.message, (found) => {
        if (state.tooltip.unit === unit) {
          fill(state, found);
          place(state);
        }
        if (state.focused === unit) {
          say(found);
        }
      });
    }
  };

  function part(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  }
})((window.banso = window.banso || {}));
