// Which names are written on the map: only where they fit, the most telling first, none over another or a shape.

const NEAR = 1.5; // this much closer than the whole, names the layout left out are tried as well
const FEW = 14; // so many that stand out are all named, whatever is faded beneath
const LINE = 1.08; // from one line of a name to the next, in its size
const CLEAR = 2.5; // to either side of a name, so that two keep twice as much between them

const namePen = document.createElement("canvas").getContext("2d");
const measured = new Map();
// How wide a line of text is at size 1.
const measureName = (text, bold) => {
  if (!namePen) return 0.56 * text.length;
  const key = bold ? `!${text}` : text;
  if (!measured.has(key)) {
    namePen.font = fontOf(100, bold);
    measured.set(key, namePen.measureText(text).width / 100);
  }
  return measured.get(key);
};

// The room that is taken, kept in cells so that only what is near is compared. A box is [left, top, right, bottom].
const makeRoom = () => {
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
  const isFree = (box, { overShapes = false, own = null } = {}) =>
    cellsOf(box).every((cell) =>
      (cells.get(cell) || []).every((other) => other === own || (overShapes && other.length > 4) || box[2] <= other[0] || box[0] >= other[2] || box[3] <= other[1] || box[1] >= other[3]),
    );
  return { take, isFree };
};

const lineHeight = (size) => LINE * size;

// As many whole words as there is room for, over as many lines; where words are left over the name ends in "…".
const shortenName = (name, ems, lineCount, bold) => {
  const isFit = (text) => measureName(text, bold) <= ems;
  const lines = [];
  const words = name.split(/[\s\u0000-\u001f\u007f-\u009f]+/).filter(Boolean);
  while (words.length) {
    const longer = lines.length ? `${lines[lines.length - 1]} ${words[0]}` : words[0];
    if (lines.length && isFit(longer)) lines[lines.length - 1] = longer;
    else if (lines.length < lineCount) lines.push(words[0]);
    else break;
    words.shift();
  }
  return lines.map((line, index) => {
    const ends = index === lines.length - 1 && words.length > 0;
    if (isFit(line) && !ends) return line;
    const letters = [...line];
    const cut = (count) => `${letters.slice(0, count).join("").trimEnd()}…`;
    let [kept, tooMany] = [1, letters.length + 1];
    while (tooMany - kept > 1) {
      const half = Math.floor((kept + tooMany) / 2);
      if (isFit(cut(half))) kept = half;
      else tooMany = half;
    }
    return cut(kept);
  });
};

// items: [{id, x, y, r, lines, short, bold, shown, first}] on the screen, the most telling first; `short` is tried first
// where the name as it is would need more room than its row leaves, and gives way to it where that is free after all.
// The names of those marked `first` may lie over faded shapes. A name is written whole or not at all, and keeps clear
// of the next. Returns [{item, lines, x, top, box}].
const fitNames = (items, { width, height, size, near }) => {
  const room = makeRoom();
  const seen = items.filter(({ x, y }) => x > -60 && y > -60 && x < width + 60 && y < height + 60);
  for (const { x, y, r } of seen) room.take([x - r, y - r, x + r, y + r, "shape"]);
  const wanted = seen.filter((item) => item.first || item.shown || near);
  wanted.sort((one, other) => Number(other.first) - Number(one.first));
  const put = (item, lines, own = null) => {
    const half = (Math.max(...lines.map((line) => measureName(line, item.bold))) * size) / 2;
    const tall = lineHeight(size) * lines.length;
    const x = Math.max(half + CLEAR, Math.min(width - half - CLEAR, item.x)); // at the edge a name moves aside
    if (Math.abs(x - item.x) > Math.max(item.r, 0.7 * half)) return null;
    for (const top of [item.y + item.r + 2, item.y - item.r - 5 - tall]) {
      const kept = [x - half - CLEAR, top, x + half + CLEAR, top + tall];
      if (top < 0 || top + tall > height || !room.isFree(kept, { overShapes: item.first, own })) continue;
      room.take(kept);
      return { item, lines, x, top, box: [x - half, top, x + half, top + tall], kept };
    }
    return null;
  };
  const fitted = wanted.map((item) => put(item, item.short || item.lines)).filter(Boolean);
  return fitted.map((each) => (each.item.short && put(each.item, each.item.lines, each.kept)) || each);
};
