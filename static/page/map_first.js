/* The map stands before the rest of the page is drawn.

   A browser has one thread for all that a page draws. Streamlit's messages come within a tenth of a
   second, and whatever follows the map's (charts, tables) would be drawn while the map waits for the
   same thread. So on a first visit what follows is held back until the map says that it was
   painted, or that it has to wait itself; never longer than LONGEST. Order stays as it was. */
(function () {
  "use strict";

  const COMPONENT = "streamlit_folium.st_folium"; // the name of the map's element, in its message
  const SETTLED = "banso:settled"; // an event of the page, from the map's frame
  const LONGEST = 1500; // milliseconds, should the frame say nothing
  const Plain = window.WebSocket;

  window.WebSocket = class extends Plain {
    constructor(...given) {
      super(...given);
      window.WebSocket = Plain; // of this page's first talk only
      hold(this);
    }
  };

  function hold(socket) {
    const kept = [];
    let isHolding = false;
    let isOver = false;
    const letGo = () => {
      isOver = true;
      kept.splice(0).forEach((data) => socket.dispatchEvent(new MessageEvent("message", { data })));
    };
    socket.addEventListener("message", (event) => {
      if (isOver) {
        return;
      }
      if (isHolding) {
        event.stopImmediatePropagation();
        kept.push(event.data);
      } else if (isOfMap(event.data)) {
        isHolding = true;
        document.addEventListener(SETTLED, letGo, { once: true });
        setTimeout(letGo, LONGEST);
      }
    });
  }

  function isOfMap(data) {
    return data instanceof ArrayBuffer && new TextDecoder("latin1").decode(data).includes(COMPONENT);
  }
})();
