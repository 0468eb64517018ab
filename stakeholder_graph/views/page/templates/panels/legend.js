// The legend, which is also the filter: kinds, sectors, and what rests on a source or on none. What is not wanted is
// faded, not hidden.

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

// A list of tick boxes over one set of the state: what is not ticked is in the set, and faded.
const tickList = (piece, entries) => {
  const ticks = entries.map(({ value, name, count, picture }, index) => {
    const tick = make("input", { type: "checkbox", id: `${piece}-${index}` });
    tick.addEventListener("change", () => {
      const off = new Set(state[piece]);
      if (tick.checked) off.delete(value);
      else off.add(value);
      setState({ [piece]: off });
      announce(`${name} ${tick.checked ? "shown" : "faded"}.`);
    });
    const only = make("button", { type: "button", class: "small only", "aria-label": `Only ${name}`, text: "only" });
    only.addEventListener("click", () => {
      setState({ [piece]: new Set(entries.map((each) => each.value).filter((each) => each !== value)) });
      announce(`Only ${name} shown, the others faded.`);
    });
    const label = make("label", { for: `${piece}-${index}` }, tick, picture || "", make("span", { class: "grow", text: name }), make("span", { class: "count", text: count.toLocaleString("en-GB") }));
    return { value, tick, row: make("li", {}, label, only) };
  });
  onState(() => {
    for (const { value, tick } of ticks) tick.checked = !state[piece].has(value);
  });
  return make("ul", { class: "kinds" }, ticks.map((each) => each.row));
};

const basisChoice = () => {
  const assumed = stakeholders.filter((each) => each.assumed).length;
  if (!assumed || assumed === stakeholders.length) return [];
  const choices = [
    ["", "Everybody", stakeholders.length],
    ["sourced", "A source vouches for them", stakeholders.length - assumed],
    ["assumed", "Only assumed", assumed],
  ].map(([value, name, count]) => {
    const dot = make("input", { type: "radio", name: "basis", id: `basis-${value || "all"}` });
    dot.addEventListener("change", () => setState({ basis: value }));
    onState(() => {
      dot.checked = state.basis === value;
    });
    const label = make("label", { for: `basis-${value || "all"}` }, dot, make("span", { class: "grow", text: name }), make("span", { class: "count", text: count.toLocaleString("en-GB") }));
    return make("li", {}, label);
  });
  return [make("fieldset", {}, make("legend", { text: "Who vouches for them" }), make("ul", { class: "kinds" }, choices))];
};

const sectorChoice = () => {
  const entries = sectorNames.map((name) => ({ value: name, name, count: [...sectorById.values()].filter((each) => each === name).length }));
  return entries.length > 1 ? [make("fieldset", {}, make("legend", { text: "Sectors" }), tickList("offSectors", entries))] : [];
};

const legendKeys = () => {
  const grey = { look: "circle", color: "#5b6670" };
  const many = rest.marked_from > 1 ? "two or more" : "somebody";
  const keys = [
    [sample(grey.look, grey.color, "weak"), `double outline: the only way through for ${many}${rest.marked_from > 1 ? "" : " (“!” for two or more)"}`],
    [sample(grey.look, grey.color, "assumed"), "dashed outline: assumed, no source vouches for it"],
    [lineSample(""), "a channel, from sender to receiver; two arrowheads: both ways"],
    [lineSample("assumed"), "an assumed channel"],
  ];
  return make("ul", { class: "keys" }, keys.map(([picture, text]) => make("li", {}, picture, make("span", { text }))));
};

const fillLegend = (box) => {
  const kinds = rest.kinds.map((kind) => ({ value: kind.kind, name: kind.plural, count: kind.count, picture: sample(kind.shape, kind.fill) }));
  const all = make("button", { type: "button", class: "small", text: "Show all", onclick: () => setState({ off: new Set(), offSectors: new Set(), basis: "" }) });
  const none = make("button", { type: "button", class: "small", text: "Fade all", onclick: () => setState({ off: new Set(kindById.keys()) }) });
  box.append(
    make("fieldset", {}, make("legend", { text: "Kinds" }), tickList("off", kinds)),
    ...basisChoice(),
    ...sectorChoice(),
    make("p", { class: "buttons" }, all, none),
    legendKeys(),
  );
};
