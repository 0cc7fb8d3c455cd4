/* Points over the shapes: the things that a count counts, each where it stands.

   They come once, from an address that names their content, and stay; a change of the view
   sends no point again. Points closer than a fingertip are one circle with their number, by a
   grid that stands still while the map is dragged; a click on it goes closer. */
(function (banso) {
  "use strict";

  const CELL = 46; // pixels; two circles never lie closer than a fingertip
  const APART = 30; // pixels between the middles of circles, or they become one
  const DOT = 5;
  const REACH = 9; // pixels around a dot that count as on it
  const CLOSEST = banso.CLOSEST = 14;
  const kept = new Map(); // name -> points, or the promise of them

  banso.paintPoints = function (state) {
    const { message } = state;
    const name = message.points ? message.points.name : "";
    state.points = state.clusters = [];
    sheet(state);
    if (!name) {
      banso.placePoints(state);
      return;
    }
    fetched(name).then(
      (points) => {
        if (state.message.points && state.message.points.name === name) {
          state.points = points;
          banso.placePoints(state);
          state.map.getContainer().dataset.points = name;
        }
      },
      () => {
        if (state.message === message) {
          state.notice.hidden = false;
          state.notice.append(Object.assign(document.createElement("div"), { textContent: message.points.failed }));
        }
      },
    );
  };

  function fetched(name) {
    if (!kept.has(name)) {
      const coming = fetch(`../../points/${name}.json`)
        .then((answer) => {
          if (!answer.ok) {
            throw new Error(`points ${name}: ${answer.status}`);
          }
          return answer.json();
        })
        .then(read);
      coming.catch(() => kept.delete(name)); // a later message may try again
      kept.set(name, coming);
    }
    return kept.get(name);
  }

  /* Columns become records with their place in Web Mercator's unit square. */
  function read(columns) {
    return columns.latitude.map((latitude, at) => ({
      world: banso.world(latitude, columns.longitude[at]),
      size: columns.size[at],
      name: columns.name[at],
      kind: columns.kind[at],
      state: columns.state[at],
      code: columns.units[columns.unit[at]],
    }));
  }

  function sheet(state) {
    if (state.pointSheet) {
      return;
    }
    state.map.createPane("points").style.zIndex = 450;
    state.pointSheet = new banso.Sheet((ctx) => draw(ctx, state), { pane: "points" });
    state.pointSheet.addTo(state.map);
    document.fonts.addEventListener("loadingdone", () => state.pointSheet.redraw());
  }

  /* Put the points where the plan has them; the map calls it whenever that is another. */
  banso.placePoints = function (state) {
    if (state.pointSheet) {
      state.clusters = state.points.length && state.plan ? circlesOf(state) : [];
      state.pointSheet.renew();
      banso.keepSpot(state);
    }
  };

  /* Those of places that stand back make circles of their own, below the others and without a number. */
  function circlesOf(state) {
    const { plan, points } = state;
    const isBack = ({ code }) => !!state.part && !(state.geometry.byCode.has(code) && state.part.has(state.geometry.byCode.get(code).index));
    const back = clustered(points.filter(isBack), plan.frame).map((one) => ({ ...one, isBack: true }));
    return [...back, ...clustered(points.filter((point) => !isBack(point)), plan.frame)];
  }

  /* Points as circles { x, y, r, points, size } in the plan's pixels, the fullest first. */
  function clustered(points, frame) {
    const cells = new Map();
    const side = CELL / frame.scale; // of the world, so that dragging moves no point to another cell
    points.forEach((point) => {
      const cell = `${Math.floor(point.world[0] / side)},${Math.floor(point.world[1] / side)}`;
      cells.set(cell, [...(cells.get(cell) || []), point]);
    });
    const found = [...cells.values()].map((group) => circle(group, frame)).sort((one, other) => other.size - one.size);
    const apart = [];
    found.forEach((one) => {
      const near = apart.findIndex((other) => Math.hypot(other.x - one.x, other.y - one.y) < APART);
      if (near < 0 || (one.points.length === 1 && apart[near].points.length === 1 && isClear(one, apart[near]))) {
        apart.push(one);
      } else {
        apart[near] = circle([...apart[near].points, ...one.points], frame);
      }
    });
    return apart;
  }

  function isClear(one, other) {
    return Math.hypot(other.x - one.x, other.y - one.y) > 2 * DOT + 2;
  }

  function circle(group, frame) {
    const middle = [0, 1].map((axis) => group.reduce((sum, point) => sum + point.world[axis], 0) / group.length);
    const [x, y] = banso.toPixel(frame, middle);
    const size = group.reduce((sum, point) => sum + point.size, 0);
    const r = group.length === 1 ? DOT : Math.min(22, 10 + 2.2 * Math.log2(group.length));
    return { x, y, r, size, points: group };
  }

  function* draw(ctx, state) {
    if (!state.message || !state.message.points || !state.plan) {
      return;
    }
    const look = banso.look(state.message.theme);
    ctx.font = `600 11px ${banso.FONT}`;
    state.clusters.forEach((one) => {
      ctx.globalAlpha = one.isBack ? banso.FAINT : 1;
      ctx.beginPath();
      ctx.arc(one.x, one.y, one.r, 0, 2 * Math.PI);
      ctx.fillStyle = look.accent;
      ctx.fill();
      ctx.lineWidth = 1.5;
      ctx.strokeStyle = look.page;
      ctx.stroke();
      ctx.globalAlpha = 1;
      if (one.points.length > 1 && !one.isBack) {
        banso.drawText(ctx, [banso.inFigures(one.size, state)], one.x, one.y, { colour: banso.textOn(look.accent) });
      }
    });
    drawCounts(ctx, state, look);
    const here = banso.spotted(state);
    if (here) {
      [[look.page, 5], [look.ink, 2.5]].forEach(([colour, width]) => {
        ctx.beginPath();
        ctx.arc(here.x, here.y, here.r + 4, 0, 2 * Math.PI);
        ctx.strokeStyle = colour;
        ctx.lineWidth = width;
        ctx.stroke();
      });
    }
  }

  /* Beside the points of a commune its name and count, where they cover no point. */
  function drawCounts(ctx, state, look) {
    const { plan, message, map } = state;
    ctx.font = banso.labelFont(map);
    const taken = [
      ...state.clusters.filter(({ isBack }) => !isBack).map(({ x, y, r }) => ({ x, y, w: 2 * r + 2, h: 2 * r + 2 })),
      ...banso.furnitureBoxes(state),
    ];
    plan.geometry.units.forEach((unit) => {
      const count = message.shorts[unit.index];
      if (!unit.parts.length || !count || banso.standsBack(state, unit.index)) {
        return;
      }
      const lines = [banso.nameOf(unit, message), `${count} ${message.points.unit}`];
      const w = Math.max(...lines.map((line) => ctx.measureText(line).width)) + 4;
      const [x, y] = banso.toPixel(plan.frame, unit.spot);
      const spot = [[0, 0], [0, 22], [0, -22], [0, 36], [0, -36]]
        .map(([dx, dy]) => ({ x: x + dx, y: y + dy, w, h: 26 }))
        .find((box) => !taken.some((other) => overlap(box, other)) && isIn(unit, plan.frame, box));
      if (spot) {
        taken.push(spot);
        banso.drawText(ctx, lines, spot.x, spot.y, { colour: look.ink, halo: look.land });
      }
    });
  }

  function isIn(unit, frame, { x, y }) {
    return banso.unitHolds(unit, ...banso.toWorld(frame, x, y));
  }

  function overlap(one, other) {
    return Math.abs(one.x - other.x) * 2 < one.w + other.w && Math.abs(one.y - other.y) * 2 < one.h + other.h;
  }

  function under(state, at) {
    if (!state.clusters || !state.clusters.length) {
      return null;
    }
    const [x, y] = banso.inPlan(state, at);
    const near = state.clusters
      .map((one) => ({ one, away: Math.hypot(one.x - x, one.y - y) }))
      .filter(({ one, away }) => away <= Math.max(one.r, REACH))
      .sort((a, b) => Boolean(a.one.isBack) - Boolean(b.one.isBack) || a.away - b.away);
    return near.length ? near[0].one : null;
  }

  /* Is the pointer on a point? Then its tooltip is shown, and the unit below keeps still. */
  banso.hoverPoint = function (state, at, event) {
    const found = under(state, at);
    if (found) {
      banso.showWords(state, banso.wordsOfPoints(state, found), state.map.mouseEventToContainerPoint(event));
      state.map.getContainer().style.cursor = "pointer";
    }
    return Boolean(found);
  };

  /* A click on a circle of several goes to where they lie apart; on one point it chooses the unit. */
  banso.enterCluster = (state, at) => banso.enterPoints(state, under(state, at));

  banso.enterPoints = function (state, found) {
    if (!found || found.points.length === 1 || state.map.getZoom() >= CLOSEST) {
      return false;
    }
    const places = found.points.map(({ world }) => banso.latLng(...world));
    state.isTouched = true;
    state.map.fitBounds(L.latLngBounds(places), { padding: [60, 60], maxZoom: Math.min(CLOSEST, state.map.getZoom() + 3) });
    return true;
  };
})((window.banso = window.banso || {}));
