// Groups of a large place: each is a card until it is opened, and counts those inside that stand out.

const CARD_NAME = 12;

keep("opened", { initial: "", key: "open", read: (text) => (groupById.has(text) ? text : "") });

const drawGroups = (pen, frame, at) => {
  const { standing, stress, colours } = frame;
  const shown = standing.groups.filter((group) => at.sees(boxOfGroup(group)));
  for (const faint of [true, false]) {
    const members = shown.filter((group) => isGroupFaint(group, frame) === faint);
    const alpha = faint ? 0.3 : 1;
    pen.path({ fill: colours.group, stroke: colours.ink, width: 1, alpha }, (path) => members.forEach((group) => addBox(path, boxOnScreen(group, at), 6)));
    for (const group of members) drawCard(pen, group, frame, at, alpha);
  }
  for (const group of shown) {
    const count = (set) => group.members.reduce((sum, id) => sum + Number(set.has(id)), 0);
    const [lost, gone, heard] = [count(stress.lost), count(stress.gone), count(stress.at)];
    const [, top, right] = boxOnScreen(group, at);
    if (lost + gone) drawTally(pen, right - 4, top + 4, `× ${lost + gone}`, colours.alarm, colours);
    else if (heard) drawTally(pen, right - 4, top + 4, `✓ ${heard}`, colours.there, colours);
  }
};
const drawOpened = (pen, { standing, colours }, at) => {
  if (standing.opened) pen.path({ fill: colours.band, stroke: colours.ink, width: 1.5 }, (path) => addBox(path, boxOnScreen(standing.opened, at), 6));
};

const boxOfGroup = ({ x, y, width, height }) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
const boxOnScreen = (group, at) => {
  const [left, top, right, bottom] = boxOfGroup(group);
  return [at.x(left), at.y(top), at.x(right), at.y(bottom)];
};
const isGroupFaint = (group, { stress, isFaded, membersOf }) =>
  (stress.lit !== null && !group.members.some((id) => stress.lit.has(id))) || membersOf(group).every(isFaded);

const drawCard = (pen, group, { colours, font }, at, alpha) => {
  const [left, top, right, bottom] = boxOnScreen(group, at);
  const size = Math.min(CARD_NAME, Math.max(font, 9));
  const room = right - left - 8;
  const lines = breakToFit(group.name, room, size, Math.floor((bottom - top - size * 1.4) / (size * 1.15)));
  if (!lines.length) return;
  const first = (top + bottom) / 2 - ((lines.length + 1) * size * 1.15) / 2 + 0.9 * size;
  lines.forEach((line, number) => pen.words(line, (left + right) / 2, first + number * size * 1.15, { size, bold: true, fill: colours.ink, alpha }));
  pen.words(String(group.members.length), (left + right) / 2, first + lines.length * size * 1.15, { size, fill: colours.quiet, alpha });
};

// As many whole words as there is room for, over as many lines; the last is cut short where words are left over.
const breakToFit = (name, room, size, lineCount) => {
  const lines = [];
  for (const word of name.split(/\s+/)) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length && size * measureName(longer, true) <= room) lines[lines.length - 1] = longer;
    else if (lines.length < lineCount) lines.push(word);
    else {
      if (lines.length) lines[lines.length - 1] += "…";
      break;
    }
  }
  const cut = (line) => {
    let kept = line;
    while (kept && size * measureName(kept, true) > room) kept = kept.replace(/.…?$/u, "") && `${kept.replace(/.…?$/u, "")}…`;
    return kept;
  };
  return lines.map(cut).filter(Boolean);
};

const drawTally = (pen, x, y, text, color, colours) => {
  const half = 6 + 3.4 * text.length;
  pen.path({ fill: colours.paper, stroke: color, width: 1.6 }, (path) => addBox(path, [x - half, y - 8, x + half, y + 8], 8));
  pen.words(text, x, y + 4, { size: 11, bold: true, fill: color });
};

// Where in the whole we look, drawn small in a corner while a part of a large place is in sight.
const drawMinimap = (pen, { scene, view, size, colours, standing }) => {
  const wide = Math.min(150, size.width / 4);
  const scale = Math.min(wide / scene.width, 110 / scene.height);
  const [left, top] = [10, size.height - scene.height * scale - 10];
  const box = (x, y, right, bottom) => [left + Math.max(0, x) * scale, top + Math.max(0, y) * scale, left + Math.min(scene.width, right) * scale, top + Math.min(scene.height, bottom) * scale];
  pen.path({ fill: colours.paper, stroke: colours.quiet, width: 1, alpha: 0.95 }, (path) => addBox(path, box(0, 0, scene.width, scene.height)));
  const all = [...standing.groups, ...(standing.opened ? [standing.opened] : [])];
  pen.path({ fill: colours.line, alpha: 0.7 }, (path) => all.forEach((group) => addBox(path, box(...boxOfGroup(group)))));
  const seen = [-view.x / view.k, -view.y / view.k, (size.width - view.x) / view.k, (size.height - view.y) / view.k];
  pen.path({ stroke: colours.chosen, width: 2 }, (path) => addBox(path, box(...seen)));
};
