/* Two windows of one story that follow each other: the room's and the presenter's.

   From a server they speak by a channel of their own name; a file has no origin that a channel
   could belong to, so there they speak as window and opener. */
(function (banso) {
  "use strict";

  const HASH = /^#presenter=([\w-]+)$/;
  const isFile = window.location.protocol === "file:";

  banso.isPresenter = HASH.test(window.location.hash);
  const id = banso.isPresenter ? HASH.exec(window.location.hash)[1] : named();
  let other = banso.isPresenter ? window.opener : null;
  const channel = !isFile && "BroadcastChannel" in window
    ? new BroadcastChannel(`banso-${id}`) : null;

  function named() {
    return Array.from(crypto.getRandomValues(new Uint8Array(8)), (one) => one.toString(16)).join("");
  }

  /* Tell the other window where this one is. */
  banso.send = function (message) {
    const told = { ...message, banso: id };
    if (channel) {
      channel.postMessage(told);
    } else if (other && !other.closed) {
      other.postMessage(told, "*");
    }
  };

  banso.hear = function (heard) {
    const read = (event) => {
      const isOurs = event.data && event.data.banso === id;
      if (isOurs && (channel || event.source === other)) {
        heard(event.data);
      }
    };
    if (channel) {
      channel.addEventListener("message", read);
    } else {
      window.addEventListener("message", read);
    }
  };

  /* Open the presenter's window, or bring it to the front. */
  banso.openPresenter = function () {
    if (other && !other.closed) {
      other.focus();
      return;
    }
    const address = `${window.location.href.split("#")[0]}#presenter=${id}`;
    other = window.open(address, `banso-${id}`, "popup,width=1100,height=720");
  };
})((window.banso = window.banso || {}));
