// The map: draws the scene as SVG and keeps it in step with the state. It knows positions, never how to find them.
//
// The seam for another renderer is what createMap returns: {setState, fit, zoomBy, panBy, show, pick, markCursor}.

const REST_MS = 110;
const HEAD_ROOM = 14; // for the lines that curve over the top row

// scene: {stakeholders, channels, tiers, width, height}; emphasis: () => what stands out just now, see emphasis.js
const createMap = (container, scene, emphasis) => {
  const { stakeholders, channels, tiers } = scene;
  const stakeholderById = new Map(stakeholders.map((each) => [each.id, each]));
  const channelById = new Map(channels.map((each) => [each.id, each]));
  const tierOrder = tiers.map((each) => each.tier);
  const bands = draw("g", { class: "bands" });
  const lineLayer = draw("g", { class: "lines" });
  const routeLayer = draw("g", { class: "routes" });
  const shapeLayer = draw("g", { class: "shapes" });
  const labelLayer = draw("g", { class: "labels" });
  const markLayer = draw("g", { class: "marks" });
  const world = draw("g", {}, bands, lineLayer, routeLayer, shapeLayer, markLayer, labelLayer);
  const tierNames = draw("g", { class: "tier-names" });
  const svg = draw("svg", { class: "canvas", "aria-hidden": "true", focusable: "false" }, world, tierNames);
  container.append(svg);

  const view = { k: 1, x: 0, y: 0 };
  let whole = 1;
  let cursor = null;
  let resting = 0;

  // --- drawing, once ---

  const bandNames = tiers.map((tier, index) => {
    bands.append(
      draw("rect", { class: index % 2 ? "band odd" : "band", x: -20000, width: 40000 + scene.width, y: tier.top, height: tier.bottom - tier.top }),
    );
    const name = draw("text", { x: 10, text: tier.name });
    tierNames.append(name);
    return { tier, name };
  });

  // A line both ways is drawn once, with an arrowhead at either end.
  const lines = [];
  const lineOf = new Map();
  for (const channel of channels) {
    if (channel.twin && lineOf.has(channel.twin)) {
      const line = lineOf.get(channel.twin);
      line.channels.push(channel);
      lineOf.set(channel.id, line);
      continue;
    }
    const shape = curve(stakeholderById.get(channel.sender), stakeholderById.get(channel.receiver), channel.bend);
    const line = { channels: [channel], shape };
    lines.push(line);
    lineOf.set(channel.id, line);
  }
  for (const line of lines) {
    const [channel, back] = line.channels;
    const { shape } = line;
    const small = Math.min(stakeholderById.get(channel.sender).r, stakeholderById.get(channel.receiver).r);
    const size = Math.max(3.6, Math.min(6.5, small * 0.8));
    const heads = [arrowHead(shape.finish, pointOn(shape, 0.9), size)];
    if (back) heads.push(arrowHead(shape.start, pointOn(shape, 0.1), size));
    line.element = draw(
      "g",
      { class: `line${channel.assumed ? " assumed" : ""}${line.channels.some(isMarked) ? " weak" : ""}` },
      draw("path", { class: "stroke", d: curvePath(shape) }),
      draw("path", { class: "head", d: heads.join("") }),
    );
    lineLayer.append(line.element);
  }

  const items = stakeholders.map((each, index) => {
    const weak = isMarked(each);
    const group = draw(
      "g",
      { class: `stakeholder${each.assumed ? " assumed" : ""}${each.isolated ? " isolated" : ""}`, transform: `translate(${each.x} ${each.y})` },
      weak ? draw("path", { class: "ring", d: outline(each.look, each.r + 3.6) }) : null,
      each.isolated ? draw("path", { class: "lone", d: round(each.r + 4, each.r + 4) }) : null,
      draw("path", { class: "shape", d: outline(each.look, each.r), fill: each.color }),
    );
    if (weak && each.cuts_off > 1) {
      const size = Math.max(4.2, each.r * 0.55);
      group.append(
        draw(
          "g",
          { class: "alarm", transform: `translate(${1.05 * each.r + 2} ${-1.05 * each.r - 1})` },
          draw("path", { d: round(size, size) }),
          draw("text", { y: size * 0.62, "font-size": size * 1.75, text: "!" }),
        ),
      );
    }
    shapeLayer.append(group);
    const texts = each.label.split("\n");
    const label = draw(
      "text",
      { x: each.x, y: each.y + each.r + 1.5, class: each.cuts_off > 1 ? "label weak" : "label" },
      texts.map((text, line) => draw("tspan", { x: each.x, dy: line ? "1.06em" : "0.95em", text })),
    );
    labelLayer.append(label);
    const rank = 1000 * tierOrder.indexOf(each.tier) - Math.min(each.cuts_off, 900);
    return { each, group, label, ems: Math.max(...texts.map((text) => measureName(text, each.cuts_off > 1))), lineCount: texts.length, rank, index };
  });
  const byRank = [...items].sort((one, other) => one.rank - other.rank || one.index - other.index);
  const itemById = new Map(items.map((item) => [item.each.id, item]));

  // --- where we look ---

  const size = () => ({ width: svg.clientWidth || 800, height: svg.clientHeight || 500 });
  const fontSize = () => Math.max(9, Math.min(13.5, 11 * view.k));

  let drawnIn = 0; // the frame in which the view is drawn next; however many events there are, once a frame
  const apply = () => {
    if (!drawnIn) drawnIn = requestAnimationFrame(drawView);
  };
  const drawView = () => {
    cancelAnimationFrame(drawnIn);
    drawnIn = 0;
    world.setAttribute("transform", `translate(${view.x.toFixed(2)} ${view.y.toFixed(2)}) scale(${view.k.toFixed(4)})`);
    for (const { tier, name } of bandNames) {
      const tall = (tier.bottom - tier.top) * view.k;
      name.setAttribute("y", (tier.top * view.k + view.y + Math.min(17, tall / 2 + 5)).toFixed(1));
      name.setAttribute("visibility", tall < 13 ? "hidden" : "visible");
    }
  };
  const move = () => {
    keepInSight();
    apply();
    svg.classList.add("busy");
    clearTimeout(resting);
    resting = setTimeout(() => {
      svg.classList.remove("busy");
      fitLabels();
    }, REST_MS);
  };

  // While the map moves its names move and grow with it; they are set anew when it comes to rest.
  const fitLabels = () => {
    labelLayer.setAttribute("font-size", (fontSize() / view.k).toFixed(3));
    fitNames(byRank, view, { ...size(), whole, font: fontSize(), lit: emphasis().lit });
  };

  const keepInSight = () => {
    const { width, height } = size();
    view.x = Math.max(80 - scene.width * view.k, Math.min(width - 80, view.x));
    view.y = Math.max(60 - scene.height * view.k, Math.min(height - 60, view.y));
  };
  const fit = () => {
    const { width, height } = size();
    view.k = Math.min(width / scene.width, (height - HEAD_ROOM) / scene.height, 1.6);
    whole = view.k;
    view.x = (width - scene.width * view.k) / 2;
    view.y = Math.max(HEAD_ROOM, (height - scene.height * view.k) / 2);
    drawView();
    fitLabels();
  };
  const zoomBy = (factor, x = size().width / 2, y = size().height / 2) => {
    const k = Math.max(0.5 * whole, Math.min(8, view.k * factor));
    view.x = x - ((x - view.x) / view.k) * k;
    view.y = y - ((y - view.y) / view.k) * k;
    view.k = k;
    move();
  };
  const panBy = (dx, dy) => {
    view.x += dx;
    view.y += dy;
    move();
  };
  // Bring a stakeholder into sight, clear of the details that may lie over the map.
  const show = (id) => {
    const { each } = itemById.get(id);
    const { width, height } = size();
    const panel = document.getElementById("details");
    const overlaid = !panel.hidden && getComputedStyle(panel).position === "absolute" ? panel.offsetWidth : 0;
    const x = each.x * view.k + view.x;
    const y = each.y * view.k + view.y;
    const right = width - overlaid - 60;
    panBy(Math.max(60 - x, Math.min(0, right - x)), Math.max(60 - y, Math.min(0, height - 70 - y)));
  };

  const pick = (x, y) => {
    const wx = (x - view.x) / view.k;
    const wy = (y - view.y) / view.k;
    let best = null;
    let nearest = Infinity;
    for (const each of stakeholders) {
      const gap = Math.hypot(each.x - wx, each.y - wy) - each.r;
      if (gap * view.k < 8 && gap < nearest) {
        nearest = gap;
        best = { type: "stakeholder", id: each.id };
      }
    }
    if (best) return best;
    nearest = 6 / view.k;
    for (const line of lines) {
      const gap = distanceToCurve(line.shape, wx, wy);
      if (gap < nearest) {
        nearest = gap;
        best = { type: "channel", id: line.channels[0].id };
      }
    }
    return best;
  };

  // --- in step with the state ---

  const drawRoute = (ids, className) =>
    ids.flatMap((id) => {
      const channel = channelById.get(id);
      if (!channel) return [];
      const [from, to] = [stakeholderById.get(channel.sender), stakeholderById.get(channel.receiver)];
      const shape = curve(from, to, channel.bend || 7 / Math.hypot(to.x - from.x, to.y - from.y));
      return [
        draw("path", { class: `under`, d: curvePath(shape) }),
        draw("path", { class: `way ${className}`, d: curvePath(shape) }),
        draw("path", { class: `way-head ${className}`, d: arrowHead(shape.finish, pointOn(shape, 0.9), 10) }),
      ];
    });

  const update = () => {
    const { lit, channelsLit, lost, routes } = emphasis();
    for (const { each, group, label } of items) {
      const faded = state.off.has(each.kind) || (lit !== null && !lit.has(each.id));
      group.classList.toggle("faded", faded);
      group.classList.toggle("lost", lost.has(each.id));
      label.classList.toggle("faded", faded);
    }
    for (const line of lines) {
      const off = line.channels.every((each) =>
        [each.sender, each.receiver].some((end) => state.off.has(stakeholderById.get(end).kind)),
      );
      const isLit = channelsLit !== null && line.channels.some((each) => channelsLit.has(each.id));
      line.element.classList.toggle("faded", off || (lit !== null && !isLit));
      line.element.classList.toggle("lit", !off && isLit);
    }
    routeLayer.replaceChildren(...routes.flatMap(({ channels: ids, look }) => drawRoute(ids, look)));
    markLayer.replaceChildren(
      ...[...lost].filter((id) => itemById.has(id)).map((id) => {
        const { x, y, r } = itemById.get(id).each;
        const d = r + 2.5;
        return draw("path", { class: "cross", d: `M${x - d} ${y - d}L${x + d} ${y + d}M${x - d} ${y + d}L${x + d} ${y - d}` });
      }),
      ...(state.selected && state.selected.type === "stakeholder" ? [ringAround(state.selected.id, "chosen", 7)] : []),
      ...(cursor ? [ringAround(cursor, "cursor", 11)] : []),
    );
    fitLabels();
  };
  const ringAround = (id, className, gap) => {
    const { x, y, r } = itemById.get(id).each;
    return draw("circle", { class: className, cx: x, cy: y, r: r + gap });
  };
  const markCursor = (id) => {
    cursor = id;
    update();
    if (id) show(id);
  };

  return { svg, setState: update, fit, zoomBy, panBy, show, pick, markCursor, cursor: () => cursor };
};
