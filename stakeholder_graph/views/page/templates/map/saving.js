// The picture to keep: the map as it is in sight, with title, date, legend and what is assumed, as vectors or as dots.

const SAVED_RATIO = 2;
const PICTURE_PAD = 16;
const TITLE_ROOM = 54;
const LEGEND_ROW = 20;
const LEGEND_COLUMN = 190;
const NOTE_SIZE = 11;
const NOTE_ROW = 15;
let drawingCount = 0; // on paper two maps may stand in one page, and each needs a clip of its own

// how: "svg" a Blob of text, "png" a promise of a Blob, "drawing" an <svg> element to put into the page.
const drawPicture = (how, container, frame, isOwn) => {
  const { width, height } = frame.size;
  const legend = listLegend(frame, isOwn);
  const head = isOwn ? TITLE_ROOM : 0; // beside another the heading of the page names it
  const columns = Math.max(1, Math.floor((width - 2 * PICTURE_PAD) / LEGEND_COLUMN));
  const words = isOwn ? pictureWords() : NO_WORDS;
  const notes = words.notes.flatMap((note) => shortenName(note, (width - 2 * PICTURE_PAD) / NOTE_SIZE, Infinity, false));
  const tall = head + height + PICTURE_PAD + LEGEND_ROW * Math.ceil(legend.length / columns) + LEGEND_ROW + NOTE_ROW * notes.length;
  const svg = draw("svg", { xmlns: SVG, class: "printed", viewBox: `0 0 ${n(width)} ${n(tall)}`, width: n(width), height: n(tall), role: "img" });
  if (isOwn) svg.append(draw("title", { text: forXml(words.title) }), draw("desc", { text: forXml(words.about) }));
  else svg.setAttribute("aria-hidden", "true");
  const sight = how === "drawing" ? `in-sight-${(drawingCount += 1)}` : "in-sight";
  svg.append(draw("clipPath", { id: sight }, draw("rect", { width: n(width), height: n(height) })));
  const paint = (pen, within) => {
    pen.path({ fill: frame.colours.paper }, (path) => addBox(path, [0, 0, width, tall]));
    if (isOwn) pen.words(words.title, PICTURE_PAD, 24, { size: 18, bold: true, fill: frame.colours.ink, align: "left" });
    if (isOwn) pen.words(words.date, PICTURE_PAD, 43, { size: 12, fill: frame.colours.quiet, align: "left" });
    within(head, (inner) => drawMap(inner, frame));
    drawLegend(pen, legend, head + height + PICTURE_PAD + 8, columns, frame.colours);
    notes.forEach((line, index) => pen.words(line, PICTURE_PAD, tall - 14 - NOTE_ROW * (notes.length - 1 - index), { size: NOTE_SIZE, fill: frame.colours.quiet, align: "left" }));
  };
  if (how === "png") return paintDots(paint, width, tall, height);
  paint(makeSvgPen(svg), (down, drawInside) => {
    const inside = draw("g", { "clip-path": `url(#${sight})` });
    svg.append(draw("g", { transform: `translate(0 ${down})` }, inside));
    drawInside(makeSvgPen(inside));
  });
  if (how === "drawing") return svg;
  return new Blob(['<?xml version="1.0" encoding="UTF-8"?>\n', new XMLSerializer().serializeToString(svg)], { type: "image/svg+xml" });
};

const paintDots = (paint, width, tall, height) => {
  const canvas = make("canvas", { width: Math.round(width * SAVED_RATIO), height: Math.round(tall * SAVED_RATIO) });
  const context = canvas.getContext("2d");
  context.scale(SAVED_RATIO, SAVED_RATIO);
  const pen = makeCanvasPen(context, false);
  paint(pen, (down, drawInside) => {
    context.save();
    context.translate(0, down);
    context.beginPath();
    context.rect(0, 0, width, height);
    context.clip();
    drawInside(pen);
    context.restore();
  });
  return new Promise((done) => canvas.toBlob(done, "image/png"));
};

const NO_WORDS = { notes: [] };
const pictureWords = () => {
  const title = document.querySelector("h1").textContent;
  const date = OWN_DATE ? `As it stands on ${OWN_DATE}` : "";
  const assumed = document.querySelector(".how-sure")?.textContent;
  const notes = [
    "Dashed: assumed, no source vouches for it. A line is a channel that messages can take; “no line” means that none is recorded.",
    ...(assumed ? [assumed] : []),
  ];
  return { title, date, notes, about: `Map of ${rest.place}. ${date}. ${notes.join(" ")} The table of the page says in words all that is drawn.` };
};

const countKinds = ({ stakeholders, kindOf }) => {
  const count = (kind) => stakeholders.filter((each) => each.kind === kind.kind).length;
  return [...kindOf.values()].map((kind) => ({ ...kind, count: count(kind) })).filter((kind) => kind.count > 0);
};
const listLegend = ({ colours, scene }, isOwn) => [
  ...(isOwn ? rest.kinds.filter((kind) => !state.off.has(kind.kind)) : countKinds(scene)).map((kind) => ({ text: `${kind.plural} (${kind.count})`, look: kind.shape, fill: colours.fills ? kind.fill : colours.paper })),
  { text: "the only way through", look: "circle", fill: colours.quiet, ring: true },
  { text: "assumed", look: "circle", fill: colours.paper, dash: [2.2, 1.6] },
];

const drawLegend = (pen, legend, top, columns, colours) => {
  legend.forEach(({ text, look, fill, ring = false, dash = [] }, index) => {
    const x = PICTURE_PAD + 8 + (index % columns) * LEGEND_COLUMN;
    const y = top + Math.floor(index / columns) * LEGEND_ROW;
    if (ring) pen.path({ fill: colours.paper, stroke: colours.ink, width: 1.2 }, (path) => addShape(path, look, x, y, 8));
    pen.path({ fill, stroke: colours.ink, width: 1, dash }, (path) => addShape(path, look, x, y, ring ? 5 : 6));
    pen.words(text, x + 14, y + 4, { size: 12, fill: colours.ink, align: "left" });
  });
};

// Paper gets vectors: before printing the canvas gives way to the drawing, after it comes back.
const printAsVectors = (canvas, drawOne) => {
  let printed = null;
  const begin = () => {
    if (printed || !canvas.clientWidth) return;
    printed = drawOne();
    canvas.after(printed);
  };
  const end = () => {
    printed?.remove();
    printed = null;
  };
  window.addEventListener("beforeprint", begin);
  window.addEventListener("afterprint", end);
  window.matchMedia("print").addEventListener("change", (event) => (event.matches ? begin() : end()));
};
