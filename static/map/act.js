/* What the reader does to units: point at them, walk from one to the next, choose, let go. */
(function (banso) {
  "use strict";

  /* The same by pointer and by key. */
  banso.actions = function (state) {
    const marked = () => {
      state.mark.redraw();
      banso.drawInsets(state, banso.look(state.message.theme));
    };
    return {
      hover(unit, event) {
        if (!state.geometry || (unit === state.hovered && !event)) {
          return;
        }
        const isChange = unit !== state.hovered;
        state.hovered = unit;
        state.map.getContainer().style.cursor = unit ? "pointer" : "";
        if (isChange) {
          marked();
          banso.tellLinked(state, "hover", unit ? unit.code : "");
        }
        if (unit) {
          banso.showTooltip(state, unit, state.map.mouseEventToContainerPoint(event));
        } else {
          banso.hideTooltip(state);
        }
      },
      focus(unit) {
        state.focused = state.hovered = unit;
        marked();
        banso.tellLinked(state, "hover", unit ? unit.code : "");
        if (unit) {
          const spot = banso.toPixel(banso.frameOf(state.map), unit.spot);
          banso.showTooltip(state, unit, state.map.layerPointToContainerPoint(L.point(spot)));
          banso.announce(state, unit);
        }
      },
      /* The other map's reader points at a unit. */
      echo(code) {
        const unit = (state.geometry && state.geometry.byCode.get(code)) || null;
        state.hovered = unit;
        marked();
        if (unit && unit.parts.length) {
          const spot = banso.toPixel(banso.frameOf(state.map), unit.spot);
          banso.showTooltip(state, unit, state.map.layerPointToContainerPoint(L.point(spot)));
        } else {
          banso.hideTooltip(state);
        }
      },
      choose(unit) {
        if (unit) {
          state.focused = unit;
          tell(state, unit.code === state.selected ? "" : unit.code);
          banso.showTapped(state);
        }
      },
      clear() {
        state.focused = state.hovered = null;
        banso.hideTooltip(state);
        banso.tellLinked(state, "hover", "");
        if (state.selected) {
          tell(state, "");
        } else {
          marked();
        }
      },
    };
  };

  /* What a pointer would show beside it, a finger sees of the unit that it chose. */
  banso.showTapped = function (state) {
    const unit = banso.isTouch() && state.geometry.byCode.get(state.selected);
    if (unit && unit.parts.length) {
      const spot = banso.toPixel(banso.frameOf(state.map), unit.spot);
      banso.showTooltip(state, unit, state.map.layerPointToContainerPoint(L.point(spot)));
    } else {
      banso.hideTooltip(state);
    }
  };

  /* Show the choice at once and tell Python; the time makes every click a new value. */
  function tell(state, code) {
    state.selected = code;
    banso.arrange(state);
    window.Streamlit.setComponentValue({ code, at: Date.now() });
  }
})((window.banso = window.banso || {}));
