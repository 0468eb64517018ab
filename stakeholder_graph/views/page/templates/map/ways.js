// Which way does the line of a channel take from one shape to another? Over a row, across tiers, or by the lane beside
// a block of practices, so that it crosses as few names as may be. Positions are those of the scene.

const ARC = 46; // how high a line within one row rises at most
const TURN = 9; // how soon a line turns at a corner
const SHELF = 15; // how far above the middle of a shape in a block its line comes over from the lane

const radiusTowards = (end) => 1.3 * end.r + 1.5;
const sharesUnit = (one, other) => one.lane !== null && one.lane === other.lane && one.shelf === other.shelf;

// Ends are {x, y, r, lane, shelf, top}; the last three are null unless it stands in a block, which begins at `top`. `bend` sets parallel lines apart.
const findLineWay = (from, to, bend) => {
  const apart = Math.max(-10, Math.min(10, bend * Math.hypot(to.x - from.x, to.y - from.y)));
  if (sharesUnit(from, to) || Math.abs(from.y - to.y) < 12) return wayInRow(from, to, apart);
  if (from.lane !== null && to.lane !== null) return wayBetweenBlocks(from, to);
  if (to.lane !== null) return wayIntoBlock(from, to, apart);
  if (from.lane !== null) return wayIntoBlock(to, from, -apart).reverse();
  return wayAcross(from, to, apart);
};

const wayInRow = (from, to, apart) => {
  const near = Math.abs(to.x - from.x) < 1.6 * (radiusTowards(from) + radiusTowards(to)) + 8;
  const side = to.x > from.x ? 1 : -1;
  if (near || sharesUnit(from, to)) {
    const rise = near ? apart : -12;
    const start = { x: from.x + side * radiusTowards(from) * (near ? 0.9 : 0.5), y: from.y + (near ? rise : -from.r) };
    const way = [start];
    const finish = { x: to.x - side * radiusTowards(to) * (near ? 0.9 : 0.5), y: to.y + (near ? rise : -to.r) };
    way.push({ x: start.x + (finish.x - start.x) / 3, y: start.y + rise }, { x: finish.x - (finish.x - start.x) / 3, y: finish.y + rise }, finish);
    return way;
  }
  const high = -Math.min(ARC, 14 + 0.14 * Math.abs(to.x - from.x)) - Math.abs(apart);
  const start = { x: from.x + side * 0.6 * from.r, y: from.y - radiusTowards(from) };
  const finish = { x: to.x - side * 0.6 * to.r, y: to.y - radiusTowards(to) };
  return [start, { x: start.x + 0.16 * (finish.x - start.x), y: start.y + high }, { x: finish.x - 0.16 * (finish.x - start.x), y: finish.y + high }, finish];
};

// From above to below and back: it leaves upright, crosses over soon, and arrives upright.
const wayAcross = (from, to, apart) => {
  const down = to.y > from.y ? 1 : -1;
  const shift = down * apart;
  const start = { x: from.x + shift, y: from.y + down * radiusTowards(from) };
  const finish = { x: to.x + shift, y: to.y - down * radiusTowards(to) };
  const reach = 0.5 * (finish.y - start.y);
  return [start, { x: start.x, y: start.y + reach }, { x: finish.x, y: finish.y - reach }, finish];
};

// Down to the lane beside the block, along it, and over from the shelf above the shape.
const wayIntoBlock = (from, to, apart) => {
  if (from.y > to.shelf) return wayAcross(from, to, apart);
  const { lane, shelf } = to;
  const way = [{ x: from.x, y: from.y + radiusTowards(from) }];
  const top = way[0].y;
  const turned = Math.min(top + Math.max(34, 0.34 * Math.abs(lane - from.x)), to.top - 2, shelf - TURN);
  const reach = 0.55 * (Math.max(turned, top + 1) - top);
  way.push({ x: from.x, y: top + reach }, { x: lane, y: turned - reach }, { x: lane, y: Math.max(turned, top + 1) });
  if (shelf - TURN > way[way.length - 1].y) lineTo(way, lane, shelf - TURN);
  const side = to.x > lane ? 1 : -1;
  const turn = Math.min(TURN, Math.abs(to.x - lane) / 2);
  way.push({ x: lane, y: shelf - TURN / 3 }, { x: lane + (side * turn) / 3, y: shelf }, { x: lane + side * turn, y: shelf });
  if (Math.abs(to.x - lane) > 2 * turn) lineTo(way, to.x - side * turn, shelf);
  const foot = to.y - radiusTowards(to) + 1;
  way.push({ x: to.x - (side * turn) / 3, y: shelf }, { x: to.x, y: shelf + (foot - shelf) / 3 }, { x: to.x, y: foot });
  return way;
};

const wayBetweenBlocks = (from, to) => {
  const way = [{ x: from.x, y: from.y - radiusTowards(from) }];
  lineTo(way, from.x, from.shelf);
  lineTo(way, from.lane, from.shelf);
  const reach = 0.4 * (to.shelf - from.shelf);
  way.push({ x: from.lane, y: from.shelf + reach }, { x: to.lane, y: to.shelf - reach }, { x: to.lane, y: to.shelf });
  lineTo(way, to.x, to.shelf);
  lineTo(way, to.x, to.y - radiusTowards(to));
  return way;
};
