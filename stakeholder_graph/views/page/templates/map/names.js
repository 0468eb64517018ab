// Which names are written on the map: only where they fit, the most telling first, none over another or a shape.

const LABEL_FACE = '"Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
const NEAR = 1.5; // this much closer than the whole, names the layout left out are tried as well
const FEW = 14; // so many that stand out are all named, whatever is faded beneath

const namePen = document.createElement("canvas").getContext("2d");
const measureName = (text, bold) => {
  if (!namePen) return 0.56 * text.length;
  namePen.font = `${bold ? "600 " : ""}100px ${LABEL_FACE}`;
  return namePen.measureText(text).width / 100;
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

// view: {k, x, y}; the names are tried in the order of byRank, those of `lit` first where they are few.
const fitNames = (byRank, view, { width, height, whole, font, lit }) => {
  const room = makeRoom();
  const seen = [];
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
    room.take([x - r, y - r, x + r, y + r, "shape"]);
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
    const shown = room.isFree(box, first(item) === 0); // what stands out may be written over faded shapes
    if (shown) room.take(box);
    item.label.setAttribute("visibility", shown ? "visible" : "hidden");
  }
};
