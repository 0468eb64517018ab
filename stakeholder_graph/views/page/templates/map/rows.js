// How a scene is set into the box it is drawn in: as wide as the box, its rows as far apart as their names need.
//
// Where the scene at its own shape leaves every name its room nobody is moved. Where the box is too low, or of another
// shape, rows that need little give way to those that need more, names get fewer lines, and the columns fill the width.

const LEAST_FONT = 9;
const MOST_FONT = 13.5;
const fontAt = (k) => Math.max(LEAST_FONT, Math.min(MOST_FONT, 11 * k));

const HEAD_ROOM = 16; // for the lines that curve over the top row
const LEAST_SHAPES = 0.62; // shapes get no smaller than this while the width allows it
const MOST_SPREAD = 1.7;
const LEFT_OF_SCENE = 96; // what the layout leaves for the names of the tiers
const TIER_NAMES = 100; // and what they take on the screen
const PAD_IN_BLOCK = 4;
const PAD = 8;
// Lines of a name in a block and elsewhere, the first that there is height for.
const LINE_COUNTS = [[2, 3], [2, 2], [1, 3], [1, 2], [1, 1]];

const findRowsOfScenes = (scenes) => {
  const rows = [];
  const all = scenes.flatMap((scene) => scene.stakeholders).sort((one, other) => one.y - other.y);
  for (const each of all) {
    let row = rows[rows.length - 1];
    if (!row || each.y - row.y > 1) rows.push((row = { y: each.y, r: 0, lines: 0, inBlock: false }));
    row.r = Math.max(row.r, each.r);
    row.inBlock ||= each.lane !== null;
    if (each.label_shown) row.lines = Math.max(row.lines, each.label.split("\n").length);
  }
  return rows;
};

// How far each row must be from the one below it on the screen; the first is for what stands above the first row.
const findNeeds = (rows, k, [inBlock, elsewhere]) => {
  const lineTall = lineHeight(fontAt(k));
  const below = (row) => row.r * k + (row.lines ? 2 + lineTall * Math.min(row.lines, row.inBlock ? inBlock : elsewhere) : 0);
  return [
    rows[0].r * k + 8,
    ...rows.map((row, index) => {
      const next = rows[index + 1];
      return below(row) + (next ? (row.inBlock && next.inBlock ? PAD_IN_BLOCK : PAD) + next.r * k : 3);
    }),
  ];
};
const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

// `together`: the scenes that stand side by side and are moved as one; the same for one alone.
const setIntoBox = (scene, together, { width, height }) => {
  if ((scene.groups && scene.groups.length) || !scene.stakeholders.length) return scene;
  const [wide, tall] = [Math.max(...together.map((each) => each.width)), Math.max(...together.map((each) => each.height))];
  const rows = findRowsOfScenes(together);
  const whole = Math.min(width / wide, (height - HEAD_ROOM) / tall, 1.6);
  const naturally = [rows[0].y, ...rows.map((row, index) => (index + 1 < rows.length ? rows[index + 1].y : tall) - row.y)];
  if (findNeeds(rows, whole, LINE_COUNTS[0]).every((need, index) => need <= naturally[index] * whole + 1)) return withRooms(scene, rows, tall);

  const k = Math.min(width / wide, Math.max(whole, LEAST_SHAPES));
  const room = height - HEAD_ROOM;
  const asked = LINE_COUNTS.map((counts) => findNeeds(rows, k, counts));
  const needs = asked.find((each) => sum(each) <= room) || asked[asked.length - 1];
  const over = Math.max(0, Math.min(room, MOST_SPREAD * tall * k) - sum(needs));
  const gaps = needs.map((need, index) => (need * Math.min(1, room / sum(needs)) + (over * naturally[index]) / sum(naturally)) / k);
  const tops = [];
  for (const gap of gaps.slice(0, -1)) tops.push((tops[tops.length - 1] || 0) + gap);

  const left = width < NARROW ? 30 / k : TIER_NAMES / k;
  const stretch = Math.min(MOST_SPREAD, (width / k - left) / (wide - LEFT_OF_SCENE));
  const putX = (x) => left + (x - LEFT_OF_SCENE) * stretch;
  const putY = makeSteps([0, ...rows.map((row) => row.y), tall], [0, ...tops, sum(gaps)]);
  const moved = {
    ...scene,
    width: left + (wide - LEFT_OF_SCENE) * stretch,
    height: sum(gaps),
    shelf: 12,
    tiers: scene.tiers.map((tier) => ({ ...tier, top: putY(tier.top), bottom: putY(tier.bottom) })),
    stakeholders: scene.stakeholders.map((each) => ({ ...each, x: putX(each.x), y: putY(each.y), lane: each.lane === null ? null : putX(each.lane) })),
  };
  return withRooms(moved, rows.map((row, index) => ({ ...row, y: tops[index] })), moved.height);
};

// A line through the knots, and straight on beyond them.
const makeSteps = (from, to) => (value) => {
  let index = 1;
  while (index < from.length - 1 && value > from[index]) index += 1;
  const share = (value - from[index - 1]) / (from[index] - from[index - 1] || 1);
  return to[index - 1] + share * (to[index] - to[index - 1]);
};

// What room each has for its name: as far aside as half the way to the next that is named, as far down as the next row.
const withRooms = (scene, rows, tall) => {
  const named = rows.map(() => []);
  for (const each of scene.stakeholders) {
    const index = rows.findIndex((row) => Math.abs(row.y - each.y) <= 1.5);
    if (index < 0) continue;
    if (each.lane === null || each.r === rows[index].r) named[index].push(each);
  }
  const rooms = new Map();
  named.forEach((members, index) => {
    const next = rows[index + 1];
    const down = next ? next.y - next.r - rows[index].y - rows[index].r : tall - rows[index].y - rows[index].r;
    members.sort((one, other) => one.x - other.x);
    members.forEach((each, number) => {
      const beside = [members[number - 1], members[number + 1]].filter(Boolean).map((other) => Math.abs(other.x - each.x));
      rooms.set(each.id, { wide: Math.min(...beside, 130), down });
    });
  });
  return { ...scene, stakeholders: scene.stakeholders.map((each) => ({ ...each, room: rooms.get(each.id) || null })) };
};
