// What stands on the map just now: stakeholders and lines, or in a large place the groups that are not opened.
//
// A line is {channels, way, heads, ends, box, count}; a line both ways is one line, and so are all channels between two
// groups. Whoever is inside a closed group stands where the group stands.

const SMALL_HEAD = 3.6;
const LARGE_HEAD = 6.5;

const findStanding = (scene, opened) => {
  const open = (scene.groups || []).find((group) => group.id === opened) || null;
  const groups = (scene.groups || []).filter((group) => group.id !== opened);
  const closed = new Map(groups.flatMap((group) => group.members.map((id) => [id, group])));
  const stakeholders = scene.stakeholders.filter((each) => !closed.has(each.id));
  const shelf = scene.shelf || SHELF;
  const tops = findBlockTops(stakeholders, shelf);
  const spots = new Map(stakeholders.map((each) => [each.id, { ...each, ...findShelf(each, tops, shelf), group: null }]));
  for (const group of groups) for (const id of group.members) spots.set(id, { id: group.id, x: group.x, y: group.y, r: 0, lane: null, shelf: null, top: null, group });
  const lines = findLines(scene.channels, spots, new Set(open ? open.members : []));
  return {
    groups,
    stakeholders,
    spots,
    lines,
    lineLength: lines.reduce((sum, { way }) => sum + Math.hypot(way[way.length - 1].x - way[0].x, way[way.length - 1].y - way[0].y), 0),
    channelById: new Map(scene.channels.map((each) => [each.id, each])),
    opened: open,
  };
};

// A block begins where the first shelf of its lane is.
const findBlockTops = (stakeholders, shelf) => {
  const tops = new Map();
  for (const { lane, y } of stakeholders) if (lane !== null) tops.set(lane, Math.min(tops.get(lane) ?? Infinity, y - shelf));
  return tops;
};
const findShelf = ({ lane, y }, tops, shelf) => (lane === null ? { shelf: null, top: null } : { shelf: y - shelf, top: tops.get(lane) });

// While a group is open only what reaches into it is drawn: lines of others would run across it.
const findLines = (channels, spots, inside) => {
  const lines = [];
  const lineOf = new Map();
  for (const channel of channels) {
    const from = spots.get(channel.sender);
    const to = spots.get(channel.receiver);
    if (!from || !to || from.id === to.id) continue;
    if (inside.size && !inside.has(channel.sender) && !inside.has(channel.receiver)) continue;
    const bundled = from.group || to.group;
    const key = bundled ? `${from.id}\n${to.id}` : channel.id;
    const turned = bundled ? `${to.id}\n${from.id}` : channel.twin;
    const [line, back] = lineOf.has(key) ? [lineOf.get(key), false] : [lineOf.get(turned), true];
    if (line) {
      line.channels.push(channel);
      line.heads[back ? "start" : "finish"] = true;
      continue;
    }
    const way = bundled ? wayBetweenGroups(from, to) : findLineWay(from, to, channel.bend);
    const made = { channels: [channel], ends: [from, to], way, heads: { start: false, finish: true }, box: boxAround(way) };
    lines.push(made);
    lineOf.set(key, made);
  }
  return lines;
};

const wayBetweenGroups = (from, to) => {
  const leave = (end, other) => {
    const [dx, dy] = [other.x - end.x, other.y - end.y];
    const [wide, tall] = end.group ? [end.group.width / 2, end.group.height / 2] : [radiusTowards(end), radiusTowards(end)];
    const share = Math.min(wide / Math.abs(dx || 1e-9), tall / Math.abs(dy || 1e-9), 0.45);
    return { x: end.x + dx * share, y: end.y + dy * share };
  };
  const way = [leave(from, to)];
  const { x, y } = leave(to, from);
  lineTo(way, x, y);
  return way;
};

const boxAround = (way) => {
  const xs = way.map((point) => point.x);
  const ys = way.map((point) => point.y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};

const headSize = ({ ends: [from, to] }) => (from.group || to.group ? LARGE_HEAD : Math.max(SMALL_HEAD, Math.min(LARGE_HEAD, 0.8 * Math.min(from.r, to.r))));

// The line on which a channel is drawn, as its own way from sender to receiver; null where it is inside a closed group.
const wayOfChannel = (channel, spots) => {
  const from = spots.get(channel.sender);
  const to = spots.get(channel.receiver);
  if (!from || !to || from.id === to.id) return null;
  if (from.group || to.group) return wayBetweenGroups(from, to);
  const apart = 6 / Math.hypot(to.x - from.x, to.y - from.y);
  return findLineWay(from, to, channel.bend || apart);
};
