/* What the time slider is made of: a button, the period, a range, strokes with words below it. */
(function (banso) {
  "use strict";

  const GAP = 14; // pixels between the labels of ticks
  const EDGE = 8; // pixels that the first and the last of them stand out, as in the style sheet
  const ICONS = { play: "M5 3.5v13l11-6.5z", pause: "M5 4h3.5v12H5zM11.5 4H15v12h-3.5z" };

  banso.makeScale = function (state, time) {
    time.bar = banso.part("div", "banso-time");
    time.bar.hidden = true;
    time.button = banso.part("button", "banso-play");
    time.button.type = "button";
    time.range = banso.part("input", "banso-range");
    Object.assign(time.range, { type: "range", min: 0, step: 1 });
    time.label = banso.part("div", "banso-period");
    time.ticks = banso.part("div", "banso-ticks");
    [time.label, time.ticks].forEach((one) => one.setAttribute("aria-hidden", "true")); // the range says it
    time.bar.append(time.button, time.label, time.range, time.ticks);
    time.box = banso.part("div", "banso-when");
    time.box.hidden = true;
    state.map.getContainer().append(time.box);
    document.body.append(time.bar);
  };

  banso.nameButton = function ({ time }, message) {
    const kind = time.isPlaying ? "pause" : "play";
    time.button.hidden = !message.time || !message.time.frames;
    time.button.setAttribute("aria-label", message.texts[kind]);
    time.button.title = message.texts[kind];
    time.button.innerHTML = `<svg viewBox="0 0 20 20" aria-hidden="true"><path d="${ICONS[kind]}"/></svg>`;
  };

  /* A stroke a period; words at as many as there is room for, the last one always. */
  banso.drawTicks = function (time, labels) {
    const room = time.range.clientWidth;
    const key = [room, labels.length, labels[0][0], labels[0][1]].join();
    if (!room || time.tickKey === key) {
      return;
    }
    time.tickKey = key;
    const marks = labels.map(([, words], at) => {
      const mark = banso.part("i", "", "");
      mark.style.left = `${(100 * at) / (labels.length - 1)}%`;
      mark.append(banso.part("span", "", words));
      return mark;
    });
    time.ticks.replaceChildren(...marks);
    const wide = Math.max(...marks.map((mark) => mark.firstChild.offsetWidth));
    const step = time.ticks.clientWidth / (labels.length - 1);
    // The last words end at the edge, so half as much again lies between them and those before.
    const every = Math.max(1, Math.ceil((1.5 * wide + GAP - EDGE) / step));
    const last = labels.length - 1;
    marks.forEach((mark, at) => (mark.firstChild.hidden = (last - at) % every !== 0));
  };

  banso.part = function (tag, name, text) {
    const made = document.createElement(tag);
    made.className = name;
    if (text) {
      made.textContent = text;
    }
    return made;
  };
})((window.banso = window.banso || {}));
