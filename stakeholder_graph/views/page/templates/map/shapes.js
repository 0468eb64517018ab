// How stakeholders and channels are drawn: outlines for the seven shapes, curves, arrowheads. Pure geometry.
//
// A path is anything with moveTo, lineTo, bezierCurveTo, ellipse and closePath: a canvas, or the text of an SVG path.

const corner = (count, turn, radius) =>
  Array.from({ length: count }, (_, index) => {
    const angle = turn + (2 * Math.PI * index) / count;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
const spikes = corner(10, -Math.PI / 2, 1).map(([x, y], index) => (index % 2 ? [0.58 * x, 0.58 * y] : [1.4 * x, 1.4 * y]));

// Shapes of one size look equally large: those with corners reach a little further out.
const CORNERS = new Map([
  ["square", corner(4, Math.PI / 4, 1.25)],
  ["diamond", corner(4, 0, 1.3)],
  ["hexagon", corner(6, 0, 1.15)],
  ["triangle", corner(3, -Math.PI / 2, 1.3)],
  ["star", spikes],
]);

const addPolygon = (path, points) => {
  points.forEach(([x, y], index) => (index ? path.lineTo(x, y) : path.moveTo(x, y)));
  path.closePath();
};
const addEllipse = (path, x, y, rx, ry) => {
  path.moveTo(x + rx, y);
  path.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI);
};
const addShape = (path, look, x, y, r) => {
  const corners = CORNERS.get(look);
  if (corners) addPolygon(path, corners.map(([dx, dy]) => [x + r * dx, y + r * dy]));
  else if (look === "ellipse") addEllipse(path, x, y, 1.25 * r, 0.78 * r);
  else addEllipse(path, x, y, r, r);
};
const addBox = (path, [left, top, right, bottom], round = 0) => {
  const r = Math.min(round, (right - left) / 2, (bottom - top) / 2);
  path.moveTo(left + r, top);
  path.lineTo(right - r, top);
  path.bezierCurveTo(right, top, right, top, right, top + r);
  path.lineTo(right, bottom - r);
  path.bezierCurveTo(right, bottom, right, bottom, right - r, bottom);
  path.lineTo(left + r, bottom);
  path.bezierCurveTo(left, bottom, left, bottom, left, bottom - r);
  path.lineTo(left, top + r);
  path.bezierCurveTo(left, top, left, top, left + r, top);
  path.closePath();
};

// The text of a path, for SVG.
const n = (value) => String(Math.round(value * 100) / 100);
const makePathText = () => {
  const parts = [];
  return {
    moveTo: (x, y) => parts.push(`M${n(x)} ${n(y)}`),
    lineTo: (x, y) => parts.push(`L${n(x)} ${n(y)}`),
    bezierCurveTo: (...at) => parts.push(`C${at.map(n).join(" ")}`),
    ellipse: (x, y, rx, ry) =>
      parts.push(`M${n(x - rx)} ${n(y)}A${n(rx)} ${n(ry)} 0 1 1 ${n(x + rx)} ${n(y)}A${n(rx)} ${n(ry)} 0 1 1 ${n(x - rx)} ${n(y)}`),
    closePath: () => parts.push("Z"),
    text: () => parts.join(""),
  };
};
const outline = (look, r) => {
  const path = makePathText();
  addShape(path, look, 0, 0, r);
  return path.text();
};

// A way is a row of points: a start, then three points for each curve.
const lineTo = (way, x, y) => {
  const { x: fromX, y: fromY } = way[way.length - 1];
  way.push({ x: fromX + (x - fromX) / 3, y: fromY + (y - fromY) / 3 }, { x: x - (x - fromX) / 3, y: y - (y - fromY) / 3 }, { x, y });
};
const pointOn = (way, share) => {
  const count = (way.length - 1) / 3;
  const at = Math.min(Math.floor(share * count), count - 1);
  const t = share * count - at;
  const s = 1 - t;
  const [p, c, d, q] = way.slice(3 * at, 3 * at + 4);
  const mix = (axis) => s * s * s * p[axis] + 3 * s * s * t * c[axis] + 3 * s * t * t * d[axis] + t * t * t * q[axis];
  return { x: mix("x"), y: mix("y") };
};
// Points along a way, evenly apart, so that whatever travels on it keeps its pace.
const evenly = (way) => {
  const count = (8 * (way.length - 1)) / 3;
  const steps = Array.from({ length: count + 1 }, (_, index) => pointOn(way, index / count));
  const far = [0];
  for (let index = 1; index < steps.length; index += 1)
    far.push(far[index - 1] + Math.hypot(steps[index].x - steps[index - 1].x, steps[index].y - steps[index - 1].y));
  return (share) => {
    const wanted = share * far[far.length - 1];
    let index = 1;
    while (index < far.length - 1 && far[index] < wanted) index += 1;
    const part = (wanted - far[index - 1]) / (far[index] - far[index - 1] || 1);
    return {
      x: steps[index - 1].x + part * (steps[index].x - steps[index - 1].x),
      y: steps[index - 1].y + part * (steps[index].y - steps[index - 1].y),
    };
  };
};
const distanceToWay = (way, x, y) => {
  let nearest = Infinity;
  let before = way[0];
  const steps = 4 * (way.length - 1);
  for (let index = 1; index <= steps; index += 1) {
    const after = pointOn(way, index / steps);
    const dx = after.x - before.x;
    const dy = after.y - before.y;
    const t = Math.max(0, Math.min(1, ((x - before.x) * dx + (y - before.y) * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(before.x + t * dx - x, before.y + t * dy - y));
    before = after;
  }
  return nearest;
};
