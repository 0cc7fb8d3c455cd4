/* A message that may be chosen in a moment is drawn while nobody waits for it, in short steps on
   canvases that nobody sees. Where it is then put on the map as it was drawn, it is there at once. */
(function (banso) {
  "use strict";

  const STEP = 10; // milliseconds

  /* Draw a message; what was drawn before is let go. `around` is what stands around its shapes. */
  banso.draft = function (state, message, around) {
    const key = keyOf(state, message);
    if (state.draft && state.draft.key === key) {
      return;
    }
    banso.dropDraft(state);
    if (!isPlain(state) || state.geometry !== banso.loadedGeometry(message.geometry)) {
      return;
    }
    const sent = { ...message, ...around };
    const { selected } = message;
    const one = Object.assign(Object.create(state), { sent, message: sent, selected }); // the pointer asks what is seen
    const steps = banso.staged(one);
    const draft = { key, one, show: null, timer: 0 };
    const go = () => {
      const end = performance.now() + STEP;
      let step = steps.next();
      while (!step.done && performance.now() < end) {
        step = steps.next();
      }
      draft.show = step.done ? step.value : null;
      draft.timer = step.done ? 0 : setTimeout(go);
    };
    draft.timer = setTimeout(go);
    state.draft = draft;
  };

  /* Show what was drawn, if it is of this message and this view; says whether it was. */
  banso.showDraft = function (state, message) {
    const { draft } = state;
    const isIt = draft && draft.show && isPlain(state) && draft.key === keyOf(state, message)
      && draft.one.message.shades === state.message.shades; // no period of the slider's instead
    banso.dropDraft(state);
    if (!isIt) {
      return false;
    }
    banso.keepAsIs(state);
    const { sent, message: told, ...laidOut } = draft.one;
    Object.assign(state, laidOut);
    draft.show(state);
    return true;
  };

  banso.dropDraft = function (state) {
    clearTimeout(state.draft ? state.draft.timer : 0);
    state.draft = null;
  };

  /* Nothing stands back, and no view is on its way. */
  function isPlain({ geometry, row, part, settling }) {
    return Boolean(geometry) && row < 0 && !part && !settling;
  }

  function keyOf({ geometry, map }, message) {
    const { x, y } = map.getPixelOrigin();
    return [geometry && geometry.name, map.getZoom(), x, y, map.getBounds().toBBoxString(), map.getSize(), JSON.stringify(message)].join("|");
  }
})((window.banso = window.banso || {}));
