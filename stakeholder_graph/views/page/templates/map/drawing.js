// The drawing itself, from the ground up: bands, lines, groups, ways of a message, shapes, marks, names.
//
// A frame is {view, size, colours, standing, tiers, stress, isFaded, chosen, cursor, names, font, plain, traveller}.

const FAINT = 0.12; // what is faded can still be found
const HEADS_FROM = 2.6; // arrowheads smaller than this on the screen are left out
const NARROW = 500;
const MOST_MOVING = 2500; // of more lines than this only those that stand out move along

const drawMap = (pen, frame) => {
  const at = makePlacing(frame);
  drawBands(pen, frame, at);
  drawOpened(pen, frame, at);
  drawLines(pen, frame, at);
  drawGroups(pen, frame, at);
  drawBehindNames(pen, frame);
  drawRoutes(pen, frame, at);
  drawShapes(pen, frame, at);
  drawMarks(pen, frame, at);
  drawNames(pen, frame);
  drawSteps(pen, frame, at);
  drawTraveller(pen, frame, at);
};

// From positions of the scene to those of the screen.
const makePlacing = ({ view, size }) => {
  const { k } = view;
  const x = (wx) => wx * k + view.x;
  const y = (wy) => wy * k + view.y;
  const sees = ([left, top, right, bottom]) => x(right) > -20 && x(left) < size.width + 20 && y(bottom) > -20 && y(top) < size.height + 20;
  // `aside`: so many points to the right and down, to lie beside another way
  const addWay = (path, way, aside = 0) => {
    path.moveTo(x(way[0].x) + aside, y(way[0].y) + aside);
    for (let index = 1; index < way.length; index += 3) {
      const [c, d, q] = [way[index], way[index + 1], way[index + 2]];
      path.bezierCurveTo(x(c.x) + aside, y(c.y) + aside, x(d.x) + aside, y(d.y) + aside, x(q.x) + aside, y(q.y) + aside);
    }
  };
  const addHead = (path, way, atStart, long, aside = 0) => {
    const [tip, before] = atStart ? [way[0], pointOn(way, 0.04)] : [way[way.length - 1], pointOn(way, 0.96)];
    const far = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
    const [ux, uy] = [(tip.x - before.x) / far, (tip.y - before.y) / far];
    const [tx, ty] = [x(tip.x) + aside, y(tip.y) + aside];
    path.moveTo(tx, ty);
    path.lineTo(tx - ux * long - uy * 0.45 * long, ty - uy * long + ux * 0.45 * long);
    path.lineTo(tx - ux * long + uy * 0.45 * long, ty - uy * long - ux * 0.45 * long);
    path.closePath();
  };
  return { k, x, y, sees, addWay, addHead };
};

const drawBands = (pen, { tiers, size, colours, standing }, at) => {
  if (standing.groups.length || standing.opened) return; // groups stand side by side, not in tiers
  pen.path({ fill: colours["band-odd"] }, (path) => addBox(path, [0, 0, size.width, size.height]));
  tiers.forEach((tier, index) => {
    if (index % 2) return;
    pen.path({ fill: colours.band }, (path) => addBox(path, [0, at.y(tier.top), size.width, at.y(tier.bottom)]));
  });
  for (const tier of tiers) {
    const tall = (tier.bottom - tier.top) * at.k;
    if (tall < 13 || size.width < NARROW) continue; // a phone has no room beside the shapes
    pen.words(tier.name, 10, at.y(tier.top) + Math.min(17, tall / 2 + 5), { size: 12, bold: true, fill: colours.quiet, halo: colours.halo, align: "left" });
  }
};

// --- lines ---

const LINE_LOOKS = {
  faded: (colours) => ({ color: colours.line, width: 1, alpha: FAINT }),
  plain: (colours, air) => ({ color: colours.line, width: 1, alpha: 0.75 * air }),
  weak: (colours) => ({ color: colours["line-weak"], width: 1.5, alpha: 0.9 }),
  lit: (colours) => ({ color: colours.lit, width: 1.8, alpha: 1 }),
};

