// What is chosen: a view; a stakeholder, channel or shared dependency; a message and the member it is followed for.

const isNarrow = () => window.matchMedia("(max-width: 800px)").matches;

keep("view", {
  initial: "map",
  key: "view",
  write: (view) => (view === "map" ? "" : view),
  read: (text, asked, parts) => (showing.has(text) ? text : isNarrow() && !parts.size ? "table" : "map"),
  step: true,
});
keep("selected", {
  initial: null, // {type: "stakeholder" | "channel" | "shared", id}
  key: "at",
  write: (selected) => (selected ? `${selected.type}:${selected.id}` : ""),
  read: (text) => {
    const selected = { type: text.slice(0, text.indexOf(":")), id: text.slice(text.indexOf(":") + 1) };
    return isKnown(selected) ? selected : null;
  },
  step: true,
});
// the message for which the selected thing's cut-off members are marked
keep("weakIn", { initial: null, key: "weak", read: (text) => (messageById.has(text) ? text : null) });
keep("message", { initial: null, key: "message", read: (text) => (messageById.has(text) ? text : null), step: true });
keep("member", {
  initial: null,
  key: "member",
  read: (text, { message }) => (message && messageById.get(message).byMember.has(text) ? text : null),
});
keep("query", { initial: "", key: "q" });

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
  setState({ selected, weakIn, near: null, ...(weakIn ? { message: null, member: null } : {}) });
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
