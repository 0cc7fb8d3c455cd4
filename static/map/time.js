/* The time slider below the map: every period of the indicator, and a button that plays them.

   The shades of all periods are fetched once, when the slider is first touched; dragging and
   playing then paint from memory. Only where the slider comes to rest is Python told, and the
   page follows. Until it has, the map itself says which period it shows, and the whole's figure. */
(function (banso) {
  "use strict";

  const STEP = 1200; // milliseconds a period stays
  const CALM = 2400; // the same for who asked for less motion
  const REST = 400; // milliseconds after the last key until the page follows
  const TRUST = 4000; // milliseconds in which an older period of Python's is not yet its answer
  const KEPT = 12; // indicators whose periods are kept

  const kept = new Map(); // address -> { frames, promise }

  banso.makeTime = function (state) {
    const time = { isPlaying: false, isDragged: false, pending: "", pendingAt: 0, address: "", at: 0 };
    banso.makeScale(state, time);
    listen(state, time);
    return time;
  };

  /* A message came: show its period on the slider, unless the reader is ahead of it.
     Returns what is to be painted: the message, or a frame of its indicator. */
  banso.timed = function (state, message) {
    const { time } = state;
    const offered = message.time;
    document.body.classList.toggle("has-time", Boolean(offered));
    time.bar.hidden = !offered;
    if (!offered || offered.frames !== time.address) {
      halt(state);
      time.pending = "";
      time.isDragged = false;
    }
    if (!offered) {
      time.address = "";
      return shown(state, message, null);
    }
    time.address = offered.frames;
    time.range.max = offered.labels.length - 1;
    time.range.setAttribute("aria-label", message.texts.period);
    banso.nameButton(state, message);
    if (offered.period === time.pending || Date.now() - time.pendingAt > TRUST) {
      time.pending = "";
    }
    const isAhead = time.isPlaying || time.isDragged || time.pending;
    if (!isAhead) {
      time.at = offered.labels.findIndex(([id]) => id === offered.period);
    }
    label(state, message);
    return shown(state, message, isAhead ? frameAt(time, message) : null);
  };

  /* The message of a frame: what depends on the period is the frame's, all else is as it was. */
  function shown({ time }, message, frame) {
    const isOther = Boolean(frame) && frame.period !== message.time.period;
    time.box.hidden = !isOther;
    if (!isOther) {
      return { ...message, period: message.time ? message.time.period : "" };
    }
    const [, words] = message.time.labels[time.at];
    const lines = [frame.whole, frame.shades ? frame.counted : message.texts.no_frame].filter(Boolean);
    time.box.classList.toggle("is-national", !message.own);
    time.box.replaceChildren(banso.part("strong", "", words), ...lines.map((line) => banso.part("span", "", line)));
    if (!frame.shades) {
      return { ...message, period: message.time.period }; // other outlines: the map stays as it is
    }
    return {
      ...message, period: frame.period, shades: frame.shades, sizes: frame.sizes, inks: frame.inks || "", shorts: {}, values: null,
      lines: null, missing: "", lowest: "", highest: "", alt: [words, ...lines].join(". "),
    };
  }

  function frameAt(time, message) {
    const loaded = kept.get(time.address);
    const [id] = message.time.labels[time.at];
    return loaded && loaded.frames ? loaded.frames.get(id) : null;
  }

  /* Fetch the periods once; a second indicator later has its own. */
  function load(time) {
    const { address } = time;
    if (!address) {
      return Promise.resolve();
    }
    if (!kept.has(address)) {
      const entry = { frames: null, promise: null };
      entry.promise = fetch(`../../${address}`)
        .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`frames: ${answer.status}`))))
        .then(({ frames }) => (entry.frames = new Map(frames.map((one) => [one.period, one]))))
        .catch(() => kept.delete(address)); // the page is still asked when the slider rests
      kept.set(address, entry);
      if (kept.size > KEPT) {
        kept.delete(kept.keys().next().value);
      }
    }
    return kept.get(address).promise;
  }

  function label({ time }, message) {
    const { labels } = message.time;
    const [, words] = labels[time.at] || labels[0];
    const frame = frameAt({ ...time, at: Math.max(time.at, 0) }, message);
    time.range.value = Math.max(time.at, 0);
    time.range.setAttribute("aria-valuetext", [words, frame ? frame.whole : ""].filter(Boolean).join(": "));
    time.label.textContent = words;
    banso.drawTicks(time, labels);
  }

  function listen(state, time) {
    ["pointerenter", "pointerdown", "focusin"].forEach((kind) => time.bar.addEventListener(kind, () => load(time)));
    time.button.addEventListener("click", () => (time.isPlaying ? stop(state) : play(state)));
    time.range.addEventListener("input", () => {
      halt(state);
      time.isDragged = true;
      go(state, Number(time.range.value));
      load(time).then(() => time.isDragged && go(state, time.at));
    });
    time.range.addEventListener("keydown", (event) => {
      time.isByKey = true;
      if (event.key === " ") {
        event.preventDefault();
        time.button.click();
      }
    });
    time.range.addEventListener("pointerdown", () => (time.isByKey = false));
    time.range.addEventListener("change", () => {
      clearTimeout(time.resting);
      time.resting = setTimeout(() => rest(state), time.isByKey ? REST : 0);
    });
    new ResizeObserver(() => state.sent && state.sent.time && banso.drawTicks(time, state.sent.time.labels)).observe(time.range);
  }

  function play(state) {
    const { time } = state;
    clearTimeout(time.resting);
    time.isPlaying = true;
    banso.nameButton(state, state.sent);
    load(time).then(() => {
      if (!time.isPlaying) {
        return;
      }
      const { at } = time;
      if (next(state) < 0) {
        time.at = -1; // from the end it begins anew
      }
      if (next(state) < 0) {
        time.at = at; // nothing came that could be played
        halt(state);
      } else {
        step(state);
      }
    });
  }

  function step(state) {
    const { time } = state;
    const at = next(state);
    if (at < 0) {
      stop(state);
      return;
    }
    go(state, at);
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    time.timer = setTimeout(() => step(state), isCalm ? CALM : STEP);
  }

  /* The next period that these outlines can show; -1 at the end. */
  function next({ time, sent }) {
    const loaded = kept.get(time.address);
    return sent.time.labels.findIndex(([id], at) => {
      const frame = loaded && loaded.frames ? loaded.frames.get(id) : null;
      return at > time.at && Boolean(frame && frame.shades);
    });
  }

  function stop(state) {
    halt(state);
    rest(state);
  }

  function halt(state) {
    const { time } = state;
    clearTimeout(time.timer);
    clearTimeout(time.resting);
    if (time.isPlaying) {
      time.isPlaying = false;
      banso.nameButton(state, state.sent);
    }
  }

  /* Show a period of the slider: from memory, or as words alone until its shades are here. */
  function go(state, at) {
    const { time, sent } = state;
    time.at = at;
    label(state, sent);
    banso.repaint(state, shown(state, sent, frameAt(time, sent)));
  }

  /* The slider came to rest: the page follows. */
  function rest(state) {
    const { time, sent } = state;
    time.isDragged = false;
    if (!sent.time || time.at < 0) {
      return;
    }
    const [id] = sent.time.labels[time.at];
    if (id === sent.time.period && !time.pending) {
      banso.repaint(state, shown(state, sent, null));
      return;
    }
    time.pending = id;
    time.pendingAt = Date.now();
    window.Streamlit.setComponentValue({ period: id, at: Date.now() });
  }
})((window.banso = window.banso || {}));
