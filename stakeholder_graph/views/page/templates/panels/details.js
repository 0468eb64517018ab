// Everything known about what is chosen: its facts with their sources, its channels, and whom its absence cuts off.

const MANY = 12;
const OPEN_AT_MOST = 3;

const factList = (list) =>
  make(
    "dl",
    { class: "facts" },
    list.map((fact) => make("div", {}, make("dt", { text: fact.label }), make("dd", {}, make("span", { class: "value", text: fact.text }), factSource(fact)))),
  );

// A list of which the first dozen stand open, the others behind a button that says how many.
const longList = (items) => {
  const list = make("ul", { class: "plain" }, items.slice(0, MANY));
  if (items.length <= MANY) return [list];
  const more = make("button", { type: "button", class: "small more", text: `Show all ${items.length}` });
  const moreRow = make("p", { class: "gap" }, more);
  more.addEventListener("click", () => {
    const from = list.children.length;
    list.append(...items.slice(MANY));
    moreRow.remove();
    const next = list.children[from].querySelector("button");
    if (next) next.focus();
  });
  return [list, moreRow];
};

const stakeholderButton = (id) =>
  stakeholderById.has(id)
    ? make("button", { type: "button", class: "link", text: nameOf(id), onclick: () => select("stakeholder", id) })
    : make("span", { text: nameOf(id) });

const channelTitle = (channel) => {
  const ends = `${nameOf(channel.sender)} to ${nameOf(channel.receiver)}`;
  const both = channel.twin && channelById.has(channel.twin) ? ", both ways" : "";
  return `${ends}${both}: ${channel.by}${channel.assumed ? " (assumed)" : ""}`;
};

// Whom most people rest on stands first, then by name.
const byImportance = (list, end) => [...list].sort((one, other) => stakeholderById.get(other[end]).cuts_off - stakeholderById.get(one[end]).cuts_off || other.cuts_off - one.cuts_off || nameOf(one[end]).localeCompare(nameOf(other[end]), "en-GB", { numeric: true }));

const channelItems = (list, end) =>
  longList(
    byImportance(list, end).map((channel) =>
      make(
        "li",
        { class: "channel-row" },
        stakeholderButton(channel[end]),
        make(
          "button",
          { type: "button", class: "small", "aria-label": `About this channel: ${channelTitle(channel)}`, onclick: () => select("channel", channel.id) },
          channel.by.length > 24 ? `${channel.by.slice(0, 22)}…` : channel.by,
        ),
        channel.assumed ? assumedBadge() : "",
      ),
    ),
  );

const markOnMap = (weakIn) => {
  setState({ view: "map", weakIn, message: null, member: null });
  document.getElementById("map").focus({ preventScroll: true });
  document.getElementById("map-view").scrollIntoView({ block: "nearest" });
};

const cutOffParts = (type, id) => {
  const found = weakPointsOf(type, id);
  return found.flatMap(({ message, weakPoint }) => {
    const member = (each) => (message.counted === "pairs" ? make("span", { text: memberName(message, each) }) : stakeholderButton(each));
    return [
      make("h3", { text: "The only way through" }),
      make("p", { class: "kind-of", text: `For “${shortMessage(message)}”` }),
      make("p", {}, sentence(weakPoint.loss, id)),
      make("p", { class: "gap" }, make("button", { type: "button", class: "small", text: "Mark them on the map", onclick: () => markOnMap(message.message) })),
      make("details", {}, make("summary", { text: `Whom its absence cuts off (${weakPoint.cuts_off.length})` }), ...longList(weakPoint.cuts_off.map((each) => make("li", {}, member(each))))),
    ];
  });
};

const tieRows = (id) => {
  const rows = rest.ties.filter((tie) => tie.sender === id || tie.receiver === id);
  if (!rows.length) return [];
  return [
    make("h3", { text: `Formal ties (${rows.length})` }),
    ...longList(
      rows.map((tie) =>
        make("li", {}, stakeholderButton(tie.sender), ` ${tie.label} `, stakeholderButton(tie.receiver), " ", tie.assumed ? assumedBadge() : make("span", { class: "source", text: `Source: ${tie.source}` })),
      ),
    ),
  ];
};

// A message as a button that follows it, with its days in short.
// In a large place no delivery is told in sentences.
const inShort = ({ story, hops }) => (story ? sentence(story.short) : [`In ${countWord(hops, "step", "steps")}.`]);
const messageRow = (message, delivery, text) => {
  const noAnswer = delivery.loop === "one-way" ? " No way back is recorded for an answer." : "";
  return make(
    "li",
    {},
    make("button", { type: "button", class: "link", text, onclick: () => follow(message, memberOf(message, delivery)) }),
    make("span", { class: "hint" }, delivery.reached ? [...inShort(delivery), noAnswer] : "No route recorded."),
  );
};

const messageParts = (id) => {
  const own = rest.messages.flatMap((message) => {
    const delivery = message.counted === "pairs" ? null : message.byMember.get(id);
    return delivery ? [messageRow(message, delivery, shortMessage(message))] : [];
  });
  const passedOn = rest.messages.flatMap((message) => {
    const passing = message.deliveries.filter((each) => each.route.slice(1, -1).includes(id));
    const rows = passing.map((each) => messageRow(message, each, memberName(message, memberOf(message, each))));
    return rows.length ? [make("details", { open: rows.length <= OPEN_AT_MOST }, make("summary", { text: `${shortMessage(message)} (${rows.length})` }), ...longList(rows))] : [];
  });
  return [
    ...(own.length ? [make("h3", { text: "Messages" }), make("ul", { class: "plain messages" }, own)] : []),
    ...(passedOn.length ? [make("h3", { text: "Messages that come through here" }), ...passedOn] : []),
  ];
};

