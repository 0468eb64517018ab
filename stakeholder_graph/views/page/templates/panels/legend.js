// The legend, which is also the filter: a tick box for every kind, with its shape, colour and number.

const sample = (look, color, className = "") =>
  draw(
    "svg",
    { class: `sample ${className}`, viewBox: "-12 -12 24 24", width: 22, height: 22, "aria-hidden": "true" },
    className.includes("weak") ? draw("path", { class: "ring", d: outline(look, 10) }) : null,
    draw("path", { class: "shape", d: outline(look, className.includes("weak") ? 6 : 7.5), fill: color }),
  );
const lineSample = (className) =>
  draw(
    "svg",
    { class: `sample line ${className}`, viewBox: "0 0 30 22", width: 28, height: 22, "aria-hidden": "true" },
    draw("path", { class: "stroke", d: "M1 11L23 11" }),
    draw("path", { class: "head", d: "M29 11L22 7.5L22 14.5Z" }),
  );

const fillLegend = (box) => {
  const ticks = rest.kinds.map((kind, index) => {
    const tick = make("input", { type: "checkbox", id: `kind-${index}` });
    tick.addEventListener("change", () => {
      const off = new Set(state.off);
      if (tick.checked) off.delete(kind.kind);
      else off.add(kind.kind);
      setState({ off });
      announce(`${kind.plural} ${tick.checked ? "shown" : "faded"}.`);
    });
    const row = make(
      "li",
      {},
      make("label", { for: `kind-${index}` }, tick, sample(kind.shape, kind.fill), make("span", { class: "grow", text: kind.plural }), make("span", { class: "count", text: kind.count })),
    );
    return { kind, tick, row };
  });
  const all = make("button", { type: "button", class: "small", text: "Show all", onclick: () => setState({ off: new Set() }) });
  const none = make("button", { type: "button", class: "small", text: "Fade all", onclick: () => setState({ off: new Set(kindById.keys()) }) });
  const grey = { look: "circle", color: "#5b6670" };
  const many = rest.marked_from > 1 ? "two or more" : "somebody";
  const keys = [
    [sample(grey.look, grey.color, "weak"), `double outline: the only way through for ${many}${rest.marked_from > 1 ? "" : " (“!” for two or more)"}`],
    [sample(grey.look, grey.color, "assumed"), "dashed outline: assumed, no source vouches for it"],
    [lineSample(""), "a channel, from sender to receiver; two arrowheads: both ways"],
    [lineSample("assumed"), "an assumed channel"],
  ];
  box.append(
    make("ul", { class: "kinds" }, ticks.map((each) => each.row)),
    make("p", { class: "buttons" }, all, none),
    make("ul", { class: "keys" }, keys.map(([picture, text]) => make("li", {}, picture, make("span", { text })))),
  );
  onState(() => {
    for (const { kind, tick } of ticks) tick.checked = !state.off.has(kind.kind);
  });
};
