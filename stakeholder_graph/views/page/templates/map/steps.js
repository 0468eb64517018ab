// The steps of a route, numbered as the text numbers them, each where it covers no name, no shape and no other number.

const STEP_RADIUS = 8;
const TRAVELLER = 7;
const STEP_AT = { there: 0.6, back: 0.62, second: 0.4 }; // how far along its channel a step is numbered at best
const STEP_BESIDE = [0, 9, -9, 18, -18, 28, -28, 40, -40, 54, -54]; // how far aside of it, where there is no room on the line

// Along the way first the nearest to where it is numbered at best, then aside of that.
const listStepSpots = (way, look, at) => {
  const on = evenly(way);
  const shares = Array.from({ length: 17 }, (_, index) => 0.1 + 0.05 * index).sort((one, other) => Math.abs(one - STEP_AT[look]) - Math.abs(other - STEP_AT[look]));
  const spots = shares.map((share) => {
    const [before, here, after] = [on(share - 0.02), on(share), on(share + 0.02)];
    const far = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    return { x: at.x(here.x) + ROUTE_ASIDE[look], y: at.y(here.y) + ROUTE_ASIDE[look], nx: -(after.y - before.y) / far, ny: (after.x - before.x) / far };
  });
  return STEP_BESIDE.flatMap((aside) => spots.map(({ x, y, nx, ny }) => ({ x: x + aside * nx, y: y + aside * ny, on: { x, y } })));
};

// Returns [{look, number, x, y, on}] on the screen, `on` being the point of the line it belongs to, in the order in which they are drawn.
const placeSteps = ({ stress, standing, names }, at) => {
  if (!stress.routes.length) return [];
  const room = makeRoom();
  for (const { item, box } of names) if (stress.lit === null || stress.lit.has(item.id)) room.take(box);
  for (const each of standing.stakeholders) {
    if (stress.lit !== null && !stress.lit.has(each.id)) continue;
    const [x, y, r] = [at.x(each.x), at.y(each.y), each.r * at.k];
    room.take([x - r, y - r, x + r, y + r]);
  }
  const boxAt = ({ x, y }) => [x - STEP_RADIUS - 1, y - STEP_RADIUS - 1, x + STEP_RADIUS + 1, y + STEP_RADIUS + 1];
  return stress.routes.flatMap(({ channels, look }) =>
    channels.flatMap((id, index) => {
      const channel = standing.channelById.get(id);
      const way = channel && wayOfChannel(channel, standing.spots);
      if (!way) return [];
      const spots = listStepSpots(way, look, at);
      const spot = spots.find((each) => room.isFree(boxAt(each))) || spots[0];
      room.take(boxAt(spot));
      return [{ look, number: index + 1, ...spot }];
    }),
  );
};

const drawSteps = (pen, frame, at) => {
  const { colours } = frame;
  for (const { look, number, x, y, on } of placeSteps(frame, at)) {
    if (Math.hypot(x - on.x, y - on.y) > STEP_RADIUS + 4) pen.path({ stroke: colours[look], width: 1 }, (path) => addLine(path, on.x, on.y, x, y));
    pen.path({ fill: colours.halo, stroke: colours[look], width: 1.8 }, (path) => addEllipse(path, x, y, STEP_RADIUS, STEP_RADIUS));
    pen.words(String(number), x, y + 3.9, { size: 11, bold: true, fill: colours[look] });
  }
};

// Whoever travels along a route while it is played.
const drawTraveller = (pen, { traveller, colours }, at) => {
  if (!traveller) return;
  const [x, y] = [at.x(traveller.x), at.y(traveller.y)];
  pen.path({ fill: colours.there, stroke: colours.halo, width: 2.5 }, (path) => addEllipse(path, x, y, TRAVELLER, TRAVELLER));
};
