// What the map is drawn with: the same drawing goes to the canvas and, for paper and for keeping, to SVG.
//
// A pen has: path(style, add) where style is {fill, stroke, width, dash, alpha} and add(path) says what to draw; and
// words(text, x, y, {size, bold, fill, halo, align, alpha}). Positions are those of the screen.

const FACE = '"Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif';
const fontOf = (size, bold) => `${bold ? "600 " : ""}${size}px ${FACE}`;

// `plain` while the map moves: no dashes and no halos, which is what a desktop without a graphics card can keep up with.
const makeCanvasPen = (context, plain) => ({
  path: ({ fill = null, stroke = null, width = 1, dash = [], alpha = 1 }, add) => {
    context.globalAlpha = alpha;
    context.beginPath();
    add(context);
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
    if (!stroke) return;
    context.strokeStyle = stroke;
    context.lineWidth = width;
    context.setLineDash(plain ? [] : dash);
    context.stroke();
  },
  words: (text, x, y, { size, bold = false, fill, halo = null, align = "center", alpha = 1 }) => {
    context.globalAlpha = alpha;
    context.font = fontOf(size, bold);
    context.textAlign = align;
    if (halo && !plain) {
      context.lineJoin = "round";
      context.lineWidth = 3;
      context.setLineDash([]);
      context.strokeStyle = halo;
      context.strokeText(text, x, y);
    }
    context.fillStyle = fill;
    context.fillText(text, x, y);
  },
});

const ANCHORS = { center: "middle", left: "start", right: "end" };
// What no XML may hold, whatever a model says.
const forXml = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, "");

const makeSvgPen = (parent) => ({
  path: ({ fill = null, stroke = null, width = 1, dash = [], alpha = 1 }, add) => {
    const path = makePathText();
    add(path);
    if (!path.text()) return;
    const line = stroke ? { stroke, "stroke-width": n(width), "stroke-dasharray": dash.length ? dash.join(" ") : null, "stroke-linecap": "round" } : {};
    parent.append(draw("path", { d: path.text(), fill: fill || "none", ...line, opacity: alpha < 1 ? alpha : null }));
  },
  words: (text, x, y, { size, bold = false, fill, halo = null, align = "center", alpha = 1 }) => {
    const around = halo ? { stroke: halo, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke" } : {};
    parent.append(
      draw("text", {
        x: n(x),
        y: n(y),
        "font-family": FACE,
        "font-size": n(size),
        "font-weight": bold ? 600 : null,
        "text-anchor": ANCHORS[align],
        fill,
        ...around,
        opacity: alpha < 1 ? alpha : null,
        text: forXml(text),
      }),
    );
  },
});

// The colours are the style sheet's (--map-…): light or dark, or the reader's own where colours are forced.
const COLOURS = [
  "paper", "band", "band-odd", "ink", "quiet", "line", "line-weak", "lit", "halo", "there", "back", "second", "alarm",
  "alarm-ink", "chosen", "group", "here", "waiting",
];
const readColours = (container, className) => {
  const probe = make("span", { class: className, hidden: true });
  container.append(probe);
  const found = {};
  for (const name of COLOURS) {
    probe.style.color = `var(--map-${name})`;
    found[name] = getComputedStyle(probe).color;
  }
  const look = getComputedStyle(probe);
  found.fills = look.getPropertyValue("--map-fills").trim() !== "none"; // whether shapes keep the colours of their kinds
  probe.remove();
  return found;
};
