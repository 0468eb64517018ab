// Which names are written on the map: only where they fit, the most telling first, none over another or a shape.

const NEAR = 1.5; // this much closer than the whole, names the layout left out are tried as well
const FEW = 14; // so many that stand out are all named, whatever is faded beneath
const LINE = 1.08; // from one line of a name to the next, in its size

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
  const isFree = (box, overShapes) =>
    cellsOf(box).every((cell) =>
      (cells.get(cell) || []).every((other) => (overShapes && other.length > 4) || box[2] <= other[0] || box[0] >= other[2] || box[3] <= other[1] || box[1] >= other[3]),
    );
  return { take, isFree };
};

const lineHeight = (size) => LINE * size;

// items: [{id, x, y, r, lines, bold, ems, always, shown, first}] on the screen, the most telling first; the names of
// those marked `first` may lie over faded shapes. Returns [{item, top, box}].
const fitNames = (items, { width, height, size, near }) => {
  const room = makeRoom();
  const seen = items.filter(({ x, y }) => x > -60 && y > -60 && x < width + 60 && y < height + 60);
  for (const { x, y, r } of seen) room.take([x - r, y - r, x + r, y + r, "shape"]);
  const wanted = seen.filter((item) => item.first || item.shown || near);
  wanted.sort((one, other) => Number(other.first) - Number(one.first));
  const fitted = [];
  for (const item of wanted) {
    const half = (item.ems * size) / 2 + (item.bold ? 2 : -0.5);
    const tall = lineHeight(size) * item.lines.length;
    const box = [item.y + item.r + 2, item.y - item.r - 5 - tall] // below the shape, else above it
      .map((top) => [item.x - half, top, item.x + half, top + tall])
      .find((each) => room.isFree(each, item.first));
    if (!box) continue;
    room.take(box);
    fitted.push({ item, top: box[1], box });
  }
  return fitted;
};
