/* The box beside the pointer, and the voice: both say the same of one unit. */
(function (banso) {
  "use strict";

  const GAP = 14;

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

  /* What is said of a unit: its name, its value, and the lines below it. */
  banso.wordsOf = function (unit, message) {
    return {
      name: banso.nameOf(unit, message),
      value: message.values[unit.index] || message.texts.missing,
      lines: (message.lines[unit.index] || "").split("\n").filter(Boolean),
    };
  };

  banso.showTooltip = function (state, unit, at) {
    banso.showWords(state, banso.wordsOf(unit, state.message), at);
  };

  banso.showWords = function (state, { name, value, lines }, at) {
    const { box } = state.tooltip;
    box.replaceChildren(part("strong", name), ...(value ? [part("b", value)] : []), ...lines.map((line) => part("span", line)));
    box.hidden = false;
    const size = state.map.getSize();
    const isRight = at.x + GAP + box.offsetWidth < size.x;
    const left = isRight ? at.x + GAP : Math.max(4, at.x - GAP - box.offsetWidth);
    const top = Math.max(4, Math.min(at.y + GAP, size.y - box.offsetHeight - 4));
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  };

  banso.hideTooltip = function (state) {
    state.tooltip.box.hidden = true;
  };

  banso.announce = function (state, unit) {
    const { name, value, lines } = banso.wordsOf(unit, state.message);
    state.tooltip.voice.textContent = [`${name}: ${value}`, ...lines].join(". ");
  };

  function part(tag, text) {
    const made = document.createElement(tag);
    made.textContent = text;
    return made;
  }
})((window.banso = window.banso || {}));
