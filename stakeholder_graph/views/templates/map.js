// The map: draws the scene as SVG and keeps it in step with the state. It knows positions, never how to find them.
//
// The seam for another renderer is what createMap returns: {setState, fit, zoomBy, panBy, show, pick, markCursor}.

const LABEL_FACE = '"Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
const NEAR = 1.5; // this much closer than the whole, names the layout left out are tried as well
const FEW = 14; // so many that stand out are all named, whatever is faded beneath
const REST_MS = 110;
const TIER_ORDER = rest.tiers.map((each) => each.tier);

// Which stakeholders and channels stand out just now; null where everything does.
const findEmphasis = () => {
  const delivery = deliveryShown();
  if (delivery) {
    const back = delivery.answer || { route: [], channels: [] };
    const lit = new Set([...delivery.route, ...back.route]);
    if (delivery.sender !== null) lit.add(delivery.sender);
    if (delivery.receiver !== null) lit.add(delivery.receiver);
    return { lit, lost: new Set(delivery.reached ? [] : [delivery.sender, delivery.receiver]), there: delivery.channels, back: back.channels };
  }
  const none = { lost: new Set(), there: [], back: [] };
  if (!state.selected) return { ...none, lit: null };
  const { type, id } = state.selected;
  const lit = new Set();
  if (type === "stakeholder") {
    lit.add(id);
    const at = stakeholderById.get(id);
    for (const channel of [...at.sends, ...at.hears]) lit.add(channel.sender).add(channel.receiver);
  } else if (type === "channel") {
    lit.add(channelById.get(id).sender).add(channelById.get(id).receiver);
  } else {
    for (const each of sharedById.get(id).stakeholders) lit.add(each);
    for (const each of sharedById.get(id).channels) lit.add(channelById.get(each).sender).add(channelById.get(each).receiver);
  }
  const shown = weakPointShown();
  if (!shown) return { ...none, lit };
  const ends = (member) => (shown.message.counted === "pairs" ? member.split("->") : [member]);
  const lost = new Set(shown.weakPoint.cuts_off.flatMap(ends));
  return { ...none, lit: new Set([...(type === "stakeholder" ? [id] : lit), ...lost]), lost };
};

const isChannelLit = (channel, lit) => {
  if (deliveryShown()) return false; // the route itself is drawn over the lines
  if (weakPointShown()) return lit.has(channel.sender) && lit.has(channel.receiver);
  const { type, id } = state.selected;
  if (type === "stakeholder") return channel.sender === id || channel.receiver === id;
  if (type === "channel") return channel.id === id || channel.twin === id;
  return sharedById.get(id).channels.includes(channel.id);
};

