// How stakeholders and channels are drawn: outlines for the seven shapes, curves, arrowheads. Pure geometry.

const corner = (count, turn, radius) =>
  Array.from({ length: count }, (_, index) => {
    const angle = turn + (2 * Math.PI * index) / count;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
const closed = (points) => `M${points.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join("L")}Z`;
const round = (rx, ry) => `M${-rx} 0A${rx} ${ry} 0 1 0 ${rx} 0A${rx} ${ry} 0 1 0 ${-rx} 0Z`;

// Shapes of one size look equally large: those with corners reach a little further out.
const outline = (look, r) => {
  if (look === "square") return closed(corner(4, Math.PI / 4, 1.25 * r));
  if (look === "diamond") return closed(corner(4, 0, 1.3 * r));
  if (look === "hexagon") return closed(corner(6, 0, 1.15 * r));
  if (look === "triangle") return closed(corner(3, -Math.PI / 2, 1.3 * r));
  if (look === "ellipse") return round(1.25 * r, 0.78 * r);
  if (look === "star") {
    const points = corner(10, -Math.PI / 2, 1);
    return closed(points.map(([x, y], index) => [x * r * (index % 2 ? 0.58 : 1.4), y * r * (index % 2 ? 0.58 : 1.4)]));
  }
  return round(r, r);
};

// A curve from one stakeholder to another, stopping short of both shapes. `bend` pushes its middle to the left.
const curve = (from, to, bend) => {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const middle = { x: (from.x + to.x) / 2 + dy * bend, y: (from.y + to.y) / 2 - dx * bend };
  const leave = (end) => {
    const far = Math.hypot(middle.x - end.x, middle.y - end.y) || 1;
    const gap = Math.min(1.35 * end.r + 2, 0.4 * length);
    return { x: end.x + ((middle.x - end.x) / far) * gap, y: end.y + ((middle.y - end.y) / far) * gap };
  };
  const start = leave(from);
  const finish = leave(to);
  // The control point that makes the curve pass through the pushed middle.
  const control = { x: 2 * middle.x - (start.x + finish.x) / 2, y: 2 * middle.y - (start.y + finish.y) / 2 };
  return { start, control: bend ? control : middle, finish, straight: !bend };
};

const n = (value) => value.toFixed(1);
const curvePath = ({ start, control, finish, straight }) =>
  straight
    ? `M${n(start.x)} ${n(start.y)}L${n(finish.x)} ${n(finish.y)}`
    : `M${n(start.x)} ${n(start.y)}Q${n(control.x)} ${n(control.y)} ${n(finish.x)} ${n(finish.y)}`;

const arrowHead = (tip, from, size) => {
  const length = Math.hypot(tip.x - from.x, tip.y - from.y) || 1;
  const ux = (tip.x - from.x) / length;
  const uy = (tip.y - from.y) / length;
  const back = { x: tip.x - ux * size, y: tip.y - uy * size };
  const half = size * 0.48;
  return `M${n(tip.x)} ${n(tip.y)}L${n(back.x - uy * half)} ${n(back.y + ux * half)}L${n(back.x + uy * half)} ${n(back.y - ux * half)}Z`;
};

const pointOn = ({ start, control, finish, straight }, t) => {
  if (straight) return { x: start.x + (finish.x - start.x) * t, y: start.y + (finish.y - start.y) * t };
  const s = 1 - t;
  return {
    x: s * s * start.x + 2 * s * t * control.x + t * t * finish.x,
    y: s * s * start.y + 2 * s * t * control.y + t * t * finish.y,
  };
};
const distanceToCurve = (shape, x, y) => {
  let nearest = Infinity;
  let before = pointOn(shape, 0);
  const steps = shape.straight ? 1 : 10;
  for (let index = 1; index <= steps; index += 1) {
    const after = pointOn(shape, index / steps);
    const dx = after.x - before.x;
    const dy = after.y - before.y;
    const t = Math.max(0, Math.min(1, ((x - before.x) * dx + (y - before.y) * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(before.x + t * dx - x, before.y + t * dy - y));
    before = after;
  }
  return nearest;
};
