/* The page around this frame: of the same origin, so it may be looked at and listened to. */
(function (banso) {
  "use strict";

  /* Its document, if there is one that may be looked at. */
  banso.page = function () {
    try {
      return window.parent === window ? null : window.parent.document;
    } catch (refused) { // another origin shows this frame
      return null;
    }
  };

  /* Say that the map needs this thread no longer: the page may draw what it held back. */
  banso.tellSettled = function () {
    const page = banso.page();
    if (page) {
      page.dispatchEvent(new CustomEvent("banso:settled"));
    }
  };

  /* Hear of what happens there, for as long as this frame stands in it. */
  banso.watchPage = function (kinds, heard, place = banso.page()) {
    const watched = new AbortController();
    const hear = (event) => {
      if (!window.frameElement || !window.frameElement.isConnected) {
        watched.abort(); // the map left the page before this frame heard of it
      } else {
        heard(event);
      }
    };
    kinds.forEach((kind) => place.addEventListener(kind, hear, { capture: true, passive: true, signal: watched.signal }));
    window.addEventListener("pagehide", () => watched.abort());
  };
})((window.banso = window.banso || {}));