const lookOfLine = (line, { stress, isFaded }) => {
  if (line.ends.some((end) => !end.group && isFaded(end))) return "faded";
  if (stress.channelsLit !== null && line.channels.some((each) => stress.channelsLit.has(each.id))) return "lit";
  if (stress.lit !== null) return "faded";
  return line.channels.some(isMarked) && !line.ends.some((end) => end.group) ? "weak" : "plain";
};

// The more lines there are for the room, the fainter each; beside another side only what differs is drawn in full.
const THICK = 0.06;
const LEAST_AIR = 0.4;
const findAir = ({ standing, scene, view, stress }) => {
  const thickness = standing.lineLength / (scene.width * scene.height * view.k);
  return Math.max(LEAST_AIR, Math.min(stress.marks.size ? 0.5 : 1, THICK / thickness));
};

const drawLines = (pen, frame, at) => {
  const { standing, stress, colours } = frame;
  const batches = new Map();
  const air = findAir(frame);
  const sparing = frame.plain && standing.lines.length > MOST_MOVING;
  for (const line of standing.lines) {
    if (!at.sees(line.box) || (sparing && lookOfLine(line, frame) !== "lit")) continue;
    const gone = line.channels.every((each) => stress.gone.has(each.id));
    const key = gone ? "gone" : `${lookOfLine(line, frame)} ${line.channels.every((each) => each.assumed) ? "assumed" : ""}`;
    if (!batches.has(key)) batches.set(key, []);
    batches.get(key).push(line);
  }
  for (const look of ["gone", ...Object.keys(LINE_LOOKS)])
    for (const basis of ["", " ", " assumed"]) {
      const lines = batches.get(look + basis);
      if (!lines) continue;
      const { color, width, alpha } = look === "gone" ? { color: colours.quiet, width: 1.2, alpha: 0.7 } : LINE_LOOKS[look](colours, air);
      const dash = look === "gone" ? [1, 5] : basis === " assumed" ? [4, 3] : [];
      pen.path({ stroke: color, width, alpha, dash }, (path) => lines.forEach((line) => at.addWay(path, line.way)));
      if (look === "gone" || frame.plain) continue;
      pen.path({ fill: color, alpha }, (path) => lines.forEach((line) => addHeads(path, line, at)));
    }
  drawLineMarks(pen, frame, at);
};

const addHeads = (path, line, at) => {
  const long = headSize(line) * at.k;
  if (long < HEADS_FROM) return;
  if (line.heads.finish) at.addHead(path, line.way, false, Math.min(long, 11));
  if (line.heads.start) at.addHead(path, line.way, true, Math.min(long, 11));
};

const MARK_DASH = { added: [], removed: [3, 5], changed: [10, 4] };
const drawLineMarks = (pen, { standing, stress, colours }, at) => {
  if (!stress.marks.size) return;
  for (const line of standing.lines) {
    const mark = line.channels.map((each) => stress.marks.get(each.id)).find(Boolean);
    if (!mark || !at.sees(line.box)) continue;
    const color = mark === "removed" ? colours.quiet : colours.here;
    pen.path({ stroke: color, width: 2.4, dash: MARK_DASH[mark] }, (path) => at.addWay(path, line.way));
    const long = Math.max(7, headSize(line) * at.k);
    pen.path({ fill: color }, (path) => {
      if (line.heads.finish) at.addHead(path, line.way, false, long);
      if (line.heads.start) at.addHead(path, line.way, true, long);
    });
  }
};

// --- the ways of a message ---

const ROUTE_DASH = { there: [], back: [1.5, 7], second: [9, 5] };
const ROUTE_ASIDE = { there: 0, back: 6, second: -5 };
const drawRoutes = (pen, { stress, standing, colours }, at) => {
  for (const { channels, look } of stress.routes) {
    const ways = channels.map((id) => standing.channelById.get(id)).map((each) => each && wayOfChannel(each, standing.spots)).filter(Boolean);
    const aside = ROUTE_ASIDE[look];
    const add = (path) => ways.forEach((way) => at.addWay(path, way, aside));
    pen.path({ stroke: colours.halo, width: 7 }, add);
    pen.path({ stroke: colours[look], width: 3.5, dash: ROUTE_DASH[look] }, add);
    pen.path({ fill: colours[look] }, (path) => ways.forEach((way) => at.addHead(path, way, false, 11, aside)));
  }
};