const createMap = (container) => {
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

  const bandNames = rest.tiers.map((tier, index) => {
    bands.append(
      draw("rect", { class: index % 2 ? "band odd" : "band", x: -20000, width: 40000 + rest.width, y: tier.top, height: tier.bottom - tier.top }),
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

  const pen = document.createElement("canvas").getContext("2d");
  const measure = (text, bold) => {
    if (!pen) return 0.56 * text.length;
    pen.font = `${bold ? "600 " : ""}100px ${LABEL_FACE}`;
    return pen.measureText(text).width / 100;
  };
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
    const rank = 1000 * TIER_ORDER.indexOf(each.tier) - Math.min(each.cuts_off, 900);
    return { each, group, label, ems: Math.max(...texts.map((text) => measure(text, each.cuts_off > 1))), lineCount: texts.length, rank, index };
  });
  const byRank = [...items].sort((one, other) => one.rank - other.rank || one.index - other.index);
  const itemById = new Map(items.map((item) => [item.each.id, item]));

  // --- where we look ---

  const size = () => ({ width: svg.clientWidth || 800, height: svg.clientHeight || 500 });
  const fontSize = () => Math.max(9, Math.min(13.5, 11 * view.k));

  const apply = () => {
    world.setAttribute("transform", `translate(${view.x.toFixed(2)} ${view.y.toFixed(2)}) scale(${view.k.toFixed(4)})`);
    for (const { tier, name } of bandNames) {
      const tall = (tier.bottom - tier.top) * view.k;
      name.setAttribute("y", (tier.top * view.k + view.y + Math.min(17, tall / 2 + 5)).toFixed(1));
      name.setAttribute("visibility", tall < 13 ? "hidden" : "visible");
    }
    clearTimeout(resting);
    resting = setTimeout(fitLabels, REST_MS);
  };

  // Names only where they fit: the most telling first, none over another or over a shape. While the map moves
  // they move and grow with it; they are set anew when it comes to rest.
  const fitLabels = () => {
    labelLayer.setAttribute("font-size", (fontSize() / view.k).toFixed(3));
    const { width, height } = size();
    const font = fontSize();
    const cells = new Map();
    const cellsOf = (box) => {
      const found = [];
      for (let column = Math.floor(box[0] / 70); column <= Math.floor(box[2] / 70); column += 1)
        for (let row = Math.floor(box[1] / 40); row <= Math.floor(box[3] / 40); row += 1) found.push(column * 10007 + row);
      return found;
    };
    const take = (box) => {
      for (const cell of cellsOf(box)) {
        if (!cells.has(cell)) cells.set(cell, []);
        cells.get(cell).push(box);
      }
    };
    const isFree = (box, overShapes) =>
      cellsOf(box).every((cell) =>
        (cells.get(cell) || []).every((other) => (overShapes && other.length > 4) || box[2] <= other[0] || box[0] >= other[2] || box[3] <= other[1] || box[1] >= other[3]),
      );
    const seen = [];
    const { lit } = findEmphasis();
    const few = lit !== null && lit.size <= FEW;
    const first = (item) => (few && lit.has(item.each.id) ? 0 : 1);
    for (const item of byRank) {
      const x = item.each.x * view.k + view.x;
      const y = item.each.y * view.k + view.y;
      const r = item.each.r * view.k;
      if (x < -60 || y < -60 || x > width + 60 || y > height + 60) {
        item.label.setAttribute("visibility", "hidden");
        continue;
      }
      take([x - r, y - r, x + r, y + r, "shape"]);
      if (!item.each.label_shown && view.k < NEAR * whole && first(item) === 1) {
        item.label.setAttribute("visibility", "hidden");
        continue;
      }
      const half = (item.ems * font) / 2 + 1;
      const top = y + r + 1.5 * view.k;
      seen.push({ item, box: [x - half, top, x + half, top + 1.08 * font * item.lineCount] });
    }
    seen.sort((one, other) => first(one.item) - first(other.item));
    for (const { item, box } of seen) {
      const shown = isFree(box, first(item) === 0); // what stands out may be written over faded shapes
      if (shown) take(box);
      item.label.setAttribute("visibility", shown ? "visible" : "hidden");
    }
  };

  const keepInSight = () => {
    const { width, height } = size();
    view.x = Math.max(80 - rest.width * view.k, Math.min(width - 80, view.x));
    view.y = Math.max(60 - rest.height * view.k, Math.min(height - 60, view.y));
  };
  const fit = () => {
    const { width, height } = size();
    view.k = Math.min(width / rest.width, height / rest.height, 1.6);
    whole = view.k;
    view.x = (width - rest.width * view.k) / 2;
    view.y = Math.max(0, (height - rest.height * view.k) / 2);
    apply();
    fitLabels();
  };
  const zoomBy = (factor, x = size().width / 2, y = size().height / 2) => {
    const k = Math.max(0.5 * whole, Math.min(8, view.k * factor));
    view.x = x - ((x - view.x) / view.k) * k;
    view.y = y - ((y - view.y) / view.k) * k;
    view.k = k;
    keepInSight();
    apply();
  };
  const panBy = (dx, dy) => {
    view.x += dx;
    view.y += dy;
    keepInSight();
    apply();
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
    const { lit, lost, there, back } = findEmphasis();
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
      const isLit = lit !== null && line.channels.some((each) => isChannelLit(each, lit));
      line.element.classList.toggle("faded", off || (lit !== null && !isLit));
      line.element.classList.toggle("lit", !off && isLit);
    }
    routeLayer.replaceChildren(...drawRoute(back, "back"), ...drawRoute(there, "there"));
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
