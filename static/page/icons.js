/* Icons are words until their font is there: `download` over a button that says so already. So
   long they keep their place and are not shown (`STILL` in `components/entry/first_page.py`). */
(function () {
  "use strict";

  const FAMILY = "Material Symbols";
  const LONGEST = 20000; // milliseconds; should the font never come, words are better than nothing
  const show = () => document.documentElement.classList.add("has-icons");
  const listen = (kind) =>
    document.fonts.addEventListener(kind, ({ fontfaces }) =>
      fontfaces.some(({ family }) => family.includes(FAMILY)) && show());

  listen("loadingdone");
  listen("loadingerror");
  setTimeout(show, LONGEST);
})();
