/* One box beside the pointer for everything that has more to say. */
(function (banso) {
  "use strict";

  const GAP = 14;
  let box = null;

  /* Show name, value and lines at a place of the screen. */
  banso.tell = function (name, value, lines, { x, y }) {
    if (!box) {
      box = banso.el("div", { class: "tip", role: "status" });
      document.body.append(box);
    }
    box.replaceChildren(...[
      banso.el("strong", {}, name),
      value ? banso.el("b", {}, value) : "",
      ...lines.map((line) => banso.el("span", {}, line)),
    ].filter(Boolean));
    box.hidden = false;
    const [wide, high] = [box.offsetWidth, box.offsetHeight];
    const isRight = x + GAP + wide < window.innerWidth;
    box.style.left = `${isRight ? x + GAP : Math.max(4, x - GAP - wide)}px`;
    box.style.top = `${Math.max(4, Math.min(y + GAP, window.innerHeight - high - 4))}px`;
  };

  banso.hush = function () {
    if (box) {
      box.hidden = true;
    }
  };
})((window.banso = window.banso || {}));