const partsOf = (id) => stakeholders.filter((each) => each.part_of === id);

const stakeholderDetails = (each) => [
  make("p", { class: "kind-line" }, sample(each.look, each.color, each.assumed ? "assumed" : ""), kindName(each.kind), each.assumed ? assumedBadge() : ""),
  each.isolated ? make("p", { class: "none", text: "No channel in and none out is recorded." }) : "",
  ...cutOffParts("stakeholder", each.id),
  ...messageParts(each.id),
  make("h3", { text: `Sends to (${each.sends.length})` }),
  ...(each.sends.length ? channelItems(each.sends, "receiver") : [make("p", { class: "quiet", text: "Nobody, as far as is recorded." })]),
  make("h3", { text: `Hears from (${each.hears.length})` }),
  ...(each.hears.length ? channelItems(each.hears, "sender") : [make("p", { class: "quiet", text: "Nobody, as far as is recorded." })]),
  ...(each.part_of || partsOf(each.id).length
    ? [
        make("h3", { text: "Belongs together" }),
        each.part_of ? make("p", {}, "Part of ", stakeholderButton(each.part_of)) : "",
        ...(partsOf(each.id).length ? [make("p", { text: `Its parts (${partsOf(each.id).length}):` }), ...longList(partsOf(each.id).map((part) => make("li", {}, stakeholderButton(part.id))))] : []),
      ]
    : []),
  ...tieRows(each.id),
  make("h3", { text: "What the model says" }),
  factList(each.facts),
];

const channelDetails = (channel) => [
  make("p", { class: "kind-line" }, "Channel", channel.assumed ? assumedBadge() : ""),
  make("p", {}, "From ", stakeholderButton(channel.sender), " to ", stakeholderButton(channel.receiver)),
  channel.twin && channelById.has(channel.twin)
    ? make("p", {}, "Both ways: ", make("button", { type: "button", class: "link", text: "the way back", onclick: () => select("channel", channel.twin) }))
    : "",
  ...cutOffParts("channel", channel.id),
  make("h3", { text: "What the model says" }),
  factList(channel.facts),
];

const sharedDetails = (shared) => [
  make("p", { class: "kind-line" }, "Several depend on this: if it fails, they all do", shared.assumed ? assumedBadge() : ""),
  ...cutOffParts("shared", shared.id),
  make("h3", { text: `Stakeholders that depend on it (${shared.stakeholders.length})` }),
  ...longList(shared.stakeholders.map((id) => make("li", {}, stakeholderButton(id)))),
  make("h3", { text: `Channels that depend on it (${shared.channels.length})` }),
  ...longList(shared.channels.map((id) => make("li", {}, make("button", { type: "button", class: "link", text: channelTitle(channelById.get(id)), onclick: () => select("channel", id) })))),
];

// Whoever opens details, from wherever, is taken to them; closing them leads back to where it came from.
let detailsOpener = null;
const goToDetails = (panel) => {
  document.getElementById("details-title").focus({ preventScroll: true });
  const isBeside = getComputedStyle(panel).position === "absolute"; // else above or below what was clicked
  (isBeside ? document.getElementById("details-title") : panel).scrollIntoView({ block: isBeside ? "nearest" : "start" });
};
const closeDetails = () => {
  const within = document.getElementById("details").contains(document.activeElement);
  unselect();
  if (!within) return;
  const here = detailsOpener && detailsOpener !== document.body && detailsOpener.isConnected && detailsOpener.checkVisibility();
  (here ? detailsOpener : document.getElementById(state.view === "map" ? "map" : "centre")).focus();
};

// Others may add a button below the name, (type, id) => button or null.
const detailsActions = [];
const addDetailsAction = (button) => detailsActions.push(button);

const fillDetails = (panel) => {
  let told = "";
  let near = null; // who is within so many steps, where a stakeholder is chosen
  onState((_, change) => {
    const key = state.selected ? `${state.selected.type}:${state.selected.id}` : "";
    const asked = key !== "" && change.selected !== undefined && isReady();
    if (asked && !panel.contains(document.activeElement)) detailsOpener = document.activeElement;
    if (key !== told) fillPanel(key);
    else if (near) near.fresh();
    if (asked) goToDetails(panel);
  });
  const fillPanel = (key) => {
    told = key;
    panel.hidden = !state.selected;
    document.body.classList.toggle("with-details", Boolean(state.selected));
    if (!state.selected) {
      near = null;
      panel.replaceChildren();
      return;
    }
    const { type, id } = state.selected;
    const [title, parts] =
      type === "stakeholder"
        ? [nameOf(id), stakeholderDetails(stakeholderById.get(id))]
        : type === "channel"
          ? [`${nameOf(channelById.get(id).sender)} to ${nameOf(channelById.get(id).receiver)}`, channelDetails(channelById.get(id))]
          : [nameOf(id), sharedDetails(sharedById.get(id))];
    const actions = detailsActions.map((button) => button(type, id)).filter(Boolean);
    near = type === "stakeholder" ? neighbourParts(id) : null;
    panel.replaceChildren(
      make(
        "div",
        { class: "details-top" },
        make("h2", { id: "details-title", tabindex: "-1", text: title }),
        make("button", { type: "button", class: "small", "aria-label": "Close details", onclick: closeDetails, text: "✕" }),
      ),
      actions.length ? make("p", { class: "buttons" }, actions) : "",
      near ? near.element : "",
      ...parts,
    );
    panel.scrollTop = 0;
    announce(`Details of ${title}.`);
  };
};
