/* The presenter's window: what to say, what comes next, and how long it has been. */
(function (banso) {
  "use strict";

  const SECOND = 1000;

  banso.presenter = function (state) {
    const note = banso.el("div", { class: "words", dir: "auto" });
    const stages = [banso.el("div", { class: "small-stage" }), banso.el("div", { class: "small-stage" })];
    const [elapsed, clock] = [banso.el("b", {}, "0:00"), banso.el("span", {})];
    const timer = { since: Date.now(), rest: 0, isRunning: true };
    const button = (key, act, id) => {
      const made = banso.el("button", { type: "button", id }, banso.say(key));
      made.addEventListener("click", act);
      return made;
    };
    const pause = button("pause", () => {
      timer.rest = spent(timer);
      timer.isRunning = !timer.isRunning;
      timer.since = Date.now();
      pause.textContent = banso.say(timer.isRunning ? "pause" : "go_on");
    }, "pause");
    const restart = button("restart", () => {
      Object.assign(timer, { since: Date.now(), rest: 0 });
      tick();
    });
    document.body.classList.add("presenter");
    document.body.prepend(banso.el("main", { class: "desk" },
      banso.el("div", { class: "bar" }, elapsed, pause, restart, clock,
        button("previous", () => banso.go(state, state.at - 1)),
        button("next", () => banso.go(state, state.at + 1), "next")),
      part("now", stages[0]), part("then", stages[1]),
      banso.el("section", { class: "say" }, banso.el("h2", {}, banso.say("note")), note)));
    const tick = () => {
      elapsed.textContent = long(spent(timer));
      clock.textContent = new Date().toLocaleTimeString(banso.data.language, { hour: "2-digit", minute: "2-digit" });
    };
    window.setInterval(tick, SECOND);
    tick();
    state.show = (at) => {
      note.textContent = (banso.data.notes || [])[at] || banso.say(banso.data.notes ? "no_note" : "no_notes");
      stages.forEach((stage, step) => small(stage, at + step));
    };
  };

  function part(key, stage) {
    return banso.el("section", { class: key }, banso.el("h2", {}, banso.say(key)), stage);
  }

  function small(stage, at) {
    stage.replaceChildren();
    if (at < banso.data.slides.length) {
      const inner = banso.el("div", { class: "scaled" });
      stage.append(inner);
      banso.slide(at, inner).root.classList.add("on");
      inner.style.transform = `scale(${stage.clientWidth / inner.offsetWidth})`;
      stage.style.height = `${inner.offsetHeight * stage.clientWidth / inner.offsetWidth}px`;
    } else {
      stage.append(banso.el("p", { class: "end" }, banso.say("end")));
    }
  }

  const spent = ({ since, rest, isRunning }) => rest + (isRunning ? Date.now() - since : 0);

  function long(spentMs) {
    const seconds = Math.floor(spentMs / SECOND);
    const two = (one) => String(one).padStart(2, "0");
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
  }
})((window.banso = window.banso || {}));
