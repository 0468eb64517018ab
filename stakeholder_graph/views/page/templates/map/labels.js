// The names that could be written, before it is known which have room; and what a frame of the map holds, for tests.

// In the order in which they are tried: top tier first, in it the widest cut first.
const findLabels = ({ stakeholders, tiers }) => {
  const tierOrder = tiers.map((each) => each.tier);
  const labels = stakeholders.map((each, index) => {
    const lines = each.label.split("\n");
    const bold = each.cuts_off > 1;
    const tier = tierOrder.indexOf(each.tier);
    const rank = 1000 * tier - Math.min(each.cuts_off, 900);
    return { id: each.id, each, lines, bold, rank, index, odd: tier % 2 === 1 };
  });
  return labels.sort((one, other) => one.rank - other.rank || one.index - other.index);
};

const onScreen = ({ each }, view) => ({ x: each.x * view.k + view.x, y: each.y * view.k + view.y, r: each.r * view.k });

const LEAST_EMS = 3.6; // a name cut shorter than this says nothing
const MOST_LINES = 3;
// The name as its row has room for it at this size; null where it has room as it is, or too little for any.
const findShort = ({ each, lines, bold }, k, size) => {
  if (!each.room) return null;
  const ems = (each.room.wide * k - 2 * CLEAR) / size - 0.05;
  const lineCount = Math.max(1, Math.min(MOST_LINES, Math.floor((each.room.down * k - 3) / lineHeight(size))));
  if (ems < LEAST_EMS || (lines.length <= lineCount && lines.every((line) => measureName(line, bold) <= ems))) return null;
  return shortenName(each.name, ems, lineCount, bold);
};

// Where every name would stand on the screen; those of a few that stand out come first, whatever is faded beneath.
const placeLabels = (labels, { view, standing, stress, chosen, size }) => {
  const few = stress.lit !== null && stress.lit.size <= FEW;
  const open = standing.opened !== null;
  return labels
    .filter((label) => standing.spots.get(label.id).group === null)
    .map((label) => ({ ...label, first: label.id === chosen || (few && stress.lit.has(label.id)) }))
    .map((label) => ({
      ...label,
      ...onScreen(label, view),
      short: label.first ? null : findShort(label, view.k, size),
      odd: !open && label.odd,
      shown: label.each.label_shown,
    }));
};

// While the map moves its names move with it; they are chosen anew when it comes to rest.
const moveNames = (names, view) =>
  names.map(({ item, lines, x, box }) => {
    const at = onScreen(item, view);
    const middle = at.x + x - item.x;
    const half = (box[2] - box[0]) / 2;
    const tall = box[3] - box[1];
    const top = box[1] > item.y ? at.y + at.r + 2 : at.y - at.r - 5 - tall;
    return { item: { ...item, ...at }, lines, x: middle, top, box: [middle - half, top, middle + half, top + tall] };
  });

const pickStakeholder = ({ stakeholders }, x, y, slack) => {
  let best = null;
  let nearest = slack;
  for (const each of stakeholders) {
    const gap = Math.hypot(each.x - x, each.y - y) - each.r;
    if (gap >= nearest) continue;
    nearest = gap;
    best = { type: "stakeholder", id: each.id };
  }
  return best;
};
const pickGroup = ({ groups }, x, y) => {
  const group = groups.find((each) => Math.abs(each.x - x) <= each.width / 2 && Math.abs(each.y - y) <= each.height / 2);
  return group ? { type: "group", id: group.id } : null;
};
const pickLine = ({ lines }, x, y, slack) => {
  let best = null;
  let nearest = slack;
  for (const line of lines) {
    const [left, top, right, bottom] = line.box;
    if (line.ends.some((end) => end.group) || x < left - slack || x > right + slack || y < top - slack || y > bottom + slack) continue;
    const gap = distanceToWay(line.way, x, y);
    if (gap >= nearest) continue;
    nearest = gap;
    best = { type: "channel", id: line.channels[0].id };
  }
  return best;
};

// What is drawn just now, told for tests: a canvas cannot be asked.
const describeFrame = (frame) => {
  const { view, standing, stress, names, chosen, cursor, plain, colours } = frame;
  const here = (id) => standing.spots.has(id) && standing.spots.get(id).group === null;
  const onMap = (each) => ({ id: each.id, ...onScreen({ each }, view) });
  return {
    transform: `${view.x.toFixed(2)} ${view.y.toFixed(2)} ${view.k.toFixed(4)}`,
    resting: !plain,
    colours: [colours.ink, colours.band, colours.lit],
    names: names.map(({ item, lines, box }) => ({ id: item.id, text: lines.join(" "), box })),
    stakeholders: standing.stakeholders.map(onMap),
    groups: standing.groups.map((group) => ({ ...onMap({ ...group, r: 0 }), count: group.members.length, faded: isGroupFaint(group, frame) })),
    opened: standing.opened ? standing.opened.id : null,
    lines: standing.lines.length,
    faded: standing.stakeholders.filter((each) => isFaint(each, frame)).map((each) => each.id),
    lit: standing.lines.filter((line) => lookOfLine(line, frame) === "lit").flatMap((line) => line.channels.map((each) => each.id)),
    alarms: standing.stakeholders.filter((each) => isMarked(each) && each.cuts_off > 1).map((each) => each.id),
    lost: [...stress.lost].filter(here),
    gone: [...stress.gone],
    steps: placeSteps(frame, makePlacing(frame)).map(({ look, number, x, y }) => ({ look, number, x, y })),
    routes: stress.routes.map(({ channels, look }) => ({ look, channels: channels.filter((id) => wayOfChannel(standing.channelById.get(id) || {}, standing.spots)) })),
    at: Object.fromEntries(stress.at),
    marks: Object.fromEntries(stress.marks),
    chosen,
    cursor,
  };
};