// --- stakeholders ---

const drawShapes = (pen, frame, at) => {
  const { standing, stress, colours } = frame;
  const batches = new Map();
  const into = (key, style, each) => {
    if (!batches.has(key)) batches.set(key, { style, members: [] });
    batches.get(key).members.push(each);
  };
  const faintly = [];
  for (const each of standing.stakeholders) {
    if (!at.sees([each.x - 30, each.y - 30, each.x + 30, each.y + 30])) continue;
    const isGone = stress.gone.has(each.id);
    const alpha = isFaint(each, frame) ? 0.22 : 1;
    const fill = colours.fills ? each.color : colours.paper;
    const outlined = { stroke: colours.ink, width: 1, alpha };
    if (isGone) into("gone", { stroke: colours.quiet, width: 1.4, dash: [2, 3] }, each);
    else if (each.assumed) {
      into(`assumed ${fill} ${alpha}`, { fill, alpha: 0.5 * alpha }, each);
      into(`outline ${alpha}`, { ...outlined, width: 1.2, dash: [2.2, 1.6] }, each);
    } else into(`${fill} ${alpha}`, { ...outlined, fill }, each);
    if (isMarked(each) || each.isolated) faintly.push([each, alpha]);
  }
  drawRings(pen, faintly, colours, at);
  for (const { style, members } of batches.values())
    pen.path(style, (path) => members.forEach((each) => addShape(path, each.look, at.x(each.x), at.y(each.y), each.r * at.k)));
};

const isFaint = (each, { stress, isFaded }) => isFaded(each) || (stress.lit !== null && !stress.lit.has(each.id));

const drawRings = (pen, members, colours, at) => {
  for (const [each, alpha] of members) {
    const [x, y] = [at.x(each.x), at.y(each.y)];
    if (isMarked(each))
      pen.path({ fill: colours.paper, stroke: colours.ink, width: 1.4, alpha }, (path) => addShape(path, each.look, x, y, (each.r + 3.6) * at.k));
    if (each.isolated)
      pen.path({ stroke: colours.ink, width: 1.4, dash: [1, 3], alpha }, (path) => addEllipse(path, x, y, (each.r + 4) * at.k, (each.r + 4) * at.k));
  }
};

// --- marks ---

const drawMarks = (pen, frame, at) => {
  const { standing, stress, colours, chosen, cursor } = frame;
  for (const each of standing.stakeholders) {
    const [x, y, r] = [at.x(each.x), at.y(each.y), each.r * at.k];
    if (isMarked(each) && each.cuts_off > 1 && !frame.plain) drawAlarm(pen, each, colours, at, isFaint(each, frame) ? FAINT : 1);
    if (stress.lost.has(each.id)) drawCross(pen, x, y, r + 2.5, colours.alarm);
    if (stress.gone.has(each.id)) pen.path({ stroke: colours.quiet, width: 1.6 }, (path) => addLine(path, x - r - 3, y + r + 3, x + r + 3, y - r - 3));
    if (stress.at.has(each.id)) drawHeard(pen, x - r - 2, y - r, stress.at.get(each.id), colours);
    if (stress.marks.has(each.id)) drawDifference(pen, x, y, r, stress.marks.get(each.id), colours);
    if (each.id === chosen) pen.path({ stroke: colours.chosen, width: 3 }, (path) => addEllipse(path, x, y, r + 7, r + 7));
    if (each.id === cursor) pen.path({ stroke: colours.ink, width: 3, dash: [6, 3] }, (path) => addEllipse(path, x, y, r + 11, r + 11));
  }
};

