/* Arranging: what depends on the view or the message is worked out, and all sheets are drawn.

   A message is drawn at once: its reader waits for it. A view that came to rest is slid and
   stretched already; of thousands of units it is drawn anew in short steps beside what is seen,
   so that the next turn of the wheel never waits. */
(function (banso) {
  "use strict";

  const FEW = 400; // units that are drawn in less than a step
  const REST = 60; // milliseconds after which a view counts as one that stays
  const STEP = 10; // milliseconds
  const NAMES_FIRST = 12; // milliseconds for names before anything is drawn

  /* Draw everything as it is now, at once. Names that take longer follow. */
  banso.arrange = function (state) {
    if (!state.geometry) {
      return;
    }
    banso.keepAsIs(state);
    banso.whole(laidOut(state, false));
    state.land.renew();
    state.words.renew();
    around(state);
    if (state.message.mode !== "circles" && state.unnamed.length) {
      later(state, 0);
    }
  };

  /* The view came to rest. */
  banso.settle = function (state) {
    if (!state.geometry) {
      return;
    }
    if (state.geometry.units.length <= FEW) {
      banso.arrange(state);
    } else {
      later(state, REST);
    }
  };

  /* What is drawn stays, slid and stretched, until the view comes to rest. */
  banso.keepAsIs = function (state) {
    clearTimeout(state.settling);
    state.settling = 0;
  };

  function later(state, rest) {
    banso.keepAsIs(state);
    const steps = drawn(state);
    const go = () => {
      const end = performance.now() + STEP;
      let isDone = false;
      while (!isDone && performance.now() < end) {
        isDone = steps.next().done;
      }
      state.settling = isDone ? 0 : setTimeout(go);
    };
    state.settling = setTimeout(go, rest);
  }

  function* drawn(state) {
    const draft = Object.create(state); // until then the pointer asks what is seen
    const show = yield* banso.staged(draft);
    Object.assign(state, draft);
    show(state);
  }

  /* Draw all of it on canvases that nobody sees; what comes back shows them. */
  banso.staged = function* (draft) {
    yield* laidOut(draft, true);
    const look = banso.look(draft.message.theme);
    const shown = [];
    for (const name of ["land", "words"]) {
      shown.push(yield* draft[name].staged((ctx) => banso.draw[name](ctx, draft, look)));
    }
    return (state) => {
      shown.forEach((show) => show());
      around(state);
    };
  };

  /* Work out where everything stands; `isWhole` all names, else those that are found at once. */
  function* laidOut(state, isWhole) {
    const { map, message } = state;
    const ctx = state.words._ctx;
    plan(state);
    state.radii = banso.radii(message.sizes).map((tenths) => tenths / 10);
    state.circles = banso.circles(state.plan, message);
    yield;
    const seen = [state.plan.key, map.getBounds().toBBoxString(), message.language].join();
    state.numbers = banso.numbers(ctx, state);
    if (message.mode === "circles") {
      state.labels = banso.nameBeside(ctx, state, state.circles, []);
      state.labelKey = "";
    } else {
      banso.placeNames(ctx, state, seen, state.geometry.units.length > FEW ? NAMES_FIRST : Infinity);
    }
    yield;
    while (isWhole && message.mode !== "circles" && state.unnamed.length) {
      banso.nameMore(ctx, state, STEP / 2);
      yield;
    }
    if (state.seen !== seen) {
      state.names = banso.nameAround(ctx, state);
      state.seen = seen;
    }
    yield;
  }

  function plan(state) {
    const apart = banso.apart(state);
    if (!state.plan || !state.plan.holds() || state.plan.key !== banso.planKey(state.geometry, state.map, apart)) {
      state.plan = banso.makePlan(state.geometry, state.map, apart);
    }
  }

  function around(state) {
    state.mark.renew();
    banso.placePoints(state);
    banso.drawInsets(state, banso.look(state.message.theme));
  }
})((window.banso = window.banso || {}));
