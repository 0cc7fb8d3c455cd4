/* What the whole document shares: its data, its words, and elements made without markup.

   Text out of data becomes text nodes and attributes only, never HTML. */
(function (banso) {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  banso.data = JSON.parse(document.getElementById("data").textContent);

  /* Words of the document by key; `{name}` places are filled. */
  banso.say = function (key, values = {}) {
    return banso.data.texts[key].replace(/\{(\w+)\}/g, (whole, name) =>
      name in values ? values[name] : whole);
  };

  /* An element of HTML: attributes by name, children are elements or text. */
  banso.el = function (name, facts, ...children) {
    return filled(document.createElement(name), facts, children);
  };

  banso.svg = function (name, facts, ...children) {
    return filled(document.createElementNS(SVG, name), facts, children);
  };

  function filled(made, facts, children) {
    for (const [key, value] of Object.entries(facts || {})) {
      if (value !== null && value !== undefined && value !== false) {
        made.setAttribute(key, value === true ? "" : value);
      }
    }
    made.append(...children.filter((one) => one !== null && one !== undefined && one !== ""));
    return made;
  }

  /* Pixels of a slide drawn 1280 wide, on this screen; on paper, as `banso.scale` says. */
  banso.px = function (size) {
    return banso.scale ? size * banso.scale : size * parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  };

  const phone = window.matchMedia("(max-width: 700px) and (orientation: portrait)");

  /* Size of letters in pictures: read from the last row; on a phone, from a hand's distance. */
  banso.letterSize = () => (phone.matches && !banso.scale ? 14 : banso.px(20));

  banso.isPhone = () => phone.matches;

  const ruler = document.createElement("canvas").getContext("2d");

  /* How broad a text is, pixels. */
  banso.wide = function (text, size, weight = 400) {
    ruler.font = `${weight} ${size}px "Be Vietnam Pro", sans-serif`;
    return ruler.measureText(text).width;
  };

  /* A text cut to a room, with an ellipsis. */
  banso.cut = function (text, room, size, weight) {
    if (banso.wide(text, size, weight) <= room) {
      return text;
    }
    let [low, high] = [0, text.length];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (banso.wide(`${text.slice(0, middle)}…`, size, weight) <= room) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return `${text.slice(0, low).trimEnd()}…`;
  };

  /* A text on lines that fit a room. */
  banso.wrapped = function (text, room, size, weight) {
    const lines = [];
    for (const word of text.split(" ")) {
      const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
      if (lines.length && banso.wide(longer, size, weight) <= room) {
        lines[lines.length - 1] = longer;
      } else {
        lines.push(word);
      }
    }
    return lines.map((line) => banso.cut(line, room, size, weight));
  };

  banso.clamp = (value, least, most) => Math.max(least, Math.min(most, value));
})((window.banso = window.banso || {}));