const addLine = (path, fromX, fromY, toX, toY) => {
  path.moveTo(fromX, fromY);
  path.lineTo(toX, toY);
};
const drawCross = (pen, x, y, d, color) =>
  pen.path({ stroke: color, width: 2.2 }, (path) => {
    addLine(path, x - d, y - d, x + d, y + d);
    addLine(path, x - d, y + d, x + d, y - d);
  });
const drawAlarm = (pen, each, colours, at, alpha) => {
  const r = Math.max(4.2, 0.55 * each.r) * at.k;
  if (r < 2.5) return;
  const [x, y] = [at.x(each.x) + 1.05 * each.r * at.k + 2, at.y(each.y) - 1.05 * each.r * at.k - 1];
  pen.path({ fill: colours.alarm, stroke: colours.paper, width: 0.8, alpha }, (path) => addEllipse(path, x, y, r, r));
  pen.words("!", x, y + 0.62 * r, { size: 1.75 * r, bold: true, fill: colours["alarm-ink"], alpha });
};
// Has heard: a tick on a full disc. Waiting: the hands of a clock on an empty one.
const drawHeard = (pen, x, y, how, colours) => {
  const heard = how === "heard";
  pen.path({ fill: heard ? colours.there : colours.paper, stroke: heard ? colours.paper : colours.waiting, width: 1.4 }, (path) => addEllipse(path, x, y, 6, 6));
  pen.path({ stroke: heard ? colours.paper : colours.waiting, width: 1.8 }, (path) => {
    const points = heard ? [[-2.8, 0.2], [-0.8, 2.3], [3, -2.3]] : [[0, -3.6], [0, 0.3], [2.8, 0.3]];
    points.forEach(([dx, dy], index) => (index ? path.lineTo(x + dx, y + dy) : path.moveTo(x + dx, y + dy)));
  });
};
// Added: a full square with a plus. Removed: an empty one with a minus. Changed: a disc with two strokes.
const DIFFERENCES = {
  added: [[-3, 0, 3, 0], [0, -3, 0, 3]],
  removed: [[-3, 0, 3, 0]],
  changed: [[-3, -1.5, 3, -1.5], [-3, 1.5, 3, 1.5]],
};
const drawDifference = (pen, x, y, r, mark, colours) => {
  const full = mark === "added";
  const [cx, cy] = [x - r - 4, y - r - 2];
  const around = (path) => (mark === "changed" ? addEllipse(path, cx, cy, 6, 6) : addBox(path, [cx - 5.5, cy - 5.5, cx + 5.5, cy + 5.5], 1.5));
  const ring = mark === "removed" ? [3, 3] : [];
  pen.path({ stroke: colours.here, width: 2, dash: ring }, (path) => addEllipse(path, x, y, r + 5, r + 5));
  pen.path({ fill: full ? colours.here : colours.paper, stroke: colours.here, width: 1.4 }, around);
  pen.path({ stroke: full ? colours.paper : colours.here, width: 1.8 }, (path) => {
    for (const [fromX, fromY, toX, toY] of DIFFERENCES[mark]) addLine(path, cx + fromX, cy + fromY, cx + toX, cy + toY);
  });
};

// --- names ---

// Lines stop short of a name: it stands on a patch of the ground.
const drawBehindNames = (pen, { names, colours }) => {
  for (const odd of [false, true])
    pen.path({ fill: odd ? colours["band-odd"] : colours.band, alpha: 0.85 }, (path) => {
      for (const { item, box } of names) if (item.odd === odd) addBox(path, [box[0] - 1, box[1], box[2] + 1, box[3]]);
    });
};

const drawNames = (pen, frame) => {
  const { names, colours, font, stress } = frame;
  for (const { item, lines, x, top } of names) {
    const alpha = isFaint(item.each, frame) ? 0.35 : 1;
    const gone = stress.gone.has(item.id);
    const halo = stress.routes.length ? colours.halo : null;
    lines.forEach((line, number) => {
      const y = top + lineHeight(font) * number + 0.88 * font;
      pen.words(line, x, y, { size: font, bold: item.bold, fill: gone ? colours.quiet : colours.ink, halo, alpha });
    });
  }
};
