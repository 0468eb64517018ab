// What is being looked at: one state for the whole page, told to everybody who asked, kept in the address.

const state = {
  view: "map",
  selected: null, // {type: "stakeholder" | "channel" | "shared", id}
  weakIn: null, // the message for which the selected thing's cut-off members are marked
  message: null,
  member: null,
  off: new Set(), // kinds that are faded
  query: "",
};
const listeners = [];
const onState = (listener) => listeners.push(listener);

const setState = (change) => {
  Object.assign(state, change);
  writeAddress();
  for (const listener of listeners) listener(state, change);
};

// Once the page stands, a change is somebody's doing; before, it is what the address asked for.
const isReady = () => document.documentElement.classList.contains("ready");

let said = 0;
const announce = (text) => {
  const status = document.getElementById("status");
  said += 1;
  status.textContent = text + (said % 2 ? "" : "\u00a0"); // a repeated sentence is spoken again
};

const isKnown = (selected) =>
  selected !== null &&
  new Map([
    ["stakeholder", stakeholderById],
    ["channel", channelById],
    ["shared", sharedById],
  ])
    .get(selected.type)
    ?.has(selected.id) === true;

const select = (type, id, weakIn = null) => {
  const selected = { type, id };
  if (!isKnown(selected)) return;
  setState({ selected, weakIn, ...(weakIn ? { message: null, member: null } : {}) });
};
const unselect = () => setState({ selected: null, weakIn: null });

const weakPointShown = () => {
  if (!state.selected || !state.weakIn) return null;
  const found = weakPointsOf(state.selected.type, state.selected.id);
  return found.find((each) => each.message.message === state.weakIn) || null;
};
const deliveryShown = () => {
  const message = messageById.get(state.message);
  return (message && message.byMember.get(state.member)) || null;
};

// The address may be barred to us (inside a notebook, in some viewers): then nothing is kept, and nothing breaks.
const writeAddress = () => {
  const parts = new URLSearchParams();
  if (state.view !== "map") parts.set("view", state.view);
  if (state.selected) parts.set("at", `${state.selected.type}:${state.selected.id}`);
  if (state.weakIn) parts.set("weak", state.weakIn);
  if (state.message) parts.set("message", state.message);
  if (state.member !== null) parts.set("member", state.member);
  if (state.off.size) parts.set("fade", [...state.off].join(","));
  if (state.query) parts.set("q", state.query);
  try {
    history.replaceState(null, "", `#${parts}`);
  } catch {
    /* see above */
  }
};

const readAddress = (address) => {
  const parts = new URLSearchParams(address);
  const at = parts.get("at") || "";
  const selected = { type: at.slice(0, at.indexOf(":")), id: at.slice(at.indexOf(":") + 1) };
  const message = messageById.has(parts.get("message")) ? parts.get("message") : null;
  const member = message && messageById.get(message).byMember.has(parts.get("member")) ? parts.get("member") : null;
  const narrow = window.matchMedia("(max-width: 800px)").matches;
  return {
    view: parts.get("view") === "table" || (narrow && !parts.size) ? "table" : "map",
    selected: isKnown(selected) ? selected : null,
    weakIn: messageById.has(parts.get("weak")) ? parts.get("weak") : null,
    message,
    member,
    off: new Set((parts.get("fade") || "").split(",").filter((kind) => kindById.has(kind))),
    query: parts.get("q") || "",
  };
};
