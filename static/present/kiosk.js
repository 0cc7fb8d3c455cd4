/* A screen in a hall: slides turn by themselves, and a new revision is fetched by itself. */
(function (banso) {
  "use strict";

  const LEAST = 2;
  const MOST = 3600; // a longer wait than a timer can hold would be none at all
  const ASK_MS = 60000;

  banso.kiosk = function (state) {
    const asked = new URLSearchParams(window.location.search).get("kiosk");
    if (asked === null) {
      return;
    }
    const seconds = banso.clamp(Number(asked) || 20, LEAST, MOST);
    document.body.classList.add("kiosk");
    window.setInterval(() => banso.go(state, (state.at + 1) % Math.max(1, banso.data.slides.length)), seconds * 1000);
    if (banso.data.live) {
      window.setInterval(() => fresh(state), Math.min(ASK_MS, seconds * 1000));
    }
  };

  /* Ask for the document; what is shown stays where nothing new comes. */
  async function fresh(state) {
    if (state.isAsking) {
      return;
    }
    state.isAsking = true;
    try {
      const answer = await fetch(window.location.href.split("#")[0], {
        headers: { "If-None-Match": banso.data.live.tag }, cache: "no-store", credentials: "same-origin",
      });
      if (answer.status === 200 && !answer.redirected) {
        take(state, await answer.text());
      }
      document.body.classList.toggle("away", !(answer.ok || answer.status === 304));
    } catch {
      document.body.classList.add("away"); // no network: the last one stays
    } finally {
      state.isAsking = false;
    }
  }

  /* Put a new document's data in place of the old; with a new release, load it whole. */
  function take(state, text) {
    const came = new DOMParser().parseFromString(text, "text/html");
    const data = came.getElementById("data");
    if (!data) {
      return;
    }
    const release = (found) => found.querySelector("meta[name=release]").content;
    if (release(came) !== release(document)) {
      window.location.reload();
      return;
    }
    banso.data = JSON.parse(data.textContent);
    banso.forgetShapes();
    banso.afresh(state);
  }
})((window.banso = window.banso || {}));
