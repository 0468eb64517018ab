// Who is within so many steps of somebody: onwards, back, or both; the others fade.

const MOST_STEPS = 9;
const WAYS = new Map([
  ["both", "either way"],
  ["out", "onwards"],
  ["in", "back"],
]);

keep("steps", { initial: 1, key: "steps", write: (steps) => (steps === 1 ? "" : String(steps)), read: (text) => Math.min(MOST_STEPS, Math.max(1, Number.parseInt(text, 10) || 1)) });
// around whom, where nobody is chosen: by key on the map
keep("near", { initial: null, key: "near", read: (text) => (stakeholderById.has(text) ? text : null) });
keep("way", { initial: "both", key: "way", write: (way) => (way === "both" ? "" : way), read: (text) => (WAYS.has(text) ? text : "both") });

// Map of id -> number of steps, with the one asked about at 0; and the channels on which they were reached.
const neighboursOf = (id, steps, way) => {
  const found = new Map([[id, 0]]);
  const used = new Set();
  let last = [id];
  for (let step = 1; step <= steps && last.length; step += 1) {
    const next = [];
    const meet = (channel, other) => {
      used.add(channel.id);
      if (found.has(other)) return;
      found.set(other, step);
      next.push(other);
    };
    for (const each of last) {
      const { sends, hears } = stakeholderById.get(each);
      if (way !== "in") for (const channel of sends) meet(channel, channel.receiver);
      if (way !== "out") for (const channel of hears) meet(channel, channel.sender);
    }
    last = next;
  }
  return { found, used };
};

// Around whom: whoever is chosen, else whoever a key on the map asked about.
const nearWhom = () => {
  if (!state.selected) return state.near;
  return state.selected.type === "stakeholder" ? state.selected.id : null;
};
addEmphasis("neighbours", () => {
  const id = nearWhom();
  if (!id) return null;
  const { found, used } = neighboursOf(id, state.steps, state.way);
  return { ...NOTHING, lit: new Set(found.keys()), channelsLit: used };
});

const neighbourWords = (id) => {
  const count = neighboursOf(id, state.steps, state.way).found.size - 1;
  const within = `within ${countWord(state.steps, "step", "steps")}, ${WAYS.get(state.way)}`;
  return count ? `${count.toLocaleString("en-GB")} ${within}` : `Nobody ${within}`;
};

// The control in the details of a stakeholder.
const neighbourParts = (id) => {
  const says = make("p", { class: "hint" });
  const steps = make("select", { id: "steps" }, Array.from({ length: MOST_STEPS }, (_, index) => make("option", { value: String(index + 1), text: countWord(index + 1, "step", "steps") })));
  const way = make("select", { id: "way" }, [...WAYS].map(([value, text]) => make("option", { value, text })));
  const fresh = () => {
    steps.value = String(state.steps);
    way.value = state.way;
    says.textContent = `${neighbourWords(id)}.`;
  };
  const change = (wanted) => {
    setState(wanted);
    announce(`${neighbourWords(id)}.`);
  };
  steps.addEventListener("change", () => change({ steps: Number(steps.value) }));
  way.addEventListener("change", () => change({ way: way.value }));
  fresh();
  return {
    element: make("div", { class: "near" }, make("label", { for: "steps", text: "Show who is within" }), steps, make("label", { for: "way", class: "unseen", text: "In which direction" }), way, says),
    fresh,
  };
};

// By key, with the map in focus: so many steps around the cursor, or else around whoever is chosen.
const showNeighbours = (map, steps) => {
  const id = map.cursor() || nearWhom();
  if (!id) return announce("Choose a stakeholder first: the arrow keys walk along channels.");
  setState({ ...NOT_FOLLOWING, weakIn: null, steps, ...(state.selected && id === nearWhom() ? {} : { selected: null, near: id }) });
  return announce(`${nameOf(id)}: ${neighbourWords(id)}.`);
};

const addNeighbourKeys = (map, container) => {
  container.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^[1-9]$/.test(event.key)) showNeighbours(map, Number(event.key));
    else if (event.key.toLowerCase() === "t") document.getElementById("show-table").click();
  });
};
